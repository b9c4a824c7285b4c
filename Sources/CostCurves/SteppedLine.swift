import ExactMath

/// `intercept + slope·N + Σ unit·atom(N)`: a quantity or a cost between two of its kinks, at every whole N.
public struct SteppedLine: Hashable, Sendable {
    /// An atom times an amount that is not zero.
    public struct Step: Hashable, Sendable {
        public let unit: Rational
        public let atom: SteppedAtom
    }

    public var intercept: Rational
    public var slope: Rational = 0
    /// No two of them have the same atom.
    public var steps: [Step] = []

    public func value(at requests: Int) -> Rational {
        var value = slope.isZero ? intercept : intercept + slope * Rational(requests)
        for step in steps { value += step.unit * step.atom.value(at: requests) }
        return value
    }

    var isConstant: Bool { slope.isZero && steps.isEmpty }

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

    /// Adds a line, or takes it away; equal atoms become one.
    ///
    /// - Complexity: O(n) in the steps where both have the same in one order, else O(n²).
    mutating func add(_ other: SteppedLine, negated: Bool = false) {
        func signed(_ amount: Rational) -> Rational { negated ? -amount : amount }
        if !other.intercept.isZero { intercept += signed(other.intercept) }
        if !other.slope.isZero { slope += signed(other.slope) }
        var next = 0
        for step in other.steps {
            // Most sums are of lines with the same atoms in the same order.
            let isNext = next < steps.count && steps[next].atom == step.atom
            guard let same = isNext ? next : steps.firstIndex(where: { $0.atom == step.atom }) else {
                steps.append(Step(unit: signed(step.unit), atom: step.atom))
                continue
            }
            let unit = steps[same].unit + signed(step.unit)
            next = unit.isZero ? same : same + 1
            if unit.isZero { steps.remove(at: same) } else { steps[same] = Step(unit: unit, atom: step.atom) }
        }
    }

    static func + (left: SteppedLine, right: SteppedLine) -> SteppedLine {
        var sum = left
        sum.add(right)
        return sum
    }

    static func + (left: SteppedLine, constant: Rational) -> SteppedLine {
        if constant.isZero { return left }
        return SteppedLine(intercept: left.intercept + constant, slope: left.slope, steps: left.steps)
    }

    /// Rounded up to a whole number at every N.
    ///
    /// What is whole anyway, of the intercept, of the slope and of the units, stays outside the new atom:
    /// `⌈5.3 + 2.25·N⌉ = 6 + 2·N + ⌈-0.7 + 0.25·N⌉`.
    var roundedUpToWhole: SteppedLine {
        var line = SteppedLine(intercept: 0, slope: slope.roundedDownToWhole)
        var inside = SteppedLine(intercept: 0, slope: slope - line.slope)
        for step in steps {
            let whole = step.unit.roundedDownToWhole
            if !whole.isZero { line.steps.append(Step(unit: whole, atom: step.atom)) }
            if !step.unit.isWhole { inside.steps.append(Step(unit: step.unit - whole, atom: step.atom)) }
        }
        // Between two multiples of what makes the inside whole nothing happens at whole N, so the phase moves up to one.
        let onGrid =
            intercept.isWhole ? intercept : intercept.roundedUp(toMultipleOf: .one / inside.commonDenominator())
        line.intercept = onGrid.roundedUpToWhole
        if inside.isConstant { return line }
        inside.intercept = onGrid.isWhole ? 0 : onGrid - line.intercept
        // ⌈(a + ⌈x⌉)/n⌉ = ⌈(a + x)/n⌉ for whole a and n.
        if inside.slope.isZero, inside.steps.count == 1, let only = inside.steps.first, only.atom.isPlain,
            only.unit * only.unit.wholeDenominator == .one
        {
            return line
                + (only.atom.inside.scaled(by: only.unit) + inside.intercept).roundedUpToWhole
        }
        return line + SteppedLine(SteppedAtom(.roundedUp, inside))
    }

    /// The least whole number that makes all its amounts whole.
    func commonDenominator() -> Rational {
        steps.reduce(intercept.wholeDenominator.leastCommonMultiple(with: slope.wholeDenominator)) {
            $0.leastCommonMultiple(with: $1.unit.wholeDenominator)
        }
    }
}
