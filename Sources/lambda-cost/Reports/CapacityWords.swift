import CostModel
import ExactMath
import Pricing
import Reports

/// Why a load balancer takes so many capacity units: the use in every dimension, and the way to the largest.
struct CapacityWords {
    private let words: QuantityWords
    private let capacity: LoadBalancerCapacity
    private let usage: LineItem.Usage

    init(_ words: QuantityWords, _ capacity: LoadBalancerCapacity, _ usage: LineItem.Usage) {
        self.words = words
        self.capacity = capacity
        self.usage = usage
    }

    func lines(for resource: Resource, unit: String) -> [String] {
        guard case .loadBalancer(let balancer) = resource.kind else { return [] }
        let estimate = words.workload.estimate
        let dimensions = balancer.unitHours(capacity, estimate, words.workload.traffic)
        guard let leading = dimensions.first(where: { $0.perRequest == usage.perRequest })?.dimension else { return [] }
        let shares = dimensions.map { dimension in
            let units = (dimension.perRequest * Rational(words.requests)).divided(by: estimate.hoursPerMonth) ?? 0
            return "\(dimension.dimension.rawValue) \(NumberStyle.quantity(units, places: 3))"
        }
        let hours = ShownFigure.quantity(estimate.hoursPerMonth).text
        return ["capacity units taken by " + shares.joined(separator: ", ") + "; the largest counts"]
            + [way(leading, balancer, hours: hours, unit: unit)]
    }

    /// From the volume to the unit-hours of the dimension that leads.
    private func way(_ dimension: LoadBalancer.Dimension, _ balancer: LoadBalancer, hours: String, unit: String)
        -> String
    {
        let seconds = words.workload.estimate.secondsPerMonth
        let rate = Rational(words.requests).divided(by: seconds) ?? 0
        let connections = rate * balancer.connectionsPerRequest
        func figure(_ amount: Rational) -> ShownFigure { .quantity(amount) }
        func step(_ amount: Rational, _ what: String, per perUnit: Rational) -> String {
            let shown = figure(amount)
            return "\(shown.text) \(what) ÷ \(figure(perUnit).text) × \(hours) Hrs "
                + ShownFigure.result(figure(usage.used), of: [shown]) + " \(unit)"
        }
        switch dimension {
        case .newConnections: return step(connections, "connections/s", per: capacity.newConnectionsPerSecond)
        case .activeConnections:
            return step(connections * balancer.connectionSeconds, "open connections", per: capacity.activeConnections)
        case .processedBytes:
            let perUnit = balancer.gbPerHour(capacity)
            let traffic = words.workload.traffic
            let gigabytes = usage.used * perUnit
            let moved = words.bytes(traffic.bytes, gigabytes)
            if perUnit == 1 { return moved + ", 1 GB a unit-hour" }
            return "\(moved); ÷ \(figure(perUnit).text) GB a unit-hour "
                + ShownFigure.result(figure(usage.used), of: [figure(gigabytes)]) + " \(unit)"
        case .ruleEvaluations:
            return step(
                rate * balancer.billedRules(capacity), "rule evaluations/s",
                per: capacity.ruleEvaluationsPerSecond ?? 1)
        }
    }
}
