import Testing

@Suite("compare --base")
struct CompareBaseTests {
    private static let old = SampleFile.file(
        "\"volumes\": [1000000]",
        scenarios: [
            #"{"name": "same", "resources": [{"service": "custom", "name": "agent", "monthly": 1}]}"#,
            #"{"name": "small", "resources": [{"service": "custom", "name": "agent", "perMillionRequests": 2}]}"#,
            #"{"name": "changed", "resources": [{"service": "custom", "name": "agent", "monthly": 10}, "#
                + #"{"service": "custom", "name": "backup", "monthly": 4}, "#
                + #"{"service": "custom", "name": "minutes", "label": "sockets", "unitsPerRequest": 3, "price": "0.000002"}]}"#,
            #"{"name": "old", "resources": [{"service": "custom", "name": "agent", "monthly": 5}]}"#,
        ])
    private static let new = SampleFile.file(
        "\"volumes\": [1000000]",
        scenarios: [
            #"{"name": "new", "resources": [{"service": "custom", "name": "agent", "monthly": 6}]}"#,
            #"{"name": "same", "resources": [{"service": "custom", "name": "agent", "monthly": 1}]}"#,
            #"{"name": "small", "resources": [{"service": "custom", "name": "agent", "perMillionRequests": "1.5"}]}"#,
            #"{"name": "changed", "resources": [{"service": "custom", "name": "agent", "monthly": 10, "discountPercent": 10}, "#
                + #"{"service": "custom", "name": "scanner", "monthly": "7.5"}, "#
                + #"{"service": "custom", "name": "minutes", "label": "sockets", "unitsPerRequest": 4, "price": "0.000003"}]}"#,
        ])

    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(Self.old, to: "old.json")
        try workspace.write(Self.new, to: "new.json")
        return workspace
    }

    // 10 + 4 + 3,000,000 · $0.000002 = $20 before, 9 + 7.50 + 4,000,000 · $0.000003 = $28.50 now.
    @Test("names what changed in each scenario that both files have, the largest change first")
    func files() throws {
        let answer = try workspace().run("compare", "new.json", "--base", "old.json", "--format", "json").object()
        #expect(answer["onlyHere"] as? [String] == ["new"] && answer["onlyInBase"] as? [String] == ["old"])
        let row = try #require((answer["rows"] as? [[String: Any]])?.first)
        #expect(row["requests"] as? Int == 1_000_000)
        let changes = try #require(row["changes"] as? [[String: Any]])
        func texts(_ key: String) -> [String?] { changes.map { $0[key] as? String } }
        #expect(texts("scenario") == ["changed", "small", "same"])
        #expect(texts("before") == ["20.00", "2.00", "1.00"] && texts("now") == ["28.50", "1.50", "1.00"])
        #expect(texts("difference") == ["8.50", "-0.50", "0.00"])
        #expect(changes.map { $0["change"] as? Double } == [42.5, -25, nil])
        let items = try #require(changes[0]["lineItems"] as? [[String: Any]])
        #expect(items.map { $0["difference"] as? String } == ["7.50", "6.00", "-4.00", "-1.00"])
        #expect(
            items.map { $0["causes"] as? [String] } == [["added"], ["quantity", "price"], ["removed"], ["discount"]])
        #expect(items[1]["label"] as? String == "sockets")
        let (before, now) = (items[1]["before"] as? [String: Any], items[1]["now"] as? [String: Any])
        #expect(before?["quantity"] as? String == "3000000" && now?["quantity"] as? String == "4000000")
        #expect(before?["unitPrice"] as? String == "0.000002" && now?["unitPrice"] as? String == "0.000003")
    }

    @Test("people read the same, and spreadsheets every line, so that sums over the rows are the totals")
    func otherForms() throws {
        let workspace = try workspace()
        for format in ["table", "markdown", "html"] {
            let text = try workspace.run("compare", "new.json", "--base", "old.json", "--format", format).text
            for part in [
                "+$8.50", "+42.5 %", "-$0.50", "Only here: new.", "Only in old.json: old.", "scanner (monthly)",
            ] {
                #expect(text.contains(part), "\(format): \(part)")
            }
            #expect(text.contains("3,000,000 → 4,000,000") && text.contains("0 % → 10 %"))
        }
        let rows = try workspace.run("compare", "new.json", "--base", "old.json", "--format", "csv").rows()
        #expect(rows[0].suffix(3) == ["before_usd", "amount_usd", "difference_usd"])
        func sum(_ column: Int, _ scenario: String) -> Double {
            rows.dropFirst().filter { $0[1] == scenario || $0[2] == scenario }.reduce(0) {
                $0 + (Double($1[column]) ?? .nan)
            }
        }
        #expect(sum(10, "changed") == 20 && sum(11, "changed") == 28.5 && sum(12, "changed") == 8.5)
        #expect(sum(11, "new") == 6 && sum(10, "old") == 5 && sum(12, "same") == 0)
    }

    // A million runs of 0.125 GB were billed 100 ms each before December 2020, 12,500 GB-seconds · $0.0000166667, and 90 ms
    // since; two addresses cost 730 h · $0.005 each from February 2024 on.
    @Test("another day's prices, for a quantity and for a price")
    func days() throws {
        let workspace = try Workspace()
        func change(_ scenario: String, since day: String) throws -> [String: Any] {
            let words = ["compare", scenario, "--base", day, "--requests", "1M", "--format", "json"]
            let answer = try workspace.run(
                words + ["--set", "ec2.publicIPv4=true"].prefix(scenario.hasPrefix("2x") ? 2 : 0)
            )
            .object()
            let row = try #require((answer["rows"] as? [[String: Any]])?.first)
            return try #require((row["changes"] as? [[String: Any]])?.first)
        }
        let functions = try change("Lambda 128MB 90ms", since: "2020-11-30")
        #expect(functions["before"] as? String == "0.40833375" && functions["now"] as? String == "0.387500375")
        let duration = try #require((functions["lineItems"] as? [[String: Any]])?.first)
        #expect(duration["causes"] as? [String] == ["quantity"])
        let fleet = try change("2xt3.small", since: "2024-01-31")
        #expect(fleet["difference"] as? String == "7.30")
        let addresses = try #require(fleet["lineItems"] as? [[String: Any]])
        #expect(addresses.map { $0["causes"] as? [String] } == [["price"]])
    }

    @Test("a scenario that had no price then is only here, and said so")
    func unpricedBefore() throws {
        let words = ["compare", "t2.nano", "t4g.nano", "--base", "2018-08-21", "--requests", "1", "--format", "json"]
        let outcome = try Workspace().run(words)
        #expect(
            outcome.message.contains("warning: Before, 't4g.nano' has no cost: AmazonEC2 in us-east-1 has no price"))
        let answer = try outcome.object()
        #expect(answer["onlyHere"] as? [String] == ["t4g.nano"])
        let row = try #require((answer["rows"] as? [[String: Any]])?.first)
        #expect((row["changes"] as? [[String: Any]])?.map { $0["scenario"] as? String } == ["t2.nano"])
    }

    @Test("a deployment is the base of each scenario, and --set counts for what is compared alone")
    func deployment() throws {
        let words = ["compare", "2xt3.small", "t4g.small", "--base", "t3.small", "--requests", "1", "--format", "csv"]
        let rows = try Workspace().run(words).rows()
        // 730 h · $0.0208 = $15.184, once and twice; $0.0168 · 730 = $12.264.
        #expect(rows.dropFirst().map { $0[12] } == ["15.184", "-2.92"])
        #expect(rows.dropFirst().map { $0[4] } == ["quantity", "kind+price"])
        let set = ["compare", "web-api", "--base", "web-api", "--set", "ec2.volumeGB=30", "--requests", "1"]
        let text = try Workspace().run(set + ["--scenario", "t4g.small fleet + ALB"]).text
        // Two instances with 10 GB more each at $0.08.
        #expect(text.contains("+$1.60") && text.contains("quantity: 40 → 60 GB-Mo"))
    }

    @Test("what cannot be compared is refused")
    func refused() throws {
        let workspace = try workspace()
        func fails(_ words: String..., status: Int32 = 64, saying text: String) throws {
            expectFailure(try workspace.run(["compare"] + words), status, saying: text)
        }
        try fails("new.json", "--base", "none.json", status: 66, saying: "No such file")
        try fails("new.json", "old.json", "--base", "old.json", saying: "one file; 2 are named")
        try fails("-", "--base", "-", saying: "named twice")
        try fails("new.json", "--base", "old.json", "--rows", "scenarios", saying: "table of its own")
        try fails("t3.small", "--base", "2015-01-01", status: 69, saying: "--base: There are no prices of AmazonEC2")
        try fails("new.json", "--base", "old.json", "-o", "old.json", status: 73, saying: "it is the file that is read")
        let text = try workspace.run("compare", "new.json", "--base", "web-api", "--requests", "1").text
        #expect(text.contains("No scenario has the same name on both sides."))
    }
}
