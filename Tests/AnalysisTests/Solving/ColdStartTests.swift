import CostModel
import ExactMath
import Pricing
import Testing

@testable import Analysis

/// `durationMs` where some runs start an environment: every duration up to 250 ms, and those around each edge.
@Suite("How long a function with cold starts may run")
struct ColdStartTests {
    @Test(
        arguments: [
            #""coldStartShare": "0.1", "initMs": "99.5""#,
            #""coldStartShare": 1, "initMs": 400, "package": "image""#,
            #""coldStartShare": "0.5", "initMs": 90}, {"service": "lambda", "memoryMB": 512, "durationMs": 9, "architecture": "arm64", "coldStartShare": "0.25", "initMs": 700, "ephemeralStorageMB": 1024"#,
        ], [("2025-12-01", ""), ("2025-12-01", #", "roundUpTo": "1""#), ("2019-01-01", "")])
    func everyDuration(keys: String, estimate: (date: String, more: String)) throws {
        let date = estimate.date
        // arm64 and larger /tmp came after 2019.
        if date < "2020", keys.contains("arm64") { return }
        let text = """
            {"formatVersion": 1, "pricesAsOf": "\(date)", "estimate": {"freeTier": true\(estimate.more)}, "scenarios": [
             {"name": "function", "resources": [
               {"service": "lambda", "memoryMB": 1024, "durationMs": 50, \(keys)}]},
             {"name": "fee", "resources": [{"service": "custom", "name": "fee", "monthly": 11}]}]}
            """
        let workload = try ScenarioFile.read(Array(text.utf8), file: "own.json", defaultName: "own")
        let book = PriceBook()
        let prices = PricesInForce(book: book, region: workload.region, date: workload.pricesAsOf)
        let sides = try Sides(workload, baselines: ["function"], alternatives: ["fee"])
        for volume in [0, 1_500_000, 5_000_000] {
            let answer = try SolvedInputAnswer(for: "durationMs", workload, sides: sides, at: volume, book: book)
            let solution = try #require(answer.solutions.first)
            let edges = solution.ranges.flatMap { [$0.lowerBound, $0.upperBound] }
            let steps = Set(Int128(0)...250).union(edges.flatMap { [$0 - 1, $0, $0 + 1] })
            for step in steps where answer.grid.steps.contains(step) {
                let changed = answer.input.setting(workload, to: answer.grid.value(step))
                let costs = try changed.scenarios.map {
                    try ScenarioCost($0, of: changed, prices: prices).curve.cost(at: volume)
                }
                #expect(
                    solution.ranges.contains { $0.contains(step) } == (costs[0] <= costs[1]),
                    "\(keys), \(estimate): step \(step) at \(volume)")
            }
        }
    }
}
