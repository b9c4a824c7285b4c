import ExactMath

/// A cost curve in whole numbers over one denominator, for evaluating it millions of times.
///
/// Between two kinks a cost is a line plus staircases; all kinds of terms that are plainly linear there are one line,
/// and equal staircases are one. Evaluation allocates nothing and divides nothing.
public struct CompiledCurve: Sendable {
    /// What the scaled costs are to be divided by; positive.
    public let denominator: Int128

    private let segments: [Segment]
    private let steps: [Step]
    private let inner: [FixedPointStaircase.Inner]

    /// The shape from `start` on: a line, and the steps up to `endOfSteps` after the previous segment's.
    private struct Segment: Sendable {
        let start: Int
        let intercept: Int128
        let slope: Int128
        let firstStep: Int
        let endOfSteps: Int
    }

    private struct Step: Sendable {
        let unit: Int128
        let staircase: FixedPointStaircase
    }

    /// Compiles a curve, or returns nil where its numbers are too large or too fine for 128 bits; its costs are then
    /// to be had from `CostCurve.cost(at:)` only.
    ///
    /// Every scaled cost is below 2^120, so sums and differences of a hundred compiled curves fit as well.
    ///
    /// - Complexity: O(t·k) for t terms and k kinks.
    public init?(_ curve: CostCurve) {
        let segmented = SegmentedCurve(curve)
        guard let denominator = segmented.commonDenominator.smallTerms?.numerator else { return nil }
        var segments: [Segment] = []
        var steps: [Step] = []
        var inner: [FixedPointStaircase.Inner] = []
        var prepared: [Staircase: FixedPointStaircase] = [:]
        for (start, line) in segmented.segments {
            guard
                line.bound(times: denominator, isBelow: Self.limit),
                let intercept = line.intercept.scaled(by: denominator),
                let slope = line.slope.scaled(by: denominator)
            else { return nil }
            let firstStep = steps.count
            for step in line.steps {
                guard
                    let unit = step.unit.scaled(by: denominator),
                    let staircase = prepared[step.staircase] ?? FixedPointStaircase(step.staircase, inner: &inner)
                else { return nil }
                prepared[step.staircase] = staircase
                steps.append(Step(unit: unit, staircase: staircase))
            }
            segments.append(
                Segment(
                    start: start, intercept: intercept, slope: slope, firstStep: firstStep, endOfSteps: steps.count))
        }
        self.denominator = denominator
        self.segments = segments
        self.steps = steps
        self.inner = inner
    }

    private static var limit: Rational { Rational(Int128(1) << 120) }

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
