import ExactMath
import Pricing

extension LoadBalancer {
    /// What load balancer capacity units measure; the one used most is billed.
    public enum Dimension: String, Sendable {
        case newConnections = "new connections"
        case activeConnections = "active connections"
        case processedBytes = "processed bytes"
        case ruleEvaluations = "rule evaluations"
    }

    /// Rules whose evaluations count.
    public func billedRules(_ capacity: LoadBalancerCapacity) -> Rational {
        max(0, Rational(rules) - capacity.freeRules)
    }

    /// The gigabytes an hour that one unit carries, which depend on the target.
    public func gbPerHour(_ capacity: LoadBalancerCapacity) -> Rational {
        target == .lambda ? capacity.gbPerHourLambdaTarget ?? capacity.gbPerHour : capacity.gbPerHour
    }

    /// The unit-hours that one request a month takes in each dimension, in the order of AWS's page.
    ///
    /// With traffic even over the month every dimension is proportional to N, so one of them leads at every volume.
    /// Source: the Elastic Load Balancing pricing page, "LCU details", 2026.
    public func unitHours(
        _ capacity: LoadBalancerCapacity, _ estimate: Estimate, _ traffic: Traffic
    ) -> [(dimension: Dimension, perRequest: Rational)] {
        let hours = estimate.hoursPerMonth
        // New connections per second, for one request a month.
        let connections = connectionsPerRequest.divided(by: estimate.secondsPerMonth) ?? 0
        var dimensions: [(dimension: Dimension, perRequest: Rational)] = [
            (.newConnections, (hours * connections).divided(by: capacity.newConnectionsPerSecond) ?? 0),
            (
                .activeConnections,
                (hours * connections * connectionSeconds).divided(by: capacity.activeConnections) ?? 0
            ),
            (.processedBytes, traffic.bytes.divided(by: estimate.bytesPerGB * gbPerHour(capacity)) ?? 0),
        ]
        if let perUnit = capacity.ruleEvaluationsPerSecond {
            let evaluations = hours * billedRules(capacity)
            dimensions.append((.ruleEvaluations, evaluations.divided(by: estimate.secondsPerMonth * perUnit) ?? 0))
        }
        return dimensions
    }
}
