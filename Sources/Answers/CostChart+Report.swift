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
        let pairs = sides.map { $0.pairs } ?? []
        self.init(
            evaluation, map: solver.winnerRuns(), over: searched,
            crossings: pairs.count > Self.mostPairs
                ? []
                : pairs.compactMap { pair in
                    solver.comparison(baseline: pair.baseline, alternative: pair.alternative).breakEven
                        .map { Crossing(pair: pair, breakEven: $0) }
                }, showing: volumes.flatMap { $0.single == nil ? $0.extent : nil }, asked: volumes?.single, solver)
    }

    /// The chart of a break-even answer: around the changes within what was searched.
    init(_ answer: BreakevenAnswer) {
        let solver = BreakEvenSolver(answer.evaluation.costs.map { $0.curve })
        self.init(
            answer.evaluation, map: answer.map, over: answer.volumes,
            crossings: answer.pairs.compactMap { pair in
                pair.comparison.breakEven.map {
                    Crossing(pair: .init(baseline: pair.baseline, alternative: pair.alternative), breakEven: $0)
                }
            }, showing: answer.volumes.isEverything ? nil : answer.volumes.range, asked: answer.atVolume?.requests,
            solver)
    }

    /// The break-evens of more pairs than these would be a cloud of rings.
    private static let mostPairs = 12

    public func report() -> Report {
        let comparison = Comparison(evaluation, at: VolumeList(tabulated)).report(.wide)
        let header = EvaluationHeader(evaluation)
        return Report(
            blocks: { medium in
                header.opening() + [.chart(chart())]
                    + (isListed ? [] : [.note("Every change, exactly: 'lambda-cost breakeven --format json'.")])
                    + (medium == .terminal ? [] : header.footer)
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
