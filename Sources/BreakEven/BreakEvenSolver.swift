import CostCurves
import ExactMath

/// The exact answers over all volumes: which curve is the cheapest where, and where one is strictly cheaper than
/// another one.
public struct BreakEvenSolver: Sendable {
    /// The volumes that are searched where nothing else is asked for.
    public static let searched: ClosedRange<Int> = 1...CostCurve.volumes.upperBound

    /// The curves in the order in which they win a tie.
    public let curves: [CostCurve]

    private let amounts: [[SteppedFunction]]
    private let compiled: CompiledCurves<Int128>?

    /// Prepares the curves for any number of questions.
    ///
    /// - Complexity: O(n) in the curves' terms and kinks.
    public init(_ curves: [CostCurve]) {
        self.curves = curves
        amounts = curves.map { $0.terms.map { $0.amounts } }
        compiled = CompiledCurves(amounts)
    }

    /// The longest runs of the cheapest curve, in ascending order; a tie goes to the curve named first.
    ///
    /// What lies outside of `CostCurve.volumes` is not searched.
    ///
    /// - Complexity: O(k·(s + l)) for k curves, s segments and l runs, where curves stay apart or the list gets too long to
    ///   be counted; O(t) for the t steps of a period, or of all volumes, over which they stay closer than their steps
    ///   without often changing places.
    public func winnerRuns(from: Int = searched.lowerBound, through: Int = searched.upperBound) -> RunList {
        runs(of: Array(curves.indices), wanted: nil, from, through)
    }

    /// Where the alternative is strictly cheaper than the baseline.
    ///
    /// - Parameters:
    ///   - baseline: the position of a curve, as is `alternative`.
    /// - Complexity: as `winnerRuns(from:through:)` for two curves.
    public func comparison(
        baseline: Int, alternative: Int, from: Int = searched.lowerBound, through: Int = searched.upperBound
    ) -> Comparison {
        let volumes = CostCurve.volumes
        func side(_ position: Int) -> Comparison.Side {
            Comparison.Side(curve: curves[position], amounts: amounts[position]) { [compiled, curves] requests in
                compiled?.dollars(of: position, at: requests) ?? curves[position].cost(at: requests)
            }
        }
        return Comparison(
            Comparison.Pair(baseline: side(baseline), alternative: side(alternative)),
            ranges: runs(of: [baseline, alternative], wanted: 1, from, through),
            searched: WinnerRun(from: max(from, volumes.lowerBound), to: min(through, volumes.upperBound), winner: 1))
    }

    /// The runs of some curves, or of the one at a position among these.
    private func runs(of positions: [Int], wanted: Int?, _ from: Int, _ through: Int) -> RunList {
        if let compiled {
            return EnvelopeSearch(table: compiled, wanted: wanted).runs(of: positions, from: from, through: through)
        }
        let own = positions.map { amounts[$0] }
        if let compiled = CompiledCurves<Int128>(own) {
            return EnvelopeSearch(table: compiled, wanted: wanted).runs(from: from, through: through)
        }
        guard let exact = CompiledCurves<Rational>(own) else { preconditionFailure("fractions hold any cost") }
        return EnvelopeSearch(table: exact, wanted: wanted).runs(from: from, through: through)
    }
}
