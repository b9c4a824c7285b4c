import Analysis
import CostCurves
import CostModel
import ExactMath
import JSONText
import Pricing
import Reports

/// One scenario at one volume, unfolded, in each format.
struct Explanation {
    let evaluation: Evaluation
    let cost: ScenarioCost
    let requests: Int

    var charges: [Charge] { cost.charges(at: requests) }
    var total: Rational { cost.curve.cost(at: requests) }

    private var title: String {
        let names = evaluation.workload.request
        return "\(cost.scenario.name) at \(NumberStyle.requests(requests)) "
            + "\(requests == 1 ? names.singular : names.plural) a month"
    }

    func text(width: Int?, color: Bool) -> String {
        let style = TerminalStyle(isColored: color)
        let header = EvaluationHeader(evaluation: evaluation)
        let columns = min(width ?? 100, 100)
        var text = header.text(style: style, width: width)
        text += style.lines(of: DisplayText.sanitized(title), .bold, width: columns) + "\n"
        for charge in charges {
            text += Self.entry(Self.name(charge), NumberStyle.money(charge.amount), columns)
            for line in derivation(charge) + Self.sum(charge) + Self.origin(charge) {
                for part in DisplayText.wrapped(DisplayText.sanitized(line), to: columns - 4) {
                    text += "    " + style.styled(part, .dim) + "\n"
                }
            }
        }
        text += String(repeating: "─", count: columns) + "\n"
        let sum = Self.entry("Total a month", NumberStyle.money(total), columns)
        return text + style.styled(String(sum.dropLast()), .bold) + "\n" + sources(columns, style)
    }

    /// The evidence behind each price table in use.
    private func sources(_ columns: Int, _ style: TerminalStyle) -> String {
        var text = ""
        for table in evaluation.tables {
            let heading =
                DisplayText.sanitized(table.file)
                + (table.isEffectiveDateConfirmed ? "" : EvaluationHeader.unconfirmedDay) + ", from "
                + (table.publicationDate.map { "the price list published \($0)" } ?? "these sources") + ":"
            text += "\n"
            let fits = DisplayText.width(of: heading) <= columns
            for (index, line) in DisplayText.wrapped(heading, to: fits ? columns : columns - 2).enumerated() {
                text += (index == 0 ? "" : "  ") + line + "\n"
            }
            let shown = table.sources.prefix(Self.shownSources)
            let more = table.sources.count - shown.count
            for source in shown + (more > 0 ? ["and \(more) more, listed in the file"] : []) {
                for part in DisplayText.wrapped(DisplayText.sanitized(source), to: columns - 4) {
                    text += "    " + style.styled(part, .dim) + "\n"
                }
            }
        }
        return text
    }

    private static let shownSources = 4

    private static func name(_ charge: Charge) -> String {
        charge.item.label.map { "\(charge.item.name) · \($0)" } ?? charge.item.name
    }

    /// Where a line's quantity comes from.
    private func derivation(_ charge: Charge) -> [String] {
        charge.item.derivation(at: Volume(requests, of: evaluation.workload)).map { ShownFigure.text(of: $0) }
    }

    /// A name on the left and an amount on the right of the same line.
    private static func entry(_ name: String, _ amount: String, _ columns: Int) -> String {
        let room = max(10, columns - DisplayText.width(of: amount) - 2)
        let lines = DisplayText.wrapped(DisplayText.sanitized(name), to: room)
        var text = ""
        for (index, line) in lines.enumerated() {
            text += line
            if index == lines.count - 1 {
                let gap = columns - DisplayText.width(of: line) - DisplayText.width(of: amount)
                text += String(repeating: " ", count: max(2, gap)) + amount
            }
            text += "\n"
        }
        return text
    }

    private static func origin(_ charge: Charge) -> [String] {
        guard let source = charge.item.source else { return ["stated in the scenario file"] }
        return [source.file + (source.sku.map { ", SKU \($0)" } ?? "") + (source.isConfirmed ? "" : ", unconfirmed")]
    }

    func markdown() -> String {
        var table = TextTable(columns: [
            TextTable.Column("Line item"), TextTable.Column("Quantity", alignment: .right), TextTable.Column("Unit"),
            TextTable.Column("Calculation"), TextTable.Column("Amount", alignment: .right), TextTable.Column("Source"),
        ])
        for charge in charges {
            table.append([
                TextTable.Cell(Self.name(charge)), TextTable.Cell(ShownFigure.quantity(charge.quantity).text),
                TextTable.Cell(charge.item.unit),
                TextTable.Cell((derivation(charge) + Self.sum(charge)).joined(separator: "; ")),
                TextTable.Cell(NumberStyle.money(charge.amount)),
                TextTable.Cell(Self.origin(charge).joined(separator: "; ")),
            ])
        }
        table.append(["Total a month", "", "", "", TextTable.Cell(NumberStyle.money(total), style: .bold), ""])
        return EvaluationHeader(evaluation: evaluation).markdown + "### \(MarkdownTable.escaped(title))\n\n"
            + MarkdownTable(table).text
    }
}
