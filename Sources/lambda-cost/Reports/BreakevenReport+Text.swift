import Analysis
import BreakEven
import CostModel
import ExactMath
import Reports

extension BreakevenReport {
    func text(width: Int?, color: Bool) -> String {
        let style = TerminalStyle(isColored: color)
        let header = EvaluationHeader(evaluation: evaluation)
        let paragraphs = Paragraphs(width: width)
        var text = header.text(style: style, width: width)
        if let asked = answer.atVolume {
            text += style.styled(DisplayText.sanitized(volumeTitle(asked.requests)), .bold) + "\n"
            for sentence in advice(asked) { text += paragraphs.text(sentence, indent: 2) }
            text += "\n"
        }
        text += style.styled(DisplayText.sanitized(mapTitle), .bold) + "\n"
        text += mapTable().rendered(width: width, color: color) + "\n"
        for baseline in answer.baselines {
            text += style.styled("Against \(DisplayText.sanitized(names[baseline]))", .bold) + "\n"
            for pair in answer.pairs where pair.baseline == baseline {
                text += paragraphs.text("\(names[pair.alternative]): \(verdict(pair))", indent: 2)
                for line in reasons(pair) {
                    text += paragraphs.text(line, indent: 6) { style.styled($0, .dim) }
                }
            }
            text += "\n"
        }
        return text + header.footer(style: style, width: width)
    }

    func markdown() -> String {
        func escaped(_ sentence: String) -> String { MarkdownTable.escaped(Paragraphs.plain(sentence)) }
        let header = EvaluationHeader(evaluation: evaluation)
        var text = header.markdown
        if let asked = answer.atVolume {
            text += "### \(escaped(volumeTitle(asked.requests)))\n\n"
            for sentence in advice(asked) { text += "- \(escaped(sentence))\n" }
            text += "\n"
        }
        text += "### \(escaped(mapTitle))\n\n" + MarkdownTable(mapTable()).text + "\n"
        for baseline in answer.baselines {
            text += "### Against \(escaped(names[baseline]))\n\n"
            for pair in answer.pairs where pair.baseline == baseline {
                text += "- \(escaped("\(names[pair.alternative]): \(verdict(pair))"))\n"
                for line in reasons(pair) { text += "  - \(escaped(line))\n" }
            }
            text += "\n"
        }
        return text + "Prices: \(header.tables)\n"
    }

    private func volumeTitle(_ volume: Int) -> String { Paragraphs.plain("At \(amount(volume)) a month") }

    private var mapTitle: String {
        volumes.isEverything
            ? "Cheapest at each volume"
            : "Cheapest at each volume \(volumes.interval), the range searched"
    }

    private func mapTable() -> TextTable {
        var table = TextTable(columns: [
            TextTable.Column("From", alignment: .right), TextTable.Column("To", alignment: .right),
            TextTable.Column("Per second", alignment: .right), TextTable.Column("Cheapest"),
        ])
        let elements = answer.map.elements
        // A person reads a handful; programs get the list.
        let shown =
            elements.count <= 12 ? Array(elements.indices) : Array(0..<6) + Array((elements.count - 3)..<elements.count)
        for (position, index) in shown.enumerated() {
            if position > 0, shown[position - 1] + 1 != index {
                let between = answer.map.count - shown.count
                table.append([
                    "⋮", "⋮", "", TextTable.Cell("\(NumberStyle.requests(between)) more changes", style: .dim),
                ])
            }
            let run = elements[index]
            let end = volumes.isOpen(run.to) ? "and beyond" : NumberStyle.requests(run.to)
            let rate = evaluation.perSecond(run.from)
            table.append([
                TextTable.Cell(NumberStyle.requests(run.from)), TextTable.Cell(end),
                TextTable.Cell(rate < Self.leastRate ? "" : NumberStyle.rate(rate)),
                TextTable.Cell(names[run.winner], style: .green),
            ])
        }
        return table
    }
}
