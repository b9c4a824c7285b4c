import ExactMath
import JSONText
import StrictJSON

/// The prices of one offer in one region from one day on, as a file states them.
///
/// The file's text stays as it is and an entry is read when it is asked for, so that a table of thousands of instance
/// types costs a scenario only what it uses. `faults()` reads everything.
public final class PriceTable {
    public let file: String
    public let offerCode: OfferCode
    public let region: String
    public let currency: String
    public let effectiveDate: CalendarDate
    public let isEffectiveDateConfirmed: Bool
    /// Whether it holds only some of the offer's prices; for the others the table before it counts.
    public let isPartial: Bool
    /// The last day on which its sources still showed these prices; nil where a newer table follows.
    public let lastSeen: CalendarDate?
    /// AWS's publication date and version of the price list that the table was imported from.
    public let publicationDate: String?
    public let version: String?
    /// How the service meters, read by the properties that stand beside the offer's kinds of price.
    let billing: Details

    let prices: JSONValue
    /// Entries that were asked for before, and nil for those that the table does not have.
    var known: [Known] = []
    private let sourceList: JSONValue?
    private let noteList: JSONValue?

    public var sources: [String] { sourceList?.elements.compactMap { $0.stringValue } ?? [] }
    public var notes: [String] { noteList?.elements.compactMap { $0.stringValue } ?? [] }

    public static let formatVersion = 1
    private static let keys: [StaticString] = [
        "formatVersion", "offerCode", "region", "currency", "effectiveDate", "effectiveDateConfirmed", "partial",
        "lastSeen",
        "publicationDate", "version", "retrieved", "sources", "notes", "billing", "prices",
    ]

    /// Reads the header; the prices are read one by one when asked for.
    ///
    /// - Throws: `FileFault` where the text is not JSON or the header is not a price table's.
    public convenience init(_ document: JSONDocument, file: String) throws(FileFault) {
        try self.init(document, file: file, collecting: nil)
    }

    /// - Throws: `FileFault` for the first fault of the header or, where faults are collected, for one that leaves no table.
    init(_ document: JSONDocument, file: String, collecting faults: FaultList?) throws(FileFault) {
        let root = document.root
        try Self.checkFormatVersion(root, file: file)
        let fields = try Fields(root, in: file, keys: Self.keys, collecting: faults)
        try fields.require("offerCode", "region", "currency", "effectiveDate", "prices")
        self.file = file
        let offerName = try fields.choice("offerCode", of: OfferCode.names) ?? ""
        guard let offerCode = OfferCode(rawValue: offerName) else {
            throw fields.fault(at: "offerCode", "The offer code is unknown.")
        }
        self.offerCode = offerCode
        region = try fields.requiredText("region")
        currency = try fields.requiredText("currency")
        guard currency.utf8.count == 3, currency.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            throw fields.fault(
                at: "currency", "Found \(fields.value["currency"]?.excerpt ?? ""), which is no code of a currency.",
                advice: "It is one of three capital letters, such as \"USD\" or \"CNY\" (ISO 4217).")
        }
        guard let effectiveDate = try Self.date("effectiveDate", fields) else {
            throw fields.fault(at: "effectiveDate", "The effective date is missing.")
        }
        self.effectiveDate = effectiveDate
        isEffectiveDateConfirmed = try fields.flag("effectiveDateConfirmed") ?? true
        isPartial = try fields.flag("partial") ?? false
        lastSeen = try Self.date("lastSeen", fields)
        publicationDate = try fields.text("publicationDate")
        if let publicationDate, !Self.isPublicationDate(publicationDate) {
            throw fields.fault(
                at: "publicationDate", "Found \(fields.value["publicationDate"]?.excerpt ?? "").",
                advice: "A list is published on a day or at a moment, such as \"2025-09-12T22:53:08Z\".")
        }
        version = try fields.text("version")
        _ = try fields.text("retrieved")
        sourceList = try Self.texts("sources", fields)
        noteList = try Self.texts("notes", fields)
        let rules = Offer.of(offerCode).billing
        if rules.isEmpty, fields.contains("billing") {
            let offers = Offer.all.filter { !$0.billing.isEmpty }.map { $0.code.rawValue }
            throw fields.fault(
                at: "billing",
                "The tables of \(offerCode.rawValue) state no billing rules; those of \(offers.joined(separator: ", ")) do."
            )
        }
        let isRequired = rules.contains { $0.isRequired }
        if let found = isRequired ? try fields.required("billing") : fields.value["billing"] {
            billing = try Details(
                Fields(found, in: file, keys: rules.map { $0.key }, collecting: faults), rules)
        } else {
            billing = Details()
        }
        prices = try fields.required("prices")
        guard prices.kind == .array else {
            throw fields.fault(at: "prices", "Found \(prices.excerpt) where a list of prices is expected.")
        }
    }

    /// A newer format is refused by name before anything else is judged.
    private static func checkFormatVersion(_ root: JSONValue, file: String) throws(FileFault) {
        guard root.kind == .object else {
            throw FileFault(root, in: file, finding: "Found \(root.excerpt) where a price table { … } is expected.")
        }
        guard let version = root["formatVersion"] else {
            throw FileFault(root, in: file, finding: "The key 'formatVersion' is missing.", advice: "This is format 1.")
        }
        guard let number = try? Fields.number(version, .whole(formatVersion...1_000_000), in: file) else {
            throw FileFault(version, in: file, finding: "Found \(version.excerpt); accepted is \(formatVersion).")
        }
        guard number == Rational(formatVersion) else {
            throw FileFault(
                version, in: file,
                finding: "The table has format \(number); this lambda-cost reads format \(formatVersion).",
                advice: "Use a newer lambda-cost for this file.")
        }
    }

    private static func date(_ key: StaticString, _ fields: Fields) throws(FileFault) -> CalendarDate? {
        guard let text = try fields.text(key) else { return nil }
        guard let date = CalendarDate(text) else {
            throw fields.fault(at: key, "Found \(fields.value[key]?.excerpt ?? ""); a day is written \"2026-07-20\".")
        }
        return date
    }

    /// Whether a text is a day or a moment of one, as AWS writes it: `2025-09-12T22:53:08Z`.
    public static func isPublicationDate(_ text: String) -> Bool {
        guard CalendarDate(text.prefix(10)) != nil else { return false }
        let time = text.utf8.dropFirst(10)
        return time.isEmpty
            || time.first == 0x54 && time.count <= 30 && time.dropFirst().allSatisfy { Self.momentBytes.contains($0) }
    }

    private static let momentBytes: [UInt8] = Array("0123456789:.+-Z".utf8)

    /// The list at a key, checked to hold texts alone; most commands never read them.
    private static func texts(_ key: StaticString, _ fields: Fields) throws(FileFault) -> JSONValue? {
        guard let list = try fields.array(key, count: 0...1000) else { return nil }
        for element in list.elements where element.kind != .string {
            throw FileFault(element, in: fields.file, finding: "Found \(element.excerpt) where a text is expected.")
        }
        return list
    }
}
