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

    /// The volumes that were searched.
    public let searched: RequestRange
    /// All longest ranges in which the alternative is strictly cheaper, in ascending order.
    public let ranges: RangeList<RequestRange>
    /// The proof at the break-even; nil where there is none.
    public let proof: Proof?
    /// Why one of the two is cheaper, or no dearer, over the whole range; nil where that changes.
    public let standing: Standing?

    /// The smallest volume at which the alternative is strictly cheaper; nil where there is none.
    public var breakEven: Int? { ranges.elements.first?.from }

    /// Whether the alternative is strictly cheaper at every volume that was searched.
    public var isAlwaysCheaper: Bool { ranges.elements == [searched] }

    /// A curve and the amounts of its terms.
    struct Side {
        let curve: CostCurve
        let amounts: [SteppedFunction]

        /// Dollars per request around a volume, on average over the steps.
        func averageSlope(at requests: Int) -> Rational {
            amounts.reduce(0) { $0 + $1.line(at: requests).averageSlope(at: requests) }
        }
    }

    /// Two curves and what they cost.
    struct Pair {
        let baseline: Side
        let alternative: Side
        /// What both cost at one of `CostCurve.volumes`.
        let costs: (Int) -> Costs
    }

    init(_ pair: Pair, ranges: RangeList<RequestRange>, searched: RequestRange) {
        self.searched = searched
        self.ranges = ranges
        proof = ranges.elements.first.map { range in
            let before = range.from > searched.from ? pair.costs(range.from - 1) : nil
            let at = pair.costs(range.from)
            return Proof(before: before, at: at, boundary: Boundary(from: before, to: at, pair: pair))
        }
        let isNever = ranges.elements.isEmpty && searched.from <= searched.to
        let isAlways = ranges.elements == [searched]
        standing = isNever || isAlways ? Standing(of: pair, isBaselineDearer: isAlways, over: searched) : nil
    }
}
