import Analysis
import CostCurves
import CostModel
import ExactMath
import JSONText
import Reports

/// The costs of all scenarios at every volume, in each format.
struct Comparison {
    let evaluation: Evaluation
    let volumes: VolumeList

    /// Rows and columns for people.
    private func table() -> TextTable {
        let plural = evaluation.workload.request.plural
        var table = TextTable(
            columns: [TextTable.Column("\(plural.capitalizedFirst) a month", alignment: .right)]
                + evaluation.names.map { TextTable.Column($0, alignment: .right) })
        volumes.forEach { volume in
            let costs = evaluation.costs(at: volume)
            let cheapest = Evaluation.cheapest(costs)
            let cells = costs.enumerated().map { index, cost in
                TextTable.Cell(
                    NumberStyle.money(cost) + (index == cheapest ? "*" : ""),
                    style: index == cheapest ? .green : .plain)
            }
            table.append([TextTable.Cell(NumberStyle.requests(volume))] + cells)
        }
        return table
    }

    func text(width: Int?, color: Bool) -> String {
        let header = EvaluationHeader(evaluation: evaluation)
        let style = TerminalStyle(isColored: color)
        return header.text(style: style, width: width) + table().rendered(width: width, color: color) + "\n"
            + style.lines(of: "* cheapest at that volume; \(header.amounts)", .dim, width: width)
            + header.footer(style: style, width: width)
    }

    func markdown() -> String {
        let header = EvaluationHeader(evaluation: evaluation)
        return header.markdown + MarkdownTable(table()).text
            + "\n\\* cheapest at that volume; \(header.amounts)\n\nPrices: \(header.tables)\n"
    }

    func write(to json: inout JSONWriter, _ output: OutputDestination) throws(CommandError) {
        json.beginObject()
        EvaluationHeader(evaluation: evaluation).write(to: &json, command: "compare")
        json.key("rows")
        json.beginArray()
        let names = evaluation.names
        try volumes.forEach { volume throws(CommandError) in
            let costs = evaluation.costs(at: volume)
            json.beginObject(inline: true)
            json.key("requests")
            json.number(volume)
            json.key("costs")
            json.write(costs, of: names)
            json.key("cheapest")
            json.string(names[Evaluation.cheapest(costs)])
            json.endObject()
            try output.write(json.bytes)
            json.bytes.removeAll(keepingCapacity: true)
        }
        json.endArray()
        json.endObject()
    }
}

extension JSONWriter {
    /// `[{"scenario", "total"}, …]`
    mutating func write(_ costs: [Rational], of names: [String]) {
        beginArray()
        for (name, cost) in zip(names, costs) {
            beginObject(inline: true)
            key("scenario")
            string(name)
            key("total")
            money(cost)
            endObject()
        }
        endArray()
    }
}

extension String {
    /// The text with its first character as a capital.
    var capitalizedFirst: String {
        guard let first = utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
            return prefix(1).uppercased() + dropFirst()
        }
        var bytes = Array(utf8)
        bytes[0] = first - 0x20
        return String(decoding: bytes, as: UTF8.self)
    }
}
