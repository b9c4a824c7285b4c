import CostModel
import ExactMath
import Pricing
import Testing

@testable import BreakEven

/// The break-evens of the built-in file, each computed by hand.
///
/// Prices of March 2017: t2.nano $0.0059, t2.medium $0.047 and a classic load balancer $0.025 an hour; Lambda $0.20 a
/// million requests and $0.0000166667 a GB-second; REST calls $3.50 a million. With 732 hours and lines rounded up:
/// one t2.nano 732 · 0.0059 = 4.3188 → 4.32; three and ELB 12.96 + 18.30 = 31.26; t2.medium 34.404 → 34.41, three and
/// ELB 103.23 + 18.30 = 121.53. An alert takes 128/1024 GB · 0.4 s = 0.05 GB-seconds, so d = 0.000000833335 dollars.
/// With m = started millions: via SNS 0.20·m + up(N·d), with API Gateway 3.70·m + up(N·d).
@Suite struct BuiltInBreakEvenTests {
    private func solver() throws -> (solver: BreakEvenSolver, names: [String]) {
        let builtIn = try #require(BuiltInScenarios.file(named: "threatstack-to-s3"))
        let workload = try ScenarioFile.read(builtIn)
        let prices = PricesInForce(book: PriceBook(), region: workload.region, date: workload.pricesAsOf)
        let costs = try workload.scenarios.map { try ScenarioCost($0, of: workload, prices: prices) }
        return (BreakEvenSolver(costs.map(\.curve)), workload.scenarios.map(\.name))
    }

    @Test(arguments: [
        // 3.70 + up(N·d) > 4.32 once N·d > 0.62: N > 743,998.5.
        ("Lambda + API Gateway", "1×t2.nano", 743_999),
        // Seventh million: 25.90 + up(N·d) > 31.26 once N·d > 5.36: N > 6,431,987.1.
        ("Lambda + API Gateway", "3×t2.nano + ELB", 6_431_988),
        // At 26,000,000: 96.20 + up(21.66671) = 117.87. One more starts the 27th million: 99.90 + 21.67 = 121.57.
        // A line of $3.70 a million through these points would cross elsewhere: the step decides.
        ("Lambda + API Gateway", "3×t2.medium + ELB", 26_000_001),
        // At 4,000,000: 0.80 + up(3.33334) = 4.14. One more starts the fifth million: 1.00 + 3.34 = 4.34 > 4.32.
        ("Lambda via SNS", "1×t2.nano", 4_000_001),
        // 31st million: 6.20 + up(N·d) > 31.26 once N·d > 25.06: N > 30,071,939.9.
        ("Lambda via SNS", "3×t2.nano + ELB", 30_071_940),
        // 118th million: 23.60 + up(N·d) > 121.53 once N·d > 97.93: N > 117,515,765.0 (117,515,764.97).
        ("Lambda via SNS", "3×t2.medium + ELB", 117_515_765),
    ])
    func breakEvenFallsWhereTheStepSays(baseline: String, alternative: String, expected: Int) throws {
        let (solver, names) = try solver()
        let comparison = solver.comparison(
            baseline: try #require(names.firstIndex(of: baseline)),
            alternative: try #require(names.firstIndex(of: alternative)))
        #expect(comparison.breakEven == expected)
        #expect(comparison.ranges.elements == [WinnerRun(from: expected, to: 1_000_000_000_000, winner: 1)])
    }

    @Test func mapHasSNSBeforeOneInstance() throws {
        let (solver, names) = try solver()
        let runs = solver.winnerRuns().elements
        #expect(runs.map { names[$0.winner] } == ["Lambda via SNS", "1×t2.nano"])
        #expect(runs.map(\.from) == [1, 4_000_001])
    }

    /// Published by a cost analysis of a t2.nano: 730 · 0.0058 = 4.234 dollars buy 4.234 / (0.0000002 +
    /// 0.0125 · 0.0000166667) = 10,368,969.01 requests, so the first dearer one is the 10,368,970th.
    @Test func publishedBreakEvenOfOneNanoIsReproduced() throws {
        let text = """
            {"formatVersion": 1, "pricesAsOf": "2018-01-01", "scenarios": [
              {"name": "instance", "resources": [{"service": "ec2", "instanceType": "t2.nano"}]},
              {"name": "function", "resources": [{"service": "lambda", "memoryMB": 128, "durationMs": 100}]}]}
            """
        let workload = try ScenarioFile.read(Array(text.utf8), file: "test", defaultName: "test")
        let prices = PricesInForce(book: PriceBook(), region: workload.region, date: workload.pricesAsOf)
        let curves = try workload.scenarios.map { try ScenarioCost($0, of: workload, prices: prices).curve }
        let comparison = BreakEvenSolver(curves).comparison(baseline: 1, alternative: 0)
        #expect(comparison.breakEven == 10_368_970)
        let proof = try #require(comparison.proof?.before)
        #expect(proof.baseline < proof.alternative)
    }
}
