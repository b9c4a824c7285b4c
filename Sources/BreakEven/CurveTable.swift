import CostCurves
import ExactMath

/// All curves of a search in whole numbers over one denominator.
struct CurveTable<Value: ScaledAmount> {
    struct Step {
        let staircase: Int
        let unit: Value
    }

    /// A curve's shape from `start` on: a line, and the steps at `steps`, by ascending staircase.
    struct Segment {
        let start: Int
        let intercept: Value
        let slope: Value
        let steps: Range<Int>
    }

    /// For each curve where its segments stand.
    private(set) var curves: [Range<Int>] = []
    private(set) var segments: [Segment] = []
    private(set) var steps: [Step] = []
    private(set) var staircases = StaircaseTable()
    /// What a scaled cost is to be multiplied by.
    private(set) var unit = Rational.one

    /// Some of the curves, in this order.
    func table(of positions: [Int]) -> CurveTable {
        var table = self
        table.curves = positions.map { curves[$0] }
        return table
    }

    /// Which segment of a curve holds this volume.
    func segment(of curve: Int, at requests: Int) -> Int {
        segment(at: requests, among: curves[curve])
    }

    /// Which of some neighbouring segments holds a volume from the first one's start on.
    func segment(at requests: Int, among range: Range<Int>) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low + 1 < high {
            let middle = (low + high) / 2
            if segments[middle].start <= requests { low = middle } else { high = middle }
        }
        return low
    }

    /// The exact cost on a segment, times the denominator.
    func cost(onSegment segment: Int, at requests: Int) -> Value {
        let line = segments[segment]
        var cost = line.intercept + line.slope.times(requests)
        for index in line.steps {
            let entry = staircases.entries[steps[index].staircase]
            cost = cost + steps[index].unit.times(staircases.height(of: entry, at: requests))
        }
        return cost
    }

    /// The exact cost in dollars.
    func dollars(of curve: Int, at requests: Int) -> Rational {
        cost(onSegment: segment(of: curve, at: requests), at: requests).fraction * unit
    }

    /// The exact costs at both ends of a range within a segment, and which steps are not the same at both.
    func costs(onSegment segment: Int, from: Int, through: Int) -> (first: Value, last: Value, moving: StepSet) {
        let line = segments[segment]
        var first = line.intercept + line.slope.times(from)
        var last = line.intercept + line.slope.times(through)
        var moving = StepSet()
        for index in line.steps {
            let (step, entry) = (steps[index], staircases.entries[steps[index].staircase])
            let low = staircases.height(of: entry, at: from)
            let high = staircases.height(of: entry, at: through)
            first = first + step.unit.times(low)
            last = last + step.unit.times(high)
            if low < high { moving.insert(index - line.steps.lowerBound) }
        }
        return (first, last, moving)
    }

    /// How many steps some staircases have from one volume to another one.
    func stepCount(of entries: [StaircaseTable.Entry], from: Int, through: Int) -> Int {
        entries.reduce(0) {
            $0 + staircases.height(of: $1, at: through) - staircases.height(of: $1, at: from)
        }
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

    /// Visits the staircases that do not cancel, with their units and their places among both segments' steps.
    @inline(__always)
    private func forEachStep(
        of one: Segment, less other: Segment,
        visit: (_ staircase: Int, _ unit: Value, _ left: Int?, _ right: Int?) -> Void
    ) {
        var (left, right) = (one.steps.lowerBound, other.steps.lowerBound)
        let (endOfLeft, endOfRight) = (one.steps.upperBound, other.steps.upperBound)
        while left < endOfLeft || right < endOfRight {
            let first = left < endOfLeft ? steps[left].staircase : .max
            let second = right < endOfRight ? steps[right].staircase : .max
            let (place, otherPlace) = (left - one.steps.lowerBound, right - other.steps.lowerBound)
            if first < second {
                visit(first, steps[left].unit, place, nil)
            } else if second < first {
                visit(second, -steps[right].unit, nil, otherPlace)
            } else if steps[left].unit != steps[right].unit {
                visit(first, steps[left].unit - steps[right].unit, place, otherPlace)
            }
            left += first <= second ? 1 : 0
            right += second <= first ? 1 : 0
        }
    }
}

/// Places among steps; those from 64 on are always in it.
struct StepSet {
    private var bits: UInt64 = 0

    mutating func insert(_ place: Int) { bits |= 1 << UInt64(truncatingIfNeeded: place) }

    func contains(_ place: Int) -> Bool { place >= 64 || bits & (1 << UInt64(truncatingIfNeeded: place)) != 0 }
}

extension CurveTable<Int128> {
    /// Nil where a cost could leave 120 bits, so that no difference, sum of steps or product with a volume's share
    /// leaves 128.
    init?(fitting segmented: [SegmentedCurve]) {
        var denominator: Int128 = 1
        for curve in segmented {
            guard let common = curve.commonDenominator(with: denominator) else { return nil }
            denominator = common
        }
        for curve in segmented {
            guard let scaled = ScaledCurve(curve, denominator: denominator, staircases: &staircases) else { return nil }
            let (first, firstStep) = (segments.count, steps.count)
            for segment in scaled.segments {
                segments.append(
                    Segment(
                        start: segment.start, intercept: segment.intercept, slope: segment.slope,
                        steps: firstStep + segment.firstStep..<firstStep + segment.endOfSteps))
            }
            for step in scaled.steps { steps.append(Step(staircase: step.staircase, unit: step.unit)) }
            curves.append(first..<segments.count)
        }
        unit = Rational(denominator).reciprocal ?? .one
    }
}

extension CurveTable<BigInt> {
    init(_ segmented: [SegmentedCurve]) {
        let denominator = segmented.reduce(Rational.one) { Rational.commonMultiple($0, $1.commonDenominator) }
        // A multiple of every denominator makes every amount whole.
        func scaled(_ amount: Rational) -> BigInt { (amount * denominator).numerator }
        for curve in segmented {
            let first = segments.count
            for (start, line) in curve.lines {
                let firstStep = steps.count
                steps += line.steps
                    .map { Step(staircase: staircases.position(of: $0.staircase), unit: scaled($0.unit)) }
                    .sorted { $0.staircase < $1.staircase }
                segments.append(
                    Segment(
                        start: start, intercept: scaled(line.intercept), slope: scaled(line.slope),
                        steps: firstStep..<steps.count))
            }
            curves.append(first..<segments.count)
        }
        unit = denominator.reciprocal ?? .one
    }
}
