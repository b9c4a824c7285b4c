import BreakEven
import CostCurves
import CostModel
import ExactMath
import Pricing

/// Where each alternative beats each baseline, and which scenario is the cheapest where.
public struct BreakevenAnswer {
    /// One alternative against one baseline.
    public struct Pair: Sendable {
        public let baseline: Int
        public let alternative: Int
        public let comparison: BreakEven.Comparison
        /// Whether both cost the same at every volume searched.
        public let isTie: Bool
        /// What comes at the break-even; nil where there is none.
        public let load: RequestLoad?
        /// Whether the alternative's instances could carry the break-even; nil where there is none, or no instance.
        public let capacity: FleetCapacity?
    }

    public let evaluation: Evaluation
    public let volumes: SearchedVolumes
    public let pairs: [Pair]
    /// The runs of the cheapest scenario, in ascending order.
    public let map: RunList
    /// nil where no volume was asked about.
    public let atVolume: VolumeAnswer?
    /// What to do there; nil where no volume was asked about.
    public let verdict: Verdict?

    /// - Parameters:
    ///   - volume: the requests a month that are asked about in particular; nil for none.
    ///   - current: the scenario that runs today; without it one whose name says so, such as `fleet (current)`.
    ///   - progress: called with the pairs that are done, and how many there are.
    /// - Throws: `AnalysisError` where a scenario has no cost or `current` is none of them.
    public init(
        _ workload: Workload, sides: Sides, over volumes: SearchedVolumes, at volume: Int?, current: String? = nil,
        book: PriceBook, progress: (Int, Int) -> Void = { _, _ in }
    ) throws(AnalysisError) {
        let evaluation = try Evaluation(workload, book: book, largestVolume: volume ?? 0)
        self.evaluation = evaluation
        self.volumes = volumes
        let solver = BreakEvenSolver(evaluation.costs.map { $0.curve })
        let map = solver.winnerRuns(from: volumes.range.lowerBound, through: volumes.range.upperBound)
        self.map = map
        pairs = sides.pairs.enumerated().map { done, pair in
            progress(done, sides.pairs.count)
            return Pair(pair, evaluation, solver, over: volumes)
        }
        let position = try workload.currentScenario(named: current)
        let asked = volume.map { VolumeAnswer($0, evaluation, map, solver, over: volumes) }
        atVolume = asked
        verdict = asked.map { Verdict($0, current: position, evaluation, solver, over: volumes) }
    }

    /// The pairs of each baseline, in the file's order of baselines and alternatives.
    ///
    /// - Complexity: O(n) in the pairs, which stand by their baselines.
    public var byBaseline: [(baseline: Int, pairs: ArraySlice<Pair>)] {
        var groups: [(baseline: Int, pairs: ArraySlice<Pair>)] = []
        var start = pairs.startIndex
        for place in pairs.indices
        where place + 1 == pairs.endIndex || pairs[place + 1].baseline != pairs[start].baseline {
            groups.append((pairs[start].baseline, pairs[start...place]))
            start = place + 1
        }
        return groups
    }
}

extension Workload {
    /// The position of the scenario that runs today: the one that a text means, or without a text the only one with the
    /// word "current" in its name; nil for none.
    ///
    /// - Throws: `AnalysisError.unknownScenario`, or `.ambiguousScenario` where the text means several.
    func currentScenario(named text: String?) throws(AnalysisError) -> Int? {
        guard let text else {
            let called = scenarios.indices.filter { scenarios[$0].name.hasWord("current") }
            return called.count == 1 ? called.first : nil
        }
        let found = try positions(ofScenarios: [text])
        guard found.count == 1 else {
            throw .ambiguousScenario(text, file: file, matching: found.map { scenarios[$0].name })
        }
        return found.first
    }
}

extension String {
    /// Whether a word of ASCII letters stands in the text, case aside, with no letter beside it.
    fileprivate func hasWord(_ word: String) -> Bool {
        lowercased().split { !$0.isLetter }.contains { $0 == word }
    }
}

extension BreakevenAnswer.Pair {
    fileprivate init(
        _ pair: Sides.Pair, _ evaluation: Evaluation, _ solver: BreakEvenSolver, over volumes: SearchedVolumes
    ) {
        (baseline, alternative) = (pair.baseline, pair.alternative)
        let comparison = solver.comparison(pair, over: volumes)
        self.comparison = comparison
        let reversed = Sides.Pair(baseline: alternative, alternative: baseline)
        isTie =
            comparison.ranges.elements.isEmpty && solver.comparison(reversed, over: volumes).ranges.elements.isEmpty
        let cost = evaluation.costs[alternative]
        let functions = evaluation.costs[baseline].scenario
        load = comparison.breakEven.map { RequestLoad(at: $0, evaluation, as: functions) }
        capacity = comparison.proof.flatMap {
            FleetCapacity(of: cost, at: $0.at.requests, evaluation, as: functions.functionMs == nil ? nil : functions)
        }
    }

    /// Why one of the two is cheaper, or no dearer, over the whole range, and which is dearer; nil where that changes, and
    /// where both cost the same.
    public var standing: (reason: Standing, dearer: Int, other: Int)? {
        guard let reason = comparison.standing, !isTie else { return nil }
        let isNever = comparison.ranges.elements.isEmpty
        return isNever ? (reason, alternative, baseline) : (reason, baseline, alternative)
    }
}
