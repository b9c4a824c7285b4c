import Analysis
import BreakEven
import Charts
import CostModel
import ExactMath
import Reports

/// The answers over a grid of inputs as shades.
struct SensitivityChart {
    private let answer: SensitivityAnswer
    private let evaluation: Evaluation
    private let shades: SensitivityShades

    init(_ answer: SensitivityAnswer) {
        self.answer = answer
        evaluation = answer.evaluation
        shades =
            switch answer.finding {
            case .breakEven: .breakEvens(answer.points.flatMap { $0.comparisons }, answer.evaluation)
            case .saving: .savings(answer.points.flatMap { answer.savings($0) }, answer.evaluation)
            case .cheapest: .scenarios(answer.evaluation)
            }
    }

    func chart() -> Chart {
        let panels = panels
        return .cells(
            HeatMap(
                title: answer.title, conditions: EvaluationHeader(evaluation).caption(), description: description,
                keys: shades.keys(of: panels), legend: answer.legend, panels: panels))
    }

    // MARK: Panels

    private var panels: [HeatMap.Panel] {
        guard let first = answer.axes.first else { return [] }
        let second = answer.axes.count > 1 ? answer.axes[1] : nil
        switch (answer.finding, second) {
        case (.cheapest, nil): return [costs(over: first)]
        case (.cheapest, let second?):
            return [
                panel("", first, second, areNumbers: false) { point in
                    shades.cell(cheapest: Evaluation.cheapest(point.costs))
                }
            ]
        case (_, nil): return answer.baselines.map { alternatives(to: $0, over: first) }
        case (_, let second?):
            return answer.pairs.indices.map { pair in
                panel(evaluation.title(answer.pairs[pair]), first, second) { cell($0, pair) }
            }
        }
    }

    private func cell(_ point: SensitivityAnswer.Point, _ pair: Int) -> HeatMap.Cell {
        answer.finding == .breakEven
            ? shades.cell(point.comparisons[pair]) : shades.cell(saving: answer.savings(point)[pair])
    }

    /// A row for each value of the first input, a column for each of the second.
    private func panel(
        _ title: String, _ first: VariedInput, _ second: VariedInput, areNumbers: Bool = true,
        cell: (SensitivityAnswer.Point) -> HeatMap.Cell
    ) -> HeatMap.Panel {
        let count = second.values.count
        return HeatMap.Panel(
            title, columnTitle: second.name, rowTitle: first.name,
            columns: second.values.map { $0.value.words },
            rows: first.values.enumerated().map { row, value in
                (
                    label: value.value.words,
                    cells: answer.points[(row * count)..<((row + 1) * count)].map { cell($0) }
                )
            }, areNumbers: areNumbers)
    }

    /// A row for each alternative to a scenario, a column for each value of the input.
    private func alternatives(to baseline: Int, over input: VariedInput) -> HeatMap.Panel {
        HeatMap.Panel(
            "Against \(evaluation.names[baseline])", columnTitle: input.name, rowTitle: "",
            columns: input.values.map { $0.value.words },
            rows: answer.pairs.indices.filter { answer.pairs[$0].baseline == baseline }.map { pair in
                (label: evaluation.names[answer.pairs[pair].alternative], cells: answer.points.map { cell($0, pair) })
            })
    }

    /// A row for each scenario, a column for each value of the input.
    private func costs(over input: VariedInput) -> HeatMap.Panel {
        HeatMap.Panel(
            "", columnTitle: input.name, rowTitle: "", columns: input.values.map { $0.value.words },
            rows: evaluation.names.indices.map { scenario in
                (
                    label: SensitivityShades.keyed(scenario, evaluation),
                    cells: answer.points.map { point in
                        shades.cell(
                            cost: point.costs[scenario], of: scenario,
                            isCheapest: Evaluation.cheapest(point.costs) == scenario)
                    }
                )
            })
    }

    // MARK: Words

    /// The first and the last of what is found, for those who do not see it.
    private var description: [String] {
        switch answer.finding {
        case .breakEven: answer.pairs.indices.map { breakEvens($0) }
        case .saving: answer.pairs.indices.map { savings($0) }
        case .cheapest:
            answer.wins.map {
                "\(evaluation.names[$0.scenario]) is the cheapest at \($0.points) of \(answer.points.count) points."
            }
        }
    }

    private func breakEvens(_ pair: Int) -> String {
        let volumes = answer.points.compactMap { $0.comparisons[pair].breakEven }
        let title = evaluation.title(answer.pairs[pair])
        guard let least = volumes.min(), let most = volumes.max() else { return "\(title): nowhere cheaper." }
        let never = answer.points.count - volumes.count
        return "\(title): cheaper from \(NumberStyle.requests(least)) at the earliest and "
            + "\(NumberStyle.requests(most)) at the latest" + (never > 0 ? ", and never at \(never) points." : ".")
    }

    private func savings(_ pair: Int) -> String {
        let amounts = answer.points.map { answer.savings($0)[pair] }
        let title = evaluation.title(answer.pairs[pair])
        guard let least = amounts.min(), let most = amounts.max() else { return title }
        let money = evaluation.money
        return "\(title): saves \(NumberStyle.money(least, money)) at the least and "
            + "\(NumberStyle.money(most, money)) at the most."
    }
}
