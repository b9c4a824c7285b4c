import CostCurves
import ExactMath

/// Where an alternative is strictly cheaper than a baseline, with what proves it.
public struct Comparison: Sendable {
    /// What both cost at one volume, exactly.
    public struct Costs: Hashable, Sendable {
        public let requests: Int
        public let baseline: Rational
        public let alternative: Rational

        public init(requests: Int, baseline: Rational, alternative: Rational) {
            self.requests = requests
            self.baseline = baseline
            self.alternative = alternative
        }
    }

    /// What both cost on either side of the break-even.
    public struct Proof: Hashable, Sendable {
        /// One request below the break-even; nil where the range that was searched starts there.
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

    /// A curve, the amounts of its terms, and what it costs at one of `CostCurve.volumes`.
    struct Side {
        let curve: CostCurve
        let amounts: [SteppedFunction]
        let cost: (Int) -> Rational
    }

    /// Two curves.
    struct Pair {
        let baseline: Side
        let alternative: Side

        func costs(_ requests: Int) -> Costs {
            Costs(requests: requests, baseline: baseline.cost(requests), alternative: alternative.cost(requests))
        }
    }

    init(_ pair: Pair, ranges: RunList, searched: WinnerRun) {
        self.searched = searched
        self.ranges = ranges
        proof = ranges.elements.first.map { range in
            let before = range.from > searched.from ? pair.costs(range.from - 1) : nil
            let at = pair.costs(range.from)
            return Proof(before: before, at: at, boundary: Boundary(from: before, to: at, pair: pair))
        }
        standing =
            if ranges.elements == [searched] {
                Standing(of: pair.baseline, over: pair.alternative, searched)
            } else if ranges.elements.isEmpty, searched.from <= searched.to {
                Standing(of: pair.alternative, over: pair.baseline, searched)
            } else {
                nil
            }
    }
}
