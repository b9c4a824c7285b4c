import Testing

/// Where each quantity comes from; all figures computed by hand.
@Suite("explain shows where a quantity comes from")
struct ExplainQuantityTests {
    /// The lines below a line item, without the indent.
    private func lines(below item: String, _ outcome: Outcome) -> [String] {
        #expect(outcome.status == 0, "\(outcome.message)")
        let all = outcome.lines
        guard let start = all.firstIndex(where: { $0.hasPrefix(item) }) else {
            Issue.record("no line item '\(item)' in \(outcome.text)")
            return []
        }
        return all[(start + 1)...].prefix { $0.hasPrefix("    ") }.map { String($0.dropFirst(4)) }
    }

    private func explain(_ scenario: String, of file: String = "web-api", at volume: String) throws -> Outcome {
        try Workspace().run(
            "explain", file, "--scenario", scenario, "--alerts", volume, variables: ["COLUMNS": "200"])
    }

    /// The explanation of one resource, with a file's members before the scenarios.
    private func explain(
        resources: String..., members: String = #""pricesAsOf": "2026-07-20""#, at volume: String
    ) throws -> Outcome {
        let workspace = try Workspace()
        let scenario = "{\"name\": \"only\", \"resources\": [\(resources.joined(separator: ", "))]}"
        try workspace.write(SampleFile.file(members, scenarios: [scenario]), to: "my.json")
        return try workspace.run(
            "explain", "my.json", "--scenario", "only", "--alerts", volume, variables: ["COLUMNS": "200"])
    }

    @Test("10,000 alerts are rounded up to the started block")
    func block() throws {
        let outcome = try explain("Lambda via SNS", of: "threatstack-to-s3", at: "10000")
        #expect(
            lines(below: "Requests", outcome).prefix(2) == [
                "10,000 alerts × 1 invocation = 10,000, rounded up to the block of 1,000,000",
                "1,000,000 Requests × $0.0000002 = $0.20",
            ])
        // 128 MB are 0.125 GB, for 0.4 s.
        #expect(
            lines(below: "Duration (x86_64)", outcome).prefix(2) == [
                "128 MB × 400 ms = 0.05 GB-seconds per alert", "10,000 alerts × 0.05 = 500",
            ])
    }

    @Test("a whole number of blocks is not said to be rounded")
    func wholeBlock() throws {
        let outcome = try explain("Lambda via SNS", of: "threatstack-to-s3", at: "1M")
        #expect(lines(below: "Requests", outcome).first == "1,000,000 alerts × 1 invocation = 1,000,000")
    }

    @Test("what the free tier takes off is said")
    func freeTier() throws {
        let outcome = try explain("Lambda + REST API", at: "1B")
        #expect(
            lines(below: "Requests", outcome).first
                == "1,000,000,000 requests × 1 invocation = 1,000,000,000, less 1,000,000 free = 999,000,000")
        // 0.9 · 35 + 0.09 · 180 + 0.01 · 900 = 56.7 ms, and 2 more for 0.005 · 400; 0.5 GB · 0.0587 s.
        #expect(
            lines(below: "Duration (arm64)", outcome).prefix(3) == [
                "512 MB × 58.7 ms (average, 0.5 % of the runs with 400 ms of INIT) = 0.02935 GB-seconds per",
                "request",
                "1,000,000,000 requests × 0.02935 = 29,350,000, less 400,000 free = 28,950,000",
            ])
    }

    @Test("use below the free tier is all free")
    func withinTheFreeTier() throws {
        #expect(
            lines(below: "Requests", try explain("Lambda + REST API", at: "10k")).first
                == "10,000 requests × 1 invocation = 10,000, less 10,000 free = 0")
    }

    @Test("a rounded quantity is about what it shows, and so is what it comes to")
    func aboutEqual() throws {
        let lines = lines(below: "Data transfer out", try explain("Lambda + REST API", at: "1B"))
        // 6·10^12 / 2^30 bytes; 100 GB of them cost nothing.
        #expect(
            lines[0] + " " + lines[1]
                == "1,000,000,000 requests × 6,000 bytes ÷ 1,073,741,824 ≈ 5,587.935448 GB, "
                + "less 100 free ≈ 5,487.935448")
        #expect(lines[2].hasPrefix("5,487.935448 GB × $0.09 ≈ $493.91419"))
        #expect(lines[2].hasSuffix(" (up to 10,240)"))
    }

    @Test("several functions are listed, with the increment that their runs are billed by")
    func functions() throws {
        let outcome = try explain(
            resources:
                #"{"service": "lambda", "label": "a", "memoryMB": 512, "durationMs": 130, "invocationsPerRequest": 2}"#,
            #"{"service": "lambda", "label": "b", "memoryMB": 128, "durationMs": 250}"#,
            members: #""pricesAsOf": "2019-01-01""#, at: "1000")
        #expect(lines(below: "Requests", outcome)[0] == "1,000 requests × 3 invocations (2 + 1) = 3,000")
        // 2 · 0.5 GB · 0.2 s = 0.2; 0.125 GB · 0.3 s = 0.0375.
        #expect(
            lines(below: "Duration (x86_64)", outcome).prefix(3) == [
                "a: 2 invocations × 512 MB × 200 ms (130 ms by the started 100 ms) = 0.2 GB-seconds per request",
                "b: 128 MB × 300 ms (250 ms by the started 100 ms) = 0.0375 GB-seconds per request",
                "1,000 requests × 0.2375 = 237.5",
            ])
    }

    @Test("HTTP calls are metered by payloads")
    func payloads() throws {
        let outcome = try explain(
            resources: #"{"service": "apiGateway", "type": "HTTP", "callsPerRequest": 2}"#,
            members: #""pricesAsOf": "2026-07-20", "traffic": {"requestBytes": 700000}"#, at: "1000")
        #expect(
            lines(below: "API calls (HTTP)", outcome)[0]
                == "1,000 requests × 2 calls × 2 units (700,000 bytes by the started 524,288) = 4,000")
    }

    @Test("provisioned concurrency and storage beyond the included one")
    func provisioned() throws {
        let outcome = try explain(
            resources: """
                {"service": "lambda", "memoryMB": 1024, "durationMs": 500, "ephemeralStorageMB": 1536, \
                "provisionedConcurrency": 10, "provisionedHours": 100}
                """, at: "1000")
        // 10 · 1 GB · 3,600 s · 100; 1 GB of storage · 0.5 s; 1 GB · 0.5 s.
        #expect(
            lines(below: "Provisioned concurrency", outcome)[0]
                == "10 kept ready × 1,024 MB × 100 Hrs × 3,600 s = 3,600,000 GB-seconds")
        #expect(
            lines(below: "Ephemeral storage", outcome).prefix(2) == [
                "1,024 MB (beyond 512 MB) × 500 ms = 0.5 GB-seconds per request", "1,000 requests × 0.5 = 500",
            ])
        #expect(
            lines(below: "Provisioned duration", outcome).prefix(2) == [
                "1,024 MB × 500 ms = 0.5 GB-seconds per request", "1,000 requests × 0.5 = 500",
            ])
    }

    @Test("addresses of instances and of balancers are told apart")
    func addresses() throws {
        let outcome = try explain(
            resources: #"{"service": "ec2", "instanceType": "t3.small", "publicIPv4": true}"#,
            #"{"service": "elb", "type": "network", "count": 2, "publicIPv4": 3}"#, at: "1")
        let lines = outcome.lines.map { $0.drop { $0 == " " } }
        #expect(lines.contains("one for each instance (t3.small)"))
        #expect(lines.contains("3 for each of the 2 network load balancers"))
    }

    // MARK: Fleets. A month of one hour has 3,600 seconds.

    private func fleet(_ count: Int, _ capacity: String, peak: Int = 1, at volume: String) throws -> String {
        let outcome = try explain(
            resources: "{\"service\": \"ec2\", \"instanceType\": \"t3.small\", \"count\": \(count)\(capacity)}",
            members: """
                "pricesAsOf": "2026-07-20", "estimate": {"hoursPerMonth": 1}, "traffic": {"peakToAverage": \(peak)}
                """, at: volume)
        return lines(below: "Instance usage", outcome)[0]
    }

    @Test("a fleet says which rate it carries with how many instances")
    func fleets() throws {
        let fifty = ", \"requestsPerSecond\": 50"
        // 360,000 a month are 100 a second; three times that takes six instances of 50.
        #expect(
            try fleet(1, fifty, peak: 3, at: "360000")
                == "about 300/s at the peak, 3 times the average; one instance carries 50/s: 6 instances")
        #expect(try fleet(1, fifty, at: "180000") == "about 50/s; one instance carries 50/s: 1 instance")
        #expect(
            try fleet(4, fifty, at: "360000")
                == "about 100/s; one instance carries 50/s, the file asks for at least 4 instances")
        #expect(try fleet(3, "", at: "360000") == "3 instances at every volume: no requestsPerSecond is stated")
        #expect(try fleet(1, "", at: "1") == "1 instance at every volume: no requestsPerSecond is stated")
    }

    // MARK: Capacity units

    /// The use of each dimension, and the way to the unit-hours; the lines are put together again.
    private func balancer(_ keys: String, traffic: String = "{}") throws -> [String] {
        let outcome = try explain(
            resources: "{\"service\": \"elb\", \"type\": \"application\"\(keys)}",
            members: """
                "pricesAsOf": "2026-07-20", "estimate": {"hoursPerMonth": 1}, "traffic": \(traffic)
                """, at: "3.6M")
        let text = lines(below: "Load balancer capacity units", outcome).joined(separator: " ")
        let parts = text.split(separator: "; the largest counts ").map(String.init)
        return [parts[0], String(try #require(parts.last).prefix { $0 != "$" })]
    }

    @Test("a balancer says how much of each dimension is used, and how the largest is reached")
    func capacityUnits() throws {
        // 1,000 requests a second: 1,000 new connections ÷ 25 = 40; open for 150 s 150,000 ÷ 3,000 = 50.
        #expect(
            try balancer("") == [
                "capacity units taken by new connections 40, active connections 0, processed bytes 0, "
                    + "rule evaluations 0",
                "1,000 connections/s ÷ 25 × 1 Hrs = 40 LCU-Hrs 40 LCU-Hrs × ",
            ])
        #expect(
            try balancer(", \"connectionSeconds\": 150")[1].hasPrefix(
                "150,000 open connections ÷ 3,000 × 1 Hrs = 50 LCU-Hrs "))
        // 90 rules beyond the ten free ones: 90,000 evaluations a second.
        #expect(
            try balancer(", \"rules\": 100, \"connectionsPerRequest\": 0")[1].hasPrefix(
                "90,000 rule evaluations/s ÷ 1,000 × 1 Hrs = 90 LCU-Hrs "))
        // 2^20 bytes a request: 3,600,000 / 1,024 = 3,515.625 GB an hour; for functions 0.4 GB a unit.
        let megabyte = "{\"requestBytes\": 1048576}"
        #expect(
            try balancer("", traffic: megabyte)[1].hasPrefix(
                "3,600,000 requests × 1,048,576 bytes ÷ 1,073,741,824 = 3,515.625 GB, 1 GB a unit-hour "))
        #expect(
            try balancer(", \"target\": \"lambda\"", traffic: megabyte)[1].contains(
                " = 3,515.625 GB; ÷ 0.4 GB a unit-hour = 8,789.0625 LCU-Hrs "))
    }
}
