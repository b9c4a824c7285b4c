import Testing

/// What `breakeven` says of instances where the requests come unevenly: 2,520,000 seconds a month, half of the requests in a
/// quarter of the week, which is twice the average rate, and a peak of three times that.
///
/// A run of 128 MB for 200 ms costs $0.0000006166675, a t2.nano $0.0058 an hour.
@Suite("breakeven: traffic with a profile")
struct TrafficWordsTests {
    private func text(_ words: String...) throws -> String {
        let workspace = try Workspace()
        let members = """
            "pricesAsOf": "2023-01-01", "estimate": {"hoursPerMonth": 700}, "traffic": {"peakToAverage": 3, "profile": [
            {"hoursPerWeek": 42, "share": "0.5"}, {"hoursPerWeek": 126, "share": "0.5"}]}
            """
        let nano = #"{"service": "ec2", "instanceType": "t2.nano""#
        try workspace.write(
            SampleFile.file(
                members,
                scenarios: [
                    SampleFile.scenario(
                        "function", resource: #"{"service": "lambda", "memoryMB": 128, "durationMs": 200}"#),
                    SampleFile.scenario("silent", resource: #"\#(nano), "count": 2}"#),
                    SampleFile.scenario("fleet", resource: #"\#(nano), "requestsPerSecond": 20, "scaling": "follow"}"#),
                ]), to: "my.json")
        let outcome = try workspace.run(["breakeven", "my.json"] + words)
        // Lines break where the terminal's width says so.
        return outcome.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// 8.12 / 0.0000006166675 = 13,167,549.4 requests, 5.225/s, of which six times as many come at the busiest time and
    /// each takes 200 ms. One t2.nano costs half of that.
    @Test("a break-even is told by its average and its busiest time")
    func breakEvens() throws {
        let text = try text()
        #expect(
            text.contains(
                "silent: cheaper from 13,167,550 requests a month on (5.23 requests a second, 31.4 at the peak of the busiest "
                    + "hours, 6.27 at once)"))
        #expect(
            text.contains(
                "fleet: cheaper from 6,583,775 requests a month on (2.61 requests a second, 15.7 at the peak of the busiest "
                    + "hours)"))
    }

    /// 25.2M requests are 10/s on average and 60/s at the busiest time, which takes three instances of 20/s; the rest of
    /// the week has 20/s at its peak and one instance: 1.5 on average.
    @Test("a fleet is told by what runs at the busiest time, and on average")
    func fleets() throws {
        #expect(
            try text("--alerts", "25.2M").contains(
                "3 instances (1.5 on average) of fleet carry 60 requests a second at the peak of the busiest hours, 10 requests "
                    + "a second on average, at most 20 each."))
    }
}
