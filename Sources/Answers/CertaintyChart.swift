import Analysis
import BreakEven
import Charts
import CostModel
import ExactMath
import Reports

/// How far a decision holds while the two inputs that move it most are not what the file says, as a heat map: of the cheapest
/// at the volume asked about, else of the break-even.
struct CertaintyChart {
    private let grid: InfluenceGrid
    private let pair: Sides.Pair
    private let answer: BreakevenAnswer
    private let evaluation: Evaluation

    init(_ grid: InfluenceGrid, _ pair: Sides.Pair, _ answer: BreakevenAnswer) {
        (self.grid, self.pair, self.answer) = (grid, pair, answer)
        evaluation = answer.evaluation
    }

    var blocks: [Block] { [.paragraphs([title]), .drawn(chart, otherwise: [.table(table)])] }

    private var all: [InfluenceGrid.Cell] { grid.cells.flatMap { $0 } }

    private var chart: Chart {
        let shades: SensitivityShades =
            answer.atVolume == nil
            ? .breakEvens(all.map { $0.comparison }, evaluation) : .scenarios(evaluation)
        let panel = HeatMap.Panel(
            "", columnTitle: grid.inputs[1].name, rowTitle: grid.inputs[0].name,
            columns: grid.columns.map(Self.label),
            rows: zip(grid.rows, grid.cells).map { step, cells in
                (
                    label: Self.label(step),
                    cells: cells.map { cell in
                        cell.cheapest.map { shades.cell(cheapest: $0) } ?? shades.cell(cell.comparison)
                    }
                )
            }, areNumbers: answer.atVolume == nil)
        return .cells(
            HeatMap(
                title: title, conditions: EvaluationHeader(evaluation).caption(), description: [title],
                keys: shades.keys(of: [panel]), legend: [], panels: [panel]))
    }

    private var table: Table {
        var table = Table(
            columns: [Table.Column(grid.inputs[0].name)]
                + grid.columns.map {
                    Table.Column(
                        "\(grid.inputs[1].key) \(Self.label($0))", alignment: answer.atVolume == nil ? .right : .left)
                })
        for (step, cells) in zip(grid.rows, grid.cells) {
            table.append(
                [Table.Cell(Self.label(step))]
                    + cells.map { cell in
                        cell.cheapest.map { Table.Cell(evaluation.names[$0]) }
                            ?? BreakEvenCell(comparison: cell.comparison).cell
                    })
        }
        return table
    }

    /// `45`, or `0.5 times` where the file states several values.
    private static func label(_ step: InfluenceGrid.Step) -> String {
        step.values.count == 1 ? step.values[0].allDigits : "\(step.factor.allDigits) times"
    }

    private var title: String {
        let inputs = grid.inputs.map { $0.name }.joined(separator: " and ")
        let range = "between half and twice what the scenarios say"
        guard let asked = answer.atVolume else {
            let volumes = all.compactMap { $0.comparison.breakEven }
            guard let least = volumes.min(), let most = volumes.max() else {
                return "With \(inputs) \(range), \(evaluation.title(pair)) is never cheaper."
            }
            let never = all.count - volumes.count
            return
                "With \(inputs) \(range), \(evaluation.title(pair)) is cheaper from \(NumberStyle.spoken(least)) at the "
                + "earliest and \(NumberStyle.spoken(most)) at the latest"
                + (never > 0 ? ", and never at \(never) of \(all.count) points." : ".")
        }
        let same = all.filter { $0.cheapest == asked.cheapest }.count
        return "With \(inputs) \(range), \(evaluation.names[asked.cheapest]) stays the cheapest at "
            + "\(evaluation.counted(asked.requests)) a month in \(same) of \(all.count) cases."
    }
}
