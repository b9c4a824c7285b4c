import ExactMath
import Pricing
import StrictJSON

/// An Elastic Load Balancing load balancer.
public struct LoadBalancer: Sendable {
    public enum Kind: String, Sendable, CaseIterable { case classic, application, network }
    public enum Target: String, Sendable, CaseIterable { case instance, lambda }

    public let type: Kind
    public let count: Int
    public let connectionsPerRequest: Rational
    /// How long a connection stays open.
    public let connectionSeconds: Rational
    public let rules: Int
    public let target: Target
    /// Public addresses of each balancer.
    public let publicIPv4: Int

    static let keys: [StaticString] = [
        "type", "count", "connectionsPerRequest", "connectionSeconds", "rules", "target", "publicIPv4",
    ]

    init(_ fields: Fields) throws(FileFault) {
        try fields.require("type")
        let type = Kind(rawValue: try fields.choice("type", of: Kind.allCases.map { $0.rawValue }) ?? "") ?? .classic
        self.type = type
        count = try fields.whole("count", 1...1000) ?? 1
        connectionsPerRequest = try fields.number("connectionsPerRequest", .upTo(Limits.largest)) ?? 1
        connectionSeconds = try fields.number("connectionSeconds", .upTo(Limits.largest)) ?? 0
        rules = try fields.whole("rules", 0...10_000) ?? 0
        target =
            Target(rawValue: try fields.choice("target", of: Target.allCases.map { $0.rawValue }) ?? "") ?? .instance
        publicIPv4 = try fields.whole("publicIPv4", 0...1000) ?? 0
        for key: StaticString in ["rules", "target"] where type != .application && fields.contains(key) {
            throw fields.fault(
                at: key, "'\(key)' belongs to application load balancers; this one is \(type.rawValue).",
                advice: "Remove it, or set \"type\": \"application\".")
        }
    }
}

extension LineItemBuilder {
    mutating func add(_ balancer: LoadBalancer, _ context: ResourceContext) throws(PricingError) {
        let type = balancer.type.rawValue
        let hours = Quantity<Hour>(estimate.hoursPerMonth)
        let hourly = try prices.price(.loadBalancerHours, [type], per: Hour.self)
        add("Load balancer hours (\(type))", hours, times: balancer.count, at: hourly, context)
        switch balancer.type {
        case .classic where traffic.bytes.isZero: break
        case .classic:
            let price = try prices.price(.dataProcessed, [type], per: Gigabyte.self)
            add(
                "Data processed (classic)", perRequest: gigabytes(traffic.bytes), at: price, context,
                basis: .bytes(perRequest: traffic.bytes))
        case .application:
            try addCapacityUnits(balancer, per: LCUHour.self, context)
        case .network:
            try addCapacityUnits(balancer, per: NLCUHour.self, context)
        }
        if balancer.publicIPv4 > 0 {
            let price = try prices.price(.publicIPv4, per: Hour.self)
            add(
                "Public IPv4 addresses", hours, times: balancer.count * balancer.publicIPv4, at: price, context,
                basis: .addresses)
        }
    }

    /// Capacity units: of all dimensions the one used most is billed, every hour.
    private mutating func addCapacityUnits<Unit: BillingUnit>(
        _ balancer: LoadBalancer, per unit: Unit.Type, _ context: ResourceContext
    ) throws(PricingError) {
        let attributes = [balancer.type.rawValue]
        let price = try prices.price(.capacityUnits, attributes, per: Unit.self)
        guard let capacity = try prices.entry(.capacityUnits, attributes).entry.capacity else { return }
        let dimensions = balancer.unitHours(capacity, estimate, traffic)
        var leading = dimensions[0]
        for dimension in dimensions.dropFirst() where dimension.perRequest > leading.perRequest { leading = dimension }
        add(
            "Load balancer capacity units (\(balancer.type.rawValue), by \(leading.dimension.rawValue))",
            perRequest: Quantity<Unit>(leading.perRequest), at: price, context, basis: .capacityUnits(capacity))
    }
}
