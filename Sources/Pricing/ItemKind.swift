/// What a price in a table is for: the item's name, the attributes that tell its prices apart, and its unit.
public struct ItemKind: Sendable {
    public let offer: OfferCode
    public let name: String
    /// Keys that must be there and that, with the name, identify a price.
    public let attributes: [Attribute]
    /// AWS's unit, the same for every price of the kind, or by an attribute's value.
    public let units: [String]
    /// Further keys that this kind may carry.
    public let extras: [StaticString]
    /// Whether the price may change with the quantity. What is priced one by one, such as an instance's hours, has one
    /// price: how many there are would not move a tier.
    public let takesTiers: Bool
    /// All keys that an entry of this kind may have.
    let keys: [StaticString]

    public struct Attribute: Sendable {
        public let key: StaticString
        /// The accepted values; nil where any text is.
        public let values: [String]?

        static func any(_ key: StaticString) -> Attribute { Attribute(key: key, values: nil) }
        static func one(_ key: StaticString, of values: String...) -> Attribute { Attribute(key: key, values: values) }
    }

    private init(
        _ offer: OfferCode, _ name: String, _ attributes: [Attribute] = [], unit: String...,
        extras: [StaticString] = [],
        takesTiers: Bool = false
    ) {
        self.offer = offer
        self.name = name
        self.attributes = attributes
        self.units = unit
        self.extras = extras
        self.takesTiers = takesTiers
        keys = ["item", "unit", "price", "tiers", "sku", "confirmed", "note"] + attributes.map { $0.key } + extras
    }

    private static let architecture = Attribute.one("architecture", of: "x86_64", "arm64")

    public static let instance = ItemKind(
        .ec2, "instance", [.any("instanceType"), .any("operatingSystem")], unit: Hour.name,
        extras: ["vCPU", "memoryMiB"])
    public static let reservedInstance = ItemKind(
        .ec2, "reservedInstance",
        [
            .any("instanceType"), .any("operatingSystem"), .one("term", of: "1yr", "3yr"),
            .one("payment", of: "noUpfront", "partialUpfront", "allUpfront"),
            .one("offeringClass", of: "standard", "convertible"),
        ], unit: Hour.name, extras: ["upfront"])
    public static let volume = ItemKind(.ec2, "volume", [.any("volumeType")], unit: GigabyteMonth.name)
    public static let natGatewayHours = ItemKind(.ec2, "natGatewayHours", unit: Hour.name)
    public static let natGatewayData = ItemKind(.ec2, "natGatewayData", unit: Gigabyte.name, takesTiers: true)

    public static let loadBalancerHours = ItemKind(
        .elasticLoadBalancing, "loadBalancerHours", [.one("type", of: "classic", "application", "network")],
        unit: Hour.name)
    public static let dataProcessed = ItemKind(
        .elasticLoadBalancing, "dataProcessed", [.one("type", of: "classic")], unit: Gigabyte.name, takesTiers: true)
    public static let capacityUnits = ItemKind(
        .elasticLoadBalancing, "capacityUnits", [.one("type", of: "application", "network")],
        unit: LCUHour.name, NLCUHour.name, extras: ["capacity"], takesTiers: true)

    public static let lambdaRequests = ItemKind(.lambda, "requests", unit: Request.name, takesTiers: true)
    public static let lambdaDuration = ItemKind(
        .lambda, "duration", [architecture], unit: GigabyteSecond.name, takesTiers: true)
    public static let ephemeralStorage = ItemKind(
        .lambda, "ephemeralStorage", unit: StorageGigabyteSecond.name, takesTiers: true)
    public static let provisionedConcurrency = ItemKind(
        .lambda, "provisionedConcurrency", [architecture], unit: GigabyteSecond.name)
    public static let provisionedDuration = ItemKind(
        .lambda, "provisionedDuration", [architecture], unit: GigabyteSecond.name, takesTiers: true)

    public static let apiRequests = ItemKind(
        .apiGateway, "requests", [.one("type", of: "REST", "HTTP")], unit: Request.name,
        extras: ["meteringIncrementBytes"], takesTiers: true)
    public static let cache = ItemKind(.apiGateway, "cache", [.any("cacheGB")], unit: Hour.name)

    public static let publicIPv4 = ItemKind(.vpc, "publicIPv4", unit: Hour.name)
    public static let internetOut = ItemKind(.dataTransfer, "internetOut", unit: Gigabyte.name, takesTiers: true)

    public static let all: [ItemKind] = [
        instance, reservedInstance, volume, natGatewayHours, natGatewayData, loadBalancerHours, dataProcessed,
        capacityUnits, lambdaRequests, lambdaDuration, ephemeralStorage, provisionedConcurrency, provisionedDuration,
        apiRequests, cache, publicIPv4, internetOut,
    ]

    /// The part of a table in which such a price may stand when it is not in the table's main file, such as `windows` or
    /// `linux-reserved`; nil for a kind that always stands in the main file.
    ///
    /// Other systems and reserved terms make a table a hundred times larger, so they have files of their own, which are
    /// read when a scenario asks for them.
    public func part(for attributes: [String]) -> String? {
        guard offer == .ec2, attributes.count > 1 else { return nil }
        let isReserved = name == Self.reservedInstance.name
        let system = attributes[1].lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return String(system) + (isReserved ? "-reserved" : "")
    }

    /// The names of the kinds that may have tiers, without repetition.
    public static let namesWithTiers: [String] = {
        var names: [String] = []
        for kind in all where kind.takesTiers && !names.contains(kind.name) { names.append(kind.name) }
        return names
    }()

    /// The kinds that an offer's tables may hold.
    public static func kinds(of offer: OfferCode) -> [ItemKind] { all.filter { $0.offer == offer } }
}

extension PriceEntry {
    /// What the price is for, in words: `instance t2.nano, Linux`.
    public var subject: String {
        kind.subject(attributes)
    }
}

extension ItemKind {
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
