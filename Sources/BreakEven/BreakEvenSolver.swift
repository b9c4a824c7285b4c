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
    public func winnerRuns(
        from: Int = searched.lowerBound, through: Int = searched.upperBound
    ) -> RangeList<WinnerRun> {
        let range = Self.range(from, through)
        if let compiled {
            return EnvelopeSearch(table: compiled, wanted: nil).runs(from: range.from, through: range.to).list
        }
        guard let exact = CompiledCurves<Rational>(amounts) else { preconditionFailure("fractions hold any cost") }
        return EnvelopeSearch(table: exact, wanted: nil).runs(from: range.from, through: range.to).list
    }

    /// Where the alternative is strictly cheaper than the baseline.
    ///
    /// - Parameters:
    ///   - baseline: the position of a curve, as is `alternative`.
    /// - Complexity: as `winnerRuns(from:through:)` for two curves.
    public func comparison(
        baseline: Int, alternative: Int, from: Int = searched.lowerBound, through: Int = searched.upperBound
    ) -> Comparison {
        let range = Self.range(from, through)
        let pair = [amounts[baseline], amounts[alternative]]
        if let small = compiled?.curves(at: [baseline, alternative]) ?? CompiledCurves<Int128>(pair) {
            return comparison(small, baseline, alternative, over: range)
        }
        guard let exact = CompiledCurves<Rational>(pair) else { preconditionFailure("fractions hold any cost") }
        return comparison(exact, baseline, alternative, over: range)
    }

    /// - Parameter table: holds the two curves only.
    private func comparison<Amount>(
        _ table: CompiledCurves<Amount>, _ baseline: Int, _ alternative: Int, over range: RequestRange
    ) -> Comparison {
        let runs = EnvelopeSearch(table: table, wanted: 1).runs(from: range.from, through: range.to).list
        let pair = Comparison.Pair(
            baseline: .init(curve: curves[baseline], amounts: amounts[baseline]),
            alternative: .init(curve: curves[alternative], amounts: amounts[alternative])
        ) { requests in
            Comparison.Costs(
                requests: requests, baseline: table.dollars(of: 0, at: requests),
                alternative: table.dollars(of: 1, at: requests))
        }
        return Comparison(
            pair, ranges: runs.map { RequestRange(from: $0.from, to: $0.to) }, searched: range)
    }

    private static func range(_ from: Int, _ through: Int) -> RequestRange {
        RequestRange(
            from: max(from, CostCurve.volumes.lowerBound), to: min(through, CostCurve.volumes.upperBound))
    }
}
