import CostCurves
import ExactMath
import TestSupport
import Testing

@testable import BreakEven

@Suite struct WinnerRunsTests {
    @Test(arguments: [3, 20, 60])
    func twoCurvesEqualCounting(scale: Int) {
        var severalRuns = 0
        for seed in 1...500 {
            var random = RandomCurves(seed: seed, scale: scale)
            let counting = Counting([random.curve(), random.curve()])
            let expected = counting.runs(from: 0, through: 100)
            let runs = BreakEvenSolver.runs(counting.curves, from: 0, through: 100)
            #expect(runs == expected, "seed \(seed), scale \(scale)")
            if runs.count > 2 { severalRuns += 1 }
        }
        #expect(severalRuns > 20, "the cases are too plain to show anything")
    }

    @Test func severalCurvesEqualCounting() {
        var manyWinners = 0
        for seed in 10_001...10_600 {
            var random = RandomCurves(seed: seed, scale: 40)
            let count = Int.random(in: 3...8, using: &random.generator)
            let counting = Counting((0..<count).map { _ in random.curve(terms: 1...3) })
            let expected = counting.runs(from: 1, through: 100)
            let runs = BreakEvenSolver.runs(counting.curves, from: 1, through: 100)
            #expect(runs == expected, "seed \(seed)")
            if Set(runs.map(\.winner)).count > 2 { manyWinners += 1 }
        }
        #expect(manyWinners > 20)
    }

    /// Curves that share terms and slopes, so that they tie, touch and take turns.
    @Test func relatedCurvesEqualCounting() {
        var ties = 0
        for seed in 20_001...20_400 {
            var random = RandomCurves(seed: seed, scale: 25)
            let count = Int.random(in: 2...5, using: &random.generator)
            let counting = Counting(random.relatedCurves(count: count))
            let expected = counting.runs(from: 1, through: 80)
            let runs = BreakEvenSolver.runs(counting.curves, from: 1, through: 80)
            #expect(runs == expected, "seed \(seed)")
            if runs.count > 10 { ties += 1 }
        }
        #expect(ties > 30)
    }

    /// Numbers that no 128 bits hold give the same answers, more slowly.
    @Test func hugeAndTinyNumbersEqualCounting() throws {
        let factor = try Rational(decimal: "123456789e-50")
        for seed in 30_001...30_025 {
            var random = RandomCurves(seed: seed, scale: 20)
            let counting = Counting(random.relatedCurves(count: 3))
            let expected = counting.runs(from: 0, through: 60)
            let scaled = counting.curves.map { $0.scaled(by: factor) }
            #expect(CompiledCurve(scaled[0]) == nil)
            #expect(BreakEvenSolver.runs(scaled, from: 0, through: 60) == expected, "seed \(seed)")
        }
    }

    /// Ranges long enough that repeated periods are only counted.
    @Test func repeatedPeriodsEqualCounting() {
        var longLists = 0
        for seed in 60_001...60_010 {
            var random = RandomCurves(seed: seed, scale: 1)
            let counting = Counting(random.relatedCurves(count: seed % 2 + 2))
            let expected = counting.runs(from: 1, through: 12_000)
            let list = BreakEvenSolver(counting.curves).winnerRuns(from: 1, through: 12_000)
            #expect(list.count == expected.count, "seed \(seed)")
            #expect(
                list.elements == (list.omitted == 0 ? expected : Array(expected.prefix(500) + expected.suffix(500))),
                "seed \(seed)")
            if list.omitted > 0 { longLists += 1 }
        }
        #expect(longLists > 1)
    }

    /// 2 for every 20 requests begun, 3 for every 30, 1 for every 10: the last one is nowhere dearer, and loses a tie. Of
    /// 60 requests it wins 1 to 10 and 41 to 50, the second one 21 to 30, the first one the even tens. 10^12 requests
    /// are 10^11 tens, and end with the fourth ten of sixty.
    @Test func threeParallelCurvesTakeTurnsOverAllVolumes() {
        let curves = [2, 3, 1].map { rate in
            CostCurve(terms: [
                .perInstance(
                    rate: Rational(rate), fleet: Fleet(minimum: 1, instancesPerRequest: Rational(1, over: 10 * rate)))
            ])
        }
        let runs = BreakEvenSolver(curves).winnerRuns()
        #expect(runs.count == 100_000_000_000)
        #expect(runs.elements.count == 1_000)
        for (index, run) in runs.elements.enumerated() {
            let ten = index < 500 ? index : 100_000_000_000 - 1_000 + index
            let winner = [2, 0, 1, 0, 2, 0][ten % 6]
            #expect(run == WinnerRun(from: 10 * ten + 1, to: 10 * ten + 10, winner: winner))
        }
    }

    @Test func theFirstNamedWinsATie() {
        let five = CostCurve(terms: [.fixed(5)])
        #expect(
            BreakEvenSolver.runs([five, five, five], from: 1, through: 9) == [WinnerRun(from: 1, to: 9, winner: 0)])
    }

    @Test func noCurvesAndNoVolumesHaveNoRuns() {
        #expect(BreakEvenSolver([]).winnerRuns().count == 0)
        #expect(BreakEvenSolver([CostCurve(terms: [])]).winnerRuns(from: 7, through: 6).count == 0)
    }

    @Test func aRangeIsCutToAllVolumes() {
        let runs = BreakEvenSolver.runs([CostCurve(terms: [])], from: -5, through: .max)
        #expect(runs == [WinnerRun(from: 0, to: 1_000_000_000_000, winner: 0)])
    }

    /// Random curves over all volumes: every reported boundary, and thousands of volumes between, by the exact costs.
    @Test(arguments: [1_000, 10_000_000, 100_000_000_000])
    func allVolumesHoldAtEveryBoundaryAndBetween(scale: Int) {
        for seed in 40_001...40_012 {
            var random = RandomCurves(seed: seed, scale: scale)
            let count = Int.random(in: 2...4, using: &random.generator)
            let counting = Counting(
                random.chance(50) ? random.relatedCurves(count: count) : random.curves(count: count))
            let list = BreakEvenSolver(counting.curves).winnerRuns()
            var runs = list.elements
            if list.omitted > 0 { runs.removeLast(RangeList<WinnerRun>.keptAtEachEnd) }
            #expect(runs.first?.from == 1)
            #expect(list.elements.last?.to == 1_000_000_000_000)
            for run in list.elements.prefix(40) + list.elements.suffix(40) {
                let probes =
                    [run.from, run.to]
                    + (0..<8).map { _ in Int.random(in: run.from...run.to, using: &random.generator) }
                for requests in probes {
                    #expect(counting.winner(at: requests) == run.winner, "seed \(seed), scale \(scale), N \(requests)")
                }
            }
            for (run, next) in zip(runs, runs.dropFirst()) {
                #expect(next.from == run.to + 1 && next.winner != run.winner, "seed \(seed), scale \(scale)")
            }
        }
    }
}
