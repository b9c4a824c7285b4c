import ExactMath

/// The whole numbers that the search computes with: costs times one common denominator.
protocol ScaledAmount: Comparable, Hashable, Sendable {
    static var zero: Self { get }
    static func + (left: Self, right: Self) -> Self
    static func - (left: Self, right: Self) -> Self
    static prefix func - (value: Self) -> Self

    init(_ value: Int)

    var fraction: Rational { get }

    /// The same number where it fits.
    var asInt128: Int128? { get }

    func times(_ count: Int) -> Self

    /// `⌊dividend / divisor⌋` for a dividend of 0 or more and a divisor above 0, where that is an `Int`.
    static func quotient(_ dividend: Self, by divisor: Self) -> Int

    /// `⌊part · width / whole⌋` for 0 ≤ part ≤ whole, whole > 0 and width ≥ 0.
    static func share(_ part: Self, of whole: Self, in width: Int) -> Int
}

extension Int128: ScaledAmount {
    var fraction: Rational { Rational(self) }

    var asInt128: Int128? { self }

    func times(_ count: Int) -> Int128 { self &* Int128(truncatingIfNeeded: count) }

    static func quotient(_ dividend: Int128, by divisor: Int128) -> Int { Int(truncatingIfNeeded: dividend / divisor) }

    static func share(_ part: Int128, of whole: Int128, in width: Int) -> Int {
        if part < Int128(1) << 85 { return Int(truncatingIfNeeded: part &* Int128(width) / whole) }
        let product = part.magnitude.multipliedFullWidth(by: UInt128(UInt64(width)))
        return Int(truncatingIfNeeded: whole.magnitude.dividingFullWidth(product).quotient)
    }
}

extension BigInt: ScaledAmount {
    var fraction: Rational { Rational(self) }

    func times(_ count: Int) -> BigInt { self * BigInt(count) }

    static func quotient(_ dividend: BigInt, by divisor: BigInt) -> Int {
        dividend.quotientAndRemainder(dividingBy: divisor)?.quotient.asInt ?? 0
    }

    static func share(_ part: BigInt, of whole: BigInt, in width: Int) -> Int {
        (part * BigInt(width)).quotientAndRemainder(dividingBy: whole)?.quotient.asInt ?? 0
    }
}
