import CostModel
import ExactMath
import JSONText
import Pricing

extension Explanation {
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
        writeDerivation(charge, to: &json)
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

    /// What the quantity comes from: what is used, what of it is free, and the block that the rest is bought by; or how
    /// many things are priced and rounded one by one, and what a reservation costs up front.
    private func writeDerivation(_ charge: Charge, to json: inout JSONWriter) {
        if let usage = charge.item.usage(at: requests) {
            json.key("used")
            json.exactText(usage.used)
            json.key("free")
            json.exactText(usage.free)
            json.key("block")
            if let block = usage.block { json.exactText(block) } else { json.null() }
        }
        if let each = charge.each {
            json.key("count")
            json.exactText(each.count)
        }
        if let prepayment = charge.item.prepayment {
            json.key("reservation")
            json.beginObject(inline: true)
            json.key("hourly")
            json.money(prepayment.hourly)
            json.key("upfront")
            json.money(prepayment.upfront)
            json.key("months")
            json.number(prepayment.months)
            json.endObject()
        }
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
