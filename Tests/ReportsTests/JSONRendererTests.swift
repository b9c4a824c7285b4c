import ExactMath
import Reports
import Testing

@Suite struct JSONRendererTests {
    private func json(_ reports: [Report]) -> String {
        var bytes: [UInt8] = []
        JSONRenderer.write(reports) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func report(_ record: Record) -> Report {
        Report(blocks: { _ in [] }, rows: { DataRows([], []) }, record: { record })
    }

    @Test func valuesAreTyped() {
        let expected = """
            {
              "name": "\\u001b[2J*a*|\\u202e\\u200b",
              "amount": "4.32",
              "share": 12.50,
              "flags": [true, false, null],
              "line": {"from": 1, "to": null},
              "hours": 730,
              "quantity": "1.5",
              "day": "2017-03-01"
            }

            """
        #expect(json([SampleReport.report([])]) == expected)
    }

    @Test func severalReportsAreAList() {
        #expect(json([report(["a": .count(1)]), report([:])]) == "[\n  {\n    \"a\": 1\n  },\n  {}\n]\n")
    }

    @Test func streamsAreHandedOverInPieces() {
        var number = 0
        let stream = Record.Value.stream {
            number += 1
            return number > 100_000 ? nil : .count(number)
        }
        var (pieces, size) = (0, 0)
        JSONRenderer.write([report(["rows": stream])]) { (pieces, size) = (pieces + 1, size + $0.count) }
        #expect(pieces > 10)
        // Each on its line: four spaces, the number, and a comma behind all but the last.
        #expect(size > 100_000 * 6)
    }
}
