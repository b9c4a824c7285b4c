import Foundation
import TestSupport
import Testing

@Suite("chart")
struct ChartTests {
    @Test("draws in ASCII where output is no terminal, within the columns")
    func ascii() throws {
        for columns in [60, 80, 120, 200] {
            let outcome = try Workspace().run("chart", "web-api", variables: ["COLUMNS": "\(columns)"])
            expectDone(outcome)
            // The conditions above are the reports' own; the drawing begins behind them.
            let drawing = outcome.lines.drop { !$0.hasPrefix("US dollars") }.prefix { !$0.hasPrefix("Prices") }
            #expect(drawing.allSatisfy { $0.utf8.count <= min(columns, 120) && $0.utf8.allSatisfy { $0 < 0x80 } })
            for change in ["27,577,538", "38,612,298"] {
                #expect(drawing.contains { $0.contains("* ") && $0.contains(" \(change) ") })
            }
        }
    }

    /// The cheapest at each column, by the exact map: G below 27.6M, H below 38.6M, then C.
    @Test("names the cheapest of every column below the axis")
    func strip() throws {
        let outcome = try Workspace().run("chart", "web-api")
        let strip = try #require(outcome.lines.first { $0.hasSuffix(" cheapest") })
        var letters: [Character] = []
        for letter in strip.dropLast(" cheapest".count) where letter != " " && letters.last != letter {
            letters.append(letter)
        }
        #expect(letters == ["G", "H", "C"])
    }

    @Test("marks the volume that is asked about, with what is cheapest there")
    func asked() throws {
        let outcome = try Workspace().run(
            "chart", "--requests", "10k", "--glyphs", "braille", variables: ["COLUMNS": "90"])
        expectDone(outcome)
        #expect(outcome.text.contains("▲ At 10,000 alerts a month, E Lambda via SNS is the cheapest: $0.21."))
        #expect(outcome.lines.contains { $0.contains("└") && $0.contains("▲") })
    }

    @Test("begins with what breakeven begins with where a volume is asked about, else with what it shows")
    func verdict() throws {
        let workspace = try Workspace()
        for words in [["--requests", "10k"], ["--requests", "10k", "--current", "3×t2.nano + ELB"]] {
            let wide = ["COLUMNS": "200"]
            let verdict = try workspace.run(["breakeven"] + words, variables: wide).lines[0]
            let chart = try workspace.run(["chart"] + words, variables: wide)
            expectDone(chart)
            #expect(chart.lines[1] == verdict)
            let picture = XMLChecker(try workspace.run(["chart"] + words + ["--format", "svg"]).text)
            let title = picture.elements.first { $0.attributes["id"] == "chart-title" }?.text
            #expect(title?.replacing("\u{A0}", with: " ") == verdict)
        }
        let plain = try workspace.run("chart")
        #expect(plain.lines[1].hasPrefix("Lambda via SNS is the cheapest below 4M alerts a month"))
        expectFailure(try workspace.run("chart", "--current", "1×t2.nano"), 64, saying: "--current needs a volume")
    }

    @Test("draws with the glyphs asked for")
    func glyphs() throws {
        let workspace = try Workspace()
        func text(_ words: String...) throws -> String { try workspace.run(["chart"] + words).text }
        let braille: (Character) -> Bool = { ("\u{2801}"..."\u{28FF}").contains($0) }
        #expect(try text("--glyphs", "braille").contains(where: braille))
        #expect(try text("--glyphs", "blocks").contains { "▀▄█".contains($0) })
        #expect(try text("--glyphs", "braille", "--ascii") == text())
        let variable = try workspace.run("chart", variables: ["LAMBDA_COST_GLYPHS": "blocks"])
        #expect(try variable.text == text("--glyphs", "blocks"))
        #expect(try workspace.run("chart", "--color", "always").text.contains("\u{1B}[1;38;5;33m"))
    }

    @Test("shows exactly the volumes of a range, and in JSON and CSV the costs on both sides of each change")
    func data() throws {
        let workspace = try Workspace()
        let report = try workspace.run("chart", "web-api", "--alerts", "1M..1B", "--format", "json").object()
        #expect(report["command"] as? String == "chart")
        #expect(report["shown"] as? [String: Int] == ["from": 1_000_000, "to": 1_000_000_000])
        let rows = try workspace.run("chart", "web-api", "--alerts", "1M..1B", "--format", "csv").rows()
        let before = try #require(rows.first { $0[0] == "27577537" })
        let at = try #require(rows.first { $0[0] == "27577538" })
        #expect(before.last == "Lambda + HTTP API" && at.last == "Lambda + ALB")
        #expect(rows.first { $0[0] == "10000000" } != nil && rows.last?[0] == "1000000000")
    }

    @Test("finds room for twenty scenarios, long and wide names, lines that coincide and costs of nothing")
    func hard() throws {
        let names = (0..<20).map {
            $0 == 3 ? "東京リージョンの関数" : $0 == 4 ? String(repeating: "long ", count: 40) : "way \($0)"
        }
        let scenarios = names.enumerated().map { index, name in
            SampleFile.scenario(
                name, monthly: index == 7 ? "0" : "\(index / 2 + 1)", perMillion: index == 7 ? "0" : "\(20 - index / 2)"
            )
        }
        let workspace = try Workspace()
        try workspace.write(SampleFile.file(scenarios: scenarios), to: "my.json")
        for columns in [40, 60, 80, 120] {
            for glyphs in ["ascii", "braille", "blocks"] {
                let outcome = try workspace.run(
                    "chart", "my.json", "--glyphs", glyphs, variables: ["COLUMNS": "\(columns)"])
                expectDone(outcome)
                // Five wide characters in a name of ten columns more than they are characters.
                #expect(outcome.lines.allSatisfy { $0.count <= columns })
                #expect(outcome.text.contains("D 東") && outcome.text.contains("T way 19"))
            }
        }
    }

    @Test("says of the floor that what costs less stands there too")
    func floor() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.file(scenarios: [
                SampleFile.scenario("free", monthly: "0", perMillion: "0"),
                SampleFile.scenario("a cent", monthly: "0.01", perMillion: "0"),
            ]), to: "my.json")
        #expect(try workspace.run("chart", "my.json").text.contains("<=$0.01 +"))
        #expect(try workspace.run("chart", "my.json", "--glyphs", "braille").text.contains("≤$0.01 ┤"))
        #expect(try workspace.run("chart", "my.json", "--format", "svg").text.contains(">≤$0.01</text>"))
        #expect(try !workspace.run("chart", "web-api").text.contains("<="))
    }

    @Test("reaches from the first request to the last", arguments: [(1, "1"), (12, "999,999,999,999")])
    func ends(power: Int, last: String) throws {
        let workspace = try Workspace()
        // Dearer by a dollar, and cheaper by a dollar for 10^power requests: even there, cheaper one request later.
        let perMillion = power == 1 ? "1000000" : "0.000001"
        try workspace.write(
            SampleFile.file(scenarios: [
                SampleFile.scenario("a", monthly: "0", perMillion: perMillion),
                SampleFile.scenario("b", monthly: power == 1 ? "0.5" : "0.999999999999", perMillion: "0"),
            ]), to: "my.json")
        let outcome = try workspace.run("chart", "my.json")
        expectDone(outcome)
        if power == 1 {
            #expect(outcome.lines.contains { $0.split(separator: " ").first.map { Set($0) == ["B"] } ?? false })
        } else {
            #expect(outcome.text.contains("* 1,000,000,000,000 requests a month and more: B b"))
        }
    }
}

@Suite("SVG of commands")
struct PictureTests {
    @Test("is chosen by format or ending, and is the same each time", arguments: ["chart", "compare", "breakeven"])
    func format(command: String) throws {
        let workspace = try Workspace()
        let printed = try workspace.run(command, "web-api", "--format", "svg")
        expectDone(printed)
        #expect(XMLChecker(printed.text).fault == nil)
        expectDone(try workspace.run(command, "web-api", "--output", "costs.svg"))
        #expect(try workspace.read("costs.svg") == printed.text)
        for change in ["27,577,538", "38,612,298"] { #expect(printed.text.contains(">\(change)<")) }
        #expect(printed.text.utf8.count < 25_000)
    }

    @Test("escapes names, labels and units from a file everywhere")
    func attack() throws {
        let workspace = try Workspace()
        let attack = "<script>&\"'\u{1}\u{202E}]]>"
        try workspace.write(
            SampleFile.file(
                "\"name\": \(SampleFile.quoted(attack)), \"request\": {\"singular\": \(SampleFile.quoted(attack)), "
                    + "\"plural\": \(SampleFile.quoted(attack))}",
                scenarios: [
                    SampleFile.scenario(attack + "a", monthly: "1", perMillion: "2"),
                    SampleFile.scenario(attack + "b", monthly: "2", perMillion: "1"),
                ]), to: "my.json")
        for words in [["chart", "my.json"], ["chart", "my.json", "--width", "400", "--requests", "5"]] {
            let outcome = try workspace.run(words + ["--format", "svg"])
            expectDone(outcome)
            #expect(XMLChecker(outcome.text).fault == nil && !outcome.text.contains("<script"))
        }
    }

    /// By the published example at 10,000 alerts: $103.23 of instances and $18.30 of a balancer are $121.53.
    @Test("stacks the line items of one volume, the cheapest first, and they add up")
    func stacked() throws {
        let workspace = try Workspace()
        let words = ["chart", "--stacked", "--alerts", "10k"]
        let drawn = try workspace.run(words)
        expectDone(drawn)
        let bars = drawn.lines.filter { $0.contains(" $") && $0.first?.isUppercase == true }
        #expect(bars.map { $0.prefix(1) } == ["E", "D", "A", "B", "C"])
        #expect(bars.last?.hasSuffix(" $121.53") == true)
        let picture = try workspace.run(words + ["--format", "svg"]).text
        #expect(XMLChecker(picture).fault == nil)
        #expect(picture.contains("$103.23") && picture.contains("$18.30") && picture.contains(">$121.53<"))
        let only = try workspace.run(
            "explain", "--scenario", "3×t2.medium + ELB", "--alerts", "10k", "--format", "svg"
        ).text
        #expect(XMLChecker(only).fault == nil && only.contains(">$121.53<") && !only.contains("API calls"))
        let report = try workspace.run(words + ["--format", "json"]).object()
        let scenarios = try #require(report["scenarios"] as? [[String: Any]])
        #expect(scenarios.count == 5 && scenarios[2]["total"] as? String == "121.53")
        expectFailure(
            try workspace.run("chart", "--stacked", "--alerts", "1k,2k"), 64, saying: "shows one volume")
    }

    @Test("shows the history as lines that step, and says when")
    func history() throws {
        let outcome = try Workspace().run("history", "--format", "svg")
        expectDone(outcome)
        let checker = XMLChecker(outcome.text)
        #expect(checker.fault == nil)
        let words = try #require(checker.elements.first { $0.name == "desc" }?.text)
        #expect(
            words.contains(
                "1×t2.nano against Lambda + API Gateway: 1,000,001 from 2016-01-13, "
                    + "743,999 from 2016-12-01 (day unconfirmed), 659,999 from 2017-10-26."))
    }

    @Test("shows a grid of break-evens as a heat map", arguments: [[], ["--vary", "lambda.memoryMB=128,256,512"]])
    func sensitivity(second: [String]) throws {
        let words = ["sensitivity", "--vary", "lambda.durationMs=100,200,400,800"] + second
        let workspace = try Workspace()
        let outcome = try workspace.run(words + ["--format", "svg"])
        expectDone(outcome)
        let checker = XMLChecker(outcome.text)
        #expect(checker.fault == nil)
        // Every answer stands in the picture.
        let cells = try workspace.run(words + ["--format", "json"]).object()["cells"] as? [[String: Any]]
        let texts = Set(checker.elements.map { $0.text })
        for cell in try #require(cells) {
            let shown = (cell["breakEven"] as? Int).map { $0.formatted(.number.locale(Locale(identifier: "en_US"))) }
            #expect(texts.contains { $0.hasPrefix(shown ?? "never") })
        }
    }

    @Test("is refused where there is none")
    func refusals() throws {
        let workspace = try Workspace()
        expectFailure(
            try workspace.run("prices", "list", "--output", "x.svg"), 64, saying: "there is no picture of this")
        expectFailure(
            try workspace.run("compare", "web-api", "threatstack-to-s3", "--format", "svg"), 64,
            saying: "A picture shows one file; 2 are named.")
        expectFailure(
            try workspace.run(
                "breakeven", "--alerts", "10k", "--solve-for", "durationMs", "--output", "x.svg"), 64,
            saying: "There is no picture of this answer.")
        #expect(try workspace.names().isEmpty)
    }
}
