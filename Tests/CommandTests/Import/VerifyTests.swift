import Foundation
import Testing

@Suite("prices verify")
struct VerifyTests {
    @Test("the built-in tables are valid")
    func builtIn() throws {
        let outcome = try Workspace().run("prices", "verify", "--format", "csv")
        expectDone(outcome)
        let rows = try outcome.rows().dropFirst()
        #expect(rows.count == (try RepositoryFiles.paths(in: "pricing").count))
        #expect(rows.allSatisfy { Array($0[1...]) == ["0", "valid"] })
    }

    @Test("every fault of every table is reported")
    func everyFault() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleTable.natGateway(price: "-1"), to: "p/moon-north-1/AmazonEC2/2001-01-01.json")
        try workspace.write(
            SampleTable.dataTransfer(tiers: [("0", "10", "0.1"), ("20", "Inf", "0.05")]),
            to: "p/moon-north-1/AWSDataTransfer/2001-01-01.json")
        try workspace.write(
            SampleTable.dataTransfer(price: "1", date: "2002-01-01"),
            to: "p/moon-north-1/AWSDataTransfer/2002-01-01.json")
        try workspace.write("{\"formatVersion\": 1,", to: "p/moon-north-1/AWSDataTransfer/2003-01-01.json")
        try workspace.write(
            SampleTable.dataTransfer(price: "1", date: "2004-02-02"),
            to: "p/moon-north-1/AWSDataTransfer/2004-01-01.json")
        // What an interrupted import may leave is no table.
        try workspace.write("half", to: "p/moon-north-1/AWSDataTransfer/2004-01-01.json.7-1.tmp")
        let outcome = try workspace.run("prices", "verify", "p", "--format", "csv")
        #expect(outcome.status == 65)
        let rows = try outcome.rows().dropFirst()
        #expect(
            Array(rows) == [
                ["p/moon-north-1/AWSDataTransfer/2001-01-01.json", "1", "FAULTY"],
                ["p/moon-north-1/AWSDataTransfer/2002-01-01.json", "0", "valid"],
                ["p/moon-north-1/AWSDataTransfer/2003-01-01.json", "1", "FAULTY"],
                ["p/moon-north-1/AWSDataTransfer/2004-01-01.json", "1", "FAULTY"],
                // The hour and the gigabyte are both negative.
                ["p/moon-north-1/AmazonEC2/2001-01-01.json", "2", "FAULTY"],
            ])
        #expect(outcome.message.components(separatedBy: "lambda-cost: error: ").count == 6)
        #expect(outcome.message.contains("2004-02-02"))
        #expect(outcome.message.contains("natGatewayHours") || outcome.message.contains("prices[0]"))
        #expect(outcome.message.contains("natGatewayData") || outcome.message.contains("prices[1]"))
    }

    @Test("of one table every fault is listed, of its header too, each value once")
    func everyFaultOfATable() throws {
        let workspace = try Workspace()
        try workspace.write(
            """
            {"formatVersion": 1, "offerCode": "AmazonVPC", "region": "moon-north-1", "currency": "USD",
             "effectiveDate": "2001-01-01", "sources": "x", "bogus": 1, "prices": [
              {"item": "publicIPv4", "unit": "hrs", "price": "-1", "surprise": true},
              {"itm": "publicIPv4"}, 5]}
            """, to: "table.json")
        let outcome = try workspace.run("prices", "verify", "table.json", "--format", "json")
        #expect(outcome.status == 65)
        let faults = try #require(try outcome.object()["faults"] as? [[String: String]])
        let places = faults.map { $0["message"]?.components(separatedBy: "\n").first ?? "" }
        #expect(
            places == [
                "table.json:2:49: bogus", "table.json:2:44: sources", "table.json:3:56: prices[0].surprise",
                "table.json:3:34: prices[0].unit", "table.json:3:50: prices[0].price", "table.json:4:3: prices[1]",
                "table.json:4:26: prices[2]",
            ])
        let tables = try #require(try outcome.object()["tables"] as? [[String: Any]])
        #expect(tables.first?["faults"] as? Int == 7)
    }

    @Test("a file where no table belongs is one fault among the others")
    func misplaced() throws {
        let workspace = try Workspace()
        try workspace.write("{}", to: "p/stray.json")
        try workspace.write(
            SampleTable.dataTransfer(price: "1"), to: "p/moon-north-1/AWSDataTransfer/2001-01-01.json")
        let outcome = try workspace.run("prices", "verify", "p", "--format", "csv")
        #expect(outcome.status == 65)
        #expect(
            try outcome.rows().dropFirst().map { $0 } == [
                ["p/stray.json", "1", "FAULTY"],
                ["p/moon-north-1/AWSDataTransfer/2001-01-01.json", "0", "valid"],
            ])
    }

    @Test("a directory that is not there, or holds no table")
    func noTables() throws {
        let workspace = try Workspace()
        expectFailure(try workspace.run("prices", "verify", "nowhere"), 66, saying: "nowhere")
        try workspace.write("x", to: "empty/note.txt")
        expectFailure(try workspace.run("prices", "verify", "empty"), 66, saying: "no price table")
    }
}
