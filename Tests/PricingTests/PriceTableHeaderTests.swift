import Pricing
import Testing

/// What a table says of itself before its prices.
@Suite struct PriceTableHeaderTests {
    private static let good = TableText.gateway(TableText.rest("1"))

    private static func fault(replacing part: String, with other: String) throws -> [String] {
        try TableText.fault(good.replacing(part, with: other)).split(separator: "\n").map(String.init)
    }

    @Test func aTableThatIsRight() throws {
        let header = #"""

              "effectiveDateConfirmed": false, "lastSeen": "2021-02-03", "publicationDate": "2020-01-02T03:04:05Z",
              "version": "20200102030405", "retrieved": "2021-02-03", "sources": ["one", "two"], "notes": ["note"],
            """#
        let table = try TableText.source(TableText.gateway(TableText.rest("1"), header: header)).load()
        #expect(table.offerCode == .apiGateway)
        #expect(table.region == "us-east-1")
        #expect(table.effectiveDate == CalendarDate("2020-01-01"))
        #expect(!table.isEffectiveDateConfirmed)
        #expect(table.lastSeen == CalendarDate("2021-02-03"))
        #expect(table.publicationDate == "2020-01-02T03:04:05Z")
        #expect(table.version == "20200102030405")
        #expect(table.sources == ["one", "two"])
        #expect(table.notes == ["note"])
        #expect(table.priceCount == 1)
        #expect(try TableText.source(Self.good).load().isEffectiveDateConfirmed)
    }

    @Test func aNewerFormatIsRefusedByName() throws {
        let newer = "{\"formatVersion\": 2, \"anything\": null}"
        #expect(
            try TableText.fault(newer) == """
                own/us-east-1/AmazonApiGateway/2020-01-01.json:1:19: formatVersion
                The table has format 2; this lambda-cost reads format 1.
                Use a newer lambda-cost for this file.
                """)
    }

    @Test func noFormat() throws {
        let fault = try Self.fault(replacing: "\"formatVersion\": 1,", with: "")
        #expect(fault.dropFirst() == ["The key 'formatVersion' is missing.", "This is format 1."])
    }

    @Test(arguments: ["\"one\"", "1.5", "0", "null"])
    func formatThatIsNoVersion(version: String) throws {
        let fault = try Self.fault(replacing: "\"formatVersion\": 1", with: "\"formatVersion\": \(version)")
        #expect(fault[0].hasSuffix(":2:20: formatVersion"))
        #expect(fault[1].hasPrefix("Found \(version)"))
    }

    /// The header states another region, offer or day than the path.
    @Test(arguments: [
        ("region", "us-east-1", "eu-west-1"), ("offerCode", "AmazonApiGateway", "AmazonEC2"),
        ("effectiveDate", "2020-01-01", "2020-01-02"),
    ])
    func pathAndHeaderDisagree(key: String, outside: String, inside: String) throws {
        let fault = try Self.fault(replacing: "\"\(key)\": \"\(outside)\"", with: "\"\(key)\": \"\(inside)\"")
        #expect(fault[0].hasSuffix(": \(key)"))
        #expect(fault[1] == "The table says '\(inside)', but its path says '\(outside)'.")
        #expect(fault[2] == "A table's path is REGION/OFFERCODE/DATE.json.")
    }

    @Test(arguments: ["2020-02-30", "2020-1-1", "01.01.2020", "2020-01-01T00:00:00Z", ""])
    func wrongDate(date: String) throws {
        let fault = try Self.fault(replacing: "\"2020-01-01\"", with: "\"\(date)\"")
        #expect(
            fault == [
                "own/us-east-1/AmazonApiGateway/2020-01-01.json:6:20: effectiveDate",
                "Found \"\(date)\"; a day is written \"2026-07-20\".",
            ])
    }

    @Test(arguments: ["usd", "US", "USDX", "$", "U5D", "ÄÖÜ"])
    func currencyThatIsNoCode(code: String) throws {
        let fault = try Self.fault(replacing: "\"USD\"", with: "\"\(code)\"")
        #expect(fault[0].hasSuffix(": currency"))
        #expect(fault[1] == "Found \"\(code)\", which is no code of a currency.")
    }

    @Test func unknownOffer() throws {
        let fault = try Self.fault(replacing: "\"AmazonApiGateway\"", with: "\"AmazonAPIGateway2\"")
        #expect(fault[1].hasPrefix("Found \"AmazonAPIGateway2\"; accepted: AmazonEC2, AWSELB, "))
        #expect(fault[2] == "Did you mean 'AmazonApiGateway'?")
    }

    @Test(arguments: ["offerCode", "region", "currency", "effectiveDate", "prices"])
    func missingKey(key: String) throws {
        let fault = try Self.fault(replacing: "\"\(key)\":", with: "\"notes\":")
        #expect(fault[1] == "The key '\(key)' is missing.")
    }

    @Test func unknownKey() throws {
        let fault = try Self.fault(replacing: "\"region\":", with: "\"regions\":")
        #expect(fault[1] == "Unknown key 'regions'.")
        #expect(fault[2].hasPrefix("Did you mean 'region'? Known keys here: formatVersion, offerCode, region, "))
    }

    @Test func noPrices() throws {
        #expect(try TableText.fault(TableText.gateway("")).hasSuffix("The table holds no price."))
        let fault = try TableText.fault(
            #"{"formatVersion": 1, "offerCode": "AmazonApiGateway", "region": "us-east-1", "currency": "USD", "#
                + #""effectiveDate": "2020-01-01", "prices": {}}"#)
        #expect(fault.hasSuffix("Found {} where a list of prices is expected."))
    }

    @Test func textThatIsNoJSON() throws {
        #expect(
            try TableText.fault("{\"formatVersion\": 1,\n}") == """
                own/us-east-1/AmazonApiGateway/2020-01-01.json:1:20
                A comma stands before '}' with nothing after it.
                Remove the comma.
                """)
        #expect(try TableText.fault("[]").hasSuffix("Found [] where a price table { … } is expected."))
    }

    @Test func duplicateKey() throws {
        let fault = try Self.fault(replacing: "\"currency\":", with: "\"region\":")
        #expect(fault[1].hasPrefix("The key 'region' is already given at line 4"))
    }

    @Test func billingRulesBelongToSomeOffersAlone() throws {
        let fault = try TableText.fault(TableText.gateway(TableText.rest("1"), header: "\n  \"billing\": {},"))
        #expect(
            fault.hasSuffix(
                "The tables of AmazonApiGateway state no billing rules; those of AWSLambda, AWSDataTransfer, "
                    + "AmazonCloudWatch, AmazonECS, AmazonSNS, AWSQueueService do."))
        let lambda = try TableText.fault(
            Self.good.replacing("AmazonApiGateway", with: "AWSLambda"), path: "us-east-1/AWSLambda/2020-01-01.json")
        #expect(lambda.contains("The key 'billing' is missing."))
    }

    @Test(arguments: [
        "us-east-1/AmazonApiGateway/2020-01-01", "us-east-1/AmazonApiGateway/2020-13-01.json",
        "us-east-1/AmazonS3/2020-01-01.json", "AmazonApiGateway/2020-01-01.json",
        "a/us-east-1/AmazonApiGateway/2020-01-01.json", "/AmazonApiGateway/2020-01-01.json",
        "us-east-1/AmazonApiGateway/.json",
    ])
    func pathsThatAreNoTable(path: String) {
        #expect(PriceTableSource(directory: "own", path: path) { [] } == nil)
    }

    @Test func aFileThatCannotBeRead() throws {
        let source = try #require(
            PriceTableSource(directory: "own/", path: "us-east-1/AWSELB/2020-01-01.json") { () throws(PricingError) in
                throw .unreadable(file: "own/x", reason: "no permission")
            })
        #expect(source.file == "own/us-east-1/AWSELB/2020-01-01.json")
        #expect(source.origin == .directory("own/"))
        let error = #expect(throws: PricingError.self) { try source.load() }
        #expect(error?.description == "own/x\nThe price table cannot be read: no permission.")
    }

    /// What is free stands in one place, so that it cannot be taken off twice.
    @Test func freeDataTransferStandsAmongTheBillingRules() throws {
        func source(_ billing: String, _ tiers: String) throws -> PriceTableSource {
            let text = TableText.gateway(
                #"{"item": "internetOut", "unit": "GB", "tiers": [\#(tiers)]}"#, header: billing
            ).replacing("AmazonApiGateway", with: "AWSDataTransfer")
            return try TableText.source(text, path: "us-east-1/AWSDataTransfer/2020-01-01.json")
        }
        let paid = #"{"beginRange": 0, "endRange": "Inf", "price": "0.09"}"#
        #expect(try source("", paid).load().dataTransferBilling.freeGB == 0)
        let early = try source(#" "billing": {"freeTier": {"gb": "1", "countsTowardTiers": true}},"#, paid).load()
        #expect(early.dataTransferBilling.freeGB == 1 && early.dataTransferBilling.countsTowardTiers)
        let late = try source(#" "billing": {"freeTier": {"gb": "100"}},"#, paid).load()
        #expect(late.dataTransferBilling.freeGB == 100 && !late.dataTransferBilling.countsTowardTiers)
        let free = #"""
            {"beginRange": 0, "endRange": 1, "price": "0"}, {"beginRange": 1, "endRange": "Inf", "price": "0.09"}
            """#
        #expect(
            try source("", free).faults().map(\.finding) == [
                "What is free each month stands in the table's \"billing\", not among the tiers."
            ])
        #expect(
            try source(#" "billing": {"freeTier": {"gbs": "100"}},"#, paid).faults().map(\.path) == [
                "billing.freeTier.gbs", "billing.freeTier",
            ])
    }
}
