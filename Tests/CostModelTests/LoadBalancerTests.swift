import ExactMath
import Testing

/// Load balancers: 0.0225 an hour (classic 0.025), LCU-hour 0.008, NLCU-hour 0.006, classic data 0.008 a GB.
///
/// A month has 730 h = 2,628,000 s unless said otherwise, so 25 connections a second are 65,700,000 a month.
@Suite struct LoadBalancerTests {
    private static let gigabyteRequests = #"{"requestBytes": 536870912, "responseBytes": 536870912}"#

    private static func units(
        _ keys: String, type: String = "application", traffic: String = "{}", at requests: Int
    ) throws -> (by: String, hours: String, amount: String) {
        let scenario = try PricedScenario(#"{"service": "elb", "type": "\#(type)"\#(keys)}"#, traffic: traffic)
        let charge = try #require(scenario.cost.charges(at: requests).first { $0.item.name.contains("capacity units") })
        let by = charge.item.name.split(separator: " by ").last?.dropLast() ?? ""
        return (String(by), PricedScenario.text(charge.quantity), PricedScenario.text(charge.amount))
    }

    // MARK: Classic

    /// Hours for each balancer; data once: 3 requests of 1 GB.
    @Test func classicBillsHoursAndData() throws {
        let scenario = try PricedScenario(
            #"{"service": "elb", "type": "classic", "count": 2}"#, traffic: Self.gigabyteRequests)
        #expect(try scenario.amount("Load balancer hours (classic)", at: 3) == "36.5")
        #expect(try scenario.amount("Data processed (classic)", at: 3) == "0.024")
    }

    /// 731·0.025 = 18.275 → 18.28 each; 0.024 → 0.03.
    @Test func classicRoundsUpEachBalancerAndTheData() throws {
        let scenario = try PricedScenario(
            #"{"service": "elb", "type": "classic", "count": 2}"#,
            estimate: #"{"hoursPerMonth": 731, "roundUpTo": "0.01"}"#, traffic: Self.gigabyteRequests)
        #expect(try scenario.amount("Load balancer hours (classic)", at: 3) == "36.56")
        #expect(try scenario.amount("Data processed (classic)", at: 3) == "0.03")
    }

    @Test func connectionKeysDoNothingOnClassic() throws {
        let scenario = try PricedScenario(
            #"{"service": "elb", "type": "classic", "connectionsPerRequest": 9, "connectionSeconds": 9000}"#)
        #expect(scenario.items == ["Load balancer hours (classic)"])
        #expect(scenario.total(at: 1_000_000_000) == "18.25")
    }

    // MARK: Application

    /// 25 connections a second are one unit: 730 LCU-hours.
    @Test(arguments: [("", 65_700_000), (#", "connectionsPerRequest": "0.5""#, 131_400_000)])
    func newConnections(keys: String, requests: Int) throws {
        #expect(try Self.units(keys, at: requests) == ("new connections", "730", "5.84"))
    }

    /// Open 240 s, 25 connections a second are 6,000 at a time: 2 units.
    @Test func activeConnections() throws {
        let units = try Self.units(#", "connectionSeconds": 240"#, at: 65_700_000)
        #expect(units == ("active connections", "1460", "11.68"))
    }

    /// 730 requests of 1 GB: 1 GB an hour.
    @Test func processedBytes() throws {
        let units = try Self.units("", traffic: Self.gigabyteRequests, at: 730)
        #expect(units == ("processed bytes", "730", "5.84"))
    }

    /// With Lambda behind it a unit carries 0.4 GB an hour: 2.5 units.
    @Test func processedBytesOfLambdaTargets() throws {
        let units = try Self.units(#", "target": "lambda""#, traffic: Self.gigabyteRequests, at: 730)
        #expect(units == ("processed bytes", "1825", "14.6"))
    }

    /// 25 requests a second through 60 rules, 10 of them free: 1,250 evaluations, 1.25 units.
    @Test func ruleEvaluations() throws {
        let units = try Self.units(#", "rules": 60"#, at: 65_700_000)
        #expect(units == ("rule evaluations", "912.5", "7.3"))
    }

    /// Each request passes the rules, on however few connections it comes: 1,000 a second, 1 rule beyond 10.
    @Test func rulesCountRequestsNotConnections() throws {
        let units = try Self.units(#", "rules": 11, "connectionsPerRequest": 0"#, at: 2_628_000_000)
        #expect(units == ("rule evaluations", "730", "5.84"))
    }

    @Test(arguments: [0, 10])
    func nothingUsedIsNoLine(rules: Int) throws {
        let scenario = try PricedScenario(
            #"{"service": "elb", "type": "application", "rules": \#(rules), "connectionsPerRequest": 0}"#)
        #expect(scenario.items == ["Load balancer hours (application)"])
        #expect(scenario.total(at: 1_000_000_000_000) == "16.425")
    }

    /// One request: 730/(2,628,000·25) = 1/90,000 LCU-hours.
    @Test func unitsAreNotRounded() throws {
        let scenario = try PricedScenario(#"{"service": "elb", "type": "application"}"#)
        let charge = try scenario.charge("Load balancer capacity units (application, by new connections)", at: 1)
        #expect(charge.quantity == Rational(1, over: 90_000))
        #expect(charge.amount == Rational(8, over: 90_000_000))
    }

    /// 16.425 → 16.43 each; one request's LCU-hours → one cent, whatever the count.
    @Test func applicationRoundsUpEachBalancerAndTheUnitsOnce() throws {
        let scenario = try PricedScenario(
            #"{"service": "elb", "type": "application", "count": 3}"#, estimate: #"{"roundUpTo": "0.01"}"#)
        #expect(try scenario.amount("Load balancer hours (application)", at: 1) == "49.29")
        #expect(scenario.total(at: 1) == "49.3")
        #expect(scenario.total(at: 65_700_000) == "55.13")
        #expect(scenario.total(at: 0) == "49.29")
    }

    // MARK: Network

    /// 800 connections a second are one unit: 2,102,400,000 a month.
    @Test func networkUnits() throws {
        let new = try Self.units("", type: "network", at: 2_102_400_000)
        #expect(new == ("new connections", "730", "4.38"))
        // 250 s: 200,000 open.
        let active = try Self.units(#", "connectionSeconds": 250"#, type: "network", at: 2_102_400_000)
        #expect(active == ("active connections", "1460", "8.76"))
        let bytes = try Self.units("", type: "network", traffic: Self.gigabyteRequests, at: 730)
        #expect(bytes == ("processed bytes", "730", "4.38"))
    }

    @Test func networkHours() throws {
        let scenario = try PricedScenario(#"{"service": "elb", "type": "network", "count": 2}"#)
        #expect(try scenario.amount("Load balancer hours (network)", at: 0) == "32.85")
    }

    // MARK: Addresses

    /// 2 balancers of 3 addresses: 6·731·0.005 = 21.93; rounded up each 3.655 → 3.66.
    @Test(arguments: ["classic", "application", "network"])
    func addresses(type: String) throws {
        let balancer = #"{"service": "elb", "type": "\#(type)", "count": 2, "publicIPv4": 3}"#
        let exact = try PricedScenario(balancer, estimate: #"{"hoursPerMonth": 731}"#)
        #expect(try exact.amount("Public IPv4 addresses", at: 0) == "21.93")
        let rounded = try PricedScenario(balancer, estimate: #"{"hoursPerMonth": 731, "roundUpTo": "0.01"}"#)
        #expect(try rounded.amount("Public IPv4 addresses", at: 0) == "21.96")
    }
}
