import Testing

@Suite("How scenarios are named on the command line")
struct ScenarioNameTests {
    private func names(_ words: [String]) throws -> [String] {
        let outcome = try Workspace().run(["compare", "--format", "csv", "--alerts", "1"] + words)
        expectDone(outcome)
        return try Array(outcome.rows()[0].dropFirst().dropLast())
    }

    @Test(
        "a part, a letter for the sign, a pattern, a number; in the file's order, each once",
        arguments: [
            (["sns"], ["Lambda via SNS"]), (["3XT2.NANO"], ["3×t2.nano + ELB"]), (["#2"], ["3×t2.nano + ELB"]),
            (["3x*"], ["3×t2.nano + ELB", "3×t2.medium + ELB"]),
            (["*"], ["1×t2.nano", "3×t2.nano + ELB", "3×t2.medium + ELB", "Lambda + API Gateway", "Lambda via SNS"]),
            (["lambda*", "#1", "sns"], ["1×t2.nano", "Lambda + API Gateway", "Lambda via SNS"]),
        ])
    func scenarios(_ texts: [String], _ expected: [String]) throws {
        #expect(try names(texts.flatMap { ["--scenario", $0] }) == expected)
    }

    @Test("the same for both sides of a break-even, and by a variable")
    func sides() throws {
        let workspace = try Workspace()
        let short = try workspace.run(
            "breakeven", "--baseline", "sns", "--alternative", "3x*", "--format", "json")
        let long = try workspace.run(
            "breakeven", "--baseline", "Lambda via SNS", "--alternative", "3×t2.nano + ELB", "--alternative",
            "3×t2.medium + ELB", "--format", "json")
        expectDone(short)
        #expect(short.text == long.text)
        let variable = try workspace.run("explain", variables: ["LAMBDA_COST_SCENARIO": "medium"])
        expectDone(variable)
        #expect(variable.text == (try workspace.run("explain", "--scenario", "3×t2.medium + ELB").text))
    }

    @Test("the exact name wins over a part, a pattern and a number")
    func exact() throws {
        let workspace = try Workspace()
        let scenarios = ["*", "a", "#1", "aa"].map { SampleFile.scenario($0) }
        try workspace.write(SampleFile.file(scenarios: scenarios), to: "my.json")
        for name in ["*", "a", "#1", "aa"] {
            let outcome = try workspace.run(
                "compare", "my.json", "--format", "csv", "--alerts", "1", "--scenario", name)
            #expect(try outcome.rows()[0] == ["requests", name, "cheapest"])
        }
    }
}
