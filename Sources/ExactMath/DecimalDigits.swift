/// Appends the decimal text of a whole number, with a minus sign where negative.
///
/// - Complexity: O(1) without an allocation where the buffer has room.
public func appendDecimal(_ value: Int, to bytes: inout [UInt8]) {
    DecimalDigits.append(isNegative: value < 0, UInt64(value.magnitude), to: &bytes)
}

/// Decimal digits written into a byte buffer, two at a time and without a `String` in between.
enum DecimalDigits {
    /// The most digits after the point that a fraction in one word can have: 10^18 < 2^64 / 2.
    static let mostPlaces = 18

    /// 10^0 to 10^18.
    private static let powersOfTen: [UInt64] = [
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ]

    /// 10 to a power from 0 to 18; smaller and larger exponents count as the nearest of those.
    static func powerOfTen(_ exponent: Int) -> UInt64 { powersOfTen[max(0, min(mostPlaces, exponent))] }

    /// How many digits the number has; 1 for zero.
    static func count(_ value: UInt64) -> Int {
        var rest = value
        var count = 1
        while rest >= 10_000 {
            rest /= 10_000
            count += 4
        }
        return count + (rest >= 1000 ? 3 : rest >= 100 ? 2 : rest >= 10 ? 1 : 0)
    }

    /// Overwrites the `count` bytes before `end` with the last `count` digits, zeros in front included.
    @inline(__always)
    static func write(_ value: UInt64, count: Int, endingAt end: Int, into output: inout OutputSpan<UInt8>) {
        var rest = value
        var index = end
        let start = end - count
        while index - start >= 2 {
            let pair = rest % 100
            rest /= 100
            output[index - 1] = UInt8(truncatingIfNeeded: 0x30 + pair % 10)
            output[index - 2] = UInt8(truncatingIfNeeded: 0x30 + pair / 10)
            index -= 2
        }
        if index > start { output[start] = UInt8(truncatingIfNeeded: 0x30 + rest % 10) }
    }

    /// Appends the number, with a minus sign where asked for.
    @inline(__always)
    static func append(isNegative: Bool, _ value: UInt64, to bytes: inout [UInt8]) {
        let length = count(value) + (isNegative ? 1 : 0)
        bytes.append(addingCapacity: length) { output in
            output.append(repeating: UInt8(ascii: "-"), count: length)
            write(value, count: isNegative ? length - 1 : length, endingAt: length, into: &output)
        }
    }

    private static func append(_ value: UInt128, to bytes: inout [UInt8]) {
        let group: UInt128 = 10_000_000_000_000_000_000
        let (front, back) = value.quotientAndRemainder(dividingBy: group)
        if front > 0 { append(front, to: &bytes) }
        let word = UInt64(truncatingIfNeeded: back)
        let length = front > 0 ? 19 : count(word)
        bytes.append(addingCapacity: length) { output in
            output.append(repeating: UInt8(ascii: "0"), count: length)
            write(word, count: length, endingAt: length, into: &output)
        }
    }

    /// Appends `whole.fraction` with at least `minimumPlaces` of the fraction's `places` digits: zeros at its end are
    /// dropped. Zero never has a sign.
    @inline(__always)
    static func append(
        isNegative: Bool, whole: UInt64, fraction: UInt64, places: Int, minimumPlaces: Int, to bytes: inout [UInt8]
    ) {
        let (fraction, places) = withoutFinalZeros(fraction, places: places, minimumPlaces: minimumPlaces)
        let hasSign = isNegative && (whole > 0 || fraction > 0)
        let wholeDigits = count(whole)
        let wholeEnd = wholeDigits + (hasSign ? 1 : 0)
        let length = wholeEnd + (places > 0 ? places + 1 : 0)
        bytes.append(addingCapacity: length) { output in
            output.append(repeating: UInt8(ascii: "-"), count: length)
            write(whole, count: wholeDigits, endingAt: wholeEnd, into: &output)
            if places > 0 {
                output[wholeEnd] = UInt8(ascii: ".")
                write(fraction, count: places, endingAt: length, into: &output)
            }
        }
    }

    /// The same for a whole part of two words.
    static func append(
        isNegative: Bool, whole: UInt128, fraction: UInt64, places: Int, minimumPlaces: Int, to bytes: inout [UInt8]
    ) {
        if let oneWord = UInt64(exactly: whole) {
            append(
                isNegative: isNegative, whole: oneWord, fraction: fraction, places: places,
                minimumPlaces: minimumPlaces, to: &bytes)
            return
        }
        if isNegative { bytes.append(UInt8(ascii: "-")) }
        append(whole, to: &bytes)
        let (fraction, places) = withoutFinalZeros(fraction, places: places, minimumPlaces: minimumPlaces)
        guard places > 0 else { return }
        bytes.append(addingCapacity: places + 1) { output in
            output.append(repeating: UInt8(ascii: "."), count: places + 1)
            write(fraction, count: places, endingAt: places + 1, into: &output)
        }
    }

    @inline(__always)
    private static func withoutFinalZeros(
        _ fraction: UInt64, places: Int, minimumPlaces: Int
    ) -> (fraction: UInt64, places: Int) {
        guard fraction != 0 else { return (0, min(places, minimumPlaces)) }
        var (fraction, places) = (fraction, places)
        while places >= minimumPlaces + 4, fraction.isMultiple(of: 10_000) {
            fraction /= 10_000
            places -= 4
        }
        while places > minimumPlaces, fraction.isMultiple(of: 10) {
            fraction /= 10
            places -= 1
        }
        return (fraction, places)
    }
}
