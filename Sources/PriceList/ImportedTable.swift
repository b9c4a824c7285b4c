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
        let part = price.kind.part(for: price.values)
        return part == ItemKind.mainPart ? nil : part
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
        let rules = try UnstatedRules(offer.offerCode, on: day, from: book)
        var json = JSONWriter()
        json.beginObject()
        json.key("formatVersion")
        json.number(PriceTable.formatVersion)
        json.text("offerCode", offer.offerCode.rawValue)
        json.text("region", offer.region)
        json.text("currency", offer.currency)
        json.text("effectiveDate", date)
        json.key("effectiveDateConfirmed")
        json.bool(true)
        if !offer.isWhole || offer.offerCode != offer.sourceOfferCode {
            json.key("partial")
            json.bool(true)
        }
        if let published = offer.publicationDate {
            // The list shows these prices on the day that it is published.
            if let seen = CalendarDate(published.prefix(10)), seen >= day {
                json.text("lastSeen", seen.description)
            }
            json.text("publicationDate", published)
        }
        if let version = offer.version { json.text("version", version) }
        json.key("sources")
        json.beginArray()
        json.string(Self.source(offer.sourceOfferCode) + (offer.version.map { ", version \($0)" } ?? ""))
        json.endArray()
        rules.writeBilling(allowances: offer.allowances, to: &json)
        json.key("prices")
        json.beginArray()
        for price in prices { try rules.write(price, to: &json) }
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
}

/// What the tables of an offer say and its price list does not: how the service meters, what belongs to a price.
private struct UnstatedRules {
    private let offer: Offer
    private let keys: [StaticString]
    /// The tables that state them, to be looked through in this order.
    private let tables: [PriceTable]

    /// From the built-in table of us-east-1 in force on the day, the rules being the same in every region; the
    /// earliest one before that. What it lacks is looked up in the newest.
    init(_ code: OfferCode, on day: CalendarDate, from book: PriceBook) throws(PricingError) {
        offer = Offer.of(code)
        keys = OfferRules.all.first { $0.code == code }?.unstated ?? []
        guard !keys.isEmpty || offer.statesBilling else {
            tables = []
            return
        }
        let region = "us-east-1"
        let first = book.sources(of: code, in: region).first?.effectiveDate ?? day
        let inForce = try book.table(of: code, in: region, asOf: max(day, first))
        tables = [inForce, try book.table(of: code, in: region)]
    }

    /// Writes how the service meters, with the allowances that the offer itself states.
    func writeBilling(allowances: [ImportedAllowance], to json: inout JSONWriter) {
        guard offer.statesBilling, let table = tables.first else { return }
        table.writeBilling(replacing: allowances.flatMap { $0.rules.map { ($0.key, $0.value) } }, to: &json)
    }

    func write(_ price: ImportedPrice, to json: inout JSONWriter) throws(PricingError) {
        json.beginObject(inline: true)
        json.text("item", price.item)
        for attribute in price.attributes { json.text(attribute.key, attribute.value) }
        json.text("unit", price.unit)
        try writeDetails(of: price, groups: false, to: &json)
        if price.tiers.count == 1 {
            json.text("price", price.tiers[0].price)
        } else {
            json.key("tiers")
            json.beginArray(inline: true)
            for tier in price.tiers {
                json.beginObject(inline: true)
                json.text("beginRange", tier.beginRange)
                json.text("endRange", tier.endRange)
                json.text("price", tier.price)
                json.endObject()
            }
            json.endArray()
        }
        if let upfront = price.upfront { json.text("upfront", upfront) }
        try writeDetails(of: price, groups: true, to: &json)
        json.text("sku", price.sku)
        json.endObject()
    }

    private func writeDetails(
        of price: ImportedPrice, groups: Bool, to json: inout JSONWriter
    ) throws(PricingError) {
        for detail in price.kind.details
        where detail.isGroup == groups && keys.contains(where: { $0.description == detail.key.description }) {
            for table in tables {
                let entry = try PricingError.reading { () throws(FileFault) -> PriceEntry? in
                    if let own = try table.entry(price.kind, price.values) { return own }
                    guard let twin = price.kind.twin(of: price.values) else { return nil }
                    return try table.entry(price.kind, twin)
                }
                guard let details = entry?.details, details.state(detail) else { continue }
                details.write(detail, to: &json)
                break
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func text(_ key: String, _ value: String) {
        self.key(key)
        string(value)
    }
}
