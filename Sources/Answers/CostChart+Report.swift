import Analysis
import BreakEven
import Charts
import CostCurves
import CostModel
import ExactMath
import Reports

/// `chart`: the picture, and what it was drawn from.
extension CostChart {
    /// The chart of a workload for its own sake.
    ///
    /// - Parameters:
    ///   - sides: whose break-evens are marked; nil where the file has none to compare.
    ///   - volumes: what was asked for: a range is shown as it is, a single volume is marked.
    public init(_ evaluation: Evaluation, sides: Sides?, at volumes: VolumeList?) {
        let solver = BreakEvenSolver(evaluation.costs.map { $0.curve })
        let searched = SearchedVolumes.everything
        self.init(
            evaluation, map: solver.winnerRuns(), over: searched,
            crossings: Self.crossings(of: sides?.pairs ?? []) { pair in
                solver.comparison(baseline: pair.baseline, alternative: pair.alternative).breakEven
            }, showing: volumes.flatMap { $0.single == nil ? $0.extent : nil }, asked: volumes?.single, solver)
    }

    /// The chart of a break-even answer: around the changes within what was searched.
    ///
    /// - Parameter isHeaded: whether its title is the answer's verdict, where there is one.
    public init(_ answer: BreakevenAnswer, isHeaded: Bool) {
        let solver = BreakEvenSolver(answer.evaluation.costs.map { $0.curve })
        self.init(
            answer.evaluation, map: answer.map, over: answer.volumes,
            crossings: Self.crossings(of: answer.pairs) { $0.comparison.breakEven }.map {
                Crossing(
                    pair: .init(baseline: $0.pair.baseline, alternative: $0.pair.alternative), breakEven: $0.breakEven)
            }, showing: answer.volumes.isEverything ? nil : answer.volumes.range, asked: answer.atVolume?.requests,
            verdict: isHeaded ? answer.verdictSentence : nil, solver)
    }

    /// The break-evens of more pairs than these would be a cloud of rings.
    public static let mostPairs = 16

    private static func crossings<Pair>(
        of pairs: [Pair], breakEven: (Pair) -> Int?
    ) -> [(pair: Pair, breakEven: Int)] {
        pairs.count > mostPairs ? [] : pairs.compactMap { pair in breakEven(pair).map { (pair, $0) } }
    }

    public func report() -> Report {
        let comparison = Comparison(evaluation, at: VolumeList(tabulated)).report(.wide)
        let header = EvaluationHeader(evaluation)
        return Report(
            blocks: { medium in
                var blocks = header.opening()
                blocks.insert(.paragraphs([title], .bold), at: min(1, blocks.count))
                blocks.append(.chart(chart()))
                if !isListed { blocks.append(.note("Every change, exactly: 'lambda-cost breakeven --format json'.")) }
                return blocks + (medium == .terminal ? [] : header.footer)
            }, rows: comparison.rows,
            record: {
                var record = header.record("chart")
                record.add([
                    "shown": .line(["from": .count(view.lowerBound), "to": .count(view.upperBound)]),
                    "cheapest": .list(
                        map.elements.map { run in
                            var record = searched.record(from: run.from, to: run.to)
                            record.add("scenario", .text(evaluation.names[run.winner]))
                            return .line(record)
                        }),
                ])
                record.add(BreakevenAnswer.omission("cheapestOmitted", from: map))
                record.add(
                    "rows",
                    .list(
                        tabulated.map { volume in
                            .line([
                                "requests": .count(volume),
                                "costs": .costs(evaluation.costs(at: volume), of: evaluation.names),
                            ])
                        }))
                return record
            }, chart: chart)
    }

    /// The volumes for those who draw it themselves: ten a decade, and both sides of every change.
    private var tabulated: [Int] {
        var volumes = Set(VolumeList(from: view.lowerBound, through: view.upperBound))
        for run in runs.elements.dropFirst() where view.contains(run.from) {
            volumes.formUnion([run.from - 1, run.from].filter { view.contains($0) })
        }
        if let asked { volumes.insert(asked) }
        return volumes.sorted()
    }
}
