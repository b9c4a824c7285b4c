import CostCurves
import CostModel
import ExactMath
import Pricing

/// What became of a file's expected figures and limits.
public struct CheckedWorkload {
    /// How many claims there are of a kind, one for each scenario that a figure is stated of.
    public struct Tally: Sendable {
        public fileprivate(set) var count = 0
        public fileprivate(set) var holding = 0
    }

    public let evaluation: Evaluation
    public private(set) var expected = Tally()
    public private(set) var limits = Tally()
    /// The first claims that do not hold, of the expected figures and then of the limits, `mostFailures` at most.
    public private(set) var failures: [Claim] = []

    /// More failures than anybody reads one by one.
    public static let mostFailures = 100

    private let totals: ClaimedTotals
    private let positions: [String: Int]

    public var workload: Workload { evaluation.workload }

    /// How many claims there are.
    public var count: Int { expected.count + limits.count }

    /// How many claims do not hold.
    public var failing: Int { count - expected.holding - limits.holding }

    /// Whether all claims hold.
    public var holds: Bool { failing == 0 }

    /// - Throws: `AnalysisError` where a scenario has no cost.
    /// - Complexity: O(claims), of which none is kept but the first that fail.
    public init(_ workload: Workload, book: PriceBook) throws(AnalysisError) {
        let largest = (workload.expected.map { $0.requests } + workload.limits.map { $0.requests }).max() ?? 0
        let evaluation = try Evaluation(workload, book: book, largestVolume: largest)
        self.evaluation = evaluation
        totals = ClaimedTotals(scenarios: evaluation.costs.count) { scenario, requests in
            evaluation.costs[scenario].curve.cost(at: requests)
        }
        var positions: [String: Int] = [:]
        for (position, name) in evaluation.names.enumerated() where positions[name] == nil {
            positions[name] = position
        }
        self.positions = positions
        expected = judge(.expected)
        limits = judge(.limit)
    }

    private mutating func judge(_ kind: Claim.Kind) -> Tally {
        var tally = Tally()
        for claim in claims(kind) {
            tally.count += 1
            if claim.holds {
                tally.holding += 1
            } else if failures.count < Self.mostFailures {
                failures.append(claim)
            }
        }
        return tally
    }

    /// The claims of a kind in the file's order, made one by one as they are asked for.
    public func claims(_ kind: Claim.Kind) -> ClaimSequence {
        let statements: [Claim.Statement] =
            switch kind {
            case .expected: workload.expected.map { .expected($0) }
            case .limit: workload.limits.map { .limit($0) }
            }
        return ClaimSequence(statements, names: evaluation.names, positions: positions, totals)
    }
}
