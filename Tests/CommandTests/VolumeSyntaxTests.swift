import Testing

@Suite("The volumes that --alerts names")
struct VolumeSyntaxTests {
    @Test("by either name, and behind an equals sign")
    func spellings() throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "my.json")
        for spelling in [["--alerts", "3,1..100/1"], ["--requests", "3,1..100/1"], ["--alerts=3,1..100/1"]] {
            let outcome = try workspace.run(["compare", "my.json", "--format", "csv"] + spelling)
            expectDone(outcome)
            #expect(try outcome.rows().dropFirst().map { $0[0] } == ["3", "1", "10", "100"])
        }
    }

    @Test(
        "several where one is asked for are named as they were given", arguments: ["breakeven", "report", "explain"])
    func several(_ command: String) throws {
        let workspace = try Workspace()
        for name in ["--alerts", "--requests"] {
            expectFailure(
                try workspace.run(command, name, "1k,2k"), 64, saying: "one volume", "Give \(name) one number.")
        }
        expectFailure(
            try workspace.run(command, variables: ["LAMBDA_COST_REQUESTS": "1k,2k"]), 64,
            saying: "Give LAMBDA_COST_REQUESTS one number.")
    }

    @Test("LAMBDA_COST_REQUESTS says the same as LAMBDA_COST_ALERTS, which comes first")
    func variables() throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "my.json")
        let one = try workspace.run(
            "compare", "my.json", "--format", "csv", variables: ["LAMBDA_COST_REQUESTS": "5k"])
        #expect(try one.rows().dropFirst().map { $0[0] } == ["5000"])
        let both = try workspace.run(
            "compare", "my.json", "--format", "csv",
            variables: ["LAMBDA_COST_REQUESTS": "5k", "LAMBDA_COST_ALERTS": "6k"])
        #expect(try both.rows().dropFirst().map { $0[0] } == ["6000"])
    }

    @Test(
        "commas between thousands are not taken for volumes without a word",
        arguments: [
            ("6,431,987", 0, "warning: --alerts 6,431,987 is read as 3 volumes; for one write 6_431_987."),
            ("10,000", 64, "For one number write 10000 or 10_000."),
            ("10,20", 0, ""), ("1000,200", 0, ""), ("1k,200", 0, ""),
        ])
    func thousands(_ text: String, _ status: Int32, _ message: String) throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "my.json")
        let outcome = try workspace.run("compare", "my.json", "--alerts", text)
        #expect(outcome.status == status)
        #expect(message.isEmpty ? outcome.message.isEmpty : outcome.message.contains(message))
    }

    @Test("a suffix in the wrong case names the right one", arguments: [("1m", "1M"), ("2.5b", "2.5B"), ("3t", "3T")])
    func suffix(_ text: String, _ suggestion: String) throws {
        expectFailure(
            try Workspace().run("compare", "--alerts", text), 64, saying: "'\(text)'", "Did you mean \(suggestion)?")
    }

    @Test("the cost of each is the exact one")
    func costs() throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "my.json")
        let outcome = try workspace.run("compare", "my.json", "--alerts", "0,1,3,1M,1T", "--format", "csv")
        // One dollar, and two a million requests.
        #expect(
            try outcome.rows().dropFirst().map { $0[1] } == ["1.00", "1.000002", "1.000006", "3.00", "2000001.00"])
    }

    @Test("without the option the file's, and without those seven decades from a thousand on")
    func defaults() throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "silent.json")
        try workspace.write(
            SampleFile.file("\"volumes\": [42, \"7e1\", 42]", scenarios: [SampleFile.scenario("a")]), to: "own.json")
        let silent = try workspace.run("compare", "silent.json", "--format", "csv")
        #expect(
            try silent.rows().dropFirst().map { $0[0] } == [
                "1000", "10000", "100000", "1000000", "10000000", "100000000", "1000000000",
            ])
        let own = try workspace.run("compare", "own.json", "--format", "csv")
        #expect(try own.rows().dropFirst().map { $0[0] } == ["42", "70", "42"])
    }
}
