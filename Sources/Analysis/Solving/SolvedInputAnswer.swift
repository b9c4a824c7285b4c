import CostModel
import ExactMath
import Pricing

/// With the volume fixed: at which values of one input Lambda still wins, or EC2 does.
public struct SolvedInputAnswer {
    /// Why an input is not solved for.
    public enum Fault: Sendable {
        case unknownInput(String)
        /// The tables offer the input in more steps than are searched.
        case stepsTooFine(WorkloadInput)
        /// The month is so short that instances cannot be counted.
        case monthTooShort(WorkloadInput)
        /// Which of the two scenarios is cheaper changes too often to be listed.
        case changesTooOften(baseline: String, alternative: String, WorkloadInput)
    }

    public let evaluation: Evaluation
    public let input: WorkloadInput
    /// Requests a month.
    public let volume: Int
    /// The values that were tried.
    public let grid: InputGrid
    /// Whether the answer is the smallest value at which the alternative wins, not the largest at which the baseline does.
    public let seeksSmallest: Bool
    /// One for each pair.
    public let solutions: [SolvedInput]

    /// - Parameter key: the input's name, with or without its service.
    /// - Throws: `AnalysisError`, `.solvedInput` among it.
    public init(
        for key: String, _ workload: Workload, sides: Sides, at volume: Int, book: PriceBook
    ) throws(AnalysisError) {
        let evaluation = try Evaluation(workload, book: book, largestVolume: volume)
        try self.init(for: key, evaluation, sides: sides, at: volume)
    }

    /// The same of a workload whose prices are found.
    init(for key: String, _ evaluation: Evaluation, sides: Sides, at volume: Int) throws(AnalysisError) {
        let solver = try InputSolver(key: key, evaluation: evaluation, sides: sides, volume: volume)
        self.evaluation = evaluation
        self.volume = volume
        (input, grid, seeksSmallest) = (solver.input, solver.grid, solver.seeksSmallest)
        solutions = try solver.solutions()
    }

    /// The inputs that can be solved for.
    public static let inputs: [WorkloadInput] =
        [.durationMs, .memoryMB, .invocationsPerRequest] + WorkloadInput.rates + WorkloadInput.commitments

    /// Their names without the services, each once.
    public static let keys: [String] = inputs.reduce(into: []) { if !$0.contains($1.key) { $0.append($1.key) } }

    /// What the file says of the input in the two scenarios of a solution.
    public func statedValues(_ solution: SolvedInput) -> StatedValues {
        StatedValues(input, in: [solution.baseline, solution.alternative].map { evaluation.costs[$0].scenario })
    }
}

/// At which values of an input one side of a pair wins: the baseline, or for `requestsPerSecond` and `committed` the
/// alternative.
public struct SolvedInput: Sendable {
    public struct Point: Sendable {
        public let value: Rational
        public let baseline: Rational
        public let alternative: Rational
    }

    public let baseline: Int
    public let alternative: Int
    /// All longest ranges of the grid in which the side wins, in ascending order.
    public let ranges: [ClosedRange<Int128>]
    /// Whether both cost the same at every value.
    public let isTie: Bool
    /// Whether one of the two depends on the input at all.
    public let dependsOnInput: Bool
    /// The largest value at which the baseline wins, or the smallest at which the alternative does; nil for none.
    public internal(set) var limit: Point?
    /// One step beyond the limit; nil where that is outside of the grid. Without a limit, the side's best value.
    public internal(set) var beyond: Point?
    /// Of `committed` the smallest value at which the alternative costs least.
    public internal(set) var best: Point?
    /// Where nothing is beyond the limit: the values on both sides of the other end of its range, if that is inside.
    public internal(set) var change: (inside: Point, outside: Point)?
}
