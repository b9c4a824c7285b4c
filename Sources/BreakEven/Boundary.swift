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
        let isStep = parts.contains { $0.steps(from: before.requests, to: after.requests) }
        self = isStep ? .jump : .crossing(at: Self.meeting(parts, from: before, to: after))
    }

    /// The last point between two volumes at which both cost the same, where only lines with kinks move.
    private static func meeting(
        _ parts: [Part], from before: Comparison.Costs, to after: Comparison.Costs
    ) -> Rational {
        let start = Rational(before.requests)
        let leads = (before.alternative - before.baseline, after.alternative - after.baseline)
        let bends = parts.compactMap { $0.bend(before: after.requests) }
        /// The lead of the baseline at a share of the way: on a straight line but for the bends.
        func lead(_ share: Rational) -> Rational {
            bends.reduce(leads.0 + share * (leads.1 - leads.0)) { $0 + $1.excess(at: share) }
        }
        let points = Set(bends.map { $0.share } + [0, 1]).sorted()
        for (first, last) in zip(points, points.dropFirst()).reversed() {
            let (one, other) = (lead(first), lead(last))
            if one.signum >= 0, other.signum < 0 { return start + first + one / (one - other) * (last - first) }
        }
        return start
    }

    /// A term that only one of both has.
    private struct Part {
        let side: Comparison.Side
        let index: Int
        /// Whether it adds to the lead of the baseline, or takes from it.
        let sign: Int

        func steps(from before: Int, to after: Int) -> Bool {
            let term = side.curve.terms[index]
            return term.isStepped && term.amount(at: before) != term.amount(at: after)
        }

        /// The bend of its lines between the volume before a kink and the kink; nil where they have none.
        func bend(before requests: Int) -> Bend? {
            let amounts = side.amounts[index]
            guard amounts.hasKink(at: requests), !side.curve.terms[index].isStepped else { return nil }
            let (first, last) = (amounts.line(at: requests - 1), amounts.line(at: requests))
            let turn = Rational(sign) * (last.slope - first.slope)
            guard !turn.isZero else { return nil }
            let point = (first.intercept - last.intercept) / (last.slope - first.slope)
            let share = point - Rational(requests - 1)
            return 0 < share && share < 1 ? Bend(share: share, turn: turn) : nil
        }
    }

    /// By how much a slope turns at a share of the way between two volumes.
    private struct Bend {
        let share: Rational
        let turn: Rational

        /// What it adds to the straight line between both ends.
        func excess(at point: Rational) -> Rational {
            turn * (max(0, point - share) - point * (1 - share))
        }
    }
}
