import CostCurves
import ExactMath
import TestSupport
import Testing

@testable import BreakEven

/// The cheapest curves, against the exact costs at every volume.
@Suite struct WinnerRunsTests {
    enum Kind: String, CaseIterable { case any, few, related, parallel, periods }

    private func curves(_ kind: Kind, _ random: inout RandomCurves) -> [CostCurve] {
        switch kind {
        case .any: [random.curve(), random.curve()]
        case .few: (0..<random.whole(3...8)).map { _ in random.curve(terms: 1...3) }
        case .related: random.relatedCurves(count: random.whole(2...5))
        case .parallel: random.parallelSums(count: random.whole(2...4))
        case .periods:
            (0..<2).map { _ in
                CostCurve(terms: [random.termAndFormula(periods: 12).term, random.termAndFormula(periods: 6).term])
            }
        }
    }

    @Test(arguments: Kind.allCases, [3, 20, 60])
    func equalEveryVolume(kind: Kind, scale: Int) throws {
        var severalRuns = 0
        let seeds = Seeds.count(quick: 10, all: 200)
        for seed in 1...seeds {
            var random = RandomCurves(seed: 1_000 * scale + seed, scale: scale)
            let curves = curves(kind, &random)
            let expected = EveryVolume(curves).runs(from: 0, through: 100)
            let comment: Comment = "\(kind), seed \(seed), scale \(scale)"
            #expect(BreakEvenSolver(curves).winnerRuns(from: 0, through: 100).elements == expected, comment)
            // Ranges are cut where they would be walked, and computed with in fractions.
            if let table = CompiledCurves<Int128>(curves) {
                let search = EnvelopeSearch(table: table, fewSteps: 0, mostSteps: 2)
                #expect(search.runs(from: 0, through: 100).elements == expected, comment)
            }
            if seed % 4 == 0 {
                let exact = EnvelopeSearch(table: CompiledCurves<Rational>(curves))
                #expect(exact.runs(from: 0, through: 100).elements == expected, comment)
            }
            if expected.count > 2 { severalRuns += 1 }
        }
        // Few of the plainer kinds change places more than once.
        #expect(severalRuns > seeds / 50 || !Seeds.areAll, "the cases are too plain to show anything")
    }

    /// Long lists, whose periods are repeated, or of which only the end is asked for.
    @Test(arguments: [Kind.related, .parallel])
    func longListsEqualEveryVolume(kind: Kind) throws {
        var longLists = 0
        for seed in 1...Seeds.count(quick: 3, all: 60) {
            var random = RandomCurves(seed: 60_000 + seed, scale: 1)
            let curves = curves(kind, &random)
            let expected = EveryVolume(curves).runs(from: 1, through: 6_000)
            let comment: Comment = "\(kind), seed \(seed)"
            #expect(BreakEvenSolver(curves).winnerRuns(from: 1, through: 6_000).holds(expected), comment)
            let table = try #require(CompiledCurves<Int128>(curves))
            for wanted in [nil, 1] {
                let search = EnvelopeSearch(table: table, wanted: wanted, fewSteps: 0, mostSteps: 16)
                let all = expected.filter { wanted == nil || $0.winner == wanted }
                #expect(search.runs(from: 1, through: 6_000).holds(all), comment)
                guard all.count > 500 else { continue }
                longLists += 1
                let ends = search.runs(.last, from: 1, through: 6_000).elements
                #expect(ends.suffix(500) == all.suffix(500), comment)
            }
        }
        #expect(longLists > 1 || !Seeds.areAll)
    }

    /// Numbers that no 128 bits hold give the same answers, more slowly.
    @Test func hugeAndTinyNumbersEqualEveryVolume() throws {
        let factor = try Rational(decimal: "123456789e-50")
        for seed in 30_001...30_000 + Seeds.count(quick: 5, all: 60) {
            var random = RandomCurves(seed: seed, scale: 20)
            let curves = random.relatedCurves(count: 3)
            let scaled = curves.map { $0.scaled(by: factor) }
            #expect(CompiledCurves<Int128>(scaled) == nil)
            let expected = EveryVolume(curves).runs(from: 0, through: 60)
            #expect(BreakEvenSolver(scaled).winnerRuns(from: 0, through: 60).elements == expected, "seed \(seed)")
        }
    }

    /// Curves that 128 bits hold each, with denominators of which they do not hold a common multiple.
    @Test func curvesThatFit128BitsOnlyAloneEqualEveryVolume() {
        for seed in 35_001...35_000 + Seeds.count(quick: 5, all: 60) {
            var random = RandomCurves(seed: seed, scale: 20)
            let curves = zip(random.parallelSums(count: 3), [999_999_937, 999_999_929, 999_999_893]).map {
                CostCurve(terms: $0.terms + [.fixed(Rational(1, over: $1)), .rounded(Rational(1, over: $1), to: nil)])
            }
            #expect(curves.allSatisfy { CompiledCurves<Int128>([$0]) != nil } && CompiledCurves<Int128>(curves) == nil)
            let expected = EveryVolume(curves).runs(from: 0, through: 60)
            #expect(BreakEvenSolver(curves).winnerRuns(from: 0, through: 60).elements == expected, "seed \(seed)")
        }
    }

    /// 2 for every 20 requests begun, 3 for every 30, 1 for every 10: the last one is nowhere dearer, and loses a tie. Of
    /// 60 requests it wins 1 to 10 and 41 to 50, the second one 21 to 30, the first one the even tens. 10^12 requests
    /// are 10^11 tens, and end with the fourth ten of sixty; 60,000 requests have 6,000 tens.
    @Test(.enabled(if: Seeds.areAll, "a million ranges take long in a debug build"))
    func threeParallelCurvesTakeTurnsOverAllVolumes() {
        let solver = BreakEvenSolver(
            [2, 3, 1].map { rate in
                let fleet = Fleet(minimum: 1, instancesPerRequest: Rational(1, over: 10 * rate))
                return CostCurve(terms: [.instances(Rational(rate), of: fleet)])
            })
        #expect(solver.winnerRuns().count == nil)
        #expect(solver.winnerRuns(through: 60_000).count == 6_000)
        let runs = solver.winnerRuns().elements
        #expect(runs.count == 1_000)
        for (index, run) in runs.enumerated() {
            let ten = index < 500 ? index : 100_000_000_000 - 1_000 + index
            #expect(run == WinnerRun(from: 10 * ten + 1, to: 10 * ten + 10, winner: [2, 0, 1, 0, 2, 0][ten % 6]))
        }
    }

    @Test func theFirstNamedWinsATie() {
        let five = CostCurve(terms: [.fixed(5)])
        let runs = BreakEvenSolver([five, five, five]).winnerRuns(from: 1, through: 9)
        #expect(runs.elements == [WinnerRun(from: 1, to: 9, winner: 0)])
    }

    @Test func noCurvesAndNoVolumesHaveNoRuns() {
        #expect(BreakEvenSolver([]).winnerRuns().count == 0)
        #expect(BreakEvenSolver([CostCurve(terms: [])]).winnerRuns(from: 7, through: 6).count == 0)
    }

    @Test func aRangeIsCutToAllVolumes() {
        let runs = BreakEvenSolver([CostCurve(terms: [])]).winnerRuns(from: -5, through: .max)
        #expect(runs.elements == [WinnerRun(from: 0, to: 1_000_000_000_000, winner: 0)])
    }

    /// Random curves over all volumes: every reported boundary, and thousands of volumes between, by the exact costs.
    @Test(arguments: [1_000, 10_000_000, 100_000_000_000])
    func allVolumesHoldAtEveryBoundaryAndBetween(scale: Int) {
        for seed in 40_001...40_000 + Seeds.count(quick: 4, all: 60) {
            var random = RandomCurves(seed: seed, scale: scale)
            let count = random.whole(2...4)
            let oracle = EveryVolume(
                random.chance(50) ? random.relatedCurves(count: count) : random.curves(count: count))
            let list = BreakEvenSolver(oracle.curves).winnerRuns()
            var runs = list.elements
            if !list.isComplete { runs.removeLast(RunList.keptAtEachEnd) }
            #expect(runs.first?.from == 1)
            #expect(list.elements.last?.to == 1_000_000_000_000)
            for run in list.elements.prefix(20) + list.elements.suffix(20) {
                for requests in [run.from, run.to] + (0..<4).map({ _ in random.whole(run.from...run.to) }) {
                    #expect(oracle.winner(at: requests) == run.winner, "seed \(seed), scale \(scale), N \(requests)")
                }
            }
            for (run, next) in zip(runs, runs.dropFirst()) {
                #expect(next.from == run.to + 1 && next.winner != run.winner, "seed \(seed), scale \(scale)")
            }
        }
    }
}
