import Analysis
import BreakEven
import Charts
import CostModel
import ExactMath
import Reports

/// Answers as the cells of a heat map, and what their shades mean.
struct SensitivityShades {
    private enum Scale {
        /// From the earliest to the latest break-even; nil where there is none.
        case breakEvens(LogAxis?)
        /// The largest saving; nil where nothing is saved.
        case savings(Rational?)
        case scenarios
    }

    private let evaluation: Evaluation
    private let scale: Scale

    private init(_ evaluation: Evaluation, _ scale: Scale) {
        (self.evaluation, self.scale) = (evaluation, scale)
    }

    /// The darker, the earlier.
    static func breakEvens(_ comparisons: [BreakEven.Comparison], _ evaluation: Evaluation) -> SensitivityShades {
        let known = comparisons.filter { !$0.isAlwaysCheaper }.compactMap { $0.breakEven }
        let axis = known.min().map { least in
            LogAxis(from: Rational(least), through: Rational(max(known.max() ?? least, least + 1)))
        }
        return SensitivityShades(evaluation, .breakEvens(axis))
    }

    /// The darker, the more.
    static func savings(_ amounts: [Rational], _ evaluation: Evaluation) -> SensitivityShades {
        SensitivityShades(evaluation, .savings(amounts.max().flatMap { $0.signum > 0 ? $0 : nil }))
    }

    /// Each scenario in its colour.
    static func scenarios(_ evaluation: Evaluation) -> SensitivityShades {
        SensitivityShades(evaluation, .scenarios)
    }

    // MARK: Cells

    func cell(_ comparison: BreakEven.Comparison) -> HeatMap.Cell {
        guard let first = comparison.breakEven else { return HeatMap.Cell(.never, "never", short: "never") }
        if comparison.isAlwaysCheaper { return HeatMap.Cell(.always, "always", short: "always") }
        var level = 1.0
        if case .breakEvens(let axis?) = scale { level = 1 - axis.share(of: first) }
        let mark = BreakEvenCell(comparison: comparison).cell.mark
        return HeatMap.Cell(
            .level(level), NumberStyle.requests(first) + mark,
            short: NumberStyle.compact(Rational(first)) + mark)
    }

    func cell(saving: Rational) -> HeatMap.Cell {
        var shade = HeatMap.Shade.never
        if saving.signum > 0, case .savings(let most?) = scale, let share = saving.divided(by: most) {
            shade = .level(share.placement)
        }
        return HeatMap.Cell(shade, NumberStyle.money(saving, evaluation.money), short: short(saving))
    }

    func cell(cheapest scenario: Int) -> HeatMap.Cell {
        HeatMap.Cell(.line(scenario), Self.keyed(scenario, evaluation), short: CostChart.key(scenario))
    }

    /// What a scenario costs, which has its colour where it is the cheapest.
    func cell(cost: Rational, of scenario: Int, isCheapest: Bool) -> HeatMap.Cell {
        HeatMap.Cell(
            isCheapest ? .line(scenario) : .blank, NumberStyle.money(cost, evaluation.money), short: short(cost))
    }

    private func short(_ amount: Rational) -> String {
        amount.signum < 0
            ? "-" + NumberStyle.compactMoney(-amount, evaluation.money)
            : NumberStyle.compactMoney(amount, evaluation.money)
    }

    /// `H Lambda + ALB`
    static func keyed(_ scenario: Int, _ evaluation: Evaluation) -> String {
        "\(CostChart.key(scenario)) \(evaluation.names[scenario])"
    }

    // MARK: Keys

    /// What the shades in some panels mean.
    func keys(of panels: [HeatMap.Panel]) -> [(shade: HeatMap.Shade, text: String)] {
        let shades = Set(panels.flatMap { $0.rows.flatMap { $0.cells.map { $0.shade } } })
        let hasLevels = shades.contains { if case .level = $0 { true } else { false } }
        var keys: [(shade: HeatMap.Shade, text: String)] = []
        switch scale {
        case .breakEvens:
            if hasLevels { keys += [(.level(1), "earliest"), (.level(0), "latest")] }
            if shades.contains(.never) { keys.append((.never, "never cheaper")) }
            if shades.contains(.always) { keys.append((.always, "cheaper at every volume")) }
        case .savings:
            if hasLevels { keys += [(.level(1), "saves the most"), (.level(0), "hardly saves")] }
            if shades.contains(.never) { keys.append((.never, "saves nothing")) }
        case .scenarios:
            for scenario in evaluation.names.indices where shades.contains(.line(scenario)) {
                keys.append((.line(scenario), Self.keyed(scenario, evaluation)))
            }
        }
        return keys
    }
}
