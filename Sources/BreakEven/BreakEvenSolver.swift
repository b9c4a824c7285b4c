import CostCurves
import ExactMath

/// The exact answers over all volumes: which curve is the cheapest where, and where one is strictly cheaper than
/// another one.
public struct BreakEvenSolver: Sendable {
    /// The volumes that are searched where nothing else is asked for.
    public static let searched: ClosedRange<Int> = 1...CostCurve.volumes.upperBound

    private let sides: [Comparison.Side]

    /// Prepares curves, in the order in which they win a tie, for any number of questions.
    ///
    /// - Complexity: O(n) in the curves' terms and kinks.
    public init(_ curves: [CostCurve]) {
        sides = curves.map { Comparison.Side(curve: $0, amounts: $0.amounts) }
    }

    /// The longest runs of the cheapest curve, in ascending order; a tie goes to the curve named first.
    ///
    /// What lies outside of `CostCurve.volumes` is not searched.
    ///
    /// - Complexity: O(k·(s + l)) for k curves, s segments and l runs, where curves stay apart or the list gets too long to
    ///   be counted; O(t) for the t steps of a period, or of all volumes, over which they stay closer than their steps
    ///   without often changing places.
    public func winnerRuns(from: Int = searched.lowerBound, through: Int = searched.upperBound) -> RunList {
        let costs = sides.map { $0.amounts }
        guard let table = CompiledCurves<Int128>(costs) else {
            return EnvelopeSearch(table: CompiledCurves<Rational>(costs)).runs(from: from, through: through)
        }
        return EnvelopeSearch(table: table).runs(from: from, through: through)
    }

    /// Where the alternative is strictly cheaper than the baseline.
    ///
    /// - Parameters:
    ///   - baseline: the position of a curve, as is `alternative`.
    /// - Complexity: as `winnerRuns(from:through:)` for two curves.
    public func comparison(
        baseline: Int, alternative: Int, from: Int = searched.lowerBound, through: Int = searched.upperBound
    ) -> Comparison {
        let (baseline, alternative) = (sides[baseline], sides[alternative])
        let costs = [baseline.amounts, alternative.amounts]
        guard let table = CompiledCurves<Int128>(costs) else {
            return Comparison(baseline, alternative, in: CompiledCurves<Rational>(costs), from, through)
        }
        return Comparison(baseline, alternative, in: table, from, through)
    }
}
