import CostCurves
import ExactMath

/// All curves of a search in whole numbers over one denominator.
struct CurveTable<Value: ScaledAmount> {
    struct Step {
        let staircase: Int
        let unit: Value
    }

    /// A curve's shape from `start` on.
    struct Segment {
        let start: Int
        let intercept: Value
        let slope: Value
        /// By ascending staircase.
        let steps: [Step]
    }

    let curves: [[Segment]]
    let staircases: StaircaseTable

    private init(curves: [[Segment]], staircases: StaircaseTable) {
        self.curves = curves
        self.staircases = staircases
    }

    /// Nil where an amount has no scaled value.
    ///
    /// - Parameter scaled: an amount times the common denominator.
    private init?(_ segmented: [SegmentedCurve], scaled: (Rational) -> Value?) {
        var staircases = StaircaseTable()
        var curves: [[Segment]] = []
        for curve in segmented {
            var segments: [Segment] = []
            for (start, line) in curve.segments {
                guard let intercept = scaled(line.intercept), let slope = scaled(line.slope) else { return nil }
                var steps: [Step] = []
                for step in line.steps {
                    guard let unit = scaled(step.unit) else { return nil }
                    steps.append(Step(staircase: staircases.position(of: step.staircase), unit: unit))
                }
                steps.sort { $0.staircase < $1.staircase }
                segments.append(Segment(start: start, intercept: intercept, slope: slope, steps: steps))
            }
            curves.append(segments)
        }
        self.init(curves: curves, staircases: staircases)
    }

    /// Some of the curves, in this order.
    func table(of positions: [Int]) -> CurveTable {
        CurveTable(curves: positions.map { curves[$0] }, staircases: staircases)
    }

    /// Which segment of a curve holds this volume.
    func segment(of curve: Int, at requests: Int) -> Int {
        let segments = curves[curve]
        var (low, high) = (0, segments.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if segments[middle].start <= requests { low = middle } else { high = middle }
        }
        return low
    }

    /// The exact cost on a segment, times the denominator.
    func cost(of curve: Int, segment: Int, at requests: Int) -> Value {
        let line = curves[curve][segment]
        var cost = line.intercept + line.slope.times(requests)
        for step in line.steps {
            cost = cost + step.unit.times(staircases.height(of: staircases.entries[step.staircase], at: requests))
        }
        return cost
    }

    /// The exact costs at both ends of a range within a segment, and which steps are not the same at both.
    func costs(
        of curve: Int, segment: Int, from: Int, through: Int
    ) -> (first: Value, last: Value, moving: StepSet) {
        let line = curves[curve][segment]
        var first = line.intercept + line.slope.times(from)
        var last = line.intercept + line.slope.times(through)
        var moving = StepSet()
        for (index, step) in line.steps.enumerated() {
            let entry = staircases.entries[step.staircase]
            let low = staircases.height(of: entry, at: from)
            let high = staircases.height(of: entry, at: through)
            first = first + step.unit.times(low)
            last = last + step.unit.times(high)
            if low < high { moving.insert(index) }
        }
        return (first, last, moving)
    }

    /// One curve less another one on two of their segments; what both share cancels.
    func difference(_ one: Segment, less other: Segment) -> CurveDifference<Value> {
        var steps: [CurveDifference<Value>.Step] = []
        forEachStep(of: one, less: other) { staircase, unit, _, _ in
            steps.append(CurveDifference.Step(staircase: staircases.entries[staircase], unit: unit))
        }
        return CurveDifference(
            intercept: one.intercept - other.intercept, slope: one.slope - other.slope, steps: steps,
            staircases: staircases)
    }

    /// What bounds the distance of one curve less another one from the straight line between two of its points; it is
    /// less than that, and zero where all steps that move cancel.
    func slack(of one: Segment, _ moving: StepSet, less other: Segment, _ otherMoving: StepSet) -> Value {
        var slack = Value.zero
        forEachStep(of: one, less: other) { staircase, unit, left, right in
            guard left.map(moving.contains) ?? right.map(otherMoving.contains) ?? true else { return }
            slack = slack + (unit < .zero ? -unit : unit).times(staircases.entries[staircase].slack)
        }
        return slack
    }

    /// Visits the staircases that do not cancel, with their units and their positions in both segments.
    @inline(__always)
    private func forEachStep(
        of one: Segment, less other: Segment,
        visit: (_ staircase: Int, _ unit: Value, _ left: Int?, _ right: Int?) -> Void
    ) {
        var (left, right) = (0, 0)
        while left < one.steps.count || right < other.steps.count {
            let first = left < one.steps.count ? one.steps[left].staircase : .max
            let second = right < other.steps.count ? other.steps[right].staircase : .max
            if first < second {
                visit(first, one.steps[left].unit, left, nil)
            } else if second < first {
                visit(second, -other.steps[right].unit, nil, right)
            } else if one.steps[left].unit != other.steps[right].unit {
                visit(first, one.steps[left].unit - other.steps[right].unit, left, right)
            }
            left += first <= second ? 1 : 0
            right += second <= first ? 1 : 0
        }
    }
}

/// Positions of steps; those from 64 on are always in it.
struct StepSet {
    private var bits: UInt64 = 0

    mutating func insert(_ position: Int) { bits |= 1 << UInt64(truncatingIfNeeded: position) }

    func contains(_ position: Int) -> Bool { position >= 64 || bits & (1 << UInt64(truncatingIfNeeded: position)) != 0 }
}

extension CurveTable<Int128> {
    /// Nil where a cost could leave 120 bits, so that no difference, sum of steps or product with a volume's share
    /// leaves 128.
    init?(fitting segmented: [SegmentedCurve]) {
        let limit = Rational(Int128(1) << 120)
        guard
            let denominator = Self.denominator(of: segmented).smallTerms?.numerator,
            segmented.allSatisfy({ curve in
                curve.segments.allSatisfy { $0.line.bound(times: denominator, isBelow: limit) }
            })
        else { return nil }
        self.init(segmented, scaled: { $0.scaled(by: denominator) })
    }
}

extension CurveTable<BigInt> {
    init(_ segmented: [SegmentedCurve]) {
        let denominator = Self.denominator(of: segmented)
        // A multiple of every denominator makes every amount whole.
        self = Self(segmented, scaled: { ($0 * denominator).numerator }) ?? Self(curves: [], staircases: .init())
    }
}

extension CurveTable {
    fileprivate static func denominator(of segmented: [SegmentedCurve]) -> Rational {
        segmented.reduce(Rational.one) { Rational.commonMultiple($0, $1.commonDenominator) }
    }
}
