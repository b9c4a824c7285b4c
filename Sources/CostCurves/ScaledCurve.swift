import ExactMath

/// A cost curve in whole numbers over one denominator: between two kinks a line plus staircases.
///
/// ## Invariants
/// - The first segment starts at 0, and starts rise strictly.
/// - On every segment the cost, and each of its parts, is below 2^120 in size at all volumes, so that sums and
///   differences of a hundred of them fit 128 bits.
package struct ScaledCurve: Sendable {
    /// The shape from `start` on: a line, and the steps at `firstStep..<endOfSteps`.
    package struct Segment: Sendable {
        package let start: Int
        package let intercept: Int128
        package let slope: Int128
        package let firstStep: Int
        package let endOfSteps: Int
    }

    /// A staircase, by its position in the table, times an amount that is not zero.
    package struct Step: Sendable {
        package let staircase: Int
        package var unit: Int128
    }

    package private(set) var segments: [Segment] = []
    /// By ascending staircase within each segment.
    package private(set) var steps: [Step] = []

    /// Adds up the terms of a curve; nil where 128 bits do not hold the sum.
    ///
    /// - Parameters:
    ///   - denominator: a multiple of the curve's common denominator.
    ///   - staircases: gets the staircases that it does not hold yet.
    /// - Complexity: O(s·(log s + a)) for s segments of all terms and at most a different staircases at a volume.
    package init?(_ curve: SegmentedCurve, denominator: Int128, staircases: inout StaircaseTable) {
        guard let changes = Changes(curve, denominator: denominator, staircases: &staircases) else { return nil }
        var (intercept, slope) = (Int128.zero, Int128.zero)
        var active: [Step] = []
        segments.reserveCapacity(changes.list.count)
        for (index, change) in changes.list.enumerated() {
            guard intercept.add(change.intercept), slope.add(change.slope) else { return nil }
            for step in changes.steps[change.steps] {
                guard Self.add(step, to: &active) else { return nil }
            }
            if index + 1 < changes.list.count, changes.list[index + 1].start == change.start { continue }
            guard Self.isBounded(intercept, slope, active, staircases) else { return nil }
            let firstStep = steps.count
            steps += active
            segments.append(
                Segment(
                    start: change.start, intercept: intercept, slope: slope, firstStep: firstStep,
                    endOfSteps: steps.count))
        }
        if segments.isEmpty {
            segments = [Segment(start: 0, intercept: 0, slope: 0, firstStep: 0, endOfSteps: 0)]
        }
    }

    /// Adds to the steps, which stay in order and without zeros; false where that does not fit.
    private static func add(_ step: Step, to active: inout [Step]) -> Bool {
        var position = active.count
        while position > 0, active[position - 1].staircase >= step.staircase { position -= 1 }
        guard position < active.count, active[position].staircase == step.staircase else {
            active.insert(step, at: position)
            return true
        }
        guard active[position].unit.add(step.unit) else { return false }
        if active[position].unit == 0 { active.remove(at: position) }
        return true
    }

    private static func isBounded(
        _ intercept: Int128, _ slope: Int128, _ steps: [Step], _ staircases: StaircaseTable
    ) -> Bool {
        let limit = UInt128(1) << 120
        var sum = intercept.magnitude
        func add(_ amount: Int128, times count: Int) -> Bool {
            let (product, overflow) = amount.magnitude.multipliedReportingOverflow(by: UInt128(count))
            guard !overflow, product < limit, sum < limit else { return false }
            sum += product
            return true
        }
        guard add(slope, times: CostCurve.volumes.upperBound) else { return false }
        for step in steps {
            let entry = staircases.entries[step.staircase]
            // One more for each inner staircase leaves room for the steps' sizes on their own.
            guard add(step.unit, times: entry.top + entry.slack) else { return false }
        }
        return sum < limit
    }
}

/// What changes from segment to segment of any term, by ascending start.
private struct Changes {
    struct Change {
        let start: Int
        let intercept: Int128
        let slope: Int128
        /// What the term's steps become more, or, with negative units, less.
        let steps: Range<Int>
    }

    private(set) var list: [Change] = []
    private(set) var steps: [ScaledCurve.Step] = []

    init?(_ curve: SegmentedCurve, denominator: Int128, staircases: inout StaircaseTable) {
        list.reserveCapacity(curve.terms.reduce(0) { $0 + $1.count })
        for segments in curve.terms {
            var (lastIntercept, lastSlope) = (Int128.zero, Int128.zero)
            var lastSteps = 0..<0
            for segment in segments {
                guard
                    let intercept = segment.line.intercept.scaled(by: denominator),
                    let slope = segment.line.slope.scaled(by: denominator)
                else { return nil }
                let first = steps.count
                for index in lastSteps {
                    steps.append(.init(staircase: steps[index].staircase, unit: -steps[index].unit))
                }
                let firstOwn = steps.count
                for step in segment.line.steps {
                    guard let unit = step.unit.scaled(by: denominator) else { return nil }
                    steps.append(.init(staircase: staircases.position(of: step.staircase), unit: unit))
                }
                list.append(
                    Change(
                        start: segment.start, intercept: intercept - lastIntercept, slope: slope - lastSlope,
                        steps: first..<steps.count))
                (lastIntercept, lastSlope, lastSteps) = (intercept, slope, firstOwn..<steps.count)
            }
        }
        list.sort { $0.start < $1.start }
    }
}

extension Int128 {
    /// Adds in place; false where that does not fit.
    fileprivate mutating func add(_ other: Int128) -> Bool {
        let (sum, overflow) = addingReportingOverflow(other)
        self = sum
        return !overflow
    }
}

extension Rational {
    /// The value times a factor, a multiple of its denominator, where that is below 2^120 in size.
    fileprivate func scaled(by factor: Int128) -> Int128? {
        guard let (numerator, denominator) = smallTerms else { return nil }
        if numerator == 0 { return 0 }
        let multiple = denominator == 1 ? factor : denominator == factor ? 1 : factor / denominator
        let (product, overflow) = numerator.multipliedReportingOverflow(by: multiple)
        return overflow || product.magnitude >= UInt128(1) << 120 ? nil : product
    }
}
