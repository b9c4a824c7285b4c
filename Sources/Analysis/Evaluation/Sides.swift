import BreakEven
import CostCurves
import CostModel
import StrictJSON

/// Which scenarios are compared with which, by their positions.
public struct Sides: Sendable {
    public enum Side: Sendable { case baseline, alternative }

    /// One alternative against one baseline.
    public struct Pair: Hashable, Sendable {
        public let baseline: Int
        public let alternative: Int

        public init(baseline: Int, alternative: Int) {
            self.baseline = baseline
            self.alternative = alternative
        }
    }

    public let baselines: [Int]
    public let alternatives: [Int]

    /// Every baseline with every alternative, in the file's order; a scenario is not compared with itself.
    public let pairs: [Pair]

    /// Baselines are the scenarios with Lambda functions, alternatives those with instances or tasks and no function,
    /// unless they are named.
    ///
    /// - Throws: `AnalysisError.unknownScenario`, `.ambiguousScenario`, `.emptySide` or `.onlyItself`.
    public init(_ workload: Workload, baselines: [String] = [], alternatives: [String] = []) throws(AnalysisError) {
        func positions(_ names: [String], _ isDefault: (Scenario) -> Bool) throws(AnalysisError) -> [Int] {
            if names.isEmpty { return workload.scenarios.indices.filter { isDefault(workload.scenarios[$0]) } }
            return try workload.positions(ofScenarios: names)
        }
        let first = try positions(baselines, { $0.isBaseline })
        let second = try positions(alternatives) { $0.isAlternative }
        let known = workload.scenarios.map { $0.name }
        if first.isEmpty { throw .emptySide(.baseline, file: workload.file, known: known) }
        if second.isEmpty { throw .emptySide(.alternative, file: workload.file, known: known) }
        pairs = first.flatMap { baseline in
            second.filter { $0 != baseline }.map { Pair(baseline: baseline, alternative: $0) }
        }
        if pairs.isEmpty { throw .onlyItself(known: known) }
        self.baselines = first
        self.alternatives = second
    }

    /// One scenario against another one.
    init(_ pair: Pair) {
        (baselines, alternatives, pairs) = ([pair.baseline], [pair.alternative], [pair])
    }

    /// Nothing to compare, as in a file of functions alone.
    public static let none = Sides()

    private init() { (baselines, alternatives, pairs) = ([], [], []) }

    /// Where the alternative of each pair is cheaper.
    func comparisons(_ costs: [ScenarioCost], over volumes: SearchedVolumes) -> [BreakEven.Comparison] {
        let solver = BreakEvenSolver(costs.map { $0.curve })
        return pairs.map { solver.comparison($0, over: volumes) }
    }
}

extension BreakEvenSolver {
    /// Where the alternative of a pair is cheaper, within the volumes searched.
    func comparison(_ pair: Sides.Pair, over volumes: SearchedVolumes) -> BreakEven.Comparison {
        comparison(
            baseline: pair.baseline, alternative: pair.alternative, from: volumes.range.lowerBound,
            through: volumes.range.upperBound)
    }
}

extension Workload {
    /// The scenarios that texts mean (see `NameMatch`), each once, in the file's order.
    ///
    /// - Throws: `AnalysisError.unknownScenario` or `.ambiguousScenario` for the first text that means none or several.
    public func positions(ofScenarios texts: [String]) throws(AnalysisError) -> [Int] {
        let names = scenarios.map { $0.name }
        var positions: Set<Int> = []
        for text in texts {
            switch NameMatch(text, in: names) {
            case .found(let found): positions.formUnion(found)
            case .ambiguous(let found): throw .ambiguousScenario(text, file: file, matching: found.map { names[$0] })
            case .none: throw .unknownScenario(text, file: file, known: names)
            }
        }
        return positions.sorted()
    }
}
