extension Rational {
    /// The largest whole number that is not above the value.
    public var floor: BigInt {
        if let (numerator, denominator) = smallTerms {
            let quotient = numerator / denominator
            return BigInt(numerator < 0 && quotient * denominator != numerator ? quotient - 1 : quotient)
        }
        let quotient = numerator / denominator
        return signum < 0 && quotient * denominator != numerator ? quotient - BigInt(1) : quotient
    }

    /// The smallest whole number that is not below the value.
    public var ceiling: BigInt { -(-self).floor }

    /// The smallest whole number that is not below the value.
    public var roundedUpToWhole: Rational {
        guard let (numerator, denominator) = smallTerms else { return Rational(ceiling) }
        if denominator == 1 { return self }
        let quotient = numerator / denominator
        return Rational(numerator > 0 ? quotient + 1 : quotient)
    }

    /// The largest whole number that is not above the value.
    public var roundedDownToWhole: Rational { isWhole ? self : roundedUpToWhole - 1 }

    /// The smallest multiple of `step` that is not below the value; the value itself where `step` is not positive.
    public func roundedUp(toMultipleOf step: Rational) -> Rational {
        guard step.signum > 0 else { return self }
        if let small = smallRoundedUp(toMultipleOf: step) { return small }
        return Rational((self / step).ceiling) * step
    }

    /// The same for a value from 0 on where no step leaves 128 bits.
    private func smallRoundedUp(toMultipleOf step: Rational) -> Rational? {
        guard let (a, b) = smallTerms, let (c, d) = step.smallTerms, a >= 0 else { return nil }
        // (a/b) / (c/d), rounded up, times c/d.
        let (dividend, first) = a.magnitude.multipliedReportingOverflow(by: d.magnitude)
        let (divisor, second) = b.magnitude.multipliedReportingOverflow(by: c.magnitude)
        guard !first, !second else { return nil }
        let count: UInt128
        if let word = UInt64(exactly: dividend), let small = UInt64(exactly: divisor) {
            let (quotient, rest) = word.quotientAndRemainder(dividingBy: small)
            count = UInt128(quotient) + (rest > 0 ? 1 : 0)
        } else {
            // Only a divisor above 1 leaves a rest, so that the quotient has room for one more.
            let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
            count = quotient + (rest > 0 ? 1 : 0)
        }
        let (numerator, third) = count.multipliedReportingOverflow(by: c.magnitude)
        return third ? nil : Int128(exactly: numerator).map { Rational($0, over: d) }
    }

    /// The nearest whole number; a value half-way goes away from zero.
    public var rounded: BigInt {
        if let (numerator, denominator) = smallTerms {
            let (quotient, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
            // Only a denominator above 1 leaves a rest, so that the quotient has room for one more.
            let nearest = rest >= denominator.magnitude - rest ? quotient + 1 : quotient
            return BigInt(isNegative: numerator < 0, magnitude: nearest)
        }
        let half = Rational(1, over: 2)
        return signum < 0 ? -((-self + half).floor) : (self + half).floor
    }
}

extension Rational {
    /// The smallest fraction not below the value whose denominator is no larger than a whole number.
    ///
    /// - Precondition: the value is positive, and the largest denominator at least 1.
    /// - Complexity: O(log n) for a largest denominator n.
    public func roundedUp(toDenominatorsUpTo most: Rational) -> Rational {
        precondition(signum > 0 && most >= 1, "a fraction above 0 over whole numbers from 1 on")
        // Neighbours in the Stern-Brocot tree around the value; the upper one may be the value itself.
        var (low, high) = ((top: Rational.zero, below: Rational.one), (top: Rational.one, below: Rational.zero))
        while high.below + low.below <= most {
            let above = high.top - self * high.below
            if above.isZero { break }
            let under = self * low.below - low.top
            let down = min((above / under).roundedDownToWhole, ((most - high.below) / low.below).roundedDownToWhole)
            high = (high.top + down * low.top, high.below + down * low.below)
            let left = above - down * under
            if left.isZero { break }
            // The lower one stays below the value.
            let up = (under / left).roundedUpToWhole - 1
            low = (low.top + up * high.top, low.below + up * high.below)
        }
        return high.top / high.below
    }
}
