import ExactMath

/// What a whole linear function of a point ranges over in a `SlabRegion`, as far as the slabs of its axes tell: some
/// multiple of the point's place along the length, and something between two bounds.
///
/// Kept in fractions of 2^40 that are rounded outwards, so that the range is at most a little too wide.
struct SlabCoordinate {
    /// At most this much for each unit of length, and at least one fraction less.
    private let rise: Int128
    private let low: Int128
    private let high: Int128

    private static var fractionBits: Int128 { 40 }
    private static var one: Rational { Rational(Int128(1) << fractionBits) }

    /// - Parameters:
    ///   - row: the function's coefficients.
    ///   - frame: the slabs of the axes, the first one along the length.
    /// - Returns: nil where 128 bits do not hold the numbers.
    init?(_ row: [Int128], in frame: [SlabRegion.Slab]) {
        let shares = Self.shares(of: row, in: frame)
        var (low, high) = (Rational.zero, Rational.zero)
        for (share, slab) in zip(shares, frame).dropFirst() {
            let ends = (share * Rational(slab.low), share * Rational(slab.high))
            low += min(ends.0, ends.1)
            high += max(ends.0, ends.1)
        }
        guard
            let rise = (shares[0] * Self.one).ceiling.asInt128, rise.magnitude < 1 << 60,
            let least = (low * Self.one).floor.asInt128, least.magnitude < 1 << 101,
            let most = (high * Self.one).ceiling.asInt128, most.magnitude < 1 << 101
        else { return nil }
        (self.rise, self.low, self.high) = (rise, least, most)
    }

    /// How far a function ranges over the region, one part for each slab of the frame, for a `ThinBasis`.
    static func extent(of row: [Int128], in frame: [SlabRegion.Slab]) -> [Int128]? {
        let parts = zip(shares(of: row, in: frame), frame).map { share, slab in
            // Nothing is so thin that it could be multiplied at will.
            (share * Rational(slab.high - slab.low + 1) * Rational(1 << 20)).ceiling.asInt128
        }
        guard parts.allSatisfy({ $0.map { $0.magnitude < 1 << 62 } ?? false }) else { return nil }
        return parts.compactMap { $0 }
    }

    /// The function as a sum of multiples of the frame's functions.
    private static func shares(of row: [Int128], in frame: [SlabRegion.Slab]) -> [Rational] {
        var rest = row.map { Rational($0) }
        var shares = rest
        for index in frame.indices.reversed() {
            let coefficients = frame[index].coefficients
            shares[index] = rest[index].divided(by: Rational(coefficients[index])) ?? 0
            for place in 0..<index where coefficients[place] != 0 {
                rest[place] -= shares[index] * Rational(coefficients[place])
            }
        }
        return shares
    }

    /// The values over a part of the length, from 0 on.
    func values(over length: ClosedRange<Int>) -> Range<Int> {
        let (from, through) = (Int128(length.lowerBound), Int128(length.upperBound))
        let least = min((rise - 1) * from, (rise - 1) * through) + low
        let most = max(rise * from, rise * through) + high
        let first = Int(truncatingIfNeeded: (least - 1) >> Self.fractionBits) + 1
        return first..<max(first, Int(truncatingIfNeeded: most >> Self.fractionBits) + 1)
    }

    /// The part of the length over which the function may have a value; nil where it cannot.
    func length(at value: Int, within length: ClosedRange<Int>) -> ClosedRange<Int>? {
        let fractions = Int128(value) << Self.fractionBits
        // rise' · length lies between these, for some rise' between rise - 1 and rise.
        let (least, most) = rise > 1 ? (fractions - high, fractions - low) : (low - fractions, high - fractions)
        let (flattest, steepest) = rise > 1 ? (rise - 1, rise) : (-rise, 1 - rise)
        guard flattest > 0 else { return length }
        let first = least.flooredQuotientAndRest(dividingBy: least < 0 ? flattest : steepest).quotient
        let last = most.flooredQuotientAndRest(dividingBy: most < 0 ? steepest : flattest).quotient
        let (from, through) = (max(first, Int128(length.lowerBound)), min(last, Int128(length.upperBound)))
        return from <= through ? Int(from)...Int(through) : nil
    }

    /// How many values there are over so much length, and over how much of it one value reaches.
    func valueCount(over length: Int) -> (values: Int, reach: Int) {
        let across = (high - low) >> Self.fractionBits + 1
        let along = (abs(rise) * Int128(length)) >> Self.fractionBits
        let reach = rise == 0 ? Int128(length) : (high - low) / abs(rise) + 1
        return (Int(clamping: across + along + 1), Int(clamping: reach))
    }
}
