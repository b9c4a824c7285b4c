import Testing

@Suite("Color")
struct ColorTests {
    private let escape = "\u{1B}"

    private func isColored(_ words: [String], _ variables: [String: String] = [:]) throws -> Bool {
        let outcome = try Workspace().run(["compare"] + words, variables: variables)
        #expect(outcome.status == 0)
        return outcome.text.contains(escape)
    }

    @Test("is left out where no terminal reads")
    func pipe() throws {
        #expect(try !isColored([]))
        #expect(try !isColored(["--color", "auto"]))
        #expect(try !isColored([], ["NO_COLOR": "1"]))
        #expect(try !isColored(["--color", "never"]))
    }

    @Test("stands where it is asked for, by flag before variable")
    func always() throws {
        #expect(try isColored(["--color", "always"]))
        #expect(try isColored([], ["LAMBDA_COST_COLOR": "always"]))
        #expect(try !isColored(["--color", "never"], ["LAMBDA_COST_COLOR": "always"]))
        #expect(try isColored(["--color", "always"], ["NO_COLOR": "1"]))
    }

    @Test("changes nothing but the escapes", arguments: ["compare", "explain", "check"])
    func onlyEscapes(_ command: String) throws {
        let workspace = try Workspace()
        let words = [command] + (command == "explain" ? ["--scenario", "3×t2.medium + ELB"] : [])
        let plain = try workspace.run(words).text
        let colored = try workspace.run(words + ["--color", "always"]).text
        #expect(colored.contains(escape))
        #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    @Test("never enters a format that programs read", arguments: ["csv", "json", "markdown"])
    func machineFormats(_ format: String) throws {
        #expect(try !isColored(["--color", "always", "--format", format]))
    }

    @Test("stays out of messages to a file")
    func messages() throws {
        let outcome = try Workspace().run("compare", "--format", "xml", variables: ["LAMBDA_COST_COLOR": "always"])
        #expect(!outcome.message.contains(escape))
    }
}
