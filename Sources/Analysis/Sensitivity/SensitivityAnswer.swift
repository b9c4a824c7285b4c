import BreakEven
import CostModel
import ExactMath
import Pricing

/// What is looked for at every point of a grid of inputs.
public enum SensitivityFinding: Hashable, Sendable {
    /// From which volume on each alternative is cheaper than each baseline.
    case breakEven
    /// Which scenario is the cheapest at so many requests a month.
    case cheapest(at: Int)
    /// How much less each alternative costs than each baseline at so many requests a month.
    case saving(at: Int)

    /// The requests a month that are asked about; nil where all volumes are searched.
    public var requests: Int? {
        switch self {
        case .breakEven: nil
        case .cheapest(let requests), .saving(let requests): requests
        }
    }
}

/// What is asked of a grid of inputs.
public struct SensitivityQuestion: Sendable {
    /// One input, or two for a grid.
    public let axes: [VariedInput]
    let finding: SensitivityFinding
    let workload: Workload
    let sides: Sides
    let volumes: SearchedVolumes

    /// - Throws: `AnalysisError.variedTwice`, or `.tooManyCells` for more than `SensitivityAnswer.mostCells` answers.
    public init(
        _ workload: Workload, finding: SensitivityFinding = .breakEven, varying axes: [VariedInput], sides: Sides,
        over volumes: SearchedVolumes
    ) throws(AnalysisError) {
        for (index, axis) in axes.enumerated()
        where axes[..<index].contains(where: { $0.input.name == axis.input.name }) {
            throw .variedTwice(axis.input.name)
        }
        let answers = if case .cheapest = finding { workload.scenarios.count } else { sides.pairs.count }
        let cells = axes.reduce(answers) { $0 * $1.values.count }
        guard cells <= SensitivityAnswer.mostCells else { throw .tooManyCells(cells) }
        (self.workload, self.axes, self.finding) = (workload, axes, finding)
        (self.sides, self.volumes) = (sides, volumes)
    }
}

/// How the break-even, the cheapest scenario or what a move saves changes as one or two inputs vary.
public struct SensitivityAnswer {
    public struct Point: Sendable {
        /// One value for each axis.
        public let values: [Rational]
        /// One for each pair where break-evens are looked for, else none.
        public let comparisons: [BreakEven.Comparison]
        /// What each scenario costs at the volume that is asked about; none where none is.
        public let costs: [Rational]
    }

    /// The most answers that are computed.
    public static let mostCells = 10_000

    /// The workload as its file says it.
    public let evaluation: Evaluation
    public let finding: SensitivityFinding
    public let axes: [VariedInput]
    public let pairs: [Sides.Pair]
    /// Every value of the first axis, with every value of the second one if there is one.
    public let points: [Point]
    public let volumes: SearchedVolumes

    /// - Throws: `AnalysisError` where a scenario has no cost at one of the points.
    public init(_ question: SensitivityQuestion, book: PriceBook) throws(AnalysisError) {
        let evaluation = try Evaluation(question.workload, book: book, largestVolume: question.finding.requests ?? 0)
        var settings: [(values: [Rational], workload: Workload)] = [([], question.workload)]
        for axis in question.axes {
            settings = settings.flatMap { setting in
                axis.values.map { (setting.values + [$0], axis.input.setting(setting.workload, to: $0)) }
            }
        }
        var points: [Point] = []
        for (values, workload) in settings {
            let costs = try Evaluation.costs(of: workload, prices: evaluation.prices)
            points.append(
                Point(
                    values: values,
                    comparisons: question.finding == .breakEven
                        ? question.sides.comparisons(costs, over: question.volumes) : [],
                    costs: question.finding.requests.map { requests in
                        costs.map { $0.curve.cost(at: requests) }
                    } ?? []))
        }
        finding = question.finding
        self.evaluation = evaluation
        self.points = points
        (axes, pairs, volumes) = (question.axes, question.sides.pairs, question.volumes)
    }
}
