import Analysis
import BreakEven
import CostModel
import ExactMath
import Reports

extension BreakevenReport {
    /// The proof, how the alternative got there, and whether its fleet could carry the volume.
    func reasons(_ pair: BreakevenAnswer.Pair) -> [String] {
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
            if let capacity = pair.capacity.flatMap(sentence) { lines.append(capacity) }
        }
        if let standing = pair.standing {
            lines.append(reason(standing.reason, names[standing.dearer], names[standing.other]))
        }
        return lines
    }

    private func sentence(_ costs: BreakEven.Comparison.Costs, _ pair: BreakevenAnswer.Pair) -> String {
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

    /// Whether a scenario's instances could carry a volume, as far as the file says; nil where hardly anything is to be
    /// carried.
    func sentence(_ capacity: FleetCapacity) -> String? {
        guard let load = rateText(capacity.load) else { return nil }
        let asked = "\(load)\(evaluation.workload.traffic.peakToAverage == 1 ? "" : " at the peak")"
        let total = capacity.instances
        let instances = "\(NumberStyle.quantity(total))\u{A0}instance\(total == 1 ? "" : "s")"
        guard let rates = capacity.ratesPerInstance else {
            return "The file does not say what \(capacity.scenario) carries: \(asked) would have to fit \(instances)."
        }
        let most = rates.map { NumberStyle.quantity($0, places: 9) }.joined(separator: " and ")
        return total == 1
            ? "\(instances) of \(capacity.scenario) carries \(asked), at most \(most)."
            : "\(instances) of \(capacity.scenario) carry \(asked), at most \(most) each."
    }
}
