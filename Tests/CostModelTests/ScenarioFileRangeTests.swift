import Testing

/// The boundaries of every number of a scenario file.
@Suite struct ScenarioFileRangeTests {
    struct Spot: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// A file with `§` where the number stands.
        let text: String
        /// As the message ends.
        let path: String

        /// A key of a resource with what else the resource needs.
        init(_ service: String, _ key: String, beside: String = "") {
            testDescription = "\(service).\(key)"
            text = ScenarioText.file(resources: "{\"service\": \"\(service)\"\(beside), \"\(key)\": §}")
            path = "scenarios[0].resources[0].\(key)"
        }

        /// A key of the file or of an object in it; `keys` holds the `§`.
        init(at path: String, _ keys: String) {
            testDescription = path
            text = ScenarioText.file(keys + ",")
            self.path = path
        }

        func with(_ number: String) -> String { text.replacing("§", with: number) }
    }

    private static let ec2 = #", "instanceType": "t2.nano""#
    private static let elb = #", "type": "application""#
    private static let function = #", "memoryMB": 128, "durationMs": 1"#

    private static func check(_ spot: Spot, accepted: [String], refused: [String], _ range: String) throws {
        for number in accepted + accepted.map({ "\"\($0)\"" }) {
            #expect(throws: Never.self, "\(number)") { try ScenarioText.read(spot.with(number)) }
        }
        for number in refused + refused.map({ "\"\($0)\"" }) {
            let fault = try ScenarioText.fault(spot.with(number))
            #expect(fault[0].hasSuffix(": \(spot.path)"))
            #expect(fault[1] == "Found \(number); accepted is \(range).")
        }
    }

    @Test(arguments: [
        (Spot("ec2", "count", beside: ec2), 1, 1_000_000), (Spot("elb", "count", beside: elb), 1, 1000),
        (Spot("natGateway", "count"), 1, 1000),
        (Spot("lambda", "provisionedConcurrency", beside: function), 0, 1_000_000),
        (Spot("elb", "rules", beside: elb), 0, 10_000), (Spot("elb", "publicIPv4", beside: elb), 0, 1000),
        (Spot("lambda", "memoryMB", beside: #", "durationMs": 1"#), 1, 1_000_000),
        (Spot("lambda", "ephemeralStorageMB", beside: function), 512, 10240),
        (Spot("dataTransfer", "bytesPerRequest"), 0, 1_000_000_000_000),
        (Spot("natGateway", "bytesPerRequest"), 0, 1_000_000_000_000),
        (Spot(at: "estimate.requestBlock", #""estimate": {"requestBlock": §}"#), 1, 1_000_000_000),
        (Spot(at: "traffic.requestBytes", #""traffic": {"requestBytes": §}"#), 0, 1_000_000_000_000),
        (Spot(at: "traffic.responseBytes", #""traffic": {"responseBytes": §}"#), 0, 1_000_000_000_000),
        (Spot(at: "volumes[0]", #""volumes": [§]"#), 0, 1_000_000_000_000),
        (
            Spot(at: "expected[0].requests", #""expected": [{"scenario": "a", "requests": §, "total": 1}]"#), 0,
            1_000_000_000_000
        ),
        (
            Spot(at: "limits[0].requests", #""limits": [{"scenario": "*", "requests": §, "maxMonthly": 1}]"#), 0,
            1_000_000_000_000
        ),
    ])
    func wholeNumbers(spot: Spot, lowest: Int, highest: Int) throws {
        try Self.check(
            spot, accepted: ["\(lowest)", "\(lowest).0", "\(lowest)e0", "\(highest)", "\(highest)0e-1"],
            refused: ["\(lowest - 1)", "\(lowest).5", "\(highest + 1)", "-1", "-0.5"],
            "a whole number from \(lowest) to \(highest)")
    }

    @Test(arguments: [
        (Spot(at: "estimate.hoursPerMonth", #""estimate": {"hoursPerMonth": §}"#), 8784),
        (Spot("ec2", "hoursPerMonth", beside: ec2), 8784),
        (Spot("ec2", "requestsPerSecond", beside: ec2), 1_000_000_000_000),
        (Spot("lambda", "durationMs", beside: #", "memoryMB": 128"#), 900_000),
        (Spot(at: "estimate.roundUpTo", #""estimate": {"roundUpTo": §}"#), 1_000_000_000_000),
        (Spot(at: "estimate.bytesPerGB", #""estimate": {"bytesPerGB": §}"#), 1_000_000_000_000),
    ])
    func numbersAboveZero(spot: Spot, highest: Int) throws {
        try Self.check(
            spot, accepted: ["0.000000001", "1e-9", "\(highest)"],
            refused: ["0", "0.0", "-1", "\(highest).000001", "\(highest + 1)"], "a number above 0, at most \(highest)")
    }

    @Test(arguments: [
        (Spot("lambda", "provisionedHours", beside: function), 8784),
        (Spot("custom", "discountPercent", beside: #", "name": "c""#), 100),
        (Spot("ec2", "volumeGB", beside: ec2), 1_000_000_000_000),
        (Spot("elb", "connectionsPerRequest", beside: elb), 1_000_000_000_000),
        (Spot("elb", "connectionSeconds", beside: elb), 1_000_000_000_000),
        (Spot("lambda", "invocationsPerRequest", beside: function), 1_000_000_000_000),
        (Spot("apiGateway", "callsPerRequest"), 1_000_000_000_000), (Spot("apiGateway", "cacheGB"), 1_000_000_000_000),
        (Spot("custom", "monthly", beside: #", "name": "c""#), 1_000_000_000_000),
        (Spot("custom", "perInstanceMonth", beside: #", "name": "c""#), 1_000_000_000_000),
        (Spot("custom", "perMillionRequests", beside: #", "name": "c""#), 1_000_000_000_000),
        (
            Spot(at: "expected[0].total", #""expected": [{"scenario": "a", "requests": 1, "total": §}]"#),
            1_000_000_000_000
        ),
        (
            Spot(at: "limits[0].maxMonthly", #""limits": [{"scenario": "*", "requests": 1, "maxMonthly": §}]"#),
            1_000_000_000_000
        ),
    ])
    func numbersFromZero(spot: Spot, highest: Int) throws {
        try Self.check(
            spot, accepted: ["0", "-0", "0.000001", "\(highest)"],
            refused: ["-0.000001", "-1", "\(highest).000001", "\(highest + 1)"], "a number from 0 to \(highest)")
    }

    @Test func cpuMsPerRequest() throws {
        try Self.check(
            Spot(at: "traffic.cpuMsPerRequest", #""traffic": {"cpuMsPerRequest": §}"#),
            accepted: ["1e-9", "1.5", "1000000"], refused: ["0", "1000000.1"], "a number above 0, at most 1000000")
    }

    @Test func targetUtilization() throws {
        try Self.check(
            Spot("ec2", "targetUtilization", beside: Self.ec2), accepted: ["1e-9", "0.6", "1"], refused: ["0", "1.01"],
            "a number above 0, at most 1")
    }

    @Test func peakToAverage() throws {
        try Self.check(
            Spot(at: "traffic.peakToAverage", #""traffic": {"peakToAverage": §}"#), accepted: ["1", "1.5", "1000000"],
            refused: ["0", "0.999", "1000000.1", "-2"], "a number from 1 to 1000000")
    }

    @Test(arguments: ["ms", "share"])
    func distributions(key: String) throws {
        let runs = key == "ms" ? #"[{"ms": §, "share": 1}]"# : #"[{"ms": 1, "share": §}]"#
        let text = ScenarioText.file(resources: "{\"service\": \"lambda\", \"memoryMB\": 128, \"durationMs\": \(runs)}")
        let highest = key == "ms" ? "900000" : "1"
        #expect(throws: Never.self) { try ScenarioText.read(text.replacing("§", with: highest)) }
        for number in ["0", "-1", "\(highest).1"] {
            let fault = try ScenarioText.fault(text.replacing("§", with: number))
            #expect(fault[0].hasSuffix(": scenarios[0].resources[0].durationMs[0].\(key)"))
            #expect(fault[1] == "Found \(number); accepted is a number above 0, at most \(highest).")
        }
    }
}
