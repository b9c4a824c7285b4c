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
        let sums = curves.map { SteppedFunction.sum($0) }
        for sum in sums {
            for index in -1..<sum.rest.count {
                let line = index < 0 ? sum.first : sum.rest[index].line
                guard let common = Amount.denominator(of: line, with: denominator) else { return nil }
                denominator = common
            }
        }
        for sum in sums {
            let first = segments.count
            var isRising = true
            for index in -1..<sum.rest.count {
                let line = index < 0 ? sum.first : sum.rest[index].line
                let start = index < 0 ? CostCurve.volumes.lowerBound : sum.rest[index].start
                guard let segment = segment(of: line, from: start) else { return nil }
                isRising = isRising && line.isRising
                if isRising, segments.count > first {
                    let before = cost(onSegment: segments.count - 1, at: start - 1)
                    isRising = before <= cost(on: segment, at: start)
                }
                segments.append(segment)
            }
            self.curves.append(Curve(segments: first..<segments.count, isRising: isRising))
        }
    }

    private mutating func segment(of line: SteppedLine, from start: Int) -> Segment? {
        var room = AtomTable<Amount>.room
        let first = steps.count
        guard let intercept = Amount.scaled(line.intercept, by: denominator, times: 1, &room),
            let slope = Amount.scaled(
                line.slope, by: denominator, times: UInt128(CostCurve.volumes.upperBound), &room)
        else { return nil }
        for step in line.steps {
            // A deviation is a few units at least.
            guard let atom = atoms.position(of: step.atom),
                let unit = Amount.scaled(step.unit, by: denominator, times: atoms.tops[atom] + 256, &room)
            else { return nil }
            steps.append(Step(atom: atom, unit: unit))
        }
        steps[first...].sort { $0.atom < $1.atom }
        return Segment(start: start, intercept: intercept, slope: slope, steps: first..<steps.count)
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
