import ExactMath
import StrictJSON

extension OfferCode { public static let elasticLoadBalancing = OfferCode("AWSELB") }

extension Offer {
    static let awsELB = Offer(.elasticLoadBalancing, [.loadBalancerHours, .dataProcessed, .capacityUnits])
}

/// Load balancer capacity units held for an hour, of an application load balancer.
public enum LCUHour: BillingUnit {
    public static let name = "LCU-Hrs"
    public static let spellings = ["lcu-hrs", "lcu-hr", "lcu-hours", "lcu-hour"]
}

/// Load balancer capacity units held for an hour, of a network load balancer.
public enum NLCUHour: BillingUnit {
    public static let name = "NLCU-Hrs"
    public static let spellings = ["nlcu-hrs", "nlcu-hr", "nlcu-hours", "nlcu-hour"] + LCUHour.spellings
}

extension ItemKind {
    public static let loadBalancerHours = ItemKind(
        .elasticLoadBalancing, "loadBalancerHours", [.one("type", of: "classic", "application", "network")],
        unit: .of(Hour.self))
    public static let dataProcessed = ItemKind(
        .elasticLoadBalancing, "dataProcessed", [.one("type", of: "classic")], unit: .of(Gigabyte.self),
        takesTiers: true)
    public static let capacityUnits = ItemKind(
        .elasticLoadBalancing, "capacityUnits", [.one("type", of: "application", "network")],
        unit: .of(LCUHour.self), or: .of(NLCUHour.self), details: [LoadBalancerCapacity.detail], takesTiers: true,
        rules: Rules(
            fault: { $0.details.isEmpty ? ("capacity", "The \"capacity\" of one unit is missing.") : nil },
            words: { $0.capacity?.words ?? "" }))
}

/// What one load balancer capacity unit carries; the dimension used most is the one billed.
///
/// Source: the Elastic Load Balancing pricing page, "LCU details", 2026.
public struct LoadBalancerCapacity: Sendable {
    public let newConnectionsPerSecond: Rational
    public let activeConnections: Rational
    public let gbPerHour: Rational
    /// What counts in place of `gbPerHour` where the targets are Lambda functions.
    public let gbPerHourLambdaTarget: Rational?
    /// nil where rules are no dimension (network load balancers).
    public let ruleEvaluationsPerSecond: Rational?
    public let freeRules: Rational

    static let detail = Detail.group(
        "capacity", .number("newConnectionsPerSecond", .positive(upTo: Detail.largest), isRequired: true),
        .number("activeConnections", .positive(upTo: Detail.largest), isRequired: true),
        .number("gbPerHour", .positive(upTo: Detail.largest), isRequired: true),
        .number("gbPerHourLambdaTarget", .positive(upTo: Detail.largest)),
        .number("ruleEvaluationsPerSecond", .positive(upTo: Detail.largest)), .number("freeRules", .upTo(10_000)))

    init?(_ details: Details) {
        guard let connections = details["newConnectionsPerSecond"], let active = details["activeConnections"],
            let gigabytes = details["gbPerHour"]
        else { return nil }
        newConnectionsPerSecond = connections
        activeConnections = active
        gbPerHour = gigabytes
        gbPerHourLambdaTarget = details["gbPerHourLambdaTarget"]
        ruleEvaluationsPerSecond = details["ruleEvaluationsPerSecond"]
        freeRules = details["freeRules"] ?? 0
    }

    fileprivate var words: String {
        let rules = [
            newConnectionsPerSecond, activeConnections, gbPerHour, gbPerHourLambdaTarget ?? 0,
            ruleEvaluationsPerSecond ?? 0, freeRules,
        ]
        return ", a unit carries \(rules.map { $0.description }.joined(separator: "/"))"
    }
}

extension PriceEntry {
    /// What a unit of capacity carries; nil for what is no price of one.
    public var capacity: LoadBalancerCapacity? { LoadBalancerCapacity(details) }
}

extension PricesInForce {
    /// What one capacity unit of a load balancer of this type carries.
    ///
    /// - Throws: `PricingError.missingPrice` where the table in force prices none.
    public func loadBalancerCapacity(_ type: String) throws(PricingError) -> LoadBalancerCapacity {
        guard let capacity = try entry(.capacityUnits, [type]).entry.capacity else {
            throw .missingPrice(missing(.capacityUnits, [type], in: try table(of: .elasticLoadBalancing)))
        }
        return capacity
    }
}
