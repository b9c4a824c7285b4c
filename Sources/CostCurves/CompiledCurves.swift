import ExactMath

/// Cost curves in numbers over one denominator, for evaluating them millions of times and for comparing them.
///
/// Between two kinks a cost is a line plus atoms; equal atoms of all curves are one. Evaluation in 128 bits allocates
/// nothing, and divides once for an atom.
///
/// ## Invariants
/// - The first segment of a curve starts at 0, and starts rise strictly.
/// - At all volumes the cost on every segment, and each of its parts, is below 2^120 in size, so that sums and
///   differences of a hundred of them fit 128 bits.
public struct CompiledCurves<Amount: CurveAmount>: Sendable {
    /// A line, and the steps at `steps`, by ascending atom: a curve between two kinks, or what an atom rounds.
    public struct Line: Sendable {
        public let intercept: Amount
        public let slope: Amount
        public let steps: Range<Int>
    }

    /// An atom, by its position, times an amount that is not zero.
    public struct Step: Sendable {
        public let atom: Int
        public let unit: Amount

        @inlinable
        public init(atom: Int, unit: Amount) {
            self.atom = atom
            self.unit = unit
        }
    }

    /// The line that a curve follows from `start` on.
    public struct Segment: Sendable {
        public let start: Int
        public let line: Line
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
    public private(set) var atoms: [Atom] = []
    /// What the atoms are in fractions.
    public private(set) var exactAtoms: [SteppedAtom] = []
    private var positions: [SteppedAtom: Int] = [:]
    /// What a cost is to be divided by; positive.
    public private(set) var denominator: Int128 = 1

    private init(compiling costs: [SteppedFunction]) throws(Amount.Misfit) {
        for cost in costs {
            for piece in cost.pieces { denominator = try Self.denominator(of: piece.line, with: denominator) }
        }
        for cost in costs { try append(cost) }
    }

    private static func denominator(of line: SteppedLine, with other: Int128) throws(Amount.Misfit) -> Int128 {
        var common = try Amount.denominator(of: line.intercept, with: other)
        common = try Amount.denominator(of: line.slope, with: common)
        for step in line.steps { common = try Amount.denominator(of: step.unit, with: common) }
        return common
    }

    private mutating func append(_ cost: SteppedFunction) throws(Amount.Misfit) {
        let first = segments.count
        var isRising = true
        for piece in cost.pieces {
            let line = try compiled(piece.line, over: denominator).line
            isRising = isRising && line.slope >= .zero
            for step in line.steps where isRising {
                isRising = steps[step].unit > .zero && atoms[steps[step].atom].isRising
            }
            if isRising, segments.count > first {
                let before = value(of: segments[segments.count - 1].line, at: piece.start - 1)
                isRising = before <= value(of: line, at: piece.start)
            }
            segments.append(Segment(start: piece.start, line: line))
        }
        curves.append(Curve(segments: first..<segments.count, isRising: isRising))
    }

    /// A line times a denominator, and a bound on its size at all volumes.
    private mutating func compiled(
        _ line: SteppedLine, over denominator: Int128
    ) throws(Amount.Misfit) -> (line: Line, size: UInt128) {
        var size: UInt128 = 0
        let most = UInt128(CostCurve.volumes.upperBound)
        let intercept = try Amount.scaled(line.intercept, by: denominator, times: 1, &size)
        let slope = try Amount.scaled(line.slope, by: denominator, times: most, &size)
        var own: [Step] = []
        for step in line.steps {
            let atom = try position(of: step.atom)
            // A deviation is a few units at least.
            let unit = try Amount.scaled(step.unit, by: denominator, times: atoms[atom].size + 256, &size)
            own.append(Step(atom: atom, unit: unit))
        }
        if own.count > 1 { own.sort { $0.atom < $1.atom } }
        steps += own
        return (Line(intercept: intercept, slope: slope, steps: steps.count - own.count..<steps.count), size)
    }

    /// The position of an atom, which is added where it is new.
    private mutating func position(of atom: SteppedAtom) throws(Amount.Misfit) -> Int {
        // A hash costs more than a look at a few.
        for index in 0..<min(8, exactAtoms.count) where exactAtoms[index] == atom { return index }
        if let known = positions[atom] { return known }
        let inside = atom.isPlain ? atom.inside.withFewerDigits : atom.inside
        let divisor = try Self.denominator(of: inside, with: 1)
        let (line, size) = try compiled(inside, over: divisor)
        var one: UInt128 = 0
        atoms.append(
            Atom(
                rule: atom.rule, isPlain: atom.isPlain, isRising: atom.isRising, inside: line,
                divisor: try Amount.scaled(1, by: divisor, times: 1, &one),
                size: atom.rule == .roundedUp ? size / divisor.magnitude + 1 : size))
        exactAtoms.append(atom)
        if atoms.count > 8 { positions[atom] = atoms.count - 1 }
        return atoms.count - 1
    }
}

extension CompiledCurves {
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

    /// The exact value of a line, times its denominator.
    @inlinable
    public func value(of line: Line, at requests: Int) -> Amount {
        var value = line.intercept + line.slope.times(Amount(requests))
        for index in line.steps {
            value += steps[index].unit.times(self.value(of: steps[index].atom, at: requests))
        }
        return value
    }

    /// The exact cost of a curve, times the denominator.
    ///
    /// - Precondition: `requests` lies in `CostCurve.volumes`.
    /// - Complexity: O(log k + s) for k kinks and s steps at the volume.
    @inlinable
    public func cost(of curve: Int, at requests: Int) -> Amount {
        value(of: segments[segment(of: curve, at: requests)].line, at: requests)
    }

    /// The exact cost of a curve in dollars.
    public func dollars(of curve: Int, at requests: Int) -> Rational {
        cost(of: curve, at: requests).fraction(over: denominator)
    }
}

extension CompiledCurves<Int128> {
    /// Compiles costs; nil where 128 bits do not hold their numbers.
    ///
    /// - Complexity: O(k·s) for the kinks and the steps at a volume.
    public init?(_ costs: [SteppedFunction]) {
        guard let compiled = try? Self(compiling: costs) else { return nil }
        self = compiled
    }
}

extension CompiledCurves<Rational> {
    /// Compiles costs, whatever their numbers.
    public init(_ costs: [SteppedFunction]) { self.init(compiling: costs) }
}
