import ExactMath
import TestSupport

extension SeededGenerator {
    /// A number of 0 to 127 bits, each length as likely as another, with either sign.
    mutating func int128(bits: ClosedRange<Int> = 0...127) -> Int128 {
        let value = Int128(truncatingIfNeeded: uint128(bits: bits))
        return Bool.random(using: &self) ? value : -value
    }

    /// The same, above zero.
    mutating func positiveInt128(bits: ClosedRange<Int> = 1...127) -> Int128 {
        Int128(truncatingIfNeeded: uint128(bits: bits))
    }

    private mutating func uint128(bits: ClosedRange<Int>) -> UInt128 {
        let length = Int.random(in: bits, using: &self)
        guard length > 0 else { return 0 }
        let top = UInt128(1) << UInt128(length - 1)
        return top | (UInt128.random(in: 0...UInt128.max, using: &self) & (top - 1))
    }

    /// A word that carries and borrows like to run through: all ones, all zeros, one bit, or random.
    mutating func word() -> UInt64 {
        switch next() % 6 {
        case 0: 0
        case 1: .max
        case 2: 1 << (next() % 64)
        case 3: .max - next() % 4
        default: next()
        }
    }

    /// A fraction whose terms are now far inside, now around, now far outside 128 bits.
    mutating func rational() throws -> Rational {
        var numerator = BigInt(int128())
        var denominator = BigInt(positiveInt128())
        if next() % 3 == 0 { numerator = numerator * BigInt(int128()) }
        if next() % 3 == 0 { denominator = denominator * BigInt(positiveInt128()) }
        if next() % 4 == 0 {
            numerator = BigInt(int128(bits: 0...12))
            denominator = BigInt(positiveInt128(bits: 1...8))
        }
        guard let value = Rational(numerator: numerator, denominator: denominator) else { throw ZeroDenominator() }
        return value
    }

    struct ZeroDenominator: Error {}
}
