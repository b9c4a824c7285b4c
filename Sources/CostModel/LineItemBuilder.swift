import CostCurves
import ExactMath
import Pricing

/// Which resources a line item belongs to, and what they agree on.
struct ResourceContext {
    let resources: [Int]
    let label: String?
    let discountFactor: Rational

    /// The context of a line that all of these share.
    func sharing(with others: [ResourceContext]) -> ResourceContext {
        ResourceContext(
            resources: others.flatMap { $0.resources }, label: others.count == 1 ? label : nil,
            discountFactor: discountFactor)
    }
}

/// A quantity of one unit as a function of the requests a month.
struct UsageCurve<Unit> {
    let curve: PiecewiseLinear

    /// `max(0, perRequest · N - allowance)`, where another use of `before` a request takes from the allowance first.
    init(perRequest: Rational, allowance: Rational = 0, after before: Rational = 0) {
        guard allowance > 0, let start = allowance.divided(by: perRequest + before), perRequest > 0 else {
            curve = PiecewiseLinear(slopes: perRequest, then: [])
            return
        }
        var slopes = [(lowerBound: start, slope: perRequest + before)]
        if let end = allowance.divided(by: before) { slopes.append((end, perRequest)) }
        curve = PiecewiseLinear(slopes: 0, then: slopes)
    }
}

/// Collects the line items of one scenario.
struct LineItemBuilder {
    let prices: PricesInForce
    let estimate: Estimate
    let traffic: Traffic
    private(set) var items: [LineItem] = []

    init(prices: PricesInForce, estimate: Estimate, traffic: Traffic) {
        self.prices = prices
        self.estimate = estimate
        self.traffic = traffic
    }

    /// Adds a line, unless it uses nothing at any volume: nobody wants to read about that.
    mutating func add(_ item: LineItem) {
        if case .metered(let usage, _) = item.measure, usage == PiecewiseLinear(slopes: 0, then: []) { return }
        items.append(item)
    }

    /// Gigabytes of the estimate for one request of so many bytes.
    func gigabytes(_ bytes: Rational) -> Quantity<Gigabyte> {
        Quantity(bytes.divided(by: estimate.bytesPerGB) ?? 0)
    }

    /// `times` things that each use the same every month.
    mutating func add<Unit: BillingUnit>(
        _ name: String, _ quantity: Quantity<Unit>, times: Int = 1, at price: Price<Unit>, _ context: ResourceContext,
        basis: UsageBasis = .counted
    ) {
        add(name, Unit.self, .repeated(unitQuantity: quantity.amount, times: times), price, context, basis)
    }

    /// Each instance of a fleet uses the same every month.
    mutating func add<Unit: BillingUnit>(
        _ name: String, _ quantity: Quantity<Unit>, of fleet: Fleet, at price: Price<Unit>, _ context: ResourceContext,
        basis: UsageBasis = .counted
    ) {
        add(name, Unit.self, .perInstance(unitQuantity: quantity.amount, fleet), price, context, basis)
    }

    /// A quantity proportional to the requests.
    mutating func add<Unit: BillingUnit>(
        _ name: String, perRequest: Quantity<Unit>, at price: Price<Unit>, _ context: ResourceContext,
        basis: UsageBasis
    ) {
        add(name, UsageCurve(perRequest: perRequest.amount), at: price, context, basis: basis)
    }

    /// A quantity that follows the requests; `inBlocks` where it is bought by the estimate's request block.
    mutating func add<Unit: BillingUnit>(
        _ name: String, _ usage: UsageCurve<Unit>, inBlocks: Bool = false, at price: Price<Unit>,
        _ context: ResourceContext, basis: UsageBasis
    ) {
        let measure = LineItem.Measure.metered(usage.curve, block: inBlocks ? estimate.requestBlock : nil)
        add(name, Unit.self, measure, price, context, basis)
    }

    private mutating func add<Unit: BillingUnit>(
        _ name: String, _ unit: Unit.Type, _ measure: LineItem.Measure, _ price: Price<Unit>,
        _ context: ResourceContext, _ basis: UsageBasis
    ) {
        add(
            LineItem(
                context, name: name, unit: Unit.name, measure: measure,
                price: price.isFlat ? .flat(price.first) : .tiers(price.tiers), estimate, basis: basis,
                source: price.source))
    }
}
