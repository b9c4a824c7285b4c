import BreakEven
import CostModel
import ExactMath
import Reports

extension BreakevenReport {
    /// From where an alternative wins, and whether it stays so.
    func verdict(_ pair: Pair) -> String {
        let ranges = pair.comparison.ranges
        let plural = evaluation.workload.request.plural
        guard let first = ranges.elements.first else {
            return "never cheaper\(scope)"
        }
        if ranges.elements.count == 1 {
            if first.from == searched.lowerBound {
                return first.to == searched.upperBound
                    ? "always cheaper\(scope)"
                    : "cheaper up to \(NumberStyle.requests(first.to)) \(plural) a month, not beyond"
            }
            let start =
                "cheaper from \(NumberStyle.requests(first.from)) \(plural) a month on "
                + "(\(NumberStyle.perSecond(rate(first.from))))"
            return first.to == searched.upperBound
                ? "\(start), and stays so" : "\(start), up to \(NumberStyle.requests(first.to))"
        }
        let last = ranges.elements[ranges.elements.count - 1]
        let end =
            last.to == searched.upperBound
            ? "for good from \(NumberStyle.requests(last.from)) on"
            : "the last one from \(NumberStyle.requests(last.from)) to \(NumberStyle.requests(last.to))"
        return "first cheaper at \(NumberStyle.requests(first.from)) \(plural) a month "
            + "(\(NumberStyle.perSecond(rate(first.from)))), in \(NumberStyle.requests(ranges.count)) ranges, \(end)"
    }

    private var scope: String {
        searched == BreakEvenSolver.searched
            ? " within 10^12"
            : " from \(NumberStyle.requests(searched.lowerBound)) to \(NumberStyle.requests(searched.upperBound))"
    }

    /// The proof, how the alternative got there, and whether its fleet could carry the volume.
    func reasons(_ pair: Pair) -> [String] {
        var lines: [String] = []
        if let proof = pair.comparison.proof {
            let at = sentence(proof.at)
            lines.append(pair.before.map { "\(sentence($0)); \(at)" } ?? at)
            switch proof.boundary {
            case .crossing(let point) where !point.isWhole:
                lines.append("The lines cross at \(NumberStyle.quantity(point, places: 3)).")
            case .jump: lines.append("A step passes: no volume there costs both the same.")
            case .tieEnds: lines.append("Up to there both cost the same for a stretch.")
            case .crossing, .start: break
            }
            if let capacity = capacity(of: evaluation.costs[pair.alternative].scenario, at: proof.at.requests) {
                lines.append(capacity)
            }
        }
        if let standing = pair.comparison.standing {
            let isNever = pair.comparison.ranges.elements.isEmpty
            let (dearer, other) = isNever ? (pair.alternative, pair.baseline) : (pair.baseline, pair.alternative)
            lines.append(reason(standing, names[dearer], names[other]))
        }
        return lines
    }

    private func sentence(_ costs: BreakEven.Comparison.Costs) -> String {
        let (own, other) = NumberStyle.moneyApart(costs.alternative, costs.baseline)
        return "at \(NumberStyle.requests(costs.requests)): \(own) against \(other)"
    }

    private func reason(_ standing: Standing, _ dearer: String, _ other: String) -> String {
        let singular = evaluation.workload.request.singular
        switch standing {
        case .fixedPart(let start, let end):
            return "\(dearer) costs \(NumberStyle.money(start)) already at the start, and \(other) never more than "
                + "\(NumberStyle.money(end))."
        case .marginalCost(let own, let others):
            return "One more \(singular) costs \(NumberStyle.price(own)) with \(dearer) and "
                + "\(NumberStyle.price(others)) with \(other)."
        case .endOfRange(_, _, let about):
            return "It would become cheaper only beyond the volumes searched, at about "
                + "\(NumberStyle.requests(about.rounded.asInt ?? searched.upperBound))."
        }
    }

    /// Whether a scenario's instances could carry a volume, as far as the file says; nil where it has none.
    func capacity(of scenario: Scenario, at volume: Int) -> String? {
        let workload = evaluation.workload
        let fleets = scenario.resources.compactMap { resource -> EC2? in
            if case .ec2(let ec2) = resource.kind { ec2 } else { nil }
        }
        guard !fleets.isEmpty else { return nil }
        let peak = rate(volume) * workload.traffic.peakToAverage
        let asked = "\(NumberStyle.perSecond(peak))\(workload.traffic.peakToAverage == 1 ? "" : " at the peak")"
        let counts = fleets.map { $0.instances(at: volume, of: workload) }
        let total = counts.reduce(0, +)
        let instances = "\(NumberStyle.quantity(total)) instance\(total == 1 ? "" : "s")"
        if fleets.allSatisfy({ $0.requestsPerSecond != nil }) {
            return "\(instances) of \(scenario.name) carry \(asked)."
        }
        return "The file does not say what \(scenario.name) carries: \(asked) would have to fit \(instances)."
    }
}
