import ExactMath
import JSONText
import StrictJSON

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

    init(_ value: JSONValue, in file: String, collecting faults: FaultList?) throws(FileFault) {
        let keys: [StaticString] = [
            "newConnectionsPerSecond", "activeConnections", "gbPerHour", "gbPerHourLambdaTarget",
            "ruleEvaluationsPerSecond", "freeRules",
        ]
        let fields = try Fields(value, in: file, keys: keys, collecting: faults)
        try fields.require("newConnectionsPerSecond", "activeConnections", "gbPerHour")
        let range = NumberRange.positive(upTo: 1_000_000_000_000)
        newConnectionsPerSecond = try fields.number("newConnectionsPerSecond", range) ?? 1
        activeConnections = try fields.number("activeConnections", range) ?? 1
        gbPerHour = try fields.number("gbPerHour", range) ?? 1
        gbPerHourLambdaTarget = try fields.number("gbPerHourLambdaTarget", range)
        ruleEvaluationsPerSecond = try fields.number("ruleEvaluationsPerSecond", range)
        freeRules = try fields.number("freeRules", .upTo(10_000)) ?? 0
    }
}
