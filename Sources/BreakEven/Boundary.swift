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

    init(from before: Comparison.Costs?, to after: Comparison.Costs, baseline: CostCurve, alternative: CostCurve) {
        guard let before else {
            self = .start
            return
        }
        if before.baseline == before.alternative {
            let earlier = before.requests - 1
            let isTie = earlier >= 0 && baseline.cost(at: earlier) == alternative.cost(at: earlier)
            self = isTie ? .tieEnds : .crossing(at: Rational(before.requests))
            return
        }
        // What both have steps for both at once.
        let own = alternative.terms.reduce(into: (left: baseline.terms, right: [CostTerm]())) { own, term in
            if let same = own.left.firstIndex(of: term) { own.left.remove(at: same) } else { own.right.append(term) }
        }
        let steps = (own.left + own.right).filter(\.isStepped)
        guard steps.allSatisfy({ $0.amount(at: before.requests) == $0.amount(at: after.requests) }) else {
            self = .jump
            return
        }
        self = .crossing(at: Self.meeting(from: before, to: after, baseline: baseline, alternative: alternative))
    }

    /// The last point between two volumes at which both cost the same, where only lines with kinks move.
    private static func meeting(
        from before: Comparison.Costs, to after: Comparison.Costs, baseline: CostCurve, alternative: CostCurve
    ) -> Rational {
        let (start, end) = (Rational(before.requests), Rational(after.requests))
        let kinks = Set((baseline.terms + alternative.terms).flatMap(\.kinks)).filter { start < $0 && $0 < end }
        /// The lead of the baseline, on the line pieces alone, relative to the volume before.
        func moved(_ point: Rational) -> Rational {
            func change(_ curve: CostCurve) -> Rational {
                curve.terms.reduce(0) { $0 + $1.lineAmount(at: point) - $1.lineAmount(at: start) }
            }
            return before.alternative - before.baseline + change(alternative) - change(baseline)
        }
        let points = [start] + kinks.sorted() + [end]
        for index in points.indices.dropFirst().reversed() {
            let (first, last) = (moved(points[index - 1]), moved(points[index]))
            if first.signum >= 0, last.signum < 0, let share = first.divided(by: first - last) {
                return points[index - 1] + share * (points[index] - points[index - 1])
            }
        }
        return start
    }
}

extension CostTerm {
    /// Whether the amount is constant between steps.
    fileprivate var isStepped: Bool {
        if case .metered(let term) = self { return term.isStepped }
        return true
    }

    /// The amount between two volumes of a term that is not stepped; 0 for one that is.
    fileprivate func lineAmount(at point: Rational) -> Rational {
        guard case .metered(let term) = self, !term.isStepped else { return 0 }
        return term.price(term.quantity(point))
    }

    /// The points at which a term that is not stepped changes its slope.
    fileprivate var kinks: [Rational] {
        guard case .metered(let term) = self, !term.isStepped else { return [] }
        var result = term.quantity.rest.map(\.lowerBound)
        for line in [term.quantity.first] + term.quantity.rest.map(\.line) {
            result += term.price.rest.compactMap { ($0.lowerBound - line.intercept).divided(by: line.slope) }
        }
        return result
    }
}

extension MeteredTerm {
    fileprivate var isStepped: Bool { block != nil || roundUpTo != nil }
}
