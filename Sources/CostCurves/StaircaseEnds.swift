import ExactMath

/// Where the treads of a rising `⌈phase + slope·N⌉` end, without a division: the last N that is not above a height.
///
/// That N is `⌊(height - phase) / slope⌋`: a staircase over the heights, prepared as `FixedPointStaircase` is.
package struct StaircaseEnds: Sendable {
    @usableFromInline let start: Int
    @usableFromInline let tread: Int
    @usableFromInline let offset: UInt128
    @usableFromInline let rise: UInt128

    /// A volume beyond all that can be asked for.
    @usableFromInline static let beyond = 1 << 42

    /// Those of the staircase that never leaves 0.
    package init() { (start, tread, offset, rise) = (Self.beyond, 0, 0, 0) }

    /// Prepares the ends; nil where the slope is not positive or 128 bits are too few.
    package init?(phase: Rational, slope: Rational) {
        guard slope.signum > 0, let length = slope.reciprocal else { return nil }
        let first = -phase * length
        let (wholeFirst, wholeLength) = (first.roundedDownToWhole, length.roundedDownToWhole)
        let parts = first.wholeDenominator.leastCommonMultiple(with: length.wholeDenominator)
        guard
            let small = parts.smallTerms?.numerator,
            let offset = FixedPointStaircase.fixedPoint(first - wholeFirst, parts: UInt128(small)),
            let rise = FixedPointStaircase.fixedPoint(length - wholeLength, parts: UInt128(small)),
            FixedPointStaircase.isExact(parts: UInt128(small), terms: 1)
        else { return nil }
        start = wholeFirst.asInt.map { min($0, Self.beyond) } ?? Self.beyond
        tread = wholeLength.asInt.map { min($0, Self.beyond) } ?? Self.beyond
        self.offset = offset
        self.rise = rise
    }

    /// The last N at which the staircase is not above this height, or some N beyond all volumes.
    @inlinable @inline(__always)
    package func lastVolume(notAbove height: Int) -> Int {
        let (steps, overflow) = tread.multipliedReportingOverflow(by: height)
        guard !overflow, steps < Self.beyond else { return Self.beyond }
        let (low, high) = FixedPointStaircase.product(rise, UInt128(truncatingIfNeeded: height), plus: offset)
        return start &+ steps &+ Int(truncatingIfNeeded: FixedPointStaircase.whole(low, high))
    }
}
