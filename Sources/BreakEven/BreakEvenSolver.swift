import CostCurves
import ExactMath

/// The exact answers over all volumes: which curve is the cheapest where, and where one is strictly cheaper than
/// another one.
public struct BreakEvenSolver: Sendable {
    /// The volumes that are searched where nothing else is asked for.
    public static let searched: ClosedRange<Int> = 1...CostCurve.volumes.upperBound

    /// The curves in the order in which they win a tie.
    public let curves: [CostCurve]

    private let segmented: [SegmentedCurve]
    private let table: CurveTable<Int128>?

    /// Prepares the curves for any number of questions.
    ///
    /// - Complexity: O(n) in the curves' terms and kinks.
    public init(_ curves: [CostCurve]) {
        self.curves = curves
        segmented = curves.map(SegmentedCurve.init)
        table = CurveTable(fitting: segmented)
    }

    /// The longest runs of the cheapest curve, in ascending order; a tie goes to the curve named first.
    ///
    /// What lies outside of `CostCurve.volumes` is not searched.
    ///
    /// - Complexity: O(r·k) for r changes of the winner, or steps of parallel curves close to each other, and k curves.
    public func winnerRuns(
        from: Int = searched.lowerBound, through: Int = searched.upperBound
    ) -> RangeList<WinnerRun> {
        if let table { return Self.runs(table, wanted: nil, from: from, through: through) }
        return Self.runs(CurveTable<BigInt>(segmented), wanted: nil, from: from, through: through)
    }

    /// Where the alternative is strictly cheaper than the baseline.
    ///
    /// - Parameters:
    ///   - baseline: the position of a curve, as is `alternative`.
    /// - Complexity: as `winnerRuns(from:through:)` for two curves.
    public func comparison(
        baseline: Int, alternative: Int, from: Int = searched.lowerBound, through: Int = searched.upperBound
    ) -> Comparison {
        let pair = [segmented[baseline], segmented[alternative]]
        let ranges: RangeList<WinnerRun>
        if let small = table?.table(of: [baseline, alternative]) ?? CurveTable<Int128>(fitting: pair) {
            ranges = Self.runs(small, wanted: 1, from: from, through: through)
        } else {
            ranges = Self.runs(CurveTable<BigInt>(pair), wanted: 1, from: from, through: through)
        }
        return Comparison(
            baseline: curves[baseline], alternative: curves[alternative], segmented: pair,
            ranges: ranges.map { RequestRange(from: $0.from, to: $0.to) },
            searched: RequestRange(from: Self.first(from), to: Self.last(through)))
    }

    private static func first(_ from: Int) -> Int { max(from, CostCurve.volumes.lowerBound) }

    private static func last(_ through: Int) -> Int { min(through, CostCurve.volumes.upperBound) }

    private static func runs<Value>(
        _ table: CurveTable<Value>, wanted: Int?, from: Int, through: Int
    ) -> RangeList<WinnerRun> {
        WinnerSearch(table, wanted: wanted).runs(from: first(from), through: last(through))
    }
}
