import ExactMath

extension CSVWriter {
    /// Adds a whole number, such as a count of requests.
    public mutating func append(number: Int) {
        appendField { bytes in
            if number < 0 { bytes.append(UInt8(ascii: "-")) }
            Self.write(UInt64(number.magnitude), leastDigits: 1, to: &bytes)
        }
    }

    /// Adds a number in the style of `NumberStyle.csvNumber(_:)`: all digits up to 12 places, at least two places.
    ///
    /// - Complexity: O(1) without an allocation where numerator and denominator fit 64 bits, which nearly all do.
    public mutating func append(number: Rational) {
        guard let terms = number.smallTerms, let denominator = UInt64(exactly: terms.denominator), denominator > 0,
            let numerator = UInt64(exactly: terms.numerator.magnitude)
        else {
            append(numberBytes: NumberStyle.csvNumber(number).utf8)
            return
        }
        var (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        // rest < denominator, so that the quotient is below 10^12 and fits.
        let (fraction, left) = denominator.dividingFullWidth(rest.multipliedFullWidth(by: Self.scale))
        var digits = fraction + (left >= denominator - left ? 1 : 0)
        if digits == Self.scale {
            (whole, digits) = (whole + 1, 0)
        }
        appendField { bytes in
            if terms.numerator < 0, whole > 0 || digits > 0 { bytes.append(UInt8(ascii: "-")) }
            Self.write(whole, leastDigits: 1, to: &bytes)
            var places = NumberStyle.csvPlaces
            while places > 2, digits.isMultiple(of: 10) {
                digits /= 10
                places -= 1
            }
            bytes.append(UInt8(ascii: "."))
            Self.write(digits, leastDigits: places, to: &bytes)
        }
    }

    /// 10 to the number of places.
    private static let scale: UInt64 = 1_000_000_000_000

    /// - Parameter leastDigits: at most 20.
    private static func write(_ value: UInt64, leastDigits: Int, to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: mostDigits) { digits in
            var rest = value
            var start = mostDigits
            while start > 0, rest > 0 || mostDigits - start < leastDigits {
                start -= 1
                let step = rest.quotientAndRemainder(dividingBy: 10)
                digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: step.remainder)
                rest = step.quotient
            }
            bytes.append(contentsOf: digits[start...])
        }
    }

    /// Those of the largest 64-bit number.
    private static let mostDigits = 20
}
