import ExactMath

/// Atoms, each prepared once and then known by its position.
extension CompiledCurves {
    public struct Atom: Sendable {
        @usableFromInline let rule: SteppedAtom.Rule
        /// Whether it is a staircase of even treads.
        public let isPlain: Bool
        @usableFromInline let isRising: Bool
        /// What it rounds or cuts, times `divisor`.
        @usableFromInline let inside: Line
        @usableFromInline let divisor: Amount
        /// A bound on its size at all volumes.
        let size: UInt128

        @inlinable
        func result(of inside: Amount) -> Amount {
            rule == .roundedUp ? inside.roundedUp(over: divisor) : max(.zero, inside)
        }
    }

    /// The exact value at this many requests.
    @inlinable
    public func value(of atom: Int, at requests: Int) -> Amount {
        atoms[atom].result(of: value(of: atoms[atom].inside, at: requests))
    }

    /// A bound on how far the atom is from the straight line between its values at two volumes, at the volumes between
    /// them: it is less than that, and on the line where it is zero.
    ///
    /// Where x lies within d of such a line, ⌈x⌉ lies less than d + 1 from one.
    @inlinable
    public func deviation(of atom: Int, from: Int, through: Int) -> Amount {
        let atom = atoms[atom]
        let (first, last) = (value(of: atom.inside, at: from), value(of: atom.inside, at: through))
        let (start, end) = (atom.result(of: first), atom.result(of: last))
        if start == end, atom.isRising { return .zero }
        let slack = atom.inside.steps.reduce(.zero) { $0 + deviation(of: steps[$1], from: from, through: through) }
        let (least, most) = (min(first, last) - slack, max(first, last) + slack)
        switch atom.rule {
        case .roundedUp:
            let isLevel = atom.result(of: least) == atom.result(of: most)
            return isLevel ? .zero : slack.roundedUp(over: atom.divisor) + Amount(1)
        case .positivePart:
            if least >= .zero { return slack }
            // Neither it nor the line is below 0, nor above the larger end and the slack.
            return most <= .zero ? .zero : max(start, end) + slack + Amount(1)
        }
    }

    /// The same of a step.
    @inlinable
    public func deviation(of step: Step, from: Int, through: Int) -> Amount {
        let deviation = deviation(of: step.atom, from: from, through: through)
        return deviation == .zero ? .zero : deviation.times(max(step.unit, .zero - step.unit))
    }
}

extension CompiledCurves {
    /// The treads of a plain atom, one after the other: a Bresenham line.
    ///
    /// The last N that is not above a height is `⌊(height·divisor - intercept) / slope⌋`.
    public struct Treads: Sendable {
        /// The last volume of the tread.
        public var end: Int
        @usableFromInline var rest: Amount
        @usableFromInline let length: Int
        @usableFromInline let over: Amount
        @usableFromInline let rise: Amount

        @inlinable
        init(_ atom: Atom, height: Amount) {
            rise = atom.inside.slope
            let reach = height.times(atom.divisor) - atom.inside.intercept
            end = Amount.share(reach, of: rise, in: 1)
            rest = reach - rise.times(Amount(end))
            length = Amount.share(atom.divisor, of: rise, in: 1)
            over = atom.divisor - rise.times(Amount(length))
        }

        /// Goes on to the next tread.
        @inlinable
        public mutating func advance() {
            rest += over
            end += length
            guard rest >= rise else { return }
            rest -= rise
            end += 1
        }
    }

    /// The treads of a plain atom, from the one at this many requests on.
    @inlinable
    public func treads(of atom: Int, at requests: Int) -> Treads {
        Treads(atoms[atom], height: value(of: atom, at: requests))
    }
}

extension SteppedLine {
    /// What rounds up to the same height at every volume, for the inside of a plain atom whose slope has too many digits;
    /// itself where it does not climb from 0, or where 80 bits hold its slope.
    ///
    /// The slope becomes the smallest fraction from it on whose denominator is no larger than the largest volume. There is
    /// no fraction y/N between the two, so the whole numbers y from slope·N on are the same.
    var withFewerDigits: SteppedLine {
        guard intercept.isZero, slope.smallTerms.map({ $0.denominator >= 1 << 80 }) ?? true else { return self }
        let most = Rational(CostCurve.volumes.upperBound)
        return SteppedLine(intercept: 0, slope: slope.roundedUp(toDenominatorsUpTo: most))
    }
}
