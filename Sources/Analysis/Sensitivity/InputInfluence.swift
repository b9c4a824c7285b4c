import BreakEven
import CostCurves
import CostModel
import ExactMath

/// Which inputs a break-even hangs on: how far it moves as each is half and twice what the file says.
public struct InputInfluence: Sendable {
    /// The answer with one input at a multiple of what the file says.
    public struct Point: Sendable {
        public let factor: Rational
        /// What the file would state, each value once, rising.
        public let values: [Rational]
        public let comparison: BreakEven.Comparison
        /// The position of the cheapest scenario at the volume that was asked about; nil where none was.
        public let cheapest: Int?
    }

    public struct Moved: Sendable {
        public let input: WorkloadInput
        /// With rising factors; without those at which the input would leave its range or no price is known.
        public let points: [Point]
    }

    /// Whose break-even it is.
    public let pair: Sides.Pair
    /// Those that move it most, the most first: of those that one may be unsure of, and where these are too few, of those
    /// that are decided on. None where nothing moves it.
    public let moved: [Moved]
    /// The two that move it most at several multiples together; nil where there are not two, or something has no price at one
    /// of the points.
    public let grid: InfluenceGrid?
    /// How many inputs that one may be unsure of were tried.
    public let tried: Int
    /// How many of them move it.
    public let moving: Int

    private static let factors: [Rational] = [Rational(1, over: 2), 2]

    /// - Parameter count: how many inputs are wanted.
    /// - Returns: nil where nothing was compared.
    public init?(_ answer: BreakevenAnswer, most count: Int = 2) {
        guard let pair = answer.decidingPair else { return nil }
        self.pair = pair.sides
        let (evaluation, volumes) = (answer.evaluation, answer.volumes)
        // Only these two are priced again and again.
        var both = evaluation.workload
        both.scenarios = [pair.baseline, pair.alternative].map { evaluation.workload.scenarios[$0] }
        let sides = Sides(Sides.Pair(baseline: 0, alternative: 1))
        /// The inputs that could be changed, and those of them that move the break-even, the most first.
        func tried(_ inputs: [WorkloadInput]) -> (count: Int, moving: [WorkloadInput]) {
            var count = 0
            var movements: [(input: WorkloadInput, movement: [Movement])] = []
            for input in inputs {
                let changed = Self.factors.compactMap { input.scaling(both, by: $0) }
                guard !changed.isEmpty else { continue }
                count += 1
                let movement = changed.compactMap { workload -> Movement? in
                    guard let costs = try? Evaluation.costs(of: workload, prices: evaluation.prices) else { return nil }
                    let comparison = sides.comparisons(costs, over: volumes).first
                    return Movement(from: pair.comparison.breakEven, to: comparison?.breakEven)
                }.filter { $0 > .none }.sorted(by: >)
                if !movement.isEmpty { movements.append((input, movement)) }
            }
            // Sorting keeps the order of equals.
            let order = movements.indices.sorted { left, right in
                let (first, second) = (movements[left].movement, movements[right].movement)
                return first.lexicographicallyPrecedes(second, by: >)
                    || (!second.lexicographicallyPrecedes(first, by: >) && left < right)
            }
            return (count, order.map { movements[$0].input })
        }
        let inputs = WorkloadInput.all.filter { $0.name != WorkloadInput.hoursPerMonth.name }
        let unsure = tried(inputs.filter { !$0.isChosen })
        (self.tried, moving) = (unsure.count, unsure.moving.count)
        var most = Array(unsure.moving.prefix(count))
        if most.count < count { most += tried(inputs.filter { $0.isChosen }).moving.prefix(count - most.count) }
        moved = most.map { Moved($0, pair, answer) }
        grid = InfluenceGrid(Array(most.prefix(2)), self.pair, answer)
    }

    /// How far a break-even moved.
    private enum Movement: Comparable {
        /// By this factor, up or down; 1 is not at all.
        case by(Rational)
        /// It came or went.
        case altogether

        static let none = Movement.by(1)

        init(from start: Int?, to end: Int?) {
            switch (start, end) {
            case (let start?, let end?):
                let least = Rational(max(1, min(start, end)))
                self = .by(Rational(max(start, end, 1)) / least)
            case (nil, nil): self = .none
            default: self = .altogether
            }
        }
    }
}

extension InputInfluence.Moved {
    /// All scenarios with the input at half and twice what the file says.
    fileprivate init(_ input: WorkloadInput, _ pair: BreakevenAnswer.Pair, _ answer: BreakevenAnswer) {
        let evaluation = answer.evaluation
        func values(_ workload: Workload) -> [Rational] { input.stated(in: workload) }
        func point(_ factor: Rational) -> InputInfluence.Point? {
            guard let workload = input.scaling(evaluation.workload, by: factor),
                let costs = try? Evaluation.costs(of: workload, prices: evaluation.prices),
                let comparison = Sides(pair.sides).comparisons(costs, over: answer.volumes).first
            else { return nil }
            let cheapest = answer.atVolume.map { asked in
                Evaluation.cheapest(costs.map { $0.curve.cost(at: asked.requests) })
            }
            return .init(factor: factor, values: values(workload), comparison: comparison, cheapest: cheapest)
        }
        let stated = InputInfluence.Point(
            factor: 1, values: values(evaluation.workload), comparison: pair.comparison,
            cheapest: answer.atVolume?.cheapest)
        self.input = input
        points = [point(Rational(1, over: 2)), stated, point(2)].compactMap { $0 }
    }
}

extension BreakevenAnswer.Pair {
    fileprivate var sides: Sides.Pair { Sides.Pair(baseline: baseline, alternative: alternative) }
}

extension BreakevenAnswer {
    /// The pair between which it is decided: the two that cost the least together at the volume asked about; without one
    /// those between which the cheapest changes first, else the two cheapest at the file's first volume.
    fileprivate var decidingPair: Pair? {
        if atVolume == nil {
            for (run, next) in zip(map.elements, map.elements.dropFirst()) {
                let winners = Set([run.winner, next.winner])
                if let pair = pairs.first(where: { Set([$0.baseline, $0.alternative]) == winners }) { return pair }
            }
        }
        let costs = atVolume?.costs ?? evaluation.costs(at: evaluation.workload.volumes.first ?? 1)
        return pairs.min {
            costs[$0.baseline] + costs[$0.alternative] < costs[$1.baseline] + costs[$1.alternative]
        }
    }
}
