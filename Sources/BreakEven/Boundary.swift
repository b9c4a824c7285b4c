import CostCurves
import ExactMath

/// How an alternative becomes strictly cheaper from one request to the next.
public enum Boundary: Hashable, Sendable {
    /// It is cheaper already where the search starts.
    case start
    /// Nothing steps between the two volumes: both cost the same at this point of the lines between them.
    case crossing(at: Rational)
    /// A step of one passes the other; they never cost the same.
    case jump
    /// Both cost the same up to the volume before, and at one volume before that at least.
    case tieEnds

    /// - Parameter costs: what both cost at a volume.
    init(
        from before: Comparison.Costs, to after: Comparison.Costs, _ baseline: Comparison.Side,
        _ alternative: Comparison.Side, costs: (Int) -> Comparison.Costs
    ) {
        if before.isTie {
            let isTie = before.requests > CostCurve.volumes.lowerBound && costs(before.requests - 1).isTie
            self = isTie ? .tieEnds : .crossing(at: Rational(before.requests))
            return
        }
        // What both have steps for both at once.
        let own = baseline.terms(steppingBehind: before.requests)
        let others = alternative.terms(steppingBehind: before.requests)
        let areSame =
            own.count == others.count
            && own.allSatisfy { term in own.count { $0 == term } == others.count { $0 == term } }
        self = areSame ? .crossing(at: Self.meeting(baseline, alternative, from: before, to: after)) : .jump
    }

    /// The last point between two volumes at which both cost the same, where only lines with kinks move.
    private static func meeting(
        _ baseline: Comparison.Side, _ alternative: Comparison.Side, from before: Comparison.Costs,
        to after: Comparison.Costs
    ) -> Rational {
        let (start, end) = (Rational(before.requests), Rational(after.requests))
        let turns =
            (alternative.turns(behind: before.requests)
            + baseline.turns(behind: before.requests).map { ($0.point, -$0.change) })
            .filter { start < $0.point && $0.point < end }.sorted { $0.point < $1.point }
        // How much more the alternative costs at a point, and where that last came down to nothing.
        var (point, lead, meeting) = (start, before.alternative - before.baseline, start)
        var slope = turns.reduce(after.alternative - after.baseline - lead) { $0 - $1.change * (end - $1.point) }
        for turn in turns + [(end, 0)] {
            let next = lead + slope * (turn.point - point)
            if lead.signum >= 0, next.signum < 0 { meeting = point - lead / slope }
            (point, lead) = (turn.point, next)
            slope += turn.change
        }
        return meeting
    }
}

extension Comparison.Side {
    /// The terms that step to the volume behind this one.
    fileprivate func terms(steppingBehind requests: Int) -> [CostTerm] {
        curve.terms.filter { $0.isStepped && $0.amount(at: requests) != $0.amount(at: requests + 1) }
    }

    /// The points between a volume and the next one at which the other terms' lines turn, and by how much their slopes
    /// change there.
    fileprivate func turns(behind requests: Int) -> [(point: Rational, change: Rational)] {
        zip(curve.terms, amounts).compactMap { term, amounts in
            if term.isStepped { return nil }
            let (first, last) = (amounts.line(at: requests), amounts.line(at: requests + 1))
            if first.slope == last.slope { return nil }
            let change = last.slope - first.slope
            return ((first.intercept - last.intercept) / change, change)
        }
    }
}
