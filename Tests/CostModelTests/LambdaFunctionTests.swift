import CostModel
import ExactMath
import Pricing
import Testing

/// Functions: a request 0.0000002; a GB-second 0.0000166667 on x86_64 and 0.0000133334 on arm64 in the first tier.
@Suite struct LambdaFunctionTests {
    /// 8,000 runs of 128 MB use as many GB-seconds as each is billed milliseconds.
    @Test(arguments: [
        ("2020-11-30", "1", "100"), ("2020-11-30", "100", "100"), ("2020-11-30", "100.5", "200"),
        ("2020-11-30", "101", "200"), ("2020-11-30", "250", "300"), ("2020-12-01", "0.5", "1"),
        ("2020-12-01", "1", "1"), ("2020-12-01", "1.2", "2"), ("2020-12-01", "100.0", "100"),
        ("2020-12-01", "250", "250"), ("2020-12-01", "900000", "900000"),
    ])
    func runsAreBilledByTheIncrementInForce(asOf: String, durationMs: String, billedMs: String) throws {
        let scenario = try PricedScenario(
            #"{"service": "lambda", "memoryMB": 128, "durationMs": "\#(durationMs)"}"#, asOf: asOf)
        #expect(try scenario.quantity("Duration (x86_64)", at: 8000) == billedMs)
    }

    /// 95 % at 90 ms and 5 % at 1,010 ms: by 100 ms 0.95·100 + 0.05·1100 = 150, by 1 ms 0.95·90 + 0.05·1010 = 136.
    @Test(arguments: [("2018-01-01", "150"), ("2021-01-01", "136")])
    func eachShareOfADistributionIsMeteredOnItsOwn(asOf: String, billedMs: String) throws {
        let scenario = try PricedScenario(
            #"""
            {"service": "lambda", "memoryMB": 128,
             "durationMs": [{"ms": 90, "share": "0.95"}, {"ms": 1010, "share": "0.05"}]}
            """#, asOf: asOf)
        #expect(try scenario.quantity("Duration (x86_64)", at: 8000) == billedMs)
    }

    private static func starting(
        _ keys: String, billedForZip: Bool, incrementMs: Int = 1
    ) throws -> PricedScenario {
        try PricedScenario(
            #"{"service": "lambda", "memoryMB": 128, \#(keys)}"#, asOf: "2030-01-01",
            tables: [
                try OwnTables.lambda(
                    from: "2030-01-01", gbSecond: "0.00001", incrementMs: incrementMs, initBilledForZip: billedForZip)
            ])
    }

    /// A quarter of the runs of 100.5 ms starts an environment in 300.2 ms: 101 and 401 ms, on average 176.
    @Test(arguments: [
        ("zip", false, "101"), ("zip", true, "176"), ("image", false, "176"), ("image", true, "176"),
    ])
    func startsAreBilledByThePackage(package: String, billedForZip: Bool, billedMs: String) throws {
        let scenario = try Self.starting(
            #""durationMs": "100.5", "coldStartShare": "0.25", "initMs": "300.2", "package": "\#(package)""#,
            billedForZip: billedForZip)
        #expect(try scenario.quantity("Duration (x86_64)", at: 8000) == billedMs)
    }

    /// Halves of 90 and 200 ms, a tenth of each with 50 ms more: 94.5 and 204.5 on average by 1 ms; by 100 ms 0.9·100 +
    /// 0.1·200 and 0.9·200 + 0.1·300.
    @Test(arguments: [(1, "150"), (100, "160")])
    func everyShareStartsAlike(incrementMs: Int, billedMs: String) throws {
        let scenario = try Self.starting(
            #""durationMs": [{"ms": 90, "share": "0.5"}, {"ms": 200, "share": "0.5"}], "coldStartShare": "0.1", "initMs": 50"#,
            billedForZip: true, incrementMs: incrementMs)
        #expect(try scenario.quantity("Duration (x86_64)", at: 8000) == billedMs)
    }

    @Test func startsAreExplained() throws {
        func derivation(billedForZip: Bool) throws -> Derivation? {
            let text = ScenarioText.file(
                #""pricesAsOf": "2030-01-01","#,
                resources: #"""
                    {"service": "lambda", "memoryMB": 1024, "durationMs": 1000, "coldStartShare": "0.02", "initMs": 500}
                    """#)
            let workload = try ScenarioText.read(text)
            let table = try OwnTables.lambda(
                from: "2030-01-01", gbSecond: "0.00001", incrementMs: 1, initBilledForZip: billedForZip)
            let prices = PricesInForce(
                book: PriceBook(adding: [table]), region: "us-east-1", date: workload.pricesAsOf)
            let items = try ScenarioCost(workload.scenarios[0], of: workload, prices: prices).items
            return items[1].derivation(at: Volume(1, of: workload)).first
        }
        #expect(
            try derivation(billedForZip: true) == """
                \(factor: 1024) MB × \(factor: 1010) ms (average, \(aside: 2) % of the runs with \(aside: 500) ms of INIT) \
                \(result: Rational(101, over: 100)) GB-seconds per request
                """)
        #expect(
            try derivation(billedForZip: false) == """
                \(factor: 1024) MB × \(factor: 1000) ms (average, INIT of ZIP files not billed) \
                \(result: 1) GB-seconds per request
                """)
    }

    /// 2.5 runs a request: 2.5M requests; 2.5M·1 GB·0.1 s = 250,000 GB-s.
    @Test func invocationsMultiplyRequestsAndDuration() throws {
        let scenario = try PricedScenario(
            #"{"service": "lambda", "memoryMB": 1024, "durationMs": 100, "invocationsPerRequest": "2.5"}"#)
        #expect(try scenario.quantity("Requests", at: 1_000_000) == "2500000")
        #expect(try scenario.amount("Requests", at: 1_000_000) == "0.5")
        #expect(try scenario.quantity("Duration (x86_64)", at: 1_000_000) == "250000")
    }

    @Test func aFunctionThatIsNeverInvokedCostsNothing() throws {
        let scenario = try PricedScenario(
            #"{"service": "lambda", "memoryMB": 1024, "durationMs": 100, "invocationsPerRequest": 0}"#)
        #expect(scenario.total(at: 1_000_000_000_000) == "0")
    }

    /// 1 MB for 1 s: 1/1024 GB-s a request.
    @Test func aGigabyteIs1024Megabytes() throws {
        let scenario = try PricedScenario(#"{"service": "lambda", "memoryMB": 1, "durationMs": 1000}"#)
        #expect(try scenario.charge("Duration (x86_64)", at: 1).quantity == Rational(1, over: 1024))
    }

    /// 10^24 runs of 10^6/1024 GB and 900 s: G = 878,906,250·10^21 GB-s. 235,000.20 + (G - 15·10^9)·0.0000133334
    /// + 10^24·0.0000002.
    @Test func theLargestNumbersStayExact() throws {
        let scenario = try PricedScenario(
            #"""
            {"service": "lambda", "memoryMB": 1000000, "durationMs": 900000, "invocationsPerRequest": 1000000000000}
            """#)
        #expect(scenario.total(at: 1_000_000_000_000) == "11718808793750000000034999.2")
    }

    // MARK: Tiers. A run of 1 GB and 1 s is one GB-second, so N is the quantity.

    @Test(arguments: [
        ("x86_64", 6_000_000_000, "100000.2"), ("x86_64", 6_000_000_001, "100000.200015"),
        ("x86_64", 15_000_000_000, "235000.2"), ("x86_64", 15_000_000_001, "235000.2000133334"),
        ("arm64", 7_500_000_000, "100000.5"), ("arm64", 7_500_000_001, "100000.5000120001"),
        // 100,000.5 + 11.25G·0.0000120001
        ("arm64", 18_750_000_000, "235001.625"), ("arm64", 18_750_000_001, "235001.6250106667"),
    ])
    func durationIsGraduated(architecture: String, requests: Int, expected: String) throws {
        let scenario = try PricedScenario(
            #"{"service": "lambda", "memoryMB": 1024, "durationMs": 1000, "architecture": "\#(architecture)"}"#)
        #expect(try scenario.amount("Duration (\(architecture))", at: requests) == expected)
    }

    /// infracost's golden file for its 15 billion runs shows the three parts of 61.44G GB-seconds.
    @Test func chargesUnfoldByTier() throws {
        let scenario = try PricedScenario(#"{"service": "lambda", "memoryMB": 2048, "durationMs": 2048}"#)
        let tiers = try #require(try scenario.charge("Duration (x86_64)", at: 15_000_000_000).tiers)
        #expect(tiers.map { PricedScenario.text($0.quantity) } == ["6000000000", "9000000000", "46440000000"])
        #expect(tiers.map { PricedScenario.text($0.amount) } == ["100000.2", "135000", "619203.096"])
        #expect(tiers.map { PricedScenario.text($0.price) } == ["0.0000166667", "0.000015", "0.0000133334"])
        #expect(tiers.last?.to == nil)
    }

    /// Two functions of 1 GB-s each: 3G requests fill the first tier of 6G, the next request has 2 GB-s in the second.
    @Test func functionsShareTheTiers() throws {
        let function = #"{"service": "lambda", "memoryMB": 1024, "durationMs": 1000}"#
        let scenario = try PricedScenario(function, function)
        #expect(scenario.items == ["Requests", "Duration (x86_64)"])
        #expect(scenario.cost.items.map(\.resources) == [[0, 1], [0, 1]])
        #expect(try scenario.amount("Duration (x86_64)", at: 3_000_000_000) == "100000.2")
        #expect(try scenario.amount("Duration (x86_64)", at: 3_000_000_001) == "100000.20003")
    }

    /// 7G GB-s at one price.
    @Test func durationWasFlatBeforeAugust2022() throws {
        let scenario = try PricedScenario(
            #"{"service": "lambda", "memoryMB": 1024, "durationMs": 1000}"#, asOf: "2022-08-04")
        #expect(try scenario.amount("Duration (x86_64)", at: 7_000_000_000) == "116666.9")
    }

    // MARK: Blocks

    @Test(arguments: [(0, "0"), (1, "0.2"), (1_000_000, "0.2"), (1_000_001, "0.4")])
    func requestsAreBoughtByTheBlock(requests: Int, expected: String) throws {
        let scenario = try PricedScenario(
            #"{"service": "lambda", "memoryMB": 128, "durationMs": 1}"#, estimate: #"{"requestBlock": 1000000}"#)
        #expect(try scenario.amount("Requests", at: requests) == expected)
    }

    /// 2 functions, 600,000 runs each: 1.2M together are two blocks, not one for each.
    @Test func functionsShareABlock() throws {
        let function = #"{"service": "lambda", "memoryMB": 128, "durationMs": 1}"#
        let scenario = try PricedScenario(function, function, estimate: #"{"requestBlock": 1000000}"#)
        #expect(try scenario.quantity("Requests", at: 600_000) == "2000000")
        #expect(try scenario.quantity("Requests", at: 500_000) == "1000000")
    }

    // MARK: Ephemeral storage, 0.0000000309 a GB-second

    /// 1,024,000 runs of 1 s: 1 MB beyond 512 is 1,000 GB-s; 9,728 MB are 9.5 GB.
    @Test(arguments: [(513, "0.0000309"), (10240, "0.3005952")])
    func storageBeyond512MB(megabytes: Int, expected: String) throws {
        let scenario = try PricedScenario(
            #"{"service": "lambda", "memoryMB": 128, "durationMs": 1000, "ephemeralStorageMB": \#(megabytes)}"#,
            estimate: #"{"freeTier": true}"#)
        #expect(try scenario.amount("Ephemeral storage", at: 1_024_000) == expected)
    }

    @Test func includedStorageIsNoLine() throws {
        let scenario = try PricedScenario(
            #"{"service": "lambda", "memoryMB": 128, "durationMs": 1000, "ephemeralStorageMB": 512}"#)
        #expect(scenario.items == ["Requests", "Duration (x86_64)"])
    }

    /// Each function's storage rounds up on its own: 0.0000309 → 0.01 twice.
    @Test func storageIsALineOfEachFunction() throws {
        let function = #"{"service": "lambda", "memoryMB": 128, "durationMs": 1000, "ephemeralStorageMB": 513}"#
        let scenario = try PricedScenario(function, function, estimate: #"{"roundUpTo": "0.01"}"#)
        let storage = scenario.cost.charges(at: 1_024_000).filter { $0.item.name == "Ephemeral storage" }
        #expect(storage.map(\.item.resources) == [[0], [1]])
        #expect(storage.map { PricedScenario.text($0.amount) } == ["0.01", "0.01"])
    }

    // MARK: Savings Plans

    private static func underPlan(
        _ keys: String, term: String = "1yr", payment: String = "noUpfront", estimate: String = "{}"
    ) throws -> PricedScenario {
        try PricedScenario(
            #"""
            {"service": "lambda", "memoryMB": 1024, "durationMs": 1000, \#(keys)
             "purchase": {"model": "savingsPlan", "term": "\#(term)", "payment": "\#(payment)"}}
            """#, estimate: estimate, asOf: "2030-01-01",
            tables: [try OwnTables.plansForFunctions(from: "2030-01-01")])
    }

    /// Ten billion GB-seconds at one rate, whatever the tiers, less the free ones; requests at their own price.
    @Test(arguments: [
        (#""architecture": "x86_64","#, "x86_64", "false", "147000"),
        (#""architecture": "arm64","#, "arm64", "false", "117000"),
        (#""architecture": "x86_64","#, "x86_64", "true", "146994.12"),
    ])
    func aPlanHasOneRate(key: String, architecture: String, freeTier: String, expected: String) throws {
        let scenario = try Self.underPlan(key, estimate: #"{"freeTier": \#(freeTier)}"#)
        let name = "Duration (Compute Savings Plan 1yr, noUpfront, \(architecture))"
        #expect(try scenario.amount(name, at: 10_000_000_000) == expected)
        #expect(try scenario.amount("Requests", at: 11_000_000) == (freeTier == "true" ? "2" : "2.2"))
    }

    /// Of which only the share is known: 0.8 of the first tier's 0.0000166667, unconfirmed and not rounded.
    @Test func aRateKnownAsAShare() throws {
        let scenario = try Self.underPlan("", term: "3yr", payment: "allUpfront")
        let charge = try scenario.charge(
            "Duration (Compute Savings Plan 3yr, allUpfront, x86_64)", at: 10_000_000_000)
        #expect(PricedScenario.text(charge.amount) == "133333.6")
        #expect(charge.item.source?.isConfirmed == false)
    }

    /// 2 GB kept for an hour: 7,200·0.00000367; 100 GB-seconds of runs at 0.00000856.
    @Test func aPlanCoversProvisionedConcurrency() throws {
        let scenario = try Self.underPlan(#""provisionedConcurrency": 2, "provisionedHours": 1,"#)
        let plan = "(Compute Savings Plan 1yr, noUpfront, x86_64)"
        #expect(scenario.items == ["Requests", "Provisioned concurrency \(plan)", "Provisioned duration \(plan)"])
        #expect(try scenario.amount("Provisioned concurrency \(plan)", at: 0) == "0.026424")
        #expect(try scenario.amount("Provisioned duration \(plan)", at: 100) == "0.000856")
    }

    @Test func aRateThatIsNotInTheTable() throws {
        #expect(throws: PricingError.self) { try Self.underPlan("", term: "3yr") }
    }
}
