import ByteScanning
import Pricing

/// Which products of one offer our tables price, and what those say that the offer does not.
///
/// A new offer is a file beside this one, which says all that is particular to it, and a line in `all`.
///
/// A row is taken only where all of its usage type, once the region's prefix is gone, and its operation say that it is
/// the thing itself: prices of 0 are common, and so are look-alikes at other prices.
final class OfferRules: Sendable {
    let code: OfferCode
    let products: [ProductRule]
    /// The free tiers that stand in products of their own, without a region.
    let allowances: [AllowanceRule]
    /// The columns without which its prices cannot be told, beyond those of every offer, each with what may stand in for
    /// it.
    let columns: [[Field]]
    /// Where the region of a product stands.
    let place: Place
    let layout: Field.Layout
    /// How the list names its offer where that is not the offer's code.
    let otherName: StaticString?
    /// The services whose usage it prices; none where that is the offer's own.
    let services: [StaticString]
    /// Keys of what AWS's pricing pages alone state: taken over from the built-in table in force on the day.
    let unstated: [StaticString]
    /// The usage types that `products` name, and their first letters, which tell most others from them.
    private let usages: [UsageName]
    private let initials: [Bool]

    struct Place: Sendable {
        let code: Field
        let location: Field
        let type: Field
    }

    /// Every offer that is read.
    static let all: [OfferRules] = [
        amazonEC2, awsELB, awsLambda, amazonApiGateway, amazonVPC, awsDataTransfer, amazonCloudWatch, amazonECS,
        amazonSNS, awsQueueService, awsComputeSavingsPlan,
    ]

    init(
        _ code: OfferCode, _ products: [ProductRule], allowances: [AllowanceRule] = [], columns: [[Field]] = [],
        place: Place = Place(code: .regionCode, location: .location, type: .locationType),
        layout: Field.Layout = .offer, otherName: StaticString? = nil, services: [StaticString] = [],
        unstated: [StaticString] = []
    ) {
        self.code = code
        self.products = products
        self.allowances = allowances
        self.columns = columns
        self.place = place
        self.layout = layout
        self.otherName = otherName
        self.services = services
        self.unstated = unstated
        var initials = [Bool](repeating: false, count: 256)
        usages = products.map { $0.usage }
        for usage in usages { initials[Int(ByteView(usage.text)[0])] = true }
        self.initials = initials
    }

    /// Whether a list that names its offer so is this one's.
    func isNamed(_ name: ByteView) -> Bool { name.equals(code.rawValue) || otherName.map { name == $0 } ?? false }

    func isNamed(_ name: String) -> Bool { name == code.rawValue || name == otherName?.description }

    /// Whether a usage type may be one of ours, judged without its region; never false for one that is.
    ///
    /// - Complexity: O(length · hyphens).
    func mayMatch(usageType: ByteView) -> Bool {
        if names(usageType) { return true }
        var from = 0
        while let hyphen = usageType.firstIndex(of: 0x2D, from: from) {
            from = hyphen + 1
            if names(usageType.dropFirst(from)) { return true }
        }
        return false
    }

    /// Whether a usage type without its prefix is that of a product.
    private func names(_ name: ByteView) -> Bool {
        initials[Int(name[0])] && usages.contains { $0.rest(of: name) != nil }
    }

    /// What a product turns out to be.
    func match(_ values: FieldValues, _ options: ImportOptions) -> ProductMatch {
        let service = values[.serviceCode]
        let isOurs =
            services.isEmpty
            ? service.isEmpty || service.equals(code.rawValue) : services.contains { service == $0 }
        guard isOurs else { return .leftOut(.otherService) }
        let usageType = values[.usageType]
        guard mayMatch(usageType: usageType) else { return .leftOut(.otherUsage) }
        if usageType.hasPrefix("Global-") {
            let name = usageType.dropFirst(7)
            return allowances.first { name == $0.usage }.map { .allowance($0) } ?? .leftOut(.lookAlike)
        }
        guard options.mayWant(operatingSystem: values[.operatingSystem]) else {
            return .leftOut(.otherOperatingSystem)
        }
        let type = values[place.type]
        guard type.isEmpty || type == "AWS Region" else { return .leftOut(.localZone) }
        let stated = values[place.code]
        guard let region = stated.isEmpty ? Region.code(atLocation: values[place.location]) : stated else {
            return .leftOut(.unknownLocation)
        }
        guard Region.known(code: region) != nil || Region.isRegionCode(region) else { return .leftOut(.localZone) }
        guard let name = Region.name(of: usageType, in: region), names(name) else { return .leftOut(.lookAlike) }
        for (rank, rule) in products.enumerated() {
            guard let rest = rule.usage.rest(of: name), rule.holds(values) else { continue }
            switch rule.find(rest, values, options) {
            case .leftOut(let reason): return .leftOut(reason)
            case .found(let attributes, let details):
                return .product(
                    MatchedProduct(
                        rule: rule, rank: rank, region: region.text, attributes: attributes, details: details,
                        freeTier: allowances.first { $0.kind == rule.kind && $0.isFirstTier }))
            }
        }
        return .leftOut(.otherOperation)
    }
}

/// A usage type without its region, or the beginning of some.
struct UsageName: Sendable {
    let text: StaticString
    let isBeginning: Bool

    /// What follows it in a usage type without its prefix, or nil where that is another one.
    @inline(__always)
    func rest(of name: ByteView) -> ByteView? {
        guard isBeginning ? name.hasPrefix(text) : name == text else { return nil }
        return name.dropFirst(text.utf8CodeUnitCount)
    }
}

/// One product that tables price: how to know it, and as what it is priced.
struct ProductRule: Sendable {
    let usage: UsageName
    let kind: ItemKind
    let unit: ItemKind.Unit
    /// As what its reserved terms are priced; nil where no table holds them.
    let reserved: ItemKind?
    /// How what the list states becomes the table's price.
    var form = Form.listed
    /// What else the product must say of itself, where the file states it.
    let conditions: [(field: Field, text: StaticString)]
    /// Whether one of the conditions must be stated.
    let needsCondition: Bool
    /// Judges a product by the rest of its usage type and by what it says.
    let find: @Sendable (_ rest: ByteView, _ values: FieldValues, _ options: ImportOptions) -> Finding

    enum Form: Sendable {
        /// As it is.
        case listed
        /// For so many of the table's units.
        case perUnits(Int)
        /// As one tier of a ladder whose tiers are products of their own, each listed from 0 to `Inf`.
        case rung(from: StaticString, to: StaticString)
    }

    /// The same, its price taken in another form.
    func listed(_ form: Form) -> ProductRule {
        var rule = self
        rule.form = form
        return rule
    }

    enum Finding {
        /// With the values of the kind's attributes, and what a table says beyond them.
        case found([String], details: [ImportedAttribute] = [])
        case leftOut(ImportSummary.Reason)
    }

    /// A product that its usage type settles, with the conditions.
    init(
        _ usage: StaticString, _ kind: ItemKind, _ attributes: String..., unit: ItemKind.Unit? = nil,
        where conditions: [(field: Field, text: StaticString)] = [], needsCondition: Bool = false
    ) {
        self.init(
            usage, isBeginning: false, kind, unit: unit, reserved: nil, where: conditions,
            needsCondition: needsCondition
        ) { _, _, _ in .found(attributes) }
    }

    /// A product that takes a closer look.
    init(
        _ usage: StaticString, isBeginning: Bool, _ kind: ItemKind, unit: ItemKind.Unit? = nil,
        reserved: ItemKind? = nil, where conditions: [(field: Field, text: StaticString)] = [],
        needsCondition: Bool = false,
        find: @escaping @Sendable (_ rest: ByteView, _ values: FieldValues, _ options: ImportOptions) -> Finding
    ) {
        self.usage = UsageName(text: usage, isBeginning: isBeginning)
        self.kind = kind
        self.unit = unit ?? kind.units[0]
        self.reserved = reserved
        self.conditions = conditions
        self.needsCondition = needsCondition
        self.find = find
    }

    func holds(_ values: FieldValues) -> Bool {
        var isStated = false
        for (field, text) in conditions where !values[field].isEmpty {
            guard values[field] == text else { return false }
            isStated = true
        }
        return isStated || !needsCondition
    }
}

/// A free tier of all regions: the product behind `Global-`, and what a table says of it.
struct AllowanceRule: Sendable {
    let usage: StaticString
    let kind: ItemKind
    /// Under which key of its billing rules a table states it.
    let key: StaticString
    /// What it means where the first tier of the price itself is free.
    var firstTier = FirstTier.price

    enum FirstTier {
        /// A price like any other.
        case price
        /// The allowance, with nothing behind it but one price.
        case free
        /// The allowance, which counts into the tiers; with the key under which a table says so.
        case counted(StaticString)
    }
}

extension AllowanceRule {
    /// Whether the first tier of the price may be the allowance.
    var isFirstTier: Bool { if case .price = firstTier { false } else { true } }
}

/// A product that one of our tables prices.
struct MatchedProduct {
    let rule: ProductRule
    /// The place of the rule: of two products for one thing that cost the same, the first rule's stands in the table.
    let rank: Int
    let region: String
    /// What the tables tell it from others by: the values of the kind's attributes.
    let attributes: [String]
    /// What the tables say about it beyond that.
    let details: [ImportedAttribute]
    /// As what its first tier counts where that is free.
    let freeTier: AllowanceRule?
}

/// What a product turns out to be.
enum ProductMatch {
    case product(MatchedProduct)
    /// A free tier of all regions.
    case allowance(AllowanceRule)
    case leftOut(ImportSummary.Reason)
}
