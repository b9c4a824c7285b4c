extension Rational {
    /// The decimal text with exactly `places` digits after the point, half-way cases away from zero; a negative number
    /// of places counts as 0.
    public func decimalText(places: Int) -> String {
        let places = max(0, places)
        if let text = smallText(minimumPlaces: places, maximumPlaces: places) { return text }
        let scaled = (self * Rational(BigInt.powerOfTen(places))).rounded
        return Self.pointInserted(into: scaled, places: places)
    }

    /// All digits where the value terminates within `maximumPlaces`, else rounded there, half-way cases away from zero;
    /// zeros at the end are dropped down to `minimumPlaces`. Negative numbers of places count as 0, and a minimum above
    /// the maximum as the maximum.
    public func exactDecimalText(minimumPlaces: Int, maximumPlaces: Int) -> String {
        var places = max(0, maximumPlaces)
        let minimumPlaces = max(0, min(minimumPlaces, places))
        if let text = smallText(minimumPlaces: minimumPlaces, maximumPlaces: places) { return text }
        var scaled = (self * Rational(BigInt.powerOfTen(places))).rounded
        let ten = BigInt(10)
        while places > minimumPlaces, let step = scaled.quotientAndRemainder(dividingBy: ten), step.remainder.isZero {
            scaled = step.quotient
            places -= 1
        }
        return Self.pointInserted(into: scaled, places: places)
    }

    /// Appends the ASCII bytes of `exactDecimalText(minimumPlaces:maximumPlaces:)`, for a value in 128 bits and up to 18
    /// places without an allocation where the buffer has room.
    public func appendExactDecimalText(minimumPlaces: Int, maximumPlaces: Int, to bytes: inout [UInt8]) {
        let places = max(0, maximumPlaces)
        if !appendSmallText(minimumPlaces: max(0, min(minimumPlaces, places)), maximumPlaces: places, to: &bytes) {
            bytes += exactDecimalText(minimumPlaces: minimumPlaces, maximumPlaces: maximumPlaces).utf8
        }
    }

    private func smallText(minimumPlaces: Int, maximumPlaces: Int) -> String? {
        var bytes: [UInt8] = []
        guard appendSmallText(minimumPlaces: minimumPlaces, maximumPlaces: maximumPlaces, to: &bytes) else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Says whether it could: the value takes 128 bits and the places one word.
    private func appendSmallText(minimumPlaces: Int, maximumPlaces: Int, to bytes: inout [UInt8]) -> Bool {
        guard let (numerator, denominator) = smallTerms, maximumPlaces <= DecimalDigits.mostPlaces else {
            return false
        }
        let unit = DecimalDigits.powerOfTen(maximumPlaces)
        let divisor = denominator.magnitude
        var (whole, rest) = (numerator.magnitude, UInt128(0))
        if divisor > 1 { (whole, rest) = whole.quotientAndRemainder(dividingBy: divisor) }
        var digits = Self.roundedFraction(rest, over: divisor, unit: unit)
        if digits == unit { (whole, digits) = (whole + 1, 0) }
        DecimalDigits.append(
            isNegative: numerator < 0, whole: whole, fraction: digits, places: maximumPlaces,
            minimumPlaces: minimumPlaces, to: &bytes)
        return true
    }

    /// `rest · unit / divisor` to the nearest whole number, half-way cases up, where `rest` is below `divisor`; at most
    /// `unit`.
    private static func roundedFraction(_ rest: UInt128, over divisor: UInt128, unit: UInt64) -> UInt64 {
        if rest == 0 { return 0 }
        // rest · unit / 2^b < rest < divisor for a word of b bits: the quotients fit.
        if let divisor = UInt64(exactly: divisor) {
            let product = UInt64(truncatingIfNeeded: rest).multipliedFullWidth(by: unit)
            let (quotient, left) = divisor.dividingFullWidth(product)
            return left >= divisor - left ? quotient + 1 : quotient
        }
        let (quotient, left) = divisor.dividingFullWidth(rest.multipliedFullWidth(by: UInt128(unit)))
        return UInt64(truncatingIfNeeded: left >= divisor - left ? quotient + 1 : quotient)
    }

    /// A value from 1 on with that many significant digits and no zeros at their end, and a power of ten: `1.23e45`;
    /// half-way cases up. It reads as the same number where it is typed.
    ///
    /// - Precondition: the value is at least 1, and `digits` is positive.
    /// - Complexity: O(b²) in the bits b of its terms, however many digits stand before the point.
    public func scientificText(digits: Int) -> String {
        precondition(self >= 1 && digits > 0, "a number with digits before the point")
        let (two, end) = (BigInt(2), BigInt.powerOfTen(digits))
        // log 2 is a little above 0.30102, so that the guess is at most one or two too low.
        var exponent = max(0, (numerator.bitWidth - denominator.bitWidth - 1) * 30102 / 100_000)
        while true {
            let (above, below) = (max(0, exponent - digits + 1), max(0, digits - 1 - exponent))
            let divisor = denominator * BigInt.powerOfTen(above)
            let rounded = (numerator * BigInt.powerOfTen(below) * two + divisor) / (divisor * two)
            if rounded < end {
                let mantissa = Rational(rounded, over: BigInt.powerOfTen(digits - 1))
                return mantissa.exactDecimalText(minimumPlaces: 0, maximumPlaces: digits - 1) + "e\(exponent)"
            }
            exponent += 1
        }
    }

    /// All digits of a value that was read from a decimal text, as it may be typed: with an exponent where the digits alone
    /// would be more than are read. A fraction that does not end is rounded to 18 places.
    ///
    /// - Complexity: O(b²) in the bits b of its terms.
    public var typedText: String {
        let places = terminatingPlaces ?? 18
        if places < Self.longestNumberText, numerator.bitWidth < 4 * Self.longestNumberText {
            let text = exactDecimalText(minimumPlaces: 0, maximumPlaces: places)
            if text.utf8.count <= Self.longestNumberText { return text }
        }
        let digits = (self * Rational(BigInt.powerOfTen(places))).rounded.description
        let zeros = digits.utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count
        let exponent = zeros - places
        return exponent == 0 ? digits : "\(digits.dropLast(zeros))e\(exponent)"
    }

    /// How many digits after the point the value needs, or nil where it never ends.
    ///
    /// - Complexity: O(b²) in the bits b of the denominator.
    public var terminatingPlaces: Int? {
        let twos = denominator.trailingZeroBitCount
        var rest = denominator
        var fives = 0
        // 5^27 is the largest power of five in one word.
        for (power, places) in [(BigInt(Int128(7_450_580_596_923_828_125)), 27), (BigInt(5), 1)] {
            while let step = rest.quotientAndRemainder(dividingBy: power), step.remainder.isZero {
                rest = step.quotient
                fives += places
            }
        }
        guard rest.bitWidth == twos + 1, rest.trailingZeroBitCount == twos else { return nil }
        return max(twos, fives)
    }

    private static func pointInserted(into scaled: BigInt, places: Int) -> String {
        guard places > 0 else { return scaled.description }
        var digits = scaled.magnitude.description
        if digits.utf8.count <= places {
            digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
        }
        let point = digits.utf8.index(digits.utf8.endIndex, offsetBy: -places)
        return (scaled.signum < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
    }
}

extension Rational: CustomStringConvertible {
    /// The decimal digits where they end within 18 places, else the fraction `n/d`.
    public var description: String {
        if let places = terminatingPlaces, places <= 18 { return decimalText(places: places) }
        return "\(numerator)/\(denominator)"
    }
}

extension String {
    /// This decimal number with commas between the thousands before the point: `-1,234.5`.
    public var groupingThousands: String {
        let sign = hasPrefix("-") ? 1 : 0
        let whole = utf8.firstIndex(of: UInt8(ascii: ".")) ?? endIndex
        let count = utf8.distance(from: startIndex, to: whole)
        guard count - sign > 3 else { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count + count / 3)
        for (offset, byte) in utf8.enumerated() {
            if offset > sign, offset < count, (count - offset).isMultiple(of: 3) { bytes.append(UInt8(ascii: ",")) }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
