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

    /// - Parameter pair: both curves, and what they cost at any volume.
    init(from before: Comparison.Costs?, to after: Comparison.Costs, pair: Comparison.Pair) {
        guard let before else {
            self = .start
            return
        }
        if before.baseline == before.alternative {
            let earlier = before.requests > CostCurve.volumes.lowerBound ? pair.costs(before.requests - 1) : nil
            let isTie = earlier.map { $0.baseline == $0.alternative } ?? false
            self = isTie ? .tieEnds : .crossing(at: Rational(before.requests))
            return
        }
        // What both have steps for both at once.
        let (own, others) = (pair.baseline, pair.alternative)
        var parts = own.curve.terms.indices.map { Part(side: own, index: $0, sign: -1) }
        for (index, term) in others.curve.terms.enumerated() {
            if let same = parts.firstIndex(where: { $0.sign < 0 && own.curve.terms[$0.index] == term }) {
                parts.remove(at: same)
            } else {
                parts.append(Part(side: others, index: index, sign: 1))
            }
        }
        let isStep = parts.contains { part in
            let amounts = part.side.amounts[part.index]
            return part.side.curve.terms[part.index].isStepped
                && amounts(before.requests) != amounts(after.requests)
        }
        self = isStep ? .jump : .crossing(at: Self.meeting(parts, from: before, to: after))
    }

    /// A term that only one of both has, and whether it adds to the lead of the baseline or takes from it.
    private struct Part {
        let side: Comparison.Side
        let index: Int
        let sign: Int
    }

    /// The last point between two volumes at which both cost the same, where only lines with kinks move.
    private static func meeting(
        _ parts: [Part], from before: Comparison.Costs, to after: Comparison.Costs
    ) -> Rational {
        let start = Rational(before.requests)
        let leads = (before.alternative - before.baseline, after.alternative - after.baseline)
        /// By how much slopes turn at shares of the way.
        let bends = parts.compactMap { part -> (share: Rational, turn: Rational)? in
            let pieces = part.side.amounts[part.index].pieces
            guard let kink = pieces.lastIndex(where: { $0.start == after.requests }),
                !part.side.curve.terms[part.index].isStepped
            else { return nil }
            let (first, last) = (pieces[kink - 1].line, pieces[kink].line)
            guard first.slope != last.slope else { return nil }
            let share = (first.intercept - last.intercept) / (last.slope - first.slope) - start
            return 0 < share && share < 1 ? (share, Rational(part.sign) * (last.slope - first.slope)) : nil
        }
        /// The lead of the baseline at a share of the way: on a straight line but for the bends.
        func lead(_ point: Rational) -> Rational {
            bends.reduce(leads.0 + point * (leads.1 - leads.0)) { lead, bend in
                lead + bend.turn * (max(0, point - bend.share) - point * (1 - bend.share))
            }
        }
        let points = (bends.map { $0.share } + [0, 1]).sorted()
        for (first, last) in zip(points, points.dropFirst()).reversed() {
            let (one, other) = (lead(first), lead(last))
            if one.signum >= 0, other.signum < 0 { return start + first + one / (one - other) * (last - first) }
        }
        return start
    }
}
