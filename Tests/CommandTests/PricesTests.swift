import Testing

@Suite("prices list and prices show")
struct PricesTests {
    @Test("what a table that holds a part of AWS's list does not price names how to get all of it")
    func partialTable() throws {
        let outcome = try Workspace().run("compare", "c6g.large + ALB", "--region", "eu-west-1", "--requests", "1M")
        expectFailure(
            outcome, 69, saying: "c6g.large", "The nearest that this table prices: instance (c7g.large, Linux).",
            "This table holds a part of AWS's list: 'lambda-cost prices update --region eu-west-1' gets all of it.")
    }

    @Test("the list has every table file once, in each format")
    func list() throws {
        let workspace = try Workspace()
        let csv = try workspace.run("prices", "list", "--format", "csv")
        expectDone(csv)
        let rows = try csv.rows()
        let column = try #require(rows[0].firstIndex(of: "file"))
        let files = rows.dropFirst().map { $0[column] }
        #expect(files.sorted() == (try RepositoryFiles.paths(in: "pricing")))
        let tables = try #require(
            try workspace.run("prices", "list", "--format", "json").object()["tables"] as? [[String: Any]])
        #expect(tables.compactMap { $0["file"] as? String } == files)
        let markdown = try workspace.run("prices", "list", "--format", "markdown")
        #expect(markdown.lines.filter { $0.hasPrefix("|") }.count == files.count + 2)
        let table = try workspace.run("prices", "list")
        #expect(table.lines.filter { $0.contains("built in") }.count == files.count)
    }

    @Test("the list of one region")
    func listOfRegion() throws {
        let rows = try Workspace().run("prices", "list", "--region", "eu-west-1", "--format", "csv").rows()
        #expect(rows.count > 1)
        #expect(rows.dropFirst().allSatisfy { $0[0] == "eu-west-1" })
        expectFailure(
            try Workspace().run("prices", "list", "--region", "eu-wset-1"), 69, saying: "Did you mean 'eu-west-1'?")
    }

    @Test("the list shows tables of one's own and whose they are")
    func listOfOwn() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleTable.dataTransfer(price: "1"), to: "tables/moon-north-1/AWSDataTransfer/2001-01-01.json")
        let rows = try workspace.run("prices", "list", "--pricing", "tables", "--format", "csv").rows()
        #expect(rows.contains { $0.contains("moon-north-1") && $0.contains("tables") })
    }

    @Test(
        "the list stands in 80 columns, and where it must be split each part says which table it is about",
        arguments: [80, 50])
    func narrowList(_ width: Int) throws {
        let workspace = try Workspace()
        let table = try workspace.run("prices", "list", variables: ["COLUMNS": "\(width)"])
        expectDone(table)
        #expect(table.lines.allSatisfy { $0.count <= width })
        #expect(table.lines.filter { $0 == "us-east-1" }.count == (width == 80 ? 1 : 2))
        let rows = table.lines.filter { $0.contains("AWSLambda") }
        #expect(rows.allSatisfy { $0.firstMatch(of: /AWSLambda +20\d\d-\d\d-\d\d/) != nil })
    }

    @Test("who says so stands behind the prices", arguments: ["table", "markdown", "json", "html"])
    func sources(_ format: String) throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleTable.dataTransfer(
                price: "1", members: #""sources": ["A bill of March 2001", "https://example.com/prices"]"#),
            to: "tables/moon-north-1/AWSDataTransfer/2001-01-01.json")
        let outcome = try workspace.run(
            "prices", "show", "AWSDataTransfer", "--region", "moon-north-1", "--pricing", "tables", "--format", format)
        expectDone(outcome)
        #expect(outcome.text.contains("A bill of March 2001") && outcome.text.contains("https://example.com/prices"))
    }

    @Test("an offer's prices, found by a part of their description")
    func find() throws {
        let outcome = try Workspace().run(
            "prices", "show", "AmazonEC2", "--find", "T2.Nano", "--as-of", "2017-03-01", "--format", "csv")
        expectDone(outcome)
        let rows = try outcome.rows()
        let (subject, price) = (
            try #require(rows[0].firstIndex(of: "subject")), try #require(rows[0].firstIndex(of: "price"))
        )
        let instance = try #require(rows.first { $0[subject] == "instance (t2.nano, Linux)" })
        // The published $4.32 is 732 hours at this price, rounded up.
        #expect(instance[price] == "0.0059")
        #expect(rows.dropFirst().allSatisfy { $0[subject].contains("t2.nano") })
    }

    @Test("tiers as half-open ranges")
    func tiers() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleTable.dataTransfer(tiers: [("0", "10", "0.5"), ("10", "Inf", "0.25")]),
            to: "tables/moon-north-1/AWSDataTransfer/2001-01-01.json")
        let outcome = try workspace.run(
            "prices", "show", "AWSDataTransfer", "--region", "moon-north-1", "--pricing", "tables", "--format", "csv")
        expectDone(outcome)
        let rows = try outcome.rows()
        #expect(
            rows == [
                ["subject", "from", "to", "price", "upfront", "unit", "sku", "confirmed"],
                ["internetOut", "0", "10", "0.50", "", "GB", "", "true"],
                ["internetOut", "10", "", "0.25", "", "GB", "", "true"],
            ])
        let words = ["prices", "show", "AWSDataTransfer", "--region", "moon-north-1", "--pricing", "tables"]
        #expect(try workspace.run(words).text.contains("10 to Inf"))
        let json = try workspace.run(words + ["--format", "json"]).text
        #expect(
            json.contains(
                #"{"subject": "internetOut", "from": 0, "to": 10, "price": "0.50", "upfront": null, "unit": "GB", "#
                    + #""sku": "", "confirmed": true}"#))
    }

    @Test("what a reservation costs up front stands beside its hours")
    func upfront() throws {
        let workspace = try Workspace()
        try workspace.write(
            """
            {"formatVersion": 1, "offerCode": "AmazonEC2", "region": "moon-north-1", "currency": "USD",
             "effectiveDate": "2001-01-01", "prices": [
              {"item": "reservedInstance", "instanceType": "m1.moon", "operatingSystem": "Linux", "term": "1yr",
               "payment": "partialUpfront", "offeringClass": "standard", "unit": "Hrs", "price": "0.25", "upfront": "120"}
            ]}
            """, to: "tables/moon-north-1/AmazonEC2/2001-01-01.json")
        let words = ["prices", "show", "AmazonEC2", "--region", "moon-north-1", "--pricing", "tables"]
        #expect(try workspace.run(words).text.contains("120.00"))
        let rows = try workspace.run(words + ["--format", "csv"]).rows()
        #expect(rows[1].contains("120.00") && rows[1].contains("0.25"))
    }

    @Test("offer codes in any case")
    func anyCase() throws {
        let workspace = try Workspace()
        #expect(
            try workspace.run("prices", "show", "awslambda").text
                == (try workspace.run("prices", "show", "AWSLambda").text))
    }

    @Test("each offer at each of its days", arguments: ["us-east-1", "eu-west-1"])
    func everyTable(_ region: String) throws {
        let workspace = try Workspace()
        let rows = try workspace.run("prices", "list", "--region", region, "--format", "csv").rows()
        for row in rows.dropFirst() {
            let outcome = try workspace.run(
                "prices", "show", row[1], "--region", region, "--as-of", row[2], "--format", "json")
            #expect(outcome.status == 0, "\(row): \(outcome.message)")
            #expect(try outcome.object()["effectiveDate"] as? String == row[2])
        }
    }

    @Test("a day before the first table")
    func beforeFirst() throws {
        expectFailure(
            try Workspace().run("prices", "show", "AWSLambda", "--as-of", "2001-01-01"), 69, saying: "AWSLambda",
            "2001-01-01")
    }

    @Test("nothing found is said")
    func nothingFound() throws {
        let outcome = try Workspace().run("prices", "show", "AmazonEC2", "--find", "t99.moon")
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("No price's description holds 't99.moon'."))
    }

    @Test("what programs read of the list is typed")
    func typedList() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleTable.dataTransfer(
                price: "1", members: #""effectiveDateConfirmed": false, "lastSeen": "2001-02-01""#),
            to: "tables/moon-north-1/AWSDataTransfer/2001-01-01.json")
        let words = ["prices", "list", "--region", "moon-north-1", "--pricing", "tables", "--format"]
        let json = try workspace.run(words + ["json"]).object()
        let table = try #require((json["tables"] as? [[String: Any]])?.first)
        #expect(table["confirmed"] as? Bool == false)
        #expect(table["prices"] as? Int == 1)
        #expect(table["lastSeen"] as? String == "2001-02-01")
        let rows = try workspace.run(words + ["csv"]).rows()
        #expect(rows[1][3...5] == ["false", "2001-02-01", "1"])
    }
}
