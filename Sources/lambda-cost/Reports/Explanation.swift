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

    private var charges: [Charge] { cost.charges(at: requests) }
    private var total: Rational { cost.curve.cost(at: requests) }

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
            for line in Self.sum(charge) + Self.origin(charge) {
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
            text +=
                "\n" + DisplayText.sanitized(table.file) + ", from "
                + (table.publicationDate.map { "the price list published \($0)" } ?? "these sources") + ":\n"
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

    /// The arithmetic of a line: quantity × price, discount, rounding, times the number of things.
    static func sum(_ charge: Charge) -> [String] {
        var lines: [String] = []
        let unit = charge.item.unit
        let each = charge.each?.quantity ?? charge.quantity
        if let tiers = charge.tiers {
            for tier in tiers {
                let range = tier.to.map { "up to \(NumberStyle.quantity($0))" } ?? "beyond"
                lines.append(
                    "\(quantity(tier.quantity)) \(unit) × \(price(tier.price)) = \(exact(tier.amount))"
                        + (tiers.count > 1 || tier.to != nil ? " (\(range))" : ""))
            }
            if tiers.count > 1 { lines.append("together \(exact(charge.listed))") }
        } else if case .flat(let unitPrice) = charge.item.price {
            lines.append("\(quantity(each)) \(unit) × \(price(unitPrice)) = \(exact(charge.listed))")
        }
        if charge.item.discountFactor != 1 {
            let percent = (1 - charge.item.discountFactor) * 100
            lines.append("less \(NumberStyle.quantity(percent, places: 6)) % = \(exact(charge.discounted))")
        }
        if charge.rounded != charge.discounted, let last = lines.popLast() {
            lines.append("\(last), rounded up to \(exact(charge.rounded))")
        }
        if let each = charge.each, each.count != 1 {
            lines.append("\(NumberStyle.quantity(each.count)) × \(exact(charge.rounded)) = \(exact(charge.amount))")
        }
        return lines
    }

    private static func origin(_ charge: Charge) -> [String] {
        guard let source = charge.item.source else { return ["stated in the scenario file"] }
        return [source.file + (source.sku.map { ", SKU \($0)" } ?? "") + (source.isConfirmed ? "" : ", unconfirmed")]
    }

    private static func quantity(_ amount: Rational) -> String { NumberStyle.quantity(amount, places: 6) }
    private static func price(_ amount: Rational) -> String { NumberStyle.price(amount) }
    private static func exact(_ amount: Rational) -> String { NumberStyle.price(amount) }

    func markdown() -> String {
        var table = TextTable(columns: [
            TextTable.Column("Line item"), TextTable.Column("Quantity", alignment: .right), TextTable.Column("Unit"),
            TextTable.Column("Calculation"), TextTable.Column("Amount", alignment: .right), TextTable.Column("Source"),
        ])
        for charge in charges {
            table.append([
                TextTable.Cell(Self.name(charge)), TextTable.Cell(Self.quantity(charge.quantity)),
                TextTable.Cell(charge.item.unit), TextTable.Cell(Self.sum(charge).joined(separator: "; ")),
                TextTable.Cell(NumberStyle.money(charge.amount)),
                TextTable.Cell(Self.origin(charge).joined(separator: "; ")),
            ])
        }
        table.append(["Total a month", "", "", "", TextTable.Cell(NumberStyle.money(total), style: .bold), ""])
        return EvaluationHeader(evaluation: evaluation).markdown + "### \(MarkdownTable.escaped(title))\n\n"
            + MarkdownTable(table).text
    }

    func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        EvaluationHeader(evaluation: evaluation).write(to: &json, command: "explain")
        json.key("scenario")
        json.string(cost.scenario.name)
        json.key("requests")
        json.number(requests)
        json.key("total")
        json.money(total)
        json.key("lineItems")
        json.beginArray()
        for charge in charges { write(charge, to: &json) }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    private func write(_ charge: Charge, to json: inout JSONWriter) {
        json.beginObject()
        json.key("resources")
        json.beginArray(inline: true)
        for position in charge.item.resources { json.number(position) }
        json.endArray()
        if let label = charge.item.label {
            json.key("label")
            json.string(label)
        }
        json.key("item")
        json.string(charge.item.name)
        json.key("quantity")
        json.exactText(charge.quantity)
        json.key("unit")
        json.string(charge.item.unit)
        if let tiers = charge.tiers {
            json.key("tiers")
            json.beginArray()
            for tier in tiers { write(tier, to: &json) }
            json.endArray()
        } else if case .flat(let unitPrice) = charge.item.price {
            json.key("unitPrice")
            json.money(unitPrice)
        }
        json.key("amount")
        json.money(charge.amount)
        if let source = charge.item.source {
            json.key("source")
            json.beginObject(inline: true)
            json.key("file")
            json.string(source.file)
            if let sku = source.sku {
                json.key("sku")
                json.string(sku)
            }
            if !source.isConfirmed {
                json.key("confirmed")
                json.bool(false)
            }
            json.endObject()
        }
        json.endObject()
    }

    private func write(_ tier: Charge.Tier, to json: inout JSONWriter) {
        json.beginObject(inline: true)
        json.key("from")
        json.exactText(tier.from)
        json.key("to")
        if let end = tier.to { json.exactText(end) } else { json.null() }
        json.key("quantity")
        json.exactText(tier.quantity)
        json.key("price")
        json.money(tier.price)
        json.key("amount")
        json.money(tier.amount)
        json.endObject()
    }
}
