import BreakEven
import CostModel
import ExactMath
import Pricing

/// What is asked of a grid of inputs: the break-even of each pair at every point.
public struct SensitivityQuestion: Sendable {
    /// One input, or two for a grid.
    public let axes: [VariedInput]
    let workload: Workload
    let sides: Sides
    let volumes: SearchedVolumes

    /// - Throws: `AnalysisError.variedTwice`, or `.tooManyCells` for more than `SensitivityAnswer.mostCells` break-evens.
    public init(
        _ workload: Workload, varying axes: [VariedInput], sides: Sides, over volumes: SearchedVolumes
    ) throws(AnalysisError) {
        for (index, axis) in axes.enumerated()
        where axes[..<index].contains(where: { $0.input.name == axis.input.name }) {
            throw .variedTwice(axis.input.name)
        }
        let cells = axes.reduce(sides.pairs.count) { $0 * $1.values.count }
        guard cells <= SensitivityAnswer.mostCells else { throw .tooManyCells(cells) }
        (self.workload, self.axes, self.sides, self.volumes) = (workload, axes, sides, volumes)
    }
}

/// How the break-even moves as one or two inputs vary.
public struct SensitivityAnswer {
    public struct Point: Sendable {
        /// One value for each axis.
        public let values: [Rational]
        /// One for each pair.
        public let comparisons: [BreakEven.Comparison]
    }

    /// The most break-evens that are computed.
    public static let mostCells = 10_000

    /// The workload as its file says it.
    public let evaluation: Evaluation
    public let axes: [VariedInput]
    public let pairs: [Sides.Pair]
    /// Every value of the first axis, with every value of the second one if there is one.
    public let points: [Point]
    public let volumes: SearchedVolumes

    /// - Throws: `AnalysisError` where a scenario has no cost at one of the points.
    public init(_ question: SensitivityQuestion, book: PriceBook) throws(AnalysisError) {
        let evaluation = try Evaluation(question.workload, book: book, largestVolume: 0)
        var settings: [(values: [Rational], workload: Workload)] = [([], question.workload)]
        for axis in question.axes {
            settings = settings.flatMap { setting in
                axis.values.map { (setting.values + [$0], axis.input.setting(setting.workload, to: $0)) }
            }
        }
        var points: [Point] = []
        for (values, workload) in settings {
            let costs = try Evaluation.costs(of: workload, prices: evaluation.prices)
            let comparisons = question.sides.comparisons(costs, over: question.volumes)
            points.append(Point(values: values, comparisons: comparisons))
        }
        self.evaluation = evaluation
        self.points = points
        (axes, pairs, volumes) = (question.axes, question.sides.pairs, question.volumes)
    }
}
