/// What a price in a table is for: the item's name, the attributes that tell its prices apart, and its unit.
///
/// Nothing of it changes; it is a class so that handing it on copies one reference.
public final class ItemKind: Sendable {
    public let offer: OfferCode
    public let name: String
    /// Keys that must be there and that, with the name, identify a price.
    public let attributes: [Attribute]
    /// AWS's unit, the same for every price of the kind, or by an attribute's value; at least one.
    public let units: [Unit]
    /// What else a price of this kind may state.
    public let details: [Detail]
    /// Whether the price may change with the quantity. What is priced one by one, such as an instance's hours, has one
    /// price: how many there are would not move a tier.
    public let takesTiers: Bool
    /// All keys that an entry of this kind may have.
    let keys: [StaticString]
    private let rules: Rules

    /// What tells prices of the kind apart.
    public struct Attribute: Sendable {
        public let key: StaticString
        /// The accepted values; nil where any text is.
        public let values: [String]?

        static func any(_ key: StaticString) -> Attribute { Attribute(key: key, values: nil) }
        static func one(_ key: StaticString, of values: String...) -> Attribute { Attribute(key: key, values: values) }
    }

    /// A `BillingUnit` as a value.
    public struct Unit: Sendable {
        public let name: String
        private let spellings: @Sendable () -> [String]

        public static func of<Type: BillingUnit>(_ type: Type.Type) -> Unit {
            Unit(name: Type.name, spellings: { Type.spellings })
        }

        /// Whether a price list may mean this unit where it writes `text`.
        public func accepts(_ text: String) -> Bool { spellings().contains(text.lowercased()) }
    }

    /// What is particular to a kind beyond what a table's entries look like.
    struct Rules: Sendable {
        /// See `part(for:)`.
        var part: @Sendable (_ attributes: [String]) -> String? = { _ in nil }
        /// The option of `prices import` that reads such prices, which are left out otherwise; nil where none are.
        var importOption: @Sendable (_ attributes: [String]) -> String? = { _ in nil }
        /// The key, and the fault there, of an entry whose parts are right but do not go together.
        var fault: @Sendable (PriceEntry) -> (key: StaticString, finding: String)? = { _ in nil }
        /// What belongs to a price besides its figure, as it follows it in a sentence.
        var words: @Sendable (PriceEntry) -> String = { _ in "" }
        /// The on-demand price that a `shareOfOnDemand` is a share of.
        var onDemand: @Sendable (_ attributes: [String]) -> (kind: ItemKind, attributes: [String])? = { _ in nil }
        /// The attributes of a price that shares what belongs to this one besides the figure.
        var twin: @Sendable (_ attributes: [String]) -> [String]? = { _ in nil }
        /// The attributes of the entry that holds for all of a group, for what has none of its own.
        var group: @Sendable (_ attributes: [String]) -> [String]? = { _ in nil }
    }

    init(
        _ offer: OfferCode, _ name: String, _ attributes: [Attribute] = [], unit: Unit, or other: Unit? = nil,
        details: [Detail] = [], takesTiers: Bool = false, rules: Rules = Rules()
    ) {
        self.offer = offer
        self.name = name
        self.attributes = attributes
        units = [unit] + (other.map { [$0] } ?? [])
        self.details = details
        self.takesTiers = takesTiers
        self.rules = rules
        keys =
            ["item", "unit", "price", "tiers", "sku", "confirmed", "note"] + attributes.map { $0.key }
            + details.map { $0.key }
    }

    /// Its place among the kinds of its offer, in which order an imported table holds their prices.
    ///
    /// - Complexity: O(kinds of the offer).
    public var place: Int { Offer.of(offer).kinds.firstIndex { $0 === self } ?? 0 }

    /// The part of a table in which such a price may stand when it is not in the table's main file, such as `windows` or
    /// `linux-reserved`; nil for a kind that always stands in the main file.
    ///
    /// What makes a table a hundred times larger has files of its own, which are read when a scenario asks for them.
    public func part(for attributes: [String]) -> String? { rules.part(attributes) }

    func importOption(for attributes: [String]) -> String? { rules.importOption(attributes) }
    func fault(of entry: PriceEntry) -> (key: StaticString, finding: String)? { rules.fault(entry) }
    func ruleWords(of entry: PriceEntry) -> String { rules.words(entry) }
    func onDemand(for attributes: [String]) -> (kind: ItemKind, attributes: [String])? { rules.onDemand(attributes) }
    /// The attributes of a price that shares what belongs to this one besides the figure, such as the same instance with
    /// Linux; nil where there is none.
    public func twin(of attributes: [String]) -> [String]? { rules.twin(attributes) }
    func group(of attributes: [String]) -> [String]? { rules.group(attributes) }

    /// The names of the kinds that may have tiers, without repetition.
    public static let namesWithTiers: [String] = {
        var names: [String] = []
        for offer in Offer.all {
            for kind in offer.kinds where kind.takesTiers && !names.contains(kind.name) { names.append(kind.name) }
        }
        return names
    }()

    /// A price of this kind in words: `instance (t2.nano, Linux)`.
    public func subject(_ values: [String]) -> String { Self.subject(name, values) }

    static func subject(_ name: String, _ values: [String]) -> String {
        var text = name
        for (position, value) in values.enumerated() {
            text += position == 0 ? " (" : ", "
            text += value
        }
        if !values.isEmpty { text += ")" }
        return text
    }
}

extension ItemKind: Hashable {
    public static func == (left: ItemKind, right: ItemKind) -> Bool { left === right }

    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
