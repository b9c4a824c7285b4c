import Analysis
import BreakEven
import CostModel
import ExactMath
import Reports

extension BreakevenReport {
    /// From where an alternative wins, and whether it stays so.
    func verdict(_ pair: BreakevenAnswer.Pair) -> String {
        let ranges = pair.comparison.ranges
        guard let first = ranges.elements.first else {
            return pair.isTie ? "costs the same at every volume\(volumes.scope)" : "never cheaper\(volumes.scope)"
        }
        if pair.comparison.isAlwaysCheaper { return "always cheaper\(volumes.scope)" }
        let start = amount(first.from) + " a month"
        let rate = rateText(evaluation.perSecond(first.from)).map { " (\($0))" } ?? ""
        let end = NumberStyle.requests(first.to)
        let isFromStart = first.from == searched.lowerBound
        guard ranges.count == 1 else {
            let beginning =
                isFromStart
                ? "cheaper up to \(amount(first.to)) a month"
                : "first cheaper at \(start)\(rate), but only up to \(end)"
            return "\(beginning). \(summary(ranges))"
        }
        if first.to == searched.upperBound {
            return volumes.isOpen(first.to)
                ? "cheaper from \(start) on\(rate), and stays so"
                : "cheaper from \(start) on\(rate), to the end of the range searched, \(end)"
        }
        return isFromStart && first.from == 1
            ? "cheaper up to \(amount(first.to)) a month, not beyond"
            : "cheaper from \(start)\(rate) to \(end), not beyond"
    }

    /// All ranges where they are few, else how many there are, the longest and the last one.
    private func summary(_ ranges: RangeList<RequestRange>) -> String {
        let elements = ranges.elements
        guard ranges.count > 3, let last = elements.last,
            let longest = elements.max(by: { $0.to - $0.from < $1.to - $1.from })
        else {
            return "It is cheaper \(elements.map(interval).joined(separator: " and "))"
        }
        // The middle of a very long list is not kept.
        let kind = ranges.omitted > 0 ? "longest of those listed" : "longest"
        let ends =
            switch longest {
            case last: "the last and \(kind) "
            case elements[0]: "the first the \(kind), the last "
            default: "the \(kind) \(interval(longest)), the last "
            }
        return "It is cheaper in \(NumberStyle.requests(ranges.count)) ranges, \(ends)\(interval(last))"
    }

    /// `from 100 to 200`
    private func interval(_ range: RequestRange) -> String {
        "from \(NumberStyle.requests(range.from)) "
            + (volumes.isOpen(range.to) ? "on" : "to \(NumberStyle.requests(range.to))")
    }

    /// `10,000 alerts`
    func amount(_ requests: Int) -> String {
        let name = evaluation.workload.request
        return "\(NumberStyle.requests(requests))\u{A0}\(requests == 1 ? name.singular : name.plural)"
    }

    /// `1.52 alerts a second`, or nil for rates below one in a quarter of an hour, which tell nobody anything.
    func rateText(_ rate: Rational) -> String? {
        guard rate >= Self.leastRate else { return nil }
        let name = evaluation.workload.request
        let text = NumberStyle.rate(rate)
        return "\(text)\u{A0}\(text == "1" ? name.singular : name.plural) a\u{A0}second"
    }

    static let leastRate = Rational(1, over: 1000)
}
