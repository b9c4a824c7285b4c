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
        var (own, others) = (pair.baseline.terms, [CostTerm]())
        for term in pair.alternative.terms {
            if let same = own.firstIndex(of: term) { own.remove(at: same) } else { others.append(term) }
        }
        func isLevel(_ term: CostTerm) -> Bool {
            !term.isStepped || term.amount(at: before.requests) == term.amount(at: after.requests)
        }
        guard own.allSatisfy(isLevel), others.allSatisfy(isLevel) else {
            self = .jump
            return
        }
        let lead = before.alternative - before.baseline
        if !pair.hasKink(justBefore: after.requests),
            let share = lead.divided(by: lead - (after.alternative - after.baseline))
        {
            self = .crossing(at: Rational(before.requests) + share)
        } else {
            let (baseline, alternative) = (pair.baseline, pair.alternative)
            self = .crossing(at: Self.meeting(from: before, to: after, baseline: baseline, alternative: alternative))
        }
    }

    /// The last point between two volumes at which both cost the same, where only lines with kinks move.
    private static func meeting(
        from before: Comparison.Costs, to after: Comparison.Costs, baseline: CostCurve, alternative: CostCurve
    ) -> Rational {
        let (start, end) = (Rational(before.requests), Rational(after.requests))
        let kinks = Set((baseline.terms + alternative.terms).flatMap { $0.kinks }).filter { start < $0 && $0 < end }
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
    /// Whether the amount changes by steps alone.
    fileprivate var isStepped: Bool {
        switch self {
        case .fixed: false
        case .perInstance, .instanceTotal: true
        case .metered(let term): term.isStepped
        }
    }

    /// The amount between two volumes of a metered term that is not stepped; 0 for all others.
    fileprivate func lineAmount(at point: Rational) -> Rational {
        guard case .metered(let term) = self, !term.isStepped else { return 0 }
        return term.price(term.quantity(point))
    }

    /// The points at which a metered term that is not stepped changes its slope.
    fileprivate var kinks: [Rational] {
        guard case .metered(let term) = self, !term.isStepped else { return [] }
        var result = term.quantity.rest.map { $0.lowerBound }
        for line in [term.quantity.first] + term.quantity.rest.map({ $0.line }) {
            result += term.price.rest.compactMap { ($0.lowerBound - line.intercept).divided(by: line.slope) }
        }
        return result
    }
}

extension MeteredTerm {
    fileprivate var isStepped: Bool { block != nil || roundUpTo != nil }
}
