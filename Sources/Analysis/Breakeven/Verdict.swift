import BreakEven
import CostModel
import ExactMath

/// What to do at one volume: the cheapest scenario, what it is held against, and within what that stays right.
public struct Verdict: Sendable {
    /// At which values of an input the best scenario beats the other one, all else as the file states it.
    public struct InputLimit: Sendable {
        public let input: WorkloadInput
        /// The value that the file states, which lies between the two.
        public let stated: Rational
        /// The smallest and the largest value; nil where that is as far as the input goes.
        public let from: Rational?
        public let through: Rational?
    }

    /// The position of the scenario that runs today; nil where nobody said.
    public let current: Int?
    /// The position of the cheapest scenario.
    public let best: Int
    /// The position of the scenario that the best one is held against: the current one, or where that is the best or
    /// unknown, the cheapest of the others; nil where there is no other.
    public let other: Int?
    /// What the best scenario saves a month against the other one; 0 or more.
    public let saving: Rational
    /// The requests a month, around those asked about, at which the best scenario costs less than the other one, or is
    /// named first and costs the same; nil where the volume was not searched or there is no other.
    public let volumes: ClosedRange<Int>?
    public let limits: [InputLimit]

    /// Whether the current scenario is not the best one.
    public var isMove: Bool { current.map { $0 != best } ?? false }

    init(
        _ asked: VolumeAnswer, current: Int?, _ evaluation: Evaluation, _ solver: BreakEvenSolver,
        over searched: SearchedVolumes
    ) {
        self.current = current
        best = asked.cheapest
        let other = current == asked.cheapest ? asked.next : current ?? asked.next
        self.other = other
        guard let other else {
            (saving, volumes, limits) = (0, nil, [])
            return
        }
        saving = asked.costs[other] - asked.costs[asked.cheapest]
        let pair = Sides.Pair(baseline: other, alternative: asked.cheapest)
        volumes = Self.range(around: asked.requests, of: pair, solver, searched)
        limits =
            saving.isZero ? [] : Self.limits(of: pair, at: asked.requests, evaluation)
    }

    /// The range around a volume in which the alternative of a pair wins; of equal costs the one named first does.
    private static func range(
        around volume: Int, of pair: Sides.Pair, _ solver: BreakEvenSolver, _ searched: SearchedVolumes
    ) -> ClosedRange<Int>? {
        let bounds = searched.range
        guard bounds.contains(volume) else { return nil }
        let winsTies = pair.alternative < pair.baseline
        // What is strictly cheaper ends a range of the one that wins ties; else it is the range.
        let sides = winsTies ? Sides.Pair(baseline: pair.alternative, alternative: pair.baseline) : pair
        func ranges(_ volumes: ClosedRange<Int>) -> [WinnerRun] {
            solver.comparison(
                baseline: sides.baseline, alternative: sides.alternative, from: volumes.lowerBound,
                through: volumes.upperBound
            ).ranges.elements
        }
        // The middle of a very long list is not kept, but its ends are: look on both sides.
        let (below, above) = (ranges(bounds.lowerBound...volume), ranges(volume...bounds.upperBound))
        if winsTies {
            let start = below.last.map { $0.to + 1 } ?? bounds.lowerBound
            let end = above.first.map { $0.from - 1 } ?? bounds.upperBound
            return start <= volume && volume <= end ? start...end : nil
        }
        guard let start = below.last, start.to == volume, let end = above.first, end.from == volume else { return nil }
        return start.from...end.to
    }

    /// How far the inputs that a pair may depend on can move, one at a time.
    private static func limits(
        of pair: Sides.Pair, at volume: Int, _ evaluation: Evaluation
    ) -> [InputLimit] {
        [WorkloadInput.durationMs, .requestsPerSecond].compactMap { input in
            let scenarios = [pair.baseline, pair.alternative].map { evaluation.costs[$0].scenario }
            let stated = StatedValues(input, in: scenarios)
            guard !stated.isSilent, !stated.isDistribution, stated.values.count == 1, let value = stated.values.first
            else { return nil }
            // The solver looks for the values at which a baseline wins, or for a rate at which an alternative does.
            let isRate = input.name == WorkloadInput.requestsPerSecond.name
            let sides = isRate ? pair : Sides.Pair(baseline: pair.alternative, alternative: pair.baseline)
            guard
                let answer = try? SolvedInputAnswer(
                    for: input.name, evaluation, sides: Sides(sides), at: volume),
                let solution = answer.solutions.first, solution.dependsOnInput
            else { return nil }
            let grid = answer.grid
            let range = solution.ranges.first { range in
                grid.value(range.lowerBound) <= value && value <= grid.value(range.upperBound)
            }
            guard let range else { return nil }
            let (from, through) = (
                range.lowerBound > 0 ? grid.value(range.lowerBound) : nil,
                range.upperBound < grid.last ? grid.value(range.upperBound) : nil
            )
            guard from != nil || through != nil else { return nil }
            return InputLimit(input: input, stated: value, from: from, through: through)
        }
    }
}
