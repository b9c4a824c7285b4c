import ExactMath
import TestSupport
import Testing

@testable import Reports

@Suite struct CSVWriterTests {
    private func written(excel: Bool = false, _ write: (inout CSVWriter) -> Void) -> String {
        var writer = CSVWriter(excel: excel)
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func plainFieldsAreNotQuoted() {
        let text = written {
            $0.appendRow(ofTexts: ["requests", "3×t2.nano + ELB", "cheapest one"])
            $0.append(number: 10_000)
            $0.append(number: Rational(3126, over: 100))
            $0.append(text: "a;b 'c'")
            $0.endRow()
        }
        #expect(text == "requests,3×t2.nano + ELB,cheapest one\n10000,31.26,a;b 'c'\n")
    }

    @Test(arguments: [
        ("a,b", "\"a,b\""),
        ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("\"", "\"\"\"\""),
        ("two\nlines", "\"two\nlines\""),
        ("two\r\nlines", "\"two\r\nlines\""),
        ("cr\rhere", "\"cr\rhere\""),
        (" spaces ", " spaces "),
        ("tab\there", "tab\there"),
    ])
    func quotesOnlyWhatNeedsThem(field: String, expected: String) {
        #expect(written { $0.appendRow(ofTexts: [field]) } == expected + "\n")
    }

    @Test func aLoneEmptyFieldIsQuoted() {
        #expect(written { $0.appendRow(ofTexts: [""]) } == "\"\"\n")
        #expect(written { $0.appendRow(ofTexts: ["", ""]) } == ",\n")
        #expect(written { $0.appendRow(ofTexts: ["", "x"]) } == ",x\n")
        #expect(written { $0.appendRow(ofTexts: ["x", ""]) } == "x,\n")
    }

    @Test func aRowWithoutFieldsWritesNothing() {
        #expect(written { $0.endRow() }.isEmpty)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "\"'\rx\""),
        ("=A1,B1", "\"'=A1,B1\""),
        ("=\u{301}1", "'=\u{301}1"),
        ("a=1", "a=1"),
        ("'=1", "'=1"),
        (" =1", " =1"),
    ])
    func textsThatAreFormulasAreMadeHarmless(field: String, expected: String) {
        #expect(written { $0.appendRow(ofTexts: ["x", field]) } == "x," + expected + "\n")
    }

    @Test func numbersAreNeverTouched() {
        let text = written {
            $0.append(number: -5)
            $0.append(number: Rational(-5, over: 2))
            $0.append(numberBytes: "-1e-7".utf8)
            $0.endRow()
        }
        #expect(text == "-5,-2.50,-1e-7\n")
    }

    @Test func excelGetsAByteOrderMarkAndCarriageReturns() {
        var writer = CSVWriter(excel: true)
        writer.appendRow(ofTexts: ["a", "b"])
        writer.appendRow(ofTexts: ["c", ""])
        #expect(writer.bytes == [0xEF, 0xBB, 0xBF] + Array("a,b\r\nc,\r\n".utf8))
    }

    @Test(arguments: [
        (0, 1, "0.00"), (5, 1, "5.00"), (-5, 1, "-5.00"), (43, 10, "4.30"), (13, 1250, "0.0104"),
        (1, 3, "0.333333333333"),
        (2, 3, "0.666666666667"), (-2, 3, "-0.666666666667"), (1, 1_000_000_000_000, "0.000000000001"),
        (1, 2_000_000_000_000, "0.000000000001"), (-1, 3_000_000_000_000, "0.00"),
        (1_999_999_999_999, 2_000_000_000_000, "1.00"), (Int.max, 1, "9223372036854775807.00"),
        (Int.max, 2, "4611686018427387903.50"), (Int.min, 1, "-9223372036854775808.00"), (1, Int.max, "0.00"),
    ])
    func fractionsHaveTwoToTwelvePlaces(numerator: Int, denominator: Int, expected: String) {
        let number = Rational(numerator, over: denominator)
        #expect(written { $0.append(number: number) } == expected)
        #expect(NumberStyle.csvNumber(number) == expected)
    }

    @Test func numbersBeyondSixtyFourBitsAreWrittenTheSameWay() throws {
        let number = try Rational(decimal: "123456789012345678901234567890.1234567890125")
        #expect(written { $0.append(number: number) } == "123456789012345678901234567890.123456789013")
    }

    @Test func theFastWayAndTheGeneralWayAgree() {
        let seed: UInt64 = 20_170_301
        var random = SeededGenerator(seed: seed)
        for _ in 0..<3000 {
            let numerator = Int.random(in: Int.min...Int.max, using: &random) >> Int.random(in: 0...63, using: &random)
            let denominator = (Int.random(in: 1...Int.max, using: &random) >> Int.random(in: 0...62, using: &random))
            let number = Rational(numerator, over: max(1, denominator))
            #expect(written { $0.append(number: number) } == NumberStyle.csvNumber(number), "seed \(seed): \(number)")
        }
    }

    @Test(arguments: [false, true])
    func everythingWrittenIsReadBack(excel: Bool) throws {
        let seed: UInt64 = 4180
        var random = SeededGenerator(seed: seed)
        let alphabet = ["a", "b", "\"", ",", "\n", "\r", "\r\n", " ", "'", "=", "-", "×", "日", "\t", "\u{0}", ";"]
        for round in 0..<400 {
            var rows: [[String]] = []
            for _ in 0..<Int.random(in: 0...5, using: &random) {
                let fields = Int.random(in: 1...4, using: &random)
                rows.append(
                    (0..<fields).map { _ in
                        (0..<Int.random(in: 0...6, using: &random)).map { _ in
                            alphabet.randomElement(using: &random) ?? ""
                        }.joined()
                    })
            }
            var writer = CSVWriter(excel: excel)
            for row in rows { writer.appendRow(ofTexts: row) }
            let expected = rows.map { row in
                row.map { field in
                    let isFormula = field.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
                    return Array((isFormula ? "'" : "").utf8) + Array(field.utf8)
                }
            }
            var bytes = writer.bytes
            if excel {
                #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
                bytes.removeFirst(3)
            }
            var reader = CommaSeparatedReader(bytes: bytes, endOfRow: Array((excel ? "\r\n" : "\n").utf8))
            #expect(try reader.rows() == expected, "seed \(seed), round \(round)")
        }
    }
}

/// The grammar of RFC 4180, section 2, read strictly; a row ends with exactly `endOfRow`.
private struct CommaSeparatedReader {
    struct Malformed: Error {
        let offset: Int
    }

    let bytes: [UInt8]
    let endOfRow: [UInt8]
    private var offset = 0

    init(bytes: [UInt8], endOfRow: [UInt8]) {
        self.bytes = bytes
        self.endOfRow = endOfRow
    }

    mutating func rows() throws -> [[[UInt8]]] {
        var rows: [[[UInt8]]] = []
        while offset < bytes.count {
            var row = [try field()]
            while offset < bytes.count, bytes[offset] == UInt8(ascii: ",") {
                offset += 1
                row.append(try field())
            }
            guard bytes[offset...].starts(with: endOfRow) else { throw Malformed(offset: offset) }
            offset += endOfRow.count
            rows.append(row)
        }
        return rows
    }

    private mutating func field() throws -> [UInt8] {
        var field: [UInt8] = []
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
            while offset < bytes.count, !",\"\r\n".utf8.contains(bytes[offset]) {
                field.append(bytes[offset])
                offset += 1
            }
            return field
        }
        offset += 1
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "\"") {
                offset += 1
                guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { return field }
            }
            field.append(bytes[offset])
            offset += 1
        }
        throw Malformed(offset: offset)
    }
}

extension CSVWriter {
    fileprivate mutating func appendRow(ofTexts texts: [String]) {
        for text in texts { append(text: text) }
        endRow()
    }
}
