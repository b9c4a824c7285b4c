import Foundation
import Testing

@Suite("explain")
struct ExplainTests {
    private let medium = ["explain", "--scenario", "3×t2.medium + ELB"]

    @Test("unfolds the fleet of three down to the table of each price")
    func text() throws {
        let outcome = try Workspace().run(medium + ["--alerts", "10k"])
        expectDone(outcome)
        // 732 h × $0.047 = $34.404, rounded up to $34.41; three of them $103.23; with the balancer's $18.30 $121.53.
        for part in [
            "732 Hrs × $0.047 = $34.404, rounded up to $34.41", "3 × $34.41 = $103.23", "732 Hrs × $0.025 = $18.30",
            "pricing/us-east-1/AmazonEC2/", "pricing/us-east-1/AWSELB/", "$121.53",
        ] {
            #expect(outcome.text.contains(part))
        }
        #expect(outcome.lines.contains { $0.hasPrefix("Total a month") && $0.hasSuffix("$121.53") })
    }

    @Test("the order of options and file does not matter")
    func order() throws {
        let workspace = try Workspace()
        let expected = try workspace.run(medium + ["threatstack-to-s3", "--alerts", "10k"]).text
        #expect(!expected.isEmpty)
        let name = "3×t2.medium + ELB"
        for words in [
            ["explain", "threatstack-to-s3", "--scenario", name, "--alerts", "10k"],
            ["explain", "--alerts", "10k", "threatstack-to-s3", "--scenario=\(name)"],
            ["explain", "--alerts=1e4", "--scenario", name],
            ["explain", "--requests", "10_000", "--scenario", name, "--", "threatstack-to-s3"],
        ] {
            #expect(try workspace.run(words).text == expected)
        }
    }

    @Test("a quantity that does not end has no zeros behind its eighteenth place either")
    func endlessQuantity() throws {
        let workspace = try Workspace()
        let transfer = SampleFile.scenario("a", resource: #"{"service": "dataTransfer", "bytesPerRequest": 1}"#)
        try workspace.write(
            SampleFile.file(#""estimate": {"bytesPerGB": 23}"#, scenarios: [transfer]), to: "my.json")
        let outcome = try workspace.run(
            "explain", "my.json", "--scenario", "a", "--alerts", "19", "--format", "json")
        let items = try #require(try outcome.object()["lineItems"] as? [[String: Any]])
        // 19/23 = 0.826086956521739130 434…
        #expect(items.first?["quantity"] as? String == "0.82608695652173913")
    }

    @Test("the amounts of JSON's line items sum to the total, in every built-in scenario")
    func json() throws {
        let workspace = try Workspace()
        for file in ["threatstack-to-s3", "threatstack-to-s3-today", "web-api"] {
            let rows = try #require(
                try workspace.run("compare", file, "--alerts", "123456789", "--format", "json").object()["rows"]
                    as? [[String: Any]])
            for cost in try #require(rows.first?["costs"] as? [[String: String]]) {
                let name = try #require(cost["scenario"])
                let report = try workspace.run(
                    "explain", file, "--scenario", name, "--alerts", "123456789", "--format", "json"
                ).object()
                #expect(report["command"] as? String == "explain")
                #expect(report["scenario"] as? String == name)
                #expect(report["requests"] as? Int == 123_456_789)
                #expect(report["total"] as? String == cost["total"])
                let items = try #require(report["lineItems"] as? [[String: Any]])
                let amounts = items.compactMap { $0["amount"] as? String }.compactMap { Decimal(string: $0) }
                #expect(amounts.count == items.count)
                let total = try #require(Decimal(string: cost["total"] ?? ""))
                // At most 18 places are written, so each amount may be off by half of the last.
                let difference = abs(amounts.reduce(0, +) - total)
                #expect(difference <= Decimal(items.count) * Decimal(sign: .plus, exponent: -18, significand: 1))
                for item in items {
                    #expect((item["resources"] as? [Int])?.isEmpty == false)
                    #expect((item["unitPrice"] == nil) != (item["tiers"] == nil))
                    // What the file prices itself stands in no table.
                    let isOwn = (item["item"] as? String)?.hasPrefix("Monitoring agent") == true
                    #expect(((item["source"] as? [String: Any])?["file"] as? String != nil) == !isOwn)
                    // What rises by steps is neither used by requests alone nor counted one by one.
                    #expect(item["used"] == nil || item["count"] == nil)
                }
            }
        }
    }

    @Test("CSV has a row for each line item and none that a sum would count twice")
    func csv() throws {
        let outcome = try Workspace().run(medium + ["--alerts", "10k", "--format", "csv"])
        expectDone(outcome)
        let rows = try outcome.rows()
        // 3 × 732 h × $0.047 = $103.23 by the cent for each instance, and 732 h × $0.025.
        #expect(
            rows == [
                [
                    "requests", "scenario", "resource", "line_item", "quantity", "unit", "unit_price", "amount_usd",
                    "prices_as_of",
                ],
                [
                    "10000", "3×t2.medium + ELB", "ec2", "Instance usage (on-demand, t2.medium)", "2196.00", "Hrs",
                    "0.047", "103.23", "2016-12-10",
                ],
                [
                    "10000", "3×t2.medium + ELB", "elb", "Load balancer hours (classic)", "732.00", "Hrs", "0.025",
                    "18.30", "2016-08-11",
                ],
            ])
        let long = try Workspace().run(
            "compare", "--layout", "long", "--format", "csv", "--alerts", "10k", "--scenario", "3×t2.medium + ELB")
        #expect(long.output == outcome.output)
    }

    @Test("Markdown has the sum of each line")
    func markdown() throws {
        let outcome = try Workspace().run(medium + ["--format", "markdown"])
        expectDone(outcome)
        #expect(outcome.text.contains("= $34.404, rounded up to $34.41; 3 × $34.41 = $103.23"))
        #expect(outcome.text.contains("**$121.53**"))
    }

    @Test("a scenario named twice is one, two stand side by side")
    func namedTwice() throws {
        let workspace = try Workspace()
        #expect(try workspace.run(medium + ["--scenario", "1×t2.nano"]).text.contains("Line items at"))
        #expect(try workspace.run(medium + medium.dropFirst()).text == (try workspace.run(medium).text))
    }

    @Test("without volumes takes the file's first")
    func firstVolume() throws {
        let workspace = try Workspace()
        #expect(try workspace.run(medium).text == (try workspace.run(medium + ["--alerts", "10000"]).text))
    }

    @Test("singular and plural are the file's")
    func singular() throws {
        #expect(try Workspace().run(medium + ["--alerts", "1"]).text.contains(" at 1 alert a month"))
        #expect(try Workspace().run(medium + ["--alerts", "2"]).text.contains(" at 2 alerts a month"))
    }
}
