import CostModel
import ExactMath
import Testing

/// t3.medium: 2 vCPU with a baseline of 0.2, an hour 0.0416, a surplus vCPU-hour 0.05; t2.micro 1 vCPU and 0.1.
@Suite struct CPUCreditTests {
    private static func instance(_ type: String, _ keys: String = "") -> String {
        #"{"service": "ec2", "instanceType": "\#(type)"\#(keys)}"#
    }

    /// AWS's arithmetic for an instance at 60 %: (0.6 − 0.2) · 2 vCPU · 730 h · 0.05 = 29.20 on 30.368.
    ///
    /// 876 vCPU-hours are 0.6 of 2 vCPU for 730 h: 876,000 requests of 3,600 ms.
    @Test func aT3MediumAtSixtyPercent() throws {
        let scenario = try PricedScenario(
            computing: [Self.instance("t3.medium", #", "requestsPerSecond": 100"#)],
            traffic: #"{"cpuMsPerRequest": 3600}"#)
        #expect(try scenario.quantity("CPU credits (t3.medium)", at: 876_000) == "584")
        #expect(try scenario.amount("CPU credits (t3.medium)", at: 876_000) == "29.2")
        #expect(scenario.total(at: 876_000) == "59.568")
        // At the baseline, 292 vCPU-hours, nothing is beyond it.
        #expect(try scenario.amount("CPU credits (t3.medium)", at: 292_000) == "0")
        #expect(try scenario.quantity("CPU credits (t3.medium)", at: 292_001) == "0.001")
    }

    /// Of what its one vCPU may do, 0.6, it has 0.2: 2 vCPU · 1,000 ms · 0.2 ÷ 10 ms = 40/s, 144,000 requests an hour.
    @Test(arguments: [
        ("t3.medium", "standard", 144_000), ("t3.medium", "unlimited", 432_000), ("t2.micro", nil, 36_000),
    ])
    func standardModeCarriesNoMoreThanTheBaseline(type: String, mode: String?, most: Int) throws {
        let scenario = try PricedScenario(
            computing: [Self.instance(type, mode.map { #", "cpuCredits": "\#($0)""# } ?? "")],
            estimate: #"{"hoursPerMonth": 1}"#, traffic: #"{"cpuMsPerRequest": 10}"#)
        let usage = "Instance usage (on-demand, \(type))"
        #expect(try scenario.charge(usage, at: most).each?.count == 1)
        #expect(try scenario.charge(usage, at: most + 1).each?.count == 2)
        #expect(scenario.items.contains("CPU credits (\(type))") == (mode == "unlimited"))
    }

    /// A utilization below the baseline stays what the file asks for.
    @Test func aTargetBelowTheBaseline() throws {
        let scenario = try PricedScenario(
            computing: [Self.instance("t3.medium", #", "cpuCredits": "standard", "targetUtilization": "0.1""#)],
            estimate: #"{"hoursPerMonth": 1}"#, traffic: #"{"cpuMsPerRequest": 10}"#)
        #expect(try scenario.charge("Instance usage (on-demand, t3.medium)", at: 72_001).each?.count == 2)
    }

    /// Unlimited without CPU time, standard, and types that do not burst pay none.
    @Test func whoPaysNoCredits() throws {
        func items(_ resource: String, traffic: String = #"{"cpuMsPerRequest": 10}"#) throws -> [String] {
            try PricedScenario(computing: [resource], traffic: traffic).items
        }
        #expect(try items(Self.instance("t3.medium"), traffic: "{}").count == 1)
        #expect(try items(Self.instance("t3.medium", #", "cpuCredits": "standard""#)).count == 1)
        #expect(try items(Self.instance("t2.micro")).count == 1)
        #expect(try items(Self.instance("t2.micro", #", "cpuCredits": "unlimited""#)).count == 2)
        #expect(try items(Self.instance("m7g.large")).count == 1)
    }

    /// A second instance brings its own credits: with a private discount on the instance the cost falls where the fleet grows.
    ///
    /// A month of one hour; 500 ms a request; one instance for up to 3,600 requests. There 0.5 − 0.4 vCPU-hours are beyond
    /// the baseline: 0.1 · 0.05 = 0.005. One more request: 2 instances earn 0.8, nothing is beyond, and half off them.
    @Test func costsMayFallWhereAFleetGrows() throws {
        let scenario = try PricedScenario(
            computing: [
                Self.instance(
                    "t3.medium",
                    #", "requestsPerSecond": 1, "purchase": {"model": "discount", "percent": 90}"#)
            ], estimate: #"{"hoursPerMonth": 1}"#, traffic: #"{"cpuMsPerRequest": 500}"#)
        #expect(scenario.total(at: 3600) == "0.00916")
        #expect(scenario.total(at: 3601) == "0.00832")
    }

    /// The surplus is the month's: 3 instances in 50 h and 1 in 118 h earn 0.4 · 268 h.
    @Test func aFleetThatFollowsEarnsByItsInstanceHours() throws {
        let scenario = try PricedScenario(
            computing: [Self.instance("t3.medium", #", "requestsPerSecond": 10, "scaling": "follow""#)],
            estimate: #"{"hoursPerMonth": 168}"#,
            traffic: #"""
                {"cpuMsPerRequest": 360,
                 "profile": [{"hoursPerWeek": 50, "share": "0.8"}, {"hoursPerWeek": 118, "share": "0.2"}]}
                """#)
        #expect(try scenario.quantity("CPU credits (t3.medium)", at: 4_500_001) == "342.8001")
    }

    @Test(arguments: ["m7g.large", "t1.micro", "trn1.2xlarge"])
    func creditsOfATypeThatHasNone(type: String) throws {
        let fault = try ScenarioText.fault(ofResource: Self.instance(type, #", "cpuCredits": "unlimited""#))
        #expect(fault[0].hasSuffix(": scenarios[0].resources[0].cpuCredits"))
        #expect(fault[1] == "\(type) has no CPU credits; T types have, such as t3.medium.")
        #expect(fault[2] == "Remove it.")
    }
}
