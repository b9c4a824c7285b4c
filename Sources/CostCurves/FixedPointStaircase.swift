import ExactMath

/// `⌈(phase + rise·N)/run⌉` prepared for counting without a division: `⌊(offset + rate·N) / 2^128⌋`.
///
/// Each factor is the exact fraction times 2^128, rounded up. The exact position is a multiple of 1/run, so the sum of the
/// roundings cannot lift it to the next whole number while it stays below 1/run. That is checked for all volumes when the
/// staircase is prepared.
public struct FixedPointStaircase: Sendable {
    @usableFromInline let offset: UInt128
    @usableFromInline let rate: UInt128
    /// In (-run, 0].
    private let phase: Int128
    /// In [1, run); 0 where this is no staircase.
    private let rise: Int128
    private let run: Int128

    /// What stands where there is no staircase of even treads.
    init() { (offset, rate, phase, rise, run) = (0, 0, 0, 0, 0) }

    /// Prepares `⌈inside⌉` of a plain atom; nil where 128 bits are too few.
    init?(_ inside: SteppedLine) {
        guard let (phase, rise, run) = Self.terms(inside) ?? Self.roundedTerms(inside) else { return nil }
        // ⌈x⌉ of a multiple x of 1/run is ⌊x + 1 - 1/run⌋; the phase is above -run, so the sum is 0 or more.
        offset = Self.fraction((phase + run - 1).magnitude, of: run.magnitude)
        rate = Self.fraction(rise.magnitude, of: run.magnitude)
        (self.phase, self.rise, self.run) = (phase, rise, run)
    }

    private static func terms(_ inside: SteppedLine) -> (phase: Int128, rise: Int128, run: Int128)? {
        let roundings = UInt128(CostCurve.volumes.upperBound + 3)
        guard let (rise, run) = inside.slope.smallTerms, let (above, parts) = inside.intercept.smallTerms,
            !run.magnitude.multipliedReportingOverflow(by: roundings).overflow
        else { return nil }
        return (above * (run / parts), rise, run)
    }

    /// The terms of a staircase of the same height at every volume, for one whose slope has too many digits; nil where it
    /// does not climb from 0.
    ///
    /// The slope becomes the smallest fraction from it on whose denominator is no larger than the largest volume. There is
    /// no fraction y/N between the two, so the whole numbers y from slope·N on are the same.
    private static func roundedTerms(_ inside: SteppedLine) -> (phase: Int128, rise: Int128, run: Int128)? {
        guard inside.intercept.isZero else { return nil }
        let most = Rational(CostCurve.volumes.upperBound)
        // Neighbours in the Stern-Brocot tree around the slope; the upper one may be the slope itself.
        var (low, high) = ((rise: Rational.zero, run: Rational.one), (rise: Rational.one, run: Rational.one))
        while high.run + low.run <= most {
            let above = high.rise - inside.slope * high.run
            if above.isZero { break }
            let below = inside.slope * low.run - low.rise
            let down = min((above / below).roundedDownToWhole, ((most - high.run) / low.run).roundedDownToWhole)
            high = (high.rise + down * low.rise, high.run + down * low.run)
            let left = above - down * below
            if left.isZero { break }
            // The lower one stays below the slope.
            let up = (below / left).roundedUpToWhole - 1
            low = (low.rise + up * high.rise, low.run + up * high.run)
        }
        return terms(SteppedLine(intercept: 0, slope: high.rise / high.run))
    }

    /// `part / whole · 2^128` rounded up, for a part below the whole.
    private static func fraction(_ part: UInt128, of whole: UInt128) -> UInt128 {
        if let divisor = UInt64(exactly: whole) {
            let (high, rest) = divisor.dividingFullWidth((UInt64(truncatingIfNeeded: part), 0))
            let (low, remainder) = divisor.dividingFullWidth((rest, 0))
            return (UInt128(high) << 64 | UInt128(low)) + (remainder == 0 ? 0 : 1)
        }
        let (quotient, remainder) = whole.dividingFullWidth((part, 0))
        return quotient + (remainder == 0 ? 0 : 1)
    }

    /// Whether it is a staircase.
    @inlinable @inline(__always)
    public var isStaircase: Bool { rate != 0 }

    /// The exact height at this many requests.
    @inlinable @inline(__always)
    public func height(at requests: Int) -> Int {
        Int(truncatingIfNeeded: Self.product(rate, requests, plus: offset) >> 64)
    }

    /// The upper 128 bits of the product of a 128-bit fraction and a volume, and the sum; the lower 64 bits are lost.
    @inlinable @inline(__always)
    static func product(_ factor: UInt128, _ volume: Int, plus offset: UInt128) -> UInt128 {
        let mask = UInt128(UInt64.max)
        let volume = UInt128(UInt64(truncatingIfNeeded: volume))
        let low = (factor & mask) &* volume &+ (offset & mask)
        return (factor >> 64) &* volume &+ (offset >> 64) &+ (low >> 64)
    }

    /// The treads of a staircase, one after the other: a Bresenham line.
    ///
    /// The last N that is not above a height is `⌊(height·run - phase) / rise⌋`.
    public struct Treads: Sendable {
        /// The last volume of the tread.
        @inlinable public var end: Int { last }
        @usableFromInline var last: Int
        @usableFromInline var rest: UInt128
        @usableFromInline let length: Int
        @usableFromInline let over: UInt128
        @usableFromInline let rise: UInt128

        /// The tread at this many requests.
        public init(_ staircase: FixedPointStaircase, at requests: Int) {
            let (rise, run) = (staircase.rise.magnitude, staircase.run.magnitude)
            // A height is at most 10^12 + 1, and that many runs fit.
            let end = (UInt128(staircase.height(at: requests)) * run + staircase.phase.magnitude)
                .quotientAndRemainder(dividingBy: rise)
            let length = run.quotientAndRemainder(dividingBy: rise)
            func volume(_ count: UInt128) -> Int { Int(min(count, 1 << 42)) }
            (last, rest) = (volume(end.quotient), end.remainder)
            (self.length, over) = (volume(length.quotient), length.remainder)
            self.rise = rise
        }

        /// Goes on to the next tread.
        @inlinable @inline(__always)
        public mutating func advance() {
            rest &+= over
            last &+= length
            guard rest >= rise else { return }
            rest &-= rise
            last &+= 1
        }
    }
}
