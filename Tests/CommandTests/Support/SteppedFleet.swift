/// A file in which the break-even does not hold.
///
/// `a` costs two dollars a million requests. `b` runs t2.nano at 730 · 0.0058 = $4.234, one for every started
/// 2,628,000 requests (one a second). So b is cheaper above 2,117,000 until a second instance starts, above 4,234,000
/// until a third does, above 6,351,000 and 8,468,000 likewise, and above 10,585,000, where the sixth instance, from
/// 13,140,001 on, comes after a has reached its 12,702,000: from there for good. `c` is the same as `a`.
enum SteppedFleet {
    private static let file = SampleFile.file(
        "\"pricesAsOf\": \"2018-01-01\"",
        scenarios: [
            SampleFile.scenario("a", monthly: "0", perMillion: "2"),
            SampleFile.scenario(
                "b", resource: "{\"service\": \"ec2\", \"instanceType\": \"t2.nano\", \"requestsPerSecond\": 1}"),
            SampleFile.scenario("c", monthly: "0", perMillion: "2"),
        ])

    /// Runs a command on the file, at 200 columns so that sentences stay on one line.
    static func run(_ command: String, _ words: [String], against alternative: String = "b") throws -> Outcome {
        let workspace = try Workspace()
        try workspace.write(file, to: "my.json")
        return try workspace.run(
            [command, "my.json", "--baseline", "a", "--alternative", alternative] + words,
            variables: ["COLUMNS": "200"])
    }
}
