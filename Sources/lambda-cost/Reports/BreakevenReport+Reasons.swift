import BreakEven
import CostModel
import ExactMath
import Reports

extension BreakevenReport {
    /// The proof, how the alternative got there, and whether its fleet could carry the volume.
    func reasons(_ pair: Pair) -> [String] {
        var lines: [String] = []
        if let proof = pair.comparison.proof {
            lines += [pair.before, proof.at].compactMap { $0.map { sentence($0, pair) } }
            switch proof.boundary {
            case .crossing(let point) where !point.isWhole:
                lines.append("The lines cross at \(NumberStyle.quantity(point, places: 3)).")
            case .jump: lines.append("A step passes: no volume there costs both the same.")
            case .tieEnds: lines.append("Just below, both cost the same for a stretch.")
            case .crossing, .start: break
            }
            if let capacity = capacity(of: evaluation.costs[pair.alternative].scenario, at: proof.at.requests) {
                lines.append(capacity)
            }
        }
        if let standing = pair.comparison.standing, !pair.isTie {
            let isNever = pair.comparison.ranges.elements.isEmpty
            let (dearer, other) = isNever ? (pair.alternative, pair.baseline) : (pair.baseline, pair.alternative)
            lines.append(reason(standing, names[dearer], names[other]))
        }
        return lines
    }

    private func sentence(_ costs: BreakEven.Comparison.Costs, _ pair: Pair) -> String {
        let (own, other) = NumberStyle.moneyApart(costs.alternative, costs.baseline)
        return "at \(NumberStyle.requests(costs.requests)): \(names[pair.baseline])\u{A0}\(other), "
            + "\(names[pair.alternative])\u{A0}\(own)"
    }

    private func reason(_ standing: Standing, _ dearer: String, _ other: String) -> String {
        let singular = evaluation.workload.request.singular
        switch standing {
        case .fixedPart(let start, let end):
            return
                "\(dearer) costs \(NumberStyle.money(start)) already at \(amount(searched.lowerBound)), and \(other) "
                + "no more than \(NumberStyle.money(end)) at \(amount(searched.upperBound))."
        case .marginalCost(let own, let others):
            return "One more \(singular) costs \(NumberStyle.price(own)) with \(dearer) and "
                + "\(NumberStyle.price(others)) with \(other)."
        case .endOfRange(_, _, let about):
            return "\(dearer) would become cheaper only beyond the volumes searched, at about "
                + "\(amount(about.rounded.asInt ?? searched.upperBound))."
        }
    }

    /// Whether a scenario's instances could carry a volume, as far as the file says; nil where it has none, or hardly
    /// anything is to be carried.
    func capacity(of scenario: Scenario, at volume: Int) -> String? {
        let workload = evaluation.workload
        let fleets = scenario.resources.compactMap { resource -> EC2? in
            if case .ec2(let ec2) = resource.kind { ec2 } else { nil }
        }
        guard !fleets.isEmpty, let load = rateText(rate(volume) * workload.traffic.peakToAverage) else { return nil }
        let asked = "\(load)\(workload.traffic.peakToAverage == 1 ? "" : " at the peak")"
        let total = fleets.reduce(Rational.zero) { $0 + $1.instances(at: volume, of: workload) }
        let instances = "\(NumberStyle.quantity(total))\u{A0}instance\(total == 1 ? "" : "s")"
        let rates = fleets.compactMap { $0.requestsPerSecond }
        guard rates.count == fleets.count else {
            return "The file does not say what \(scenario.name) carries: \(asked) would have to fit \(instances)."
        }
        let most = Set(rates).sorted().map { NumberStyle.quantity($0, places: 9) }.joined(separator: " and ")
        return total == 1
            ? "\(instances) of \(scenario.name) carries \(asked), at most \(most)."
            : "\(instances) of \(scenario.name) carry \(asked), at most \(most) each."
    }
}
