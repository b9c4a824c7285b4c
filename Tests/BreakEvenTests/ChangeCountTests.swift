import CostCurves
import ExactMath
import TestSupport
import Testing

@testable import BreakEven

/// Ranges with more changes than can be listed, which are counted.
@Suite struct ChangeCountTests {
    private func rounded(_ slope: Rational, to unit: Rational) -> CostTerm {
        .metered(
            MeteredTerm(
                quantity: PiecewiseLinear(Line(intercept: 0, slope: slope)),
                price: PiecewiseLinear(slopes: 1, then: []), roundUpTo: unit))
    }

    /// A solver that counts wherever it can, against every volume on its own.
    private func expectCounting(_ curves: [CostCurve], through: Int, _ comment: Comment) -> RangeList<WinnerRun> {
        let expected = Counting(curves).runs(from: 1, through: through)
        let list = BreakEvenSolver(curves, fewSteps: 0).winnerRuns(from: 1, through: through)
        #expect(list.count == expected.count, comment)
        let isComplete = list.omitted == 0
        #expect(list.elements == (isComplete ? expected : Array(expected.prefix(500) + expected.suffix(500))), comment)
        return list
    }

    @Test(arguments: [1, 3, 20])
    func relatedCurvesEqualCounting(scale: Int) {
        for seed in 70_001...70_050 {
            var random = RandomCurves(seed: seed, scale: scale)
            let count = Int.random(in: 2...4, using: &random.generator)
            _ = expectCounting(random.relatedCurves(count: count), through: 100, "seed \(seed), scale \(scale)")
        }
    }

    @Test func allKindsOfCurvesEqualCounting() {
        for seed in 71_001...71_060 {
            var random = RandomCurves(seed: seed, scale: 12)
            _ = expectCounting(random.curves(count: 2 + seed % 2), through: 100, "seed \(seed)")
        }
    }

    @Test func parallelSumsEqualCounting() {
        for seed in 72_001...72_100 {
            var random = RandomCurves(seed: seed, scale: 12)
            let count = Int.random(in: 2...4, using: &random.generator)
            _ = expectCounting(random.parallelSums(count: count), through: 150, "seed \(seed)")
        }
    }

    /// Lists so long that their middle is counted only, for the map and for a comparison.
    @Test func longListsEqualCounting() {
        var longLists = 0
        for seed in 73_001...73_016 {
            var random = RandomCurves(seed: seed, scale: 12)
            let curves = random.parallelSums(count: 2 + seed % 2)
            let list = expectCounting(curves, through: 5_000, "seed \(seed)")
            if list.omitted > 1_000 { longLists += 1 }
            let ranges = BreakEvenSolver(curves, fewSteps: 0).comparison(
                baseline: 1, alternative: 0, from: 1, through: 5_000
            ).ranges
            let cheaper = Counting([curves[1], curves[0]]).runs(from: 1, through: 5_000).filter { $0.winner == 1 }
                .map { RequestRange(from: $0.from, to: $0.to) }
            #expect(ranges.count == cheaper.count, "seed \(seed)")
            #expect(ranges.elements.prefix(500) == cheaper.prefix(500), "seed \(seed)")
            #expect(ranges.elements.suffix(500) == cheaper.suffix(500), "seed \(seed)")
        }
        #expect(longLists > 1)
    }

    /// x cents a request rounded up twice over, against 2·x rounded up once: the latter is cheaper while x·N lies in the
    /// first half of a cent, which begins once in every cent, the first time in the first one. With x = 0.1234567890123
    /// and 10^12 requests that is 123,456,789,012.3 cents: the last half begins with number 123,456,789,013.
    @Test func twiceRoundedAgainstOnceOverAllVolumes() throws {
        let cent = try Rational(decimal: "0.01")
        let slope = try Rational(decimal: "0.001234567890123")
        let twice = CostCurve(terms: [rounded(slope, to: cent), rounded(slope, to: cent)])
        let once = CostCurve(terms: [rounded(slope * 2, to: cent)])
        let ranges = BreakEvenSolver([twice, once]).comparison(baseline: 0, alternative: 1).ranges
        #expect(ranges.count == 123_456_789_013)
        #expect(ranges.elements.count == 1_000)
        // 0.49…; 0.98… is beyond the half, 1.11… in the second cent.
        #expect(ranges.elements[0] == RequestRange(from: 1, to: 4))
        #expect(ranges.elements[1] == RequestRange(from: 9, to: 12))
        // 123,456,789,012.053… is 10^12 - 2; the two before lie below the cent.
        #expect(ranges.elements[999] == RequestRange(from: 999_999_999_998, to: 1_000_000_000_000))
    }

    /// The same with fifty digits more, for which neither 128 bits nor any period suffice.
    /// In units of $0.0001, a = 10 + ⌈N/500⌉ and b = ⌈N/500 + N·10^-11⌉. With N = 500k + r, r from 1 to 500, b is cheaper
    /// where r/500 + N·10^-11 ≤ 10: at every N up to 9·10^11, then for the first r of each k, and for none from
    /// N = 9.998·10^11 on. The k between are (9.998 - 9)·10^11 / 500 = 199,600,000, all in the last tenth of the volumes.
    @Test func changesThatLieCloseTogetherFarFromTheStart() throws {
        let unit = Rational(1, over: 10_000)
        let a = CostCurve(terms: [.fixed(Rational(1, over: 1000)), rounded(Rational(1, over: 5_000_000), to: unit)])
        let b = CostCurve(terms: [
            rounded(Rational(1, over: 5_000_000) + Rational(1, over: 1_000_000_000_000_000), to: unit)
        ])
        let comparison = BreakEvenSolver([a, b]).comparison(baseline: 0, alternative: 1)
        #expect(comparison.ranges.count == 199_600_000)
        #expect(comparison.ranges.elements.first?.from == 1)
        // r ≤ 500·(10 - N·10^-11) allows r = 1 up to N = 9.998·10^11.
        #expect(comparison.ranges.elements.last == RequestRange(from: 999_799_999_501, to: 999_799_999_501))
        #expect(BreakEvenSolver([a, b]).winnerRuns().count == 2 * 199_600_000)
    }

    @Test func manyDigitsAreNoSlower() throws {
        let cent = try Rational(decimal: "0.01")
        let slope = try Rational(decimal: "0.001234567890123" + String(repeating: "4567890123", count: 5))
        let twice = CostCurve(terms: [rounded(slope, to: cent), rounded(slope, to: cent)])
        let once = CostCurve(terms: [rounded(slope * 2, to: cent)])
        let ranges = BreakEvenSolver([twice, once]).comparison(baseline: 0, alternative: 1).ranges
        #expect(ranges.count == 123_456_789_013)
    }

    /// Ten dollars an instance, of which x = 0.3000000000001 serve a request, against the same money by the request and
    /// five dollars: the latter is cheaper while x·N lies in the first half of an instance, which a step of 0.3 never
    /// misses: of instance 1 at N = 1, of instance 2 at 4 (at 5 it is 1.5000000000005), of instance 3 at 7 and 8. At
    /// 10^12 requests that is instance 300,000,000,001, of which 0.1 is used.
    @Test func aLineAgainstAFleetOfTheSameSlope() throws {
        let rate = try Rational(decimal: "0.3000000000001")
        let fleet = CostTerm.perInstance(rate: 10, fleet: Fleet(minimum: 1, instancesPerRequest: rate))
        let line = CostTerm.metered(
            MeteredTerm(
                quantity: PiecewiseLinear(Line(intercept: 0, slope: rate)),
                price: PiecewiseLinear(slopes: 10, then: [])))
        func ranges(_ fixed: Rational) -> RangeList<RequestRange> {
            BreakEvenSolver([CostCurve(terms: [fleet]), CostCurve(terms: [line, .fixed(fixed)])])
                .comparison(baseline: 0, alternative: 1).ranges
        }
        #expect(ranges(5).count == 300_000_000_001)
        #expect(
            ranges(5).elements.prefix(3) == [.init(from: 1, to: 1), .init(from: 4, to: 4), .init(from: 7, to: 8)])
        #expect(ranges(5).elements.last == RequestRange(from: 1_000_000_000_000, to: 1_000_000_000_000))
        // Without the five dollars it is cheaper wherever an instance is not full, which one never is.
        #expect(ranges(0).elements == [RequestRange(from: 1, to: 1_000_000_000_000)])
        #expect(ranges(10).count == 0)
    }

    @Test func floorSumsEqualAddition() {
        var generator = SeededGenerator(seed: 74_001)
        for _ in 0..<2_000 {
            let count = Int128(Int.random(in: 0...30, using: &generator))
            let divisor = Int128(Int.random(in: 1...40, using: &generator))
            let slope = Int128(Int.random(in: -90...90, using: &generator))
            let offset = Int128(Int.random(in: -200...200, using: &generator))
            let expected = (0..<count).reduce(Int128.zero) {
                $0 + (slope * $1 + offset).flooredQuotientAndRest(dividingBy: divisor).quotient
            }
            #expect(
                Int128.floorSum(count: count, divisor: divisor, slope: slope, offset: offset) == expected,
                "\(count), \(divisor), \(slope), \(offset)")
        }
    }

    /// Coordinates and points lead back to each other, and the first coordinate is the one that hardly changes.
    @Test func aThinBasisIsInvertible() {
        var generator = SeededGenerator(seed: 75_001)
        for _ in 0..<200 {
            let count = Int.random(in: 2...5, using: &generator)
            var extents: [[Int128]] = (0..<count).map { row in
                (0..<count).map { $0 == row ? 1 << 20 : 0 }
            }
            for row in 0..<count { extents[row][0] = Int128(Int.random(in: 1...1 << 55, using: &generator)) }
            let basis = ThinBasis(extents: extents)
            for row in 0..<count {
                for column in 0..<count {
                    let product = (0..<count).reduce(Int128.zero) {
                        $0 + basis.rows[row][$1] * basis.columns[column][$1]
                    }
                    #expect(product == (row == column ? 1 : 0))
                }
            }
        }
        // 3·a - b hardly changes along the body.
        let thin = ThinBasis(extents: [[1 << 60, 0, 0], [1 << 50, 1 << 20, 0], [3 << 50, 0, 1 << 20]])
        #expect(thin.rows[0] == [0, 3, -1] || thin.rows[0] == [0, -3, 1])
    }
}
