import ExactMath
import TestSupport
import Testing

@Suite struct RationalTests {
    /// The invariants of the type, seen from outside.
    private func isReduced(_ value: Rational) -> Bool {
        let divisor = BigInt.greatestCommonDivisor(value.numerator, value.denominator)
        let fits =
            value.denominator.asInt128 != nil && value.numerator.asInt128 != nil
            && value.numerator.asInt128 != Int128.min
        return divisor == BigInt(1) && value.denominator.signum > 0 && fits == (value.smallTerms != nil)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func obeysTheLawsOfAField(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<150 {
            let (a, b, c) = (try random.rational(), try random.rational(), try random.rational())
            let problem: Comment = "seed \(seed): \(a), \(b), \(c)"
            #expect(a + b == b + a, problem)
            #expect(a * b == b * a, problem)
            #expect((a + b) + c == a + (b + c), problem)
            #expect((a * b) * c == a * (b * c), problem)
            #expect(a * (b + c) == a * b + a * c, problem)
            #expect(a + 0 == a && a * 1 == a && a * 0 == 0, problem)
            #expect(a - a == 0 && a + -a == 0 && -(-a) == a, problem)
            #expect((a - b) + b == a, problem)
            #expect([a, a + b, a - b, a * b, -a].allSatisfy(isReduced), problem)
            if let inverse = a.reciprocal {
                #expect(a * inverse == 1 && inverse.reciprocal == a && isReduced(inverse), problem)
                #expect(try #require(b.divided(by: a)) * a == b, problem)
                #expect(b / a * a == b, problem)
            } else {
                #expect(a.isZero && b.divided(by: a) == nil, problem)
            }
            var sum = a
            sum += b
            sum -= c
            sum *= c
            #expect(sum == (a + b - c) * c, problem)
        }
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func ordersLikeTheSignOfTheDifference(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let a = try random.rational()
            // Now another number, now a neighbour that differs in the last place only.
            let tiny = try #require(Rational(numerator: BigInt(1), denominator: a.denominator * BigInt(3)))
            let b = random.next() % 2 == 0 ? try random.rational() : a + tiny
            let problem: Comment = "seed \(seed): \(a), \(b)"
            #expect((a < b) == ((a - b).signum < 0), problem)
            #expect((b < a) == ((b - a).signum < 0), problem)
            #expect((a == b) == (a - b).isZero, problem)
            #expect(!(a < a), problem)
            #expect(a.hashValue == ((a + b) - b).hashValue, problem)
        }
    }

    /// By definition: ⌊x⌋ ≤ x < ⌊x⌋ + 1 and so on.
    @Test(arguments: [21, 22, 23] as [UInt64])
    func roundsByDefinition(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let half = Rational(1, over: 2)
        for _ in 0..<200 {
            var x = try random.rational()
            if random.next() % 4 == 0 { x = Rational(random.int128(bits: 0...126)) + half }
            let problem: Comment = "seed \(seed): \(x)"
            let (floor, ceiling, rounded) = (Rational(x.floor), Rational(x.ceiling), Rational(x.rounded))
            #expect(floor <= x && x < floor + 1, problem)
            #expect(ceiling >= x && x > ceiling - 1, problem)
            let distance = x.signum < 0 ? x - rounded : rounded - x
            #expect(-half < distance && distance <= half, problem)
            #expect(x.isWhole == (floor == ceiling), problem)
            let step = try random.rational()
            let up = x.roundedUp(toMultipleOf: step)
            if step.signum > 0 {
                #expect(try #require(up.divided(by: step)).isWhole, problem)
                #expect(up >= x && up - step < x, problem)
            } else {
                #expect(up == x, problem)
            }
        }
    }

    @Test(arguments: [
        (7, 2, 3, 4, 4), (-7, 2, -4, -3, -4), (5, 1, 5, 5, 5), (-5, 1, -5, -5, -5), (1, 3, 0, 1, 0), (-1, 3, -1, 0, 0),
        (2, 3, 0, 1, 1), (-2, 3, -1, 0, -1), (0, 1, 0, 0, 0), (1, 2, 0, 1, 1), (-1, 2, -1, 0, -1),
    ])
    func roundsKnownValues(numerator: Int, denominator: Int, floor: Int, ceiling: Int, rounded: Int) {
        let value = Rational(numerator, over: denominator)
        #expect(value.floor == BigInt(floor))
        #expect(value.ceiling == BigInt(ceiling))
        #expect(value.rounded == BigInt(rounded))
    }

    @Test func roundsUpToMultiples() throws {
        #expect(Rational(0).roundedUp(toMultipleOf: 100) == 0)
        #expect(Rational(1).roundedUp(toMultipleOf: 100) == 100)
        #expect(Rational(100).roundedUp(toMultipleOf: 100) == 100)
        #expect(Rational(101).roundedUp(toMultipleOf: 100) == 200)
        #expect(Rational(-150).roundedUp(toMultipleOf: 100) == -100)
        #expect(
            try Rational(decimal: "0.1234").roundedUp(toMultipleOf: Rational(decimal: "0.01"))
                == Rational(13, over: 100))
        #expect(Rational(7).roundedUp(toMultipleOf: 0) == 7)
        #expect(Rational(7).roundedUp(toMultipleOf: -2) == 7)
    }

    @Test func crossesTheEdgeOf128Bits() throws {
        let largest = Rational(Int128.max)
        let smallest = Rational(Int128.min)
        #expect(largest + 1 - 1 == largest)
        #expect((largest + 1).smallTerms == nil)
        #expect((largest + 1 - 1).smallTerms != nil)
        #expect(-smallest == largest + 1)
        #expect(-largest - 1 == smallest)
        #expect(smallest.smallTerms == nil)
        #expect(smallest == Rational(BigInt(Int128.min)))
        #expect(smallest.signum == -1 && smallest < -largest && smallest.isWhole && smallest.asInt == nil)
        #expect(try #require(smallest.reciprocal) * smallest == 1)
        #expect(smallest.floor == BigInt(Int128.min) && smallest.rounded == BigInt(Int128.min))
        #expect(smallest * smallest * Rational(1, over: 2) == -smallest * (largest + 1) * Rational(1, over: 2))
        #expect((smallest + smallest).divided(by: 4) == Rational(-(Int128(1) << 126)))
        #expect(smallest.decimalText(places: 2) == "-170141183460469231731687303715884105728.00")
        #expect(largest.rounded == BigInt(Int128.max))
        #expect((largest * Rational(1, over: 2)).rounded == BigInt(Int128(1) << 126))
        #expect(Rational(Int.min).asInt == .min)
        #expect(Rational(Int.min, over: .max) < -1)
        #expect(largest < largest + Rational(1, over: .max))
    }

    @Test func takesFractionsOfEitherSign() {
        #expect(Rational(numerator: BigInt(6), denominator: BigInt(-4)) == Rational(-3, over: 2))
        #expect(Rational(numerator: BigInt(-6), denominator: BigInt(-4)) == Rational(3, over: 2))
        #expect(Rational(numerator: BigInt(Int128.min), denominator: BigInt(Int128.min)) == 1)
        #expect(Rational(numerator: BigInt(0), denominator: BigInt(-4)) == 0)
        #expect(Rational(numerator: BigInt(1), denominator: .zero) == nil)
        #expect(Rational(0).reciprocal == nil)
        #expect(Rational(1).divided(by: Rational(0)) == nil)
        #expect(Rational(7).divided(by: 2) == Rational(7, over: 2))
    }

    @Test func commonMultiplesOfWholeNumbers() {
        #expect(Int128(12).leastCommonMultiple(with: 18) == 36)
        #expect(Int128(5).leastCommonMultiple(with: 1) == 5)
        #expect(Int128(7).leastCommonMultiple(with: 7) == 7)
        #expect((Int128(1) << 126).leastCommonMultiple(with: 3) == nil)
        #expect(Int128(-12).commonDivisor(with: 18) == 6)
        #expect(Int128(0).commonDivisor(with: 0) == 0)
    }

    /// 3/7 = 0.428…: over whole numbers up to 6 the next fraction is 1/2, up to 7 it is 3/7 itself.
    @Test func roundsUpToFractionsWithSmallDenominators() {
        #expect(Rational(3, over: 7).roundedUp(toDenominatorsUpTo: 6) == Rational(1, over: 2))
        #expect(Rational(3, over: 7).roundedUp(toDenominatorsUpTo: 7) == Rational(3, over: 7))
        var random = SeededGenerator(seed: 29)
        for _ in 0..<300 {
            let below = Int.random(in: 1...400, using: &random)
            let value = Rational(Int.random(in: 1...3 * below, using: &random), over: below)
            let most = Int.random(in: 1...60, using: &random)
            let all = (1...most).map { (value * Rational($0)).roundedUpToWhole.divided(by: $0) }
            #expect(value.roundedUp(toDenominatorsUpTo: Rational(most)) == all.min(), "\(value), \(most)")
        }
    }
}
