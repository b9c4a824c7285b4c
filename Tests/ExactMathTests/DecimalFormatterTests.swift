import ExactMath
import TestSupport
import Testing

@Suite struct DecimalFormatterTests {
    private func text(_ scaled: Int128, over denominator: Int128, places: ClosedRange<Int> = 2...12) -> String {
        let formatter = DecimalFormatter(
            denominator: denominator, minimumPlaces: places.lowerBound, maximumPlaces: places.upperBound)
        var bytes = Array("=".utf8)
        formatter.append(scaled, to: &bytes)
        return String(decoding: bytes.dropFirst(), as: UTF8.self)
    }

    @Test(
        arguments: [
            (0, 1, "0.00"), (5, 1, "5.00"), (-5, 1, "-5.00"), (430, 100, "4.30"), (104, 10_000, "0.0104"),
            (1, 3, "0.333333333333"), (2, 3, "0.666666666667"), (-2, 3, "-0.666666666667"), (1, 8, "0.125"),
            (1, 1024, "0.0009765625"), (1, 8192, "0.000122070313"), (999, 1000, "0.999"), (100, 100, "1.00"),
            (123_456_789, 100, "1234567.89"), (7, 7, "1.00"), (22, 7, "3.142857142857"),
        ] as [(Int128, Int128, String)])
    func writesKnownValues(scaled: Int128, denominator: Int128, expected: String) {
        // Among them 1/8192 = 0.0001220703125, with a thirteenth place to round.
        #expect(text(scaled, over: denominator) == expected)
    }

    @Test func halfWayGoesAwayFromZero() {
        #expect(text(1, over: 2_000_000_000_000) == "0.000000000001")
        #expect(text(-1, over: 2_000_000_000_000) == "-0.000000000001")
        #expect(text(1, over: 2_000_000_000_001) == "0.00")
        #expect(text(-1, over: 2_000_000_000_001) == "0.00")
        #expect(text(5, over: 1000, places: 0...2) == "0.01")
        #expect(text(1, over: 2, places: 0...0) == "1")
        #expect(text(-1, over: 2, places: 0...0) == "-1")
        #expect(text(49, over: 100, places: 0...0) == "0")
    }

    @Test func roundingCarriesIntoTheWholePart() {
        #expect(text(9_999_999_999_999, over: 10_000_000_000_000) == "1.00")
        #expect(text(999_999_999_999_999, over: 1_000_000_000_000_000 - 1, places: 2...12) == "1.00")
        #expect(text(19_999_999_999_999, over: 10_000_000_000_000) == "2.00")
    }

    @Test func writesTheEndsOf128Bits() {
        #expect(text(.max, over: 1) == "170141183460469231731687303715884105727.00")
        #expect(text(.min, over: 1) == "-170141183460469231731687303715884105728.00")
        #expect(text(.max, over: .max) == "1.00")
        #expect(text(.max - 1, over: .max) == "1.00")
        #expect(text(.min, over: .max) == "-1.00")
        #expect(text(1, over: .max) == "0.00")
        #expect(text(.max, over: 100) == "1701411834604692317316873037158841057.27")
        #expect(text(10_000_000_000_000_000_000, over: 1) == "10000000000000000000.00")
        #expect(text(100_000_000_000_000_000_000_000_000_000_000_000_000, over: 1, places: 0...0).utf8.count == 39)
    }

    /// Against the fraction's own text, which `RationalTextTests` checks by long division.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func agreesWithTheFractionsText(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<400 {
            let denominator: Int128
            switch random.next() % 4 {
            case 0: denominator = Int128(try Rational(decimal: "1e\(random.next() % 38)").numerator.description) ?? 1
            case 1: denominator = 1 << Int128(random.next() % 127)
            default: denominator = random.positiveInt128()
            }
            let places = [2...12, 0...18, 0...0, 3...3, 2...18][Int(random.next() % 5)]
            let formatter = DecimalFormatter(
                denominator: denominator, minimumPlaces: places.lowerBound, maximumPlaces: places.upperBound)
            let value = random.int128()
            let multiple = denominator.multipliedReportingOverflow(by: random.int128(bits: 0...40))
            let nearby = multiple.overflow ? value : multiple.partialValue
            for scaled in [value, nearby, nearby &+ 1, nearby &- 1, nearby &+ denominator / 2, .min, .max] {
                var bytes: [UInt8] = []
                formatter.append(scaled, to: &bytes)
                let fraction = try #require(
                    Rational(numerator: BigInt(scaled), denominator: BigInt(denominator)))
                let expected = fraction.exactDecimalText(
                    minimumPlaces: places.lowerBound, maximumPlaces: places.upperBound)
                #expect(
                    String(decoding: bytes, as: UTF8.self) == expected,
                    "seed \(seed): \(scaled)/\(denominator), \(places) places")
            }
        }
    }

    @Test(arguments: [
        0, 1, 9, 10, 99, 100, 101, 999, 1000, 9999, 10_000, 99_999, 1_000_000_000_000, .max, .min, -1, -10,
    ])
    func appendsWholeNumbers(value: Int) {
        var bytes = Array("a,".utf8)
        appendDecimal(value, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "a,\(value)")
    }

    @Test func appendsRandomWholeNumbers() {
        let seed: UInt64 = 4
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let value = Int(random.int128(bits: 0...63))
            var bytes: [UInt8] = []
            appendDecimal(value, to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == String(value), "seed \(seed)")
        }
    }
}
