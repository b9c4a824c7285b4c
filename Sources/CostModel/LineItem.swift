import CostCurves
import ExactMath
import Pricing

/// One priced thing of a scenario: what is measured, what a unit of it costs, and how that is rounded.
///
/// It is the unit of explanation: a scenario's cost is the sum of its line items' amounts, at every volume. Nothing of it
/// changes; it is a class so that handing it on copies one reference and not all that it says.
public final class LineItem: Sendable {
    public enum Measure: Hashable, Sendable {
        /// `times` things that each use `unitQuantity`, rounded each; the same at every volume.
        case repeated(unitQuantity: Rational, times: Int)
        /// Each instance of a fleet's busiest period uses `unitQuantity`, rounded each; those beyond a committed number.
        case perInstance(unitQuantity: Rational, Fleet, beyond: Int = 0)
        /// The hours of a month that a fleet's instances run, those beyond a committed number, of which each uses
        /// `unitQuantity`; rounded together.
        case instanceHours(unitQuantity: Rational, Fleet, beyond: Int = 0)
        /// As many things as a function of the requests says, which need not be whole, use `unitQuantity` each; rounded
        /// together.
        case onAverage(unitQuantity: Rational, SteppedFunction)
        /// The instances of several fleets, rounded together.
        case instances([Fleet])
        /// A quantity that follows the requests, and the block that it is bought by.
        case metered(PiecewiseLinear, block: Rational?)
        /// A quantity that is something at no requests or that rises by steps, and the block that it is bought by.
        case stepped(SteppedFunction, block: Rational? = nil)
    }

    public enum UnitPrice: Hashable, Sendable {
        case flat(Rational)
        case tiers([PriceTier])

        /// Dollars for a quantity, before discounts.
        public var graduated: PiecewiseLinear {
            switch self {
            case .flat(let price): PiecewiseLinear(slopes: price, then: [])
            case .tiers(let tiers):
                PiecewiseLinear(
                    slopes: tiers.first?.price ?? 0, then: tiers.dropFirst().map { ($0.beginRange, $0.price) })
            }
        }
    }

    /// What was paid up front for a price by the hour, which counts its share of an hour.
    public struct Prepayment: Hashable, Sendable {
        /// Dollars that an hour still costs.
        public let hourly: Rational
        public let upfront: Rational
        /// How many months it was paid for.
        public let months: Int
    }

    /// How the quantity at a volume comes about; nothing is computed until somebody asks.
    typealias Explanation = @Sendable (Volume) -> [Derivation]

    /// Positions in the scenario's `resources` of all that share the line.
    public let resources: [Int]
    public let name: String
    public let label: String?
    public let unit: String
    public let measure: Measure
    public let price: UnitPrice
    /// What is left of a dollar after the discount.
    public let discountFactor: Rational
    public let roundUpTo: Rational?
    /// Where the price stands; nil for what AWS does not bill.
    public let source: PriceSource?
    /// What of the price was paid up front; nil for nothing.
    public let prepayment: Prepayment?
    private let explanation: Explanation
    /// The line as a summand of the scenario's cost function.
    public let term: CostTerm

    init(
        _ context: ResourceContext, name: String, unit: String, measure: Measure, price: UnitPrice,
        _ estimate: Estimate, source: PriceSource? = nil, prepayment: Prepayment? = nil,
        derivation: @escaping Explanation
    ) {
        resources = context.resources
        label = context.label
        discountFactor = context.discountFactor
        self.name = name
        self.unit = unit
        self.measure = measure
        self.price = price
        roundUpTo = estimate.roundUpTo
        self.source = source
        self.prepayment = prepayment
        explanation = derivation
        term = Self.term(
            measure, dollars: price.graduated.scaled(by: context.discountFactor), roundUpTo: estimate.roundUpTo)
    }

    private static func term(_ measure: Measure, dollars: PiecewiseLinear, roundUpTo: Rational?) -> CostTerm {
        let once = Metering(price: dollars, roundUpTo: roundUpTo)
        switch measure {
        case .repeated(let unitQuantity, let times):
            return .fixed(once.amount(for: unitQuantity) * Rational(times))
        case .perInstance(let unitQuantity, let fleet, let committed):
            return CostTerm(
                fleet.instances(beyond: committed),
                Metering(price: PiecewiseLinear(slopes: once.amount(for: unitQuantity), then: [])))
        case .instanceHours(let unitQuantity, let fleet, let committed):
            return CostTerm(fleet.hours(beyond: committed).scaled(by: unitQuantity), once)
        case .onAverage(let unitQuantity, let count):
            return CostTerm(
                count, Metering(price: PiecewiseLinear(slopes: dollars(unitQuantity), then: []), roundUpTo: roundUpTo))
        case .instances(let fleets):
            return CostTerm(.sum(fleets.map { $0.instances() }), once)
        case .metered(let quantity, let block):
            return CostTerm(SteppedFunction(quantity), Metering(block: block, price: dollars, roundUpTo: roundUpTo))
        case .stepped(let quantity, let block):
            return CostTerm(quantity, Metering(block: block, price: dollars, roundUpTo: roundUpTo))
        }
    }
}

/// A line item at one volume, unfolded.
public struct Charge: Sendable {
    public struct Tier: Sendable {
        public let from: Rational
        public let to: Rational?
        public let quantity: Rational
        public let price: Rational
        public let amount: Rational
    }

    /// Things that are priced one by one.
    public struct Each: Sendable {
        /// Whole, unless it is an average.
        public let count: Rational
        public let quantity: Rational
        /// Whether they are rounded together, and not each.
        public let isAverage: Bool
    }

    public let item: LineItem
    /// What is priced, after allowance, blocks and metering.
    public let quantity: Rational
    /// The parts of the quantity in each tier that it reaches; nil for a flat price.
    public let tiers: [Tier]?
    /// How many are priced one by one, each with this quantity; nil where the line is priced at once.
    public let each: Each?
    /// What one of `each`, or the line, comes to before discount and rounding.
    public let listed: Rational
    /// The same after the discount, before rounding.
    public let discounted: Rational
    /// The same after rounding up; of an average before its rounding.
    public let rounded: Rational
    /// The line's amount.
    public let amount: Rational
}

extension LineItem {
    /// The way from a volume to what is priced, in short lines; none where the quantity stands in the file as it is.
    public func derivation(at volume: Volume) -> [Derivation] { explanation(volume) }

    /// The line at this many requests a month.
    public func charge(at requests: Int) -> Charge {
        let quantity: Rational
        var each: Charge.Each?
        switch measure {
        case .repeated(let unitQuantity, let times):
            each = Charge.Each(count: Rational(times), quantity: unitQuantity, isAverage: false)
            quantity = unitQuantity * Rational(times)
        case .perInstance(let unitQuantity, let fleet, let committed):
            let count = fleet.instances(beyond: committed)(requests)
            each = Charge.Each(count: count, quantity: unitQuantity, isAverage: false)
            quantity = unitQuantity * count
        case .instanceHours(let unitQuantity, let fleet, let committed):
            quantity = unitQuantity * fleet.hours(beyond: committed)(requests)
        case .onAverage(let unitQuantity, let counted):
            let count = counted(requests)
            each = Charge.Each(count: count, quantity: unitQuantity, isAverage: true)
            quantity = unitQuantity * count
        case .instances(let fleets):
            quantity = fleets.reduce(0) { $0 + $1.instances()(requests) }
        case .metered(let usage, let block):
            quantity = usage(Rational(requests)).roundedUp(toMultipleOf: block ?? 0)
        case .stepped(let usage, let block):
            quantity = usage(requests).roundedUp(toMultipleOf: block ?? 0)
        }
        let listed = price.graduated(each?.quantity ?? quantity)
        let discounted = listed * discountFactor
        let isRounded = each?.isAverage != true
        return Charge(
            item: self, quantity: quantity, tiers: tiers(of: each?.quantity ?? quantity, times: each?.count ?? 1),
            each: each, listed: listed, discounted: discounted,
            rounded: isRounded ? discounted.roundedUp(toMultipleOf: roundUpTo ?? 0) : discounted,
            amount: term.amount(at: requests))
    }

    /// The tiers that a quantity reaches, for so many things that each use as much.
    private func tiers(of quantity: Rational, times count: Rational) -> [Charge.Tier]? {
        guard case .tiers(let tiers) = price else { return nil }
        return tiers.compactMap { tier in
            let part = tier.part(of: quantity)
            guard part > 0 || tier.beginRange.isZero else { return nil }
            return Charge.Tier(
                from: tier.beginRange, to: tier.endRange, quantity: part * count, price: tier.price,
                amount: part * count * tier.price)
        }
    }
}
