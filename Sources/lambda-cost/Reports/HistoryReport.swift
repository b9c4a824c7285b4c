import Analysis
import BreakEven
import CostModel
import ExactMath
import JSONText
import Pricing
import Reports

/// The break-evens of each period between two price changes, in each format.
struct HistoryReport: FormattedReport {
    let answer: HistoryAnswer

    private var evaluation: Evaluation { answer.evaluation }
    private var pairs: [Sides.Pair] { answer.pairs }
    private var periods: [HistoryAnswer.Period] { answer.periods }
    private var volumes: SearchedVolumes { answer.volumes }
    private var names: [String] { evaluation.names }

    private func title(_ pair: Sides.Pair) -> String {
        "\(names[pair.alternative]) against \(names[pair.baseline])"
    }

    private func table() -> TextTable {
        var table = TextTable(
            columns: [TextTable.Column("Prices from")]
                + pairs.map { TextTable.Column(title($0), alignment: .right) })
        for period in periods {
            table.append(
                [TextTable.Cell(period.date.description + (period.isConfirmed ? "" : Self.mark))]
                    + (period.missing == nil
                        ? period.comparisons.map { BreakEvenCell(comparison: $0).tableCell }
                        : pairs.map { _ in TextTable.Cell("no price", style: .dim) }))
        }
        return table
    }

    /// Marks a day that no source states.
    private static let mark = "‡"

    /// What stands below the table, a sentence each.
    private var legend: [String] {
        var lines = BreakEvenCell.legend(
            periods.flatMap { $0.comparisons }.map { BreakEvenCell(comparison: $0) }, volumes,
            plural: evaluation.workload.request.plural)
        if periods.contains(where: { !$0.isConfirmed }) {
            lines.append("\(Self.mark) the day is not confirmed: the prices held then, and may have begun earlier.")
        }
        if let missing = answer.missingBefore, let first = periods.first {
            lines.append("Nothing before \(first.date): \(missing.words).")
        }
        return lines
    }

    /// What each period brought, where it brought anything.
    private var changes: [(date: CalendarDate, sentences: [String])] {
        periods.map { ($0.date, $0.changes.map { $0.sentence } + ($0.missing.map { [$0.words] } ?? [])) }.filter {
            !$0.sentences.isEmpty
        }
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
        for line in legend { text += style.lines(of: line, .dim, width: width) }
        guard !changes.isEmpty else { return text }
        text += "\n" + style.styled("What changed", .bold) + "\n"
        for (date, sentences) in changes {
            text += "  \(date)\n"
            for change in sentences { text += wrapped(change, "    ") }
        }
        return text
    }

    func markdown() -> String {
        var text = "## \(MarkdownTable.escaped(evaluation.workload.name))\n\n\(MarkdownTable.escaped(conditions))\n\n"
        text += MarkdownTable(table()).text + "\n"
        for line in legend { text += "- \(MarkdownTable.escaped(line))\n" }
        guard !changes.isEmpty else { return text }
        text += "\n### What changed\n\n"
        for (date, sentences) in changes {
            text += "- \(date)\n"
            for change in sentences { text += "  - \(MarkdownTable.escaped(change))\n" }
        }
        return text
    }

    func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        EvaluationHeader(evaluation: evaluation).write(to: &json, command: "history")
        volumes.write(to: &json)
        json.key("missingBefore")
        if let missing = answer.missingBefore { json.string(missing.words) } else { json.null() }
        json.key("periods")
        json.beginArray()
        for period in periods {
            json.beginObject()
            json.key("from")
            json.string(period.date.description)
            json.key("isDayConfirmed")
            json.bool(period.isConfirmed)
            if let missing = period.missing {
                json.key("missing")
                json.string(missing.words)
            }
            json.key("changes")
            json.beginArray()
            for change in period.changes { json.string(change.sentence) }
            json.endArray()
            json.key("comparisons")
            json.beginArray()
            for (pair, comparison) in zip(pairs, period.comparisons) {
                json.beginObject(inline: true)
                BreakEvenCell(comparison: comparison).write(
                    baseline: names[pair.baseline], alternative: names[pair.alternative], to: &json)
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
        csv.appendRow(
            ofTexts: ["prices_from", "baseline", "alternative"] + BreakEvenCell.csvColumns
                + ["changes", "day_confirmed", "missing"])
        for period in periods {
            for (index, pair) in pairs.enumerated() {
                csv.append(text: period.date.description)
                csv.append(text: names[pair.baseline])
                csv.append(text: names[pair.alternative])
                if period.comparisons.indices.contains(index) {
                    BreakEvenCell(comparison: period.comparisons[index]).append(to: &csv)
                } else {
                    for _ in BreakEvenCell.csvColumns { csv.append(text: "") }
                }
                csv.append(text: period.changes.map({ $0.sentence }).joined(separator: "; "))
                csv.append(text: period.isConfirmed ? "true" : "false")
                csv.append(text: period.missing?.words ?? "")
                csv.endRow()
            }
        }
        try output.drain(&csv)
    }
}
