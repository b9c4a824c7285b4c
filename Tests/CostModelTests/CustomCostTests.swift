import ExactMath
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
