import ExactMath
import JSONText
import Pricing
import StrictJSON

/// A price table made from an offer file, ready to be written.
public struct ImportedTable: Sendable {
    public let offerCode: OfferCode
    public let region: String
    public let currency: String
    public let effectiveDate: String
    public private(set) var priceCount: Int
    public private(set) var bytes: [UInt8]
    /// Whether the offer is the one whose own list the prices come from; load balancers also stand in AmazonEC2's.
    let isFromItsOwnList: Bool
    /// Whether the prices come from an answer of `get-products`, which may leave out any of the offer's others.
    public let isFromAnswer: Bool
    /// Whether an older table of the same day may hold prices of the offer that are as good and are not here.
    public var isPartOfOffer: Bool { isFromAnswer || !isFromItsOwnList }

    /// The part of the table that this is, where it has a file of its own.
    public let part: String?

    /// Where the table belongs in a directory of tables: `REGION/OFFERCODE/DATE.json`, or `…/DATE/PART.json`.
    public var path: String {
        "\(region)/\(offerCode.rawValue)/\(effectiveDate)" + (part.map { "/\($0)" } ?? "") + ".json"
    }

    /// The tables of an imported offer: its main one, and those with other systems and with reserved terms, which are
    /// large and have files of their own.
    ///
    /// - Throws: as `init`.
    public static func tables(
        of offer: ImportedOffer, rules book: PriceBook
    ) throws(PricingError) -> [ImportedTable] {
        var main: [ImportedPrice] = []
        var parts: [String: [ImportedPrice]] = [:]
        for price in offer.prices {
            if let part = Self.part(of: price) { parts[part, default: []].append(price) } else { main.append(price) }
        }
        // A part is found through the main table of its day, so there is always one.
        guard !main.isEmpty else { return [try ImportedTable(offer, offer.prices, rules: book)] }
        var tables = [try ImportedTable(offer, main, rules: book)]
        for (name, prices) in parts.sorted(by: { $0.key < $1.key }) {
            tables.append(try ImportedTable(offer, prices, part: name, rules: book))
        }
        return tables
    }

    private static func part(of price: ImportedPrice) -> String? {
        let kinds = [ItemKind.instance, .reservedInstance]
        guard let kind = kinds.first(where: { $0.name == price.item }) else { return nil }
        let values = kind.attributes.map { attribute in
            price.attributes.first { $0.key == attribute.key.description }?.value ?? ""
        }
        let part = kind.part(for: values)
        return part == ItemKind.instance.part(for: ["", "Linux"]) ? nil : part
    }

    /// The table of some prices of an imported offer.
    ///
    /// An offer states prices alone. How Lambda meters, what a capacity unit carries and by what payload HTTP calls are
    /// metered stand on AWS's pricing pages; those rules are taken over from the built-in table in force on that day.
    ///
    /// - Throws: `PricingError` where the offer holds nothing, or the table would not be valid.
    init(
        _ offer: ImportedOffer, _ prices: [ImportedPrice], part: String? = nil, rules book: PriceBook
    ) throws(PricingError) {
        guard let date = offer.effectiveDate, let day = CalendarDate(date) else {
            throw .unreadable(file: offer.offerCode.rawValue, reason: "the offer states no effective date")
        }
        let rules = try BillingRules(offer.offerCode, on: day, from: book)
        var json = JSONWriter()
        json.beginObject()
        for (key, value) in [
            ("offerCode", offer.offerCode.rawValue), ("region", offer.region), ("currency", offer.currency),
            ("effectiveDate", date),
        ] {
            if key == "offerCode" {
                json.key("formatVersion")
                json.number(PriceTable.formatVersion)
            }
            json.key(key)
            json.string(value)
        }
        json.key("effectiveDateConfirmed")
        json.bool(true)
        if !offer.isWhole || offer.offerCode != offer.sourceOfferCode {
            json.key("partial")
            json.bool(true)
        }
        if let published = offer.publicationDate {
            // The list shows these prices on the day that it is published.
            if let seen = CalendarDate(published.prefix(10)), seen >= day {
                json.key("lastSeen")
                json.string(seen.description)
            }
            json.key("publicationDate")
            json.string(published)
        }
        if let version = offer.version {
            json.key("version")
            json.string(version)
        }
        json.key("sources")
        json.beginArray()
        json.string(Self.source(offer.sourceOfferCode) + (offer.version.map { ", version \($0)" } ?? ""))
        json.endArray()
        if let billing = rules.lambda { Self.write(billing, allowances: offer.allowances, to: &json) }
        json.key("prices")
        json.beginArray()
        for price in prices { try Self.write(price, rules, to: &json) }
        json.endArray()
        json.endObject()
        offerCode = offer.offerCode
        region = offer.region
        currency = offer.currency
        effectiveDate = date
        priceCount = prices.count
        self.part = part
        bytes = json.bytes
        isFromItsOwnList = offer.offerCode == offer.sourceOfferCode
        isFromAnswer = !offer.isWhole
        try validate()
    }

    /// The tables without those of load balancers from AmazonEC2's list where their own list is there as well.
    public static func withoutTwins(_ tables: [ImportedTable]) -> [ImportedTable] {
        tables.filter { table in
            table.isFromItsOwnList
                || !tables.contains {
                    $0.isFromItsOwnList && $0.offerCode == table.offerCode && $0.region == table.region
                }
        }
    }

    /// How a price list of AWS is named among a table's sources.
    static func source(_ offerCode: OfferCode) -> String { "AWS price list \(offerCode.rawValue)" }

    /// The same table with another text.
    func replacing(_ bytes: [UInt8], priceCount: Int) throws(PricingError) -> ImportedTable {
        var table = self
        (table.bytes, table.priceCount) = (bytes, priceCount)
        try table.validate()
        return table
    }

    /// A table that the program could not read back is not written.
    private func validate() throws(PricingError) {
        let table = try PricingError.reading { () throws(FileFault) in
            try PriceTable(
                try JSONDocument(bytes, file: path, maximumBytes: JSONDocument.largestAcceptedSize), file: path)
        }
        if let fault = table.faults().first { throw .invalidTable(fault) }
    }

    private static func write(
        _ billing: LambdaBilling, allowances: [ImportedAllowance], to json: inout JSONWriter
    ) {
        func text(_ key: String, _ value: String) {
            json.key(key)
            json.string(value)
        }
        func allowance(_ item: String, _ stated: Rational) -> String {
            allowances.first { $0.item == item }?.amount ?? stated.description
        }
        json.key("billing")
        json.beginObject()
        text("incrementMs", billing.incrementMs.description)
        text("minimumMs", billing.minimumMs.description)
        json.key("memoryMB")
        json.beginObject(inline: true)
        text("minimum", billing.smallestMemoryMB.description)
        text("maximum", billing.largestMemoryMB.description)
        text("step", billing.memoryStepMB.description)
        if !billing.isMemoryRangeConfirmed {
            json.key("confirmed")
            json.bool(false)
        }
        json.endObject()
        json.key("freeTier")
        json.beginObject(inline: true)
        text("requests", allowance(ItemKind.lambdaRequests.name, billing.freeRequests))
        text("gbSeconds", allowance(ItemKind.lambdaDuration.name, billing.freeGBSeconds))
        json.endObject()
        text("includedEphemeralStorageMB", billing.includedEphemeralStorageMB.description)
        json.endObject()
    }

    private static func write(
        _ price: ImportedPrice, _ rules: BillingRules, to json: inout JSONWriter
    ) throws(PricingError) {
        func text(_ key: String, _ value: String) {
            json.key(key)
            json.string(value)
        }
        json.beginObject(inline: true)
        text("item", price.item)
        for attribute in price.attributes { text(attribute.key, attribute.value) }
        text("unit", price.unit)
        let values = price.attributes.map { $0.value }
        if let increment = try rules.meteringIncrementBytes(price.item, values) {
            text("meteringIncrementBytes", increment.description)
        }
        switch price.rate {
        case .flat(let rate): text("price", rate)
        case .tiered(let tiers):
            json.key("tiers")
            json.beginArray(inline: true)
            for tier in tiers {
                json.beginObject(inline: true)
                text("beginRange", tier.beginRange)
                text("endRange", tier.endRange)
                text("price", tier.price)
                json.endObject()
            }
            json.endArray()
        }
        if let upfront = price.upfront { text("upfront", upfront) }
        if let capacity = try rules.capacity(price.item, values) { write(capacity, to: &json) }
        text("sku", price.sku)
        json.endObject()
    }

    private static func write(_ capacity: LoadBalancerCapacity, to json: inout JSONWriter) {
        json.key("capacity")
        json.beginObject(inline: true)
        let members: [(String, Rational?)] = [
            ("newConnectionsPerSecond", capacity.newConnectionsPerSecond),
            ("activeConnections", capacity.activeConnections), ("gbPerHour", capacity.gbPerHour),
            ("gbPerHourLambdaTarget", capacity.gbPerHourLambdaTarget),
            ("ruleEvaluationsPerSecond", capacity.ruleEvaluationsPerSecond),
            ("freeRules", capacity.freeRules.isZero ? nil : capacity.freeRules),
        ]
        for (key, value) in members {
            guard let value else { continue }
            json.key(key)
            json.string(value.description)
        }
        json.endObject()
    }
}
