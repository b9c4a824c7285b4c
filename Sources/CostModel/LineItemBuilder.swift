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

    /// The context of a line from which so many percent more are taken.
    func discounted(by percent: Rational) -> ResourceContext {
        ResourceContext(
            resources: resources, label: label, discountFactor: discountFactor * (100 - percent) / 100)
    }
}

/// A quantity of one unit that rises by steps with the requests a month.
struct SteppedUsage<Unit> {
    let function: SteppedFunction

    init(_ function: SteppedFunction) { self.function = function }
}

/// A quantity of one unit as a function of the requests a month.
struct UsageCurve<Unit> {
    let curve: PiecewiseLinear

    /// `max(0, perRequest · N - allowance)`, where another use of `before` a request takes from the allowance first.
    init(perRequest: Rational, allowance: Rational = 0, after before: Rational = 0) {
        self.init(
            Line(intercept: 0, slope: perRequest), allowance: allowance, after: Line(intercept: 0, slope: before))
    }

    /// What an allowance leaves of a use, where another one takes from it first:
    /// `min(own, max(0, own + before - allowance))`.
    ///
    /// - Precondition: neither use, nor what it grows by with a request, is below 0.
    init(_ own: Line, allowance: Rational, after before: Line = .zero) {
        guard own != .zero, allowance > 0 else {
            curve = PiecewiseLinear(own)
            return
        }
        let together = Line(intercept: own.intercept + before.intercept, slope: own.slope + before.slope)
        let excess = Line(intercept: together.intercept - allowance, slope: together.slope)
        var first = Line.zero
        var rest: [(lowerBound: Rational, line: Line)] = []
        // Both use it up, and later the other one alone would.
        for (use, left) in [(together, excess), (before, own)] {
            if use.intercept >= allowance {
                first = left
            } else if use.slope > 0 {
                rest.append(((allowance - use.intercept) / use.slope, left))
            }
        }
        curve = PiecewiseLinear(first, then: rest)
    }
}

extension Line {
    static let zero = Line(intercept: 0, slope: 0)
}

/// Collects the line items of one scenario.
struct LineItemBuilder {
    let prices: PricesInForce
    let estimate: Estimate
    let traffic: Traffic
    private let resources: [(resource: Resource, context: ResourceContext)]
    /// For each resource its instances, or why they cannot be counted.
    private let fleetsOfResources: [Result<InstanceFleet?, PricingError>]
    private var sharedLines: [String] = []
    private(set) var items: [LineItem] = []

    private init(_ resources: [Resource], of workload: Workload, prices: PricesInForce) {
        self.prices = prices
        estimate = workload.estimate
        traffic = workload.traffic
        self.resources = resources.enumerated().map { position, resource in
            (
                resource,
                ResourceContext(
                    resources: [position], label: resource.label, discountFactor: resource.discountFactor)
            )
        }
        let sizing = FleetSizing(estimate: estimate, traffic: traffic, prices: prices)
        fleetsOfResources = resources.map { resource in
            Result { () throws(PricingError) in try resource.use.fleet(sizing) }
        }
    }

    /// The lines of all resources in their order, where a line that several share stands at the first of them, and the
    /// resources' fleets.
    ///
    /// - Throws: `PricingError` where the tables in force lack a price.
    static func lines(
        of resources: [Resource], of workload: Workload, prices: PricesInForce
    ) throws(PricingError) -> (items: [LineItem], fleets: [InstanceFleet]) {
        var lines = LineItemBuilder(resources, of: workload, prices: prices)
        for (position, (resource, context)) in lines.resources.enumerated() {
            // Here rather than above, so that of several faults the first resource's is told.
            _ = try lines.fleetsOfResources[position].get()
            try resource.use.addLines(to: &lines, context)
        }
        return (lines.items, lines.fleets)
    }

    // MARK: The other resources

    /// Whether nobody has asked this of the shared line before: who shares a line adds it for all the first time.
    mutating func isFirst(of sharedLine: String) -> Bool {
        guard !sharedLines.contains(sharedLine) else { return false }
        sharedLines.append(sharedLine)
        return true
    }

    /// All the scenario's resources of one service.
    func resources<S: Service>(of service: S.Type) -> [(resource: S, context: ResourceContext)] {
        resources.compactMap { resource, context in resource.stated(as: service).map { ($0, context) } }
    }

    /// The instances of all the scenario's resources that run some.
    var fleets: [InstanceFleet] { fleetsOfResources.compactMap { (try? $0.get()) ?? nil } }

    /// The instances of all fleets together as a function of the requests; of those that follow the traffic the average.
    var instances: SteppedFunction { .sum(fleets.map { $0.instances }) }

    /// The same as what a line measures.
    var instancesMeasure: LineItem.Measure {
        let fleets = fleets
        return fleets.contains { $0.followsTraffic } ? .stepped(instances) : .instances(fleets.map { $0.fleet })
    }

    /// What fleets are sized by.
    var sizing: FleetSizing { FleetSizing(estimate: estimate, traffic: traffic, prices: prices) }

    // MARK: Lines

    /// Adds a line, unless it uses nothing at any volume: nobody wants to read about that.
    mutating func add(_ item: LineItem) {
        switch item.measure {
        case .metered(let usage, _) where usage == PiecewiseLinear(.zero): return
        case .stepped(let usage, _) where usage == SteppedFunction(0): return
        default: items.append(item)
        }
    }

    /// Gigabytes of the estimate for one request of so many bytes.
    func gigabytes(_ bytes: Rational) -> Quantity<Gigabyte> { Quantity(bytes / estimate.bytesPerGB) }

    /// `times` things that each use the same every month.
    mutating func add<Unit: BillingUnit>(
        _ name: String, _ quantity: Quantity<Unit>, times: Int = 1, at price: Price<Unit>, _ context: ResourceContext,
        prepayment: LineItem.Prepayment? = nil, derivation: @escaping LineItem.Explanation = { _ in [] }
    ) {
        let measure = LineItem.Measure.repeated(unitQuantity: quantity.amount, times: times)
        add(name, Unit.self, measure, price, context, prepayment: prepayment, derivation: derivation)
    }

    /// A quantity that rises by steps.
    mutating func add<Unit: BillingUnit>(
        _ name: String, _ usage: SteppedUsage<Unit>, at price: Price<Unit>, _ context: ResourceContext,
        derivation: @escaping LineItem.Explanation
    ) {
        add(name, Unit.self, .stepped(usage.function), price, context, derivation: derivation)
    }

    /// Each instance of a fleet uses the same every month.
    ///
    /// Where the fleet is sized for its peak, each instance is priced and rounded; where it follows the traffic, the average
    /// number of them at once.
    mutating func add<Unit: BillingUnit>(
        _ name: String, _ quantity: Quantity<Unit>, ofEach fleet: InstanceFleet, at price: Price<Unit>,
        _ context: ResourceContext, prepayment: LineItem.Prepayment? = nil,
        derivation: @escaping LineItem.Explanation = { _ in [] }
    ) {
        let measure: LineItem.Measure =
            switch fleet.scaling {
            case .peak: .perInstance(unitQuantity: quantity.amount, fleet.fleet)
            case .follow: .onAverage(unitQuantity: quantity.amount, fleet.instances)
            }
        add(name, Unit.self, measure, price, context, prepayment: prepayment, derivation: derivation)
    }

    /// Each instance of a fleet, of those beyond a committed number, uses the same every hour that it runs.
    ///
    /// Where the fleet is sized for its peak, each instance is priced and rounded with its hours a month; where it follows
    /// the traffic, the instance-hours of the month at once.
    mutating func add<Unit: BillingUnit>(
        _ name: String, anHour quantity: Quantity<Unit>, _ hours: Rational, ofEach fleet: InstanceFleet,
        beyond committed: Int = 0, at price: Price<Unit>, _ context: ResourceContext,
        derivation: @escaping LineItem.Explanation = { _ in [] }
    ) {
        let measure: LineItem.Measure =
            switch fleet.scaling {
            case .peak: .perInstance(unitQuantity: quantity.amount * hours, fleet.fleet, beyond: committed)
            case .follow: .instanceHours(unitQuantity: quantity.amount, fleet.fleet, beyond: committed)
            }
        add(name, Unit.self, measure, price, context, derivation: derivation)
    }

    /// A quantity proportional to the requests.
    mutating func add<Unit: BillingUnit>(
        _ name: String, perRequest: Quantity<Unit>, at price: Price<Unit>, _ context: ResourceContext,
        derivation: @escaping @Sendable (Volume, LineItem.Usage) -> [Derivation]
    ) {
        add(name, UsageCurve(perRequest: perRequest.amount), at: price, context, derivation: derivation)
    }

    /// A quantity that follows the requests; `inBlocks` where it is bought by the estimate's request block.
    mutating func add<Unit: BillingUnit>(
        _ name: String, _ usage: UsageCurve<Unit>, inBlocks: Bool = false, at price: Price<Unit>,
        _ context: ResourceContext, derivation: @escaping @Sendable (Volume, LineItem.Usage) -> [Derivation]
    ) {
        let measure = LineItem.Measure.metered(usage.curve, block: inBlocks ? estimate.requestBlock : nil)
        add(name, Unit.self, measure, price, context) { volume in
            measure.usage(at: volume.requests).map { derivation(volume, $0) } ?? []
        }
    }

    /// A quantity that has a part at no requests, before the allowance.
    ///
    /// - Parameter used: what `usage` is before the allowance.
    mutating func add<Unit: BillingUnit>(
        _ name: String, _ used: Line, _ usage: UsageCurve<Unit>, inBlocks: Bool = false, at price: Price<Unit>,
        _ context: ResourceContext, derivation: @escaping @Sendable (Volume, LineItem.Usage) -> [Derivation]
    ) {
        let block = inBlocks ? estimate.requestBlock : nil
        let measure = LineItem.Measure.stepped(SteppedFunction(usage.curve), block: block)
        add(name, Unit.self, measure, price, context) { volume in
            let requests = Rational(volume.requests)
            let all = used(requests)
            return derivation(
                volume,
                LineItem.Usage(
                    perRequest: used.slope, used: all, free: all - usage.curve(requests), block: block))
        }
    }

    private mutating func add<Unit: BillingUnit>(
        _ name: String, _ unit: Unit.Type, _ measure: LineItem.Measure, _ price: Price<Unit>,
        _ context: ResourceContext, prepayment: LineItem.Prepayment? = nil,
        derivation: @escaping LineItem.Explanation
    ) {
        add(
            LineItem(
                context, name: name, unit: Unit.name, measure: measure,
                price: price.isFlat ? .flat(price.first) : .tiers(price.tiers), estimate, source: price.source,
                prepayment: prepayment, derivation: derivation))
    }
}
