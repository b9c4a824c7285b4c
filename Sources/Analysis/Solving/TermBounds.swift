import CostCurves
import ExactMath

/// What a term that never falls, or never rises, amounts to between two arguments, as far as its ends tell.
///
/// - Precondition: between them the term's amount, before anything is rounded, is a straight line.
struct TermBounds {
    /// The amounts at both ends.
    let start: Rational
    let end: Rational
    /// A line that the amount follows, or is above by at most `slack`.
    let line: (start: Rational, end: Rational)
    let slack: Rational

    init(_ term: InputTerm, from first: Rational, through last: Rational, step: Rational) {
        start = term.amount(atArgument: first)
        end = term.amount(atArgument: last)
        guard start != end else {
            (line, slack) = ((start, start), 0)
            return
        }
        let exact = (start: term.metering.price(term.quantity(first)), end: term.metering.price(term.quantity(last)))
        line = exact
        let isRounded =
            term.metering.block != nil
            || term.metering.roundUpTo.map { !Self.keeps(to: $0, exact, first, last, step) } ?? false
        guard isRounded else {
            slack = 0
            return
        }
        let steepest =
            ([term.metering.price.first] + term.metering.price.rest.map { $0.line }).map { $0.slope }.max() ?? 0
        slack = (term.metering.roundUpTo ?? 0) + steepest * (term.metering.block ?? 0)
    }

    /// Whether a line is at a multiple of a unit at every step, so that rounding changes nothing.
    private static func keeps(
        to unit: Rational, _ line: (start: Rational, end: Rational), _ first: Rational, _ last: Rational,
        _ step: Rational
    ) -> Bool {
        guard let rise = ((line.end - line.start) * step).divided(by: last - first) else { return false }
        return line.start.divided(by: unit)?.isWhole ?? false && rise.divided(by: unit)?.isWhole ?? false
    }
}
