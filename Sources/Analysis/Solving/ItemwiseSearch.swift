import CostModel
import ExactMath
import Pricing

/// Finds where one cost is strictly below another one as `InputSearch` does, of costs of which only this is known: each
/// line item of either side never falls, or never rises, from one end of the steps to the other.
///
/// So it is for fleets, which have different numbers of instances in different periods, and for what hangs on these: the
/// more a rate is, the fewer instances each period needs. The items are those of the whole model, so that what is found is
/// exact whatever they are made of. A range of steps is decided at once where the items' amounts at its ends decide it;
/// else it is halved.
struct ItemwiseSearch {
    enum Failure: Error {
        /// The search was given up.
        case tooFine
        case pricing(PricingError)
    }

    /// The amounts of all line items of both sides at one step, by names; one that is missing is 0.
    typealias Amounts = (baseline: [String: Rational], alternative: [String: Rational])

    /// Each costs two pricings of both sides.
    static let mostRanges = 5_000

    private let amounts: (Int128) throws(PricingError) -> Amounts
    private var budget = Self.mostRanges
    private var found: [ClosedRange<Int128>] = []

    init(_ amounts: @escaping (Int128) throws(PricingError) -> Amounts) { self.amounts = amounts }

    /// The longest ranges of steps in which the alternative is strictly cheaper, in ascending order, and whether any item
    /// changes from one end to the other.
    mutating func ranges(
        in steps: ClosedRange<Int128>
    ) throws(Failure) -> (cheaper: [ClosedRange<Int128>], changes: Bool) {
        (budget, found) = (Self.mostRanges, [])
        let (start, end) = (try at(steps.lowerBound), try at(steps.upperBound))
        try search(steps, start, end)
        return (found, start != end)
    }

    private func at(_ step: Int128) throws(Failure) -> Amounts {
        do { return try amounts(step) } catch { throw .pricing(error) }
    }

    private mutating func search(
        _ range: ClosedRange<Int128>, _ start: Amounts, _ end: Amounts
    ) throws(Failure) {
        guard budget > 0 else { throw .tooFine }
        budget -= 1
        if least(start, end).signum > 0 {
            append(range)
        } else if -least((start.alternative, start.baseline), (end.alternative, end.baseline)) <= 0 {
            return
        } else if range.upperBound - range.lowerBound <= 1 {
            if least(start, start).signum > 0 { append(range.lowerBound...range.lowerBound) }
            if range.count > 1, least(end, end).signum > 0 { append(range.upperBound...range.upperBound) }
        } else {
            let middle = range.lowerBound + (range.upperBound - range.lowerBound) / 2
            try search(range.lowerBound...middle, start, try at(middle))
            try search((middle + 1)...range.upperBound, try at(middle + 1), end)
        }
    }

    /// What the baseline costs beyond the alternative at least, between two steps.
    private func least(_ start: Amounts, _ end: Amounts) -> Rational {
        sum(start.baseline, end.baseline) { min($0, $1) } - sum(start.alternative, end.alternative) { max($0, $1) }
    }

    private func sum(
        _ start: [String: Rational], _ end: [String: Rational], _ choice: (Rational, Rational) -> Rational
    ) -> Rational {
        let gone = start.filter { end[$0.key] == nil }.reduce(Rational.zero) { $0 + choice($1.value, 0) }
        return end.reduce(gone) { $0 + choice(start[$1.key] ?? 0, $1.value) }
    }

    private mutating func append(_ range: ClosedRange<Int128>) {
        if let last = found.last, last.upperBound + 1 == range.lowerBound {
            found[found.count - 1] = last.lowerBound...range.upperBound
        } else {
            found.append(range)
        }
    }
}
