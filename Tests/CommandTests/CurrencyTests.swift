import Foundation
import Testing

/// Tables in yuan: 0.5 yuan a gigabyte, of which each request sends one.
@Suite("another currency")
struct CurrencyTests {
    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(
            SampleTable.dataTransfer(price: "0.5", currency: "CNY"),
            to: "tables/moon-north-1/AWSDataTransfer/2001-01-01.json")
        try workspace.write(
            SampleFile.resource(
                #"{"service": "dataTransfer", "bytesPerRequest": 1073741824}"#,
                #""region": "moon-north-1", "volumes": [1000], "estimate": {"roundUpTo": "0.01"}"#), to: "my.json")
        return workspace
    }

    private static let pricing = ["--pricing", "tables"]

    @Test("compare names it at every amount", arguments: ["table", "markdown"])
    func compare(_ format: String) throws {
        let outcome = try workspace().run(["compare", "my.json", "--format", format] + Self.pricing)
        expectDone(outcome)
        for text in ["CNY 500.00", "cheapest at that volume; CNY a month", "each line rounded up to CNY 0.01"] {
            #expect(outcome.text.contains(text))
        }
        #expect(!outcome.text.contains("$"))
    }

    @Test("explain names it in every sum", arguments: ["table", "markdown"])
    func explain(_ format: String) throws {
        let outcome = try workspace().run(
            ["explain", "my.json", "--scenario", "only", "--format", format] + Self.pricing)
        expectDone(outcome)
        #expect(outcome.text.contains("1,000 GB × CNY 0.50 = CNY 500.00"))
        #expect(!outcome.text.contains("$"))
    }

    @Test("programs get plain numbers, and the currency beside them")
    func programs() throws {
        let workspace = try workspace()
        let json = try workspace.run(["compare", "my.json", "--format", "json"] + Self.pricing).object()
        #expect(json["currency"] as? String == "CNY")
        let rows = try #require(json["rows"] as? [[String: Any]])
        #expect((rows[0]["costs"] as? [[String: String]])?.first?["total"] == "500.00")
        let long = ["compare", "my.json", "--format", "csv", "--layout", "long"]
        let csv = """
            requests,scenario,resource,line_item,quantity,unit,unit_price,amount_cny,prices_as_of
            1000,only,dataTransfer,Data transfer out,1000.00,GB,0.50,500.00,2001-01-01

            """
        #expect(try workspace.run(long + Self.pricing).text == csv)
        let explain = ["explain", "my.json", "--scenario", "only", "--format", "csv"]
        #expect(try workspace.run(explain + Self.pricing).text == csv)
    }

    /// A scenario of 0.5 yuan a request against one of 100 yuan a month, which is cheaper from 201 requests on; it
    /// costs 500 yuan at 1,000 requests, and 400 are allowed.
    private func twoScenarios() throws -> Workspace {
        let workspace = try workspace()
        try workspace.write(
            SampleFile.file(
                #""region": "moon-north-1", "limits": [{"scenario": "sent", "requests": 1000, "maxMonthly": "400"}]"#,
                scenarios: [
                    SampleFile.scenario(
                        "sent", resource: #"{"service": "dataTransfer", "bytesPerRequest": 1073741824}"#),
                    SampleFile.scenario("flat", monthly: "100", perMillion: "0"),
                ]), to: "two.json")
        return workspace
    }

    private static let sides = ["--baseline", "sent", "--alternative", "flat"]

    @Test("breakeven names it in advice and proof, and in the names of columns")
    func breakeven() throws {
        let workspace = try twoScenarios()
        let command = ["breakeven", "two.json", "--alerts", "1000"] + Self.sides + Self.pricing
        let text = try workspace.run(command + ["--proof"]).text
        for part in ["sent CNY 100.50, flat CNY 100.00", "CNY 400.00 a month and CNY 4,800.00 a year more"] {
            #expect(text.contains(part))
        }
        #expect(!text.contains("$"))
        #expect(
            try workspace.run(command + ["--format", "csv"]).text == """
                baseline,alternative,break_even,cheaper_from,cheaper_to,before_baseline_cny,before_alternative_cny,\
                at_baseline_cny,at_alternative_cny,requests,baseline_cny,alternative_cny
                sent,flat,201,201,,100.00,100.00,100.50,100.00,1000,500.00,100.00

                """)
        let solved = ["--solve-for", "requestsPerSecond", "--format", "csv"]
        let titles = try #require(try workspace.run(command + solved).rows().first)
        #expect(titles[4...5] == ["baseline_cny", "alternative_cny"])
    }

    @Test("check names it beside a limit that is exceeded")
    func check() throws {
        let outcome = try twoScenarios().run(["check", "two.json"] + Self.pricing)
        #expect(outcome.status == 1)
        let text = outcome.text.replacing("\n    ", with: " ")
        #expect(text.contains("costs CNY 500.00, over the limit of CNY 400.00 by CNY 100.00"))
    }

    @Test("history names it where a price changed")
    func history() throws {
        let workspace = try twoScenarios()
        try workspace.write(
            SampleTable.dataTransfer(price: "0.75", date: "2002-01-01", currency: "CNY"),
            to: "tables/moon-north-1/AWSDataTransfer/2002-01-01.json")
        let outcome = try workspace.run(["history", "two.json"] + Self.sides + Self.pricing)
        expectDone(outcome)
        #expect(outcome.text.contains("CNY 0.50 → CNY 0.75"))
    }

    @Test("prices diff names it where people read")
    func difference() throws {
        let workspace = try workspace()
        try workspace.write(
            SampleTable.dataTransfer(price: "0.75", currency: "CNY"),
            to: "new/moon-north-1/AWSDataTransfer/2001-01-01.json")
        let outcome = try workspace.run("prices", "diff", "tables", "new", "--scenario", "my.json")
        expectDone(outcome)
        #expect(outcome.text.contains("CNY 500.00") && outcome.text.contains("CNY 750.00"))
    }

    @Test("resources that share a line are named by their labels, joined")
    func sharedLines() throws {
        let workspace = try workspace()
        let resource = #"{"service": "dataTransfer", "bytesPerRequest": 1073741824"#
        try workspace.write(
            SampleFile.file(
                #""region": "moon-north-1", "volumes": [1]"#,
                scenarios: [
                    #"{"name": "two", "resources": [\#(resource), "label": "pages"}, \#(resource)}]}"#
                ]), to: "two.json")
        let rows = try workspace.run(
            ["compare", "two.json", "--format", "csv", "--layout", "long"] + Self.pricing
        ).rows()
        #expect(rows.count == 2 && rows[1][2] == "pages+dataTransfer")
    }

    @Test("a tiered price is no single number")
    func tiers() throws {
        let workspace = try workspace()
        try workspace.write(
            SampleTable.dataTransfer(tiers: [("0", "10", "0.5"), ("10", "Inf", "0.25")]),
            to: "tiered/moon-north-1/AWSDataTransfer/2001-01-01.json")
        let rows = try workspace.run(
            "compare", "my.json", "--format", "csv", "--layout", "long", "--pricing", "tiered"
        ).rows()
        // 10 × 0.5 + 990 × 0.25
        #expect(rows[1][6...7] == ["", "252.50"])
    }
}
