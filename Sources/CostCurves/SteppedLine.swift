import ExactMath

/// `intercept + slope·N + Σ unit·staircase(N)`: any cost term between two of its kinks.
package struct SteppedLine: Hashable, Sendable {
    package var intercept: Rational
    package var slope: Rational
    package var steps: [Staircase.Step]

    init(intercept: Rational, slope: Rational = 0, steps: [Staircase.Step] = []) {
        self.intercept = intercept
        self.slope = slope
        self.steps = steps
    }

    func scaled(by factor: Rational) -> SteppedLine {
        guard !factor.isZero else { return SteppedLine(intercept: 0) }
        if steps.isEmpty { return SteppedLine(intercept: intercept * factor, slope: slope * factor) }
        return SteppedLine(
            intercept: intercept * factor, slope: slope * factor,
            steps: steps.map { Staircase.Step(unit: $0.unit * factor, staircase: $0.staircase) })
    }

    /// The sum; equal staircases become one.
    static func + (left: SteppedLine, right: SteppedLine) -> SteppedLine {
        var steps = left.steps
        for step in right.steps {
            if let same = steps.firstIndex(where: { $0.staircase == step.staircase }) {
                steps[same] = Staircase.Step(unit: steps[same].unit + step.unit, staircase: step.staircase)
            } else {
                steps.append(step)
            }
        }
        return SteppedLine(
            intercept: left.intercept + right.intercept, slope: left.slope + right.slope,
            steps: steps.filter { !$0.unit.isZero })
    }

    /// Rounded up to a multiple of a positive amount.
    func roundedUp(toMultipleOf unit: Rational) -> SteppedLine {
        guard let count = unit.reciprocal.map(scaled(by:)) else { return self }
        return count.roundedUpToWhole.scaled(by: unit)
    }

    /// Rounded up to a whole number at every N.
    ///
    /// What is whole anyway, of the intercept, of the slope and of the units, stays outside the new staircase:
    /// `⌈5.3 + 2.25·N⌉ = 6 + 2·N + ⌈-0.7 + 0.25·N⌉`.
    var roundedUpToWhole: SteppedLine {
        let wholeSlope = slope.roundedDownToWhole
        let restSlope = slope - wholeSlope
        var outside: [Staircase.Step] = []
        var inside: [Staircase.Step] = []
        for step in steps {
            let whole = step.unit.roundedDownToWhole
            if !whole.isZero { outside.append(.init(unit: whole, staircase: step.staircase)) }
            let rest = step.unit - whole
            if !rest.isZero { inside.append(.init(unit: rest, staircase: step.staircase)) }
        }
        // Between two multiples of the grid nothing happens at whole N, so the phase moves up to the grid.
        let grid = inside.reduce(restSlope.wholeDenominator) {
            $0.leastCommonMultiple(with: $1.unit.wholeDenominator)
        }
        let onGrid = grid == .one ? intercept.roundedUpToWhole : intercept.roundedUp(toFractionsOf: grid)
        let wholeIntercept = onGrid.roundedUpToWhole
        let phase = onGrid - wholeIntercept
        let line = SteppedLine(intercept: wholeIntercept, slope: wholeSlope, steps: outside)
        if restSlope.isZero, inside.isEmpty { return line }
        // ⌈(a + ⌈x⌉)/n⌉ = ⌈(a + x)/n⌉ for whole a and n.
        if restSlope.isZero, inside.count == 1, let only = inside.first, only.unit * grid == .one,
            only.staircase.inner.isEmpty
        {
            let merged = SteppedLine(
                intercept: phase + only.unit * only.staircase.phase, slope: only.unit * only.staircase.slope)
            return line + merged.roundedUpToWhole
        }
        let staircase = Staircase(phase: phase, slope: restSlope, inner: inside)
        return line + SteppedLine(intercept: 0, steps: [.init(unit: 1, staircase: staircase)])
    }
}

extension Rational {
    /// Rounded up to a multiple of 1 over a whole number.
    fileprivate func roundedUp(toFractionsOf parts: Rational) -> Rational {
        guard let part = parts.reciprocal else { return self }
        return (self * parts).roundedUpToWhole * part
    }
}
