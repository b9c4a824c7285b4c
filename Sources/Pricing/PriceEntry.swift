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
        isConfirmed = try fields.flag("confirmed") ?? true
        note = try fields.text("note")
        details = try Details(fields, kind.details)
        tiers = try Self.tiers(fields)
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
        guard let list = try fields.list("tiers", count: 1...1000) else {
            throw fields.fault(at: "price", "There is neither a \"price\" nor \"tiers\".")
        }
        var tiers: [PriceTier] = []
        var expected: Rational? = 0
        for element in list {
            let tier = try Fields(
                element, in: fields.file, keys: ["beginRange", "endRange", "price"], collecting: fields.faults)
            try tier.require("beginRange", "endRange", "price")
            let begin = try tier.number("beginRange", bound)
            let price = try tier.number("price", .upTo(largestPrice))
            let isLast = tier.value["endRange"]?.stringValue == "Inf"
            let end = isLast ? nil : try tier.number("endRange", bound)
            // Where faults are collected, nothing can be said of what follows a tier that could not be read.
            guard let begin, let price, isLast || end != nil else { return tiers }
            guard begin == expected else {
                let previous =
                    expected.map { "the previous tier ends at \(shown($0))" } ?? "the previous tier has no end"
                throw tier.fault(
                    at: "beginRange",
                    tiers.isEmpty
                        ? "The first tier begins at \(shown(begin)), not at 0."
                        : "The tier begins at \(shown(begin)), but \(previous).",
                    advice: "Tiers start at 0, meet exactly, and the last one ends at \"Inf\".")
            }
            if let end, end <= begin {
                throw tier.fault(
                    at: "endRange", "The tier ends at \(shown(end)), not after its begin at \(shown(begin)).")
            }
            tiers.append(PriceTier(beginRange: begin, endRange: end, price: price))
            expected = end
        }
        if let expected {
            throw fields.fault(
                at: "tiers", "The last tier ends at \(shown(expected)), so what lies beyond has no price.",
                advice: "The last tier ends at \"Inf\".")
        }
        return tiers
    }

    /// A bound as far as a message has room for it.
    private static func shown(_ bound: Rational) -> String {
        let text = bound.description
        return text.utf8.count <= 40 ? text : text.prefix(39) + "…"
    }

    private static let bound = NumberRange.upTo(1_000_000_000_000_000_000)
}
