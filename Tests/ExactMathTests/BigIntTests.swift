import TestSupport
import Testing

@testable import ExactMath

@Suite struct BigIntTests {
    /// Words that make carries, borrows and wrong guesses of quotient digits likely.
    private func large(_ count: ClosedRange<Int>, _ random: inout SeededGenerator) -> BigInt {
        let count = Int.random(in: count, using: &random)
        return BigInt(isNegative: Bool.random(using: &random), words: (0..<count).map { _ in random.word() })
    }

    private func checkInvariants(_ value: BigInt) -> Bool {
        value.words.last != 0 && !(value.words.isEmpty && value.isNegative)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func agreesWith128Bits(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let (one, other) = (random.int128(), random.int128())
            let (left, right) = (BigInt(one), BigInt(other))
            let problem: Comment = "seed \(seed): \(one), \(other)"
            #expect(left.asInt128 == one, problem)
            #expect((left < right) == (one < other), problem)
            #expect((left == right) == (one == other), problem)
            #expect(left.signum == Int(one.signum()), problem)
            #expect(left.description == "\(one)", problem)
            #expect(left.bitWidth == 128 - one.magnitude.leadingZeroBitCount, problem)
            let sum = one.addingReportingOverflow(other)
            #expect((left + right).asInt128 == (sum.overflow ? nil : sum.partialValue), problem)
            let difference = one.subtractingReportingOverflow(other)
            #expect((left - right).asInt128 == (difference.overflow ? nil : difference.partialValue), problem)
            let product = one.multipliedReportingOverflow(by: other)
            #expect((left * right).asInt128 == (product.overflow ? nil : product.partialValue), problem)
            if other != 0 {
                let step = try #require(left.quotientAndRemainder(dividingBy: right))
                #expect(step.quotient.asInt128 == one / other, problem)
                #expect(step.remainder.asInt128 == one % other, problem)
            }
        }
    }

    @Test func holdsTheEndsOf128Bits() {
        let two64 = BigInt(Int128(1) << 64)
        let two127 = BigInt(Int128(1) << 126) * BigInt(2)
        #expect(BigInt(Int128.min) == -two127)
        #expect(BigInt(Int128.min).asInt128 == .min)
        #expect(BigInt(Int128.max) + BigInt(1) == two127)
        #expect(two127.asInt128 == nil)
        #expect((-two127 - BigInt(1)).asInt128 == nil)
        #expect((two64 * two64).asInt128 == nil)
        #expect(BigInt(Int.min).asInt == .min)
        #expect(BigInt(Int.max).asInt == .max)
        #expect((BigInt(Int.max) + BigInt(1)).asInt == nil)
        #expect(BigInt(0) == -BigInt(0))
        #expect(!(-BigInt(0)).isNegative)
        #expect(BigInt.zero.bitWidth == 0)
        #expect(two127.description == "170141183460469231731687303715884105728")
    }

    @Test(arguments: [11, 12, 13, 14] as [UInt64])
    func quotientTimesDivisorPlusRemainder(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let dividend = large(0...9, &random)
            let divisor = large(1...6, &random)
            guard !divisor.isZero else {
                #expect(dividend.quotientAndRemainder(dividingBy: divisor) == nil)
                continue
            }
            let (quotient, remainder) = try #require(dividend.quotientAndRemainder(dividingBy: divisor))
            let problem: Comment = "seed \(seed): \(dividend) / \(divisor)"
            #expect(quotient * divisor + remainder == dividend, problem)
            #expect(remainder.magnitude < divisor.magnitude, problem)
            #expect(remainder.isZero || remainder.signum == dividend.signum, problem)
            #expect(checkInvariants(quotient) && checkInvariants(remainder), problem)
        }
    }

    /// Dividends made from a known quotient and the largest and smallest remainders.
    @Test(arguments: [21, 22] as [UInt64])
    func findsTheQuotientItWasMadeFrom(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let quotient = large(1...5, &random).magnitude
            let divisor = large(1...5, &random).magnitude
            guard !divisor.isZero else { continue }
            for remainder in [BigInt.zero, divisor - BigInt(1)] {
                let step = try #require(
                    (quotient * divisor + remainder).quotientAndRemainder(dividingBy: divisor))
                #expect(step.quotient == quotient, "seed \(seed): \(quotient), \(divisor)")
                #expect(step.remainder == remainder, "seed \(seed): \(quotient), \(divisor)")
            }
        }
    }

    /// The branches of long division that random operands hardly reach; words from low to high.
    @Test(
        arguments: [
            // The guess stays one too high after the test with the second word: the divisor is added back.
            ([0, 0, 0x8000_0000_0000_0000, 0x7fff_ffff_ffff_ffff], [1, 0, 0x8000_0000_0000_0000]),
            ([3, 0, 0x8000_0000_0000_0000], [1, 0, 0x2000_0000_0000_0000]),
            ([0, .max - 1, 0x8000_0000_0000_0000], [.max, 0x8000_0000_0000_0000]),
            // The top words are equal: the first guess is the largest word.
            ([0, 0, .max, .max], [.max, .max]),
            ([.max, .max - 1, .max], [.max, .max]),
            ([.max, .max, .max, .max], [.max, .max]),
            ([.max - 1, .max, .max - 1, .max], [.max, .max]),
            ([0, 0, 0, 0x8000_0000_0000_0000], [1, 0x8000_0000_0000_0000]),
            ([0, 0, 0, 1], [.max, .max]),
            ([0, 0, 0, 1], [1, 1]),
            ([.max, .max, .max], [0, 0, 1]),
            ([5], [0, 1]),
        ] as [([UInt64], [UInt64])])
    func dividesTheHardCases(dividendWords: [UInt64], divisorWords: [UInt64]) throws {
        let dividend = BigInt(isNegative: false, words: dividendWords)
        let divisor = BigInt(isNegative: false, words: divisorWords)
        let (quotient, remainder) = try #require(dividend.quotientAndRemainder(dividingBy: divisor))
        #expect(quotient * divisor + remainder == dividend)
        #expect(remainder < divisor && remainder.signum >= 0)
    }

    @Test(arguments: [31, 32] as [UInt64])
    func obeysTheLawsOfArithmetic(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let (a, b, c) = (large(0...6, &random), large(0...6, &random), large(0...6, &random))
            let problem: Comment = "seed \(seed): \(a), \(b), \(c)"
            #expect(a + b == b + a && a * b == b * a, problem)
            #expect((a + b) + c == a + (b + c), problem)
            #expect((a * b) * c == a * (b * c), problem)
            #expect(a * (b + c) == a * b + a * c, problem)
            #expect((a - b) + b == a && (a - a).isZero, problem)
            #expect((a < b) == ((a - b).signum < 0), problem)
            #expect([a + b, a - b, a * b, -a].allSatisfy(checkInvariants), problem)
        }
    }

    @Test(arguments: [41, 42] as [UInt64])
    func findsTheGreatestCommonDivisor(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let common = large(1...3, &random).magnitude
            let (a, b) = (large(0...4, &random) * common, large(0...4, &random) * common)
            let divisor = BigInt.greatestCommonDivisor(a, b)
            guard !divisor.isZero else {
                #expect(a.isZero && b.isZero)
                continue
            }
            let problem: Comment = "seed \(seed): \(a), \(b)"
            let first = try #require(a.quotientAndRemainder(dividingBy: divisor))
            let second = try #require(b.quotientAndRemainder(dividingBy: divisor))
            #expect(first.remainder.isZero && second.remainder.isZero && divisor.signum > 0, problem)
            #expect(BigInt.greatestCommonDivisor(first.quotient, second.quotient) == BigInt(1), problem)
            if !common.isZero {
                #expect(try #require(divisor.quotientAndRemainder(dividingBy: common)).remainder.isZero, problem)
            }
        }
        #expect(BigInt.greatestCommonDivisor(.zero, BigInt(Int128.min)) == BigInt(Int128.min).magnitude)
        #expect(BigInt.greatestCommonDivisor(BigInt(Int128.min), BigInt(Int128.min)) == -BigInt(Int128.min))
        #expect(BigInt.greatestCommonDivisor(BigInt(-12), BigInt(18)) == BigInt(6))
    }

    /// Numbers of many words, as exponents of four digits make them, against Euclid's own steps.
    @Test(arguments: [44, 45] as [UInt64])
    func greatestCommonDivisorsOfLongNumbers(seed: UInt64) {
        func byRemainders(_ a: BigInt, _ b: BigInt) -> BigInt {
            var (larger, smaller) = (a, b)
            while let step = larger.quotientAndRemainder(dividingBy: smaller) {
                (larger, smaller) = (smaller, step.remainder)
            }
            return larger
        }
        var random = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let common = large(0...12, &random).magnitude
            let (a, b) = (large(0...30, &random).magnitude * common, large(0...30, &random).magnitude * common)
            #expect(BigInt.greatestCommonDivisor(a, b) == byRemainders(a, b), "seed \(seed): \(a), \(b)")
            #expect(BigInt.greatestCommonDivisor(b, a) == byRemainders(a, b), "seed \(seed): \(a), \(b)")
        }
        // Numbers of Fibonacci, where every quotient is 1, and powers, where the first remainder is small or none.
        var (one, other) = (BigInt(1), BigInt(2))
        for _ in 0..<2000 { (one, other) = (other, one + other) }
        #expect(BigInt.greatestCommonDivisor(one, other) == BigInt(1))
        let factor = BigInt.powerOfTen(60)
        #expect(BigInt.greatestCommonDivisor(one * factor, other * factor) == factor)
        #expect(BigInt.greatestCommonDivisor(factor, factor * factor) == factor)
        #expect(BigInt.greatestCommonDivisor(factor * factor + BigInt(1), factor) == BigInt(1))
        #expect(BigInt.greatestCommonDivisor(factor, factor) == factor)
    }

    @Test func smallGreatestCommonDivisors() {
        func byRemainders(_ a: UInt128, _ b: UInt128) -> UInt128 { b == 0 ? a : byRemainders(b, a % b) }
        let seed: UInt64 = 43
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let common = UInt128(random.int128(bits: 0...30).magnitude)
            let a = random.int128(bits: 0...90).magnitude * common
            let b = random.int128(bits: 0...90).magnitude * common
            #expect(greatestCommonDivisor(a, b) == byRemainders(a, b), "seed \(seed): \(a), \(b)")
        }
        #expect(greatestCommonDivisor(UInt128.max, UInt128.max) == .max)
        #expect(greatestCommonDivisor(UInt128(1) << 127, UInt128(1) << 64) == UInt128(1) << 64)
        #expect(greatestCommonDivisor(UInt64.max, 0) == .max)
    }

    @Test func readsAndWritesDigits() throws {
        let text = "123456789012345678901234567890123456789012345678901234567890"
        #expect(try #require(BigInt(digits: text.utf8)).description == text)
        #expect(try #require(BigInt(digits: "0000".utf8)).isZero)
        #expect(BigInt(digits: "".utf8) == nil)
        #expect(BigInt(digits: "12a".utf8) == nil)
        #expect(BigInt(digits: "-12".utf8) == nil)
        #expect(BigInt.powerOfTen(57).description == "1" + String(repeating: "0", count: 57))
        #expect((-BigInt.powerOfTen(19)).description == "-10000000000000000000")
        #expect(BigInt.powerOfTen(0) == BigInt(1))
        #expect(BigInt.powerOfTen(-3) == BigInt(1))
        let seed: UInt64 = 51
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let value = large(0...8, &random)
            let digits = value.magnitude.description
            #expect(BigInt(digits: digits.utf8) == value.magnitude, "seed \(seed): \(digits)")
            #expect(value.description == (value.signum < 0 ? "-" : "") + digits, "seed \(seed)")
        }
    }
}
