import TestSupport
import Testing

@testable import ByteScanning

/// Keeps the rows as texts, with the line each began on.
private struct Rows: CSVRowConsumer {
    var rows: [String] = []

    mutating func row(_ row: CSVRow, line: Int) throws(ScanFailure) {
        var cells = row.cells
        let texts = (0..<row.count).map { CSVRow.text(cells.cell($0) ?? .empty) }
        rows.append("\(line):" + texts.joined(separator: "|"))
    }
}

private func rows(_ text: String, edges: [Int] = []) throws -> [String] {
    let bytes = Array(text.utf8)
    var scanner = CSVScanner()
    var rows = Rows()
    var from = 0
    for edge in edges + [bytes.count] {
        try bytes[from..<edge].withUnsafeBufferPointer { try scanner.feed(ByteView($0), to: &rows) }
        from = edge
    }
    try scanner.finish(to: &rows)
    return rows.rows
}

struct CSVScannerTests {
    @Test func cellsWithCommasLineFeedsAndDoubledQuotes() throws {
        #expect(
            try rows("a,\"b,c\",\"d\ne\",\"f\"\"g\"\nh,,\"\"\n")
                == ["1:a|b,c|d\ne|f\"g", "3:h||"])
    }

    @Test func lineEndsOfBothKindsAndBlankLines() throws {
        #expect(try rows("a,b\r\n\r\n\nc,\"d\"\r\n") == ["1:a|b", "4:c|d"])
    }

    @Test func carriageReturnInsideAQuotedCellStays() throws {
        #expect(try rows("\"a\r\nb\",c\r\n") == ["1:a\r\nb|c"])
    }

    @Test func bareQuotesAreText() throws {
        #expect(try rows("\"5\" disk\",b\nc\"d,e\n\"x\",y\n") == ["1:5\" disk|b", "2:c\"d|e", "3:x|y"])
    }

    @Test func lastRowWithoutLineEndNeedsAClosedQuotedCell() throws {
        #expect(try rows("a,b\nc,\"d\"") == ["1:a|b", "2:c|d"])
        for text in ["a,b\nc,d", "a,b\nc,\"d", "a,b\nc,", "a,b\n\"c\"\"", "a,b\n\"c\" "] {
            #expect(throws: ScanFailure.cutRow(line: 2)) { try rows(text) }
        }
    }

    @Test func aQuoteNeverClosedIsNotCarriedForEver() throws {
        let text = "a,b\n\"c,d\n" + String(repeating: "e,f\n", count: 300_000)
        #expect(throws: ScanFailure.unclosedQuote(line: 2)) { try rows(text) }
    }

    /// Rows long enough for whole vectors, with everything that can stand on a block's edge.
    private static let nasty =
        "\u{FEFF}SKU,\"Unit\"\r\n\"a\"\"b\",\"c\nd\"\r\n\"\"\"\",\"\n\"\n"
        + "\"" + String(repeating: "x, ", count: 50) + "\",\"" + String(repeating: "\"\"\n", count: 40) + "\"\n"
        + "\"bare \" quote\",\"é€😀\"\n,\r\n\"" + String(repeating: "long ", count: 30) + "\",\"end\"\r\n"
        + "\"odd \" one\",\"two\nlines\"\nlast,\"cell\"\n"

    @Test func everyBlockEdgeGivesTheSameRows() throws {
        let whole = try rows(Self.nasty)
        #expect(whole.count == 9)
        #expect(whole[1] == "2:a\"b|c\nd")
        #expect(whole[2] == "4:\"|\n")
        #expect(whole[4].hasSuffix("bare \" quote|é€😀"))
        #expect(whole[7].hasSuffix("odd \" one|two\nlines"))
        let count = Self.nasty.utf8.count
        for first in 1..<count {
            #expect(try rows(Self.nasty, edges: [first]) == whole, "edge at \(first)")
            #expect(try rows(Self.nasty, edges: [first, min(first + 1, count)]) == whole, "edges at \(first)")
            #expect(
                try rows(Self.nasty, edges: [first / 2, first, (first + count) / 2]) == whole, "edges around \(first)")
        }
        for block in 1...130 {
            let edges = Array(stride(from: block, to: count, by: block))
            #expect(try rows(Self.nasty, edges: edges) == whole, "blocks of \(block)")
        }
    }

    /// One byte at a time goes through the byte-by-byte reader alone, whole blocks mostly through the vectors.
    @Test(arguments: 0..<300 as Range<UInt64>)
    func vectorsAgreeWithTheByteByByteReader(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pieces = ["\"", "\"\"", ",", "\n", "\r\n", "\",\"", "\"\n\"", "cell", " ", "long text without end ", "\r"]
        var text = ""
        for _ in 0..<120 { text += pieces[Int(generator.next() % UInt64(pieces.count))] }
        text += "\"\n\"\n\"end\"\n"
        let count = text.utf8.count
        func outcome(_ edges: [Int]) -> Result<[String], ScanFailure> {
            do { return .success(try rows(text, edges: edges)) } catch {
                return .failure(error as? ScanFailure ?? .empty)
            }
        }
        let exact = outcome(Array(1..<count))
        #expect(outcome([]) == exact, "seed \(seed)")
        let edge = Int(generator.next() % UInt64(count - 1)) + 1
        #expect(outcome([edge]) == exact, "seed \(seed), edge at \(edge)")
    }
}
