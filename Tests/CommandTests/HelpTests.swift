import Testing

@Suite("Help")
struct HelpTests {
    /// The commands as `lambda-cost --help` lists them, so that a new one is tested without being named here.
    private func commands() throws -> [[String]] {
        let lines = try Workspace().run("--help", variables: ["COLUMNS": "200"]).lines
        let start = try #require(lines.firstIndex(of: "Commands:"))
        return lines[(start + 1)...].prefix { !$0.isEmpty }.compactMap { line in
            guard line.hasPrefix("  "), !line.hasPrefix("   ") else { return nil }
            var words: [String] = []
            // The name ends where two spaces follow.
            for word in line.dropFirst(2).split(separator: " ", omittingEmptySubsequences: false) {
                if word.isEmpty { break }
                words.append(String(word))
            }
            return words
        }
    }

    @Test("names every command")
    func overview() throws {
        let names = try commands().map { $0.joined(separator: " ") }
        for name in ["compare", "explain", "check", "prices list", "prices show", "scenarios list", "scenarios show"] {
            #expect(names.contains(name))
        }
    }

    @Test("is the same by each way to ask for it")
    func spellings() throws {
        let workspace = try Workspace()
        let overview = try workspace.run("--help")
        expectDone(overview)
        #expect(overview.text.contains("Usage: lambda-cost COMMAND"))
        #expect(overview.text.contains("\nExamples:\n"))
        for words in [["-h"], ["help"], []] { #expect(try workspace.run(words).text == overview.text) }
        for command in try commands() {
            let help = try workspace.run(command + ["--help"])
            expectDone(help)
            #expect(try workspace.run(command + ["-h"]).text == help.text)
            #expect(try workspace.run(["help"] + command).text == help.text)
        }
    }

    @Test("of a command has a usage line, every option, and examples")
    func everyCommand() throws {
        let workspace = try Workspace()
        for command in try commands() {
            let name = command.joined(separator: " ")
            let text = try workspace.run(command + ["--help"]).text
            #expect(text.contains("\nUsage: lambda-cost \(name)"), "\(name)")
            #expect(text.contains("\nOptions:\n"), "\(name)")
            #expect(text.contains("\nExamples:\n  lambda-cost \(name)"), "\(name)")
            #expect(text.contains("--help, -h"), "\(name)")
        }
    }

    @Test("of a group names its commands", arguments: ["prices", "scenarios"])
    func group(_ group: String) throws {
        let workspace = try Workspace()
        let help = try workspace.run(group, "--help")
        expectDone(help)
        for command in try commands() where command.first == group {
            #expect(help.text.contains("\n  " + command.joined(separator: " ")))
        }
        #expect(try workspace.run("help", group).text == help.text)
        #expect(try workspace.run(group, "-h").text == help.text)
    }

    @Test("is shown whatever else the line says")
    func besideOthers() throws {
        let outcome = try Workspace().run("explain", "one", "two", "--help")
        expectDone(outcome)
        #expect(outcome.text.contains("Usage: lambda-cost explain"))
    }

    @Test("keeps to the terminal's columns", arguments: [60, 80, 120])
    func width(_ columns: Int) throws {
        let workspace = try Workspace()
        for command in [[]] + (try commands()) {
            let help = try workspace.run(command + ["--help"], variables: ["COLUMNS": String(columns)])
            // A command line of an example stays whole, so that it can be copied.
            for line in help.lines where !line.hasPrefix("  lambda-cost ") && !line.hasPrefix("Usage:") {
                #expect(line.count <= columns, "\(command.joined(separator: " ")): \(line)")
            }
        }
    }

    @Test("has examples that run")
    func examplesRun() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.file(scenarios: [
                SampleFile.scenario("fleet", resource: #"{"service": "ec2", "instanceType": "t3.nano"}"#),
                SampleFile.scenario(
                    "functions", resource: #"{"service": "lambda", "memoryMB": 128, "durationMs": 100}"#),
            ]), to: "my.json")
        try workspace.write(try workspace.read("my.json"), to: "old.json")
        try workspace.write(SampleFile.custom, to: "costs/a.json")
        try workspace.write(try RepositoryFiles.content("Sources/page/page.html"), to: "lambda-cost.html")
        try workspace.write(
            #"{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_lambda_function.f", "#
                + #""mode": "managed", "type": "aws_lambda_function", "values": {"memory_size": 128}}]}}}"#,
            to: "plan.json")
        try workspace.write(
            "Resources:\n  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: HTTP}}\n", to: "template.yaml"
        )
        try workspace.write("hour,name,requests\n2026-01-05T00:00:00Z,front,7\n", to: "log-events-viewer-result.csv")
        try workspace.write(
            SampleTable.dataTransfer(price: "1"), to: "my-prices/moon-north-1/AWSDataTransfer/2001-01-01.json")
        // What reads AWS's price lists needs them, or the network.
        for command in try commands() where !["import", "update"].contains(command.last) {
            let text = try workspace.run(command + ["--help"]).text
            let examples = text.split(separator: "\n").filter { $0.hasPrefix("  lambda-cost ") }
            #expect(!examples.isEmpty)
            for example in examples {
                let script = example.replacingOccurrences(of: "lambda-cost ", with: "\"$PROGRAM\" ")
                let outcome = try workspace.shell(script)
                #expect(outcome.status == 0, "\(example)\n\(outcome.message)")
            }
        }
    }

    @Test("the version is one line")
    func version() throws {
        let outcome = try Workspace().run("--version")
        expectDone(outcome)
        let parts = outcome.text.split(separator: " ")
        #expect(parts.first == "lambda-cost" && parts.count == 2)
        #expect(parts.last?.dropLast().split(separator: ".").compactMap { Int($0) }.count == 3)
        #expect(outcome.text.last == "\n")
    }
}
