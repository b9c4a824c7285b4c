import CostModel
import ExactMath
import Pricing
import Testing

/// Percentiles in place of a duration; a run of 128 MB, 8,000 times, uses as many GB-seconds as it has milliseconds.
@Suite struct LambdaPercentileTests {
    private func duration(_ percentiles: String) throws -> String {
        let scenario = try PricedScenario(
            #"{"service": "lambda", "memoryMB": 128, "durationMs": \#(percentiles)}"#, asOf: "2021-01-01")
        return try scenario.quantity("Duration (x86_64)", at: 8000)
    }

    /// 50 % at 80, 40 % at 200, 9 % and the last 1 % at 1,200: 40 + 80 + 120 = 240.
    @Test(arguments: [
        (#"{"p50": 80, "p90": 200, "p99": 1200}"#, "240"), (#"{"p99": 1200, "p50": 80, "p90": "200"}"#, "240"),
        (#"{"p50": 80}"#, "80"), (#"{"max": 100}"#, "100"), (#"{"p50": 80, "p100": 100}"#, "90"),
        (#"{"p50": 80, "max": 100}"#, "90"), (#"{"p50": 10, "p99.9": 20, "max": 1020}"#, "16"),
        (#"{"p50": "10.5", "p90": 20}"#, "15.5"),
    ])
    func eachShareTakesThePercentileThatEndsIt(percentiles: String, billedMs: String) throws {
        #expect(try duration(percentiles) == billedMs)
    }

    /// The percentiles of runs that took whole milliseconds: the shortest that so many per cent take at most.
    @Test(arguments: 1...20)
    func withTheLongestNoRunsCostMoreThanTheirPercentiles(seed: Int) throws {
        var state = UInt64(seed)
        let runs = (0..<200).map { _ -> Int in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            // Most are short, few are long.
            let share = Int(state >> 40) % 1000
            return 1 + share * share * share / 400_000
        }.sorted()
        let (p50, p90, p99, longest) = (runs[99], runs[179], runs[197], runs[199])
        let read = try #require(
            try? Rational(
                decimal: duration(#"{"p50": \#(p50), "p90": \#(p90), "p99": \#(p99), "max": \#(longest)}"#)))
        #expect(read >= Rational(runs.reduce(0, +)) / 200)
        // What the percentiles prove: half took p50 or longer, a tenth p90, a hundredth p99.
        let proven = Rational(40 * p50 + 9 * p90 + p99) / 100
        let open = try #require(
            try? Rational(decimal: duration(#"{"p50": \#(p50), "p90": \#(p90), "p99": \#(p99)}"#)))
        #expect(proven <= open && open <= read)
    }

    @Test(arguments: [
        (#"{"p50": 80, "p90": 20}"#, "p90 is shorter than p50."),
        (#"{"p50": 80, "q90": 20}"#, "'q90' is no percentile."),
        (#"{"p0": 80}"#, "'p0' is no percentile."), (#"{"p100.1": 80}"#, "'p100.1' is no percentile."),
        (#"{"p100": 80, "max": 80}"#, "p100 and max are the same."), ("{}", "There is no percentile."),
        (#"{"p50": 0}"#, "Found 0; accepted is a number above 0, at most 900000."),
    ])
    func whatIsNoPercentileIsRefused(percentiles: String, finding: String) throws {
        let fault = try ScenarioText.fault(
            ofResource: #"{"service": "lambda", "memoryMB": 128, "durationMs": \#(percentiles)}"#)
        #expect(fault[0].hasPrefix("s.json:4:") && fault[0].contains("durationMs"))
        #expect(fault[1] == finding)
    }

    @Test func volumesAreWrittenAsOnTheCommandLine() throws {
        let workload = try ScenarioText.read(ScenarioText.file(#""volumes": ["10k", 5, "1.5M", "1e3"],"#))
        #expect(workload.volumes == [10_000, 5, 1_500_000, 1000])
        #expect(try ScenarioText.fault(ScenarioText.file(#""volumes": ["10x"],"#))[1].hasPrefix(#"Found "10x""#))
    }
}
