import CostCurves
import ExactMath

/// Where an alternative is strictly cheaper than a baseline, with what proves it.
public struct Comparison: Sendable {
    /// What both cost at one volume, exactly.
    public struct Costs: Hashable, Sendable {
        public let requests: Int
        public let baseline: Rational
        public let alternative: Rational

        var isTie: Bool { baseline == alternative }
    }

    /// What both cost on either side of the break-even.
    public struct Proof: Hashable, Sendable {
        /// One request below the break-even; nil where that is 0 requests, which were not searched.
        public let before: Costs?
        /// At the break-even.
        public let at: Costs
        /// How the alternative got there.
        public let boundary: Boundary
    }

    /// The volumes that were searched, as the run of an alternative that is always cheaper.
    public let searched: WinnerRun
    /// All longest ranges in which the alternative is strictly cheaper, in ascending order.
    public let ranges: RunList
    /// The proof at the break-even; nil where there is none.
    public let proof: Proof?
    /// Why one of the two is cheaper, or no dearer, over the whole range; nil where that changes.
    public let standing: Standing?

    /// The smallest volume at which the alternative is strictly cheaper; nil where there is none.
    public var breakEven: Int? { ranges.elements.first?.from }

    /// Whether the alternative is strictly cheaper at every volume that was searched.
    public var isAlwaysCheaper: Bool { ranges.elements == [searched] }

    /// A curve, and the amounts of its terms at all volumes.
    struct Side {
        let curve: CostCurve
        let amounts: [SteppedFunction]
    }

    /// - Parameter table: the costs of the baseline and of the alternative.
    init<Amount>(
        _ baseline: Side, _ alternative: Side, in table: CompiledCurves<Amount>, _ from: Int, _ through: Int
    ) {
        func costs(_ requests: Int) -> Costs {
            Costs(
                requests: requests, baseline: table.dollars(of: 0, at: requests),
                alternative: table.dollars(of: 1, at: requests))
        }
        let volumes = CostCurve.volumes
        let searched = WinnerRun(from: max(from, volumes.lowerBound), to: min(through, volumes.upperBound), winner: 1)
        let ranges = EnvelopeSearch(table: table, wanted: 1).runs(from: from, through: through)
        proof = ranges.elements.first.map { range in
            let at = costs(range.from)
            guard range.from > min(searched.from, BreakEvenSolver.searched.lowerBound) else {
                return Proof(before: nil, at: at, boundary: .start)
            }
            let before = costs(range.from - 1)
            let boundary =
                range.from == searched.from
                ? .start : Boundary(from: before, to: at, baseline, alternative, costs: costs)
            return Proof(before: before, at: at, boundary: boundary)
        }
        standing =
            if ranges.elements == [searched] {
                Standing(of: baseline, over: alternative, searched)
            } else if ranges.elements.isEmpty, searched.from <= searched.to {
                Standing(of: alternative, over: baseline, searched)
            } else {
                nil
            }
        (self.searched, self.ranges) = (searched, ranges)
    }
}
