import CostCurves
import CostModel
import ExactMath
import Pricing

/// What became of a file's expected figures and limits.
public struct CheckedWorkload {
    /// One figure that a file states of one scenario, and the scenario's cost.
    public struct Claim: Sendable {
        public enum Kind: Sendable { case expected, limit }

        public let kind: Kind
        /// Where the file states it.
        public let path: String
        /// The scenario's name.
        public let scenario: String
        /// Requests a month.
        public let requests: Int
        public let stated: Rational
        /// The decimal places that the file states the figure with, two at least.
        public let places: Int
        /// What the scenario costs.
        public let total: Rational

        /// A limit holds up to its last digit. An expected figure holds where the total, rounded half up to as many
        /// places as the figure states (two at least), is that figure.
        public var holds: Bool {
            switch kind {
            case .limit: total <= stated
            case .expected: total.decimalText(places: places) == stated.decimalText(places: places)
            }
        }
    }

    public let evaluation: Evaluation
    /// The expected figures in the file's order, then the limits.
    public let claims: [Claim]

    public var workload: Workload { evaluation.workload }

    /// Whether all claims hold.
    public var holds: Bool { claims.allSatisfy { $0.holds } }

    /// - Throws: `AnalysisError` where a scenario has no cost.
    public init(_ workload: Workload, book: PriceBook) throws(AnalysisError) {
        let largest = (workload.expected.map { $0.requests } + workload.limits.map { $0.requests }).max() ?? 0
        let evaluation = try Evaluation(workload, book: book, largestVolume: largest)
        self.evaluation = evaluation
        let expected = workload.expected.flatMap { expected in
            evaluation.costs.filter { $0.scenario.name == expected.scenario }.map { cost in
                Claim(
                    kind: .expected, path: expected.path, scenario: expected.scenario, requests: expected.requests,
                    stated: expected.total, places: max(2, expected.statedPlaces),
                    total: cost.curve.cost(at: expected.requests))
            }
        }
        let limits = workload.limits.flatMap { limit in
            evaluation.costs.filter { limit.scenario == "*" || $0.scenario.name == limit.scenario }.map { cost in
                Claim(
                    kind: .limit, path: limit.path, scenario: cost.scenario.name, requests: limit.requests,
                    stated: limit.maxMonthly, places: max(2, limit.maxMonthly.terminatingPlaces ?? 12),
                    total: cost.curve.cost(at: limit.requests))
            }
        }
        claims = expected + limits
    }
}
