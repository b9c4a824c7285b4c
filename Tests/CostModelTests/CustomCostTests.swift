import CostModel
import ExactMath
import Pricing
import Testing

/// What AWS does not bill, and discounts. A month of one hour: 10 requests a second are 36,000.
@Suite struct CustomCostTests {
    private static let hour = #"{"hoursPerMonth": 1}"#
    private static let growing = #"{"service": "ec2", "instanceType": "t4g.nano", "requestsPerSecond": 10}"#
    private static let fixed = #"{"service": "ec2", "instanceType": "t4g.nano", "count": 2}"#

    @Test(arguments: [(0, "10"), (1, "10.0000025"), (1_000_000, "12.5"), (1_500_000, "13.75")])
    func monthlyAndPerMillionRequests(requests: Int, expected: String) throws {
        let scenario = try PricedScenario(
            #"{"service": "custom", "name": "logs", "monthly": 10, "perMillionRequests": "2.5"}"#)
        #expect(scenario.items == ["logs (monthly)", "logs (per million requests)"])
        #expect(scenario.total(at: requests) == expected)
    }

    /// A fleet that grows and two instances that stay, of any place in the file: 15 for each.
    @Test(arguments: [(0, "45"), (36_000, "45"), (36_001, "60"), (72_001, "75")])
    func perInstanceCountsAllFleets(requests: Int, expected: String) throws {
        let agent = #"{"service": "custom", "name": "agent", "perInstanceMonth": 15}"#
        for resources in [[agent, Self.growing, Self.fixed], [Self.growing, Self.fixed, agent]] {
            let scenario = try PricedScenario(resources.joined(separator: ","), estimate: Self.hour)
            #expect(try scenario.amount("agent (per instance)", at: requests) == expected)
        }
    }

    @Test func perInstanceOfFleetsThatStay() throws {
        let scenario = try PricedScenario(
            Self.fixed, Self.fixed, #"{"service": "custom", "name": "agent", "perInstanceMonth": 15}"#)
        #expect(try scenario.quantity("agent (per instance)", at: 1_000_000) == "4")
        #expect(try scenario.amount("agent (per instance)", at: 1_000_000) == "60")
    }

    @Test func perInstanceWithoutInstancesIsNothing() throws {
        let scenario = try PricedScenario(#"{"service": "custom", "name": "agent", "perInstanceMonth": 15}"#)
        #expect(scenario.total(at: 1_000_000) == "0")
    }

    /// 4 instances·0.003 = 0.012 → 0.02, not 4 cents; 0.001 → 0.01; one request 0.000001 → 0.01.
    @Test func eachPartRoundsUpOnce() throws {
        let scenario = try PricedScenario(
            Self.growing, Self.fixed,
            #"""
            {"service": "custom", "name": "agent", "monthly": "0.001", "perInstanceMonth": "0.003",
             "perMillionRequests": 1}
            """#, estimate: #"{"hoursPerMonth": 1, "roundUpTo": "0.01"}"#)
        #expect(try scenario.amount("agent (per instance)", at: 36_001) == "0.02")
        #expect(try scenario.amount("agent (monthly)", at: 36_001) == "0.01")
        #expect(try scenario.amount("agent (per million requests)", at: 1) == "0.01")
        #expect(try scenario.amount("agent (per million requests)", at: 36_001) == "0.04")
    }

    // MARK: Metered lines

    /// 438M minutes of 10,000 clients that stay connected all month, at $0.25 a million: AWS's figure is $109.50.
    @Test func minutesOfWebSockets() throws {
        let scenario = try PricedScenario(
            #"""
            {"service": "custom", "name": "Connection minutes", "unit": "minutes", "unitsPerMonth": 438000000,
             "price": "0.00000025"}
            """#)
        #expect(try scenario.amount("Connection minutes", at: 0) == "109.5")
        #expect(try scenario.amount("Connection minutes", at: 1_000_000) == "109.5")
        #expect(try scenario.charge("Connection minutes", at: 0).item.unit == "minutes")
    }

    /// A million responses of 7 MB: 6 MB are free of charge, then 100 GB a month. 1M·1 MB = 976.5625 GB of 1024 MB; AWS's
    /// figures are 976.56 GB and $7.81 before the free 100 GB.
    @Test(arguments: [("0", "7.8125", "7.81"), ("100", "7.0125", "7.01")])
    func responseStreaming(free: String, exact: String, published: String) throws {
        let scenario = try PricedScenario(
            #"""
            {"service": "custom", "name": "Streamed", "unit": "GB", "unitsPerRequest": "0.0009765625", "free": \#(free),
             "price": "0.008"}
            """#)
        #expect(try scenario.amount("Streamed", at: 1_000_000) == exact)
        let amount = try scenario.charge("Streamed", at: 1_000_000).amount
        #expect(amount.decimalText(places: 2) == published)
    }

    /// AWS's example of SnapStart: 7,440,000 runs in 744 hours of which 1 % start an environment of 1 GB; the cache is
    /// $4.03, restoring $10.40 and both together $14.43.
    @Test func snapStart() throws {
        let scenario = try PricedScenario(
            #"""
            {"service": "custom", "name": "SnapStart cache", "unit": "GB-seconds", "unitsPerMonth": 2678400,
             "price": "0.0000015046"}
            """#,
            #"""
            {"service": "custom", "name": "SnapStart restore", "unit": "GB", "unitsPerRequest": "0.01",
             "price": "0.0001397998"}
            """#, estimate: #"{"hoursPerMonth": 744}"#)
        // 2,678,400·0.0000015046 and 74,400·0.0001397998.
        #expect(try scenario.amount("SnapStart cache", at: 7_440_000) == "4.02992064")
        #expect(try scenario.amount("SnapStart restore", at: 7_440_000) == "10.40110512")
        #expect(scenario.cost.curve.cost(at: 7_440_000).decimalText(places: 2) == "14.43")
    }

    private static let steps = #"""
        "tiers": [{"beginRange": 0, "endRange": 10, "price": 3}, {"beginRange": "10", "endRange": "Inf", "price": "0.5"}]
        """#

    /// q = 5 + 0.1·N + 2 a machine - 4, of a fleet that grows and of two machines that stay: 7 at first.
    /// At 36,000 q = 3,607: 30 + 3,597·0.5; one more request is 0.1 of a unit and one machine.
    @Test(arguments: [
        (0, "7", "21"), (30, "10", "30"), (40, "11", "30.5"), (36_000, "3607", "1828.5"), (36_001, "3609.1", "1829.55"),
    ])
    func unitsOfRequestsTheMonthAndInstances(requests: Int, quantity: String, amount: String) throws {
        let metered = #"""
            {"service": "custom", "name": "events", "unit": "events", "unitsPerRequest": "0.1", "unitsPerMonth": 5,
             "unitsPerInstanceMonth": 2, "free": 4, \#(Self.steps)}
            """#
        for resources in [[metered, Self.growing, Self.fixed], [Self.growing, Self.fixed, metered]] {
            let scenario = try PricedScenario(resources.joined(separator: ","), estimate: Self.hour)
            #expect(try scenario.quantity("events", at: requests) == quantity)
            #expect(try scenario.amount("events", at: requests) == amount)
        }
    }

    /// 2·N less 7 free, not below 0, at a cent rounded up, with a discount of half; other amounts stand beside it.
    @Test(arguments: [(0, "1"), (3, "1"), (4, "1.01"), (6, "1.03"), (7, "1.04")])
    func freeUnitsDiscountAndRounding(requests: Int, expected: String) throws {
        let scenario = try PricedScenario(
            #"""
            {"service": "custom", "name": "calls", "unitsPerRequest": 2, "free": 7, "price": "0.01", "monthly": 2,
             "discountPercent": 50}
            """#, estimate: #"{"roundUpTo": "0.01"}"#)
        #expect(scenario.items == ["calls (monthly)", "calls"])
        #expect(scenario.total(at: requests) == expected)
    }

    @Test func aMeteredLineIsExplained() throws {
        let text = ScenarioText.file(
            #""estimate": {"hoursPerMonth": 1}, "request": {"singular": "vote"},"#,
            resources: #"""
                \#(Self.fixed), {"service": "custom", "name": "events", "unit": "events", "unitsPerRequest": 3,
                "unitsPerMonth": 5, "unitsPerInstanceMonth": 2, "free": 4, "price": 1},
                {"service": "custom", "name": "month", "unit": "events", "unitsPerMonth": 5, "price": 1}
                """#)
        let workload = try ScenarioText.read(text)
        let prices = PricesInForce(book: PriceBook(), region: workload.region, date: nil)
        let items = try ScenarioCost(workload.scenarios[0], of: workload, prices: prices).items
        #expect(
            items[1].derivation(at: Volume(10, of: workload)) == [
                """
                \(factor: 10) votes × \(factor: 3) events + \(factor: 5) events a month + \(factor: 2) instances × \
                \(factor: 2) events \(result: 39) events, less \(factor: 4) free \(result: 35) events
                """
            ])
        #expect(items[2].derivation(at: Volume(10, of: workload)) == ["\(factor: 5) events a month"])
    }

    @Test func meteredNumbersCanBeVaried() throws {
        let metered = try ScenarioText.read(
            ScenarioText.file(
                resources: #"""
                    {"service": "custom", "name": "a", "unitsPerRequest": 2, "price": 3},
                    {"service": "custom", "name": "b", "monthly": 1},
                    {"service": "custom", "name": "c", "unitsPerMonth": 2, \#(Self.steps)}
                    """#))
        let values: (String) throws -> [[Rational]] = { name in
            try #require(WorkloadInput.named(name)).values(in: metered.scenarios)
        }
        #expect(try values("custom.unitsPerRequest") == [[2], [], [0]])
        #expect(try values("custom.price") == [[3], [], []])
        let prices = PricesInForce(book: PriceBook(), region: "us-east-1", date: nil)
        func cost(_ name: String, _ value: Rational) throws -> Rational {
            let changed = try #require(WorkloadInput.named(name)).setting(metered, to: value)
            return try ScenarioCost(changed.scenarios[0], of: changed, prices: prices).curve.cost(at: 10)
        }
        // a 20·3, b 1, c 22: 10·3 + 12·0.5.
        #expect(try cost("custom.unitsPerRequest", 2) == 97)
        // a 20·1, b 1, c 2·3.
        #expect(try cost("custom.price", 1) == 27)
        // a 21·3, b 1, c 1·3.
        #expect(try cost("custom.unitsPerMonth", 1) == 67)
    }

    // MARK: Discounts

    /// 4.234·0.9 = 3.8106 → 3.82; the rounded 4.24·0.9 would have been 3.816.
    @Test func discountsComeBeforeRoundingUp() throws {
        let scenario = try PricedScenario(
            #"{"service": "ec2", "instanceType": "t2.nano", "count": 2, "discountPercent": 10}"#,
            estimate: #"{"roundUpTo": "0.01"}"#)
        let charge = try scenario.charge("Instance usage (on-demand, t2.nano)", at: 0)
        #expect(PricedScenario.text(charge.listed) == "4.234")
        #expect(PricedScenario.text(charge.discounted) == "3.8106")
        #expect(PricedScenario.text(charge.rounded) == "3.82")
        #expect(PricedScenario.text(charge.amount) == "7.64")
    }

    @Test(arguments: [("0", "4.234"), ("12.5", "3.70475"), ("100", "0")])
    func discountsFromNothingToAll(percent: String, expected: String) throws {
        let scenario = try PricedScenario(
            #"{"service": "ec2", "instanceType": "t2.nano", "discountPercent": "\#(percent)"}"#)
        #expect(scenario.total(at: 0) == expected)
    }

    /// 10,241 GB list 921.685.
    @Test func discountsScaleEveryTier() throws {
        let scenario = try PricedScenario(
            #"{"service": "dataTransfer", "bytesPerRequest": 1073741824, "discountPercent": 50}"#)
        #expect(scenario.total(at: 10_241) == "460.8425")
    }

    /// Storage and address of the resource too: (3.066 + 8·0.08 + 3.65)·0.5.
    @Test func discountsScaleEveryLineOfTheResource() throws {
        let scenario = try PricedScenario(
            #"""
            {"service": "ec2", "instanceType": "t4g.nano", "volumeGB": 8, "publicIPv4": true, "discountPercent": 50}
            """#, #"{"service": "custom", "name": "agent", "perInstanceMonth": 4}"#)
        #expect(scenario.total(at: 0) == "7.678")
    }

    /// 20 % off the shared lines of both functions, written two ways: 2M·0.0000002·0.8.
    @Test func sharedLinesHaveOneDiscount() throws {
        let scenario = try PricedScenario(
            #"{"service": "lambda", "memoryMB": 128, "durationMs": 1, "discountPercent": 20}"#,
            #"{"service": "lambda", "memoryMB": 128, "durationMs": 1, "discountPercent": "20.0"}"#)
        #expect(try scenario.amount("Requests", at: 1_000_000) == "0.32")
    }

    // MARK: Rounding

    @Test(arguments: [("0.01", "4.24"), ("0.05", "4.25"), ("1", "5"), ("0.0001", "4.234"), ("4.234", "4.234")])
    func linesRoundUpToAMultiple(step: String, expected: String) throws {
        let scenario = try PricedScenario(
            #"{"service": "ec2", "instanceType": "t2.nano"}"#, estimate: #"{"roundUpTo": "\#(step)"}"#)
        #expect(scenario.total(at: 0) == expected)
    }

    @Test func labelsAreKeptOnLinesOfOneResource() throws {
        let function = #"{"service": "lambda", "memoryMB": 128, "durationMs": 1, "label": "reader"}"#
        #expect(try PricedScenario(function).cost.items.map(\.label) == ["reader", "reader"])
        #expect(try PricedScenario(function, function).cost.items.map(\.label) == [nil, nil])
    }
}
