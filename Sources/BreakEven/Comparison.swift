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

    init(
        baseline: CostCurve, alternative: CostCurve, segmented: [SegmentedCurve], ranges: RangeList<RequestRange>,
        searched: RequestRange
    ) {
        self.searched = searched
        self.ranges = ranges
        func costs(at requests: Int) -> Costs {
            Costs(
                requests: requests, baseline: baseline.cost(at: requests), alternative: alternative.cost(at: requests))
        }
        proof = ranges.elements.first.map { range in
            let before = range.from > searched.from ? costs(at: range.from - 1) : nil
            let at = costs(at: range.from)
            return Proof(
                before: before, at: at,
                boundary: Boundary(from: before, to: at, baseline: baseline, alternative: alternative))
        }
        let isNever = ranges.elements.isEmpty && searched.from <= searched.to
        let isAlways = ranges.elements == [searched]
        standing =
            isNever
            ? Standing(of: alternative, above: baseline, segmented: (segmented[1], segmented[0]), over: searched)
            : isAlways
                ? Standing(of: baseline, above: alternative, segmented: (segmented[0], segmented[1]), over: searched)
                : nil
    }
}
