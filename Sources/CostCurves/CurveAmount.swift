import ExactMath

/// What compiled curves compute with: whole numbers of 128 bits over one denominator, or where these do not hold the
/// costs, exact fractions.
public protocol CurveAmount: Comparable, Sendable {
    static var zero: Self { get }
    static func + (left: Self, right: Self) -> Self
    static func - (left: Self, right: Self) -> Self
    static prefix func - (value: Self) -> Self

    init(_ count: Int)

    /// The least multiple of another number that makes a value whole; 1 where fractions are computed with, and nil where
    /// it does not fit.
    static func denominator(of value: Rational, with other: Int128) -> Int128?

    /// A value times a denominator, a multiple of its own, where so many times the amount fit the room that is left for a
    /// sum, from which they are taken.
    static func scaled(_ value: Rational, by denominator: Int128, times most: UInt128, _ room: inout UInt128) -> Self?

    func times(_ other: Self) -> Self

    /// The quotient by a divisor of the number.
    func divided(exactlyBy count: Int) -> Self

    /// `⌈value / divisor⌉`
    func roundedUp(over divisor: Int128) -> Self

    /// `⌊part · width / whole⌋` for 0 ≤ part ≤ whole, whole > 0 and width ≥ 0.
    static func share(_ part: Self, of whole: Self, in width: Int) -> Int

    /// The value over a denominator.
    func fraction(over denominator: Int128) -> Rational
}

extension Int128: CurveAmount {
    public static func denominator(of value: Rational, with other: Int128) -> Int128? {
        guard let own = value.smallTerms?.denominator else { return nil }
        return own == 1 || own == other ? other : own.leastCommonMultiple(with: other)
    }

    public static func scaled(
        _ value: Rational, by denominator: Int128, times most: UInt128, _ room: inout UInt128
    ) -> Int128? {
        guard let (numerator, own) = value.smallTerms else { return nil }
        if numerator == 0 { return 0 }
        let factor = own == 1 ? denominator : own == denominator ? 1 : denominator / own
        let (product, isLarge) = numerator.multipliedReportingOverflow(by: factor)
        let (size, isLarger) = product.magnitude.multipliedReportingOverflow(by: most)
        guard !isLarge, !isLarger, size < room else { return nil }
        room -= size
        return product
    }

    @inlinable @inline(__always)
    public func times(_ other: Int128) -> Int128 { self &* other }

    public func divided(exactlyBy count: Int) -> Int128 { self / Int128(count) }

    public func roundedUp(over divisor: Int128) -> Int128 {
        let quotient: Int128
        if let value = Int64(exactly: self), let small = Int64(exactly: divisor) {
            quotient = Int128(value / small)
        } else {
            quotient = self / divisor
        }
        return self > 0 && quotient &* divisor != self ? quotient + 1 : quotient
    }

    public static func share(_ part: Int128, of whole: Int128, in width: Int) -> Int {
        if part < Int128(1) << 85 { return Int(truncatingIfNeeded: part &* Int128(width) / whole) }
        let product = part.magnitude.multipliedFullWidth(by: UInt128(UInt64(width)))
        return Int(truncatingIfNeeded: whole.magnitude.dividingFullWidth(product).quotient)
    }

    public func fraction(over denominator: Int128) -> Rational { Rational(self) / Rational(denominator) }
}

extension Rational: CurveAmount {
    public static func denominator(of value: Rational, with other: Int128) -> Int128? { 1 }

    public static func scaled(
        _ value: Rational, by denominator: Int128, times most: UInt128, _ room: inout UInt128
    ) -> Rational? { value }

    public func times(_ other: Rational) -> Rational { self * other }
    public func divided(exactlyBy count: Int) -> Rational { self / Rational(count) }
    public func roundedUp(over divisor: Int128) -> Rational { (self / Rational(divisor)).roundedUpToWhole }

    public static func share(_ part: Rational, of whole: Rational, in width: Int) -> Int {
        (part * Rational(width) / whole).volumeFromAbove
    }

    public func fraction(over denominator: Int128) -> Rational { self / Rational(denominator) }
}
