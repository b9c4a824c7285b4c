import CostModel
import ExactMath
import Testing

/// From what is used to what is priced.
@Suite struct LineItemUsageTests {
    private static func usage(_ item: String, of scenario: PricedScenario, at requests: Int) throws -> [String] {
        let line = try #require(scenario.cost.items.first { $0.name == item })
        let usage = try #require(line.usage(at: requests))
        #expect(usage.used - usage.free == usage.billable)
        return [usage.perRequest, usage.used, usage.free].map(PricedScenario.text)
    }

    /// One GB-second a request on each architecture; the 400,000 free ones go to x86_64 first.
    @Test(arguments: [
        (300_000, "300000", "100000"), (400_000, "400000", "0"), (100_000, "100000", "100000"),
        (500_000, "400000", "0"),
    ])
    func freeGBSeconds(requests: Int, x86: String, arm: String) throws {
        let scenario = try PricedScenario(
            #"{"service": "lambda", "memoryMB": 1024, "durationMs": 1000, "architecture": "arm64"}"#,
            #"{"service": "lambda", "memoryMB": 1024, "durationMs": 1000}"#, estimate: #"{"freeTier": true}"#)
        #expect(
            try Self.usage("Duration (x86_64)", of: scenario, at: requests) == ["1", String(requests), x86])
        #expect(try Self.usage("Duration (arm64)", of: scenario, at: requests) == ["1", String(requests), arm])
    }

    @Test func requestsBeforeTheirBlock() throws {
        let scenario = try PricedScenario(
            #"{"service": "lambda", "memoryMB": 128, "durationMs": 1, "invocationsPerRequest": "1.5"}"#,
            estimate: #"{"freeTier": true, "requestBlock": 1000}"#)
        let line = try #require(scenario.cost.items.first { $0.name == "Requests" })
        // 1.5 million invocations, a million of them free; half a million is a whole number of blocks.
        #expect(try Self.usage("Requests", of: scenario, at: 1_000_000) == ["1.5", "1500000", "1000000"])
        #expect(line.usage(at: 1)?.block == 1000)
    }

    @Test func whatIsCountedFollowsNoRequests() throws {
        let scenario = try PricedScenario(#"{"service": "elb", "type": "classic"}"#)
        #expect(scenario.cost.items.first?.usage(at: 1) == nil)
    }
}
