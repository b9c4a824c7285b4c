/// Writes many values over one denominator as decimal text, without a division or an allocation for any of them.
///
/// A value `scaled / denominator` is written with all its digits where it ends within the maximum of places, else
/// rounded there, half-way cases away from zero; zeros at the end are dropped down to the minimum of places. That is
/// `Rational.exactDecimalText(minimumPlaces:maximumPlaces:)`, prepared once.
///
/// ## How it divides
/// A quotient ⌊a·s/d⌋ is guessed as ⌊a·m/2^k⌋ with the prepared m = ⌊s·2^k/d⌋ and any a < 2^k. As
/// s·2^k/d - 1 < m ≤ s·2^k/d, the product a·m/2^k is at most a/2^k < 1 below the true quotient, so that the guess is the
/// answer or one too low, and one comparison of the remainder settles which.
public struct DecimalFormatter: Sendable {
    private let denominator: UInt128
    private let minimumPlaces: Int
    /// The places that are computed: fewer than the maximum where all values end earlier.
    private let places: Int
    /// 10 to those places.
    private let unit: UInt64
    /// ⌊(2^128 - 1) / denominator⌋.
    private let reciprocal: UInt128
    private let fraction: Fraction

    /// How the remainder of the whole part becomes digits.
    private enum Fraction {
        /// The denominator divides `unit`: the remainder times this factor.
        case exact(factor: UInt64)
        /// The denominator is below 2^63: m = ⌊unit · 2^64 / denominator⌋.
        case oneWord(multiplier: UInt128)
        /// m = ⌊unit · 2^128 / denominator⌋.
        case twoWords(multiplier: UInt128)
    }

    /// Prepares the values over this denominator.
    ///
    /// - Precondition: `denominator` is positive, and 0 ≤ `minimumPlaces` ≤ `maximumPlaces` ≤ 18.
    public init(denominator: Int128, minimumPlaces: Int = 2, maximumPlaces: Int = 12) {
        precondition(denominator > 0, "a denominator is positive")
        precondition(
            0 <= minimumPlaces && minimumPlaces <= maximumPlaces && maximumPlaces <= DecimalDigits.mostPlaces,
            "places rise from 0 to 18")
        let divisor = denominator.magnitude
        self.denominator = divisor
        self.minimumPlaces = minimumPlaces
        // One less than ⌊2^128 / d⌋ for powers of two. The guess stays within one: (2^128 - 1)/d - 1 < m gives an error
        // below a·(1 + 1/d)/2^128, which is at most 1 for a ≤ 2^127.
        reciprocal = UInt128.max / divisor
        for places in minimumPlaces...maximumPlaces {
            let power = DecimalDigits.powerOfTen(places)
            guard let factor = UInt64(exactly: divisor).flatMap({ power.isMultiple(of: $0) ? power / $0 : nil }) else {
                continue
            }
            self.places = places
            unit = power
            fraction = .exact(factor: factor)
            return
        }
        places = maximumPlaces
        unit = DecimalDigits.powerOfTen(maximumPlaces)
        if divisor < 1 << 63 {
            fraction = .oneWord(multiplier: (UInt128(unit) << 64) / divisor)
        } else {
            // 10^18 < 2^63 ≤ divisor: the quotient fits.
            fraction = .twoWords(multiplier: divisor.dividingFullWidth((UInt128(unit), 0)).quotient)
        }
    }

    /// Appends the text of `scaled / denominator`.
    ///
    /// - Complexity: O(1) in the digits, without an allocation where the buffer has room.
    public func append(_ scaled: Int128, to bytes: inout [UInt8]) {
        let magnitude = scaled.magnitude
        var whole = magnitude.highHalf(ofProductWith: reciprocal)
        var rest = magnitude &- whole &* denominator
        if rest >= denominator {
            whole &+= 1
            rest &-= denominator
        }
        var digits: UInt64
        switch fraction {
        case .exact(let factor):
            digits = UInt64(truncatingIfNeeded: rest) &* factor
        case .oneWord(let multiplier):
            let divisor = UInt64(truncatingIfNeeded: denominator)
            let word = UInt64(truncatingIfNeeded: rest)
            let low = word.multipliedFullWidth(by: UInt64(truncatingIfNeeded: multiplier)).high
            digits = word &* UInt64(truncatingIfNeeded: multiplier >> 64) &+ low
            // Below 2·divisor ≤ 2^64, so that arithmetic modulo 2^64 gives it.
            var left = word &* unit &- digits &* divisor
            if left >= divisor {
                digits &+= 1
                left &-= divisor
            }
            if left >= divisor &- left { digits &+= 1 }
        case .twoWords(let multiplier):
            digits = UInt64(truncatingIfNeeded: rest.highHalf(ofProductWith: multiplier))
            var left = rest &* UInt128(unit) &- UInt128(digits) &* denominator
            if left >= denominator {
                digits &+= 1
                left &-= denominator
            }
            if left >= denominator &- left { digits &+= 1 }
        }
        if digits == unit {
            whole &+= 1
            digits = 0
        }
        DecimalDigits.append(
            isNegative: scaled < 0, whole: whole, fraction: digits, places: places, minimumPlaces: minimumPlaces,
            to: &bytes)
    }
}
