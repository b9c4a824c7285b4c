import Foundation
import Testing

@Suite("compare")
struct CompareTests {
    /// The published figures of the built-in service at 10,000 alerts a month.
    private let published = [
        "1×t2.nano": "4.32", "3×t2.nano + ELB": "31.26", "3×t2.medium + ELB": "121.53", "Lambda + API Gateway": "3.71",
    ]

    @Test("without a word compares the built-in service at its published figures")
    func table() throws {
        let workspace = try Workspace()
        for words in [["compare"], ["compare", "threatstack-to-s3"]] {
            let outcome = try workspace.run(words)
            expectDone(outcome)
            let row = try #require(outcome.lines.first { $0.contains(" 10,000 ") })
            for figure in published.values { #expect(row.contains("$\(figure)")) }
        }
    }

    @Test("JSON has the published figures as texts and names what they rest on")
    func json() throws {
        let outcome = try Workspace().run("compare", "--format", "json")
        expectDone(outcome)
        let report = try outcome.object()
        #expect(report["formatVersion"] as? Int == 1)
        #expect(report["command"] as? String == "compare")
        #expect(report["name"] as? String == "threatstack-to-s3")
        #expect(report["region"] as? String == "us-east-1")
        #expect(report["currency"] as? String == "USD")
        let estimate = try #require(report["estimate"] as? [String: Any])
        #expect(estimate["hoursPerMonth"] as? Int == 732)
        #expect(estimate["freeTier"] as? Bool == false)
        let prices = try #require(report["prices"] as? [[String: Any]])
        #expect(
            prices.compactMap { $0["offerCode"] as? String }.sorted() == [
                "AWSELB", "AWSLambda", "AmazonApiGateway", "AmazonEC2",
            ])
        for price in prices {
            let (offer, date) = (
                try #require(price["offerCode"] as? String), try #require(price["effectiveDate"] as? String)
            )
            #expect(price["file"] as? String == "pricing/us-east-1/\(offer)/\(date).json")
            #expect(date <= "2017-03-01")
        }
        let rows = try #require(report["rows"] as? [[String: Any]])
        #expect(rows.compactMap { $0["requests"] as? Int } == [10_000, 100_000, 1_000_000, 10_000_000])
        let costs = try #require(rows.first?["costs"] as? [[String: String]])
        for cost in costs {
            let name = try #require(cost["scenario"])
            if let figure = published[name] { #expect(cost["total"] == figure) }
        }
        #expect(costs.count == 5)
    }

    @Test("CSV has the published figures as plain numbers")
    func csv() throws {
        let outcome = try Workspace().run("compare", "--alerts", "10k", "--format", "csv")
        expectDone(outcome)
        let rows = try outcome.rows()
        #expect(rows.count == 2 && rows[0].first == "requests" && rows[0].last == "cheapest")
        for (name, figure) in published {
            let column = try #require(rows[0].firstIndex(of: name))
            #expect(rows[1][column] == figure)
        }
    }

    @Test("Markdown has a table with the published figures")
    func markdown() throws {
        let outcome = try Workspace().run("compare", "--alerts", "10k", "--format", "markdown")
        expectDone(outcome)
        let row = try #require(outcome.lines.first { $0.hasPrefix("|") && $0.contains("10,000") })
        for figure in published.values { #expect(row.contains("$\(figure)")) }
        let columns = outcome.lines.filter { $0.hasPrefix("|") }.map { $0.split(separator: "|").count }
        #expect(Set(columns) == [6])
    }

    @Test("marks the cheapest, of equal ones the first named")
    func cheapest() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.file(scenarios: [
                SampleFile.scenario("dear", monthly: "2", perMillion: "0"),
                SampleFile.scenario("first", monthly: "1", perMillion: "1"),
                SampleFile.scenario("second", monthly: "1", perMillion: "1"),
            ]), to: "my.json")
        let words = ["compare", "my.json", "--alerts", "1,1M,1000001"]
        let csv = try workspace.run(words + ["--format", "csv"]).rows()
        // At a million all three cost $2.00.
        #expect(csv.dropFirst().map { $0[4] } == ["first", "dear", "dear"])
        let rows = try #require(try workspace.run(words + ["--format", "json"]).object()["rows"] as? [[String: Any]])
        #expect(rows.compactMap { $0["cheapest"] as? String } == ["first", "dear", "dear"])
        let table = try workspace.run(words).lines.filter { $0.contains("$2.00") }
        #expect(table.allSatisfy { $0.split(separator: " ").filter { $0.hasSuffix("*") }.count == 1 })
    }

    @Test("of several files shows one after another, and in JSON a list")
    func severalFiles() throws {
        let workspace = try Workspace()
        for name in ["one", "two"] { try workspace.write(SampleFile.custom, to: "\(name).json") }
        let words = ["compare", "one.json", "two.json", "one.json", "--alerts", "1"]
        let text = try workspace.run(words)
        expectDone(text)
        #expect(text.lines.filter { ["one", "two"].contains($0) } == ["one", "two", "one"])
        let json = try workspace.run(words + ["--format", "json"])
        let list = try #require(JSONSerialization.jsonObject(with: json.output) as? [[String: Any]])
        #expect(list.compactMap { $0["name"] as? String } == ["one", "two", "one"])
    }

    @Test("reads a file from standard input")
    func standardInput() throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "my.json")
        let piped = try workspace.run(
            "compare", "-", "--alerts", "1M", "--format", "csv", input: Data(SampleFile.custom.utf8))
        expectDone(piped)
        #expect(piped.text == "requests,flat,cheapest\n1000000,3.00,flat\n")
        let json = try workspace.run("compare", "-", "--format", "json", input: Data(SampleFile.custom.utf8))
        #expect(try json.object()["name"] as? String == "standard input")
    }

    @Test("says of which tables nobody could establish the first day")
    func unconfirmedDays() throws {
        let workspace = try Workspace()
        // Of those in use in March 2017, the table of the balancers and that of API Gateway.
        let expected =
            "Prices: AWSELB 2016-08-11 (day unconfirmed), AWSLambda 2016-06-01, "
            + "AmazonApiGateway 2016-01-01 (day unconfirmed), AmazonEC2 2016-12-10"
        for format in ["table", "markdown"] {
            let outcome = try workspace.run("compare", "--format", format, variables: ["COLUMNS": "200"])
            #expect(outcome.lines.contains(expected), "\(outcome.text)")
        }
        let report = try workspace.run("compare", "--format", "json").object()
        #expect(
            report["unconfirmedDates"] as? [[String: String]] == [
                ["offerCode": "AWSELB", "effectiveDate": "2016-08-11"],
                ["offerCode": "AmazonApiGateway", "effectiveDate": "2016-01-01"],
            ])
        // What programs read of every table has the same members for all.
        let prices = try #require(report["prices"] as? [[String: Any]])
        #expect(prices.allSatisfy { $0.keys.sorted() == ["effectiveDate", "file", "offerCode"] })
    }

    @Test("Markdown says what the mark means, the currency and the period")
    func markdownFootnote() throws {
        let outcome = try Workspace().run("compare", "--alerts", "10k", "--format", "markdown")
        #expect(outcome.lines.contains("\\* cheapest at that volume; US dollars a month"))
    }

    @Test("prints the same bytes each time", arguments: ["table", "csv", "json", "markdown"])
    func deterministic(_ format: String) throws {
        let workspace = try Workspace()
        let words = ["compare", "web-api", "--format", format]
        #expect(try workspace.run(words).output == (try workspace.run(words).output))
    }

    @Test("keeps every line within the terminal's columns", arguments: [40, 60, 80, 200])
    func width(_ columns: Int) throws {
        for file in ["threatstack-to-s3", "threatstack-to-s3-today", "web-api"] {
            let outcome = try Workspace().run("compare", file, variables: ["COLUMNS": String(columns)])
            #expect(outcome.status == 0)
            for line in outcome.lines { #expect(line.count <= columns, "\(line)") }
        }
    }

    @Test("says a warning on standard error and in JSON, never in CSV")
    func warnings() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.resource(#"{"service": "ec2", "instanceType": "t3.nano"}"#, "\"pricesAsOf\": \"2026-07-20\""),
            to: "my.json")
        // 26.28 billion in 730 hours are 10,000 a second on one instance.
        let words = ["compare", "my.json", "--alerts", "26280000000"]
        let csv = try workspace.run(words + ["--format", "csv"])
        #expect(csv.status == 0)
        #expect(csv.message.hasPrefix("lambda-cost: warning: 'only'"))
        #expect(csv.message.contains("10,000 requests a second"))
        #expect(try csv.rows().count == 2)
        let json = try workspace.run(words + ["--format", "json"])
        let warnings = try #require(json.object()["warnings"] as? [[String: String]])
        #expect(warnings.contains { $0["code"] == "unstated-capacity" })
    }

    @Test("a table longer than anybody reads is refused, with the formats that may have any length named")
    func endlessTable() throws {
        for options in [[], ["--format", "markdown"], ["--rows", "scenarios"]] {
            let outcome = try Workspace().run(["compare", "--alerts", "1..1T/1000000"] + options)
            expectFailure(outcome, 64, saying: "more than 10,000 rows", "--format csv", "--format json")
        }
        let csv = try Workspace().run("compare", "--alerts", "1k..1M/4000", "--format", "csv")
        #expect(csv.status == 0 && csv.lines.count > 10_001)
        #expect(try Workspace().run("compare", "--alerts", "1k..1M/30").status == 0)
    }
}
