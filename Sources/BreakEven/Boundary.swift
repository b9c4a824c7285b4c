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
        from before: Comparison.Costs?, to after: Comparison.Costs, _ baseline: Comparison.Side,
        _ alternative: Comparison.Side, costs: (Int) -> Comparison.Costs
    ) {
        guard let before else {
            self = .start
            return
        }
        if before.baseline == before.alternative {
            let earlier = before.requests > CostCurve.volumes.lowerBound ? costs(before.requests - 1) : before
            let isTie = earlier.requests < before.requests && earlier.baseline == earlier.alternative
            self = isTie ? .tieEnds : .crossing(at: Rational(before.requests))
            return
        }
        // What both have steps for both at once.
        var steps = alternative.terms(steppingBehind: before.requests)
        let own = baseline.terms(steppingBehind: before.requests).filter { term in
            guard let same = steps.firstIndex(of: term) else { return true }
            steps.remove(at: same)
            return false
        }
        self =
            own.isEmpty && steps.isEmpty
            ? .crossing(at: Self.meeting(baseline, alternative, from: before, to: after)) : .jump
    }

    /// The last point between two volumes at which both cost the same, where only lines with kinks move.
    private static func meeting(
        _ baseline: Comparison.Side, _ alternative: Comparison.Side, from before: Comparison.Costs,
        to after: Comparison.Costs
    ) -> Rational {
        let (start, end) = (Rational(before.requests), Rational(after.requests))
        let bends = baseline.bends(behind: before.requests) + alternative.bends(behind: before.requests)
        // How much more the alternative costs at a point, and where that last came down to nothing.
        var (point, lead, meeting) = (start, before.alternative - before.baseline, start)
        for next in bends.filter({ start < $0 && $0 < end }).sorted() + [end] {
            let then =
                next == end
                ? after.alternative - after.baseline
                : alternative.cost(at: next, behind: before.requests) - baseline.cost(at: next, behind: before.requests)
            if lead.signum >= 0, then.signum < 0 { meeting = point + lead / (lead - then) * (next - point) }
            (point, lead) = (next, then)
        }
        return meeting
    }
}

extension Comparison.Side {
    /// The terms that step to the volume behind this one.
    fileprivate func terms(steppingBehind requests: Int) -> [CostTerm] {
        curve.terms.filter { $0.isStepped && $0.amount(at: requests) != $0.amount(at: requests + 1) }
    }

    /// The point right behind a volume at which a line turns; nil where it goes straight on.
    private func bend(of amounts: SteppedFunction, behind requests: Int) -> Rational? {
        let (first, last) = (amounts.line(at: requests), amounts.line(at: requests + 1))
        return first.slope == last.slope ? nil : (first.intercept - last.intercept) / (last.slope - first.slope)
    }

    /// The points right behind a volume at which lines turn.
    fileprivate func bends(behind requests: Int) -> [Rational] {
        zip(curve.terms, amounts).compactMap { $0.isStepped ? nil : bend(of: $1, behind: requests) }
    }

    /// What it costs at a point right behind a volume but for the steps there.
    fileprivate func cost(at point: Rational, behind requests: Int) -> Rational {
        zip(curve.terms, amounts).reduce(0) { sum, part in
            let (term, amounts) = part
            if term.isStepped { return sum + amounts(requests) }
            let isBehind = bend(of: amounts, behind: requests).map { $0 < point } ?? false
            let line = amounts.line(at: isBehind ? requests + 1 : requests)
            return sum + line.intercept + line.slope * point
        }
    }
}
