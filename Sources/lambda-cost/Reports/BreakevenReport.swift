import BreakEven
import CostCurves
import CostModel
import ExactMath
import JSONText
import Reports

/// Where each alternative beats each baseline, and which scenario is the cheapest where: the answers of `breakeven`.
struct BreakevenReport: FormattedReport {
    /// One alternative against one baseline.
    struct Pair {
        let baseline: Int
        let alternative: Int
        let comparison: BreakEven.Comparison
        /// The costs one request below the break-even; nil where there is none or it is at 1.
        let before: BreakEven.Comparison.Costs?
        /// Whether both cost the same at every volume searched.
        let isTie: Bool
    }

    /// The runs of the cheapest scenario on both sides of the one at a volume.
    struct Neighbors {
        let below: WinnerRun?
        let above: WinnerRun?
    }

    let evaluation: Evaluation
    let volumes: SearchedVolumes
    let pairs: [Pair]
    let map: RangeList<WinnerRun>
    /// The volume that was asked about.
    let volume: Int?
    let costsAtVolume: [Rational]
    /// nil where no volume was asked about, or one that was not searched.
    let neighbors: Neighbors?

    init(evaluation: Evaluation, sides: Sides, searched: ClosedRange<Int>, volume: Int?) {
        self.evaluation = evaluation
        volumes = SearchedVolumes(range: searched)
        self.volume = volume
        let curves = evaluation.costs.map { $0.curve }
        let solver = BreakEvenSolver(curves)
        let map = solver.winnerRuns(from: searched.lowerBound, through: searched.upperBound)
        self.map = map
        pairs = sides.pairs.map { pair in
            let comparison = solver.comparison(
                baseline: pair.baseline, alternative: pair.alternative, from: searched.lowerBound,
                through: searched.upperBound)
            var before = comparison.proof?.before
            if before == nil, let first = comparison.breakEven, first > 1 {
                before = BreakEven.Comparison.Costs(
                    requests: first - 1, baseline: curves[pair.baseline].cost(at: first - 1),
                    alternative: curves[pair.alternative].cost(at: first - 1))
            }
            return Pair(
                baseline: pair.baseline, alternative: pair.alternative, comparison: comparison, before: before,
                isTie: comparison.ranges.elements.isEmpty
                    && solver.comparison(
                        baseline: pair.alternative, alternative: pair.baseline, from: searched.lowerBound,
                        through: searched.upperBound
                    ).ranges.elements.isEmpty)
        }
        let costs = volume.map { volume in curves.map { $0.cost(at: volume) } } ?? []
        costsAtVolume = costs
        neighbors = volume.flatMap { volume in
            Self.neighbors(of: volume, cheapest: Evaluation.cheapest(costs), map, solver, searched)
        }
    }

    private static func neighbors(
        of volume: Int, cheapest: Int, _ map: RangeList<WinnerRun>, _ solver: BreakEvenSolver,
        _ searched: ClosedRange<Int>
    ) -> Neighbors? {
        // No search begins below one request; what holds at none may change there already.
        guard searched.contains(max(1, volume)) else { return nil }
        if volume == 0 {
            return Neighbors(below: nil, above: map.elements.first { $0.winner != cheapest })
        }
        // The middle of a very long map is not kept: look again on both sides.
        if map.omitted > 0 {
            let below = solver.winnerRuns(from: searched.lowerBound, through: volume).elements
            let above = solver.winnerRuns(from: volume, through: searched.upperBound).elements
            return Neighbors(below: below.dropLast().last, above: above.dropFirst().first)
        }
        return Neighbors(
            below: map.elements.last { $0.to < volume }, above: map.elements.first { $0.from > volume })
    }

    /// The volumes that were searched.
    var searched: ClosedRange<Int> { volumes.range }

    var names: [String] { evaluation.costs.map { $0.scenario.name } }

    /// The baselines of the pairs, each once, in the file's order.
    var baselines: [Int] {
        pairs.map({ $0.baseline }).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The requests a second of so many a month.
    func rate(_ requests: Int) -> Rational {
        Rational(requests).divided(by: evaluation.workload.estimate.hoursPerMonth * 3600) ?? 0
    }

    func writeCSV(to output: OutputDestination) throws(CommandError) {
        var csv = CSVWriter()
        csv.appendRow(ofTexts: [
            "baseline", "alternative", "break_even", "cheaper_from", "cheaper_to", "before_baseline_usd",
            "before_alternative_usd", "at_baseline_usd", "at_alternative_usd",
        ])
        for pair in pairs {
            let ranges = pair.comparison.ranges.elements
            for (index, range) in ranges.enumerated() {
                csv.append(text: names[pair.baseline])
                csv.append(text: names[pair.alternative])
                csv.append(number: pair.comparison.breakEven ?? range.from)
                csv.append(number: range.from)
                if let end = volumes.end(range.to) { csv.append(number: end) } else { csv.append(text: "") }
                let proof = index == 0 ? pair.comparison.proof : nil
                for cost in [
                    index == 0 ? pair.before?.baseline : nil, index == 0 ? pair.before?.alternative : nil,
                    proof?.at.baseline, proof?.at.alternative,
                ] {
                    if let cost { csv.append(number: cost) } else { csv.append(text: "") }
                }
                csv.endRow()
            }
            if ranges.isEmpty {
                csv.append(text: names[pair.baseline])
                csv.append(text: names[pair.alternative])
                for _ in 0..<7 { csv.append(text: "") }
                csv.endRow()
            }
        }
        try output.drain(&csv)
    }
}
