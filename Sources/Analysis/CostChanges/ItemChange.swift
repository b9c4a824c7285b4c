import CostCurves
import CostModel
import ExactMath

/// What became of a line item between two sides, at one volume.
public struct ItemChange: Sendable {
    /// Why a line costs something else.
    public enum Cause: String, Sendable {
        /// There was no such line before.
        case added
        /// There is no such line now.
        case removed
        /// It is another thing of that sort: another instance type, another kind of balancer.
        case kind
        case quantity
        case price
        case discount
        case rounding
    }

    /// nil for a line that one side does not have; one of them is there.
    public let before: Charge?
    public let now: Charge?

    public init(before: Charge?, now: Charge?) { (self.before, self.now) = (before, now) }

    public var difference: Rational { (now?.amount ?? 0) - (before?.amount ?? 0) }

    /// Why the amount is another; none where it is the same.
    public var causes: [Cause] {
        guard let before else { return [.added] }
        guard let now else { return [.removed] }
        guard before.amount != now.amount else { return [] }
        var causes: [Cause] = []
        if before.item.name != now.item.name { causes.append(.kind) }
        if before.quantity != now.quantity || before.item.unit != now.item.unit { causes.append(.quantity) }
        // A tier that neither reaches costs neither more nor less.
        if [before, now].contains(where: { before.item.costs($0.priced) != now.item.costs($0.priced) }) {
            causes.append(.price)
        }
        if before.item.discountFactor != now.item.discountFactor { causes.append(.discount) }
        return causes.isEmpty || before.item.roundUpTo != now.item.roundUpTo ? causes + [.rounding] : causes
    }

    /// The lines of both sides: those of one name and label belong together, in their order, then those whose names are one
    /// but for what stands in brackets.
    static func matching(_ before: [Charge], _ now: [Charge]) -> [ItemChange] {
        var partners = [Int?](repeating: nil, count: now.count)
        var left = Array(before.indices)
        for isSame in [Charge.isSameLine, Charge.isSameSort] {
            for position in now.indices where partners[position] == nil {
                guard let found = left.firstIndex(where: { isSame(before[$0], now[position]) }) else { continue }
                partners[position] = left.remove(at: found)
            }
        }
        return now.indices.map { position in
            ItemChange(before: partners[position].map { before[$0] }, now: now[position])
        } + left.map { ItemChange(before: before[$0], now: nil) }
    }
}

extension LineItem {
    /// Money for a quantity, before discounts.
    fileprivate func costs(_ quantity: Rational) -> Rational { price.graduated(quantity) }
}

extension Charge {
    /// What the price is applied to at once.
    fileprivate var priced: Rational { each?.quantity ?? quantity }

    fileprivate static func isSameLine(_ first: Charge, _ second: Charge) -> Bool {
        first.item.name == second.item.name && first.item.label == second.item.label
    }

    fileprivate static func isSameSort(_ first: Charge, _ second: Charge) -> Bool {
        first.sort == second.sort && first.item.label == second.item.label
    }

    /// The line's name without what stands in brackets.
    private var sort: Substring { item.name.prefix { $0 != "(" } }
}
