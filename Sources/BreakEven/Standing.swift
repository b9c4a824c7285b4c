import CostCurves
import ExactMath

/// Why one curve, the dearer one, is nowhere strictly cheaper than another one over a whole range.
public enum Standing: Hashable, Sendable {
    /// Already at the start of the range it costs no less than the other one at the end: its fixed part alone decides.
    case fixedPart(atStart: Rational, otherAtEnd: Rational)
    /// What it costs more per request, on average at the end of the range, is no less than the other one's.
    case marginalCost(perRequest: Rational, otherPerRequest: Rational)
    /// It costs less per request at the end of the range, but would become cheaper only beyond it.
    ///
    /// `aboutRequests` is where the average slopes at the end would meet.
    case endOfRange(perRequest: Rational, otherPerRequest: Rational, aboutRequests: Rational)

    /// Why the alternative is nowhere cheaper than the baseline, or the baseline nowhere no dearer than it.
    init(of pair: Comparison.Pair, isBaselineDearer: Bool, over range: RequestRange) {
        let (first, last) = (pair.costs(range.from), pair.costs(range.to))
        let slopes = (
            baseline: pair.baseline.averageSlope(at: range.to),
            alternative: pair.alternative.averageSlope(at: range.to)
        )
        let start = isBaselineDearer ? first.baseline : first.alternative
        let (end, distanceAtEnd) =
            isBaselineDearer
            ? (last.alternative, last.baseline - last.alternative)
            : (last.baseline, last.alternative - last.baseline)
        let slope = isBaselineDearer ? slopes.baseline : slopes.alternative
        let otherSlope = isBaselineDearer ? slopes.alternative : slopes.baseline
        if start >= end {
            self = .fixedPart(atStart: start, otherAtEnd: end)
        } else if slope < otherSlope {
            self = .endOfRange(
                perRequest: slope, otherPerRequest: otherSlope,
                aboutRequests: Rational(range.to) + distanceAtEnd / (otherSlope - slope))
        } else {
            self = .marginalCost(perRequest: slope, otherPerRequest: otherSlope)
        }
    }
}
