import BreakEven
import CostModel
import ExactMath
import Reports

extension BreakevenReport {
    func text(width: Int?, color: Bool) -> String {
        let style = TerminalStyle(isColored: color)
        let header = EvaluationHeader(evaluation: evaluation)
        let columns = width ?? 100
        func paragraph(_ text: String, indent: Int) -> String {
            DisplayText.wrapped(DisplayText.sanitized(text), to: columns - indent - 2).enumerated()
                .map { index, line in String(repeating: " ", count: index == 0 ? indent : indent + 2) + line + "\n" }
                .joined()
        }
        var text = header.text(style: style, width: width)
        if let volume {
            text += style.styled("At \(count(volume)) a month", .bold) + "\n"
            for sentence in advice(at: volume) { text += paragraph(sentence, indent: 2) }
            text += "\n"
        }
        text += style.styled("Cheapest at each volume", .bold) + "\n"
        text += mapTable().rendered(width: width, color: color) + "\n"
        for baseline in baselines {
            text += style.styled("Against \(DisplayText.sanitized(names[baseline]))", .bold) + "\n"
            for pair in pairs where pair.baseline == baseline {
                text += paragraph("\(names[pair.alternative]): \(verdict(pair))", indent: 2)
                for line in reasons(pair) {
                    for part in DisplayText.wrapped(DisplayText.sanitized(line), to: columns - 6) {
                        text += "      " + style.styled(part, .dim) + "\n"
                    }
                }
            }
            text += "\n"
        }
        return text + header.footer(style: style, width: width)
    }

    func markdown() -> String {
        let header = EvaluationHeader(evaluation: evaluation)
        var text = header.markdown
        if let volume {
            text += "### At \(count(volume)) a month\n\n"
            for sentence in advice(at: volume) { text += "- \(MarkdownTable.escaped(sentence))\n" }
            text += "\n"
        }
        text += "### Cheapest at each volume\n\n" + MarkdownTable(mapTable()).text + "\n"
        for baseline in baselines {
            text += "### Against \(MarkdownTable.escaped(names[baseline]))\n\n"
            for pair in pairs where pair.baseline == baseline {
                text += "- \(MarkdownTable.escaped("\(names[pair.alternative]): \(verdict(pair))"))\n"
                for line in reasons(pair) { text += "  - \(MarkdownTable.escaped(line))\n" }
            }
            text += "\n"
        }
        return text + "Prices: \(header.tables)\n"
    }

    /// `10,000 alerts`
    private func count(_ requests: Int) -> String {
        let name = evaluation.workload.request
        return "\(NumberStyle.requests(requests)) \(requests == 1 ? name.singular : name.plural)"
    }

    /// What to do at a volume, in sentences.
    private func advice(at volume: Int) -> [String] {
        let cheapest = Evaluation.cheapest(costsAtVolume)
        let cost = costsAtVolume[cheapest]
        var sentences = [
            "\(names[cheapest]) is the cheapest: \(NumberStyle.money(cost)) a month, "
                + "\(NumberStyle.money(cost * 12)) a year, at \(NumberStyle.perSecond(rate(volume)))."
        ]
        let others = costsAtVolume.indices.filter { $0 != cheapest }
        if let next = others.min(by: { costsAtVolume[$0] < costsAtVolume[$1] }) {
            let difference = costsAtVolume[next] - cost
            sentences.append(
                difference.isZero
                    ? "\(names[next]) costs the same; the one named first in the file is taken."
                    : "The next is \(names[next]) at \(NumberStyle.money(costsAtVolume[next])): "
                        + "\(NumberStyle.money(difference)) a month and \(NumberStyle.money(difference * 12)) a year more."
            )
        }
        if let run = map.elements.firstIndex(where: { $0.from <= volume && volume <= $0.to }) {
            sentences.append(nextChange(after: volume, run))
        }
        let scenario = evaluation.costs[cheapest].scenario
        if let capacity = capacity(of: scenario, at: volume) { sentences.append(capacity) }
        return sentences
    }

    private func nextChange(after volume: Int, _ run: Int) -> String {
        guard map.elements[run].to < searched.upperBound, run + 1 < map.elements.count else {
            return "Nothing is cheaper at any larger volume up to \(NumberStyle.requests(searched.upperBound))."
        }
        let next = map.elements[run + 1]
        let times = Rational(next.from).divided(by: max(1, volume))
        return "That changes at \(count(next.from)) a month (\(NumberStyle.quantity(times)) times as many, "
            + "\(NumberStyle.perSecond(rate(next.from)))): from there on \(names[next.winner]) is the cheapest."
    }

    private func mapTable() -> TextTable {
        var table = TextTable(columns: [
            TextTable.Column("From", alignment: .right), TextTable.Column("To", alignment: .right),
            TextTable.Column("Rate", alignment: .right), TextTable.Column("Cheapest"),
        ])
        let elements = map.elements
        // A person reads a handful; programs get the list.
        let shown =
            elements.count <= 12 ? Array(elements.indices) : Array(0..<6) + Array((elements.count - 3)..<elements.count)
        for (position, index) in shown.enumerated() {
            if position > 0, shown[position - 1] + 1 != index {
                let between = map.count - shown.count
                table.append([
                    "⋮", "⋮", "", TextTable.Cell("\(NumberStyle.requests(between)) more changes", style: .dim),
                ])
            }
            let run = elements[index]
            let end = run.to == searched.upperBound ? "and beyond" : NumberStyle.requests(run.to)
            table.append([
                TextTable.Cell(NumberStyle.requests(run.from)), TextTable.Cell(end),
                TextTable.Cell(NumberStyle.perSecond(rate(run.from))), TextTable.Cell(names[run.winner], style: .green),
            ])
        }
        return table
    }
}
