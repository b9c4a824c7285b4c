import Analysis
import BreakEven
import Charts
import CostCurves
import CostModel
import ExactMath
import Reports

/// Costs against volume, as a picture: every scenario's line, which one is the cheapest where, and where they pass.
public struct CostChart {
    /// Where an alternative becomes cheaper than a baseline.
    typealias Crossing = (pair: Sides.Pair, breakEven: Int)

    let evaluation: Evaluation
    /// The runs of the cheapest over the volumes that were searched.
    let map: RunList
    let searched: SearchedVolumes
    let crossings: [Crossing]
    let asked: Int?
    /// What to do, which heads the picture in place of what it shows; nil for that.
    let verdict: String?
    /// The volumes shown.
    let view: ClosedRange<Int>
    /// The runs of the cheapest over the volumes shown.
    let runs: RunList
    let tracer: CurveTracer

    /// A chart of more changes than these shows them only as bands.
    static let mostChanges = 6

    /// - Parameters:
    ///   - shown: the volumes to show; nil for those around the changes of the cheapest.
    ///   - asked: the volume that is asked about in particular.
    ///   - verdict: what heads the picture; nil for what it shows.
    init(
        _ evaluation: Evaluation, map: RunList, over searched: SearchedVolumes, crossings: [Crossing],
        showing shown: ClosedRange<Int>?, asked: Int?, verdict: String? = nil, _ solver: BreakEvenSolver
    ) {
        self.evaluation = evaluation
        self.map = map
        self.searched = searched
        self.verdict = verdict
        self.asked = asked.flatMap { $0 > 0 ? $0 : nil }
        let view =
            shown.map { VolumeView.widened($0, within: BreakEvenSolver.searched) }
            ?? VolumeView.volumes(
                changes: map.elements.dropFirst().map { $0.from }, asked: asked.map { [$0] } ?? [],
                otherwise: evaluation.workload.volumes, within: searched.range)
        self.view = view
        self.crossings = crossings.filter { view.contains($0.breakEven) }
        tracer = CurveTracer(evaluation.costs.map { $0.curve })
        runs =
            map.isComplete && searched.range.lowerBound <= view.lowerBound
                && searched.range.upperBound >= view.upperBound
            ? map : solver.winnerRuns(from: view.lowerBound, through: view.upperBound)
    }

    private var names: [String] { evaluation.names }
    private var plural: String { evaluation.workload.request.plural }

    /// `C Lambda + REST API`
    private func keyed(_ scenario: Int) -> String { "\(Self.key(scenario)) \(names[scenario])" }

    /// A letter for each scenario, in the file's order: A to Z, then a to z; from there on a letter and a number.
    static func key(_ position: Int) -> String {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8
        let letter = letters.dropFirst(position % letters.count).first.map { String(UnicodeScalar($0)) } ?? ""
        return position < letters.count ? letter : letter + String(position / letters.count)
    }

    public func chart() -> Chart {
        let (costs, isCut) = costAxis
        let axes = CurveTracer.Axes(
            volumes: LogAxis(from: Rational(view.lowerBound), through: Rational(view.upperBound)), costs: costs)
        let changes = self.changes
        return .lines(
            LineChart(
                title: title, conditions: EvaluationHeader(evaluation).caption(), description: description,
                x: volumeAxis(axes.volumes), y: moneyAxis(axes.costs, isCut: isCut), lines: lines(axes),
                endTitle: "Cost of \(shown(view.upperBound)) \(plural)", bandTitle: "Cheapest", bands: bands(axes),
                changes: isListed ? changes.map { change($0, axes) } : [],
                changesNote: isListed
                    ? nil
                    : "The cheapest changes \(BreakevenAnswer.count(runs, besides: 1)) times here.",
                crossings: crossings.map { crossing($0, axes) }, asked: asked.map { answer($0, axes) }))
    }

    /// Whether the changes are few enough to be named one by one.
    var isListed: Bool { runs.isComplete && changes.count <= Self.mostChanges }

    // MARK: Axes

    /// The costs shown, and whether some are less, which stand at the floor. What is more than an axis can show stands at
    /// its top.
    private var costAxis: (LogAxis, isCut: Bool) {
        var (least, most): (Rational?, Rational?)
        for curve in names.indices {
            // Where costs may fall, the ends do not say all.
            for volume in tracer.isRising(curve) ? [view.lowerBound, view.upperBound] : samples {
                let cost = tracer.cost(of: curve, at: volume)
                least = min(least ?? cost, cost)
                most = max(most ?? cost, cost)
            }
        }
        let cent = Rational(1, over: 100)
        let lowest = min(max(least ?? cent, cent), LogAxis.largest * Rational(1, over: 10))
        let from = LogAxis.powerOfTen(notAbove: lowest)
        let highest = min((most ?? lowest) * Rational(5, over: 4), LogAxis.largest)
        return (LogAxis(from: from, through: max(highest, from * 2)), isCut: (least ?? cent) < cent)
    }

    private var samples: [Int] {
        let axis = LogAxis(from: Rational(view.lowerBound), through: Rational(view.upperBound))
        let inner = (1..<64).map { axis.whole(at: Double($0) / 64) }.filter { view.contains($0) }
        return [view.lowerBound] + inner + [view.upperBound]
    }

    private func volumeAxis(_ axis: LogAxis) -> LineChart.Axis {
        LineChart.Axis(
            "\(plural) a month", second: "on average",
            ticks: axis.ticks.map { tick in
                guard tick.isMajor else { return LineChart.Tick(tick.share, nil) }
                let perSecond = tick.value / evaluation.workload.estimate.secondsPerMonth
                return LineChart.Tick(
                    tick.share, NumberStyle.compact(tick.value), second: NumberStyle.compact(perSecond) + "/s")
            })
    }

    private func moneyAxis(_ axis: LogAxis, isCut: Bool) -> LineChart.Axis {
        LineChart.Axis(
            "\(evaluation.money.name) a month",
            ticks: axis.ticks.map { tick in
                guard tick.isMajor else { return LineChart.Tick(tick.share, nil) }
                let amount = NumberStyle.compactMoney(tick.value, evaluation.money)
                return LineChart.Tick(tick.share, isCut && tick.value == axis.from ? "≤" + amount : amount)
            })
    }

    /// A volume that is short where that is exact: `10B`, `27,577,538`.
    private func shown(_ requests: Int) -> String {
        let isPower = LogAxis.powerOfTen(notAbove: Rational(max(1, requests))) == Rational(requests)
        return isPower ? NumberStyle.compact(Rational(requests)) : NumberStyle.requests(requests)
    }

    // MARK: Lines

    private func lines(_ axes: CurveTracer.Axes) -> [LineChart.Line] {
        let (tracer, view) = (tracer, view)
        return names.indices.map { curve in
            LineChart.Line(
                Self.key(curve), names[curve],
                end: NumberStyle.money(tracer.cost(of: curve, at: view.upperBound), evaluation.money)
            ) { [tracer.trace(curve, over: view, on: axes, in: $0)] }
        }
    }

    private func bands(_ axes: CurveTracer.Axes) -> [LineChart.Band] {
        // A single line is the cheapest everywhere.
        guard names.count > 1 else { return [] }
        var bands: [LineChart.Band] = []
        /// Runs that are too narrow to be drawn one by one, not yet among the bands.
        var narrow: [(run: WinnerRun, from: Double, through: Double)] = []
        func endNarrowOnes() {
            if narrow.count == 1 { append(narrow[0]) }
            if narrow.count > 1, let first = narrow.first, let last = narrow.last {
                bands.append(.init(from: first.from, through: last.through, line: nil))
            }
            narrow = []
        }
        func append(_ part: (run: WinnerRun, from: Double, through: Double)) {
            let tracer = tracer
            let volumes = max(part.run.from, view.lowerBound)...min(part.run.to, view.upperBound)
            bands.append(
                .init(from: part.from, through: part.through, line: part.run.winner) {
                    tracer.trace(part.run.winner, over: volumes, on: axes, in: $0)
                })
        }
        var expected: Int?
        for run in runs.elements where run.to >= view.lowerBound && run.from <= view.upperBound {
            let part = (run, axes.volumes.share(of: run.from), axes.volumes.share(of: run.to + 1))
            let isNarrow = part.2 - part.1 < Self.narrowestBand
            if let expected, expected < run.from {
                // Between the first and the last runs of a very long list are many more.
                let from = axes.volumes.share(of: expected)
                endNarrowOnes()
                bands.append(.init(from: from, through: part.1, line: nil))
            }
            if isNarrow {
                narrow.append(part)
            } else {
                endNarrowOnes()
                append(part)
            }
            expected = run.to + 1
        }
        endNarrowOnes()
        return bands
    }

    private static let narrowestBand = 0.002

    // MARK: Places

    /// The runs that begin within what is shown.
    private var changes: [WinnerRun] {
        runs.elements.dropFirst().filter { $0.from > view.lowerBound && $0.from <= view.upperBound }
    }

    private func change(_ run: WinnerRun, _ axes: CurveTracer.Axes) -> LineChart.Change {
        LineChart.Change(
            mark(run.from, run.winner, axes, "\(keyed(run.winner)) is the cheapest from \(exact(run.from)) on"),
            amount: NumberStyle.requests(run.from), line: run.winner)
    }

    private func crossing(_ crossing: Crossing, _ axes: CurveTracer.Axes) -> LineChart.Mark {
        mark(
            crossing.breakEven, crossing.pair.alternative, axes,
            "\(keyed(crossing.pair.alternative)) is cheaper than \(keyed(crossing.pair.baseline)) from "
                + "\(exact(crossing.breakEven)) on")
    }

    private func mark(
        _ requests: Int, _ curve: Int, _ axes: CurveTracer.Axes, _ note: String
    ) -> LineChart.Mark {
        let cost = tracer.cost(of: curve, at: requests)
        return LineChart.Mark(x: axes.volumes.share(of: requests), y: axes.costs.share(of: cost), note: note)
    }

    private func exact(_ requests: Int) -> String { "\(evaluation.counted(requests)) a month" }

    private func answer(_ requests: Int, _ axes: CurveTracer.Axes) -> (share: Double, note: String) {
        let winner = tracer.cheapest(at: requests)
        let cost = NumberStyle.money(tracer.cost(of: winner, at: requests), evaluation.money)
        return (
            axes.volumes.share(of: requests), "At \(exact(requests)), \(keyed(winner)) is the cheapest: \(cost)."
        )
    }
}
