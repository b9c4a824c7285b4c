import Testing

@Suite("check")
struct CheckTests {
    /// One scenario of $1.00 a month and $2.00 a million requests, with claims about it.
    private func workspace(_ claims: String) throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(SampleFile.file(claims, scenarios: [SampleFile.scenario("flat")]), to: "my.json")
        return workspace
    }

    private func limit(_ most: String, requests: Int = 1_000_000, scenario: String = "flat") -> String {
        "\"limits\": [{\"scenario\": \"\(scenario)\", \"requests\": \(requests), \"maxMonthly\": \"\(most)\"}]"
    }

    private func expected(_ total: String, requests: Int = 1_000_000) -> String {
        "\"expected\": [{\"scenario\": \"flat\", \"requests\": \(requests), \"total\": \"\(total)\"}]"
    }

    @Test("every built-in scenario file holds", arguments: ["threatstack-to-s3", "threatstack-to-s3-today", "web-api"])
    func builtIn(_ name: String) throws {
        let outcome = try Workspace().run("check", name)
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(outcome.text.contains("ok"))
    }

    @Test("a limit holds up to its last digit", arguments: [("3", 0), ("3.00", 0), ("2.999999", 1), ("3.000001", 0)])
    func limits(_ most: String, _ status: Int32) throws {
        let outcome = try workspace(limit(most)).run("check", "my.json")
        #expect(outcome.status == status)
        #expect(outcome.text.contains("ok") == (status == 0))
    }

    @Test("a limit that does not hold says by how much")
    func exceeded() throws {
        let outcome = try workspace(limit("2.50")).run("check", "my.json")
        #expect(outcome.status == 1)
        #expect(
            outcome.text.contains(
                "limits[0]: 'flat' at 1,000,000 requests costs $3.00, over the limit of $2.50 by $0.50"))
        #expect(outcome.message == "")
    }

    @Test("a limit of all scenarios is held against each")
    func everyScenario() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.file(
                limit("2.50", scenario: "*"),
                scenarios: [SampleFile.scenario("dear"), SampleFile.scenario("cheap", perMillion: "1")]), to: "my.json")
        let outcome = try workspace.run("check", "my.json", "--format", "csv")
        #expect(outcome.status == 1)
        #expect(try outcome.rows().dropFirst().map { [$0[2], $0[6]] } == [["dear", "false"], ["cheap", "true"]])
    }

    @Test(
        "an expected figure holds at the places it states",
        arguments: [("3", 0), ("3.00", 0), ("3.01", 1), ("2.99", 1), ("3.0000000", 0)])
    func expectations(_ total: String, _ status: Int32) throws {
        #expect(try workspace(expected(total)).run("check", "my.json").status == status)
    }

    @Test("an expected figure in cents holds where the total rounds to it", arguments: [("1.01", 0), ("1.00", 1)])
    func rounded(_ total: String, _ status: Int32) throws {
        // 2,500 requests cost $1.005, which is $1.01 in cents.
        #expect(try workspace(expected(total, requests: 2500)).run("check", "my.json").status == status)
    }

    @Test("JSON states each claim and whether all hold")
    func json() throws {
        let outcome = try workspace(expected("3.00") + ", " + limit("2.50")).run("check", "my.json", "--format", "json")
        #expect(outcome.status == 1)
        let report = try outcome.object()
        #expect(report["command"] as? String == "check")
        #expect(report["holds"] as? Bool == false)
        let file = try #require((report["files"] as? [[String: Any]])?.first)
        let expectations = try #require(file["expected"] as? [[String: Any]])
        let limits = try #require(file["limits"] as? [[String: Any]])
        #expect(expectations.compactMap { $0["holds"] as? Bool } == [true])
        #expect(limits.compactMap { $0["holds"] as? Bool } == [false])
        #expect(limits.first?["total"] as? String == "3.00")
        #expect(limits.first?["maxMonthly"] as? String == "2.50")
    }

    @Test("Markdown and a file hold the same verdict")
    func otherFormats() throws {
        let workspace = try workspace(limit("2.50"))
        let markdown = try workspace.run("check", "my.json", "--format", "markdown")
        #expect(markdown.status == 1)
        #expect(markdown.lines.filter { $0.hasPrefix("|") }.last?.contains("no") == true)
        let toFile = try workspace.run("check", "my.json", "--output", "result.txt")
        #expect(toFile.status == 1 && toFile.text == "")
        #expect(try workspace.read("result.txt").contains("over the limit"))
    }

    @Test("one file that does not hold among several decides the status")
    func several() throws {
        let workspace = try workspace(limit("2.50"))
        let outcome = try workspace.run("check", "threatstack-to-s3", "my.json", "web-api")
        #expect(outcome.status == 1)
        #expect(outcome.lines.filter { $0.contains(": ok") }.count == 2)
        #expect(outcome.lines.filter { $0.contains(": FAILED") }.count == 1)
    }

    @Test("the command line's conditions hold for the file's claims")
    func conditions() throws {
        // At 744 hours the built-in service costs more than published for 732.
        #expect(try Workspace().run("check", "--hours-per-month", "744").status == 1)
    }
}
