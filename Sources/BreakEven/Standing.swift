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

    init(of dearer: Comparison.Side, over other: Comparison.Side, _ range: WinnerRun) {
        // Dollars per request at the end, on average over the steps.
        func slope(_ side: Comparison.Side) -> Rational {
            side.amounts.reduce(0) { $0 + $1.line(at: range.to).averageSlope(at: range.to) }
        }
        let (own, others) = (slope(dearer), slope(other))
        let (start, end) = (dearer.curve.cost(at: range.from), other.curve.cost(at: range.to))
        if start >= end {
            self = .fixedPart(atStart: start, otherAtEnd: end)
        } else if own < others {
            self = .endOfRange(
                perRequest: own, otherPerRequest: others,
                aboutRequests: Rational(range.to) + (dearer.curve.cost(at: range.to) - end) / (others - own))
        } else {
            self = .marginalCost(perRequest: own, otherPerRequest: others)
        }
    }
}
