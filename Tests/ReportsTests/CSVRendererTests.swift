import ExactMath
import Reports
import Testing

@Suite struct CSVRendererTests {
    private func csv(_ rows: DataRows, _ renderer: CSVRenderer = CSVRenderer()) -> String {
        var bytes: [UInt8] = []
        renderer.write(rows) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func valuesArePlain() {
        let yuan = SampleReport.yuan
        let row: [Datum] = [
            .text("a, b"), .flag(true), .date("2017-03-01"), .count(743_999), .number(Rational(15, over: 2)),
            .quantity(1000), .change(Rational(-162, over: 10_000)), .money(Rational(4_321, over: 1), yuan), .amount(1),
            .none,
        ]
        #expect(
            csv(DataRows(["text", yuan.column("amount")], [row]))
                == "text,amount_cny\n\"a, b\",true,2017-03-01,743999,7.5,1000.00,-1.62,4321.00,1.00,\n")
    }

    @Test func onlyATerminalGetsTextMadeHarmless() {
        func rows() -> DataRows { DataRows(["a"], [[.text("\u{1B}[2Jx")]]) }
        #expect(csv(rows()) == "a\n\u{1B}[2Jx\n")
        #expect(csv(rows(), CSVRenderer(isShown: true)) == "a\n\\u001b[2Jx\n")
    }

    /// Three rows that are written by their maker; a formula among the endings is made harmless as in other cells.
    @Test func rowsWrittenElsewhereEndWithOneOfAFewTexts() {
        func rows() -> DataRows {
            var number = 0
            return DataRows(["n", "name"], endings: ["a,b", "=c"]) { bytes in
                guard number < 3 else { return nil }
                number += 1
                bytes.append(UInt8(ascii: "0") + UInt8(number))
                return number % 2
            }
        }
        #expect(csv(rows()) == "n,name\n1,'=c\n2,\"a,b\"\n3,'=c\n")
        #expect(csv(rows(), CSVRenderer(isExcel: true)).hasPrefix("\u{FEFF}n,name\r\n1,'=c\r\n2,\"a,b\"\r\n"))
    }

    @Test func longListsAreHandedOverInPieces() {
        var number = 0
        let rows = DataRows(["n"]) {
            number += 1
            return number > 100_000 ? nil : [.count(number)]
        }
        var (pieces, largest) = (0, 0)
        CSVRenderer().write(rows) { (pieces, largest) = (pieces + 1, max(largest, $0.count)) }
        #expect(pieces > 5)
        #expect(largest < 70_000)
    }

    private struct Full: Error {}

    @Test func nothingIsAskedForAfterAFailure() {
        var number = 0
        let rows = DataRows(["n"]) {
            number += 1
            return [.count(number)]
        }
        #expect(throws: Full.self) {
            try CSVRenderer().write(rows) { (_: [UInt8]) throws(Full) in throw Full() }
        }
        #expect(number < 20_000)
    }
}
