import Foundation
import Testing

@Suite("Which format a report has")
struct FormatChoiceTests {
    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "my.json")
        return workspace
    }

    /// What a command line writes to a file.
    private func written(
        _ name: String, _ words: [String], _ variables: [String: String] = [:]
    ) throws -> String {
        let workspace = try workspace()
        expectDone(try workspace.run(["compare", "my.json"] + words, variables: variables))
        return try workspace.read(name)
    }

    private func printed(_ format: String) throws -> String {
        try workspace().run("compare", "my.json", "--format", format).text
    }

    @Test(
        "the one that the ending of the file's name asks for",
        arguments: [("a.csv", "csv"), ("a.JSON", "json"), ("a.b.md", "markdown")])
    func ending(_ file: String, _ format: String) throws {
        let expected = try printed(format)
        #expect(try written(file, ["-o", file]) == expected)
        #expect(try written(file, ["--output=\(file)"]) == expected)
        #expect(try written(file, [], ["LAMBDA_COST_OUTPUT": file]) == expected)
        // What is typed beats what a variable says.
        #expect(try written(file, ["-o\(file)"], ["LAMBDA_COST_FORMAT": "table"]) == expected)
    }

    @Test("but --format says otherwise, and so does its variable of a variable's file")
    func format() throws {
        #expect(try written("a.csv", ["-o", "a.csv", "--format", "json"]) == printed("json"))
        let variables = ["LAMBDA_COST_OUTPUT": "a.csv", "LAMBDA_COST_FORMAT": "json"]
        #expect(try written("a.csv", [], variables) == printed("json"))
    }

    @Test("a table where the ending says nothing", arguments: ["costs", "a.txt", "csv", "a.csv.txt"])
    func noEnding(_ file: String) throws {
        let text = try written(file, ["-o", file])
        #expect(text.hasPrefix("my\n"))
    }

    @Test("--excel is CSV, for every command that has a report")
    func excel() throws {
        let workspace = try workspace()
        for words in [
            ["compare", "my.json"], ["compare", "my.json", "--layout", "long"],
            ["explain", "--scenario", "sns"], ["check"], ["breakeven"], ["history"],
            ["breakeven", "--alerts", "1M", "--solve-for", "durationMs"], ["prices", "list"],
            ["sensitivity", "--vary", "durationMs=100,200"], ["prices", "verify"],
            ["prices", "diff", "2017-03-01", "2018-03-01"], ["prices", "show", "AWSLambda"], ["scenarios", "list"],
        ] {
            let plain = try workspace.run(words + ["--format", "csv"])
            let excel = try workspace.run(words + ["--excel"])
            #expect(excel.status == 0, "\(excel.message)")
            #expect(
                excel.text == "\u{FEFF}" + plain.text.replacingOccurrences(of: "\n", with: "\r\n"), "\(words)")
        }
        expectFailure(
            try workspace.run("compare", "-o", "a.csv", "--excel", "--format", "json"), 64, saying: "--format csv")
        #expect(try written("a.json", ["-o", "a.json", "--excel"]).contains("cheapest\r\n"))
        #expect(try workspace.run("compare", "--excel", variables: ["LAMBDA_COST_FORMAT": "json"]).status == 0)
    }
}

@Suite("Variables of the program")
struct VariableTests {
    @Test("one that it does not have is said, with the one that was probably meant")
    func unknown() throws {
        let workspace = try Workspace()
        let outcome = try workspace.run(
            "compare", variables: ["LAMBDA_COST_FROMAT": "json", "LAMBDA_COST_QUUX": "1", "LAMBDA_COST_COLOR": "never"])
        #expect(outcome.status == 0)
        #expect(
            outcome.message == """
                lambda-cost: warning: The variable LAMBDA_COST_FROMAT is none of lambda-cost's. \
                Did you mean LAMBDA_COST_FORMAT?
                lambda-cost: warning: The variable LAMBDA_COST_QUUX is none of lambda-cost's.

                """)
    }

    @Test("one of another command's options is known, and says nothing to this one")
    func others() throws {
        let workspace = try Workspace()
        expectDone(try workspace.run("scenarios", "list", variables: ["LAMBDA_COST_AS_OF": "no day"]))
        expectDone(try workspace.run("compare", variables: ["LAMBDA_COST_PRICE_LISTS": "no address"]))
    }
}
