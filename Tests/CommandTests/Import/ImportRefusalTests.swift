import Foundation
import Testing

@Suite("prices import refuses")
struct ImportRefusalTests {
    /// A file that gives no table, and some of the words it gets.
    struct Refusal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
        let words: [String]

        init(_ name: String, _ text: String, _ words: String...) {
            testDescription = name
            bytes = Array(text.utf8)
            self.words = words
        }

        init(_ name: String, bytes: [UInt8], _ words: String...) {
            testDescription = name
            self.bytes = bytes
            self.words = words
        }
    }

    /// An offer of one public address at this price.
    private static func address(_ price: String, _ cells: [String: String] = [:]) -> OfferFile {
        var offer = OfferFile("AmazonVPC", in: .frankfurt)
        offer.add("S1", "PublicIPv4:InUseAddress", price, per: "Hrs", cells)
        return offer
    }

    private static func tiers(_ tiers: [(String, String, String)]) -> String {
        var offer = OfferFile("AWSDataTransfer", in: .frankfurt)
        offer.add("S1", "DataTransfer-Out-Bytes", tiers: tiers, per: "GB")
        return offer.text
    }

    private static var twoPrices: String {
        var offer = address("0.005")
        offer.add("S2", "PublicIPv4:InUseAddress", "0.006", per: "Hrs")
        return offer.text
    }

    private static var twoCurrencies: String {
        var offer = address("0.005")
        offer.currency = "CNY"
        offer.add("S2", "PublicIPv4:InUseAddress", "0.036", per: "Hrs")
        return offer.text
    }

    static let refusals = [
        Refusal(
            "savings plan rates",
            """
            FormatVersion,v1.0
            Disclaimer,For information only
            Publication Date,2026-01-16T00:00:00Z
            Version,20260116000000
            OfferCode,AWSMachineLearningSavingsPlans
            SKU,RateCode,Unit,EffectiveDate,DiscountedRate,Currency,DiscountedSKU,DiscountedServiceCode
            AAA,AAA.BBB,Hrs,2026-01-16,1.824,USD,CCC,AmazonEC2

            """, "savings plan rates", "of no plan whose rates are used"),
        Refusal(
            "a region index",
            """
            {"formatVersion" : "v1.0", "disclaimer" : "x", "publicationDate" : "2026-01-16T00:00:00Z", "regions" : {
              "us-east-1" : {"regionCode" : "us-east-1", "currentVersionUrl" : "/offers/v1.0/aws/x/index.json"}}}
            """, "region index", "currentVersionUrl"),
        Refusal(
            "the index of services",
            """
            {"formatVersion" : "v1.0", "publicationDate" : "2026-01-16T00:00:00Z", "offers" : {"AmazonEC2" : {
              "offerCode" : "AmazonEC2", "currentRegionIndexUrl" : "/offers/v1.0/aws/AmazonEC2/region_index.json"}}}
            """, "index of all services", "currentRegionIndexUrl"),
        Refusal("a web page", "<!DOCTYPE html>\n<html><body>Service unavailable</body></html>\n", "web page (HTML)"),
        Refusal(
            "a page with NextToken", address("0.005").answer(", \"NextToken\": \"abc\""), "NextToken", "incomplete"),
        Refusal("a row that is cut", String(address("0.005").text.dropLast(40)), "Line 7", "ends in the middle"),
        Refusal("JSON that is cut", String(address("0.005").json.dropLast(30)), "ends in the middle"),
        Refusal("gzip", bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + [UInt8](repeating: 7, count: 40), "gunzip -c"),
        Refusal("zip", bytes: Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 7, count: 40), "unzip -p"),
        Refusal("nothing", "", "The file is empty"),
        Refusal("a negative price", address("-0.005").text, "Line 7", "S1", "'-0.005' is negative"),
        Refusal("an empty price", address("").text, "Line 7", "S1", "the price is empty"),
        Refusal("a price in words", address("free").text, "Line 7", "S1", "'free' is no number"),
        Refusal("an unknown unit", address("0.005", ["Unit": "Fortnights"]).text, "'Fortnights'", "Hrs"),
        Refusal("a gap", tiers([("0", "10", "0.1"), ("20", "Inf", "0.05")]), "a gap", "begins at 20", "ends at 10"),
        Refusal("an overlap", tiers([("0", "10", "0.1"), ("5", "Inf", "0.05")]), "an overlap", "begins at 5"),
        Refusal("no last tier", tiers([("0", "10", "0.1")]), "S1", "ends at 10"),
        Refusal("two prices for one thing", twoPrices, "S1", "S2", "0.005", "0.006"),
        Refusal("another service", OfferFile("AmazonS3").text, "AmazonS3", "AmazonEC2, "),
        Refusal("none of the prices", OfferFile("AmazonVPC").text, "AmazonVPC", "none of the prices"),
    ]

    @Test("in its own words, and writes nothing", arguments: refusals)
    func refusal(_ refusal: Refusal) throws {
        let workspace = try Workspace()
        try workspace.write(Data(refusal.bytes), to: "list")
        let fresh = try workspace.run("prices", "import", "list", "--into", "prices")
        expectFailure(fresh, 65, saying: "list\n")
        for words in refusal.words { #expect(fresh.message.contains(words), "\(fresh.message)") }
        #expect(!workspace.exists("prices"))
        let piped = try workspace.run("prices", "import", "-", "--into", "prices", input: Data(refusal.bytes))
        expectFailure(piped, 65, saying: "standard input\n")
    }

    @Test("a good file that comes with a bad one, and leaves the older table as it was")
    func oneOfTwo() throws {
        let workspace = try Workspace()
        try workspace.write(Self.address("0.004").text, to: "old")
        expectDone(try workspace.run("prices", "import", "old", "--into", "prices"))
        let path = "prices/eu-central-1/AmazonVPC/2025-09-01.json"
        let before = try workspace.read(path)
        try workspace.write(Self.address("0.005").text, to: "good")
        try workspace.write(Self.address("-1").text, to: "bad")
        expectFailure(try workspace.run("prices", "import", "good", "bad", "--into", "prices"), 65, saying: "bad\n")
        #expect(try workspace.read(path) == before)
        #expect(try workspace.names(in: "prices/eu-central-1/AmazonVPC") == ["2025-09-01.json"])
    }

    @Test("two files that would give the same table")
    func twoFilesForOneTable() throws {
        let workspace = try Workspace()
        for (name, type) in [("a", "t3.medium"), ("b", "t3.large")] {
            var offer = OfferFile("AmazonEC2", in: .frankfurt)
            offer.addInstance(name, type, "0.05")
            try workspace.write(offer.answer(), to: name)
        }
        expectFailure(
            try workspace.run("prices", "import", "a", "b", "--into", "p"), 65, saying: "eu-central-1", "AmazonEC2")
        #expect(!workspace.exists("p"))
    }

    @Test("prices in two currencies for one region")
    func twoCurrencies() throws {
        let workspace = try Workspace()
        try workspace.write(Self.twoCurrencies, to: "list")
        expectFailure(
            try workspace.run("prices", "import", "list", "--into", "p"), 65,
            saying: "eu-central-1/AmazonVPC/2025-09-01.json", "CNY", "USD")
        #expect(!workspace.exists("p"))
    }

    @Test("a file that is not there")
    func missing() throws {
        expectFailure(try Workspace().run("prices", "import", "nowhere", "--into", "p"), 66, saying: "nowhere")
        expectFailure(try Workspace().run("prices", "import"), 64, saying: "needs a file")
    }

    @Test("nothing of China's prices, which stay in their currency and out of sums in dollars")
    func yuan() throws {
        let workspace = try Workspace()
        var offer = OfferFile("AmazonVPC", in: .beijing)
        offer.currency = "CNY"
        offer.add("S1", "PublicIPv4:InUseAddress", "0.0330000000", per: "Hrs")
        try workspace.write(offer.text, to: "vpc")
        var instances = OfferFile("AmazonEC2", in: .beijing)
        instances.addInstance("S2", "t3.medium", "0.05")
        try workspace.write(instances.text, to: "ec2")
        expectDone(try workspace.run("prices", "import", "vpc", "ec2", "--into", "p"))
        #expect(try workspace.read("p/cn-north-1/AmazonVPC/2025-09-01.json").contains(#""currency": "CNY""#))
        let balancer = ("a", #"{"service": "ec2", "instanceType": "t3.medium", "publicIPv4": true}"#, "")
        try workspace.write(ImportTests.scenarioFile(in: "cn-north-1", [balancer]), to: "s.json")
        let outcome = try workspace.run("compare", "s.json", "--pricing", "p")
        #expect(outcome.status != 0)
        #expect(outcome.message.contains("CNY") && outcome.message.contains("USD"), "\(outcome.message)")
    }
}
