import CostModel
import ExactMath
import Pricing
import Reports

extension Explanation {
    var record: Record {
        var record = EvaluationHeader(evaluation).record("explain")
        record.add([
            "scenario": .text(cost.scenario.name), "requests": .count(requests), "total": .money(total),
            "lineItems": .list(charges.map { .record(lineItem($0)) }),
        ])
        return record
    }

    /// The scenario among several, whose volume stands above them.
    var lineItems: Record {
        [
            "scenario": .text(cost.scenario.name), "total": .money(total),
            "lineItems": .list(charges.map { .record(lineItem($0)) }),
        ]
    }

    private func lineItem(_ charge: Charge) -> Record {
        let item = charge.item
        var record: Record = ["resources": .inline(.list(item.resources.map { .count($0) }))]
        if let label = item.label { record.add("label", .text(label)) }
        record.add(["item": .text(item.name), "quantity": .quantity(charge.quantity), "unit": .text(item.unit)])
        record.add(derivation(charge))
        if let tiers = charge.tiers {
            record.add("tiers", .list(tiers.map { .line(Self.tier($0)) }))
        } else if case .flat(let unitPrice) = item.price {
            record.add("unitPrice", .money(unitPrice))
        }
        record.add("amount", .money(charge.amount))
        if let source = item.source {
            var origin: Record = ["file": .text(source.file)]
            if let sku = source.sku { origin.add("sku", .text(sku)) }
            if !source.isConfirmed {
                origin.add("confirmed", .flag(false))
                if let note = source.note { origin.add("note", .text(note)) }
            }
            record.add("source", .line(origin))
        }
        return record
    }

    /// What the quantity comes from: what is used, what of it is free, and the block that the rest is bought by; or how
    /// many things are priced and rounded one by one, and what a reservation costs up front.
    private func derivation(_ charge: Charge) -> Record {
        var record = Record()
        if let usage = charge.item.usage(at: requests) {
            record.add([
                "used": .quantity(usage.used), "free": .quantity(usage.free), "block": .quantity(usage.block),
            ])
        }
        if let each = charge.each { record.add("count", .quantity(each.count)) }
        if let prepayment = charge.item.prepayment {
            record.add(
                "reservation",
                .line([
                    "hourly": .money(prepayment.hourly), "upfront": .money(prepayment.upfront),
                    "months": .count(prepayment.months),
                ]))
        }
        return record
    }

    private static func tier(_ tier: Charge.Tier) -> Record {
        [
            "from": .quantity(tier.from), "to": .quantity(tier.to), "quantity": .quantity(tier.quantity),
            "price": .money(tier.price), "amount": .money(tier.amount),
        ]
    }
}
