/// The greatest common divisor; `gcd(0, x)` is x.
///
/// - Complexity: O(b) word operations in the bits b of the smaller one, after one division.
func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (larger, smaller) = left > right ? (left, right) : (right, left)
    if smaller == 1 { return 1 }
    while smaller > UInt128(UInt64.max) { (larger, smaller) = (smaller, larger % smaller) }
    guard smaller != 0 else { return larger }
    let rest = UInt64(truncatingIfNeeded: larger <= UInt128(UInt64.max) ? larger : larger % smaller)
    return UInt128(greatestCommonDivisor(UInt64(truncatingIfNeeded: smaller), rest))
}

/// The binary algorithm: most operands of a price computation fit one word, where shifts beat divisions.
func greatestCommonDivisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
    guard left != 0 else { return right }
    guard right != 0 else { return left }
    let shift = (left | right).trailingZeroBitCount
    var one = left >> UInt64(left.trailingZeroBitCount)
    var other = right
    while other != 0, one != 1 {
        other >>= UInt64(other.trailingZeroBitCount)
        if one > other { swap(&one, &other) }
        other &-= one
    }
    return one << UInt64(shift)
}

extension Int128 {
    /// The greatest common divisor of both magnitudes, 0 for two zeros; neither is the smallest number.
    public func commonDivisor(with other: Int128) -> Int128 {
        Int128(greatestCommonDivisor(magnitude, other.magnitude))
    }

    /// The least common multiple of two positive numbers; nil where it does not fit.
    public func leastCommonMultiple(with other: Int128) -> Int128? {
        if other == 1 || other == self { return self }
        let divisor = commonDivisor(with: other)
        if divisor == other { return self }
        let (product, overflow) = multipliedReportingOverflow(by: other / divisor)
        return overflow ? nil : product
    }
}

extension Rational {
    /// The denominator as a whole number.
    public var wholeDenominator: Rational {
        if let terms = smallTerms { Rational(terms.denominator) } else { Rational(denominator) }
    }

    /// The least common multiple of two positive whole numbers.
    public func leastCommonMultiple(with other: Rational) -> Rational {
        if let (own, _) = smallTerms, let (others, _) = other.smallTerms,
            let common = own.leastCommonMultiple(with: others)
        {
            return Rational(common)
        }
        return other * Rational((self / other).numerator)
    }
}
