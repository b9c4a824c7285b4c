import Pricing
import Testing

/// Every way in which a price table can be wrong, with the whole message.
@Suite struct PriceTableFaultTests {
    private static let file = "own/us-east-1/AmazonApiGateway/2020-01-01.json"

    /// The message for one entry on line 7 of the file.
    private static func fault(ofPrice price: String) throws -> [String] {
        try TableText.fault(TableText.gateway("\n    \(price)\n  ")).split(separator: "\n").map(String.init)
    }

    private static func tiers(_ tiers: String) -> String {
        #"{"item": "requests", "type": "REST", "unit": "Requests", "tiers": [\#(tiers)]}"#
    }

    @Test func tiersWithAGap() throws {
        let fault = try Self.fault(
            ofPrice: Self.tiers(
                #"{"beginRange": "0", "endRange": "10", "price": "2"}, {"beginRange": "11", "endRange": "Inf", "price": "1"}"#
            ))
        #expect(
            fault == [
                "\(Self.file):8:140: prices[0].tiers[1].beginRange",
                "The tier begins at 11, but the previous tier ends at 10.",
                "Tiers start at 0, meet exactly, and the last one ends at \"Inf\".",
            ])
    }

    @Test func aBoundOfThousandsOfDigitsIsShortened() throws {
        let fault = try Self.fault(
            ofPrice: Self.tiers(
                #"{"beginRange": "0", "endRange": "10", "price": "2"}, {"beginRange": "1e-9999", "endRange": "Inf", "price": "1"}"#
            ))
        // A fraction whose denominator has ten thousand digits.
        let shown = "1/1" + String(repeating: "0", count: 36) + "…"
        #expect(fault[1] == "The tier begins at \(shown), but the previous tier ends at 10.")
    }

    @Test func tiersThatOverlap() throws {
        let fault = try Self.fault(
            ofPrice: Self.tiers(
                #"{"beginRange": "0", "endRange": "10", "price": "2"}, {"beginRange": "9", "endRange": "Inf", "price": "1"}"#
            ))
        #expect(fault[1] == "The tier begins at 9, but the previous tier ends at 10.")
    }

    @Test func tiersThatDoNotStartAtZero() throws {
        let fault = try Self.fault(ofPrice: Self.tiers(#"{"beginRange": "1", "endRange": "Inf", "price": "2"}"#))
        #expect(fault[0] == "\(Self.file):8:87: prices[0].tiers[0].beginRange")
        #expect(fault[1] == "The first tier begins at 1, not at 0.")
    }

    @Test func tiersThatEnd() throws {
        let fault = try Self.fault(ofPrice: Self.tiers(#"{"beginRange": "0", "endRange": "10", "price": "2"}"#))
        #expect(
            fault == [
                "\(Self.file):8:71: prices[0].tiers", "The last tier ends at 10, so what lies beyond has no price.",
                "The last tier ends at \"Inf\".",
            ])
    }

    @Test func aTierAfterTheLast() throws {
        let fault = try Self.fault(
            ofPrice: Self.tiers(
                #"{"beginRange": 0, "endRange": "Inf", "price": 2}, {"beginRange": 5, "endRange": "Inf", "price": 1}"#))
        #expect(fault[1] == "The tier begins at 5, but the previous tier has no end.")
    }

    @Test func aTierThatEndsWhereItBegins() throws {
        let fault = try Self.fault(ofPrice: Self.tiers(#"{"beginRange": "0", "endRange": "0", "price": "2"}"#))
        #expect(fault[0].hasSuffix("prices[0].tiers[0].endRange"))
        #expect(fault[1] == "The tier ends at 0, not after its begin at 0.")
    }

    @Test(arguments: ["beginRange", "endRange", "price"])
    func aTierWithoutOneOfItsKeys(key: String) throws {
        let keys = ["beginRange": "0", "endRange": "Inf", "price": "2"].filter { $0.key != key }
        let tier = keys.map { "\"\($0.key)\": \"\($0.value)\"" }.joined(separator: ", ")
        #expect(try Self.fault(ofPrice: Self.tiers("{\(tier)}"))[1] == "The key '\(key)' is missing.")
    }

    @Test func noTiersAtAll() throws {
        #expect(try Self.fault(ofPrice: Self.tiers(""))[1] == "The list has 0 entries; 1 to 1000 are accepted.")
    }

    @Test(arguments: [
        ("-0.1", "Found \"-0.1\"; accepted is a number from 0 to 1000000000000."),
        ("1000000000001", "Found \"1000000000001\"; accepted is a number from 0 to 1000000000000."),
    ])
    func pricesOutOfRange(price: String, finding: String) throws {
        let fault = try Self.fault(ofPrice: TableText.rest(price))
        #expect(fault == ["\(Self.file):8:71: prices[0].price", finding])
    }

    @Test func priceThatIsNoNumber() throws {
        #expect(
            try Self.fault(ofPrice: TableText.rest("0,1")) == [
                "\(Self.file):8:71: prices[0].price",
                "Found \"0,1\", but it is not a plain decimal number such as 12, 0.0104 or 2.5e6.",
                "Write a number from 0 to 1000000000000.",
            ])
    }

    @Test func twoPricesOfTheSameThing() throws {
        let fault = try TableText.fault(TableText.gateway("\n\(TableText.rest("1")),\n\n\(TableText.rest("2"))\n"))
        #expect(
            fault == """
                \(Self.file):10:1: prices[1]
                requests (REST) is priced twice; the first time at line 8.
                Remove one of the two.
                """)
    }

    @Test func bothPriceAndTiers() throws {
        let fault = try Self.fault(
            ofPrice: #"{"item": "requests", "type": "REST", "unit": "Requests", "price": "1", "tiers": []}"#)
        #expect(fault[0] == "\(Self.file):8:85: prices[0].tiers")
        #expect(Array(fault.dropFirst()) == ["There are both a \"price\" and \"tiers\".", "Keep one."])
    }

    @Test func neitherPriceNorTiers() throws {
        let fault = try Self.fault(ofPrice: #"{"item": "requests", "type": "REST", "unit": "Requests"}"#)
        #expect(fault == ["\(Self.file):8:5: prices[0]", "There is neither a \"price\" nor \"tiers\"."])
    }

    @Test func unknownUnit() throws {
        let fault = try Self.fault(
            ofPrice: #"{"item": "requests", "type": "REST", "unit": "request", "price": "1"}"#)
        #expect(
            fault == [
                "\(Self.file):8:50: prices[0].unit", "Found \"request\"; accepted: Requests.",
                "Did you mean 'Requests'?",
            ])
    }

    @Test func unknownItem() throws {
        let fault = try Self.fault(ofPrice: #"{"item": "request", "type": "REST", "unit": "Requests", "price": "1"}"#)
        #expect(
            fault == [
                "\(Self.file):8:14: prices[0].item", "Found \"request\", which is no item of AmazonApiGateway.",
                "Items: requests, cache.",
            ])
    }

    @Test func noItem() throws {
        #expect(try Self.fault(ofPrice: #"{"type": "REST"}"#)[1] == "The price has no \"item\".")
        #expect(try Self.fault(ofPrice: "7")[1] == "Found 7 where a price { … } is expected.")
    }

    @Test func unknownKey() throws {
        let fault = try Self.fault(
            ofPrice: #"{"item": "requests", "type": "REST", "unit": "Requests", "price": "1", "notes": ""}"#)
        #expect(
            fault == [
                "\(Self.file):8:76: prices[0].notes", "Unknown key 'notes'.",
                "Did you mean 'note'? Known keys here: item, unit, price, tiers, sku, confirmed, note, type, "
                    + "meteringIncrementBytes.",
            ])
    }

    @Test func unknownValueOfAnAttribute() throws {
        let fault = try Self.fault(ofPrice: #"{"item": "requests", "type": "HTTPS", "unit": "Requests", "price": "1"}"#)
        #expect(fault[1] == "Found \"HTTPS\"; accepted: REST, HTTP.")
        #expect(fault[2] == "Did you mean 'HTTP'?")
    }

    @Test func missingAttribute() throws {
        let fault = try Self.fault(ofPrice: #"{"item": "requests", "unit": "Requests", "price": "1"}"#)
        #expect(fault[1] == "The key 'type' is missing.")
    }

    @Test func capacityUnitsWithoutACapacity() throws {
        let text = TableText.gateway(
            #"{"item": "capacityUnits", "type": "application", "unit": "LCU-Hrs", "price": "1"}"#
        ).replacing("AmazonApiGateway", with: "AWSELB")
        let fault = try TableText.fault(text, path: "us-east-1/AWSELB/2020-01-01.json")
        #expect(fault.contains("The \"capacity\" of one unit is missing."))
    }

    /// Without what is due up front such a reservation would cost nothing.
    @Test(arguments: ["allUpfront", "partialUpfront", "noUpfront"])
    func aReservationPaidUpFrontWithoutWhatIsDueThen(payment: String) throws {
        func table(_ more: String) throws -> PriceTableSource {
            let text = TableText.gateway(
                #"{"item": "reservedInstance", "instanceType": "x", "operatingSystem": "Linux", "term": "1yr", "#
                    + #""payment": "\#(payment)", "offeringClass": "standard", "unit": "Hrs", "price": "0"\#(more)}"#
            ).replacing("AmazonApiGateway", with: "AmazonEC2")
            return try TableText.source(text, path: "us-east-1/AmazonEC2/2020-01-01.json")
        }
        let isPaidLater = payment == "noUpfront"
        #expect(
            try table("").faults().map(\.finding) == (isPaidLater ? [] : ["What is due up front is missing."]))
        #expect(try table(#", "upfront": "12""#).faults() == [])
    }

    /// Without it a call of any size would count as one.
    @Test func httpCallsWithoutTheirMetering() throws {
        let http = #"{"item": "requests", "type": "HTTP", "unit": "Requests", "price": "1"}"#
        #expect(try Self.fault(ofPrice: http)[1] == "By what payload HTTP calls are metered is missing.")
        #expect(try TableText.source(TableText.gateway(http.replacing("HTTP", with: "REST"))).faults() == [])
    }
}
