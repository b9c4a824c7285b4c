import BreakEven
import CostModel
import ExactMath
import JSONText
import Pricing
import Reports

/// The break-evens of each period between two price changes, in each format.
struct HistoryReport: FormattedReport {
    struct Period {
        /// The first day of the prices.
        let date: CalendarDate
        /// One for each pair.
        let comparisons: [BreakEven.Comparison]
        /// What differs from the period before, of what the scenarios use.
        let changes: [String]
    }

    let evaluation: Evaluation
    let pairs: [(baseline: Int, alternative: Int)]
    let periods: [Period]

    private var names: [String] { evaluation.costs.map(\.scenario.name) }

    private func title(_ pair: (baseline: Int, alternative: Int)) -> String {
        "\(names[pair.alternative]) against \(names[pair.baseline])"
    }

    private func table() -> TextTable {
        var table = TextTable(
            columns: [TextTable.Column("Prices from")]
                + pairs.map { TextTable.Column(title($0), alignment: .right) })
        for period in periods {
            table.append(
                [TextTable.Cell(period.date.description)]
                    + period.comparisons.map { comparison in
                        guard let first = comparison.breakEven else { return TextTable.Cell("never", style: .dim) }
                        return comparison.isAlwaysCheaper
                            ? TextTable.Cell("always", style: .green) : TextTable.Cell(NumberStyle.requests(first))
                    })
        }
        return table
    }

    private var conditions: String {
        let header = EvaluationHeader(evaluation: evaluation).conditions.split(separator: "·")
        // Every period has prices of its own day.
        return header.enumerated().filter { $0.offset != 1 }.map { String($0.element) }.joined(separator: "·")
    }

    func text(width: Int?, color: Bool) -> String {
        let style = TerminalStyle(isColored: color)
        func wrapped(_ text: String, _ indent: String) -> String {
            DisplayText.wrapped(DisplayText.sanitized(text), to: (width ?? 100) - indent.count - 2).enumerated()
                .map { indent + ($0 == 0 ? "" : "  ") + $1 + "\n" }.joined()
        }
        var text = style.styled(DisplayText.sanitized(evaluation.workload.name), .bold) + "\n"
        text += style.lines(of: conditions, .dim, width: width)
        text += "\n" + table().rendered(width: width, color: color) + "\n"
        let plural = DisplayText.sanitized(evaluation.workload.request.plural)
        text += style.styled("Cheaper from that many \(plural) a month", .dim) + "\n\n"
        text += style.styled("What changed", .bold) + "\n"
        for period in periods where !period.changes.isEmpty {
            text += "  \(period.date)\n"
            for change in period.changes { text += wrapped(change, "    ") }
        }
        return text
    }

    func markdown() -> String {
        var text = "## \(MarkdownTable.escaped(evaluation.workload.name))\n\n\(MarkdownTable.escaped(conditions))\n\n"
        text += MarkdownTable(table()).text + "\n"
        for period in periods where !period.changes.isEmpty {
            text += "- \(period.date)\n"
            for change in period.changes { text += "  - \(MarkdownTable.escaped(change))\n" }
        }
        return text
    }

    func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        EvaluationHeader(evaluation: evaluation).write(to: &json, command: "history")
        json.key("periods")
        json.beginArray()
        for period in periods {
            json.beginObject()
            json.key("from")
            json.string(period.date.description)
            json.key("changes")
            json.beginArray()
            for change in period.changes { json.string(change) }
            json.endArray()
            json.key("comparisons")
            json.beginArray()
            for (pair, comparison) in zip(pairs, period.comparisons) {
                json.beginObject(inline: true)
                json.key("baseline")
                json.string(names[pair.baseline])
                json.key("alternative")
                json.string(names[pair.alternative])
                json.key("breakEven")
                if let first = comparison.breakEven { json.number(first) } else { json.null() }
                json.endObject()
            }
            json.endArray()
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    func writeCSV(to output: OutputDestination) throws(CommandError) {
        var csv = CSVWriter()
        csv.appendRow(ofTexts: ["prices_from", "baseline", "alternative", "break_even", "changes"])
        for period in periods {
            for (pair, comparison) in zip(pairs, period.comparisons) {
                csv.append(text: period.date.description)
                csv.append(text: names[pair.baseline])
                csv.append(text: names[pair.alternative])
                if let first = comparison.breakEven { csv.append(number: first) } else { csv.append(text: "") }
                csv.append(text: period.changes.joined(separator: "; "))
                csv.endRow()
            }
        }
        try output.drain(&csv)
    }
}
