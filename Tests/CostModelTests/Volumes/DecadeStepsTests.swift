import ExactMath
import TestSupport
import Testing

@testable import CostModel

@Suite struct DecadeStepsTests {
    private func points(_ from: Int, _ through: Int, _ stepsPerDecade: Int, precision: Int = 124) -> [Int] {
        Array(DecadeSteps(from: from, through: through, stepsPerDecade: stepsPerDecade, precision: precision))
    }

    @Test func oneStepADecade() {
        #expect(points(1, 1000, 1) == [1, 10, 100, 1000])
        #expect(points(7, 1000, 1) == [7, 70, 700, 1000])
        #expect(points(1, 1_000_000_000_000, 1).count == 13)
    }

    @Test func twoStepsADecade() {
        // The square root of ten is 3.16227766016837933…
        #expect(points(1, 1000, 2) == [1, 3, 10, 32, 100, 316, 1000])
        let large = points(1_000_000, 1_000_000_000_000, 2)
        #expect(large.contains(316_227_766_017))
        #expect(large.contains(3_162_277_660))
    }

    @Test func threeStepsADecade() {
        #expect(points(1, 1000, 3) == [1, 2, 5, 10, 22, 46, 100, 215, 464, 1000])
        #expect(points(10_000, 1_000_000, 3) == [10_000, 21_544, 46_416, 100_000, 215_443, 464_159, 1_000_000])
    }

    @Test func tenStepsADecadeAreDecibels() {
        let expected = [1000, 1259, 1585, 1995, 2512, 3162, 3981, 5012, 6310, 7943, 10_000]
        #expect(points(1000, 10_000, 10) == expected)
    }

    @Test func repeatsComeOnce() {
        #expect(points(1, 10, 10) == [1, 2, 3, 4, 5, 6, 8, 10])
        #expect(points(1, 10, 100_000) == Array(1...10))
        #expect(points(1, 200, 1000) == Array(1...200))
    }

    @Test func bothEndsAreIn() {
        #expect(points(3, 50, 2) == [3, 9, 30, 50])
        #expect(points(1, 21, 3) == [1, 2, 5, 10, 21])
        #expect(points(1, 22, 3) == [1, 2, 5, 10, 22])
        #expect(points(1, 23, 3) == [1, 2, 5, 10, 22, 23])
        #expect(points(999, 1000, 1) == [999, 1000])
        #expect(points(1_000_000_000_000, 1_000_000_000_000, 1_000_000) == [1_000_000_000_000])
        #expect(points(42, 42, 7) == [42])
        #expect(points(1, 1, 1) == [1])
    }

    @Test func zeroIsFollowedByTheRangeFromOne() {
        #expect(points(0, 0, 10) == [0])
        #expect(points(0, 1, 10) == [0, 1])
        #expect(points(0, 100, 2) == [0, 1, 3, 10, 32, 100])
    }

    @Test func canBeWalkedTwice() {
        let steps = DecadeSteps(from: 1, through: 50, stepsPerDecade: 3)
        #expect(Array(steps) == Array(steps))
        var iterator = steps.makeIterator()
        while iterator.next() != nil {}
        #expect(iterator.next() == nil)
    }

    private func power(_ base: BigInt, _ exponent: Int) -> BigInt {
        (0..<exponent).reduce(BigInt(1)) { result, _ in result * base }
    }

    /// Whether m is A·10^(i/n) rounded half up: (2m - 1)^n ≤ (2A)^n · 10^i < (2m + 1)^n.
    private func isRounded(_ m: Int, from: Int, step: Int, stepsPerDecade n: Int) -> Bool {
        let target = power(BigInt(2 * from), n) * BigInt.powerOfTen(step)
        return power(BigInt(2 * m - 1), n) <= target && target < power(BigInt(2 * m + 1), n)
    }

    /// Checks every point in whole numbers, and that nothing else is in the list.
    private func check(_ from: Int, _ through: Int, _ n: Int, precision: Int) {
        let list = points(from, through, n, precision: precision)
        let problem: Comment = "\(from)..\(through)/\(n) by \(precision) bits"
        #expect(list.first == from && list.last == through, problem)
        var index = 0
        var step = 0
        while index < list.count - 1 {
            if isRounded(list[index], from: from, step: step, stepsPerDecade: n) {
                step += 1
            } else {
                // The steps went past this point: it must have been met, and the next one is above it.
                #expect(step > 0 && list[index + 1] > list[index], problem)
                index += 1
                if index < list.count - 1 {
                    #expect(isRounded(list[index], from: from, step: step, stepsPerDecade: n), problem)
                }
            }
        }
        // The first step that the list leaves out is at B or beyond.
        let target = power(BigInt(2 * from), n) * BigInt.powerOfTen(step)
        #expect(target >= power(BigInt(2 * through - 1), n), problem)
    }

    @Test(arguments: 1...20)
    func agreesWithWholeNumberComparison(stepsPerDecade: Int) {
        check(1, 100_000, stepsPerDecade, precision: 124)
        check(7_919, 1_234_567, stepsPerDecade, precision: 124)
        check(123_456_789_012, 1_000_000_000_000, stepsPerDecade, precision: 124)
    }

    /// So few bits that most or all points are left to the exact decision.
    @Test(arguments: [1, 8, 30, 45, 61, 64])
    func agreesWithWholeNumberComparisonByFewBits(precision: Int) {
        for stepsPerDecade in [2, 3, 7, 13] {
            check(1, 5000, stepsPerDecade, precision: precision)
            check(123_456_789_012, 1_000_000_000_000, stepsPerDecade, precision: precision)
        }
    }

    @Test(arguments: [20, 56, 72, 90])
    func fewBitsChangeNothing(precision: Int) {
        #expect(points(1, 1_000_000, 100, precision: precision) == points(1, 1_000_000, 100))
        #expect(
            points(999_000_000_000, 1_000_000_000_000, 500_000, precision: precision)
                == points(999_000_000_000, 1_000_000_000_000, 500_000))
    }

    @Test func countsManySteps() {
        // log10(10/9) = 0.0457574905…: the steps 0 to 45757, and the end.
        let list = points(900_000_000_000, 1_000_000_000_000, 1_000_000)
        #expect(list.count == 45_759)
        let seed: UInt64 = 31
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let step = Int.random(in: 1...45_757, using: &random)
            #expect(
                list[step]
                    == FractionalPowerOfTen.rounded(multiplier: 900_000_000_000, power: step, over: 1_000_000),
                "seed \(seed), step \(step)")
        }
    }

    @Test func exactDecisionAgreesWithWholeNumberComparison() {
        let seed: UInt64 = 32
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let n = Int.random(in: 2...40, using: &random)
            let step = Int.random(in: 1..<n, using: &random)
            let from = Int.random(in: 1...1_000_000_000_000, using: &random)
            let common = Int.random(in: 1...10_000, using: &random)
            let m = FractionalPowerOfTen.rounded(multiplier: from, power: step * common, over: n * common)
            #expect(isRounded(m, from: from, step: step, stepsPerDecade: n), "seed \(seed): \(from), \(step)/\(n)")
        }
    }

    @Test func exactDecisionGrowsAsFarAsNeeded() {
        // ⌊10^400 · √10⌋ takes more than the first enclosure; its square is the check.
        let root = FractionalPowerOfTen.floor(multiplier: .powerOfTen(400), power: 1, over: 2)
        let square = BigInt.powerOfTen(801)
        #expect(root * root < square)
        #expect((root + BigInt(1)) * (root + BigInt(1)) > square)
        let third = FractionalPowerOfTen.floor(multiplier: .powerOfTen(100), power: 2, over: 3)
        #expect(power(third, 3) < BigInt.powerOfTen(302))
        #expect(power(third + BigInt(1), 3) > BigInt.powerOfTen(302))
    }
}
