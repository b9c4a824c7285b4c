import ExactMath
import Pricing
import StrictJSON

/// An Elastic Load Balancing load balancer.
struct LoadBalancer: Service {
    enum Kind: String, CaseIterable { case classic, application, network }
    enum Target: String, CaseIterable { case instance, lambda }

    var type = Kind.classic
    var count = 1
    var connectionsPerRequest: Rational = 1
    /// How long a connection stays open.
    var connectionSeconds: Rational = 0
    var rules = 0
    var target = Target.instance
    /// Public addresses of each balancer.
    var publicIPv4 = 0

    static let name: StaticString = "elb"

    static let keys: [ResourceKey<LoadBalancer>] = [
        .choice("type", Kind.self, "the kind of load balancer", isRequired: true) { $0.type = $1 },
        .whole("count", 1...1000, "load balancers") { $0.count = $1 },
        .number("connectionsPerRequest", .upTo(Limits.largest), "new connections for a request") {
            $0.connectionsPerRequest = $1
        },
        .number("connectionSeconds", .upTo(Limits.largest), "seconds that a connection stays open") {
            $0.connectionSeconds = $1
        },
        .whole("rules", 0...10_000, "listener rules that a request is checked against") { $0.rules = $1 },
        .choice("target", Target.self, "what answers the requests") { $0.target = $1 },
        .whole("publicIPv4", 0...1000, "public addresses of each load balancer") { $0.publicIPv4 = $1 },
    ]

    func check(_ fields: Fields) throws(FileFault) {
        for key: StaticString in ["rules", "target"] where type != .application && fields.contains(key) {
            throw fields.fault(
                at: key, "'\(key)' belongs to application load balancers; this one is \(type.rawValue).",
                advice: "Remove it, or set \"type\": \"application\".")
        }
    }

    func counts(_ cost: OftenForgotten, _ traffic: Traffic) -> Bool? { cost == .publicAddresses ? publicIPv4 > 0 : nil }

    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        let hours = Quantity<Hour>(lines.estimate.hoursPerMonth)
        let hourly = try lines.prices.price(.loadBalancerHours, [type.rawValue], per: Hour.self)
        lines.add("Load balancer hours (\(type.rawValue))", hours, times: count, at: hourly, context)
        switch type {
        case .classic where lines.traffic.bytes.isZero: break
        case .classic:
            let price = try lines.prices.price(.dataProcessed, [type.rawValue], per: Gigabyte.self)
            let (bytes, estimate) = (lines.traffic.bytes, lines.estimate)
            lines.add("Data processed (classic)", perRequest: lines.gigabytes(bytes), at: price, context) {
                [$0.derivation(bytesPerRequest: bytes, $1.used, estimate)]
            }
        case .application: try addCapacityUnits(per: LCUHour.self, to: &lines, context)
        case .network: try addCapacityUnits(per: NLCUHour.self, to: &lines, context)
        }
        if publicIPv4 > 0 {
            let price = try lines.prices.price(.publicIPv4, per: Hour.self)
            let balancers: Derivation =
                count == 1
                ? "the \(type.rawValue) load balancer"
                : "each of the \(aside: Rational(count)) \(type.rawValue) load balancers"
            let addresses = publicIPv4
            lines.add("Public IPv4 addresses", hours, times: count * publicIPv4, at: price, context) { _ in
                ["\(String(addresses)) for \(balancers)"]
            }
        }
    }

    /// Capacity units: of all dimensions the one used most is billed, every hour.
    private func addCapacityUnits<Unit: BillingUnit>(
        per unit: Unit.Type, to lines: inout LineItemBuilder, _ context: ResourceContext
    ) throws(PricingError) {
        let price = try lines.prices.price(.capacityUnits, [type.rawValue], per: Unit.self)
        let use = CapacityUse(
            self, try lines.prices.loadBalancerCapacity(type.rawValue), lines.estimate, lines.traffic)
        let leading = use.leading
        lines.add(
            "Load balancer capacity units (\(type.rawValue), by \(leading.dimension.rawValue))",
            perRequest: Quantity<Unit>(leading.perRequest), at: price, context
        ) { use.derivation(at: $0, $1, unit: Unit.name) }
    }
}

/// How much of a load balancer's capacity the requests take.
private struct CapacityUse {
    /// What load balancer capacity units measure; the one used most is billed.
    enum Dimension: String {
        case newConnections = "new connections"
        case activeConnections = "active connections"
        case processedBytes = "processed bytes"
        case ruleEvaluations = "rule evaluations"
    }

    private let balancer: LoadBalancer
    private let capacity: LoadBalancerCapacity
    private let estimate: Estimate
    private let traffic: Traffic

    init(_ balancer: LoadBalancer, _ capacity: LoadBalancerCapacity, _ estimate: Estimate, _ traffic: Traffic) {
        self.balancer = balancer
        self.capacity = capacity
        self.estimate = estimate
        self.traffic = traffic
    }

    /// Rules whose evaluations count.
    private var billedRules: Rational { max(0, Rational(balancer.rules) - capacity.freeRules) }

    /// The gigabytes an hour that one unit carries, which depend on the target.
    private var gbPerHour: Rational {
        balancer.target == .lambda ? capacity.gbPerHourLambdaTarget ?? capacity.gbPerHour : capacity.gbPerHour
    }

    /// The unit-hours that one request a month takes in each dimension, in the order of AWS's page.
    ///
    /// With traffic even over the month every dimension is proportional to N, so one of them leads at every volume.
    /// Source: the Elastic Load Balancing pricing page, "LCU details", 2026.
    private var unitHours: [(dimension: Dimension, perRequest: Rational)] {
        let hours = estimate.hoursPerMonth
        // New connections per second, for one request a month.
        let connections = balancer.connectionsPerRequest / estimate.secondsPerMonth
        var dimensions: [(dimension: Dimension, perRequest: Rational)] = [
            (.newConnections, hours * connections / capacity.newConnectionsPerSecond),
            (.activeConnections, hours * connections * balancer.connectionSeconds / capacity.activeConnections),
            (.processedBytes, traffic.bytes / (estimate.bytesPerGB * gbPerHour)),
        ]
        if let perUnit = capacity.ruleEvaluationsPerSecond {
            dimensions.append((.ruleEvaluations, hours * billedRules / (estimate.secondsPerMonth * perUnit)))
        }
        return dimensions
    }

    /// The dimension that is used most; of equal ones the first.
    var leading: (dimension: Dimension, perRequest: Rational) {
        let dimensions = unitHours
        return dimensions.dropFirst().reduce(dimensions[0]) { $1.perRequest > $0.perRequest ? $1 : $0 }
    }

    /// The use in every dimension, and the way to the largest.
    func derivation(at volume: Volume, _ usage: LineItem.Usage, unit: String) -> [Derivation] {
        var shares: Derivation = "capacity units taken by "
        for (position, (dimension, perRequest)) in unitHours.enumerated() {
            let units = perRequest * Rational(volume.requests) / estimate.hoursPerMonth
            shares = shares + "\(position == 0 ? "" : ", ")\(dimension.rawValue) \(aside: units, places: 3)"
        }
        return [shares + "; the largest counts", way(volume, usage, unit)]
    }

    /// From the volume to the unit-hours of the dimension that leads.
    private func way(_ volume: Volume, _ usage: LineItem.Usage, _ unit: String) -> Derivation {
        let rate = Rational(volume.requests) / estimate.secondsPerMonth
        let connections = rate * balancer.connectionsPerRequest
        func step(_ amount: Rational, _ what: String, per perUnit: Rational) -> Derivation {
            """
            \(factor: amount) \(what) ÷ \(aside: perUnit) × \(aside: estimate.hoursPerMonth) Hrs \
            \(result: usage.used) \(unit)
            """
        }
        switch leading.dimension {
        case .newConnections: return step(connections, "connections/s", per: capacity.newConnectionsPerSecond)
        case .activeConnections:
            return step(connections * balancer.connectionSeconds, "open connections", per: capacity.activeConnections)
        case .processedBytes:
            let moved = volume.derivation(bytesPerRequest: traffic.bytes, usage.used * gbPerHour, estimate)
            return gbPerHour == 1
                ? moved + ", 1 GB a unit-hour"
                : "\(moved); ÷ \(aside: gbPerHour) GB a unit-hour \(result: usage.used) \(unit)"
        case .ruleEvaluations:
            return step(
                rate * billedRules, "rule evaluations/s", per: capacity.ruleEvaluationsPerSecond ?? 1)
        }
    }
}
