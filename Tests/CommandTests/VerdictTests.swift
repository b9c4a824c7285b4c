import Testing

/// What `breakeven` says first.
///
/// `pay` costs four dollars a million requests; `small` ten dollars, `large` forty, whatever comes. So `small` is the
/// cheapest from 2,500,001 on, and `pay` costs less than `large` up to 10,000,000.
@Suite("breakeven: the verdict")
struct VerdictTests {
    private func run(_ words: String..., named pay: String = "pay") throws -> Outcome {
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.file(scenarios: [
                SampleFile.scenario(pay, monthly: "0", perMillion: "4"),
                SampleFile.scenario("small", monthly: "10", perMillion: "0"),
                SampleFile.scenario("large", monthly: "40", perMillion: "0"),
            ]), to: "my.json")
        return try workspace.run(
            ["breakeven", "my.json", "--baseline", pay, "--alternative", "small", "--alternative", "large"] + words)
    }

    @Test("stay: nothing costs less than what runs")
    func stay() throws {
        let text = try run("--alerts", "1M", "--current", "pay").text
        #expect(
            text.hasPrefix("Stay with pay: at 1,000,000 requests a month nothing costs less than its $4.00 a month.\n"))
        #expect(text.contains("The next, small, costs $6.00 a month and $72.00 a year more."))
        #expect(text.contains("From about 2.5M requests a month on (2.5 times as many"))
        #expect(text.contains("pay  ← current    $4.00"))
        #expect(text.contains("small            $10.00            $6.00"))
    }

    @Test("move: what it saves a month, a year and in per cent, and within which volumes it pays")
    func move() throws {
        let text = try run("--alerts", "5M", "--current", "pay").text
        #expect(
            text.replacing("\n", with: " ").hasPrefix(
                "Move from pay to small: at 5,000,000 requests a month that saves $10.00 a month, $120.00 a year (50 %)."
            ))
        #expect(text.contains("The move pays from about 2.5M requests a month on."))
        #expect(text.contains("large            $40.00           $20.00"))
        let up = try run("--alerts", "1M", "--current", "large").text
        #expect(up.replacing("\n", with: " ").contains("that saves $36.00 a month, $432.00 a year (90 %)."))
        #expect(up.contains("The move pays up to 10M requests a month."))
    }

    @Test("one scenario whose name says so is the current one; without any the cheapest is named")
    func names() throws {
        #expect(try run("--alerts", "5M", named: "pay (current)").text.hasPrefix("Move from pay (current) to small: "))
        #expect(
            try run("--alerts", "5M").text.hasPrefix(
                "Take small: at 5,000,000 requests a month it is the cheapest, $10.00 a month.\n"))
        #expect(try run("--alerts", "5M", named: "currently").text.hasPrefix("Take small: "))
    }

    @Test("Markdown begins with it too; a current scenario without a volume or of no name is wrong usage")
    func edges() throws {
        #expect(try run("--alerts", "5M", "--format", "markdown").text.hasPrefix("**Take small: "))
        let outcome = try run("--current", "pay")
        #expect(outcome.status == 64 && outcome.message.contains("--current needs a volume"))
        #expect(try run("--alerts", "1M", "--current", "none").status == 64)
        #expect(try run("--alerts", "1M", "--current", "*").status == 64)
    }

    @Test("proofs are shown where they are asked for")
    func proofs() throws {
        let proof = "at 2,500,001: pay $10.000004, small $10.000000"
        #expect(try run("--proof").text.contains(proof))
        let text = try run().text
        #expect(!text.contains(proof) && text.contains("--proof shows"))
    }

    /// One function of 1,024 MB at $0.0000166667 a GB-second and $0.20 a million requests, against $10: a million runs
    /// of d ms cost 0.20 + d/1000 · 16.6667 dollars, $10 at 587.998…; 587 ms cost $9.98 and 588 ms $10.00002.
    @Test("how long a run may take, and how short, while the verdict holds")
    func duration() throws {
        let workspace = try Workspace()
        let function = { (ms: Int) in #"{"service": "lambda", "memoryMB": 1024, "durationMs": \#(ms)}"# }
        for (ms, sentence) in [
            (100, "That holds while a run takes at most 587 ms; the scenario says 100 ms."),
            (700, "That holds while a run takes at least 588 ms; the scenario says 700 ms."),
        ] {
            try workspace.write(
                SampleFile.file(
                    #""region": "us-east-1", "pricesAsOf": "2023-01-01""#,
                    scenarios: [
                        SampleFile.scenario("function", resource: function(ms)),
                        SampleFile.scenario("flat", monthly: "10", perMillion: "0"),
                    ]), to: "my.json")
            let sides = ["--baseline", "function", "--alternative", "flat"]
            #expect(try workspace.run(["breakeven", "my.json", "--alerts", "1M"] + sides).text.contains(sentence))
        }
    }
}
