import Foundation
import Testing

@Suite("Deployments on the command line")
struct DeploymentTests {
    private static let fleet = "2×t3.small + ALB"
    private static let functions = "Lambda 256MB 90ms arm64 + HTTP API"

    @Test("are priced as the parts that they name, by hand")
    func priced() throws {
        // Instances 2 · 730 h · $0.0208 = $30.368; balancer 730 h · $0.0225 = $16.425, and capacity units by connections:
        // 30,000,000 ÷ 3600 ÷ 25 · $0.008 = $2.666…; functions 30,000,000 · $0.0000002 = $6, 30,000,000 · 0.25 GB · 0.09 s
        // · $0.0000133334 = $9.000045; calls 30,000,000 · $0.000001 = $30.
        let rows = try Workspace().run(
            "compare", Self.fleet, Self.functions, "--requests", "30M", "--format", "csv"
        ).rows()
        #expect(rows[0] == ["requests", Self.fleet, Self.functions, "cheapest"])
        #expect(rows[1] == ["30000000", "49.459666666667", "45.000045", Self.functions])
    }

    @Test("have a break-even, and are explained, checked and drawn, alone")
    func everyCommand() throws {
        let workspace = try Workspace()
        let answer = try workspace.run(
            "breakeven", Self.fleet, Self.functions, "--requests", "30M", "--format", "json"
        ).object()
        let comparison = try #require((answer["comparisons"] as? [[String: Any]])?.first)
        // A request costs $0.0000015000015 in functions and 8 · 10^-8 ÷ 0.9 in capacity units: 46.793 ÷ 1.41111261… millionths.
        #expect(comparison["breakEven"] as? Int == 33_160_359)
        expectDone(try workspace.run("explain", Self.fleet))
        expectDone(try workspace.run("check", Self.fleet, Self.functions))
        expectDone(try workspace.run("chart", Self.fleet, Self.functions, "--ascii"))
        expectDone(try workspace.run("history", "t2.nano", "Lambda 128MB 90ms", "--format", "csv"))
        expectDone(
            try workspace.run("sensitivity", Self.fleet, Self.functions, "--vary", "lambda.durationMs=90,180"))
    }

    @Test("are added to a file's scenarios")
    func addedToFile() throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "my.json")
        for words in [["my.json", "ALB"], ["ALB", "my.json"]] {
            let rows = try workspace.run(["compare"] + words + ["--alerts", "10", "--format", "csv"]).rows()
            #expect(rows[0].suffix(3) == ["flat", "ALB", "cheapest"])
        }
        expectFailure(
            try workspace.run("breakeven", "my.json", "web-api"), 64, saying: "'web-api' as another")
        expectFailure(try workspace.run("compare", "my.json", "flat file"), 64, saying: "no part of a deployment")
        expectFailure(try workspace.run("compare", "ALB", "ALB"), 64, saying: "Two scenarios are named 'ALB'")
    }

    @Test("the question of two deployments is answered at 80 columns, and by the file that is written of them")
    func firstQuestion() throws {
        let workspace = try Workspace()
        let question = ["--requests", "30M"]
        let text = try workspace.run(
            ["breakeven", Self.fleet, Self.functions] + question, variables: ["COLUMNS": "80"]
        ).text
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(
            text.hasPrefix(
                "Take \(Self.functions): at 30,000,000 requests a month it is\nthe cheapest, $45.00 a month."))
        // The fleet costs $49.46, the functions with 134 ms $49.40 and with 135 ms $49.50.
        #expect(text.contains("That holds while a run takes at most 134 ms; the scenario says 90 ms."))
        expectDone(try workspace.run("scenarios", "write", Self.fleet, Self.functions, "-o", "deployments.json"))
        for format in ["table", "json", "csv", "markdown"] {
            let words = question + ["--format", format]
            let own = try workspace.run(["breakeven", "deployments.json"] + words)
            #expect(own.output == (try workspace.run(["breakeven", Self.fleet, Self.functions] + words).output))
        }
    }

    @Test("a slash in a rate or a price is no path, and a number that is refused is named with its key")
    func amounts() throws {
        let workspace = try Workspace()
        for text in ["15$/month", "t3.small 40/minute", "Lambda 1/4GB 90ms", "USD 15/month"] {
            expectFailure(try workspace.run("compare", text), 64, saying: text + "\n")
        }
        expectFailure(
            try workspace.run("compare", "Lambda 256MB 20min"), 64, saying: "durationMs: Found 1200000; accepted is")
    }

    @Test("a file of the name comes first")
    func fileFirst() throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "ALB")
        let rows = try workspace.run("compare", "ALB", "--alerts", "10", "--format", "csv").rows()
        #expect(rows[0].contains("flat"))
    }

    @Test("a part of a value that cannot be set alone names the whole of it")
    func partOfValue() throws {
        for (deployment, part, fault) in [
            ("2×t3.small", "ec2.purchase.term=3yr", "The key 'model' is missing."),
            ("2×t3.small savings plan 3yr", "ec2.purchase.offeringClass=standard", "Unknown key 'offeringClass'."),
        ] {
            let outcome = try Workspace().run("compare", deployment, "--requests", "1M", "--set", part)
            expectFailure(outcome, 64, saying: "--set \(part): \(fault)", "the whole of it: --set 'ec2.purchase={…}'")
        }
    }

    @Test("a wrong word is marked", arguments: [64, 69])
    func marked(status: Int32) throws {
        let workspace = try Workspace()
        let lines =
            status == 64
            ? ["Lambda 256MB 2000000ms + ALB", "             ^^^^^^^^^\n"]
            : ["2×t3.smal + ALB", "  ^^^^^^^\nThe nearest"]
        let outcome = try workspace.run("compare", lines[0])
        expectFailure(outcome, status, saying: lines.joined(separator: "\n"))
        let long = String(repeating: "ALB + ", count: 30) + lines[0] + String(repeating: " + ALB", count: 30)
        let shown = try workspace.run("compare", long).message.split(separator: "\n")
        let text = try #require(shown.dropFirst().first)
        #expect(text.count <= 74 && text.hasPrefix("…") && text.hasSuffix("…"))
        let marks = try #require(shown.dropFirst(2).first)
        let word = zip(text, marks).filter { $0.1 == "^" }.map { $0.0 }
        #expect(["2000000ms", "t3.smal"].contains(String(word)))
    }

    @Test(
        "what looks like a file and is none is a missing file",
        arguments: ["my.json", "costs/t3.small + ALB", "my-service", "./x"])
    func missingFile(_ name: String) throws {
        expectFailure(try Workspace().run("compare", name), 66, saying: "No such file", "A deployment is written")
    }
}
