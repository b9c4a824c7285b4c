import ExactMath
import JSONText
import StrictJSON

/// One price of a table as its file states it, read and checked on its own.
///
/// Nothing of it changes; it is a class so that handing it on copies one reference.
public final class PriceEntry: Sendable {
    public let kind: ItemKind
    /// Values of the kind's attributes, in the kind's order.
    public let attributes: [String]
    public let unit: String
    /// Never empty but where `shareOfOnDemand` stands in place of a price.
    public let tiers: [PriceTier]
    public let sku: String?
    public let isConfirmed: Bool
    public let note: String?
    /// What else is stated of the price, read by the properties that stand beside its kind.
    public let details: Details

    private static let largestPrice = Detail.largest

    /// - Throws: `FileFault` for anything that is not exactly an entry of this offer.
    convenience init(
        _ value: JSONValue, of offer: OfferCode, in file: String, collecting faults: FaultList? = nil
    ) throws(FileFault) {
        let kinds = Offer.of(offer).kinds
        guard value.kind == .object else {
            throw FileFault(value, in: file, finding: "Found \(value.excerpt) where a price { … } is expected.")
        }
        guard let name = value["item"] else {
            throw FileFault(value, in: file, finding: "The price has no \"item\".")
        }
        guard let kind = kinds.first(where: { name.stringValue == $0.name }) else {
            throw FileFault(
                name, in: file, finding: "Found \(name.excerpt), which is no item of \(offer.rawValue).",
                advice: "Items: \(kinds.map { $0.name }.joined(separator: ", ")).")
        }
        try self.init(value, kind, in: file, collecting: faults)
    }

    /// - Throws: `FileFault` for anything that is not exactly an entry of this kind.
    init(
        _ value: JSONValue, _ kind: ItemKind, in file: String, collecting faults: FaultList? = nil
    ) throws(FileFault) {
        let fields = try Fields(value, in: file, keys: kind.keys, collecting: faults)
        self.kind = kind
        attributes = try kind.attributes.map { attribute throws(FileFault) in
            let text = try fields.requiredText(attribute.key)
            if let values = attribute.values { _ = try fields.choice(attribute.key, of: values) }
            return text
        }
        try fields.require("unit")
        unit = try fields.choice("unit", of: kind.units.map { $0.name }) ?? ""
        sku = try fields.text("sku")
        let isConfirmed = try fields.flag("confirmed") ?? true
        note = try fields.text("note")
        details = try Details(fields, kind.details)
        if details["shareOfOnDemand"] != nil {
            for key: StaticString in ["price", "tiers"] where fields.contains(key) {
                throw fields.fault(
                    at: key, "There are both a \"\(key)\" and a \"shareOfOnDemand\".", advice: "Keep one.")
            }
            self.isConfirmed = false
            tiers = []
        } else {
            self.isConfirmed = isConfirmed
            tiers = try Self.tiers(fields)
        }
        if tiers.count > 1, !kind.takesTiers {
            throw fields.fault(
                at: "tiers", "There are \(tiers.count) tiers, but \(kind.subject(attributes)) is priced one by one.",
                advice: "Give it one \"price\". Items that may have tiers: "
                    + "\(ItemKind.namesWithTiers.joined(separator: ", ")).")
        }
        if let fault = kind.fault(of: self) { throw fields.fault(at: fault.key, fault.finding) }
    }

    /// What the price is for, in words: `instance (t2.nano, Linux)`.
    public var subject: String { kind.subject(attributes) }

    private static func tiers(_ fields: Fields) throws(FileFault) -> [PriceTier] {
        if let price = try fields.number("price", .upTo(largestPrice)) {
            guard !fields.contains("tiers") else {
                throw fields.fault(at: "tiers", "There are both a \"price\" and \"tiers\".", advice: "Keep one.")
            }
            return [PriceTier(beginRange: 0, endRange: nil, price: price)]
        }
        guard let tiers = try PriceTier.ladder("tiers", fields, upTo: largestBound) else {
            throw fields.fault(at: "price", "There is neither a \"price\" nor \"tiers\".")
        }
        return tiers
    }

    private static let largestBound = 1_000_000_000_000_000_000
}
