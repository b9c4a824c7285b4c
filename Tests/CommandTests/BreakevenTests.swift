import Testing

@Suite("breakeven")
struct BreakevenTests {
    /// `a` costs two dollars a million requests, `b` one dollar whatever comes: equal at 500,000.
    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.file(scenarios: [
                SampleFile.scenario("a", monthly: "0", perMillion: "2"),
                SampleFile.scenario("b", monthly: "1", perMillion: "0"),
            ]), to: "my.json")
        return workspace
    }

    private let words = ["breakeven", "my.json", "--baseline", "a", "--alternative", "b"]

    @Test("JSON states the first request at which the alternative is strictly cheaper, and proves it")
    func json() throws {
        let outcome = try workspace().run(words + ["--alerts", "1M", "--format", "json"])
        expectDone(outcome)
        let report = try outcome.object()
        #expect(report["command"] as? String == "breakeven")
        #expect(report["searched"] as? [String: Int] == ["from": 1, "to": 1_000_000_000_000])
        let comparison = try #require((report["comparisons"] as? [[String: Any]])?.first)
        #expect(comparison["baseline"] as? String == "a" && comparison["alternative"] as? String == "b")
        #expect(comparison["breakEven"] as? Int == 500_001)
        let ranges = try #require(comparison["cheaperRanges"] as? [[String: Any]])
        #expect(ranges.count == 1 && ranges[0]["from"] as? Int == 500_001)
        #expect(ranges[0].keys.contains("to") && ranges[0]["to"] as? Int == nil)
        let proof = try #require(comparison["proof"] as? [String: [String: Any]])
        #expect(proof["before"]?["requests"] as? Int == 500_000)
        #expect(proof["before"]?["baseline"] as? String == "1.00")
        #expect(proof["before"]?["alternative"] as? String == "1.00")
        #expect(proof["at"]?["baseline"] as? String == "1.000002")
        #expect(proof["at"]?["alternative"] as? String == "1.00")
        // Where both cost the same, the scenario named first is the cheapest.
        let cheapest = try #require(report["cheapest"] as? [[String: Any]])
        #expect(cheapest.compactMap { $0["scenario"] as? String } == ["a", "b"])
        #expect(cheapest.compactMap { $0["from"] as? Int } == [1, 500_001])
        #expect(cheapest.compactMap { $0["to"] as? Int } == [500_000])
        let volume = try #require(report["at"] as? [String: Any])
        #expect(volume["requests"] as? Int == 1_000_000 && volume["cheapest"] as? String == "b")
    }

    @Test("without --alerts JSON says nothing of a volume; where nothing breaks even there is no proof")
    func never() throws {
        let swapped = ["breakeven", "my.json", "--baseline", "b", "--alternative", "a", "--between", "500000..1M"]
        let report = try workspace().run(swapped + ["--format", "json"]).object()
        #expect(report["at"] == nil)
        let comparison = try #require((report["comparisons"] as? [[String: Any]])?.first)
        #expect(comparison.keys.contains("breakEven") && comparison["breakEven"] as? Int == nil)
        #expect(comparison.keys.contains("proof") && comparison["proof"] as? [String: Any] == nil)
        #expect((comparison["cheaperRanges"] as? [Any])?.isEmpty == true)
    }

    @Test("at the first request of all there is nothing before it")
    func fromTheFirst() throws {
        let swapped = ["breakeven", "my.json", "--baseline", "b", "--alternative", "a", "--format", "json"]
        let comparison = try #require(
            (try workspace().run(swapped).object()["comparisons"] as? [[String: Any]])?.first)
        #expect(comparison["breakEven"] as? Int == 1)
        let proof = try #require(comparison["proof"] as? [String: Any])
        #expect(proof.keys.contains("before") && proof["before"] as? [String: Any] == nil)
        let ranges = try #require(comparison["cheaperRanges"] as? [[String: Int]])
        #expect(ranges == [["from": 1, "to": 499_999]])
    }

    @Test("every format names the break-even", arguments: ["table", "csv", "json", "markdown"])
    func formats(_ format: String) throws {
        let outcome = try workspace().run(words + ["--format", format])
        expectDone(outcome)
        #expect(outcome.text.replacing(",", with: "").contains("500001"))
        if format == "csv" { #expect(try outcome.rows().count == 2) }
    }

    @Test("prints the same bytes each time")
    func deterministic() throws {
        let first = try Workspace().run("breakeven", "web-api", "--format", "json")
        expectDone(first)
        #expect(try Workspace().run("breakeven", "web-api", "--format", "json").output == first.output)
    }
}
