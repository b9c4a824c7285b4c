import Analysis
import BreakEven
import CostModel
import ExactMath
import JSONText
import Reports

/// The break-evens over a grid of inputs, in each format.
struct SensitivityReport: FormattedReport {
    let answer: SensitivityAnswer

    private var evaluation: Evaluation { answer.evaluation }
    private var axes: [VariedInput] { answer.axes }
    private var pairs: [Sides.Pair] { answer.pairs }
    private var points: [SensitivityAnswer.Point] { answer.points }
    private var volumes: SearchedVolumes { answer.volumes }
    private var names: [String] { evaluation.names }

    /// One table for a single axis; one for each pair where there are two.
    private func tables() -> [(title: String, table: TextTable)] {
        let first = axes[0]
        if axes.count == 1 {
            var table = TextTable(
                columns: [TextTable.Column(first.input.name, alignment: .right)]
                    + pairs.map {
                        TextTable.Column("\(names[$0.alternative]) against \(names[$0.baseline])", alignment: .right)
                    })
            for point in points {
                table.append(
                    [TextTable.Cell(point.values[0].allDigits)]
                        + point.comparisons.map { BreakEvenCell(comparison: $0).tableCell })
            }
            return [("The break-even as \(first.input.name) varies", table)]
        }
        let second = axes[1]
        return pairs.indices.map { pair in
            var table = TextTable(
                columns: [TextTable.Column(first.input.name, alignment: .right)]
                    + second.values.map {
                        TextTable.Column("\(second.input.key) \($0.allDigits)", alignment: .right)
                    })
            for (row, value) in first.values.enumerated() {
                let line = points[(row * second.values.count)..<((row + 1) * second.values.count)]
                table.append(
                    [TextTable.Cell(value.allDigits)]
                        + line.map { BreakEvenCell(comparison: $0.comparisons[pair]).tableCell })
            }
            return ("\(names[pairs[pair].alternative]) against \(names[pairs[pair].baseline])", table)
        }
    }

    private var legend: [String] {
        BreakEvenCell.legend(
            points.flatMap { $0.comparisons }.map { BreakEvenCell(comparison: $0) }, volumes,
            plural: evaluation.workload.request.plural)
    }

    func text(width: Int?, color: Bool) -> String {
        let style = TerminalStyle(isColored: color)
        let header = EvaluationHeader(evaluation: evaluation)
        var text = header.text(style: style, width: width)
        for (title, table) in tables() {
            text += style.styled(DisplayText.sanitized(title), .bold) + "\n"
            text += table.rendered(width: width, color: color) + "\n"
        }
        for line in legend { text += style.lines(of: line, .dim, width: width) }
        return text + "\n" + header.footer(style: style, width: width)
    }

    func markdown() -> String {
        var text = EvaluationHeader(evaluation: evaluation).markdown
        for (title, table) in tables() {
            text += "### \(MarkdownTable.escaped(title))\n\n\(MarkdownTable(table).text)\n"
        }
        for line in legend { text += "- \(MarkdownTable.escaped(line))\n" }
        return text
    }

    func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        EvaluationHeader(evaluation: evaluation).write(to: &json, command: "sensitivity")
        volumes.write(to: &json)
        json.key("varied")
        json.beginArray(inline: true)
        for axis in axes { json.string(axis.input.name) }
        json.endArray()
        json.key("cells")
        json.beginArray()
        for point in points {
            for (pair, comparison) in zip(pairs, point.comparisons) {
                json.beginObject(inline: true)
                for (axis, value) in zip(axes, point.values) {
                    json.key(axis.input.name)
                    json.exactText(value)
                }
                BreakEvenCell(comparison: comparison).write(
                    baseline: names[pair.baseline], alternative: names[pair.alternative], to: &json)
                json.endObject()
            }
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    func writeCSV(to output: OutputDestination) throws(CommandError) {
        var csv = CSVWriter()
        csv.appendRow(ofTexts: axes.map { $0.input.name } + ["baseline", "alternative"] + BreakEvenCell.csvColumns)
        for point in points {
            for (pair, comparison) in zip(pairs, point.comparisons) {
                for value in point.values { csv.append(numberBytes: value.allDigits.utf8) }
                csv.append(text: names[pair.baseline])
                csv.append(text: names[pair.alternative])
                BreakEvenCell(comparison: comparison).append(to: &csv)
                csv.endRow()
            }
        }
        try output.drain(&csv)
    }
}
