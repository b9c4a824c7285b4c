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

    init(
        from before: Comparison.Costs?, to after: Comparison.Costs, _ baseline: Comparison.Side,
        _ alternative: Comparison.Side
    ) {
        guard let before else {
            self = .start
            return
        }
        if before.baseline == before.alternative {
            let earlier = before.requests - 1
            let isTie =
                CostCurve.volumes.contains(earlier) && baseline.total(earlier) == alternative.total(earlier)
            self = isTie ? .tieEnds : .crossing(at: Rational(before.requests))
            return
        }
        // What both have steps for both at once.
        var parts = baseline.amounts.indices.map { Part(side: baseline, index: $0, sign: -1) }
        for (index, term) in alternative.curve.terms.enumerated() {
            if let same = parts.firstIndex(where: { $0.sign < 0 && $0.term == term }) {
                parts.remove(at: same)
            } else {
                parts.append(Part(side: alternative, index: index, sign: 1))
            }
        }
        let isStep = parts.contains { $0.term.isStepped && $0.amounts(before.requests) != $0.amounts(after.requests) }
        self = isStep ? .jump : .crossing(at: Self.meeting(parts, from: before, to: after))
    }

    /// A term that only one of both has, and whether it adds to the lead of the baseline or takes from it.
    private struct Part {
        let side: Comparison.Side
        let index: Int
        let sign: Int

        var term: CostTerm { side.curve.terms[index] }
        var amounts: SteppedFunction { side.amounts[index] }

        /// The point right behind a volume at which its line turns; nil where it goes straight on.
        func bend(behind requests: Int) -> Rational? {
            let (first, last) = (amounts.line(at: requests), amounts.line(at: requests + 1))
            guard !term.isStepped, first.slope != last.slope else { return nil }
            return (first.intercept - last.intercept) / (last.slope - first.slope)
        }

        /// What it costs at a point right behind a volume, with no step in between.
        func cost(_ point: Rational, behind requests: Int) -> Rational {
            if term.isStepped { return amounts(requests) }
            let isBehind = bend(behind: requests).map { $0 < point } ?? false
            let line = amounts.line(at: isBehind ? requests + 1 : requests)
            return line.intercept + line.slope * point
        }
    }

    /// The last point between two volumes at which both cost the same, where only lines with kinks move.
    private static func meeting(
        _ parts: [Part], from before: Comparison.Costs, to after: Comparison.Costs
    ) -> Rational {
        let (start, end) = (Rational(before.requests), Rational(after.requests))
        let bends = parts.compactMap { $0.bend(behind: before.requests) }.filter { start < $0 && $0 < end }.sorted()
        let leads = bends.map { bend in
            parts.reduce(0) { $0 + Rational($1.sign) * $1.cost(bend, behind: before.requests) }
        }
        let points = zip(
            [start] + bends + [end],
            [before.alternative - before.baseline] + leads + [after.alternative - after.baseline])
        for ((first, one), (last, other)) in zip(points, points.dropFirst()).reversed()
        where one.signum >= 0 && other.signum < 0 {
            return first + one / (one - other) * (last - first)
        }
        return start
    }
}
