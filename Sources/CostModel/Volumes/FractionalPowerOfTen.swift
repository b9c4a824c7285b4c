import ExactMath

/// 10 to a power between 0 and 1, enclosed ever more narrowly by whole numbers until a question about it is settled.
///
/// 10^(j/n) with 0 < j/n < 1 is irrational, as 10 = 2·5 is no perfect power, so neither it nor its product with a whole
/// number ever falls on a fraction: enough digits always decide on which side it lies.
enum FractionalPowerOfTen {
    /// ⌊multiplier · 10^(numerator/denominator)⌋.
    ///
    /// - Precondition: 0 < `numerator` < `denominator`, and `multiplier` is not negative.
    static func floor(multiplier: BigInt, power numerator: Int, over denominator: Int) -> BigInt {
        var words = firstWords
        while true {
            let power = enclosure(ofPower: numerator, over: denominator, words: words)
            let low = (multiplier * power.low).shiftedRight(byWords: words)
            if low == (multiplier * power.high).shiftedRight(byWords: words) { return low }
            words *= 2
        }
    }

    /// The nearest whole number to `multiplier · 10^(numerator/denominator)`: ⌊x + 1/2⌋ = ⌊(⌊2x⌋ + 1) / 2⌋.
    ///
    /// - Precondition: 0 < `numerator` < `denominator`, and `multiplier` is from 0 to 10^12.
    static func rounded(multiplier: Int, power numerator: Int, over denominator: Int) -> Int {
        let doubled = floor(multiplier: BigInt(2 * multiplier), power: numerator, over: denominator)
        return ((doubled.asInt ?? 0) + 1) / 2
    }

    /// Numbers from `low` to `high`, both in units of 2^(-64·words) of the enclosure's fixed point.
    private struct Enclosure {
        var low: BigInt
        var high: BigInt

        mutating func add(_ other: Enclosure) {
            low = low + other.low
            high = high + other.high
        }

        func product(_ other: Enclosure, words: Int) -> Enclosure {
            Enclosure(
                low: (low * other.low).shiftedRight(byWords: words),
                high: (high * other.high).shiftedRight(byWords: words) + BigInt(1))
        }

        /// Times a fraction of whole numbers that are not negative, the divisor positive.
        func scaled(by factor: Int = 1, over divisor: Int) -> Enclosure {
            func scaled(_ bound: BigInt) -> BigInt { bound * BigInt(factor) / BigInt(divisor) }
            return Enclosure(low: scaled(low), high: scaled(high) + BigInt(1))
        }
    }

    /// Three words leave some 60 bits beyond what a multiplier of 124 bits asks for.
    private static let firstWords = 3

    private static let firstNaturalLogarithm = naturalLogarithmOfTen(words: firstWords)

    /// exp(ln 10 · j/n), by the series of exp at a 256th of the exponent, squared eight times.
    private static func enclosure(ofPower numerator: Int, over denominator: Int, words: Int) -> Enclosure {
        let logarithm = words == firstWords ? firstNaturalLogarithm : naturalLogarithmOfTen(words: words)
        let exponent = logarithm.scaled(by: numerator, over: 256 * denominator)
        var term = one(words: words)
        var power = term
        var index = 1
        while !term.low.isZero {
            term = term.product(exponent, words: words).scaled(over: index)
            power.add(term)
            index += 1
        }
        // The exponent is below 1/100, so all later terms together are below the last one.
        power.high = power.high + term.high
        for _ in 0..<8 { power = power.product(power, words: words) }
        return power
    }

    /// ln 10 = 3·ln 2 + ln(5/4) = 6·artanh(1/3) + 2·artanh(1/9).
    private static func naturalLogarithmOfTen(words: Int) -> Enclosure {
        var sum = inverseTangent(ofOneOver: 3, words: words).scaled(by: 6, over: 1)
        sum.add(inverseTangent(ofOneOver: 9, words: words).scaled(by: 2, over: 1))
        return sum
    }

    /// artanh(1/k) = 1/k + 1/(3·k³) + 1/(5·k⁵) + …, the inverse hyperbolic tangent.
    private static func inverseTangent(ofOneOver argument: Int, words: Int) -> Enclosure {
        var power = one(words: words).scaled(over: argument)
        var sum = power
        var index = 3
        while !power.low.isZero {
            power = power.scaled(over: argument * argument)
            sum.add(power.scaled(over: index))
            index += 2
        }
        // Each power is at most a ninth of the one before, so all later terms together are below the last one.
        sum.high = sum.high + power.high
        return sum
    }

    private static func one(words: Int) -> Enclosure {
        let one = BigInt(1).shiftedLeft(byWords: words)
        return Enclosure(low: one, high: one)
    }
}
