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

    init(
        of dearer: CostCurve, above cheaper: CostCurve, segmented: (dearer: SegmentedCurve, cheaper: SegmentedCurve),
        over range: RequestRange
    ) {
        let (start, end) = (dearer.cost(at: range.from), cheaper.cost(at: range.to))
        let slope = segmented.dearer.averageSlope(at: range.to)
        let otherSlope = segmented.cheaper.averageSlope(at: range.to)
        if start >= end {
            self = .fixedPart(atStart: start, otherAtEnd: end)
        } else if slope < otherSlope,
            let distance = (dearer.cost(at: range.to) - end).divided(by: otherSlope - slope)
        {
            self = .endOfRange(
                perRequest: slope, otherPerRequest: otherSlope, aboutRequests: Rational(range.to) + distance)
        } else {
            self = .marginalCost(perRequest: slope, otherPerRequest: otherSlope)
        }
    }
}
