import ExactMath

/// What compiled curves compute with: whole numbers of 128 bits over one denominator, or where these do not hold the
/// costs, exact fractions.
public protocol CurveAmount: AdditiveArithmetic, Comparable, Sendable {
    /// What is thrown where numbers do not fit.
    associatedtype Misfit: Error

    init(_ count: Int)

    /// The least multiple of another number that makes a value whole; 1 where fractions are computed with.
    static func denominator(of value: Rational, with other: Int128) throws(Misfit) -> Int128

    /// A value times a denominator, a multiple of its own. So many times its size are added to that of a sum, which is not
    /// to reach 2^120.
    static func scaled(
        _ value: Rational, by denominator: Int128, times most: UInt128, _ size: inout UInt128
    ) throws(Misfit) -> Self

    func times(_ other: Self) -> Self

    /// The quotient by a divisor of the number.
    static func / (value: Self, divisor: Self) -> Self

    /// `⌈value / divisor⌉` for a divisor above 0.
    func roundedUp(over divisor: Self) -> Self

    /// `⌊part · width / whole⌋` for part ≥ 0, whole > 0 and width ≥ 0, where it is a volume; one beyond all volumes
    /// becomes one outside of them.
    static func share(_ part: Self, of whole: Self, in width: Int) -> Int

    /// The value over a denominator.
    func fraction(over denominator: Int128) -> Rational
}

/// 128 bits do not hold the numbers of some curves.
public struct CurvesTooFine: Error {}

extension Int128: CurveAmount {
    public static func denominator(of value: Rational, with other: Int128) throws(CurvesTooFine) -> Int128 {
        guard let own = value.smallTerms?.denominator else { throw CurvesTooFine() }
        if own == 1 || own == other { return other }
        guard let common = own.leastCommonMultiple(with: other) else { throw CurvesTooFine() }
        return common
    }

    public static func scaled(
        _ value: Rational, by denominator: Int128, times most: UInt128, _ size: inout UInt128
    ) throws(CurvesTooFine) -> Int128 {
        guard let (numerator, own) = value.smallTerms else { throw CurvesTooFine() }
        if numerator == 0 { return 0 }
        let factor = own == 1 ? denominator : own == denominator ? 1 : denominator / own
        let (product, isLarge) = numerator.multipliedReportingOverflow(by: factor)
        let (total, isLarger) = product.magnitude.multipliedReportingOverflow(by: most)
        guard !isLarge, !isLarger, total < 1 << 120 - size else { throw CurvesTooFine() }
        size += total
        return product
    }

    @inlinable @inline(__always)
    public func times(_ other: Int128) -> Int128 { self &* other }

    @inlinable
    public func roundedUp(over divisor: Int128) -> Int128 {
        let quotient = self / divisor
        return self > 0 && quotient &* divisor != self ? quotient + 1 : quotient
    }

    public static func share(_ part: Int128, of whole: Int128, in width: Int) -> Int {
        if part < Int128(1) << 85 { return Int(Swift.min(part &* Int128(width) / whole, 1 << 42)) }
        let product = part.magnitude.multipliedFullWidth(by: UInt128(UInt64(width)))
        return Int(Swift.min(whole.magnitude.dividingFullWidth(product).quotient, 1 << 42))
    }

    public func fraction(over denominator: Int128) -> Rational { Rational(self) / Rational(denominator) }
}

extension Rational: CurveAmount {
    public static func denominator(of value: Rational, with other: Int128) -> Int128 { 1 }

    public static func scaled(
        _ value: Rational, by denominator: Int128, times most: UInt128, _ size: inout UInt128
    ) -> Rational { value }

    public func times(_ other: Rational) -> Rational { self * other }
    public func roundedUp(over divisor: Rational) -> Rational { (self / divisor).roundedUpToWhole }

    public static func share(_ part: Rational, of whole: Rational, in width: Int) -> Int {
        (part * Rational(width) / whole).roundedDownToWhole.volume
    }

    public func fraction(over denominator: Int128) -> Rational { self / Rational(denominator) }
}
