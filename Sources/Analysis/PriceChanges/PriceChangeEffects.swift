import BreakEven
import CostCurves
import CostModel
import ExactMath
import Pricing

/// What other prices do to a workload: to its scenarios' costs and to its break-evens.
public struct PriceChangeEffects: Sendable {
    /// A scenario that costs something else at a volume.
    public struct Cost: Sendable {
        /// The scenario's name.
        public let scenario: String
        /// Requests a month.
        public let requests: Int
        public let before: Rational
        public let now: Rational
    }

    /// A break-even that is elsewhere; nil for never.
    public struct BreakEvenMove: Sendable {
        public let pair: Sides.Pair
        public let before: Int?
        public let now: Int?
    }

    /// At so many of the file's volumes, the first ones, costs are compared.
    private static let mostVolumes = 50

    public let workload: Workload
    /// What the costs are in.
    public let currency: String
    public let costs: [Cost]
    /// None where the workload's scenarios have no sides of their own.
    public let breakEvens: [BreakEvenMove]

    /// Compares the costs of a workload at its own volumes with the prices of either side.
    ///
    /// - Parameter workload: priced by the sides' days, whatever day it says.
    /// - Throws: `AnalysisError` where a side does not price a scenario.
    public init(on workload: Workload, from old: PriceSide, to new: PriceSide) throws(AnalysisError) {
        func evaluation(_ side: PriceSide) throws(AnalysisError) -> Evaluation {
            var workload = workload
            // The day is not the file's choice, so that a missing price is not blamed on it.
            (workload.pricesAsOf, workload.pricesAsOfChoice) = (side.date, .standard)
            return try Evaluation(workload, book: side.book, largestVolume: 0)
        }
        let (before, now) = (try evaluation(old), try evaluation(new))
        self.workload = workload
        currency = now.currency
        var costs: [Cost] = []
        for (first, second) in zip(before.costs, now.costs) {
            for volume in workload.volumes.prefix(Self.mostVolumes) {
                let cost = Cost(
                    scenario: first.scenario.name, requests: volume, before: first.curve.cost(at: volume),
                    now: second.curve.cost(at: volume))
                if cost.before != cost.now { costs.append(cost) }
            }
        }
        self.costs = costs
        let sides: Sides
        do { sides = try Sides(workload) } catch {
            switch error {
            case .emptySide, .onlyItself:
                breakEvens = []
                return
            default: throw error
            }
        }
        let moves = zip(
            sides.comparisons(before.costs, over: .everything), sides.comparisons(now.costs, over: .everything))
        breakEvens = zip(sides.pairs, moves).compactMap { pair, move in
            let (before, now) = (move.0.breakEven, move.1.breakEven)
            return before == now ? nil : BreakEvenMove(pair: pair, before: before, now: now)
        }
    }
}
