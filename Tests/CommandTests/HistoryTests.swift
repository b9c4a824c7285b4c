import TestSupport
import Testing

@Suite("history")
struct HistoryTests {
    @Test("marks days that no source states, and says what is missing before the first")
    func unconfirmed() throws {
        let text = try Workspace().run("history").text
        // "effectiveDateConfirmed" is false in AmazonEC2's table of 2016-12-01, and not in that of 2017-10-26.
        #expect(text.contains("2016-12-01‡ ") && text.contains("2017-10-26 "))
        #expect(text.contains("‡ the day is not confirmed"))
        #expect(text.contains("Nothing before 2016-01-13: no prices of AmazonEC2."))
        let today = try Workspace().run("history", "web-api", variables: ["COLUMNS": "200"]).text
        #expect(today.contains("Nothing before 2026-09-11: no prices of AmazonECS."))
        let report = try Workspace().run("history", "--format", "json").object()
        let periods = try #require(report["periods"] as? [[String: Any]])
        #expect(periods.prefix(3).map { $0["isDayConfirmed"] as? Bool } == [true, false, true])
        #expect(report["missingBefore"] as? String == "no prices of AmazonEC2")
    }

    /// Logs of Lambda have had tiers since May 2025, and the start of functions in ZIP files has been billed since August.
    ///
    /// At 400 ms of 0.125 GB an alert costs through SNS 0.0000005 + 0.0000002 + 0.05·0.0000133334 and its logs; with INIT
    /// of 250 ms in one of a hundred runs 0.0503125 GB-seconds.
    @Test("rules that changed are told like prices")
    func rules() throws {
        let words = [
            "history", "threatstack-to-s3-today", "--baseline", "Lambda via SNS", "--alternative", "1×t4g.nano",
            "--format", "json",
        ]
        let report = try Workspace().run(words).object()
        let periods = try #require(report["periods"] as? [[String: Any]])
        #expect(periods.prefix(3).compactMap { $0["from"] as? String } == ["2024-07-01", "2025-05-01", "2025-08-01"])
        let breakEvens = periods.map { period in
            (period["comparisons"] as? [[String: Any]])?.first?["breakEven"] as? Int
        }
        #expect(breakEvens.count > 2 && breakEvens[0] == breakEvens[1] && breakEvens[1] != breakEvens[2])
        let text = try Workspace().run(words.dropLast(2) + [], variables: ["COLUMNS": "200"]).text
        #expect(text.contains("$0.50 → $0.50 up to 10,240, $0.25 up to 30,720, $0.10 up to 51,200, $0.05 beyond"))
        #expect(text.contains("AWSLambda start of functions in ZIP files: free → billed"))
    }

    /// t2.nano is priced in 2018 and, in a table of one's own, no longer in 2030.
    @Test("a price that is no longer there ends what is known")
    func missingLater() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.file(
                "\"pricesAsOf\": \"2018-01-01\"",
                scenarios: [
                    SampleFile.scenario("a", monthly: "0", perMillion: "2"),
                    SampleFile.scenario("b", resource: "{\"service\": \"ec2\", \"instanceType\": \"t2.nano\"}"),
                ]), to: "my.json")
        try workspace.write(
            """
            {"formatVersion": 1, "offerCode": "AmazonEC2", "region": "us-east-1", "currency": "USD",
             "effectiveDate": "2030-01-01", "sources": ["test"], "prices": [
             {"item": "instance", "instanceType": "t9.nano", "operatingSystem": "Linux", "vCPU": "2",
              "memoryMiB": "512", "unit": "Hrs", "price": "0.001"}]}
            """, to: "own/us-east-1/AmazonEC2/2030-01-01.json")
        let words = ["history", "my.json", "--baseline", "a", "--alternative", "b", "--pricing", "own"]
        let text = try workspace.run(words).text
        #expect(text.split(separator: "\n").contains { $0.hasPrefix("2030-01-01 ") && $0.hasSuffix("no price") })
        #expect(text.contains("no price of AmazonEC2 for instance (t2.nano, Linux)"))
        let report = try workspace.run(words + ["--format", "json"]).object()
        let last = try #require((report["periods"] as? [[String: Any]])?.last)
        #expect(last["from"] as? String == "2030-01-01" && (last["comparisons"] as? [Any])?.isEmpty == true)
        #expect(last["missing"] as? String == "no price of AmazonEC2 for instance (t2.nano, Linux)")
    }

    @Test("Markdown says what the figures are, and what changed")
    func markdown() throws {
        let text = try Workspace().run("history", "--format", "markdown").text
        #expect(text.contains("- Cheaper from that many alerts a month on."))
        #expect(text.contains("### What changed") && text.contains("$0.0065 → $0.0059"))
    }

    /// The published break-even of one t2.nano stood at 1,000,001, then at 743,999, then at 659,999.
    @Test("draws what moved as lines that step, above the table", arguments: [60, 80, 120, 200])
    func drawn(columns: Int) throws {
        let words = ["history", "--scenario", "1×t2.nano", "--scenario", "Lambda + API Gateway"]
        let outcome = try Workspace().run(words, variables: ["COLUMNS": "\(columns)"])
        expectDone(outcome)
        let drawing = outcome.lines.drop { !$0.hasPrefix("alerts a month from which") }.prefix { !$0.isEmpty }
        #expect(drawing.allSatisfy { $0.utf8.count <= min(columns, 120) || !$0.utf8.allSatisfy { $0 < 0x80 } })
        let plot = drawing.filter { $0.contains("|") || $0.contains("+A") }
        let rows = plot.indices.filter { plot[$0].contains("AAAA") }
        // Each step begins about where the one above ends; the last two are a tenth of the height apart.
        let starts = rows.map { plot[$0].prefix { $0 != "A" }.count }
        #expect(rows.count >= (columns < 100 ? 2 : 3) && starts == Set(starts).sorted())
        #expect(drawing.contains { $0.contains("2017") && $0.contains("2023") })
        #expect(outcome.lines.contains { $0.hasPrefix("2016-12-01‡ ") && $0.hasSuffix(" 743,999") })
    }

    @Test("draws with the glyphs asked for, and in documents as well")
    func glyphs() throws {
        let workspace = try Workspace()
        func text(_ words: String...) throws -> String { try workspace.run(["history"] + words).text }
        #expect(try text("--glyphs", "braille").contains { ("\u{2801}"..."\u{28FF}").contains($0) })
        #expect(try text("--glyphs", "blocks").contains { "▀▄█".contains($0) })
        #expect(try text("--glyphs", "braille", "--ascii") == text())
        let page = try text("--format", "html")
        #expect(page.contains("<svg ") && page.contains("<table>"))
        #expect(try text("--format", "markdown").contains("+----"))
    }

    @Test("shows what a file is called and does not obey it")
    func attack() throws {
        let workspace = try Workspace()
        let attack = "</script></title><b>\"'`\u{1}\u{202E}]]>"
        try workspace.write(
            SampleFile.file(
                "\"request\": {\"singular\": \(SampleFile.quoted(attack)), \"plural\": \(SampleFile.quoted(attack))}",
                scenarios: [
                    SampleFile.scenario(attack + "a", monthly: "0", perMillion: "2"),
                    SampleFile.scenario(
                        attack + "b", resource: "{\"service\": \"ec2\", \"instanceType\": \"t2.nano\"}"),
                ]), to: "my.json")
        for format in ["svg", "html"] {
            let outcome = try workspace.run(
                "history", "my.json", "--baseline", "*a", "--alternative", "*b", "--format", format)
            expectDone(outcome)
            let checker = XMLChecker(String(outcome.text.drop { format == "html" && $0 != "\n" }))
            #expect(checker.fault == nil && checker.elements.allSatisfy { $0.name != "b" })
            #expect(checker.elements.contains { $0.name == "path" })
        }
    }

    /// Every break-even of two bills that never meet is none, and of one day there is no history.
    @Test("draws nothing where there is nothing to draw")
    func notDrawn() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.file(scenarios: [
                SampleFile.scenario("a", monthly: "0", perMillion: "1"),
                SampleFile.scenario(
                    "b", resource: "{\"service\": \"ec2\", \"instanceType\": \"t2.nano\", \"requestsPerSecond\": 0.001}"
                ),
            ]), to: "my.json")
        let outcome = try workspace.run("history", "my.json", "--baseline", "a", "--alternative", "b")
        expectDone(outcome)
        #expect(outcome.text.contains("never") && !outcome.text.contains("+---"))
    }
}
