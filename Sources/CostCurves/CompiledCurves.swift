import ExactMath

/// Cost curves in numbers over one denominator, for evaluating them millions of times and for comparing them.
///
/// Between two kinks a cost is a line plus atoms; all kinds of terms that are plainly linear there are one line, and equal
/// atoms are one. Evaluation in 128 bits allocates nothing and divides nothing but within atoms that hold others.
///
/// ## Invariants
/// - The first segment of a curve starts at 0, and starts rise strictly.
/// - On every segment the cost, and each of its parts, is below 2^120 in size at all volumes, so that sums and
///   differences of a hundred of them fit 128 bits.
public struct CompiledCurves<Amount: CurveAmount>: Sendable {
    /// The shape of a curve from `start` on: a line, and the steps at `steps`, by ascending atom.
    public struct Segment: Sendable {
        public let start: Int
        public let intercept: Amount
        public let slope: Amount
        public let steps: Range<Int>
    }

    /// An atom, by its position in the table, times an amount that is not zero.
    public struct Step: Sendable {
        public let atom: Int
        public let unit: Amount
    }

    public struct Curve: Sendable {
        /// Where its segments stand.
        public let segments: Range<Int>
        /// Whether it falls nowhere.
        public let isRising: Bool
    }

    public private(set) var curves: [Curve] = []
    public private(set) var segments: [Segment] = []
    public private(set) var steps: [Step] = []
    public private(set) var atoms = AtomTable<Amount>()
    /// What a cost is to be divided by; positive.
    public private(set) var denominator: Int128 = 1

    /// Compiles curves; nil where 128 bits do not hold their numbers.
    public init?(_ curves: [CostCurve]) { self.init(curves.map { $0.terms.map { $0.amounts } }) }

    /// Compiles curves of which the terms' amounts are given; nil where 128 bits do not hold them.
    ///
    /// - Complexity: O(s·(log s + a)) for s pieces of all terms and at most a different atoms at a volume.
    @_specialize(where Amount == Int128)
    public init?(_ curves: [[SteppedFunction]]) {
        for term in curves.joined() {
            for index in -1..<term.rest.count {
                let line = index < 0 ? term.first : term.rest[index].line
                guard let common = Amount.denominator(of: line, with: denominator) else { return nil }
                denominator = common
            }
        }
        for terms in curves { guard append(terms) else { return nil } }
    }

    /// What a term becomes more from a volume on.
    private struct Change {
        let start: Int
        let intercept: Amount
        let slope: Amount
        /// Where its steps stand among those of all changes; those of the piece before have negative units.
        let steps: Range<Int>
    }

    /// Appends the sum of terms; false where 128 bits do not hold it.
    @_specialize(where Amount == Int128)
    private mutating func append(_ terms: [SteppedFunction]) -> Bool {
        guard let (changes, changed) = changes(of: terms) else { return false }
        let first = segments.count
        var (intercept, slope) = (Amount.zero, Amount.zero)
        var active: [Step] = []
        var isRising = true
        for (index, change) in changes.enumerated() {
            guard let newIntercept = intercept.adding(change.intercept), let newSlope = slope.adding(change.slope)
            else { return false }
            (intercept, slope) = (newIntercept, newSlope)
            for index in change.steps {
                guard Self.add(changed[index], to: &active) else { return false }
            }
            if index + 1 < changes.count, changes[index + 1].start == change.start { continue }
            guard isBounded(intercept, slope, active) else { return false }
            let firstStep = steps.count
            steps += active
            let segment = Segment(
                start: change.start, intercept: intercept, slope: slope, steps: firstStep..<steps.count)
            isRising = isRising && slope >= .zero
            for step in active where isRising { isRising = step.unit > .zero && atoms.exact[step.atom].isRising }
            if isRising, segments.count > first {
                let before = cost(onSegment: segments.count - 1, at: change.start - 1)
                isRising = before <= cost(on: segment, at: change.start)
            }
            segments.append(segment)
        }
        curves.append(Curve(segments: first..<segments.count, isRising: isRising))
        return true
    }

    /// What changes from piece to piece of any term, by ascending start, and the steps of that. All terms start with one.
    private mutating func changes(of terms: [SteppedFunction]) -> ([Change], [Step])? {
        let start = CostCurve.volumes.lowerBound
        var changes = [Change(start: start, intercept: .zero, slope: .zero, steps: 0..<0)]
        changes.reserveCapacity(terms.reduce(1) { $0 + 1 + $1.rest.count })
        var changed: [Step] = []
        for term in terms {
            var last = (intercept: Amount.zero, slope: Amount.zero, steps: 0..<0)
            for index in -1..<term.rest.count {
                let line = index < 0 ? term.first : term.rest[index].line
                guard let intercept = Amount.scaled(line.intercept, by: denominator),
                    let slope = Amount.scaled(line.slope, by: denominator)
                else { return nil }
                let first = changed.count
                for index in last.steps { changed.append(Step(atom: changed[index].atom, unit: -changed[index].unit)) }
                let firstOwn = changed.count
                for step in line.steps {
                    guard let atom = atoms.position(of: step.atom),
                        let unit = Amount.scaled(step.unit, by: denominator)
                    else { return nil }
                    changed.append(Step(atom: atom, unit: unit))
                }
                changes.append(
                    Change(
                        start: index < 0 ? start : term.rest[index].start, intercept: intercept - last.intercept,
                        slope: slope - last.slope, steps: first..<changed.count))
                last = (intercept, slope, firstOwn..<changed.count)
            }
        }
        changes.sort { $0.start < $1.start }
        return (changes, changed)
    }

    /// Adds to steps, which stay in order and without zeros; false where that does not fit.
    private static func add(_ step: Step, to active: inout [Step]) -> Bool {
        var position = active.count
        while position > 0, active[position - 1].atom >= step.atom { position -= 1 }
        guard position < active.count, active[position].atom == step.atom else {
            active.insert(step, at: position)
            return true
        }
        guard let unit = active[position].unit.adding(step.unit) else { return false }
        if unit == .zero { active.remove(at: position) } else { active[position] = Step(atom: step.atom, unit: unit) }
        return true
    }

    private func isBounded(_ intercept: Amount, _ slope: Amount, _ steps: [Step]) -> Bool {
        var room = AtomTable<Amount>.room
        guard intercept.fits(times: 1, &room), slope.fits(times: UInt128(CostCurve.volumes.upperBound), &room) else {
            return false
        }
        // A deviation is a few units at least.
        return steps.allSatisfy { $0.unit.fits(times: atoms.tops[$0.atom] + 256, &room) }
    }

    /// Some of the curves, in this order.
    public func curves(at positions: [Int]) -> CompiledCurves {
        var result = self
        result.curves = positions.map { curves[$0] }
        return result
    }

    /// Which segment of a curve holds this volume.
    @inlinable
    public func segment(of curve: Int, at requests: Int) -> Int {
        segment(at: requests, among: curves[curve].segments)
    }

    /// Which of some neighbouring segments holds a volume from the first one's start on.
    @inlinable
    public func segment(at requests: Int, among range: Range<Int>) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low &+ 1 < high {
            let middle = (low &+ high) / 2
            if segments[middle].start <= requests { low = middle } else { high = middle }
        }
        return low
    }

    /// The exact cost on a segment, times the denominator.
    @inlinable @inline(__always)
    public func cost(onSegment segment: Int, at requests: Int) -> Amount { cost(on: segments[segment], at: requests) }

    @inlinable @inline(__always)
    func cost(on line: Segment, at requests: Int) -> Amount {
        var cost = line.intercept + line.slope.times(requests)
        for index in line.steps {
            cost = cost + atoms.value(of: steps[index].atom, at: requests, times: steps[index].unit)
        }
        return cost
    }

    /// The exact cost of a curve, times the denominator.
    ///
    /// - Precondition: `requests` lies in `CostCurve.volumes`.
    /// - Complexity: O(log k + s) for k kinks and s steps at the volume.
    @inlinable
    public func cost(of curve: Int, at requests: Int) -> Amount {
        cost(onSegment: segment(of: curve, at: requests), at: requests)
    }

    /// The exact cost of a curve in dollars.
    public func dollars(of curve: Int, at requests: Int) -> Rational {
        cost(of: curve, at: requests).fraction(over: denominator)
    }
}
