extension Rational: Comparable {
    public static func < (left: Rational, right: Rational) -> Bool {
        if let (a, b) = left.wordTerms, let (c, d) = right.wordTerms {
            return b == d ? a < c : Int128(a) * Int128(d) < Int128(c) * Int128(b)
        }
        guard let (a, b) = left.smallTerms, let (c, d) = right.smallTerms else {
            return isLess(left, right)
        }
        if b == d { return a < c }
        if a.signum() != c.signum() { return a < c }
        // a·d < c·b in 256 bits; between negative numbers the smaller magnitude is the larger one.
        let one = a.magnitude.multipliedFullWidth(by: d.magnitude)
        let other = c.magnitude.multipliedFullWidth(by: b.magnitude)
        return a < 0 ? other < one : one < other
    }

    /// The same for numbers of any size, which mostly differ by their sign or in how many digits they have.
    private static func isLess(_ left: Rational, _ right: Rational) -> Bool {
        if left.signum != right.signum { return left.signum < right.signum }
        let (a, b, c, d) = (left.numerator, left.denominator, right.numerator, right.denominator)
        if b == d { return a < c }
        // A quotient of magnitudes is above 2^(difference of the bits - 1) and below 2^(that difference + 1).
        let (size, other) = (a.bitWidth - b.bitWidth, c.bitWidth - d.bitWidth)
        if abs(size - other) >= 2 { return (size < other) == (left.signum > 0) }
        // The leading bits of both products tell nearly all others apart: each is between these and those of one more.
        let shift = UInt128(max(0, size - other)), otherShift = UInt128(max(0, other - size))
        let (one, next) = (
            Self.product(a.leadingBits, d.leadingBits), Self.product(a.leadingBits + 1, d.leadingBits + 1)
        )
        let (two, last) = (
            Self.product(c.leadingBits, b.leadingBits), Self.product(c.leadingBits + 1, b.leadingBits + 1)
        )
        if next << shift <= two << otherShift { return left.signum > 0 }
        if last << otherShift <= one << shift { return left.signum < 0 }
        return a * d < c * b
    }

    /// The product of two numbers of 63 bits at most: one more bit, which a shift asks for, has room.
    private static func product(_ left: UInt64, _ right: UInt64) -> UInt128 { UInt128(left) * UInt128(right) }
}

extension Rational: AdditiveArithmetic {
    public static func + (left: Rational, right: Rational) -> Rational {
        if let (a, b) = left.wordTerms, let (c, d) = right.wordTerms { return sum(a, b, c, d) }
        if let (a, b) = left.smallTerms, let (c, d) = right.smallTerms, let sum = sum(a, b, c, d) { return sum }
        return sum(left.numerator, left.denominator, right.numerator, right.denominator)
    }

    /// a/b + c/d of any size with common divisors taken out first, which are of smaller numbers than those of the sum.
    private static func sum(_ a: BigInt, _ b: BigInt, _ c: BigInt, _ d: BigInt) -> Rational {
        let shared = b == d ? b : BigInt.greatestCommonDivisor(b, d)
        let (first, second) = (b / shared, d / shared)
        let numerator = a * second + c * first
        // Only a divisor of `shared` can still be common to both.
        let divisor = BigInt.greatestCommonDivisor(numerator, shared)
        return Rational(reduced: numerator / divisor, first * (d / divisor))
    }

    /// a/b + c/d, where every product of two terms fits 128 bits with room for the sum.
    private static func sum(_ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64) -> Rational {
        if b == 1, d == 1 { return Rational(reduced: Int128(a) + Int128(c), 1) }
        let shared = commonDivisor(b, d)
        let factor = shared == 1 ? d : d / shared
        let numerator = Int128(a) * Int128(factor) + Int128(c) * Int128(shared == 1 ? b : b / shared)
        let denominator = Int128(b) * Int128(factor)
        if shared == 1 { return Rational(reduced: numerator, denominator) }
        // Only a divisor of `shared` can still be common to both.
        let divisor = Int128(greatestCommonDivisor(numerator.magnitude, UInt128(shared)))
        return divisor == 1
            ? Rational(reduced: numerator, denominator)
            : Rational(reduced: numerator / divisor, denominator / divisor)
    }

    /// a/b + c/d with common divisors taken out first, or nil where a step leaves 128 bits.
    private static func sum(_ a: Int128, _ b: Int128, _ c: Int128, _ d: Int128) -> Rational? {
        let shared = Int128(greatestCommonDivisor(b.magnitude, d.magnitude))
        let (one, first) = a.multipliedReportingOverflow(by: d / shared)
        let (other, second) = c.multipliedReportingOverflow(by: b / shared)
        let (numerator, third) = one.addingReportingOverflow(other)
        let (denominator, fourth) = b.multipliedReportingOverflow(by: d / shared)
        guard !first, !second, !third, !fourth, numerator != .min else { return nil }
        let divisor = Int128(greatestCommonDivisor(numerator.magnitude, shared.magnitude))
        return Rational(reduced: numerator / divisor, denominator / divisor)
    }

    public static prefix func - (value: Rational) -> Rational {
        if let (numerator, denominator) = value.smallTerms { return Rational(reduced: -numerator, denominator) }
        return Rational(reduced: -value.numerator, value.denominator)
    }

    public static func - (left: Rational, right: Rational) -> Rational { left + -right }

    public static func * (left: Rational, right: Rational) -> Rational {
        if let (a, b) = left.wordTerms, let (c, d) = right.wordTerms {
            let (top, below) = reduced(a, d)
            let (otherTop, otherBelow) = reduced(c, b)
            return Rational(reduced: Int128(top) * Int128(otherTop), Int128(otherBelow) * Int128(below))
        }
        if let (a, b) = left.smallTerms, let (c, d) = right.smallTerms {
            let first = Int128(greatestCommonDivisor(a.magnitude, d.magnitude))
            let second = Int128(greatestCommonDivisor(c.magnitude, b.magnitude))
            let (numerator, tooLarge) = (a / first).multipliedReportingOverflow(by: c / second)
            let (denominator, tooFine) = (b / second).multipliedReportingOverflow(by: d / first)
            if !tooLarge, !tooFine, numerator != .min { return Rational(reduced: numerator, denominator) }
        }
        let (a, b, c, d) = (left.numerator, left.denominator, right.numerator, right.denominator)
        let (first, second) = (BigInt.greatestCommonDivisor(a, d), BigInt.greatestCommonDivisor(c, b))
        return Rational(reduced: (a / first) * (c / second), (b / second) * (d / first))
    }

    /// Both without their common divisor; `below` is positive.
    @inline(__always)
    private static func reduced(_ top: Int64, _ below: Int64) -> (Int64, Int64) {
        let divisor = commonDivisor(top, below)
        return divisor == 1 ? (top, below) : (top / divisor, below / divisor)
    }

    /// The greatest common divisor where `below` is positive, so that it fits a word with a sign.
    @inline(__always)
    private static func commonDivisor(_ top: Int64, _ below: Int64) -> Int64 {
        below == 1 ? 1 : Int64(truncatingIfNeeded: greatestCommonDivisor(top.magnitude, below.magnitude))
    }

    /// The quotient, or nil where `divisor` is zero.
    public func divided(by divisor: Rational) -> Rational? {
        divisor.reciprocal.map { self * $0 }
    }

    /// The quotient by what is known not to be zero.
    ///
    /// - Precondition: `divisor` is not zero; `divided(by:)` is for what comes from outside.
    public static func / (dividend: Rational, divisor: Rational) -> Rational {
        guard let quotient = dividend.divided(by: divisor) else { preconditionFailure("a quotient by zero") }
        return quotient
    }

    /// The quotient by a whole number of ours.
    ///
    /// - Precondition: `divisor` is positive.
    public func divided(by divisor: Int) -> Rational { self * Rational(1, over: divisor) }

    /// 1 over the value, or nil where it is zero.
    public var reciprocal: Rational? {
        guard let (numerator, denominator) = smallTerms else {
            return signum < 0
                ? Rational(reduced: -self.denominator, -self.numerator)
                : Rational(reduced: self.denominator, self.numerator)
        }
        if numerator == 0 { return nil }
        return Rational(reduced: numerator < 0 ? -denominator : denominator, numerator < 0 ? -numerator : numerator)
    }

    public static func += (left: inout Rational, right: Rational) { left = left + right }
    public static func -= (left: inout Rational, right: Rational) { left = left - right }
    public static func *= (left: inout Rational, right: Rational) { left = left * right }
}
