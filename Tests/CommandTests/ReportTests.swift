import Foundation
import TestSupport
import Testing

@Suite("report")
struct ReportTests {
    /// The page behind its document type, which is well-formed XML.
    private func page(_ text: String) throws -> XMLChecker {
        let start = "<!DOCTYPE html>\n"
        try #require(text.hasPrefix(start))
        let checker = XMLChecker(String(text.dropFirst(start.count)))
        #expect(checker.fault == nil)
        return checker
    }

    /// Nothing runs, and nothing is asked of anybody.
    private func expectAlone(_ page: XMLChecker) {
        let policy = page.elements.first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        #expect(
            policy?.attributes["content"]
                == "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'")
        for element in page.elements {
            #expect(!["script", "iframe", "object", "embed", "img", "base", "form"].contains(element.name))
            for (name, value) in element.attributes {
                #expect(!name.hasPrefix("on") && name != "src" && name != "srcset")
                #expect(name != "href" || value == "data:,")
                #expect(!value.contains("url("))
            }
            if element.name == "style" { #expect(!element.text.contains("url(") && !element.text.contains("@import")) }
        }
    }

    @Test(
        "is one page that stands alone, begins with the verdict and can be walked by its headings",
        arguments: ["web-api", "threatstack-to-s3"])
    func alone(_ file: String) throws {
        let workspace = try Workspace()
        let words = [file, "--requests", "30M"]
        #expect(try workspace.run(["report"] + words + ["--output", "report.html"]).status == 0)
        let text = try workspace.read("report.html")
        let page = try page(text)
        expectAlone(page)
        let verdict = try workspace.run(["breakeven"] + words + ["--format", "markdown"]).lines[0]
        let first = try #require(page.elements.first { $0.attributes["class"] == "verdict" })
        #expect("**\(first.text)**".replacing("\u{A0}", with: " ") == verdict)
        let order = page.elements.map { $0.name }
        let headings = page.elements.filter { $0.name == "h2" }.map { $0.text.replacing("\u{A0}", with: " ") }
        #expect(order.firstIndex(of: "p") ?? 0 < order.firstIndex(of: "h2") ?? 0)
        #expect(order.filter { $0 == "h1" }.count == 1)
        let plural = file == "web-api" ? "requests" : "alerts"
        #expect(
            headings == [
                "Cost against volume", "Cheapest at each volume", "Where one passes another",
                "What each costs at 30,000,000 \(plural) a month", "What each costs at several volumes",
                "Where the money goes at 30,000,000 \(plural) a month", "How sure it is", "What is assumed", "Prices",
            ])
        for table in page.elements where table.name == "th" { #expect(table.attributes["scope"] != nil) }
        #expect(order.filter { $0 == "table" }.count == order.filter { $0 == "caption" }.count)
    }

    @Test("states the figures of compare, every one")
    func figures() throws {
        let workspace = try Workspace()
        let compared = try workspace.run("compare", "web-api", "--format", "json").object()
        let report = try workspace.run("report", "web-api", "--format", "json").object()
        let rows = try #require(compared["rows"] as? [[String: Any]])
        #expect(rows.count == 6 && report["rows"] as? NSArray == rows as NSArray)
        let page = try page(workspace.run("report", "web-api", "--format", "html").text)
        var cells = page.elements.filter { $0.name == "td" }.map { $0.text }[...]
        // The table has the costs in the file's order.
        for row in rows {
            for cost in try #require(row["costs"] as? [[String: String]]) {
                let total = try #require(Decimal(string: cost["total"] ?? ""))
                let shown =
                    "$"
                    + total.formatted(
                        .number.locale(Locale(identifier: "en_US")).precision(.fractionLength(2))
                            .rounded(rule: .toNearestOrAwayFromZero))
                let place = cells.firstIndex { $0 == shown || $0 == shown + "*" }
                cells = cells[((place ?? cells.endIndex - 1) + 1)...]
                #expect(place != nil, "\(row["requests"] ?? ""), \(cost)")
            }
        }
    }

    @Test(
        "tries every input that one may be unsure of at half and at twice its value, and names those that move the break-even most"
    )
    func influence() throws {
        let workspace = try Workspace()
        try workspace.write(
            """
            {"formatVersion": 1, "scenarios": [
              {"name": "functions", "resources": [{"service": "lambda", "memoryMB": 1024, "durationMs": 100}]},
              {"name": "fleet", "resources": [{"service": "ec2", "instanceType": "t3.small", "count": 2},
                {"service": "logs", "bytesPerRequest": 10}]}
            ]}
            """, to: "my.json")
        func varied(_ input: String, _ value: String) throws -> Int? {
            let words = ["sensitivity", "my.json", "--vary", "\(input)=\(value)", "--format", "json"]
            return (try workspace.run(words).object()["cells"] as? [[String: Any]])?.first?["breakEven"] as? Int
        }
        let report = try workspace.run("report", "my.json", "--format", "json").object()
        let influence = try #require(report["influence"] as? [String: Any])
        let inputs = try #require(influence["inputs"] as? [[String: Any]])
        #expect(inputs.count == 2)
        for input in inputs {
            let name = try #require(input["input"] as? String)
            for point in try #require(input["points"] as? [[String: Any]]) {
                let value = try #require((point["values"] as? [String])?.first)
                #expect(try point["breakEven"] as? Int == varied(name, value), "\(name) \(value)")
            }
        }
        // By trying them one after another: how often the one of two break-evens holds the other.
        let stated = Double(try #require(try varied("lambda.durationMs", "100")))
        var factors: [(input: String, factor: Double)] = []
        for (input, half, twice) in [
            ("lambda.durationMs", "50", "200"), ("logs.bytesPerRequest", "5", "20"),
            ("logs.storedShare", "0.075", "0.3"),
        ] {
            let moved = try [half, twice].map { Double(try #require(try varied(input, $0))) }
            factors.append((input, moved.map { max($0 / stated, stated / $0) }.max() ?? 1))
        }
        factors.sort { $0.factor > $1.factor }
        #expect(inputs.compactMap { $0["input"] as? String } == factors.prefix(2).map { $0.input }, "\(factors)")
    }

    @Test("says what it holds for once, and of a break-even that does not hold no more than the page shows")
    func conditions() throws {
        let workspace = try Workspace()
        let text = try workspace.run("report", "web-api", "--requests", "30M", "--format", "html").text
        let words = "us-east-1 · newest prices"
        #expect(text.components(separatedBy: words).count == 2)
        #expect(text.contains("† not for good: dearer again at larger volumes; every range stands below."))
        #expect(!text.contains("lambda-cost breakeven"))
    }

    @Test("shows which is the cheapest while the two inputs that move it most are not what the file says")
    func bothInputs() throws {
        let workspace = try Workspace()
        try workspace.write(
            """
            {"formatVersion": 1, "scenarios": [
              {"name": "functions", "resources": [{"service": "lambda", "memoryMB": 1024, "durationMs": 100}]},
              {"name": "fleet", "resources": [{"service": "ec2", "instanceType": "t3.small", "count": 2,
                "requestsPerSecond": 4}]}
            ]}
            """, to: "my.json")
        let page = try page(
            workspace.run("report", "my.json", "--requests", "18M", "--format", "html").text)
        // Twice as many at the peak take what half the capacity does. Half the file's peak would be below the average.
        let table = try workspace.run(
            "sensitivity", "my.json", "--requests", "18M", "--vary", "ec2.requestsPerSecond=2,3,4,6,8", "--vary",
            "traffic.peakToAverage=1,1.5,2", "--format", "csv"
        ).rows()
        #expect(table.count == 16)
        let fleets = table.dropFirst().filter { $0.last == "fleet" }.count
        let cases = "stays the cheapest at 18,000,000 requests a month in \(fleets) of 15 cases."
        #expect(
            page.elements.contains {
                $0.name == "p" && $0.text.replacing("\u{A0}", with: " ").hasSuffix("fleet " + cases)
            })
    }

    @Test("has no place for what a name or a label might smuggle in")
    func attack() throws {
        let workspace = try Workspace()
        let attack = "</style></title><script src=http://x>&\"'\u{1}\u{202E}]]>"
        func text(_ suffix: String) -> String { SampleFile.quoted(attack + suffix) }
        func scenario(_ name: String, _ perMillion: Int) -> String {
            """
            {"name": \(text(name)), "resources": [{"service": "custom", "name": \(text("item")), "label": \
            \(text("label")), "monthly": "\(10 - perMillion)", "perMillionRequests": "\(perMillion)"}]}
            """
        }
        try workspace.write(
            SampleFile.file(
                "\"name\": \(text("")), \"description\": \(text("")), \"request\": {\"singular\": \(text("")), "
                    + "\"plural\": \(text(""))}, \"limits\": [{\"scenario\": \"*\", \"requests\": 1, \"maxMonthly\": \"1000\"}]",
                scenarios: [scenario("a", 1), scenario("b", 2)]), to: "my.json")
        let commands = [
            ["report", "my.json"], ["report", "my.json", "--requests", "5", "--current", "*a"], ["compare", "my.json"],
            ["explain", "my.json"], ["explain", "my.json", "--scenario", "*a"], ["chart", "my.json"],
            ["check", "my.json"],
        ]
        for words in commands {
            let outcome = try workspace.run(words + ["--format", "html"])
            expectDone(outcome)
            #expect(!outcome.text.contains("<script"), "\(words)")
            expectAlone(try page(outcome.text))
        }
    }

    @Test("is a page for every command that has a report, by the ending of the file's name too")
    func everywhere() throws {
        let workspace = try Workspace()
        for (index, words) in [
            ["compare", "web-api", "threatstack-to-s3"], ["breakeven", "--alerts", "10k", "--proof"], ["history"],
            ["sensitivity", "--vary", "durationMs=100,200"], ["check"], ["prices", "list"], ["scenarios", "list"],
            ["explain", "--sources"], ["breakeven", "--alerts", "1M", "--solve-for", "durationMs"],
            ["prices", "show", "AWSLambda"], ["chart", "--stacked"],
        ].enumerated() {
            let name = index.isMultiple(of: 2) ? "\(index).html" : "\(index).HTM"
            expectDone(try workspace.run(words + ["-o", name]))
            expectAlone(try page(workspace.read(name)))
        }
    }

    @Test("takes deployments in words, and a file whose scenarios are all of one kind")
    func oneKind() throws {
        let workspace = try Workspace()
        let outcome = try workspace.run(
            "report", "2xt3.small + ALB", "Lambda 256MB 90ms + HTTP API", "--requests", "30M", "--format", "html")
        expectDone(outcome)
        #expect(outcome.text.contains("Where one passes another"))
        let alike = try workspace.run("report", "2xt3.small", "3xt3.small", "--requests", "30M", "--format", "html")
        expectDone(alike)
        #expect(!alike.text.contains("Where one passes another") && !alike.text.contains("How sure it is"))
        expectAlone(try page(alike.text))
        // A side that is asked for must be there.
        expectFailure(
            try workspace.run("report", "2xt3.small", "3xt3.small", "--baseline", "nothing"), 64, saying: "nothing")
    }

    @Test("says the same in brief but how sure it is")
    func brief() throws {
        let workspace = try Workspace()
        let words = ["report", "web-api", "--requests", "30M", "--format", "html"]
        func sections(_ text: String) -> [String] { text.components(separatedBy: "<section>") }
        let whole = sections(try workspace.run(words).text)
        let brief = sections(try workspace.run(words + ["--brief"]).text)
        #expect(brief == whole.filter { !$0.contains("<h2>How sure it is</h2>") })
        #expect(brief.count == whole.count - 1)
    }

    @Test("refuses what breakeven refuses")
    func refusals() throws {
        let workspace = try Workspace()
        expectFailure(try workspace.run("report", "--requests", "1,2"), 64, saying: "is about one volume")
        expectFailure(try workspace.run("report", "--current", "x"), 64, saying: "--current needs a volume")
    }
}
