import Testing

/// The free tier (1,000,000 requests, 400,000 GB-seconds) and what lies outside it: provisioned concurrency.
@Suite struct LambdaAllowanceTests {
    private static let free = #"{"freeTier": true}"#
    /// One GB-second a request.
    private static let x86 = #"{"service": "lambda", "memoryMB": 1024, "durationMs": 1000}"#
    /// Two GB-seconds a request.
    private static let arm =
        #"{"service": "lambda", "memoryMB": 2048, "durationMs": 1000, "architecture": "arm64"}"#

    @Test(arguments: [(0, "0"), (1_000_000, "0"), (1_000_001, "0.0000002"), (2_000_000, "0.2")])
    func theFirstMillionRequestsAreFree(requests: Int, expected: String) throws {
        #expect(try PricedScenario(Self.x86, estimate: Self.free).amount("Requests", at: requests) == expected)
    }

    @Test(arguments: [(399_999, "0"), (400_000, "0"), (400_001, "0.0000166667")])
    func theFirst400000GBSecondsAreFree(requests: Int, expected: String) throws {
        let scenario = try PricedScenario(Self.x86, estimate: Self.free)
        #expect(try scenario.amount("Duration (x86_64)", at: requests) == expected)
    }

    @Test func nothingIsFreeUnlessAskedFor() throws {
        let scenario = try PricedScenario(Self.x86)
        #expect(scenario.total(at: 1) == "0.0000168667")
    }

    /// x86_64 takes from the 400,000 first: at 150,000 requests it uses 150,000 of them and arm64 the other 250,000.
    @Test(arguments: [
        (100_000, "0", "0"), (133_333, "0", "0"), (133_334, "0", "2"), (150_000, "0", "50000"),
        (399_999, "0", "799997"), (400_000, "0", "800000"), (400_001, "1", "800002"), (500_000, "100000", "1000000"),
    ])
    func freeGBSecondsGoToX86First(requests: Int, x86: String, arm: String) throws {
        for resources in [[Self.x86, Self.arm], [Self.arm, Self.x86]] {
            let scenario = try PricedScenario(resources.joined(separator: ","), estimate: Self.free)
            #expect(try scenario.quantity("Duration (x86_64)", at: requests) == x86)
            #expect(try scenario.quantity("Duration (arm64)", at: requests) == arm)
        }
    }

    @Test func armAloneHasTheWholeAllowance() throws {
        let scenario = try PricedScenario(Self.arm, estimate: Self.free)
        #expect(try scenario.quantity("Duration (arm64)", at: 200_000) == "0")
        #expect(try scenario.quantity("Duration (arm64)", at: 200_001) == "2")
    }

    /// Two functions: 500,000 requests are a million runs.
    @Test func functionsShareTheFreeRequests() throws {
        let scenario = try PricedScenario(Self.x86, Self.arm, estimate: Self.free)
        #expect(try scenario.quantity("Requests", at: 500_000) == "0")
        #expect(try scenario.quantity("Requests", at: 500_001) == "2")
    }

    @Test(arguments: [(1_000_000, "0"), (1_000_001, "0.2"), (2_000_000, "0.2"), (2_000_001, "0.4")])
    func blocksAreCountedAfterTheAllowance(requests: Int, expected: String) throws {
        let scenario = try PricedScenario(Self.x86, estimate: #"{"freeTier": true, "requestBlock": 1000000}"#)
        #expect(try scenario.amount("Requests", at: requests) == expected)
    }

    @Test(arguments: [(6_000_400_000, "100000.2"), (6_000_400_001, "100000.200015")])
    func tiersAreCountedAfterTheAllowance(requests: Int, expected: String) throws {
        let scenario = try PricedScenario(Self.x86, estimate: Self.free)
        #expect(try scenario.amount("Duration (x86_64)", at: requests) == expected)
    }

    // MARK: Provisioned concurrency

    /// 2·1 GB·3600·730 h = 5,256,000 GB-s at 0.0000041667 (arm64 0.0000033334).
    @Test(arguments: [("x86_64", "21.9001752"), ("arm64", "17.5203504")])
    func concurrencyIsKeptAllMonth(architecture: String, expected: String) throws {
        let scenario = try PricedScenario(
            #"""
            {"service": "lambda", "memoryMB": 1024, "durationMs": 1000, "provisionedConcurrency": 2,
             "architecture": "\#(architecture)"}
            """#)
        #expect(try scenario.amount("Provisioned concurrency (\(architecture))", at: 0) == expected)
    }

    @Test(arguments: [("0", "0"), ("0.5", "0.01500012"), ("8784", "263.52210816")])
    func concurrencyIsKeptForTheHoursStated(hours: String, expected: String) throws {
        let scenario = try PricedScenario(
            #"""
            {"service": "lambda", "memoryMB": 1024, "durationMs": 1000, "provisionedConcurrency": 2,
             "provisionedHours": "\#(hours)"}
            """#)
        #expect(try scenario.amount("Provisioned concurrency (x86_64)", at: 0) == expected)
    }

    /// Its 1,000 GB-s cost 0.0000097222 (arm64 0.0000077778) each, allowance or not; its requests share the allowance.
    @Test(arguments: [("x86_64", "0.0097222"), ("arm64", "0.0077778")])
    func itsDurationIsOutsideTheAllowance(architecture: String, expected: String) throws {
        let scenario = try PricedScenario(
            #"""
            {"service": "lambda", "memoryMB": 1024, "durationMs": 1000, "provisionedConcurrency": 1,
             "architecture": "\#(architecture)"}
            """#, estimate: Self.free)
        #expect(try scenario.amount("Provisioned duration (\(architecture))", at: 1000) == expected)
        #expect(try scenario.quantity("Requests", at: 1_000_000) == "0")
        #expect(try scenario.quantity("Requests", at: 1_000_007) == "7")
        #expect(!scenario.items.contains("Duration (\(architecture))"))
    }

    /// 7G GB-s at one price: provisioned duration has no tiers.
    @Test func itsDurationIsNotGraduated() throws {
        let scenario = try PricedScenario(
            #"{"service": "lambda", "memoryMB": 1024, "durationMs": 1000, "provisionedConcurrency": 1}"#)
        #expect(try scenario.amount("Provisioned duration (x86_64)", at: 7_000_000_000) == "68055.4")
    }

    /// The other function's GB-seconds use the whole allowance.
    @Test func itsDurationTakesNothingFromTheAllowance() throws {
        let provisioned =
            #"{"service": "lambda", "memoryMB": 1024, "durationMs": 1000, "provisionedConcurrency": 1}"#
        let scenario = try PricedScenario(provisioned, Self.x86, estimate: Self.free)
        #expect(try scenario.quantity("Duration (x86_64)", at: 400_000) == "0")
        #expect(try scenario.quantity("Duration (x86_64)", at: 400_001) == "1")
    }

    /// 21.9001752 → 21.91; one run 0.0000097222 → 0.01.
    @Test func itsLinesRoundUp() throws {
        let scenario = try PricedScenario(
            #"{"service": "lambda", "memoryMB": 1024, "durationMs": 1000, "provisionedConcurrency": 2}"#,
            estimate: #"{"freeTier": true, "roundUpTo": "0.01"}"#)
        #expect(scenario.total(at: 1) == "21.92")
    }
}
