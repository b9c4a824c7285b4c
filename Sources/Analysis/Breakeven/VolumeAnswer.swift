import BreakEven
import CostModel
import ExactMath

/// What to do at one volume, and when that changes.
public struct VolumeAnswer: Sendable {
    /// The runs of the cheapest scenario on both sides of the one at a volume.
    public struct Neighbors: Sendable {
        public let below: WinnerRun?
        public let above: WinnerRun?
    }

    /// Requests a month.
    public let requests: Int
    /// What each scenario costs, in the file's order.
    public let costs: [Rational]
    /// The position of the cheapest scenario; of equal ones the first.
    public let cheapest: Int
    /// The cheapest of the others; nil where there is no other.
    public let next: Int?
    /// nil where the volume was not searched.
    public let neighbors: Neighbors?
    /// Whether the cheapest scenario's instances could carry the volume; nil where it has none.
    public let capacity: FleetCapacity?

    init(
        _ requests: Int, _ evaluation: Evaluation, _ map: RunList, _ solver: BreakEvenSolver,
        over volumes: SearchedVolumes
    ) {
        self.requests = requests
        let costs = evaluation.costs(at: requests)
        let cheapest = Evaluation.cheapest(costs)
        self.costs = costs
        self.cheapest = cheapest
        next = costs.indices.filter { $0 != cheapest }.min { costs[$0] < costs[$1] }
        neighbors = Self.neighbors(of: requests, cheapest: cheapest, map, solver, volumes.range)
        capacity = FleetCapacity(of: evaluation.costs[cheapest], at: requests, evaluation)
    }

    private static func neighbors(
        of volume: Int, cheapest: Int, _ map: RunList, _ solver: BreakEvenSolver,
        _ searched: ClosedRange<Int>
    ) -> Neighbors? {
        // No search begins below one request; what holds at none may change there already.
        guard searched.contains(max(1, volume)) else { return nil }
        if volume == 0 {
            return Neighbors(below: nil, above: map.elements.first { $0.winner != cheapest })
        }
        // The middle of a very long map is not kept: look again on both sides.
        if !map.isComplete {
            let below = solver.winnerRuns(from: searched.lowerBound, through: volume).elements
            let above = solver.winnerRuns(from: volume, through: searched.upperBound).elements
            return Neighbors(below: below.dropLast().last, above: above.dropFirst().first)
        }
        return Neighbors(
            below: map.elements.last { $0.to < volume }, above: map.elements.first { $0.from > volume })
    }
}
