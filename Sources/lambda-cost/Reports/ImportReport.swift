import ExactMath
import JSONText
import PriceList
import Pricing
import Reports

/// What an import wrote, and what it left out and why.
struct ImportReport {
    let results: [ImportRun.Result]
    let written: [TableWriter.Written]
    let directory: String

    func write(_ context: CommandContext, to output: OutputDestination) throws(CommandError) {
        var listing = Listing(
            columns: [
                .init("Region", "region"), .init("Offer", "offerCode"), .init("From", "effectiveDate"),
                .init("Part", "part"),
                .init("Prices", "prices", isCount: true), .init("Table", "outcome"),
                .init("File", "file", isForTerminals: false),
            ],
            rows: written.map { entry in
                let table = entry.table
                return [
                    table.region, table.offerCode.rawValue, table.effectiveDate, table.part ?? "",
                    String(table.priceCount), entry.outcome.rawValue, "\(directory)/\(table.path)",
                ]
            })
        listing.appendix = appendCounts
        try listing.write("prices import", member: "tables", context, to: output)
        guard context.settings.format == .table else { return }
        for line in ["", "In \(directory)"] + results.map(Self.counts) + notes {
            let lines = DisplayText.wrapped(DisplayText.sanitized(line), to: context.tableWidth ?? 100)
            try output.write(lines.isEmpty ? "\n" : lines.map { $0 + "\n" }.joined())
        }
    }

    /// A file's rows or products in one sentence.
    private static func counts(_ result: ImportRun.Result) -> String {
        let summary = result.summary
        func text(_ count: Int) -> String { NumberStyle.quantity(Rational(count)) }
        let record = (summary.record == .rows ? "row" : "product") + (summary.read == 1 ? "" : "s")
        let leftOut = summary.leftOut.map { "\(text($0.count)) \($0.reason.words)" }.joined(separator: ", ")
        return "\(result.name): \(text(summary.read)) \(record), \(text(summary.used)) used"
            + (leftOut.isEmpty ? "" : "; left out: \(leftOut)")
    }

    private var notes: [String] {
        guard written.contains(where: { $0.table.isFromAnswer }) else { return [] }
        return [
            "An answer of get-products adds to the table of its day where there is one. For what a new table of an "
                + "answer does not price, the table before it counts."
        ]
    }

    private func appendCounts(to json: inout JSONWriter) {
        json.key("files")
        json.beginArray()
        for result in results {
            json.beginObject(inline: true)
            json.key("file")
            json.string(result.name)
            json.key("records")
            json.string(result.summary.record == .rows ? "rows" : "products")
            json.key("read")
            json.number(result.summary.read)
            json.key("used")
            json.number(result.summary.used)
            json.key("leftOut")
            json.beginArray()
            for (reason, count) in result.summary.leftOut {
                json.beginObject()
                json.key("reason")
                json.string(reason.words)
                json.key("count")
                json.number(count)
                json.endObject()
            }
            json.endArray()
            json.endObject()
        }
        json.endArray()
    }
}
