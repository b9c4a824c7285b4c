/// AWS's name for the price list of one service.
public struct OfferCode: Hashable, Comparable, Sendable {
    public let rawValue: String

    init(_ code: String) { rawValue = code }

    /// The offer of that name, or nil where the tables hold no such offer.
    public init?(rawValue: String) {
        guard let known = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = known
    }

    /// The offers that tables may be of, in the order of `Offer.all`.
    public static let allCases: [OfferCode] = Offer.all.map { $0.code }

    static let names = allCases.map { $0.rawValue }

    public static func < (left: OfferCode, right: OfferCode) -> Bool { left.rawValue < right.rawValue }
}

/// What the tables of one offer may hold.
///
/// A new one is a file in `Kinds`, which says all that is particular to it, and a line in `all`.
public struct Offer: Sendable {
    public let code: OfferCode
    /// In the order in which an imported table holds their prices.
    public let kinds: [ItemKind]
    /// What its tables say under `billing`, which must be there where one of these must; empty where they say nothing.
    let billing: [Detail]
    /// The billing rules in words, always in the same order.
    let billingWords: @Sendable (PriceTable) -> [(name: String, text: String)]

    init(
        _ code: OfferCode, _ kinds: [ItemKind], billing: [Detail] = [],
        billingWords: @escaping @Sendable (PriceTable) -> [(name: String, text: String)] = { _ in [] }
    ) {
        self.code = code
        self.kinds = kinds
        self.billing = billing
        self.billingWords = billingWords
    }

    /// Whether its tables say how the service meters.
    public var statesBilling: Bool { !billing.isEmpty }

    /// Every offer there is.
    public static let all: [Offer] = [
        amazonEC2, awsELB, awsLambda, amazonApiGateway, amazonVPC, awsDataTransfer, amazonCloudWatch, amazonECS,
        amazonSNS, awsQueueService, awsComputeSavingsPlan,
    ]

    /// The offer of a code.
    ///
    /// - Complexity: O(offers).
    public static func of(_ code: OfferCode) -> Offer { all.first { $0.code == code } ?? Offer(code, []) }
}
