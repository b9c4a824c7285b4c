import ExactMath
import JSONText
import StrictJSON
import Testing

@testable import PriceList
@testable import Pricing

// What a new offer takes, here an invented one. In Pricing, a file `Kinds/AmazonMessages.swift` with this, and `.amazonMessages` in `Offer.all`:

extension OfferCode { fileprivate static let messages = OfferCode("AmazonMessages") }

extension Offer { fileprivate static let amazonMessages = Offer(.messages, [.sent, .handedOn]) }

/// Messages handed on to one subscriber.
private enum Copy: BillingUnit {
    static let name = "Copies"
    static let spellings = ["copies", "copy"]
}

extension ItemKind {
    fileprivate static let sent = ItemKind(
        .messages, "sent", unit: .of(Request.self), details: [.number("meteringIncrementBytes", .whole(1...1 << 30))],
        takesTiers: true)
    fileprivate static let handedOn = ItemKind(
        .messages, "handedOn", [.one("protocol", of: "http", "lambda")], unit: .of(Copy.self), takesTiers: true)
}

// In PriceList, a file `Rules/AmazonMessages.swift` with this, and `.amazonMessages` in `OfferRules.all`:

extension OfferRules {
    fileprivate static let amazonMessages = OfferRules(
        .messages,
        [
            ProductRule("Requests-Tier1", .sent),
            ProductRule("DeliveryAttempts-HTTP", .handedOn, "http", where: [(.productFamily, "Message Delivery")]),
            ProductRule(
                "DeliveryAttempts-LAMBDA", .handedOn, "lambda", where: [(.productFamily, "Message Delivery")]),
        ],
        allowances: [AllowanceRule(usage: "Requests-Tier1", kind: .sent, key: "requests")],
        unstated: ["meteringIncrementBytes"])
}

/// The worked example of an offer: nothing beyond what stands above is asked for.
struct NewOfferTests {
    private func imported(_ add: (inout OfferText) -> Void) throws -> ([ImportedOffer], ImportSummary) {
        var text = OfferText(offerCode: "AmazonMessages")
        add(&text)
        var importer = Importer([.awsELB, .amazonMessages])
        try importer.feed(Array(text.text.utf8)[...])
        let offers = try importer.finish()
        return (offers, importer.summary)
    }

    @Test func itsRowsAreReadAndOthersLeftOutWithTheirReason() throws {
        let (offers, summary) = try imported { text in
            text.add([
                "SKU": "A", "usageType": "EU-Requests-Tier1", "Unit": "Requests", "PricePerUnit": "5.0E-7",
                "Region Code": "eu-west-1",
            ])
            text.add([
                "SKU": "B", "usageType": "EU-DeliveryAttempts-HTTP", "Unit": "Copies",
                "PricePerUnit": "0.0000006",
                "Region Code": "eu-west-1", "Product Family": "Message Delivery",
            ])
            text.add([
                "SKU": "C", "usageType": "EU-DeliveryAttempts-HTTP", "Unit": "Copies", "PricePerUnit": "9",
                "Region Code": "eu-west-1", "Product Family": "Another",
            ])
            text.add(["SKU": "D", "usageType": "DeliveryAttempts-SMS", "Unit": "Copies", "PricePerUnit": "9"])
            text.add(["SKU": "E", "usageType": "TS-Requests-Tier1", "Unit": "Requests", "PricePerUnit": "9"])
            text.add([
                "SKU": "F", "usageType": "Global-Requests-Tier1", "Unit": "Requests", "PricePerUnit": "0",
                "EndingRange": "1000000", "Location": "Any", "Region Code": "",
            ])
        }
        #expect(
            Set(offers.lines) == [
                "AmazonMessages eu-west-1 sent Requests 0.0000005",
                "AmazonMessages eu-west-1 handedOn http Copies 0.0000006",
            ])
        #expect(offers.first?.allowances.map(\.amount) == ["1000000"])
        #expect(summary.used == 3)
        #expect(summary.leftOut.map(\.reason) == [.otherUsage, .lookAlike, .otherOperation])
    }

    @Test func itsPricesInATableAreReadAsStrictlyAsAllOthers() throws {
        func read(_ kind: ItemKind, _ text: String) throws -> PriceEntry {
            try PriceEntry(try JSONDocument(Array(text.utf8)).root, kind, in: "t.json")
        }
        let entry = try read(
            .sent,
            #"{"item": "sent", "unit": "Requests", "price": "0.0000005", "meteringIncrementBytes": "65536"}"#)
        #expect(entry.details["meteringIncrementBytes"] == 65536)
        #expect(entry.subject == "sent")
        let fault = #expect(throws: FileFault.self) {
            try read(.handedOn, #"{"item": "handedOn", "protocol": "htp", "unit": "Copies", "price": "0"}"#)
        }
        #expect(fault?.path == "protocol" && fault?.advice == "Did you mean 'http'?")
    }

    @Test func noTwoOffersShareACodeAndEachIsReadByRulesOfItsOwn() {
        let codes = Offer.all.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(OfferRules.all.map(\.code) == codes)
        for rules in OfferRules.all {
            #expect(rules.allowances.allSatisfy { $0.kind.offer == rules.code })
            // Load balancers also stand in AmazonEC2's list.
            let offers = Set(rules.products.map(\.kind.offer))
            #expect(offers == (rules.code == .ec2 ? [.ec2, .elasticLoadBalancing] : [rules.code]))
        }
    }
}
