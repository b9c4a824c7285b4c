import Foundation
import Testing

@Suite("What programs read")
struct MachineFormatTests {
    private func workspace(_ names: [String]) throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(SampleFile.file(scenarios: names.map { SampleFile.scenario($0) }), to: "my.json")
        return workspace
    }

    /// Names that a format might stumble over.
    static let names = [
        "plain", "a, b", "say \"so\"", "two\nlines", "dos\r\nlines", "tab\there", " blanks ", "3×t2.nano", "naïve 日本",
        "a|b", "*bold* _it_ `code`", "<b>&amp;</b>", "back\\slash", "'apostrophe", "\u{1B}[31mred", "bell\u{7}",
        "left\u{202E}right", "mark\u{200F}", "zero\u{200B}width", "\u{FEFF}mark",
    ]

    /// Names that a spreadsheet would run.
    static let formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=HYPERLINK(\"http://x\",\"y\")", "-"]

    @Test("CSV gives every name back")
    func csvNames() throws {
        let workspace = try workspace(Self.names)
        for layout in ["wide", "long"] {
            for excel in [[], ["--excel"]] {
                let words = ["compare", "my.json", "--alerts", "1M", "--format", "csv", "--layout", layout] + excel
                let outcome = try workspace.run(words)
                expectDone(outcome)
                var rows = try outcome.rows()
                if !excel.isEmpty {
                    // The byte-order mark stands before the first field.
                    #expect(rows[0][0] == "\u{FEFF}requests")
                    rows[0][0] = "requests"
                }
                if layout == "wide" {
                    #expect(rows[0] == ["requests"] + Self.names + ["cheapest"])
                } else {
                    // Each has two line items.
                    #expect(rows.dropFirst().map { $0[1] } == Self.names.flatMap { [$0, $0] })
                }
            }
        }
    }

    @Test("CSV makes every formula harmless, and no number into text")
    func csvFormulas() throws {
        let workspace = try workspace(Self.formulas)
        for layout in ["wide", "long"] {
            let rows = try workspace.run(
                "compare", "my.json", "--alerts", "1M", "--format", "csv", "--layout", layout
            ).rows()
            for cell in rows.joined() where Double(cell) == nil {
                #expect(!"=+-@\t\r".unicodeScalars.contains(try #require(("\(cell) ").unicodeScalars.first)), "\(cell)")
            }
            for name in Self.formulas { #expect(rows.joined().contains("'" + name)) }
            #expect(rows.joined().contains(layout == "wide" ? "3.00" : "2.00"))
        }
    }

    @Test("rows of CSV end with a line feed, for Excel with both, after a byte-order mark")
    func csvEnds() throws {
        let workspace = try workspace(["one"])
        let words = ["compare", "my.json", "--alerts", "0,1M", "--format", "csv"]
        #expect(try workspace.run(words).text == "requests,one,cheapest\n0,1.00,one\n1000000,3.00,one\n")
        #expect(
            try workspace.run(words + ["--excel"]).output
                == Data("\u{FEFF}requests,one,cheapest\r\n0,1.00,one\r\n1000000,3.00,one\r\n".utf8))
    }

    @Test("numbers of CSV have at least two places, all digits up to twelve, no grouping")
    func csvNumbers() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.file(scenarios: [
                SampleFile.scenario("small", monthly: "0", perMillion: "0.0000001"),
                SampleFile.scenario("large", monthly: "999999999999.5", perMillion: "0"),
                SampleFile.scenario("none", monthly: "0", perMillion: "0"),
            ]), to: "my.json")
        let rows = try workspace.run("compare", "my.json", "--alerts", "5,10", "--format", "csv").rows()
        // 5 × 10^-13 is half of the twelfth place, which rounds up.
        #expect(rows[1] == ["5", "0.000000000001", "999999999999.50", "0.00", "none"])
        #expect(rows[2] == ["10", "0.000000000001", "999999999999.50", "0.00", "none"])
    }

    @Test("JSON gives every name back")
    func jsonNames() throws {
        let names = Self.names + Self.formulas
        let workspace = try workspace(names)
        let outcome = try workspace.run("compare", "my.json", "--alerts", "1M", "--format", "json")
        expectDone(outcome)
        let rows = try #require(try outcome.object()["rows"] as? [[String: Any]])
        let costs = try #require(rows[0]["costs"] as? [[String: String]])
        #expect(costs.compactMap { $0["scenario"] } == names)
        #expect(costs.allSatisfy { $0["total"] == "3.00" })
        expectNothingHidden(outcome.text)
    }

    @Test("money in JSON is a text with all its digits up to eighteen places")
    func jsonMoney() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.file(
                "\"estimate\": {\"hoursPerMonth\": 730}",
                scenarios: [
                    SampleFile.scenario("cents", monthly: "4.30", perMillion: "0"),
                    SampleFile.scenario("fine", monthly: "0", perMillion: "0.0104"),
                    SampleFile.scenario("finest", monthly: "0", perMillion: "0.000000000001"),
                    SampleFile.scenario("beyond", monthly: "0", perMillion: "0.0000000000005"),
                ]), to: "my.json")
        let rows = try #require(
            try workspace.run("compare", "my.json", "--alerts", "1", "--format", "json").object()["rows"]
                as? [[String: Any]])
        let costs = try #require(rows[0]["costs"] as? [[String: String]])
        #expect(
            costs.compactMap { $0["total"] } == [
                "4.30", "0.0000000104", "0.000000000000000001", "0.000000000000000001",
            ])
    }

    @Test("a table is harmless and whole whatever the names", arguments: ["table", "markdown"])
    func tableNames(_ format: String) throws {
        let names = Self.names + Self.formulas
        let workspace = try workspace(names)
        for command in [["compare", "my.json"], ["check", "my.json"]] {
            let outcome = try workspace.run(command + ["--format", format, "--color", "never"])
            expectDone(outcome)
            expectNothingHidden(outcome.text)
        }
        for name in names {
            let outcome = try workspace.run("explain", "my.json", "--scenario=\(name)", "--format", format)
            expectDone(outcome)
            expectNothingHidden(outcome.text)
        }
    }

    @Test("every row of a Markdown table has as many cells, whatever the names")
    func markdownCells() throws {
        let names = Self.names + Self.formulas
        let outcome = try workspace(names).run("compare", "my.json", "--alerts", "1,2", "--format", "markdown")
        let rows = outcome.lines.filter { $0.hasPrefix("|") }
        #expect(rows.count == 4)
        for row in rows {
            let unescaped = row.replacing(#"\|"#, with: "")
            #expect(unescaped.filter { $0 == "|" }.count == names.count + 2)
        }
        #expect(!outcome.text.contains("<b>"))
    }

    @Test("hostile texts in every other place are harmless too")
    func otherPlaces() throws {
        let workspace = try Workspace()
        let hostile = SampleFile.quoted("x\u{1B}[2J\u{202E}\n=1+1|y")
        try workspace.write(
            SampleFile.file(
                """
                "name": \(hostile), "description": \(hostile), "request": {"singular": \(hostile), "plural": \(hostile)}, \
                "limits": [{"scenario": "one", "requests": 1, "maxMonthly": 0}]
                """,
                scenarios: [
                    SampleFile.scenario(
                        "one",
                        resource:
                            "{\"service\": \"custom\", \"name\": \(hostile), \"label\": \(hostile), \"monthly\": 1}")
                ]), to: "my.json")
        for command in [["compare"], ["explain", "--scenario", "one"], ["check"]] {
            for format in ["table", "markdown", "json"] {
                let outcome = try workspace.run(command + ["my.json", "--format", format])
                #expect(outcome.status == (command == ["check"] ? 1 : 0), "\(outcome.message)")
                expectNothingHidden(outcome.text)
            }
        }
    }

    @Test("hostile texts are harmless where break-evens are told")
    func breakEvens() throws {
        let workspace = try Workspace()
        let hostile = SampleFile.quoted("x\u{1B}[2J\u{202E}\n=1+1|y")
        func scenario(_ mark: String, _ resource: String) -> String {
            "{\"name\": \(SampleFile.quoted(mark + "\u{202E}\u{1B}z")), \"resources\": [\(resource)]}"
        }
        try workspace.write(
            SampleFile.file(
                "\"name\": \(hostile), \"request\": {\"singular\": \(hostile), \"plural\": \(hostile)}",
                scenarios: [
                    scenario("f", #"{"service": "lambda", "memoryMB": 128, "durationMs": 100}"#),
                    scenario("i", #"{"service": "ec2", "instanceType": "t3.nano", "requestsPerSecond": 9}"#),
                ]), to: "my.json")
        for command in [
            ["breakeven"], ["breakeven", "--alerts", "1M"], ["breakeven", "--between", "5..9", "--alerts", "1"],
            ["breakeven", "--solve-for", "durationMs", "--alerts", "1M"],
            ["sensitivity", "--vary", "lambda.memoryMB=128,256", "--between", "1..1T"],
            ["sensitivity", "--vary", "lambda.memoryMB=128,256", "--between", "5..9"],
            ["history"], ["history", "--between", "5..9"],
        ] {
            for format in ["table", "markdown", "json"] {
                let outcome = try workspace.run(command + ["my.json", "--format", format])
                #expect(outcome.status == 0, "\(outcome.message)")
                expectNothingHidden(outcome.text)
                expectNothingHidden(outcome.message)
            }
        }
    }

    @Test("hostile names in messages stay on their line")
    func messages() throws {
        let workspace = try workspace(["a\nlambda-cost: error: b\u{1B}[31m"])
        let outcome = try workspace.run("explain", "my.json", "--scenario", "x\ny\u{202E}")
        expectFailure(outcome, 64)
        expectNothingHidden(outcome.message)
        #expect(outcome.message.split(separator: "\n").count == 2)
    }

    @Test("a file's name forges no line of a message")
    func fileNames() throws {
        let workspace = try Workspace()
        let forged = "x\nlambda-cost: error: y\u{1B}[2J.json"
        let shown = #"x\nlambda-cost: error: y\u001b[2J.json"#
        for (content, status) in [
            (nil, 66), ("[", 65), (SampleFile.file(scenarios: []), 65),
            (SampleFile.resource(#"{"service": "ec2", "instanceType": "t2.nanoo"}"#), 69),
            (SampleFile.resource(#"{"service": "ec2", "instanceType": "t2.nano"}"#, #""region": "mars""#), 69),
        ] as [(String?, Int32)] {
            if let content { try workspace.write(content, to: forged) }
            for command in ["compare", "check"] {
                expectOneError(try workspace.run(command, forged), status, naming: shown)
            }
        }
        try workspace.write(SampleFile.custom, to: "my.json")
        expectOneError(try workspace.run("compare", "my.json", "--output", "no/\(forged)"), 73, naming: shown)
        expectOneError(try workspace.run("compare", "my.json", "--pricing", forged + "/"), 66, naming: shown)
        expectOneError(try workspace.run("compare", "my.json", "--as-of", forged), 64, naming: shown)
        for command in [["import"], ["verify"], ["diff", "2017-03-01"]] {
            expectOneError(try workspace.run(["prices"] + command + ["no/\(forged)"]), 66, naming: shown)
        }
        expectOneError(try workspace.run("scenarios", "show", forged), 66, naming: shown)
        try workspace.write("[", to: "own/us-east-1/\(forged)")
        expectOneError(try workspace.run("compare", "my.json", "--pricing", "own"), 65, naming: shown)
    }

    @Test("a table's path in a directory of that kind forges none either")
    func tablePaths() throws {
        let workspace = try Workspace()
        let directory = "own\nlambda-cost: error: y"
        try workspace.write("[", to: "\(directory)/us-east-1/AmazonEC2/2026-01-01.json")
        try workspace.write(
            SampleFile.resource(#"{"service": "ec2", "instanceType": "t2.nano"}"#, #""pricesAsOf": "2026-02-01""#),
            to: "my.json")
        expectOneError(
            try workspace.run("compare", "my.json", "--pricing", directory), 65,
            naming: #"own\nlambda-cost: error: y/us-east-1/AmazonEC2/2026-01-01.json:1:2"#)
    }

    private func expectOneError(
        _ outcome: Outcome, _ status: Int32, naming name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(outcome.status == status, "\(outcome.message)", sourceLocation: sourceLocation)
        let starts = outcome.message.split(separator: "\n").filter { $0.hasPrefix("lambda-cost: ") }
        #expect(starts.count == 1, "\(outcome.message)", sourceLocation: sourceLocation)
        #expect(outcome.message.contains(name), "\(outcome.message)", sourceLocation: sourceLocation)
        expectNothingHidden(outcome.message, sourceLocation: sourceLocation)
    }

    /// Expects that nothing stands in the text that a terminal acts on or a reader cannot see, but line feeds.
    private func expectNothingHidden(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let hidden = text.unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x0A: false
            case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
        #expect(hidden.isEmpty, "\(hidden.map { String($0.value, radix: 16) })", sourceLocation: sourceLocation)
    }
}
