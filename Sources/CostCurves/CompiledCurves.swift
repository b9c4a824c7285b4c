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
    /// An atom, by its position, times an amount that is not zero.
    public typealias Step = (atom: Int, unit: Amount)

    /// A line, and the steps at `steps`: a curve between two kinks, where these go by ascending atom, a part of it, or what
    /// an atom rounds.
    public struct Line: Sendable {
        public let intercept: Amount
        public let slope: Amount
        public let steps: Range<Int>
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

    private init(compiling sums: [[SteppedFunction]]) throws(Amount.Misfit) {
        for part in sums.joined() {
            for index in part.pieces.indices {
                denominator = try Self.denominator(of: part.pieces[index].line, with: denominator)
            }
        }
        for parts in sums { try append(parts.isEmpty ? [SteppedFunction(0)] : parts) }
    }

    private static func denominator(of line: SteppedLine, with other: Int128) throws(Amount.Misfit) -> Int128 {
        var common = try Amount.denominator(of: line.intercept, with: other)
        common = try Amount.denominator(of: line.slope, with: common)
        for step in line.steps { common = try Amount.denominator(of: step.unit, with: common) }
        return common
    }

    /// Adds the curve that is the sum of some functions, one of them at least.
    private mutating func append(_ parts: [SteppedFunction]) throws(Amount.Misfit) {
        var (lines, size): ([Line], UInt128) = ([], 0)
        var changes: [(start: Int, line: Int)] = []
        for part in parts {
            var most = size
            for index in part.pieces.indices {
                var own = size
                changes.append((part.pieces[index].start, lines.count))
                lines.append(try compiled(part.pieces[index].line, over: denominator, &own))
                most = max(most, own)
            }
            size = most
        }
        changes.sort { $0.start < $1.start }
        // Their sum, with the unit of each atom by its position.
        var (intercept, slope) = (Amount.zero, Amount.zero)
        var units = [Amount](repeating: .zero, count: atoms.count)
        func add(_ line: Line, times factor: Amount) {
            intercept += line.intercept.times(factor)
            slope += line.slope.times(factor)
            for step in steps[line.steps] { units[step.atom] += step.unit.times(factor) }
        }
        let first = segments.count
        var isRising = true
        for (index, (start, piece)) in changes.enumerated() {
            let isFirst = start == CostCurve.volumes.lowerBound
            add(lines[piece], times: Amount(1))
            // Right before a piece's line stands that of the piece before.
            if !isFirst { add(lines[piece - 1], times: Amount(-1)) }
            // What changes at one volume is one kink.
            if index + 1 < changes.count, changes[index + 1].start == start { continue }
            let own = steps.count
            for atom in units.indices where units[atom] != .zero { steps.append((atom, units[atom])) }
            let line = Line(intercept: intercept, slope: slope, steps: own..<steps.count)
            isRising =
                isRising && line.slope >= .zero
                && steps[line.steps].allSatisfy { $0.unit > .zero && atoms[$0.atom].isRising }
                && (isFirst
                    || value(of: segments[segments.count - 1].line, at: start - 1) <= value(of: line, at: start))
            segments.append(Segment(start: start, line: line))
        }
        curves.append(Curve(segments: first..<segments.count, isRising: isRising))
    }

    /// A line times a denominator; a bound on its size at all volumes is added to `size`.
    private mutating func compiled(
        _ line: SteppedLine, over denominator: Int128, _ size: inout UInt128
    ) throws(Amount.Misfit) -> Line {
        let most = UInt128(CostCurve.volumes.upperBound)
        let intercept = try Amount.scaled(line.intercept, by: denominator, times: 1, &size)
        let slope = try Amount.scaled(line.slope, by: denominator, times: most, &size)
        var own: [Step] = []
        for step in line.steps {
            let atom = try position(of: step.atom)
            // A deviation is a few units at least.
            let unit = try Amount.scaled(step.unit, by: denominator, times: atoms[atom].size + 256, &size)
            own.append((atom, unit))
        }
        steps += own
        return Line(intercept: intercept, slope: slope, steps: steps.count - own.count..<steps.count)
    }

    /// The position of an atom, which is added where it is new.
    private mutating func position(of atom: SteppedAtom) throws(Amount.Misfit) -> Int {
        // A hash costs more than a look at a few.
        for index in 0..<min(8, exactAtoms.count) where exactAtoms[index] == atom { return index }
        if let known = positions[atom] { return known }
        let inside = atom.isPlain ? atom.inside.withFewerDigits : atom.inside
        let divisor = try Self.denominator(of: inside, with: 1)
        var size: UInt128 = 0
        let line = try compiled(inside, over: divisor, &size)
        atoms.append(
            Atom(
                rule: atom.rule, isPlain: atom.isPlain, isRising: atom.isRising, inside: line,
                divisor: try Amount.scaled(1, by: divisor, times: 0, &size),
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
        var (low, high) = (curves[curve].segments.lowerBound, curves[curve].segments.upperBound)
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
    /// Compiles sums of functions; nil where 128 bits do not hold their numbers.
    ///
    /// - Complexity: O(k·s) for the kinks and the steps at a volume.
    public init?(_ sums: [[SteppedFunction]]) {
        guard let compiled = try? Self(compiling: sums) else { return nil }
        self = compiled
    }
}

extension CompiledCurves<Rational> {
    /// Compiles sums of functions, whatever their numbers.
    public init(_ sums: [[SteppedFunction]]) { self.init(compiling: sums) }
}
