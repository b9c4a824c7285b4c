import ExactMath

/// A cost curve in whole numbers over one denominator, for evaluating it millions of times.
///
/// Between two kinks a cost is a line plus staircases; all kinds of terms that are plainly linear there are one line,
/// and equal staircases are one. Evaluation allocates nothing and divides nothing.
public struct CompiledCurve: Sendable {
    /// What the scaled costs are to be divided by; positive.
    public let denominator: Int128

    private let segments: [ScaledCurve.Segment]
    private let steps: [Step]
    private let inner: [FixedPointStaircase.Inner]

    private struct Step: Sendable {
        let unit: Int128
        let staircase: FixedPointStaircase
    }

    /// Compiles a curve, or returns nil where its numbers are too large or too fine for 128 bits; its costs are then
    /// to be had from `CostCurve.cost(at:)` only.
    ///
    /// Every scaled cost is below 2^120, so sums and differences of a hundred compiled curves fit as well.
    ///
    /// - Complexity: as `ScaledCurve`.
    public init?(_ curve: CostCurve) {
        let segmented = SegmentedCurve(curve)
        var staircases = StaircaseTable()
        guard
            let denominator = segmented.commonDenominator(with: 1),
            let scaled = ScaledCurve(segmented, denominator: denominator, staircases: &staircases),
            staircases.entries.allSatisfy({ $0.isCounted })
        else { return nil }
        self.denominator = denominator
        segments = scaled.segments
        steps = scaled.steps.map { Step(unit: $0.unit, staircase: staircases.entries[$0.staircase].counter) }
        inner = staircases.inner
    }

    /// The exact cost at this many requests a month, times the denominator.
    ///
    /// - Precondition: `requests` lies in `CostCurve.volumes`.
    /// - Complexity: O(s) for the s terms that are rounded up, and O(k) for the k kinks below `requests`.
    public func scaledCost(at requests: Int) -> Int128 {
        var index = segments.count &- 1
        while index > 0, segments[index].start > requests { index &-= 1 }
        let segment = segments[index]
        var cost = segment.intercept &+ segment.slope &* Int128(truncatingIfNeeded: requests)
        for position in segment.firstStep..<segment.endOfSteps {
            let staircase = steps[position].staircase
            let height =
                staircase.isPlain ? staircase.height(at: requests) : staircase.height(at: requests, inner: inner)
            cost &+= steps[position].unit &* Int128(truncatingIfNeeded: height)
        }
        return cost
    }

    /// The exact cost at this many requests a month, in dollars.
    public func cost(at requests: Int) -> Rational {
        Rational(scaledCost(at: requests)) * (Rational(denominator).reciprocal ?? 0)
    }
}
