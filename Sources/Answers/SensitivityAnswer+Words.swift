import Analysis
import BreakEven
import CostModel
import ExactMath
import Reports

/// What a grid of answers comes to.
extension SensitivityAnswer {
    /// The scenarios that something is compared with, each once.
    var baselines: [Int] {
        var baselines: [Int] = []
        for pair in pairs where !baselines.contains(pair.baseline) { baselines.append(pair.baseline) }
        return baselines
    }

    /// What each pair's alternative costs less than its baseline at a point.
    func savings(_ point: Point) -> [Rational] {
        pairs.map { point.costs[$0.baseline] - point.costs[$0.alternative] }
    }

    /// At how many points each scenario is the cheapest, the most often first; only those that are somewhere.
    var wins: [(scenario: Int, points: Int)] {
        var counts = [Int](repeating: 0, count: evaluation.names.count)
        for point in points { counts[Evaluation.cheapest(point.costs)] += 1 }
        return counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
            .map { ($0, counts[$0]) }
    }

    /// The conclusion, in a sentence.
    var title: String {
        let inputs = axes.map { $0.name }.joined(separator: " and ")
        let vary = axes.count > 1 ? "vary" : "varies"
        let only = pairs.count == 1 ? evaluation.title(pairs[0]) : nil
        switch finding {
        case .breakEven: return "\(only.map { "\($0): the" } ?? "The") break-even as \(inputs) \(vary)."
        case .saving(let requests):
            return "What \(only ?? "moving") saves at \(evaluation.counted(requests)) a month as \(inputs) \(vary)."
        case .cheapest(let requests):
            let wins = wins
            guard let first = wins.first else { return "" }
            let start =
                "At \(evaluation.counted(requests)) a month, \(evaluation.names[first.scenario]) is the cheapest "
            return wins.count == 1
                ? start + "at all \(points.count) points, however \(inputs) \(vary)."
                : start + "at \(first.points) of \(points.count) points as \(inputs) \(vary)."
        }
    }

    /// What the answers mean, a sentence each.
    var legend: [String] {
        switch finding {
        case .breakEven:
            BreakEvenCell.legend(
                points.flatMap { $0.comparisons }, volumes, plural: evaluation.workload.request.plural)
        case .saving(let requests):
            [
                "\(EvaluationHeader(evaluation).amounts.capitalizedFirst) less than the other at "
                    + "\(evaluation.counted(requests)); a negative amount is what it costs more."
            ]
        case .cheapest(let requests):
            axes.count > 1
                ? ["The cheapest at \(evaluation.counted(requests)) a month."]
                : [
                    "\(EvaluationHeader(evaluation).amounts.capitalizedFirst) at \(evaluation.counted(requests)); "
                        + "the cheapest of each value is marked."
                ]
        }
    }
}
