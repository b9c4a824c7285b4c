import ExactMath
import JSONText
import StrictJSON
import Testing

@testable import PriceList
@testable import Pricing

// What a new offer takes. In Pricing, a file `Kinds/AmazonSNS.swift` with this, and `.amazonSNS` in `Offer.all`:

extension OfferCode { fileprivate static let sns = OfferCode("AmazonSNS") }

extension Offer { fileprivate static let amazonSNS = Offer(.sns, [.publishes, .deliveries]) }

/// Messages handed on to one subscriber.
private enum Notification: BillingUnit {
    static let name = "Notifications"
    static let spellings = ["notifications", "notification"]
}

extension ItemKind {
    fileprivate static let publishes = ItemKind(
        .sns, "publishes", unit: .of(Request.self), details: [.number("meteringIncrementBytes", .whole(1...1 << 30))],
        takesTiers: true)
    fileprivate static let deliveries = ItemKind(
        .sns, "deliveries", [.one("protocol", of: "http", "lambda")], unit: .of(Notification.self), takesTiers: true)
}

// In PriceList, a file `Rules/AmazonSNS.swift` with this, and `.amazonSNS` in `OfferRules.all`:

extension OfferRules {
    fileprivate static let amazonSNS = OfferRules(
        .sns,
        [
            ProductRule("Requests-Tier1", .publishes),
            ProductRule("DeliveryAttempts-HTTP", .deliveries, "http", where: [(.productFamily, "Message Delivery")]),
            ProductRule(
                "DeliveryAttempts-LAMBDA", .deliveries, "lambda", where: [(.productFamily, "Message Delivery")]),
        ],
        allowances: [AllowanceRule(usage: "Requests-Tier1", kind: .publishes, key: "requests")],
        unstated: ["meteringIncrementBytes"])
}

/// The worked example of an offer: nothing beyond what stands above is asked for.
struct NewOfferTests {
    private func imported(_ add: (inout OfferText) -> Void) throws -> ([ImportedOffer], ImportSummary) {
        var text = OfferText(offerCode: "AmazonSNS")
        add(&text)
        var importer = Importer([.awsELB, .amazonSNS])
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
                "SKU": "B", "usageType": "EU-DeliveryAttempts-HTTP", "Unit": "Notifications",
                "PricePerUnit": "0.0000006",
                "Region Code": "eu-west-1", "Product Family": "Message Delivery",
            ])
            text.add([
                "SKU": "C", "usageType": "EU-DeliveryAttempts-HTTP", "Unit": "Notifications", "PricePerUnit": "9",
                "Region Code": "eu-west-1", "Product Family": "Another",
            ])
            text.add(["SKU": "D", "usageType": "DeliveryAttempts-SMS", "Unit": "Notifications", "PricePerUnit": "9"])
            text.add(["SKU": "E", "usageType": "TS-Requests-Tier1", "Unit": "Requests", "PricePerUnit": "9"])
            text.add([
                "SKU": "F", "usageType": "Global-Requests-Tier1", "Unit": "Requests", "PricePerUnit": "0",
                "EndingRange": "1000000", "Location": "Any", "Region Code": "",
            ])
        }
        #expect(
            Set(offers.lines) == [
                "AmazonSNS eu-west-1 publishes Requests 0.0000005",
                "AmazonSNS eu-west-1 deliveries http Notifications 0.0000006",
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
            .publishes,
            #"{"item": "publishes", "unit": "Requests", "price": "0.0000005", "meteringIncrementBytes": "65536"}"#)
        #expect(entry.details["meteringIncrementBytes"] == 65536)
        #expect(entry.subject == "publishes")
        let fault = #expect(throws: FileFault.self) {
            try read(.deliveries, #"{"item": "deliveries", "protocol": "htp", "unit": "Notifications", "price": "0"}"#)
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
