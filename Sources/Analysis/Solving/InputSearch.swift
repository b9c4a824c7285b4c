import CostCurves
import ExactMath

/// Finds over whole steps of an input where one cost is strictly below another one, exactly, however often that changes.
///
/// A range of steps is decided at once where bounds of both costs decide it, or where nothing in it is rounded, so that
/// the difference is a straight line; else it is halved. That ends at single steps at the latest, and is given up after
/// a number of ranges that only costs that run side by side for very long can need.
struct InputSearch {
    /// The search was given up.
    struct TooFine: Error {}

    static let mostRanges = 50_000

    /// What the difference of the costs is made of: what the baseline costs beyond the alternative, and the other way round.
    private let raising: InputCurve
    private let lowering: [InputTerm]
    private let first: Rational
    private let step: Rational
    private var budget = Self.mostRanges
    /// The ranges found so far, in ascending order, with gaps between them.
    private var found: [ClosedRange<Int128>] = []

    /// Prepares the search for steps k at which the argument is `first + step · k`; the step is positive.
    init(_ alternative: InputCurve, below baseline: InputCurve, first: Rational, step: Rational) {
        var lowering = alternative.terms
        var raising: [InputTerm] = []
        // What both have makes no difference.
        for term in baseline.terms {
            if let same = lowering.firstIndex(of: term) { lowering.remove(at: same) } else { raising.append(term) }
        }
        self.raising = InputCurve(constant: baseline.constant - alternative.constant, terms: raising)
        self.lowering = lowering
        self.first = first
        self.step = step
    }

    /// Whether both cost the same at every step.
    var isTie: Bool { raising.terms.isEmpty && lowering.isEmpty && raising.constant.isZero }

    /// The longest ranges of steps in which the alternative is strictly cheaper, in ascending order.
    mutating func ranges(in steps: ClosedRange<Int128>) throws(TooFine) -> [ClosedRange<Int128>] {
        budget = Self.mostRanges
        found = []
        var start = steps.lowerBound
        for end in kinks(in: steps) + [steps.upperBound] where end >= start {
            try search(start...end)
            start = end + 1
        }
        return found
    }

    /// The difference of the costs at a step: above 0 where the alternative is cheaper.
    private func difference(_ step: Int128) -> Rational {
        let argument = self.argument(step)
        return raising.cost(at: argument) - lowering.reduce(0) { $0 + $1.amount(atArgument: argument) }
    }

    private func argument(_ step: Int128) -> Rational { first + self.step * Rational(step) }

    private mutating func search(_ range: ClosedRange<Int128>) throws(TooFine) {
        guard budget > 0 else { throw TooFine() }
        budget -= 1
        let (start, end) = (argument(range.lowerBound), argument(range.upperBound))
        var bounds = DifferenceBounds(raising.constant)
        for term in raising.terms { bounds.add(TermBounds(term, from: start, through: end, step: step)) }
        for term in lowering { bounds.subtract(TermBounds(term, from: start, through: end, step: step)) }
        if bounds.least.signum > 0 {
            append(range)
        } else if bounds.most.signum <= 0 {
            return
        } else if bounds.isLine {
            try append(onLine: range, from: bounds.line.start, through: bounds.line.end)
        } else if range.upperBound - range.lowerBound <= 1 {
            for step in range where difference(step).signum > 0 { append(step...step) }
        } else {
            let middle = range.lowerBound + (range.upperBound - range.lowerBound) / 2
            try search(range.lowerBound...middle)
            try search((middle + 1)...range.upperBound)
        }
    }

    /// Appends the steps of a range at which a line between two values is above 0.
    ///
    /// - Precondition: it is above 0 at one end and not at the other, so that its slope is not 0.
    private mutating func append(
        onLine range: ClosedRange<Int128>, from start: Rational, through end: Rational
    ) throws(TooFine) {
        let zero = start * Rational(range.upperBound - range.lowerBound) / (start - end)
        guard let before = zero.floor.asInt128, let behind = zero.ceiling.asInt128 else { throw TooFine() }
        if start.signum > 0 {
            append(range.lowerBound...(range.lowerBound + behind - 1))
        } else {
            append((range.lowerBound + before + 1)...range.upperBound)
        }
    }

    private mutating func append(_ range: ClosedRange<Int128>) {
        if let last = found.last, last.upperBound + 1 == range.lowerBound {
            found[found.count - 1] = last.lowerBound...range.upperBound
        } else {
            found.append(range)
        }
    }

    /// The last steps before a term changes its slope, rising.
    private func kinks(in steps: ClosedRange<Int128>) -> [Int128] {
        let points = (raising.terms + lowering).flatMap { $0.kinks }.compactMap { ($0 - first).divided(by: step) }
        let positions = points.compactMap { $0.floor.asInt128 }
        return Set(positions).filter { steps.lowerBound <= $0 && $0 < steps.upperBound }.sorted()
    }
}

extension InputTerm {
    /// The arguments at which the amount, before anything is rounded, changes its slope.
    var kinks: [Rational] {
        var result = quantity.rest.map { $0.lowerBound }
        for line in [quantity.first] + quantity.rest.map({ $0.line }) {
            result += metering.price.rest.compactMap { ($0.lowerBound - line.intercept).divided(by: line.slope) }
        }
        return result.filter { $0.signum >= 0 }
    }
}
