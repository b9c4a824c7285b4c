import CostCurves
import ExactMath

/// Which volumes a chart shows.
public enum VolumeView {
    /// From one decade below the first change of the cheapest to one above the last, in whole decades, with the volumes
    /// that were asked about; without a change those of the file.
    ///
    /// There is no place for a volume of 0 on a logarithmic axis.
    public static func volumes(
        changes: [Int], asked: [Int], otherwise volumes: [Int], within searched: ClosedRange<Int>
    ) -> ClosedRange<Int> {
        var shown = asked.filter { $0 > 0 }
        if let first = changes.min(), let last = changes.max() {
            shown += [max(1, first / 10), last > CostCurve.volumes.upperBound / 10 ? last : last * 10]
        } else {
            shown += volumes
        }
        shown = shown.filter { $0 > 0 }
        let (least, most) = (max(1, shown.min() ?? 1), max(1, shown.max() ?? 1_000_000))
        let from = LogAxis.powerOfTen(notAbove: Rational(least)).asInt ?? 1
        let through = LogAxis.powerOfTen(notBelow: Rational(most)).asInt ?? CostCurve.volumes.upperBound
        return widened(from...max(from, through), within: searched)
    }

    /// A range that an axis can have: some length, and within what was searched.
    public static func widened(_ range: ClosedRange<Int>, within searched: ClosedRange<Int>) -> ClosedRange<Int> {
        let all = max(1, searched.lowerBound)...max(10, searched.upperBound)
        let clamped = range.clamped(to: all)
        if clamped.lowerBound < clamped.upperBound { return clamped }
        let from = max(1, clamped.lowerBound / 10)
        let through =
            clamped.upperBound > CostCurve.volumes.upperBound / 10
            ? CostCurve.volumes.upperBound : clamped.upperBound * 10
        return from...through
    }
}
