import CostCurves
import ExactMath
import TestSupport
import Testing

@testable import BreakEven

@Suite struct ComparisonTests {
    private func decimal(_ text: String) throws -> Rational { try Rational(decimal: text) }

    /// `price` for each of `quantity` units a request.
    private func metered(
        _ quantity: Rational, price: Rational, block: Rational? = nil, roundUpTo: Rational? = nil
    ) -> CostTerm {
        CostTerm(
            SteppedFunction(PiecewiseLinear(slopes: quantity, then: [])),
            Metering(
                block: block,
                price: PiecewiseLinear(slopes: price, then: []), roundUpTo: roundUpTo))
    }

    private func compare(_ baseline: [CostTerm], _ alternative: [CostTerm], through: Int? = nil) -> Comparison {
        BreakEvenSolver([CostCurve(terms: baseline), CostCurve(terms: alternative)]).comparison(
            baseline: 0, alternative: 1, through: through ?? BreakEvenSolver.searched.upperBound)
    }

    /// A run of 100 ms at 128 MB is 0.0125 GB-seconds, so a request costs 0.0000002 + 0.0125 · 0.0000166667 =
    /// 0.00000040833375; the instance costs 0.0058 · 730 = 4.234. 4.234 / 0.00000040833375 = 10,368,969.6…
    @Test func lambdaAgainstOneSmallInstance() throws {
        let comparison = compare(
            [
                metered(1, price: try decimal("0.0000002")),
                metered(try decimal("0.0125"), price: try decimal("0.0000166667")),
            ],
            [.instances(try decimal("4.234"), of: Fleet(minimum: 1))])
        #expect(comparison.breakEven == 10_368_970)
        #expect(comparison.ranges.elements == [WinnerRun(from: 10_368_970, to: 1_000_000_000_000, winner: 1)])
        let proof = try #require(comparison.proof)
        let perRequest = try decimal("0.00000040833375")
        #expect(proof.before?.requests == 10_368_969)
        #expect(proof.before?.baseline == perRequest * 10_368_969)
        #expect(proof.at.baseline == perRequest * 10_368_970)
        #expect(proof.at.alternative == (try decimal("4.234")))
        #expect(proof.boundary == .crossing(at: try #require(try decimal("4.234").divided(by: perRequest))))
        #expect(comparison.standing == nil)
    }

    /// The same, with requests paid by the million: 10,000,000 cost 10 · 0.20 + 2.0833375 = 4.0833375, one more costs
    /// 11 · 0.20 + 2.08333770833375 = 4.28…, above 4.234. A line would have said 10,368,970.
    @Test func theAnswerFallsOnTheStepOfABlock() throws {
        let comparison = compare(
            [
                metered(1, price: try decimal("0.0000002"), block: 1_000_000),
                metered(try decimal("0.0125"), price: try decimal("0.0000166667")),
            ],
            [.fixed(try decimal("4.234"))])
        #expect(comparison.breakEven == 10_000_001)
        #expect(comparison.proof?.boundary == .jump)
        #expect(comparison.proof?.before?.baseline == (try decimal("4.0833375")))
        #expect(comparison.proof?.at.baseline == (try decimal("4.28333770833375")))
    }

    /// A tenth of a cent a request, rounded up to the cent: 41 to 50 requests cost 0.05 as the alternative does.
    @Test func aTieEndsWhereTheNextCentBegins() throws {
        let comparison = compare(
            [metered(1, price: try decimal("0.001"), roundUpTo: try decimal("0.01"))], [.fixed(try decimal("0.05"))])
        #expect(comparison.breakEven == 51)
        #expect(comparison.proof?.boundary == .tieEnds)
    }

    /// 3 a request against 30: equal at 10 requests exactly, which is not strictly cheaper yet.
    @Test func equalCostIsNoBreakEven() {
        let comparison = compare([metered(1, price: 3)], [.fixed(30)])
        #expect(comparison.breakEven == 11)
        #expect(comparison.proof?.boundary == .crossing(at: 10))
    }

    /// The first 4.5 units at 1 and then 3 each, against 5: 4.5 + 3 · (N - 4.5) = 5 at N = 4 + 2/3.
    @Test func theCrossingLiesBehindAKinkBetweenTwoRequests() {
        let tiers = PiecewiseLinear(slopes: 1, then: [(Rational(9, over: 2), 3)])
        let comparison = compare([CostTerm(.requests, Metering(price: tiers))], [.fixed(5)])
        #expect(comparison.breakEven == 5)
        #expect(comparison.proof?.boundary == .crossing(at: Rational(14, over: 3)))
    }

    /// The same, with an instance for every two requests on both sides: its third one comes with request 5.
    @Test func aStepOfBothIsNoJump() {
        let tiers = PiecewiseLinear(slopes: 1, then: [(Rational(9, over: 2), 3)])
        let shared = CostTerm.instances(7, of: Fleet(minimum: 1, instancesPerRequest: Rational(1, over: 2)))
        let comparison = compare([shared, CostTerm(.requests, Metering(price: tiers))], [.fixed(5), shared])
        #expect(comparison.breakEven == 5)
        #expect(comparison.proof?.boundary == .crossing(at: Rational(14, over: 3)))
    }

    /// Between 4 and 5 requests the first side turns from 1 to 9 a unit at 4.25 and to 49 at 4.75, the second one, 0.5 and
    /// 1 a unit, to 20 at 4.5: 4.25 + 9 · 0.5 = 8.75 and 5 + 20 · 0.25 = 10 at 4.75, where they are 1.25 apart and come
    /// together by 29 a unit. They have met before, where the second one became cheaper and dearer again.
    @Test func theLastCrossingAmongSeveralKinks() {
        func turning(at bound: Rational, from slope: Rational, to next: Rational) -> CostTerm {
            CostTerm(.requests, Metering(price: PiecewiseLinear(slopes: slope, then: [(bound, next)])))
        }
        let comparison = compare(
            [turning(at: Rational(17, over: 4), from: 1, to: 9), turning(at: Rational(19, over: 4), from: 0, to: 40)],
            [.fixed(Rational(1, over: 2)), turning(at: Rational(9, over: 2), from: 1, to: 20)])
        #expect(comparison.breakEven == 5)
        #expect(comparison.proof?.before?.alternative == Rational(9, over: 2))
        #expect(comparison.proof?.at.baseline == 21)
        #expect(comparison.proof?.boundary == .crossing(at: Rational(19, over: 4) + Rational(5, over: 116)))
    }

    /// 3 a request against 30, from 20 requests on: cheaper there already, as right below.
    @Test func aSearchThatStartsLaterShowsTheCostsBelowIt() {
        let solver = BreakEvenSolver([CostCurve(terms: [metered(1, price: 3)]), CostCurve(terms: [.fixed(30)])])
        let proof = solver.comparison(baseline: 0, alternative: 1, from: 20).proof
        #expect(proof?.before == Comparison.Costs(requests: 19, baseline: 57, alternative: 30))
        #expect(proof?.boundary == .start)
    }

    /// 1 a request up to 10 requests, then nothing more, against 10: they touch and stay equal.
    @Test func touchingWithoutCrossingIsNeverCheaper() {
        let tiers = PiecewiseLinear(slopes: 1, then: [(10, 0)])
        let comparison = compare([CostTerm(.requests, Metering(price: tiers))], [.fixed(10)])
        #expect(comparison.breakEven == nil)
        #expect(comparison.ranges.count == 0)
        #expect(comparison.proof == nil)
        #expect(comparison.standing == .fixedPart(atStart: 10, otherAtEnd: 10))
    }

    @Test func saysWhyNever() throws {
        let dear = compare([metered(1, price: Rational(1, over: 1_000))], [metered(1, price: 1), .fixed(1)])
        #expect(dear.standing == .marginalCost(perRequest: 1, otherPerRequest: Rational(1, over: 1_000)))
        // 0.001 a request reaches 2,000,000,000 at 2 · 10^12 requests.
        let late = compare([metered(1, price: Rational(1, over: 1_000))], [.fixed(2_000_000_000)])
        #expect(late.standing == .fixedPart(atStart: 2_000_000_000, otherAtEnd: 1_000_000_000))
        // 500,000,000 + 0.0006 · N = 0.001 · N at 1.25 · 10^12.
        let beyond = compare(
            [metered(1, price: Rational(1, over: 1_000))],
            [metered(1, price: Rational(6, over: 10_000)), .fixed(500_000_000)])
        #expect(
            beyond.standing
                == .endOfRange(
                    perRequest: Rational(6, over: 10_000), otherPerRequest: Rational(1, over: 1_000),
                    aboutRequests: 1_250_000_000_000))
    }

    @Test func saysWhyAlways() {
        let comparison = compare([metered(1, price: 2), .fixed(1)], [metered(1, price: 1)])
        #expect(comparison.isAlwaysCheaper)
        #expect(comparison.breakEven == 1)
        #expect(comparison.proof?.before == nil)
        #expect(comparison.proof?.boundary == .start)
        #expect(comparison.standing == .marginalCost(perRequest: 2, otherPerRequest: 1))
    }

    /// 2 for every 20 requests begun, against 1 for every 10: the latter is cheaper from 20·k + 1 to 20·k + 10, equal
    /// to 20·k + 20. Of 10^7 requests that are 500,000 ranges; of 10^12 far too many to be counted.
    @Test func countsWhatItDoesNotList() {
        let twenty = [CostTerm.instances(2, of: Fleet(minimum: 1, instancesPerRequest: Rational(1, over: 20)))]
        let ten = [CostTerm.instances(1, of: Fleet(minimum: 1, instancesPerRequest: Rational(1, over: 10)))]
        #expect(compare(twenty, ten, through: 10_000_000).ranges.omitted == 499_000)
        let ranges = compare(twenty, ten).ranges
        #expect(ranges.count == nil && ranges.omitted == nil)
        #expect(ranges.elements.count == 1_000)
        for index in 0..<500 {
            let start = 20 * index
            #expect(ranges.elements[index] == WinnerRun(from: start + 1, to: start + 10, winner: 1))
            let end = 1_000_000_000_000 - 20 * (500 - index)
            #expect(ranges.elements[500 + index] == WinnerRun(from: end + 1, to: end + 10, winner: 1))
        }
    }

    /// The later curve of the list as the baseline: a tie is no gain for the earlier one.
    @Test func anyCurveCanBeTheBaseline() {
        for seed in 50_001...50_000 + Seeds.count(quick: 50, all: 600) {
            var random = RandomCurves(seed: seed, scale: 20)
            let curves = random.relatedCurves(count: 3)
            let comparison = BreakEvenSolver(curves).comparison(baseline: 2, alternative: 0, from: 1, through: 60)
            let expected = EveryVolume([curves[2], curves[0]]).runs(from: 1, through: 60).filter { $0.winner == 1 }
            #expect(
                comparison.ranges.elements == expected.map { WinnerRun(from: $0.from, to: $0.to, winner: 1) },
                "seed \(seed)")
            #expect(comparison.breakEven == expected.first?.from)
        }
    }

    @Test func aSharedTermThatIsTooLargeFor128BitsCancels() throws {
        let huge = CostTerm.fixed(try decimal("1e60"))
        #expect(compare([huge, metered(1, price: 3)], [huge, .fixed(30)]).breakEven == 11)
    }
}
