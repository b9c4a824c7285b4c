import CostModel
import ExactMath
import Testing

/// gp3 0.08 a GB with 3,000 IOPS and 125 MiB/s, then 0.005 and 0.04; io2 IOPS in tiers of each volume.
@Suite struct BlockStorageTests {
    private static func instance(_ keys: String) -> String {
        #"{"service": "ec2", "instanceType": "m7g.large", \#(keys)}"#
    }

    /// 10,000 − 3,000 IOPS at 0.005 and 500 − 125 MiB/s at 0.04, for each of 2 instances.
    @Test func gp3BeyondWhatItIncludes() throws {
        let scenario = try PricedScenario(computing: [
            Self.instance(#""count": 2, "volumeGB": 100, "volumeIOPS": 10000, "volumeThroughputMiB": 500"#)
        ])
        #expect(try scenario.amount("Storage (gp3)", at: 0) == "16")
        #expect(try scenario.amount("Provisioned IOPS (gp3)", at: 0) == "70")
        #expect(try scenario.quantity("Provisioned IOPS (gp3)", at: 0) == "14000")
        #expect(try scenario.amount("Provisioned throughput (gp3)", at: 0) == "30")
    }

    @Test func gp3WithinWhatItIncludes() throws {
        let scenario = try PricedScenario(computing: [
            Self.instance(#""volumeGB": 100, "volumeIOPS": 3000, "volumeThroughputMiB": "125""#)
        ])
        #expect(scenario.items.count == 2)
    }

    /// 32,000 · 0.065 + 32,000 · 0.0455 + 6,000 · 0.03185 = 3,727.10 for each of 2 volumes; together they would reach
    /// cheaper tiers.
    @Test func io2TiersCountForEachVolume() throws {
        let scenario = try PricedScenario(computing: [
            Self.instance(#""count": 2, "volumeType": "io2", "volumeIOPS": 70000"#)
        ])
        let charge = try scenario.charge("Provisioned IOPS (io2)", at: 0)
        #expect(PricedScenario.text(charge.amount) == "7454.2")
        #expect(charge.quantity == 140_000)
        #expect(charge.tiers?.map { $0.quantity } == [64_000, 64_000, 12_000])
        #expect(charge.tiers?.reduce(Rational.zero) { $0 + $1.amount } == charge.amount)
    }

    @Test func io1PaysAllItsIOPS() throws {
        let scenario = try PricedScenario(computing: [
            Self.instance(#""volumeType": "io1", "volumeGB": 10, "volumeIOPS": 100"#)
        ])
        #expect(try scenario.amount("Provisioned IOPS (io1)", at: 0) == "6.5")
        #expect(try scenario.amount("Storage (io1)", at: 0) == "1.25")
    }

    /// 268 instance-hours in a month of 168: the average times what one volume costs, 7,000 · 0.005, rounded up once.
    @Test func volumesOfAFleetThatFollows() throws {
        let scenario = try PricedScenario(
            computing: [Self.instance(#""requestsPerSecond": 10, "scaling": "follow", "volumeIOPS": 10000"#)],
            estimate: #"{"hoursPerMonth": 168, "roundUpTo": "0.01"}"#,
            traffic: #"""
                {"profile": [{"hoursPerWeek": 50, "share": "0.8"}, {"hoursPerWeek": 118, "share": "0.2"}]}
                """#)
        // 35 · 268/168 = 55.8333…
        #expect(try scenario.amount("Provisioned IOPS (gp3)", at: 4_500_001) == "55.84")
    }

    @Test(arguments: [
        ("gp2", "volumeIOPS", "gp3, io1, io2"), ("st1", "volumeIOPS", "gp3, io1, io2"),
        ("io2", "volumeThroughputMiB", "gp3"), ("gp2", "volumeThroughputMiB", "gp3"),
    ])
    func whatATypeDoesNotTake(type: String, key: String, accepted: String) throws {
        let fault = try ScenarioText.fault(ofResource: Self.instance(#""volumeType": "\#(type)", "\#(key)": 200"#))
        #expect(fault[0].hasSuffix(": scenarios[0].resources[0].\(key)"))
        #expect(fault[1] == "'\(key)' is no part of a \(type) volume; accepted with \(accepted).")
        #expect(fault[2] == "Remove it, or set \"volumeType\": \"gp3\".")
    }

    // MARK: Detailed monitoring

    private let metrics = "Detailed monitoring"

    /// 7 metrics an instance at 0.30: 2.10 an instance; the free tier pays 10 of them.
    @Test func sevenMetricsAnInstance() throws {
        let two = Self.instance(#""count": 2, "detailedMonitoring": true"#)
        #expect(try PricedScenario(computing: [two]).amount(metrics, at: 0) == "4.2")
        let free = try PricedScenario(computing: [two], estimate: #"{"freeTier": true}"#)
        #expect(try free.amount(metrics, at: 0) == "1.2")
        let one = Self.instance(#""detailedMonitoring": true"#)
        #expect(try !PricedScenario(computing: [one], estimate: #"{"freeTier": true}"#).items.contains(metrics))
    }

    /// 1,000 + 429 instances have 10,003 metrics: 10,000 · 0.30 and 3 · 0.10, whatever their hours.
    @Test func allInstancesShareTheTiers() throws {
        let scenario = try PricedScenario(computing: [
            Self.instance(#""count": 1000, "detailedMonitoring": true, "hoursPerMonth": 1"#),
            Self.instance(#""count": 5"#), Self.instance(#""count": 429, "detailedMonitoring": true"#),
        ])
        let charge = try scenario.charge(metrics, at: 0)
        #expect(charge.item.resources == [0, 2])
        #expect(PricedScenario.text(charge.amount) == "3000.3")
    }

    /// 7 · 268/168 metrics on average.
    @Test func aFleetThatFollowsHasMetricsOnAverage() throws {
        let scenario = try PricedScenario(
            computing: [Self.instance(#""requestsPerSecond": 10, "scaling": "follow", "detailedMonitoring": true"#)],
            estimate: #"{"hoursPerMonth": 168}"#,
            traffic: #"""
                {"profile": [{"hoursPerWeek": 50, "share": "0.8"}, {"hoursPerWeek": 118, "share": "0.2"}]}
                """#)
        #expect(try scenario.charge(metrics, at: 4_500_001).quantity == Rational(7 * 268, over: 168))
    }

    @Test func monitoredInstancesAgreeOnADiscount() throws {
        func fault(_ keys: String) throws -> [String] {
            try ScenarioText.fault(
                ofResource: Self.instance(#""detailedMonitoring": true, "discountPercent": 5"#) + ","
                    + Self.instance(keys))
        }
        #expect(
            try fault(#""detailedMonitoring": true"#)[1]
                == "The discount is 0 %, but 5 % on the first of the detailed metrics.")
        #expect(throws: Never.self) {
            try ScenarioText.read(
                ScenarioText.file(
                    resources: Self.instance(#""detailedMonitoring": true, "discountPercent": 5"#) + ","
                        + Self.instance(#""count": 2"#)))
        }
    }
}
