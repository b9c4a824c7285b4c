import Analysis
import BreakEven
import Charts
import CostModel
import ExactMath
import Reports

/// The break-evens over a grid of inputs as shades: the darker, the earlier.
struct SensitivityChart {
    private let answer: SensitivityAnswer
    /// From the earliest to the latest break-even; nil where there is none.
    private let volumes: LogAxis?

    init(_ answer: SensitivityAnswer) {
        self.answer = answer
        let known = answer.points.flatMap { $0.comparisons.compactMap { $0.breakEven } }
        volumes = known.min().map { least in
            LogAxis(from: Rational(least), through: Rational(max(known.max() ?? least, least + 1)))
        }
    }

    func chart() -> Chart {
        let plural = answer.evaluation.workload.request.plural
        let all = answer.points.flatMap { $0.comparisons }
        return .cells(
            HeatMap(
                title: title, conditions: EvaluationHeader(answer.evaluation).caption(), description: description,
                legend: ["The darker, the earlier; hatched is never, grey is always."]
                    + BreakEvenCell.legend(all, answer.volumes, plural: plural), panels: panels))
    }

    private var panels: [HeatMap.Panel] {
        guard let first = answer.axes.first else { return [] }
        guard answer.axes.count > 1 else {
            return [
                HeatMap.Panel(
                    "", columnTitle: "", rowTitle: first.input.name,
                    columns: answer.pairs.map { answer.evaluation.title($0) },
                    rows: answer.points.map { point in
                        (label: values(point).joined(), cells: point.comparisons.map { cell($0) })
                    })
            ]
        }
        let across = answer.axes[1]
        let count = across.values.count
        return answer.pairs.enumerated().map { pair, sides in
            HeatMap.Panel(
                answer.evaluation.title(sides), columnTitle: across.input.name, rowTitle: first.input.name,
                columns: across.values.map { $0.allDigits },
                rows: first.values.enumerated().map { row, value in
                    let points = answer.points[(row * count)..<((row + 1) * count)]
                    return (label: value.allDigits, cells: points.map { cell($0.comparisons[pair]) })
                })
        }
    }

    private func values(_ point: SensitivityAnswer.Point) -> [String] { point.values.map { $0.allDigits } }

    private func cell(_ comparison: BreakEven.Comparison) -> HeatMap.Cell {
        guard let first = comparison.breakEven else { return HeatMap.Cell(.never, "never", short: "never") }
        if comparison.isAlwaysCheaper { return HeatMap.Cell(.always, "always", short: "always") }
        let cell = BreakEvenCell(comparison: comparison).cell
        let level = volumes.map { 1 - $0.share(of: first) } ?? 1
        return HeatMap.Cell(
            .level(level), NumberStyle.requests(first) + cell.mark,
            short: NumberStyle.compact(Rational(first)) + cell.mark)
    }

    private var title: String {
        let inputs = answer.axes.map { $0.input.name }.joined(separator: " and ")
        let start = answer.pairs.count == 1 ? answer.evaluation.title(answer.pairs[0]) + ": the" : "The"
        return "\(start) break-even as \(inputs) \(answer.axes.count > 1 ? "vary" : "varies")."
    }

    /// The earliest and the latest of each pair.
    private var description: [String] {
        answer.pairs.enumerated().map { pair, sides in
            let volumes = answer.points.compactMap { $0.comparisons[pair].breakEven }
            let title = answer.evaluation.title(sides)
            guard let least = volumes.min(), let most = volumes.max() else { return "\(title): nowhere cheaper." }
            let never = answer.points.count - volumes.count
            return "\(title): cheaper from \(NumberStyle.requests(least)) at the earliest and "
                + "\(NumberStyle.requests(most)) at the latest" + (never > 0 ? ", and never at \(never) points." : ".")
        }
    }
}
