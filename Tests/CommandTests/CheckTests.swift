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
        #expect(outcome.text.contains(name == "threatstack-to-s3" ? ": ok" : ": valid"))
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
                "line 1, limits[0]: 'flat' at 1,000,000 requests costs $3.00, over the limit of $2.50 by $0.50"))
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

    @Test(
        "an expected figure in cents holds where the total rounds to it",
        arguments: [
            ("1.01", 0), ("1.00", 1), ("1.005", 0), ("1.0100", 1), ("1.0050", 0), ("101e-2", 0), ("10100e-4", 1),
            ("1.005E0", 0), ("0.1005e1", 0),
        ])
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

    @Test("programs learn the line of each claim, to mark it in an editor or a review")
    func lines() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.file(
                "\n" + expected("3.00") + ",\n\n" + limit("2.50"), scenarios: [SampleFile.scenario("flat")]),
            to: "my.json")
        let text = try workspace.read("my.json").split(separator: "\n", omittingEmptySubsequences: false)
        let stated = ["expected", "limits"].compactMap { key in
            text.firstIndex { $0.contains("\"\(key)\"") }.map { "\($0 + 1)" }
        }
        #expect(stated.count == 2)
        let rows = try workspace.run("check", "my.json", "--format", "csv").rows()
        #expect(rows.map { $0.last } == ["line"] + stated)
        let report = try workspace.run("check", "my.json", "--format", "json").object()
        let file = try #require((report["files"] as? [[String: Any]])?.first)
        let lines = ["expected", "limits"].compactMap { (file[$0] as? [[String: Any]])?.first?["line"] as? Int }
        #expect(lines.map { "\($0)" } == stated)
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
        #expect(outcome.lines.filter { $0.contains(": ok") || $0.contains(": valid") }.count == 2)
        #expect(outcome.lines.filter { $0.contains(": FAILED") }.count == 1)
    }

    // MARK: Files that cannot be judged

    private func mixed() throws -> Workspace {
        let workspace = try workspace(limit("2.50"))
        try workspace.write("[", to: "bad.json")
        try workspace.write(
            SampleFile.resource(#"{"service": "ec2", "instanceType": "t2.nanoo"}"#), to: "unpriced.json")
        try workspace.write(SampleFile.custom, to: "good.json")
        return workspace
    }

    @Test("a broken file hides nothing of the others")
    func brokenFile() throws {
        let outcome = try mixed().run("check", "bad.json", "missing.json", "my.json", "unpriced.json", "good.json")
        #expect(outcome.status == 65)
        let verdicts = outcome.lines.filter { !$0.hasPrefix(" ") && !$0.isEmpty }
        #expect(
            verdicts == [
                "bad.json: NOT CHECKED  see the error", "missing.json: NOT CHECKED  see the error",
                "my.json: FAILED  1 scenario, 0 of 1 limits hold", "unpriced.json: NOT CHECKED  see the error",
                "good.json: valid  1 scenario, nothing expected or limited",
            ])
        for text in ["bad.json:1:2", "missing.json", "unpriced.json:1:", "instance (t2.nano, Linux)"] {
            #expect(outcome.message.contains(text), "\(outcome.message)")
        }
    }

    @Test(
        "the status is the gravest of all files, in whatever order they come",
        arguments: [
            ("good", 0), ("good my", 1), ("my unpriced good", 69), ("my unpriced missing", 66),
            ("good missing unpriced bad my", 65),
        ])
    func gravest(_ names: String, _ status: Int32) throws {
        let workspace = try mixed()
        let files = names.split(separator: " ").map { "\($0).json" }
        #expect(try workspace.run(["check"] + files).status == status)
        #expect(try workspace.run(["check"] + files.reversed()).status == status)
    }

    @Test("JSON, CSV and Markdown name the files that could not be judged")
    func brokenFileInOtherFormats() throws {
        let workspace = try mixed()
        let report = try workspace.run("check", "good.json", "bad.json", "--format", "json").object()
        #expect(report["holds"] as? Bool == false)
        let files = try #require(report["files"] as? [[String: Any]])
        #expect(files.compactMap { $0["holds"] as? Bool } == [true, false])
        #expect(files[0]["error"] == nil)
        let error = try #require(files[1]["error"] as? [String: Any])
        #expect(error["status"] as? Int == 65)
        #expect((error["message"] as? String)?.hasPrefix("bad.json:1:2") == true)
        let rows = try workspace.run("check", "my.json", "bad.json", "--format", "csv").rows()
        #expect(rows.last == ["bad.json", "not checked", "", "", "", "", "false", ""])
        let markdown = try workspace.run("check", "my.json", "bad.json", "--format", "markdown")
        #expect(markdown.lines.filter { $0.hasPrefix("|") }.last?.contains("not checked") == true)
    }

    @Test("all that is wrong with a file is told, each at its place, and nothing that only follows from it")
    func everyFault() throws {
        let workspace = try Workspace()
        try workspace.write(
            """
            {"formatVersion": 1, "region": 5,
             "estimate": {"hoursPerMonth": -1, "freeTier": "yes"},
             "traffic": {"profile": [{"hoursPerWeek": 100, "share": 1}]},
             "volumes": [1, -1],
             "scenarios": [
              {"name": "a", "resources": [
               {"service": "ec2", "instanceTyp": "m5.large", "count": 0},
               {"service": "lamda"},
               {"service": "apiGateway", "type": "SOAP", "discountPercent": 101}]},
              {"name": "a", "resources": []},
              {"nam": "c", "resources": []}],
             "expected": [{"scenario": "a", "requests": 1, "total": "-1"}],
             "limits": [{"scenario": "b", "requests": 1, "maxMonthly": 1}, {"scenario": "a", "requests": 1}]}
            """, to: "bad.json")
        let outcome = try workspace.run("check", "bad.json")
        expectFailure(outcome, 65)
        let places = outcome.message.split(separator: "\n").filter { $0.hasPrefix("lambda-cost: error: bad.json:") }
            .map { String($0.dropFirst("lambda-cost: error: bad.json:".count)) }
        #expect(
            places == [
                "1:32: region", "2:32: estimate.hoursPerMonth", "2:48: estimate.freeTier", "3:25: traffic.profile",
                "4:17: volumes[1]", "7:4: scenarios[0].resources[0]", "7:23: scenarios[0].resources[0].instanceTyp",
                "7:59: scenarios[0].resources[0].count", "8:16: scenarios[0].resources[1].service",
                "9:38: scenarios[0].resources[2].type", "9:65: scenarios[0].resources[2].discountPercent",
                "10:12: scenarios[1].name", "11:3: scenarios[2]", "11:4: scenarios[2].nam",
                "11:29: scenarios[2].resources", "12:57: expected[0].total", "13:26: limits[0].scenario",
                "13:64: limits[1]",
            ])
    }

    @Test("of very many faults no more than anybody mends at a time are told, and soon")
    func manyFaults() throws {
        let workspace = try Workspace()
        let claim = #"{"scenario": "flat", "requests": -1, "maxMonthly": 1}"#
        let claims = Array(repeating: claim, count: 50_000).joined(separator: ",\n")
        try workspace.write(
            SampleFile.file("\"limits\": [\(claims)]", scenarios: [SampleFile.scenario("flat")]), to: "bad.json")
        let start = ContinuousClock.now
        let outcome = try workspace.run("check", "bad.json")
        expectFailure(outcome, 65, saying: "No more than 20 faults are told at a time.")
        #expect(outcome.message.split(separator: "\n").filter { $0.hasPrefix("lambda-cost: error:") }.count == 21)
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test("JSON holds the others beside the first")
    func everyFaultInJSON() throws {
        let workspace = try workspace(limit("3"))
        try workspace.write(
            SampleFile.file(#""region": 5, "volumes": 7"#, scenarios: [SampleFile.scenario("flat")]), to: "bad.json")
        let report = try workspace.run("check", "my.json", "bad.json", "--format", "json").object()
        let files = try #require(report["files"] as? [[String: Any]])
        let error = try #require(files[1]["error"] as? [String: Any])
        #expect((error["message"] as? String)?.contains("region") == true)
        let others = try #require(error["others"] as? [String])
        #expect(others.count == 1 && others[0].contains("volumes"))
    }

    @Test("a file that claims nothing is not said to hold, but to be valid, and that no cost was checked")
    func noClaims() throws {
        let outcome = try mixed().run("check", "good.json", "my.json")
        #expect(outcome.status == 1)
        #expect(outcome.lines.first == "good.json: valid  1 scenario, nothing expected or limited")
    }

    @Test("where no file could be judged, nothing is written")
    func nothingToReport() throws {
        let workspace = try mixed()
        expectFailure(
            try workspace.run("check", "bad.json", "missing.json", "--output", "result.txt"), 65,
            saying: "bad.json:1:2", "missing.json")
        #expect(!workspace.exists("result.txt"))
    }

    @Test("warnings name their file where there are several, and stand in JSON")
    func warnings() throws {
        let workspace = try mixed()
        let scenarios = [
            SampleFile.scenario("a", resource: #"{"service": "dataTransfer", "bytesPerRequest": 1}"#),
            SampleFile.scenario("b"),
        ]
        try workspace.write(SampleFile.file(scenarios: scenarios), to: "sided.json")
        let said = "warning: Data transfer out is counted in 'a'"
        #expect(try workspace.run("check", "sided.json").message.contains(said))
        let named = "warning: sided.json: Data transfer out is counted in 'a'"
        #expect(try workspace.run("check", "good.json", "sided.json").message.contains(named))
        #expect(try workspace.run("compare", "good.json", "sided.json").message.contains(named))
        let report = try workspace.run("check", "sided.json", "--format", "json").object()
        let warnings = (report["files"] as? [[String: Any]])?.first?["warnings"] as? [[String: String]]
        #expect(warnings?.map { $0["code"] } == ["one-sided-data-transfer"])
    }

    @Test("lines are wrapped at the terminal's width, between words and never in a figure")
    func narrow() throws {
        let outcome = try workspace(limit("2.908")).run("check", "my.json", variables: ["COLUMNS": "60"])
        #expect(
            outcome.lines == [
                "my.json: FAILED  1 scenario, 0 of 1 limits hold",
                "  line 1, limits[0]: 'flat' at 1,000,000 requests costs",
                "    $3.00, over the limit of $2.908 by $0.092", "",
            ])
    }

    @Test("costs are shown to the places of the claim, and in full where those would not tell")
    func places() throws {
        // 1,234 requests cost $1.002468.
        let far = try workspace(limit("0.50", requests: 1234)).run("check", "my.json", variables: ["COLUMNS": "120"])
        #expect(far.lines[1].hasSuffix("costs about $1.00, over the limit of $0.50 by about $0.50"))
        let near = try workspace(limit("1.00", requests: 1234)).run("check", "my.json", variables: ["COLUMNS": "120"])
        #expect(near.lines[1].hasSuffix("costs $1.002468, over the limit of $1.00 by $0.002468"))
        let missed = try workspace(expected("1.003", requests: 1234)).run(
            "check", "my.json", variables: ["COLUMNS": "120"])
        #expect(missed.lines[1].hasSuffix("costs about $1.002, expected $1.003"))
    }

    @Test("the command line's conditions hold for the file's claims")
    func conditions() throws {
        // At 744 hours the built-in service costs more than published for 732.
        #expect(try Workspace().run("check", "--hours-per-month", "744").status == 1)
    }

    @Test("of very many limits that do not hold the first are named and the others counted")
    func manyFailures() throws {
        let limits = (0..<300).map { "{\"scenario\": \"*\", \"requests\": \($0), \"maxMonthly\": 0}" }
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.file(
                "\"limits\": [\(limits.joined(separator: ", "))]",
                scenarios: (0..<40).map { SampleFile.scenario("s\($0)") }), to: "my.json")
        let outcome = try workspace.run("check", "my.json")
        #expect(outcome.status == 1)
        #expect(outcome.lines.filter { $0.contains("over the limit") }.count == 100)
        #expect(outcome.text.contains("0 of 12000 limits hold"))
        #expect(outcome.text.contains("and 11900 more; --format csv states each"))
        #expect(try workspace.run("check", "my.json", "--format", "csv").rows().count == 12_001)
        expectFailure(
            try workspace.run("check", "my.json", "--format", "markdown"), 64, saying: "10,000 rows", "--format csv")
    }
}
