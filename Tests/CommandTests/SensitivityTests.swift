import Foundation
import TestSupport
import Testing

@Suite("sensitivity")
struct SensitivityTests {
    private func run(_ words: [String]) throws -> Outcome { try SteppedFleet.run("sensitivity", words) }

    @Test("marks a break-even that does not hold, in every format")
    func notForGood() throws {
        let words = ["--vary", "ec2.requestsPerSecond=1,1000000"]
        let text = try run(words).text
        #expect(text.contains("2,117,001†") && text.contains("† not for good"))
        // One instance for a million a second carries every volume: cheaper for good.
        #expect(text.split(separator: "\n").contains { $0.contains(" 2,117,001† ") && $0.hasSuffix(" 2,117,001") })
        let cells = try #require(
            try run(words + ["--format", "json"]).object()["cells"]
                as? [[String: Any]])
        #expect(cells.map { $0["staysCheaper"] as? Bool } == [false, true])
        #expect(cells.map { $0["cheaperRanges"] as? Int } == [5, 1])
        let rows = try run(words + ["--format", "csv"]).rows()
        #expect(rows[0].suffix(3) == ["break_even", "stays_cheaper", "cheaper_ranges"])
        #expect(
            rows.dropFirst().map { Array($0.suffix(3)) } == [["2117001", "false", "5"], ["2117001", "true", "1"]])
        let limited = try run(words + ["--between", "1..1M"]).text
        #expect(limited.contains("never") && limited.contains("Searched: from 1 to 1,000,000 requests a month"))
    }

    @Test("takes numbers as short as they are typed, whatever their exponent")
    func exponents() throws {
        let digits = "0." + String(repeating: "7", count: 98)
        for number in ["1e-9999", digits, "1.25e-120"] {
            expectDone(try run(["--vary", "hoursPerMonth=\(number),700"]))
        }
        let countless = "lambda.memoryMB=128..1e9999 by 1e-9999"
        expectFailure(
            try run(["--vary", countless]), 64, saying: "'128..1e9999 by 1e-9999' has more than 10000 values.")
        let outside = try run(["--vary", "lambda.memoryMB=1e9999"])
        expectFailure(outside, 64, saying: "1e9999")
        #expect(outside.message.utf8.count < 1000)
    }

    /// What compare says with one value after the other in the file.
    private func compared(_ requests: String, _ durations: [String]) throws -> [[String: Any]] {
        let workspace = try Workspace()
        return try durations.map { duration in
            let words = ["compare", "web-api", "--alerts", requests, "--set", "lambda.durationMs=\(duration)"]
            let rows = try workspace.run(words + ["--format", "json"]).object()["rows"] as? [[String: Any]]
            return try #require(rows?.first)
        }
    }

    private static let durations = ["30", "75", "119", "300"]
    private static let varied = ["--vary", "lambda.durationMs=" + durations.joined(separator: ",")]

    @Test("says which is the cheapest at a volume, as compare does with each value in the file")
    func cheapest() throws {
        let words = ["sensitivity", "web-api", "--requests", "30M"] + Self.varied
        let workspace = try Workspace()
        let report = try workspace.run(words + ["--format", "json"]).object()
        #expect(report["requests"] as? Int == 30_000_000)
        let cells = try #require(report["cells"] as? [[String: Any]])
        let rows = try compared("30M", Self.durations)
        #expect(cells.count == rows.count)
        for (cell, row) in zip(cells, rows) {
            #expect(cell["cheapest"] as? String == row["cheapest"] as? String)
            #expect(cell["costs"] as? NSArray == row["costs"] as? NSArray)
        }
        let table = try workspace.run(words + ["--format", "csv"]).rows()
        #expect(table[0].prefix(2) == ["lambda.durationMs", "requests"] && table[0].last == "cheapest")
        #expect(table.dropFirst().map { $0.last } == rows.map { $0["cheapest"] as? String })
        let drawn = try workspace.run(words)
        expectDone(drawn)
        // Lambda behind a balancer wins while it is quick; there its cost is marked.
        #expect(drawn.text.contains("t4g.small fleet + ALB is the cheapest at 2 of 4 points"))
        let (fleet, functions) = (
            drawn.lines.first { $0.hasPrefix("C t4g.small") }, drawn.lines.first { $0.hasPrefix("H Lambda + ALB") }
        )
        #expect(fleet?.hasSuffix(" $60.91     $60.91  -  $60.91  -  $60.91") == true)
        #expect(functions?.hasSuffix(".  $48.15  .  $57.15     $65.95    $102.15") == true)
    }

    @Test("says what each alternative saves at a volume, to the last digit")
    func saving() throws {
        let words = ["sensitivity", "web-api", "--requests", "30M", "--show", "saving", "--baseline", "Lambda + ALB"]
        let workspace = try Workspace()
        let report = try workspace.run(words + Self.varied + ["--format", "json"]).object()
        let cells = try #require(report["cells"] as? [[String: Any]])
        var expected: [Decimal] = []
        for row in try compared("30M", Self.durations) {
            let costs = try #require(row["costs"] as? [[String: String]])
            let totals = costs.compactMap { Decimal(string: $0["total"] ?? "") }
            // Five alternatives, in the file's order, against the last of the eight scenarios.
            expected += totals.prefix(5).map { (totals.last ?? 0) - $0 }
        }
        let savings = cells.compactMap { Decimal(string: $0["saving"] as? String ?? "") }
        #expect(savings.count == 20)
        // Each of the three figures is rounded at its eighteenth place.
        for (saving, difference) in zip(savings, expected) { #expect(abs(saving - difference) < 2e-18) }
        let drawn = try workspace.run(words + Self.varied)
        expectDone(drawn)
        #expect(drawn.lines.contains { $0.hasPrefix("t4g.small fleet") && $0.hasSuffix("#   $41.24") })
        #expect(drawn.text.contains("/  -$12.76") && drawn.text.contains("/ saves nothing"))
        let rows = try workspace.run(words + Self.varied + ["--format", "csv"]).rows()
        #expect(rows[0] == ["lambda.durationMs", "requests", "baseline", "alternative", "saving_usd"])
        #expect(rows.count == 21)
    }

    @Test("is a heat map within the columns, in ASCII where output is no terminal", arguments: [40, 60, 80, 120, 200])
    func heatMap(columns: Int) throws {
        let workspace = try Workspace()
        for words in [
            ["web-api", "--vary", "lambda.durationMs=30..300/20"],
            ["--vary", "lambda.durationMs=100,200", "--vary", "lambda.memoryMB=128..1024/40"],
            ["web-api", "--requests", "30M", "--vary", "durationMs=30..300/5", "--vary", "cpuMsPerRequest=6,12"],
        ] {
            let outcome = try workspace.run(["sensitivity"] + words, variables: ["COLUMNS": "\(columns)"])
            expectDone(outcome)
            #expect(outcome.lines.allSatisfy { $0.count <= columns }, "\(words)")
            // The scenarios' own names have a multiplication sign, the legend a dagger.
            let drawing = outcome.lines.filter { $0.contains("#") || $0.contains("earliest") }
            #expect(!drawing.isEmpty || columns > 0 && words.contains("30M"))
            #expect(drawing.allSatisfy { !$0.contains("█") && !$0.contains("░") })
        }
    }

    @Test("is a picture with a key and the same figures beside it on a page, and tables in Markdown")
    func documents() throws {
        let workspace = try Workspace()
        for show in ["break-even", "winner", "saving"] {
            let words = ["sensitivity", "web-api", "--requests", "30M", "--show", show] + Self.varied
            let picture = XMLChecker(try workspace.run(words + ["--format", "svg"]).text)
            #expect(picture.fault == nil)
            let key = ["break-even": "earliest", "winner": "H Lambda + ALB", "saving": "saves the most"][show]
            #expect(picture.elements.contains { $0.text == key })
            let page = try workspace.run(words + ["--format", "html"]).text
            #expect(page.contains("<summary>In figures</summary>") && page.contains("<figure>"))
            let markdown = try workspace.run(words + ["--format", "markdown"]).text
            #expect(!markdown.contains("```") && markdown.contains("| lambda.durationMs |"))
        }
    }

    @Test("refuses what does not go together, and says what to do")
    func refusals() throws {
        let workspace = try Workspace()
        func expectRefusal(_ words: [String], _ text: String) throws {
            expectFailure(try workspace.run(["sensitivity", "web-api"] + Self.varied + words), 64, saying: text)
        }
        try expectRefusal(["--show", "winner"], "Add --requests N.")
        try expectRefusal(["--show", "saving"], "Add --requests N.")
        try expectRefusal(["--requests", "1,2"], "asks about one volume")
        try expectRefusal(["--requests", "1M", "--between", "1..2"], "--between is for the break-even")
        try expectRefusal(["--requests", "1M", "--baseline", "Lambda + ALB"], "of which none is a baseline")
    }

    // An instance costs 730 h · $0.0208, $0.0168 or $0.0725; a request in functions $0.0000002 + 0.1 GB-seconds ·
    // $0.0000166667, on arm64 · $0.0000133334; the break-even is the first whole number above the ratio.
    @Test(
        "varies texts, flags, ranges and values of one scenario, by hand",
        arguments: [
            (
                "ec2.instanceType=t3.small,t4g.small, c7g.large", ["t3.small", "t4g.small", "c7g.large"],
                [8_134_272, 6_569_989, 28_352_628]
            ),
            ("'t3.small'.ec2.instanceType=t4g.small", ["t4g.small"], [6_569_989]),
            ("lambda.architecture=x86_64,arm64", ["x86_64", "arm64"], [8_134_272, 9_902_566]),
            // A million requests and 400,000 GB-seconds less: $6.86668.
            ("estimate.freeTier=false,true", ["false", "true"], [8_134_272, 11_812_844]),
            (
                "lambda.memoryMB=128..1024 by 128", ["128", "256", "384", "512", "640", "768", "896", "1024"],
                [37_185_269, 24_622_670, 18_404_821, 14_694_170, 12_228_705, 10_471_707, 9_156_165, 8_134_272]
            ),
            ("ec2.count=1..3 by 1", ["1", "2", "3"], [8_134_272, 16_268_543, 24_402_814]),
            ("ec2.count=1..4 by 2,2", ["1", "3", "2"], [8_134_272, 24_402_814, 16_268_543]),
            ("memoryMB=1k..1.03k by 24", ["1000", "1024"], [8_308_130, 8_134_272]),
            ("traffic.peakToAverage=1..2 by 0.5", ["1", "1.5", "2"], [8_134_272, 8_134_272, 8_134_272]),
            (
                #"ec2.purchase=onDemand,{"model": "discount", "percent": 50}"#,
                ["onDemand", #"{"model": "discount", "percent": 50}"#], [8_134_272, 4_067_136]
            ),
            (
                #"lambda.durationMs={"p50": 100},[{"ms": 50, "share": "0.5"}, {"ms": 150, "share": 0.5}]"#,
                [#"{"p50": 100}"#, #"[{"ms": 50, "share": "0.5"}, {"ms": 150, "share": 0.5}]"#],
                [8_134_272, 8_134_272]
            ),
        ])
    func varied(_ vary: String, _ values: [String], _ breakEvens: [Int]) throws {
        let words = ["sensitivity", "t3.small", "Lambda 1024MB 100ms", "--vary", vary, "--format", "csv"]
        let rows = try Workspace().run(words).rows()
        #expect(rows.dropFirst().map { $0[0] } == values)
        #expect(rows.dropFirst().map { $0[3] } == breakEvens.map { String($0) })
    }

    @Test("a value is a number, a flag or a text to programs")
    func typed() throws {
        let words = ["t3.small", "Lambda 1024MB 100ms", "--vary", "estimate.freeTier=true", "--vary"]
        for (vary, key) in [("memoryMB=1024", "lambda.memoryMB"), ("ec2.instanceType=t3.small", "ec2.instanceType")] {
            let text = try Workspace().run(["sensitivity"] + words + [vary, "--format", "json"]).text
            #expect(text.contains(#"{"estimate.freeTier": true, "\#(key)": "#))
            #expect(text.contains("\"\(key)\": \(key == "lambda.memoryMB" ? "1024" : "\"t3.small\"")"))
        }
    }

    @Test(
        "every cell is what breakeven says of the value that is set",
        arguments: [
            "traffic.peakToAverage=1,3", "region=us-east-1,eu-west-1", "pricesAsOf=2026-08-01,2026-10-01",
            "'t4g.small fleet + ALB'.ec2.instanceType=t4g.small,t4g.medium", "ec2.volumeGB=0..40 by 20",
            "lambda.memoryMB=128,512", "'Lambda + ALB'.lambda#1.durationMs=10,500", "ec2.committed=1,3",
        ])
    func cells(_ vary: String) throws {
        let workspace = try Workspace()
        let rows = try workspace.run("sensitivity", "web-api", "--vary", vary, "--format", "csv").rows()
        let key = String(vary.split(separator: "=")[0])
        for value in Set(rows.dropFirst().map { $0[0] }) {
            let answer = try workspace.run("breakeven", "web-api", "--set", "\(key)=\(value)", "--format", "json")
                .object()
            let comparisons = try #require(answer["comparisons"] as? [[String: Any]])
            let expected = comparisons.map { ($0["breakEven"] as? Int).map { String($0) } ?? "" }
            #expect(rows.dropFirst().filter { $0[0] == value }.map { $0[3] } == expected, "\(value)")
        }
    }

    @Test(
        "a value that is not accepted, or has no price, is named with its option",
        arguments: [
            (
                "lambda.architecture=amr64", 64, "--vary lambda.architecture=amr64: Found \"amr64\"",
                "Did you mean 'arm64'?"
            ),
            ("estimate.freeTier=maybe", 64, "--vary estimate.freeTier=maybe: Found \"maybe\"", "true or false"),
            ("lambda.memroyMB=1", 64, "'lambda.memroyMB' is no key", "Did you mean 'lambda.memoryMB'?"),
            ("sqs.batchSize=1", 64, "--vary sqs.batchSize=1: there is no such resource", "'t3.small', 'Lambda"),
            (
                "ec2.instanceType=t3.small,t3.smal", 69, "--vary ec2.instanceType=t3.smal: AmazonEC2",
                "(t3.small, Linux)"
            ),
            ("region=us-est-1", 69, "--vary region=us-est-1:", "Did you mean 'us-east-1'?"),
            ("ec2.count=5..1 by 1", 64, "The range '5..1 by 1' is empty", "smaller end first"),
            ("ec2.count=1..5 by 0", 64, "'1..5 by 0' is no range in steps", "128..1024 by 128"),
            ("ec2.count=1..5 in 2", 64, "'1..5 in 2' is no range in steps", "128..1024 by 128"),
            ("ec2.count=1..1M by 1", 64, "more than 10000 values", "fewer values"),
            ("label=x", 64, "several services", "ec2.label or lambda.label"),
            (
                "lambda.purchase={\"model\": \"savingsPlan\"}", 64, "--vary lambda.purchase={\"model\"",
                "'term' is missing"
            ),
        ])
    func refused(_ vary: String, _ status: Int32, _ finding: String, _ advice: String) throws {
        let outcome = try Workspace().run("sensitivity", "t3.small", "Lambda 1024MB 100ms", "--vary", vary)
        expectFailure(outcome, status, saying: finding, advice)
    }

    @Test("what an option says does not vary, and a variable has no say in it")
    func options() throws {
        let words = ["sensitivity", "web-api", "--vary", "region=us-east-1,eu-west-1", "--format", "csv"]
        let workspace = try Workspace()
        expectFailure(
            try workspace.run(words + ["--region", "us-east-1"]), 64, saying: "--region says what --vary region varies")
        let variables = ["LAMBDA_COST_REGION": "us-east-1"]
        #expect(try workspace.run(words, variables: variables).output == (try workspace.run(words).output))
    }
}
