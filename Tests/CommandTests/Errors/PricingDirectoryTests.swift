import Foundation
import Testing

@Suite("What a directory of price tables gets that cannot be used")
struct PricingDirectoryTests {
    private static let scenarios = SampleFile.resource(
        #"{"service": "dataTransfer", "bytesPerRequest": 1073741824}"#, #""region": "moon-north-1""#)

    private func compare(_ file: String, _ table: String) throws -> Outcome {
        let workspace = try Workspace()
        try workspace.write(table, to: "tables/" + file)
        try workspace.write(Self.scenarios, to: "my.json")
        return try workspace.run("compare", "my.json", "--pricing", "tables", "--alerts", "2", "--format", "csv")
    }

    @Test("a valid table of one's own prices a region of one's own")
    func valid() throws {
        let outcome = try compare(
            "moon-north-1/AWSDataTransfer/2001-01-01.json", SampleTable.dataTransfer(price: "0.25"))
        expectDone(outcome)
        // Two requests of 1 GB each at $0.25.
        #expect(try outcome.rows() == [["requests", "only", "cheapest"], ["2", "0.50", "only"]])
    }

    @Test("a missing directory")
    func missing() throws {
        expectFailure(try Workspace().run("compare", "--pricing", "nowhere"), 66, saying: "nowhere", "No such file")
    }

    @Test("a file in place of the directory")
    func file() throws {
        let workspace = try Workspace()
        try workspace.write("", to: "tables")
        expectFailure(try workspace.run("compare", "--pricing", "tables"), 66, saying: "tables", "Not a directory")
    }

    @Test(
        "a misplaced file",
        arguments: [
            "2001-01-01.json", "moon-north-1/2001-01-01.json", "moon-north-1/AWSDataTransfer/January.json",
            "moon-north-1/AWSDataTransfer/2001-02-29.json", "moon-north-1/AWSDataTranfser/2001-01-01.json",
        ])
    func misplaced(_ file: String) throws {
        expectFailure(
            try compare(file, SampleTable.dataTransfer(price: "1")), 65, saying: "tables/" + file,
            "REGION/OFFERCODE/DATE.json")
    }

    @Test("a pipe where a table belongs is refused, not waited for")
    func pipe() throws {
        let workspace = try Workspace()
        try workspace.write("", to: "tables/moon-north-1/AWSDataTransfer/note.txt")
        let made = try workspace.shell("mkfifo tables/moon-north-1/AWSDataTransfer/2001-01-01.json")
        #expect(made.status == 0)
        expectFailure(
            try workspace.run("prices", "list", "--pricing", "tables"), 66,
            saying: "2001-01-01.json", "no regular file")
    }

    @Test("a directory without a table is said to be one")
    func noTable() throws {
        let workspace = try Workspace()
        try workspace.write("x", to: "tables/us-east-1/AmazonVPC")
        let outcome = try workspace.run("compare", "--pricing", "tables")
        #expect(outcome.status == 0)
        #expect(outcome.message.contains("warning: tables holds no price table (REGION/OFFERCODE/DATE.json)"))
    }

    @Test("a misspelt offer code names the right one")
    func misspelt() throws {
        expectFailure(
            try compare("moon-north-1/AWSDataTranfser/2001-01-01.json", ""), 65,
            saying: "Did you mean the offer code 'AWSDataTransfer'?")
    }

    @Test("a table that states another place than its own")
    func otherPlace() throws {
        expectFailure(
            try compare("moon-north-1/AWSDataTransfer/2002-02-02.json", SampleTable.dataTransfer(price: "1")), 65,
            saying: "tables/moon-north-1/AWSDataTransfer/2002-02-02.json", "effectiveDate")
    }

    @Test(
        "a table with a fault",
        arguments: [
            ("[", ":1:2", "The text ends"),
            (SampleTable.dataTransfer(price: "-1"), ": prices[0].price", "-1"),
            (SampleTable.dataTransfer(price: "1", members: "\"surprise\": 1"), ": surprise", "Unknown key"),
            (SampleTable.dataTransfer(price: "1", formatVersion: "9"), ": formatVersion", "format 9"),
            (
                SampleTable.dataTransfer(tiers: [("0", "10", "1"), ("11", "Inf", "2")]),
                ": prices[0].tiers[1].beginRange",
                "ends at 10"
            ),
            (SampleTable.dataTransfer(tiers: [("0", "10", "1")]), ": prices[0].tiers", "Inf"),
        ])
    func fault(_ table: String, _ place: String, _ finding: String) throws {
        expectFailure(
            try compare("moon-north-1/AWSDataTransfer/2001-01-01.json", table), 65,
            saying: "tables/moon-north-1/AWSDataTransfer/2001-01-01.json", place, finding)
    }

    @Test("tiers of an address, which is priced one by one")
    func tiersOfAnAddress() throws {
        let workspace = try Workspace()
        try workspace.write(
            """
            {"formatVersion": 1, "offerCode": "AmazonVPC", "region": "us-east-1", "currency": "USD",
             "effectiveDate": "2025-01-01", "prices": [
             {"item": "publicIPv4", "unit": "Hrs", "tiers": [
               {"beginRange": "0", "endRange": "1000", "price": "0.005"},
               {"beginRange": "1000", "endRange": "Inf", "price": "0.001"}]}]}
            """, to: "tables/us-east-1/AmazonVPC/2025-01-01.json")
        expectFailure(
            try workspace.run("compare", "threatstack-to-s3-today", "--pricing", "tables"), 65,
            saying: "tables/us-east-1/AmazonVPC/2025-01-01.json:3:", "prices[0].tiers", "priced one by one",
            "Items that may have tiers: volumeIOPS, natGatewayData, dataProcessed, capacityUnits, requests, duration")
    }

    @Test("tables of two currencies are never added up")
    func currencies() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleTable.dataTransfer(price: "1", currency: "EUR"),
            to: "tables/moon-north-1/AWSDataTransfer/2001-01-01.json")
        try workspace.write(SampleTable.natGateway(price: "1"), to: "tables/moon-north-1/AmazonEC2/2001-01-01.json")
        try workspace.write(
            SampleFile.file(
                #""region": "moon-north-1""#,
                scenarios: [
                    SampleFile.scenario("one", resource: #"{"service": "dataTransfer", "bytesPerRequest": 1}"#),
                    SampleFile.scenario("other", resource: #"{"service": "natGateway", "bytesPerRequest": 1}"#),
                ]), to: "my.json")
        let outcome = try workspace.run("compare", "my.json", "--pricing", "tables")
        expectFailure(outcome, 65, saying: "EUR", "USD", "one currency")
    }
}
