import ExactMath

/// `intercept + slope·N + Σ unit·atom(N)`: a quantity or a cost between two of its kinks, at every whole N.
public struct SteppedLine: Hashable, Sendable {
    /// An atom times an amount that is not zero.
    public struct Step: Hashable, Sendable {
        public let unit: Rational
        public let atom: SteppedAtom
    }

    public var intercept: Rational
    public var slope: Rational
    /// No two of them have the same atom.
    public var steps: [Step]

    public init(intercept: Rational, slope: Rational = 0, steps: [Step] = []) {
        self.intercept = intercept
        self.slope = slope
        self.steps = steps
    }

    init(_ line: Line) { self.init(intercept: line.intercept, slope: line.slope) }

    /// One atom, or the plain line that its inside is.
    init(_ atom: SteppedAtom) { self.init(intercept: 0, steps: [Step(unit: 1, atom: atom)]) }

    public func value(at requests: Int) -> Rational {
        var value = slope.isZero ? intercept : intercept + slope * Rational(requests)
        for step in steps { value += step.unit * step.atom.value(at: requests) }
        return value
    }

    /// Whether it is certain never to fall.
    public var isRising: Bool {
        slope.signum >= 0 && steps.allSatisfy { $0.unit.signum > 0 && $0.atom.isRising }
    }

    /// The rise per request around a volume, on average over the steps.
    public func averageSlope(at requests: Int) -> Rational {
        steps.reduce(slope) { $0 + $1.unit * $1.atom.averageSlope(at: requests) }
    }

    func scaled(by factor: Rational) -> SteppedLine {
        if factor.isZero { return SteppedLine(intercept: 0) }
        if factor == .one { return self }
        return SteppedLine(
            intercept: intercept * factor, slope: slope * factor,
            steps: steps.isEmpty ? [] : steps.map { Step(unit: $0.unit * factor, atom: $0.atom) })
    }

    /// The sum; equal atoms become one.
    ///
    /// - Complexity: O(n) in the steps where both have the same in one order, else O(n²).
    static func += (left: inout SteppedLine, right: SteppedLine) {
        if !right.intercept.isZero { left.intercept += right.intercept }
        if !right.slope.isZero { left.slope += right.slope }
        var next = 0
        for step in right.steps {
            // Most sums are of lines with the same atoms in the same order.
            let isNext = next < left.steps.count && left.steps[next].atom == step.atom
            guard let same = isNext ? next : left.steps.firstIndex(where: { $0.atom == step.atom }) else {
                left.steps.append(step)
                continue
            }
            let unit = left.steps[same].unit + step.unit
            next = unit.isZero ? same : same + 1
            if unit.isZero { left.steps.remove(at: same) } else { left.steps[same] = Step(unit: unit, atom: step.atom) }
        }
    }

    static func + (left: SteppedLine, right: SteppedLine) -> SteppedLine {
        var sum = left
        sum += right
        return sum
    }

    static func - (left: SteppedLine, right: SteppedLine) -> SteppedLine {
        left
            + SteppedLine(
                intercept: -right.intercept, slope: -right.slope,
                steps: right.steps.isEmpty ? [] : right.steps.map { Step(unit: -$0.unit, atom: $0.atom) })
    }

    /// Rounded up to a multiple of a positive amount.
    func roundedUp(toMultipleOf unit: Rational) -> SteppedLine {
        scaled(by: .one / unit).roundedUpToWhole.scaled(by: unit)
    }

    /// Rounded up to a whole number at every N.
    ///
    /// What is whole anyway, of the intercept, of the slope and of the units, stays outside the new atom:
    /// `⌈5.3 + 2.25·N⌉ = 6 + 2·N + ⌈-0.7 + 0.25·N⌉`.
    var roundedUpToWhole: SteppedLine {
        let wholeSlope = slope.roundedDownToWhole
        let restSlope = slope - wholeSlope
        var outside: [Step] = []
        var inside: [Step] = []
        for step in steps {
            let whole = step.unit.roundedDownToWhole
            if !whole.isZero { outside.append(Step(unit: whole, atom: step.atom)) }
            let rest = step.unit - whole
            if !rest.isZero { inside.append(Step(unit: rest, atom: step.atom)) }
        }
        // Between two multiples of the grid nothing happens at whole N, so the phase moves up to the grid.
        let grid = SteppedLine(intercept: 0, slope: restSlope, steps: inside).commonDenominator()
        let onGrid = grid == .one ? intercept.roundedUpToWhole : (intercept * grid).roundedUpToWhole / grid
        let wholeIntercept = onGrid.roundedUpToWhole
        let phase = onGrid - wholeIntercept
        let line = SteppedLine(intercept: wholeIntercept, slope: wholeSlope, steps: outside)
        if restSlope.isZero, inside.isEmpty { return line }
        // ⌈(a + ⌈x⌉)/n⌉ = ⌈(a + x)/n⌉ for whole a and n.
        if restSlope.isZero, inside.count == 1, let only = inside.first, only.unit * grid == .one, only.atom.isPlain {
            let merged = SteppedLine(
                intercept: phase + only.unit * only.atom.inside.intercept,
                slope: only.unit * only.atom.inside.slope)
            return line + merged.roundedUpToWhole
        }
        let rest = SteppedLine(intercept: phase, slope: restSlope, steps: inside)
        return line + SteppedLine(SteppedAtom(.roundedUp, rest))
    }

    /// The least multiple of a whole number that makes all its amounts whole.
    public func commonDenominator(with other: Rational = .one) -> Rational {
        steps.reduce(
            other.leastCommonMultiple(with: intercept.wholeDenominator)
                .leastCommonMultiple(with: slope.wholeDenominator)
        ) { $0.leastCommonMultiple(with: $1.unit.wholeDenominator) }
    }
}

extension Rational {
    /// The smallest whole number that is not below the value.
    public var roundedUpToWhole: Rational {
        guard let (numerator, denominator) = smallTerms else { return Rational(ceiling) }
        if denominator == 1 { return self }
        let quotient = numerator / denominator
        return Rational(numerator > 0 ? quotient + 1 : quotient)
    }

    /// The largest whole number that is not above the value.
    var roundedDownToWhole: Rational { -((-self).roundedUpToWhole) }

    /// The denominator as a whole number.
    var wholeDenominator: Rational {
        if let terms = smallTerms { Rational(terms.denominator) } else { Rational(denominator) }
    }

    /// The least common multiple of two positive whole numbers.
    public func leastCommonMultiple(with other: Rational) -> Rational {
        if let (own, _) = smallTerms, let (others, _) = other.smallTerms,
            let common = own.leastCommonMultiple(with: others)
        {
            return Rational(common)
        }
        return other * Rational((self / other).numerator)
    }
}
