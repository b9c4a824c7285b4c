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
    private let fewSteps: Int

    /// Prepares the curves for any number of questions.
    ///
    /// - Complexity: O(n) in the curves' terms and kinks.
    public init(_ curves: [CostCurve]) { self.init(curves, fewSteps: 1 << 15) }

    /// - Parameter fewSteps: in a range with so many steps each is looked at; in one with more they may be counted.
    init(_ curves: [CostCurve], fewSteps: Int) {
        self.curves = curves
        self.fewSteps = fewSteps
        segmented = curves.map(SegmentedCurve.init)
        table = CurveTable(fitting: segmented)
    }

    /// The longest runs of the cheapest curve, in ascending order; a tie goes to the curve named first.
    ///
    /// What lies outside of `CostCurve.volumes` is not searched.
    ///
    /// - Complexity: O(k·(s + l)) for k curves, s segments and l runs that are listed. Where few curves stay so close to
    ///   each other over t steps that only counting helps, O(t^((d - 1)/(d + 1))) for d staircases that do not follow
    ///   from each other; O(t) where there are too many of them for that, which only contrived files have.
    public func winnerRuns(
        from: Int = searched.lowerBound, through: Int = searched.upperBound
    ) -> RangeList<WinnerRun> {
        func runs<Value>(_ table: CurveTable<Value>) -> RangeList<WinnerRun> {
            WinnerSearch(table, wanted: nil, fewSteps: fewSteps).runs(
                from: Self.first(from), through: Self.last(through))
        }
        if let table { return runs(table) }
        return runs(CurveTable<BigInt>(segmented))
    }

    /// Where the alternative is strictly cheaper than the baseline.
    ///
    /// - Parameters:
    ///   - baseline: the position of a curve, as is `alternative`.
    /// - Complexity: as `winnerRuns(from:through:)` for two curves.
    public func comparison(
        baseline: Int, alternative: Int, from: Int = searched.lowerBound, through: Int = searched.upperBound
    ) -> Comparison {
        let range = RequestRange(from: Self.first(from), to: Self.last(through))
        let pair = [segmented[baseline], segmented[alternative]]
        if let small = table?.table(of: [baseline, alternative]) ?? CurveTable<Int128>(fitting: pair) {
            return comparison(small, curves[baseline], curves[alternative], (pair[0], pair[1]), over: range)
        }
        let large = CurveTable<BigInt>(pair)
        return comparison(large, curves[baseline], curves[alternative], (pair[0], pair[1]), over: range)
    }

    /// - Parameter table: holds the two curves only.
    private func comparison<Value>(
        _ table: CurveTable<Value>, _ baseline: CostCurve, _ alternative: CostCurve,
        _ segmented: (SegmentedCurve, SegmentedCurve), over range: RequestRange
    ) -> Comparison {
        let runs = WinnerSearch(table, wanted: 1, fewSteps: fewSteps).runs(from: range.from, through: range.to)
        let pair = Comparison.Pair(baseline: baseline, alternative: alternative, segmented: segmented) { requests in
            Comparison.Costs(
                requests: requests, baseline: table.dollars(of: 0, at: requests),
                alternative: table.dollars(of: 1, at: requests))
        }
        return Comparison(
            pair, ranges: runs.map { RequestRange(from: $0.from, to: $0.to) }, searched: range)
    }

    private static func first(_ from: Int) -> Int { max(from, CostCurve.volumes.lowerBound) }

    private static func last(_ through: Int) -> Int { min(through, CostCurve.volumes.upperBound) }
}
