import Foundation
import Testing

@Suite("prices diff")
struct PriceDifferenceTests {
    /// Tables of `moon-north-1` in a folder: instances, data transfer by tiers, a function's prices and rules.
    private func write(
        _ folder: String, in workspace: Workspace, instances: [(String, String)], firstTier: String, increment: String,
        date: String = "2001-01-01"
    ) throws {
        func table(_ offer: String, _ prices: String, _ members: String = "") throws {
            try workspace.write(
                """
                {"formatVersion": 1, "offerCode": "\(offer)", "region": "moon-north-1", "currency": "USD",
                 "effectiveDate": "\(date)", \(members)"prices": [\(prices)]}

                """, to: "\(folder)/moon-north-1/\(offer)/\(date).json")
        }
        try table(
            "AmazonEC2",
            instances.map {
                """
                {"item": "instance", "instanceType": "\($0.0)", "operatingSystem": "Linux", "unit": "Hrs",
                 "price": "\($0.1)"}
                """
            }.joined(separator: ", "))
        try table(
            "AWSDataTransfer",
            """
            {"item": "internetOut", "unit": "GB", "tiers": [
              {"beginRange": "0", "endRange": "\(firstTier)", "price": "0.1"},
              {"beginRange": "\(firstTier)", "endRange": "Inf", "price": "0.05"}]}
            """)
        try table(
            "AWSLambda",
            """
            {"item": "requests", "unit": "Requests", "price": "0.000001"},
            {"item": "duration", "architecture": "x86_64", "unit": "Lambda-GB-Second", "price": "0.00001"}
            """,
            """
            "billing": {"incrementMs": "\(increment)", "minimumMs": "1",
              "memoryMB": {"minimum": "128", "maximum": "1024", "step": "64"},
              "freeTier": {"requests": "1000000", "gbSeconds": "400000"}, "includedEphemeralStorageMB": "512"},
            """)
    }

    private func both(_ workspace: Workspace) throws {
        try write(
            "old", in: workspace,
            instances: [("gone", "0.3"), ("up", "0.1"), ("down", "0.2"), ("same", "0.4"), ("free", "0")],
            firstTier: "10", increment: "1")
        try write(
            "new", in: workspace,
            instances: [("up", "0.125"), ("down", "0.15"), ("same", "0.40"), ("free", "0.01"), ("fresh", "0.5")],
            firstTier: "20", increment: "100")
    }

    private static let changes: [[String]] = [
        [
            "moon-north-1 AWSDataTransfer", "internetOut", "changed", "0.1 up to 10, 0.05 beyond per GB",
            "0.1 up to 20, 0.05 beyond per GB", "", "",
        ],
        [
            "moon-north-1 AWSLambda", "billing increment", "changed", "1 ms, at least 1 ms", "100 ms, at least 1 ms",
            "", "",
        ],
        ["moon-north-1 AmazonEC2", "instance (gone, Linux)", "removed", "0.30", "", "", "Hrs"],
        // (0.125 − 0.1) ÷ 0.1, and (0.15 − 0.2) ÷ 0.2
        ["moon-north-1 AmazonEC2", "instance (up, Linux)", "dearer", "0.10", "0.125", "25.00", "Hrs"],
        ["moon-north-1 AmazonEC2", "instance (down, Linux)", "cheaper", "0.20", "0.15", "-25.00", "Hrs"],
        // No share of nothing.
        ["moon-north-1 AmazonEC2", "instance (free, Linux)", "dearer", "0.00", "0.01", "", "Hrs"],
        ["moon-north-1 AmazonEC2", "instance (fresh, Linux)", "added", "", "0.50", "", "Hrs"],
    ]

    @Test("says what was added, removed, dearer, cheaper or otherwise changed, rules included")
    func everyChange() throws {
        let workspace = try Workspace()
        try both(workspace)
        let outcome = try workspace.run("prices", "diff", "old", "new", "--format", "csv")
        expectDone(outcome)
        #expect(Array(try outcome.rows().dropFirst()) == Self.changes)
        let table = try workspace.run("prices", "diff", "old", "new")
        #expect(table.text.contains("+25.0 %") && table.text.contains("(gone,"))
        let json = try workspace.run("prices", "diff", "old", "new", "--format", "json").object()
        let changes = try #require(json["changes"] as? [[String: Any]])
        #expect(changes.count == Self.changes.count)
        #expect(changes[3]["by"] as? Double == 25 && changes[2]["by"] is NSNull)
        #expect(changes[3]["now"] as? String == "0.125" && changes[3]["unit"] as? String == "Hrs")
        #expect(table.text.contains("0.125 per Hrs") && !table.text.contains("Unit"))
    }

    @Test("compares two files wherever they lie")
    func files() throws {
        let workspace = try Workspace()
        try both(workspace)
        let file = "moon-north-1/AmazonEC2/2001-01-01.json"
        try workspace.write(try workspace.read("new/" + file), to: "any.json")
        let outcome = try workspace.run("prices", "diff", "old/" + file, "any.json", "--format", "csv")
        #expect(Array(try outcome.rows().dropFirst()) == Array(Self.changes.dropFirst(2)))
    }

    @Test("compares two days of a directory that is named")
    func days() throws {
        let workspace = try Workspace()
        try write("all", in: workspace, instances: [("up", "0.1")], firstTier: "10", increment: "1")
        try write(
            "all", in: workspace, instances: [("up", "0.2")], firstTier: "10", increment: "1", date: "2002-01-01")
        let words = ["--region", "moon-north-1", "--pricing", "all", "--format", "csv"]
        let rows = try workspace.run(["prices", "diff", "2001-12-31", "2002-01-01"] + words).rows()
        #expect(
            Array(rows.dropFirst()) == [
                ["moon-north-1 AmazonEC2", "instance (up, Linux)", "dearer", "0.10", "0.20", "100.00", "Hrs"]
            ])
    }

    @Test("says that nothing differs")
    func nothing() throws {
        let workspace = try Workspace()
        try both(workspace)
        let outcome = try workspace.run("prices", "diff", "old", "old")
        expectDone(outcome)
        #expect(outcome.text == "Nothing differs.\n")
    }

    @Test("a terminal shows what changed under its table, and counts the rest of many new prices")
    func manyNewPrices() throws {
        let workspace = try Workspace()
        let many = (1...13).map { ("new\($0)", "1") }
        try write("old", in: workspace, instances: [("up", "0.1")], firstTier: "10", increment: "1")
        try write("new", in: workspace, instances: [("up", "0.2")] + many, firstTier: "10", increment: "1")
        let outcome = try workspace.run("prices", "diff", "old", "new")
        expectDone(outcome)
        #expect(outcome.lines.contains("moon-north-1 AmazonEC2"))
        #expect(outcome.lines.contains { $0.hasPrefix("instance (new10, Linux)") })
        #expect(!outcome.lines.contains { $0.hasPrefix("instance (new11, Linux)") })
        let rest = try #require(outcome.lines.first { $0.hasPrefix("… and 3 more; --format csv lists them") })
        #expect(rest.hasSuffix("added"))
        // A program gets them all.
        #expect(try workspace.run("prices", "diff", "old", "new", "--format", "csv").rows().count == 15)
    }

    @Test("what a partial table does not speak of has not gone, between days and between directories")
    func partialTable() throws {
        let workspace = try Workspace()
        func table(_ folder: String, _ day: String, _ members: String, _ prices: [(String, String)]) throws {
            let entries = prices.map {
                #"{"item": "instance", "instanceType": "\#($0.0)", "operatingSystem": "Linux", "unit": "Hrs", "price": "\#($0.1)"}"#
            }
            try workspace.write(
                """
                {"formatVersion": 1, "offerCode": "AmazonEC2", "region": "moon-north-1", "currency": "USD",
                 "effectiveDate": "\(day)", \(members)"prices": [\(entries.joined(separator: ", "))]}
                """, to: "\(folder)/moon-north-1/AmazonEC2/\(day).json")
        }
        let whole = [("one", "0.1"), ("two", "0.2")]
        for folder in ["old", "new"] { try table(folder, "2001-01-01", "", whole) }
        try table("new", "2002-01-01", "\"partial\": true, ", [("one", "0.3"), ("three", "0.5")])
        let expected = [
            ["moon-north-1 AmazonEC2", "instance (one, Linux)", "dearer", "0.10", "0.30", "200.00", "Hrs"],
            ["moon-north-1 AmazonEC2", "instance (three, Linux)", "added", "", "0.50", "", "Hrs"],
        ]
        let days = ["2001-06-01", "2002-06-01", "--region", "moon-north-1", "--pricing", "new"]
        for sides in [["old", "new"], days] {
            let outcome = try workspace.run(["prices", "diff"] + sides + ["--format", "csv"])
            expectDone(outcome)
            #expect(Array(try outcome.rows().dropFirst()) == expected)
        }
        // A scenario that needs the older price is priced on both sides.
        try workspace.write(
            SampleFile.file(
                #""region": "moon-north-1", "volumes": [1], "estimate": {"hoursPerMonth": 10}"#,
                scenarios: ["one", "two"].map {
                    SampleFile.scenario($0, resource: #"{"service": "ec2", "instanceType": "\#($0)"}"#)
                }), to: "my.json")
        let effect = try workspace.run("prices", "diff", "old", "new", "--scenario", "my.json", "--format", "csv")
        expectDone(effect)
        // Ten hours at $0.1, then at $0.3; the other one stays at $2.
        #expect(
            Array(try effect.rows().dropFirst(3)) == [
                ["my.json", "one at 1 requests", "dearer", "1.00", "3.00", "200.00", ""]
            ])
    }

    @Test("a table that is only on one side")
    func wholeTable() throws {
        let workspace = try Workspace()
        try both(workspace)
        try workspace.write(SampleTable.natGateway(price: "1"), to: "one/moon-north-1/AmazonEC2/2001-01-01.json")
        let rows = try workspace.run("prices", "diff", "one", "new", "--format", "csv").rows()
        #expect(rows.contains(["moon-north-1 AWSLambda", "whole table", "added", "", "2001-01-01", "", ""]))
        let back = try workspace.run("prices", "diff", "new", "one", "--format", "csv").rows()
        #expect(back.contains(["moon-north-1 AWSLambda", "whole table", "removed", "2001-01-01", "", "", ""]))
    }

    @Test("says what it does to a scenario file's costs and break-even")
    func scenario() throws {
        let workspace = try Workspace()
        try both(workspace)
        try workspace.write(
            SampleFile.file(
                """
                "region": "moon-north-1", "volumes": [1000], "estimate": {"hoursPerMonth": 730}
                """,
                scenarios: [
                    SampleFile.scenario("server", resource: #"{"service": "ec2", "instanceType": "up"}"#),
                    SampleFile.scenario(
                        "function", resource: #"{"service": "lambda", "memoryMB": 1024, "durationMs": 50}"#),
                ]), to: "s.json")
        let rows = try workspace.run("prices", "diff", "old", "new", "--scenario", "s.json", "--format", "csv").rows()
        #expect(
            Array(rows.dropFirst(1 + Self.changes.count)) == [
                // 730 × 0.1 and 730 × 0.125
                ["s.json", "server at 1,000 requests", "dearer", "73.00", "91.25", "25.00", ""],
                // A thousand at 0.000001 + 0.00001 × 0.05 s, and at 0.000001 + 0.00001 × 0.1 s
                ["s.json", "function at 1,000 requests", "dearer", "0.0015", "0.002", "33.333333333333", ""],
                // The first whole number above 73 ÷ 0.0000015 = 48,666,666.7 and above 91.25 ÷ 0.000002 = 45,625,000
                ["s.json", "break-even of server against function", "moved", "48666667", "45625001", "", ""],
            ])
        let json = try workspace.run("prices", "diff", "old", "new", "--scenario", "s.json", "--format", "json")
            .object()
        let effects = try #require(json["changes"] as? [[String: Any]]).suffix(3)
        #expect(effects.compactMap { $0["before"] as? String } == ["73.00", "0.0015"])
        #expect(effects.compactMap { $0["by"] as? Double }.map { Int($0 * 100) } == [2500, 3333])
        #expect(effects.last?["now"] as? Int == 45_625_001)
        let table = try workspace.run("prices", "diff", "old", "new", "--scenario", "s.json").text
        for text in ["$91.25", "+25.0 %", "48,666,667"] { #expect(table.contains(text)) }
        #expect(
            try workspace.run("prices", "diff", "old", "old", "--scenario", "s.json").text == "Nothing differs.\n")
    }

    @Test("parts of tables are compared, and scenarios may need them")
    func parts() throws {
        let workspace = try Workspace()
        for (folder, price) in [("old", "0.07"), ("new", "0.14")] {
            var offer = OfferFile("AmazonEC2", in: .frankfurt)
            offer.addInstance("A", "t3.medium", "0.05")
            offer.addInstance(
                "B", "t3.medium", price, ["Operating System": "Windows", "operation": "RunInstances:0002"])
            try workspace.write(offer.text, to: "list")
            expectDone(
                try workspace.run("prices", "import", "list", "--operating-system", "windows", "--into", folder))
        }
        let resource = #"{"service": "ec2", "instanceType": "t3.medium", "operatingSystem": "Windows"}"#
        try workspace.write(
            SampleFile.resource(resource, #""region": "eu-central-1", "volumes": [1000]"#), to: "s.json")
        let rows = try workspace.run("prices", "diff", "old", "new", "--scenario", "s.json", "--format", "csv").rows()
        #expect(
            Array(rows.dropFirst()) == [
                [
                    "eu-central-1 AmazonEC2 windows", "instance (t3.medium, Windows)", "dearer", "0.07", "0.14",
                    "100.00", "Hrs",
                ],
                // 730 × 0.07 and 730 × 0.14
                ["s.json", "only at 1,000 requests", "dearer", "51.10", "102.20", "100.00", ""],
            ])
    }

    @Test("two sides that are there")
    func usage() throws {
        let workspace = try Workspace()
        expectFailure(try workspace.run("prices", "diff", "2016-12-01"), 64, saying: "two sides")
        expectFailure(try workspace.run("prices", "diff", "nowhere", "2016-12-01"), 66, saying: "nowhere")
        try workspace.write("x", to: "empty/note.txt")
        expectFailure(try workspace.run("prices", "diff", "empty", "2016-12-01"), 66, saying: "no price table")
    }
}
