import CostModel
import ExactMath
import Testing

/// `traffic.profile` and `traffic.cpuMsPerRequest` as files state them.
@Suite struct TrafficProfileTests {
    private static func traffic(_ keys: String) throws -> Traffic {
        try ScenarioText.read(ScenarioText.file("\"traffic\": {\(keys)},")).traffic
    }

    private static func fault(_ profile: String) throws -> [String] {
        try ScenarioText.fault(ScenarioText.file("\"traffic\": {\"profile\": \(profile)},"))
    }

    @Test func aFileWithoutAProfileHasOneWeek() throws {
        let traffic = try Self.traffic("")
        #expect(traffic.profile.map { $0.hoursPerWeek } == [168])
        #expect(traffic.profile.map { $0.share } == [1])
        #expect(traffic.cpuMsPerRequest == nil)
        #expect(traffic.busiestToAverage == 1)
    }

    /// 0.8/50 of the requests an hour against 1/168: 2.688 times the average, at the peak twice that.
    @Test func theBusiestPeriodIsTheOneWithMostRequestsAnHour() throws {
        let traffic = try Self.traffic(
            #"""
            "peakToAverage": 2, "cpuMsPerRequest": "12.5",
            "profile": [{"hoursPerWeek": 118, "share": "0.2"}, {"hoursPerWeek": 50, "share": 0.8}]
            """#)
        #expect(traffic.busiestPeriod.hoursPerWeek == 50)
        #expect(traffic.busiestToAverage == Rational(672, over: 125))
        #expect(traffic.cpuMsPerRequest == Rational(25, over: 2))
    }

    /// Thirds are no decimals; what sums to exactly a week is accepted however it is cut.
    @Test func everyHourMayBeAPeriod() throws {
        let hours = Array(repeating: #"{"hoursPerWeek": 1, "share": 0}"#, count: 167)
        let profile = (hours + [#"{"hoursPerWeek": 1, "share": 1}"#]).joined(separator: ",")
        #expect(try Self.traffic("\"profile\": [\(profile)]").busiestToAverage == 168)
        let more = hours + hours.prefix(2) + [#"{"hoursPerWeek": 1, "share": 1}"#]
        #expect(
            try Self.fault("[\(more.joined(separator: ","))]")[1] == "The list has 170 entries; 1 to 168 are accepted.")
    }

    @Test(arguments: [
        (
            #"[{"hoursPerWeek": 50, "share": "0.8"}, {"hoursPerWeek": 117.999, "share": "0.2"}]"#,
            "The periods' hoursPerWeek sum to 167.999, not to 168.",
            "Every hour of the week must be in exactly one period."
        ),
        (
            #"[{"hoursPerWeek": 50, "share": "0.8"}, {"hoursPerWeek": 118, "share": "0.3"}]"#,
            "The periods' shares sum to 1.1, not to 1.", "Every request must be in exactly one period."
        ),
        (
            #"[{"hoursPerWeek": 168, "share": "0.999999999999999999"}]"#,
            "The periods' shares sum to 0.999999999999999999, not to 1.", "Every request must be in exactly one period."
        ),
    ])
    func whatDoesNotSum(profile: String, finding: String, advice: String) throws {
        #expect(try Self.fault(profile) == ["s.json:2:24: traffic.profile", finding, advice])
    }

    @Test func periodsOfAnotherShape() throws {
        #expect(try Self.fault("[]")[1] == "The list has 0 entries; 1 to 168 are accepted.")
        #expect(try Self.fault("7")[1] == "Found 7 where a list [ … ] is expected.")
        #expect(try Self.fault(#"[{"hoursPerWeek": 168}]"#)[1] == "The key 'share' is missing.")
        #expect(try Self.fault(#"[{"share": 1}]"#)[1] == "The key 'hoursPerWeek' is missing.")
        #expect(
            try Self.fault(#"[{"hoursPerWeek": 0, "share": 1}]"#)[1]
                == "Found 0; accepted is a number above 0, at most 168.")
        #expect(
            try Self.fault(#"[{"hoursPerWeek": 168, "share": 2}]"#)[1] == "Found 2; accepted is a number from 0 to 1.")
        #expect(
            try Self.fault(#"[{"hoursPerweek": 168, "share": 1}]"#)[2].hasPrefix("Did you mean 'hoursPerWeek'? "))
    }
}
