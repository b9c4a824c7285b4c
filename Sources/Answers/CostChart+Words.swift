import Analysis
import BreakEven
import CostModel
import ExactMath
import Reports

/// What a chart of costs says in words.
extension CostChart {
    /// What heads the picture.
    var title: String { verdict ?? conclusion }

    /// What it shows, in rounded figures.
    private var conclusion: String {
        let names = evaluation.names
        guard names.count > 1, let first = map.elements.first, let last = map.elements.last else {
            return "What \(names.first ?? evaluation.workload.name) costs a month."
        }
        func volume(_ requests: Int) -> String { NumberStyle.compact(Rational(requests)) }
        let (start, end) = (names[first.winner], names[last.winner])
        let plural = evaluation.workload.request.plural
        switch map.elements.count {
        case 1:
            return "\(start) is the cheapest at every volume\(searched.isEverything ? "" : " \(searched.interval)")."
        case 2:
            return "\(start) is the cheapest below \(volume(last.from)) \(plural) a month, \(end) from there on."
        default:
            let isFew = map.isComplete && map.elements.count <= Self.mostChanges + 1
            return "\(start) is the cheapest below \(volume(first.to + 1)) \(plural) a month; from "
                + "\(volume(last.from)) on it is \(end)"
                + (isFew ? "." : ", and in between it changes \(BreakevenAnswer.count(map, besides: 3)) times.")
        }
    }

    /// What the picture shows, for those who do not see it.
    var description: [String] {
        let names = evaluation.names
        var sentences = [
            "Monthly cost against \(evaluation.workload.request.plural) a month, both axes logarithmic, from "
                + "\(NumberStyle.requests(view.lowerBound)) to \(NumberStyle.requests(view.upperBound))."
        ]
        let shown = map.elements.prefix(Self.mostChanges + 1)
        for run in shown {
            let end = searched.isOpen(run.to) ? "on" : "to \(NumberStyle.requests(run.to))"
            sentences.append("\(names[run.winner]) is the cheapest from \(NumberStyle.requests(run.from)) \(end).")
        }
        if map.elements.count > shown.count || !map.isComplete {
            sentences.append("\(BreakevenAnswer.count(map, besides: shown.count)) more ranges follow.")
        }
        return sentences
    }
}
