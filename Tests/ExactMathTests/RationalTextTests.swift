import ExactMath
import TestSupport
import Testing

@Suite struct RationalTextTests {
    @Test(arguments: [
        ("0", "0"), ("-1.50", "-1.5"), ("1e9999", "1e9999"), ("1e-9999", "1e-9999"), ("12e99", "12e99"),
        ("120e5", "12000000"),
        ("-1.25e-120", "-125e-122"), ("1.25e130", "125e128"),
    ])
    func typesNumbersAsTheyAreRead(text: String, expected: String) throws {
        let value = try Rational(decimal: text)
        #expect(value.typedText.utf8.count <= Rational.longestNumberText)
        #expect(try Rational(decimal: value.typedText) == value)
        #expect(value.typedText == expected)
    }

    @Test func readsDecimalTextExactly() throws {
        #expect(try Rational(decimal: "0.0000166667") * Rational(10_000_000_000) == Rational(166_667))
        #expect(try Rational(decimal: "3e0") == 3)
        #expect(try Rational(decimal: "-1.50E+2") == -150)
        #expect(try Rational(decimal: "-0") == 0)
        #expect(try Rational(decimal: "0e9999") == 0)
        #expect(try Rational(decimal: "-0.000e-9999") == 0)
        #expect(try Rational(decimal: "1.5e-7") == Rational(15, over: 100_000_000))
        #expect(try Rational(decimal: "1e-0001") == Rational(1, over: 10))
        #expect(
            try Rational(decimal: "9223372036854775808e18") * Rational(decimal: "1e-18") == Rational(Int128(1) << 63))
    }

    @Test(arguments: [
        "01", "-01", "00", "+1", ".5", "5.", "1e", "1e+", "-", "--1", "1.5.5", "1 ", " 1", "1_000", "0x10", "1e5.5",
        "e5",
        "NaN", "Infinity", "١", "1,5", "1e-+5", "\u{0}1",
    ])
    func refusesOtherText(text: String) {
        #expect(throws: NumberTextError.malformed) { try Rational(decimal: text) }
    }

    @Test func refusesTextThatIsTooLong() throws {
        #expect(throws: NumberTextError.empty) { try Rational(decimal: "") }
        #expect(throws: NumberTextError.exponentTooLong(digits: 6, limit: 4)) { try Rational(decimal: "1e999999") }
        #expect(throws: NumberTextError.exponentTooLong(digits: 5, limit: 4)) { try Rational(decimal: "1e-00001") }
        let nines = String(repeating: "9", count: 101)
        #expect(throws: NumberTextError.tooLong(characters: 101, limit: 100)) { try Rational(decimal: nines) }
        let most = try Rational(decimal: nines.dropLast())
        #expect(most.numerator + BigInt(1) == BigInt.powerOfTen(100))
        let small = try Rational(decimal: "0." + String(repeating: "0", count: 97) + "1")
        #expect(small.denominator == BigInt.powerOfTen(98))
    }

    @Test func readsTheLargestAndSmallestExponents() throws {
        let huge = try Rational(decimal: "1e9999")
        let tiny = try Rational(decimal: "1e-9999")
        #expect(huge * tiny == 1)
        #expect(huge.reciprocal == tiny)
        #expect(huge.numerator == BigInt.powerOfTen(9999))
        #expect(tiny.terminatingPlaces == 9999)
        #expect(tiny < Rational(1, over: .max))
        #expect(-huge < Rational(.min))
        #expect(huge.decimalText(places: 0).utf8.count == 10_000)
        #expect(huge.exactDecimalText(minimumPlaces: 2, maximumPlaces: 18).utf8.count == 10_003)
        #expect(tiny.exactDecimalText(minimumPlaces: 2, maximumPlaces: 18) == "0.00")
        #expect(tiny.ceiling == BigInt(1))
        #expect((-tiny).rounded == .zero)
        #expect(huge.floor == huge.numerator)
        #expect(try Rational(decimal: "-3e-9999").decimalText(places: 9999).hasSuffix("0003"))
    }

    @Test(arguments: [
        ("16.425", 2, "16.43"), ("16.424999", 2, "16.42"), ("-16.425", 2, "-16.43"), ("0.005", 2, "0.01"),
        ("-0.005", 2, "-0.01"), ("-0.0049", 2, "0.00"), ("0.995", 2, "1.00"), ("999.995", 2, "1000.00"),
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"), ("1.5", 0, "2"), ("2.5", 0, "3"), ("0.4999999999999999999999999", 0, "0"), ("7", 3, "7.000"),
        ("7", 0, "7"), ("7", -1, "7"), ("0.1", 20, "0.10000000000000000000"), ("-12", 20, "-12.00000000000000000000"),
        ("0.00000000000000000005", 19, "0.0000000000000000001"),
    ])
    func writesFixedPlacesHalfUp(number: String, places: Int, expected: String) throws {
        #expect(try Rational(decimal: number).decimalText(places: places) == expected)
    }

    @Test(arguments: [
        ("5", 2, 18, "5.00"), ("4.3", 2, 18, "4.30"), ("0.0104", 2, 18, "0.0104"), ("-0.0104", 2, 18, "-0.0104"),
        ("100", 0, 18, "100"), ("100", -3, 18, "100"), ("100", 0, 0, "100"), ("100", -1, -1, "100"), ("0", 0, 18, "0"),
        ("0.0000000000000000005", 2, 18, "0.000000000000000001"), ("0.0000000000000000004", 2, 18, "0.00"),
        ("-0.0000000000000000004", 2, 18, "0.00"), ("1.23456", 9, 3, "1.235"), ("1.5", 0, 30, "1.5"),
        ("123456789012345678901234567890123456789.5", 2, 18, "123456789012345678901234567890123456789.50"),
        ("1234567890123456789012345678901234567890.125", 0, 18, "1234567890123456789012345678901234567890.125"),
    ])
    func writesAllDigitsThatEnd(number: String, minimum: Int, maximum: Int, expected: String) throws {
        let value = try Rational(decimal: number)
        #expect(value.exactDecimalText(minimumPlaces: minimum, maximumPlaces: maximum) == expected)
        var bytes = Array("=".utf8)
        value.appendExactDecimalText(minimumPlaces: minimum, maximumPlaces: maximum, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "=" + expected)
    }

    @Test func writesWhatNeverEnds() {
        #expect(Rational(1, over: 3).exactDecimalText(minimumPlaces: 2, maximumPlaces: 18) == "0.333333333333333333")
        #expect(Rational(2, over: 3).exactDecimalText(minimumPlaces: 2, maximumPlaces: 18) == "0.666666666666666667")
        #expect(Rational(-2, over: 3).exactDecimalText(minimumPlaces: 2, maximumPlaces: 18) == "-0.666666666666666667")
        #expect(Rational(2, over: 3).description == "2/3")
        #expect(Rational(-1, over: 8).description == "-0.125")
    }

    @Test func countsTheTerminatingPlaces() throws {
        #expect(Rational(7).terminatingPlaces == 0)
        #expect(Rational(1, over: 8).terminatingPlaces == 3)
        #expect(Rational(1, over: 3125).terminatingPlaces == 5)
        #expect(Rational(3, over: 80).terminatingPlaces == 4)
        #expect(Rational(1, over: 3).terminatingPlaces == nil)
        #expect(Rational(1, over: 96).terminatingPlaces == nil)
        #expect(try Rational(decimal: "1e-54").terminatingPlaces == 54)
        #expect((try Rational(decimal: "1e-54") * Rational(1, over: 7)).terminatingPlaces == nil)
    }

    /// Digit by digit as on paper, in 128 bits: independent of how the text is made.
    private func longDivision(_ numerator: Int128, _ denominator: Int128, places: Int) -> String {
        var digits: [Int128] = [numerator.magnitude / denominator.magnitude].map { Int128($0) }
        var rest = Int128(numerator.magnitude % denominator.magnitude)
        for _ in 0..<places {
            digits.append(rest * 10 / denominator)
            rest = rest * 10 % denominator
        }
        if rest * 2 >= denominator {
            var index = digits.count - 1
            digits[index] += 1
            while index > 0, digits[index] == 10 {
                digits[index] = 0
                digits[index - 1] += 1
                index -= 1
            }
        }
        let sign = numerator < 0 && digits.contains { $0 > 0 } ? "-" : ""
        let tail = digits.dropFirst().map { "\($0)" }.joined()
        return sign + "\(digits[0])" + (places > 0 ? "." + tail : "")
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func agreesWithLongDivision(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let numerator = random.int128(bits: 0...126)
            let denominator = random.positiveInt128(bits: 1...123)
            let places = Int(random.next() % 22)
            let value = try #require(Rational(numerator: BigInt(numerator), denominator: BigInt(denominator)))
            let expected = longDivision(numerator, denominator, places: places)
            let problem: Comment = "seed \(seed): \(numerator)/\(denominator), \(places) places"
            #expect(value.decimalText(places: places) == expected, problem)
            #expect(value.exactDecimalText(minimumPlaces: places, maximumPlaces: places) == expected, problem)
            var trimmed = expected
            while trimmed.contains("."), trimmed.hasSuffix("0") { trimmed.removeLast() }
            if trimmed.hasSuffix(".") { trimmed.removeLast() }
            #expect(value.exactDecimalText(minimumPlaces: 0, maximumPlaces: places) == trimmed, problem)
        }
    }

    @Test(arguments: [21, 22] as [UInt64])
    func readsBackWhatItWrote(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let places = Int(random.next() % 50)
            let digits = random.int128()
            let value = try Rational(decimal: "\(digits)e-\(places)")
            #expect(value * Rational(BigInt.powerOfTen(places)) == Rational(digits), "seed \(seed)")
            let text = value.exactDecimalText(minimumPlaces: 0, maximumPlaces: places)
            #expect(try Rational(decimal: text) == value, "seed \(seed): \(text)")
            #expect(try Rational(decimal: value.decimalText(places: places)) == value, "seed \(seed)")
            #expect(try #require(value.terminatingPlaces) <= places, "seed \(seed)")
        }
    }

    @Test func errorsSayWhatIsAccepted() {
        #expect("\(NumberTextError.malformed)" == "it is not a plain decimal number such as 12, 0.0104 or 2.5e6")
        #expect(
            "\(NumberTextError.tooLong(characters: 101, limit: 100))" == "it has 101 characters; at most 100 are read")
    }

    @Test(arguments: [
        ("0", "0"), ("999", "999"), ("1000", "1,000"), ("-999", "-999"), ("-1000", "-1,000"), ("1234567", "1,234,567"),
        ("1234.5678", "1,234.5678"), ("0.12345", "0.12345"), ("", ""),
    ])
    func thousandsAreGrouped(digits: String, grouped: String) {
        #expect(digits.groupingThousands == grouped)
    }
}
