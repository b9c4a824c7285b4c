import Analysis
import BreakEven
import CostModel
import ExactMath
import Reports

extension BreakevenAnswer {
    /// From where an alternative wins, and whether it stays so.
    func verdict(_ pair: Pair) -> String {
        let ranges = pair.comparison.ranges
        guard let first = ranges.elements.first else {
            return pair.isTie ? "costs the same at every volume\(volumes.scope)" : "never cheaper\(volumes.scope)"
        }
        if pair.comparison.isAlwaysCheaper { return "always cheaper\(volumes.scope)" }
        let start = counted(first.from) + " a month"
        let rate = pair.load.flatMap { words($0, saysHowManyAtOnce: pair.capacity?.isStated == false) } ?? ""
        let end = NumberStyle.requests(first.to)
        let isFromStart = first.from == searched.lowerBound
        guard ranges.count == 1 else {
            let beginning =
                isFromStart
                ? "cheaper up to \(counted(first.to)) a month"
                : "first cheaper at \(start)\(rate), but only up to \(end)"
            return "\(beginning). \(summary(ranges))"
        }
        if first.to == searched.upperBound {
            return volumes.isOpen(first.to)
                ? "cheaper from \(start) on\(rate), and stays so"
                : "cheaper from \(start) on\(rate), to the end of the range searched, \(end)"
        }
        return isFromStart && first.from == 1
            ? "cheaper up to \(counted(first.to)) a month, not beyond"
            : "cheaper from \(start)\(rate) to \(end), not beyond"
    }

    /// All ranges where they are few, else how many there are, the longest and the last one.
    private func summary(_ ranges: RunList) -> String {
        let elements = ranges.elements
        guard elements.count > 3, let last = elements.last,
            let longest = elements.max(by: { $0.to - $0.from < $1.to - $1.from })
        else {
            return "It is cheaper \(elements.map(interval).joined(separator: " and "))"
        }
        // The middle of a very long list is not kept.
        let kind = ranges.omitted == 0 ? "longest" : "longest of those listed"
        let ends =
            switch longest {
            case last: "the last and \(kind) "
            case elements[0]: "the first the \(kind), the last "
            default: "the \(kind) \(interval(longest)), the last "
            }
        return "It is cheaper in \(Self.count(ranges)) ranges, \(ends)\(interval(last))"
    }

    /// `from 100 to 200`
    private func interval(_ range: WinnerRun) -> String {
        "from \(NumberStyle.requests(range.from)) "
            + (volumes.isOpen(range.to) ? "on" : "to \(NumberStyle.requests(range.to))")
    }

    /// The proof, how the alternative got there, and whether its fleet could carry the volume.
    func reasons(_ pair: Pair) -> [String] {
        var lines: [String] = []
        if let proof = pair.comparison.proof {
            lines += [proof.before, proof.at].compactMap { $0.map { sentence($0, pair) } }
            switch proof.boundary {
            case .crossing(let point) where !point.isWhole:
                lines.append("The lines cross at \(NumberStyle.quantity(point, places: 3)).")
            case .jump: lines.append("A step passes: no volume there costs both the same.")
            case .tieEnds: lines.append("Just below, both cost the same for a stretch.")
            case .crossing, .start: break
            }
            if let capacity = pair.capacity.flatMap(sentence) { lines.append(capacity) }
        }
        if let standing = pair.standing {
            lines.append(reason(standing.reason, names[standing.dearer], names[standing.other]))
        }
        return lines
    }

    private func sentence(_ costs: BreakEven.Comparison.Costs, _ pair: Pair) -> String {
        let (own, other) = NumberStyle.moneyApart(costs.alternative, costs.baseline, evaluation.money)
        return "at \(NumberStyle.requests(costs.requests)): \(names[pair.baseline])\u{A0}\(other), "
            + "\(names[pair.alternative])\u{A0}\(own)"
    }

    private func reason(_ standing: Standing, _ dearer: String, _ other: String) -> String {
        let singular = evaluation.workload.request.singular
        switch standing {
        case .fixedPart(let start, let end):
            return
                "\(dearer) costs \(money(start)) already at \(counted(searched.lowerBound)), and \(other) "
                + "no more than \(money(end)) at \(counted(searched.upperBound))."
        case .marginalCost(let own, let others):
            return "One more \(singular) costs \(NumberStyle.price(own, evaluation.money)) with \(dearer) and "
                + "\(NumberStyle.price(others, evaluation.money)) with \(other)."
        case .endOfRange(_, _, let about):
            return "\(dearer) would become cheaper only beyond the volumes searched, at about "
                + "\(counted(about.rounded.asInt ?? searched.upperBound))."
        }
    }

    /// Whether a scenario's instances could carry a volume, as far as the file says; nil where hardly anything is to be
    /// carried.
    func sentence(_ capacity: FleetCapacity) -> String? {
        let load = capacity.load
        guard let average = evaluation.counted(perSecond: load.average),
            let busiest = evaluation.counted(perSecond: load.busiest)
        else { return nil }
        let asked = load.busiestTime.map { "\(busiest) \($0), \(average) on average," } ?? average
        let total = capacity.instances
        let running = capacity.average.flatMap { $0 == total ? nil : " (\(NumberStyle.rate($0)) on average)" } ?? ""
        let instances = "\(NumberStyle.quantity(total))\u{A0}instance\(total == 1 ? "" : "s")\(running)"
        guard let rates = capacity.ratesPerInstance else {
            let atOnce = load.shownAtOnce.map { ", \($0) of them at once if each takes as long as on Lambda" } ?? ""
            return
                "The file does not say what \(capacity.scenario) carries: \(asked) would have to fit \(instances)\(atOnce)."
        }
        let most = rates.map { NumberStyle.quantity($0, places: 9) }.joined(separator: " and ")
        return total == 1
            ? "\(instances) of \(capacity.scenario) carries \(asked)\(load.busiestTime == nil ? "," : "") at most \(most)."
            : "\(instances) of \(capacity.scenario) carry \(asked)\(load.busiestTime == nil ? "," : "") at most \(most) each."
    }

    /// ` (25.4 requests a second, 76.2 at the peak, 7.62 at once)`, or nil for what tells nobody anything.
    private func words(_ load: RequestLoad, saysHowManyAtOnce: Bool) -> String? {
        guard let average = evaluation.counted(perSecond: load.average) else { return nil }
        let busiest = load.busiestTime.map { ", \(NumberStyle.rate(load.busiest)) \($0)" } ?? ""
        let atOnce = saysHowManyAtOnce ? load.shownAtOnce.map { ", \($0) at\u{A0}once" } ?? "" : ""
        return " (\(average)\(busiest)\(atOnce))"
    }
}

extension RequestLoad {
    /// How many are there at once, or nil for what tells nobody anything.
    fileprivate var shownAtOnce: String? {
        atOnce.flatMap { $0 < Evaluation.leastRate ? nil : NumberStyle.rate($0) }
    }
}
