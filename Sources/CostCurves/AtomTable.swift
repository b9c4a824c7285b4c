import ExactMath

/// Different atoms, each prepared once and then known by its position.
public struct AtomTable<Amount: CurveAmount>: Sendable {
    /// An atom that is no staircase of even treads.
    private struct Compound: Sendable {
        let rule: SteppedAtom.Rule
        let intercept: Amount
        let slope: Amount
        /// What the intercept, the slope and the weights are over.
        let divisor: Int128
        let parts: Range<Int>
    }

    /// For each atom its staircase, or one that is none.
    @usableFromInline private(set) var staircases: [FixedPointStaircase] = []
    /// For each atom its place among the compounds; -1 for a staircase.
    private var places: [Int] = []
    private var compounds: [Compound] = []
    private var parts: [(atom: Int, weight: Amount)] = []
    /// For each atom a bound on its size at all volumes.
    private(set) var tops: [UInt128] = []
    public private(set) var exact: [SteppedAtom] = []
    private var positions: [SteppedAtom: Int] = [:]

    init() {
        staircases.reserveCapacity(8)
        exact.reserveCapacity(8)
        tops.reserveCapacity(8)
        places.reserveCapacity(8)
    }

    /// What a sum may be in size, so that a hundred such sums fit 128 bits.
    static var room: UInt128 { 1 << 120 }

    /// The position of an atom, which is added where it is new; nil where 128 bits do not hold its numbers.
    mutating func position(of atom: SteppedAtom) -> Int? {
        // A hash costs more than a look at a few.
        if let known = exact.prefix(8).firstIndex(of: atom) ?? positions[atom] { return known }
        let staircase = atom.isPlain ? FixedPointStaircase(atom.inside) : nil
        if staircase == nil {
            guard let (compound, top) = compound(atom) else { return nil }
            compounds.append(compound)
            tops.append(top)
        } else {
            tops.append(UInt128(CostCurve.volumes.upperBound) + 1)
        }
        staircases.append(staircase ?? FixedPointStaircase())
        places.append(staircase == nil ? compounds.count - 1 : -1)
        if exact.count >= 8 { positions[atom] = exact.count }
        exact.append(atom)
        return exact.count - 1
    }

    private mutating func compound(_ atom: SteppedAtom) -> (Compound, top: UInt128)? {
        let inside = atom.inside
        var own: [(atom: Int, weight: Amount)] = []
        var room = Self.room
        guard let divisor = Amount.denominator(of: inside, with: 1),
            let intercept = Amount.scaled(inside.intercept, by: divisor), intercept.fits(times: 1, &room),
            let slope = Amount.scaled(inside.slope, by: divisor),
            slope.fits(times: UInt128(CostCurve.volumes.upperBound), &room)
        else { return nil }
        for step in inside.steps {
            guard let inner = position(of: step.atom),
                let weight = Amount.scaled(step.unit, by: divisor), weight.fits(times: tops[inner], &room)
            else { return nil }
            own.append((inner, weight))
        }
        let first = parts.count
        parts += own
        let compound = Compound(
            rule: atom.rule, intercept: intercept, slope: slope, divisor: divisor, parts: first..<parts.count)
        let top = Self.room - room
        return (compound, atom.rule == .roundedUp ? top / divisor.magnitude + 1 : top)
    }

    /// Whether the atom is a staircase of even treads, for which `staircase` is all there is to it.
    @inlinable @inline(__always)
    public func isStaircase(_ atom: Int) -> Bool { staircases[atom].isStaircase }

    @inlinable public func staircase(_ atom: Int) -> FixedPointStaircase { staircases[atom] }

    /// The exact value at this many requests, times an amount.
    @inlinable @inline(__always)
    public func value(of atom: Int, at requests: Int, times unit: Amount) -> Amount {
        let staircase = staircases[atom]
        return staircase.isStaircase ? unit.times(staircase.height(at: requests)) : compound(atom, requests, unit)
    }

    @_specialize(where Amount == Int128)
    @inline(never) @usableFromInline
    func compound(_ atom: Int, _ requests: Int, _ unit: Amount) -> Amount {
        let compound = compounds[places[atom]]
        return unit.times(result(of: compound, inside(compound, at: requests)))
    }

    private func inside(_ compound: Compound, at requests: Int) -> Amount {
        var value = compound.intercept + compound.slope.times(requests)
        for index in compound.parts {
            value = value + self.value(of: parts[index].atom, at: requests, times: parts[index].weight)
        }
        return value
    }

    private func result(of compound: Compound, _ inside: Amount) -> Amount {
        switch compound.rule {
        case .roundedUp: inside.roundedUp(over: compound.divisor)
        case .positivePart: max(.zero, inside)
        }
    }

    /// A bound on how far the atom is from the straight line between its values at two volumes, at the volumes between
    /// them: it is less than that, and on the line where it is zero.
    ///
    /// Where x lies within d of such a line, ⌈x⌉ lies less than d + 1 from one.
    @_specialize(where Amount == Int128)
    public func deviation(of atom: Int, from: Int, through: Int) -> Amount {
        if isStaircase(atom) {
            let staircase = staircases[atom]
            return staircase.height(at: from) == staircase.height(at: through) ? .zero : Amount(1)
        }
        let compound = compounds[places[atom]]
        let (first, last) = (inside(compound, at: from), inside(compound, at: through))
        let (start, end) = (result(of: compound, first), result(of: compound, last))
        if exact[atom].isRising, start == end { return .zero }
        var slack = Amount.zero
        for index in compound.parts {
            let (part, weight) = parts[index]
            let own = deviation(of: part, from: from, through: through)
            if own != .zero { slack = slack + own.times(weight < .zero ? -weight : weight) }
        }
        let (least, most) = (min(first, last) - slack, max(first, last) + slack)
        switch compound.rule {
        case .roundedUp:
            let isLevel = result(of: compound, least) == result(of: compound, most)
            return isLevel ? .zero : slack.roundedUp(over: compound.divisor) + Amount(1)
        case .positivePart:
            if least >= .zero { return slack }
            // Neither it nor the line is below 0, nor above the larger end and the slack.
            return most <= .zero ? .zero : max(start, end) + slack + Amount(1)
        }
    }
}
