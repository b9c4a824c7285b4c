import ExactMath
import PriceList
import Pricing
import Reports

/// `prices import`: what an import wrote, and what it left out and why.
public struct ImportReport {
    private let files: [(name: String, summary: ImportSummary)]
    private let tables: [(table: ImportedTable, outcome: String)]
    private let directory: String

    /// - Parameters:
    ///   - files: the price lists that were read.
    ///   - tables: what was made of them, and what became of each: `added`, `replaced` …
    ///   - directory: where they stand.
    public init(
        of files: [(name: String, summary: ImportSummary)], _ tables: [(table: ImportedTable, outcome: String)],
        into directory: String
    ) {
        self.files = files
        self.tables = tables
        self.directory = directory
    }

    public func report() -> Report {
        var listing = Listing(
            "prices import", member: "tables",
            columns: [
                .init("Region", "region"), .init("Offer", "offerCode"), .init("From", "effectiveDate"),
                .init("Part", "part"), .init("Prices", "prices", isNumber: true), .init("Table", "outcome"),
                .init("File", "file", for: .allButTerminals),
            ],
            rows: tables.map { table, outcome in
                [
                    .text(table.region), .text(table.offerCode.rawValue), .date(table.effectiveDate),
                    .text(table.part ?? ""), .number(Rational(table.priceCount)), .text(outcome),
                    .text("\(directory)/\(table.path)"),
                ]
            })
        listing.appendix = ["files": .list(files.map { .line(Self.record($0, $1)) })]
        return listing.report { medium, listed in
            medium == .document
                ? [listed] : [listed, .paragraphs(["In \(directory)"] + files.map(Self.counts) + notes)]
        }
    }

    /// A file's rows or products in one sentence.
    private static func counts(_ name: String, _ summary: ImportSummary) -> String {
        let record = (summary.record == .rows ? "row" : "product") + (summary.read == 1 ? "" : "s")
        let leftOut = summary.leftOut.map { "\(NumberStyle.requests($0.count)) \($0.reason.words)" }
        return "\(name): \(NumberStyle.requests(summary.read)) \(record), \(NumberStyle.requests(summary.used)) used"
            + (leftOut.isEmpty ? "" : "; left out: \(leftOut.joined(separator: ", "))")
    }

    private var notes: [String] {
        guard tables.contains(where: { $0.table.isFromAnswer }) else { return [] }
        return [
            "An answer of get-products adds to the table of its day where there is one. For what a new table of an "
                + "answer does not price, the table before it counts."
        ]
    }

    private static func record(_ name: String, _ summary: ImportSummary) -> Record {
        [
            "file": .text(name), "records": .text(summary.record == .rows ? "rows" : "products"),
            "read": .count(summary.read), "used": .count(summary.used),
            "leftOut": .list(
                summary.leftOut.map { .record(["reason": .text($0.reason.words), "count": .count($0.count)]) }),
        ]
    }
}
