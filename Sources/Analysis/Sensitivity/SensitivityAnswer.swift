import BreakEven
import CostCurves
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
public struct SensitivityQuestion {
    /// One input, or two for a grid.
    public let axes: [VariedInput]
    let finding: SensitivityFinding
    let varied: VariedWorkload
    let sides: Sides
    let volumes: SearchedVolumes

    /// - Throws: `AnalysisError.variedTwice`, or `.tooManyCells` for more than `SensitivityAnswer.mostCells` answers.
    public init(
        _ varied: VariedWorkload, finding: SensitivityFinding = .breakEven, varying axes: [VariedInput], sides: Sides,
        over volumes: SearchedVolumes
    ) throws(AnalysisError) {
        for (index, axis) in axes.enumerated() where axes[..<index].contains(where: { $0.name == axis.name }) {
            throw .variedTwice(axis.name)
        }
        let answers = if case .cheapest = finding { varied.workload.scenarios.count } else { sides.pairs.count }
        let cells = axes.reduce(answers) { $0 * $1.values.count }
        guard cells <= SensitivityAnswer.mostCells else { throw .tooManyCells(cells) }
        (self.varied, self.axes, self.finding) = (varied, axes, finding)
        (self.sides, self.volumes) = (sides, volumes)
    }
}

/// How the break-even, the cheapest scenario or what a move saves changes as one or two inputs vary.
public struct SensitivityAnswer {
    public struct Point: Sendable {
        /// One value for each axis.
        public let values: [ScenarioSetting.Value]
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

    /// - Parameter progress: called with the points that are done, and how many there are.
    /// - Throws: `AnalysisError` where a file does not take a value, or a scenario has no cost at one of the points.
    public init(
        _ question: SensitivityQuestion, book: PriceBook, progress: (Int, Int) -> Void
    ) throws(AnalysisError) {
        let evaluation = try Evaluation(
            question.varied.workload, book: book, largestVolume: question.finding.requests ?? 0)
        var settings: [[ScenarioSetting]] = [[]]
        for axis in question.axes { settings = settings.flatMap { setting in axis.values.map { setting + [$0] } } }
        var points: [Point] = []
        for (done, point) in settings.enumerated() {
            progress(done, settings.count)
            let costs = try evaluation.costs(ofVaried: try question.varied.setting(point), book: book)
            points.append(
                Point(
                    values: point.map { $0.value },
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

extension Evaluation {
    /// The costs of the same workload with other values in it, for which other prices may count.
    fileprivate func costs(ofVaried workload: Workload, book: PriceBook) throws(AnalysisError) -> [ScenarioCost] {
        if workload.region == self.workload.region, workload.pricesAsOf == self.workload.pricesAsOf {
            return try Self.costs(of: workload, prices: prices)
        }
        let varied = try Evaluation(workload, book: book, largestVolume: 0)
        if let first = tables.first, let other = varied.tables.first, first.currency != other.currency {
            throw .mixedCurrencies(
                file: first.file, currency: first.currency, otherFile: other.file, otherCurrency: other.currency)
        }
        return varied.costs
    }
}
