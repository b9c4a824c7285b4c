import ExactMath

/// A staircase prepared for counting without a division: `⌊(offset + rise·N + Σ weight·inner(N)) / 2^128⌋`.
///
/// Each factor is the exact fraction times 2^128, rounded up. The exact position is a multiple of 1/C, C the common
/// denominator, so the sum of the roundings cannot lift it to the next whole number while it stays below 1/C. That is
/// checked for all volumes when the staircase is prepared.
package struct FixedPointStaircase: Sendable {
    /// One staircase within another one; it has none itself.
    package struct Inner: Sendable {
        @usableFromInline let weight: UInt128
        @usableFromInline let offset: UInt128
        @usableFromInline let rise: UInt128
    }

    @usableFromInline let offset: UInt128
    @usableFromInline let rise: UInt128
    /// Where this staircase's inner ones stand in the list that the caller keeps.
    @usableFromInline let firstInner: Int
    @usableFromInline let endOfInner: Int

    /// The staircase that never leaves 0.
    package init() { (offset, rise, firstInner, endOfInner) = (0, 0, 0, 0) }

    /// Prepares a staircase and appends its inner ones to the list; nil where 128 bits are too few.
    package init?(_ staircase: Staircase, inner list: inout [Inner]) {
        guard
            let parts = Self.denominator(of: staircase),
            let offset = Self.offset(of: staircase, parts: parts),
            let rise = Self.fixedPoint(staircase.slope, parts: parts),
            Self.isExact(parts: parts, terms: 1 + staircase.inner.count)
        else { return nil }
        var inner: [Inner] = []
        for step in staircase.inner {
            guard
                step.staircase.inner.isEmpty,
                let weight = Self.fixedPoint(step.unit, parts: parts),
                let innerParts = Self.denominator(of: step.staircase),
                let innerOffset = Self.offset(of: step.staircase, parts: innerParts),
                let innerRise = Self.fixedPoint(step.staircase.slope, parts: innerParts),
                Self.isExact(parts: innerParts, terms: 1)
            else { return nil }
            inner.append(Inner(weight: weight, offset: innerOffset, rise: innerRise))
        }
        self.offset = offset
        self.rise = rise
        firstInner = list.count
        list += inner
        endOfInner = list.count
    }

    private static func denominator(of staircase: Staircase) -> UInt128? {
        var common: Int128? = staircase.slope.smallTerms?.denominator
        for step in staircase.inner {
            guard let denominator = step.unit.smallTerms?.denominator else { return nil }
            common = common?.leastCommonMultiple(with: denominator)
        }
        return common?.magnitude
    }

    /// Whether the roundings of an offset and of this many products stay below 1/C at every volume.
    static func isExact(parts: UInt128, terms: Int) -> Bool {
        let roundings = UInt128(CostCurve.volumes.upperBound + 1) * UInt128(terms) + 1
        // A staircase of slope below 1 is at most as high as N is, rounded up.
        return terms < 1_000 && !parts.multipliedReportingOverflow(by: roundings).overflow
    }

    /// ⌈x⌉ of a multiple x of 1/C is ⌊x + 1 - 1/C⌋; the phase is above -1, so the sum is 0 or more.
    private static func offset(of staircase: Staircase, parts: UInt128) -> UInt128? {
        guard let (numerator, denominator) = staircase.phase.smallTerms, denominator > 0,
            let whole = Int128(exactly: parts)
        else { return nil }
        return ratio(UInt128(whole + numerator * (whole / denominator) - 1), over: parts)
    }

    static func fixedPoint(_ fraction: Rational, parts: UInt128) -> UInt128? {
        guard let (numerator, denominator) = fraction.smallTerms, numerator >= 0 else { return nil }
        return ratio(UInt128(numerator) * (parts / UInt128(denominator)), over: parts)
    }

    /// `numerator / parts · 2^128` rounded up, for a fraction below 1.
    private static func ratio(_ numerator: UInt128, over parts: UInt128) -> UInt128? {
        guard numerator < parts else { return nil }
        let quotient: UInt128
        let isWhole: Bool
        if let divisor = UInt64(exactly: parts) {
            let (high, rest) = divisor.dividingFullWidth((UInt64(truncatingIfNeeded: numerator), 0))
            let (low, remainder) = divisor.dividingFullWidth((rest, 0))
            (quotient, isWhole) = (UInt128(high) << 64 | UInt128(low), remainder == 0)
        } else {
            let (full, remainder) = parts.dividingFullWidth((numerator, 0))
            (quotient, isWhole) = (full, remainder == 0)
        }
        return isWhole ? quotient : quotient + 1
    }

    /// Whether it has no inner staircases, so that `height(at:)` is all there is.
    @inlinable @inline(__always)
    package var isPlain: Bool { firstInner == endOfInner }

    /// The exact height at this many requests of a staircase that has no inner ones.
    @inlinable @inline(__always)
    package func height(at requests: Int) -> Int {
        let (low, high) = Self.product(rise, UInt128(UInt64(truncatingIfNeeded: requests)), plus: offset)
        return Int(truncatingIfNeeded: Self.whole(low, high))
    }

    /// The exact height at this many requests.
    @inlinable
    package func height(at requests: Int, inner list: [Inner]) -> Int {
        let volume = UInt128(UInt64(truncatingIfNeeded: requests))
        var (low, high) = Self.product(rise, volume, plus: offset)
        if firstInner < endOfInner {
            for index in firstInner..<endOfInner {
                let step = list[index]
                let (innerLow, innerHigh) = Self.product(step.rise, volume, plus: step.offset)
                let count = Self.whole(innerLow, innerHigh)
                let (partLow, partHigh) = Self.product(step.weight, count, plus: 0)
                low &+= partLow
                high &+= partHigh
            }
        }
        return Int(truncatingIfNeeded: Self.whole(low, high))
    }

    /// The product of a 128-bit fraction and a volume, in two parts that overlap by 64 bits.
    @inlinable @inline(__always)
    package static func product(_ factor: UInt128, _ volume: UInt128, plus offset: UInt128) -> (
        low: UInt128, high: UInt128
    ) {
        let mask = UInt128(UInt64.max)
        return ((factor & mask) &* volume &+ (offset & mask), (factor >> 64) &* volume &+ (offset >> 64))
    }

    @inlinable @inline(__always)
    package static func whole(_ low: UInt128, _ high: UInt128) -> UInt128 { (high &+ (low >> 64)) >> 64 }
}
