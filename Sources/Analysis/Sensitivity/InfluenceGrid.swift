import BreakEven
import CostCurves
import CostModel
import ExactMath

/// The answers with two inputs at several multiples of what the file says, together.
public struct InfluenceGrid: Sendable {
    /// An input at a multiple of what the file says.
    public struct Step: Sendable {
        public let factor: Rational
        /// What the file would state, each value once, rising.
        public let values: [Rational]
    }

    public struct Cell: Sendable {
        public let comparison: BreakEven.Comparison
        /// The position of the cheapest scenario at the volume that was asked about; nil where none was.
        public let cheapest: Int?
    }

    /// That of the rows, and that of the columns.
    public let inputs: [WorkloadInput]
    /// With rising factors, 1 among them; without those at which the input would leave its range.
    public let rows: [Step]
    public let columns: [Step]
    /// A row for each step of the first input, with a cell for each step of the second.
    public let cells: [[Cell]]

    private static let factors: [Rational] = [Rational(1, over: 2), Rational(3, over: 4), 1, Rational(3, over: 2), 2]

    /// - Returns: nil for other than two inputs, or where something has no price at one of the points.
    init?(_ inputs: [WorkloadInput], _ pair: Sides.Pair, _ answer: BreakevenAnswer) {
        guard inputs.count == 2 else { return nil }
        let evaluation = answer.evaluation
        var workload = evaluation.workload
        var sides = Sides(pair)
        if answer.atVolume == nil {
            // Only these two are looked at.
            workload.scenarios = [pair.baseline, pair.alternative].map { evaluation.workload.scenarios[$0] }
            sides = Sides(Sides.Pair(baseline: 0, alternative: 1))
        }
        func changed(_ workload: Workload, _ input: WorkloadInput, _ factor: Rational) -> Workload? {
            factor == 1 ? workload : input.scaling(workload, by: factor)
        }
        func steps(_ input: WorkloadInput) -> [Step] {
            Self.factors.compactMap { factor in
                changed(workload, input, factor).map {
                    Step(factor: factor, values: input.stated(in: $0))
                }
            }
        }
        let (rows, columns) = (steps(inputs[0]), steps(inputs[1]))
        var cells: [[Cell]] = []
        for row in rows {
            var line: [Cell] = []
            for column in columns {
                guard let first = changed(workload, inputs[0], row.factor),
                    let both = changed(first, inputs[1], column.factor),
                    let costs = try? Evaluation.costs(of: both, prices: evaluation.prices),
                    let comparison = sides.comparisons(costs, over: answer.volumes).first
                else { return nil }
                let cheapest = answer.atVolume.map { asked in
                    Evaluation.cheapest(costs.map { $0.curve.cost(at: asked.requests) })
                }
                line.append(Cell(comparison: comparison, cheapest: cheapest))
            }
            cells.append(line)
        }
        (self.inputs, self.rows, self.columns, self.cells) = (inputs, rows, columns, cells)
    }
}
