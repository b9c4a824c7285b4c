/// A whole number of any size, the last resort of exact arithmetic when 128 bits do not hold a result.
///
/// ## Invariants
/// - `words` is little-endian and its last word is not zero; zero has no words.
/// - Zero is never negative.
public struct BigInt: Sendable {
    var isNegative: Bool
    var words: [UInt64]

    /// The number with this sign and magnitude, brought to the invariants.
    init(isNegative: Bool, words: [UInt64]) {
        var words = words
        while words.last == 0 { words.removeLast() }
        self.words = words
        self.isNegative = isNegative && !words.isEmpty
    }

    public init(_ value: Int128) {
        let magnitude = value.magnitude
        self.init(
            isNegative: value < 0,
            words: [UInt64(truncatingIfNeeded: magnitude), UInt64(truncatingIfNeeded: magnitude >> 64)])
    }

    public init(_ value: Int) {
        self.init(isNegative: value < 0, words: [UInt64(value.magnitude)])
    }

    public static var zero: BigInt { BigInt(isNegative: false, words: []) }

    public var isZero: Bool { words.isEmpty }

    /// -1, 0 or 1.
    public var signum: Int { words.isEmpty ? 0 : isNegative ? -1 : 1 }

    /// The number without its sign.
    public var magnitude: BigInt { BigInt(isNegative: false, words: words) }

    /// How many bits the magnitude takes; 0 for zero.
    public var bitWidth: Int {
        guard let top = words.last else { return 0 }
        return words.count * 64 - top.leadingZeroBitCount
    }

    /// The 63 bits of the magnitude from its highest on, as though zeros stood behind the last one; 0 for zero.
    var leadingBits: UInt64 {
        guard let top = words.last else { return 0 }
        let shift = UInt64(top.leadingZeroBitCount)
        let below = words.count > 1 && shift > 0 ? words[words.count - 2] >> (64 - shift) : 0
        return (top << shift | below) >> 1
    }

    /// How many zero bits the magnitude ends in; 0 for zero.
    var trailingZeroBitCount: Int {
        guard let index = words.firstIndex(where: { $0 != 0 }) else { return 0 }
        return index * 64 + words[index].trailingZeroBitCount
    }

    /// The same number in 128 bits, or nil where it does not fit.
    public var asInt128: Int128? {
        guard words.count <= 2 else { return nil }
        let low = words.isEmpty ? 0 : UInt128(words[0])
        let high = words.count == 2 ? UInt128(words[1]) << 64 : 0
        let magnitude = high | low
        if isNegative {
            return magnitude <= Int128.min.magnitude ? Int128(truncatingIfNeeded: ~magnitude &+ 1) : nil
        }
        return Int128(exactly: magnitude)
    }

    /// The same number as an `Int`, or nil where it does not fit.
    public var asInt: Int? { asInt128.flatMap { Int(exactly: $0) } }
}

extension BigInt: Hashable, Comparable {
    public static func < (left: BigInt, right: BigInt) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        let order = Magnitude.compare(left.words, right.words)
        return left.isNegative ? order > 0 : order < 0
    }
}

extension BigInt {
    public static prefix func - (value: BigInt) -> BigInt {
        BigInt(isNegative: !value.isNegative, words: value.words)
    }

    public static func + (left: BigInt, right: BigInt) -> BigInt {
        if left.isNegative == right.isNegative {
            return BigInt(isNegative: left.isNegative, words: Magnitude.sum(left.words, right.words))
        }
        if Magnitude.compare(left.words, right.words) >= 0 {
            return BigInt(isNegative: left.isNegative, words: Magnitude.difference(left.words, right.words))
        }
        return BigInt(isNegative: right.isNegative, words: Magnitude.difference(right.words, left.words))
    }

    public static func - (left: BigInt, right: BigInt) -> BigInt { left + -right }

    /// - Complexity: O(m·n) in the words of both.
    public static func * (left: BigInt, right: BigInt) -> BigInt {
        BigInt(
            isNegative: left.isNegative != right.isNegative, words: Magnitude.product(left.words, right.words))
    }

    /// Quotient rounded toward zero and the remainder with the dividend's sign, or nil where `divisor` is zero.
    ///
    /// - Complexity: O(m·n) in the words of both.
    public func quotientAndRemainder(dividingBy divisor: BigInt) -> (quotient: BigInt, remainder: BigInt)? {
        guard !divisor.isZero else { return nil }
        let (quotient, remainder) = Magnitude.divide(words, by: divisor.words)
        return (
            BigInt(isNegative: isNegative != divisor.isNegative, words: quotient),
            BigInt(isNegative: isNegative, words: remainder)
        )
    }

    /// The quotient rounded toward zero.
    ///
    /// - Precondition: `divisor` is not zero; `quotientAndRemainder(dividingBy:)` is for what may be.
    /// - Complexity: O(m·n) in the words of both.
    public static func / (dividend: BigInt, divisor: BigInt) -> BigInt {
        guard let step = dividend.quotientAndRemainder(dividingBy: divisor) else {
            preconditionFailure("a quotient by zero")
        }
        return step.quotient
    }

    /// The greatest common divisor of both magnitudes; `gcd(0, x)` is |x|.
    ///
    /// - Complexity: O(n²) in the words of the larger one.
    public static func greatestCommonDivisor(_ left: BigInt, _ right: BigInt) -> BigInt {
        BigInt(isNegative: false, words: Magnitude.greatestCommonDivisor(left.words, right.words))
    }

    /// The number times 2^(64·count).
    public func shiftedLeft(byWords count: Int) -> BigInt {
        BigInt(isNegative: isNegative, words: Array(repeating: 0, count: count) + words)
    }

    /// The magnitude over 2^(64·count), rounded down.
    public func shiftedRight(byWords count: Int) -> BigInt {
        BigInt(isNegative: false, words: Array(words.dropFirst(count)))
    }

    init(isNegative: Bool, magnitude: UInt128) {
        self.init(
            isNegative: isNegative,
            words: [UInt64(truncatingIfNeeded: magnitude), UInt64(truncatingIfNeeded: magnitude >> 64)])
    }

    /// Ten to a power that is not negative; a negative one counts as 0.
    public static func powerOfTen(_ exponent: Int) -> BigInt {
        var result = BigInt(1)
        var base = BigInt(10)
        var rest = max(0, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = result * base }
            rest >>= 1
            if rest > 0 { base = base * base }
        }
        return result
    }
}

extension BigInt: CustomStringConvertible {
    /// The decimal digits, with a minus sign where negative.
    public var description: String {
        guard !isZero else { return "0" }
        let chunk: UInt64 = 10_000_000_000_000_000_000
        var groups: [UInt64] = []
        var rest = words
        while !rest.isEmpty { groups.append(Magnitude.divideInPlace(&rest, by: chunk)) }
        var text = isNegative ? "-" : ""
        for (index, group) in groups.reversed().enumerated() {
            let digits = String(group)
            if index > 0 { text += String(repeating: "0", count: 19 - digits.utf8.count) }
            text += digits
        }
        return text
    }

    /// The number that these ASCII digits spell, or nil where there are none or something else is among them.
    ///
    /// - Complexity: O(n²) in the digits.
    public init?(digits: some Sequence<UInt8>) {
        var result: [UInt64] = []
        var count = 0
        for byte in digits {
            guard (0x30...0x39).contains(byte) else { return nil }
            Magnitude.multiplyInPlace(&result, by: 10, adding: UInt64(byte - 0x30))
            count += 1
        }
        guard count > 0 else { return nil }
        self.init(isNegative: false, words: result)
    }
}
