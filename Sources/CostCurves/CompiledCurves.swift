import ExactMath

/// Cost curves in numbers over one denominator, for evaluating them millions of times and for comparing them.
///
/// Between two kinks a cost is a line plus atoms; all kinds of terms that are plainly linear there are one line, and equal
/// atoms are one. Evaluation in 128 bits allocates nothing and divides nothing but within atoms that hold others.
///
/// ## Invariants
/// - The first segment of a curve starts at 0, and starts rise strictly.
/// - At all volumes the cost on every segment, and each of its parts, is below 2^120 in size, so that sums and
///   differences of a hundred of them fit 128 bits.
public struct CompiledCurves<Amount: CurveAmount>: Sendable {
    /// A line, and the steps at `steps`, by ascending atom: a curve between two kinks, or what an atom rounds.
    public struct Line: Sendable {
        public internal(set) var intercept = Amount.zero
        public internal(set) var slope = Amount.zero
        public internal(set) var steps = 0..<0
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
    /// For each atom its staircase, or one that is none.
    @usableFromInline private(set) var staircases: [FixedPointStaircase] = []
    public private(set) var atoms: [Atom] = []
    private var positions: [SteppedAtom: Int] = [:]
    /// What a cost is to be divided by; positive.
    public private(set) var denominator: Int128 = 1

    /// What the sum of a curve, or what an atom rounds, may be in size.
    private static var room: UInt128 { 1 << 120 }

    /// Compiles curves; nil where 128 bits do not hold their numbers.
    public init?(_ curves: [CostCurve]) { self.init(curves.map { $0.terms.map { $0.amounts } }) }

    /// Compiles curves of which the terms' amounts are given; nil where 128 bits do not hold them.
    ///
    /// - Complexity: O(s·(log s + a)) for s pieces of all terms and at most a different atoms at a volume.
    @_specialize(where Amount == Int128)
    public init?(_ curves: [[SteppedFunction]]) {
        for term in curves.joined() {
            for piece in term.pieces {
                guard let common = Self.denominator(of: piece.line, with: denominator) else { return nil }
                denominator = common
            }
        }
        atoms.reserveCapacity(8)
        staircases.reserveCapacity(8)
        for terms in curves { guard append(terms) else { return nil } }
    }

    private static func denominator(of line: SteppedLine, with other: Int128) -> Int128? {
        guard let common = Amount.denominator(of: line.intercept, with: other),
            var result = Amount.denominator(of: line.slope, with: common)
        else { return nil }
        for step in line.steps {
            guard let common = Amount.denominator(of: step.unit, with: result) else { return nil }
            result = common
        }
        return result
    }

    /// A piece of a term.
    private struct Piece {
        let start: Int
        let term: Int
        let line: Line
    }

    /// Appends the sum of terms; false where 128 bits do not hold it.
    @_specialize(where Amount == Int128)
    private mutating func append(_ terms: [SteppedFunction]) -> Bool {
        var pieces: [Piece] = []
        // The largest pieces of all terms fit together, and so does every sum of theirs.
        var room = Self.room
        for (term, amounts) in terms.enumerated() {
            var left = room
            for piece in amounts.pieces {
                var own = room
                guard let line = compiled(piece.line, over: denominator, &own) else { return false }
                left = min(left, own)
                pieces.append(Piece(start: piece.start, term: term, line: line))
            }
            room = left
        }
        pieces.sort { $0.start < $1.start }
        let first = segments.count
        var isRising = true
        var current = Array(repeating: Line(), count: terms.count)
        for (index, piece) in pieces.enumerated() {
            current[piece.term] = piece.line
            if index + 1 < pieces.count, pieces[index + 1].start == piece.start { continue }
            let segment = Segment(start: piece.start, line: sum(of: current))
            isRising = isRising && segment.line.slope >= .zero
            for step in steps[segment.line.steps] where isRising {
                isRising = step.unit > .zero && atoms[step.atom].exact.isRising
            }
            if isRising, segments.count > first {
                let before = value(of: segments[segments.count - 1].line, at: piece.start - 1)
                isRising = before <= value(of: segment.line, at: piece.start)
            }
            segments.append(segment)
        }
        if terms.isEmpty { segments.append(Segment(start: CostCurve.volumes.lowerBound, line: Line())) }
        curves.append(Curve(segments: first..<segments.count, isRising: isRising))
        return true
    }

    private mutating func sum(of lines: [Line]) -> Line {
        var sum = Line()
        let first = steps.count
        for line in lines {
            sum.intercept = sum.intercept + line.intercept
            sum.slope = sum.slope + line.slope
            for index in line.steps { add(steps[index], behind: first) }
        }
        sum.steps = first..<steps.count
        return sum
    }

    /// Adds to the steps from a position on, which stay in order and without zeros.
    private mutating func add(_ step: Step, behind first: Int) {
        var position = steps.count
        while position > first, steps[position - 1].atom >= step.atom { position -= 1 }
        guard position < steps.count, steps[position].atom == step.atom else {
            steps.insert(step, at: position)
            return
        }
        let unit = steps[position].unit + step.unit
        if unit == .zero { steps.remove(at: position) } else { steps[position] = Step(atom: step.atom, unit: unit) }
    }

    /// A line times a denominator; nil where it is not within the room at all volumes, from which it is taken.
    private mutating func compiled(_ line: SteppedLine, over denominator: Int128, _ room: inout UInt128) -> Line? {
        let most = UInt128(CostCurve.volumes.upperBound)
        guard let intercept = Amount.scaled(line.intercept, by: denominator, times: 1, &room),
            let slope = Amount.scaled(line.slope, by: denominator, times: most, &room)
        else { return nil }
        var own: [Step] = []
        for step in line.steps {
            // A deviation is a few units at least.
            guard let atom = position(of: step.atom),
                let unit = Amount.scaled(step.unit, by: denominator, times: atoms[atom].top + 256, &room)
            else { return nil }
            own.append(Step(atom: atom, unit: unit))
        }
        let first = steps.count
        steps += own
        return Line(intercept: intercept, slope: slope, steps: first..<steps.count)
    }

    /// The position of an atom, which is added where it is new; nil where 128 bits do not hold its numbers.
    private mutating func position(of atom: SteppedAtom) -> Int? {
        // A hash costs more than a look at a few.
        if let known = atoms.prefix(8).firstIndex(where: { $0.exact == atom }) ?? positions[atom] { return known }
        if atom.isPlain, let staircase = FixedPointStaircase(atom.inside) {
            staircases.append(staircase)
            atoms.append(Atom(exact: atom, inside: Line(), divisor: 1, top: UInt128(CostCurve.volumes.upperBound) + 1))
        } else {
            var room = Self.room
            guard let divisor = Self.denominator(of: atom.inside, with: 1),
                let inside = compiled(atom.inside, over: divisor, &room)
            else { return nil }
            let top = Self.room - room
            staircases.append(FixedPointStaircase())
            atoms.append(
                Atom(
                    exact: atom, inside: inside, divisor: divisor,
                    top: atom.rule == .roundedUp ? top / divisor.magnitude + 1 : top))
        }
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
    @inlinable @inline(__always)
    public func value(of line: Line, at requests: Int) -> Amount {
        var value = line.intercept + line.slope.times(Amount(requests))
        for index in line.steps {
            value = value + self.value(of: steps[index].atom, at: requests, times: steps[index].unit)
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
