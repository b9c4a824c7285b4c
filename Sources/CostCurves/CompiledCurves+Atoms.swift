import ExactMath

/// Atoms, each prepared once and then known by its position.
extension CompiledCurves {
    public struct Atom: Sendable {
        public let exact: SteppedAtom
        /// What it rounds or cuts, times `divisor`; nothing where it is a staircase of even treads.
        let inside: Line
        let divisor: Int128
        /// A bound on its size at all volumes.
        let top: UInt128

        func result(of inside: Amount) -> Amount {
            exact.rule == .roundedUp ? inside.roundedUp(over: divisor) : max(.zero, inside)
        }
    }

    /// The atom as a staircase of even treads, for which this is all there is to it; one that is none for other atoms.
    @inlinable @inline(__always)
    public func staircase(_ atom: Int) -> FixedPointStaircase { staircases[atom] }

    /// The exact value at this many requests, times an amount.
    @inlinable @inline(__always)
    public func value(of atom: Int, at requests: Int, times unit: Amount) -> Amount {
        let staircase = staircases[atom]
        return unit.times(
            staircase.isStaircase ? Amount(staircase.height(at: requests)) : compoundValue(of: atom, at: requests))
    }

    @_specialize(where Amount == Int128)
    @inline(never) @usableFromInline
    func compoundValue(of atom: Int, at requests: Int) -> Amount {
        atoms[atom].result(of: value(of: atoms[atom].inside, at: requests))
    }

    /// A bound on how far the atom is from the straight line between its values at two volumes, at the volumes between
    /// them: it is less than that, and on the line where it is zero.
    ///
    /// Where x lies within d of such a line, ⌈x⌉ lies less than d + 1 from one.
    @_specialize(where Amount == Int128)
    public func deviation(of atom: Int, from: Int, through: Int) -> Amount {
        let staircase = staircases[atom]
        if staircase.isStaircase {
            return staircase.height(at: from) == staircase.height(at: through) ? .zero : Amount(1)
        }
        let compound = atoms[atom]
        let (first, last) = (value(of: compound.inside, at: from), value(of: compound.inside, at: through))
        let (start, end) = (compound.result(of: first), compound.result(of: last))
        if compound.exact.isRising, start == end { return .zero }
        var slack = Amount.zero
        for step in steps[compound.inside.steps] {
            slack = slack + deviation(of: step, from: from, through: through)
        }
        let (least, most) = (min(first, last) - slack, max(first, last) + slack)
        switch compound.exact.rule {
        case .roundedUp:
            let isLevel = compound.result(of: least) == compound.result(of: most)
            return isLevel ? .zero : slack.roundedUp(over: compound.divisor) + Amount(1)
        case .positivePart:
            if least >= .zero { return slack }
            // Neither it nor the line is below 0, nor above the larger end and the slack.
            return most <= .zero ? .zero : max(start, end) + slack + Amount(1)
        }
    }

    /// The same of a step.
    public func deviation(of step: Step, from: Int, through: Int) -> Amount {
        let deviation = deviation(of: step.atom, from: from, through: through)
        return deviation == .zero ? .zero : deviation.times(step.unit < .zero ? -step.unit : step.unit)
    }
}
