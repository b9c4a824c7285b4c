import Pricing

/// The prices of one service in one region and currency, as one offer file states them.
public struct ImportedOffer: Equatable, Sendable {
    public let offerCode: OfferCode
    /// The offer whose file held them: `AmazonEC2` for the load balancers found there.
    public let sourceOfferCode: OfferCode
    /// AWS's region code, such as `eu-west-1`.
    public let region: String
    /// `USD`, or `CNY` in China's regions.
    public let currency: String
    /// When AWS published the file, in its own words: `2016-12-07T23:52:08Z`.
    public let publicationDate: String?
    /// The file's own version: `20161207235208`.
    public let version: String?
    /// Whether an offer's own file held them, which has all there are, and not an answer of `get-products`.
    public let isWhole: Bool
    /// In the order of the items, then of their attributes.
    public let prices: [ImportedPrice]
    /// What AWS grants free of charge each month.
    public let allowances: [ImportedAllowance]

    /// The first day on which all of these prices are in force: the latest of their days, reserved terms left out
    /// where there is any other price, since those carry the file's own date.
    public var effectiveDate: String? {
        let onDemand = prices.filter { $0.upfront == nil }
        return (onDemand.isEmpty ? prices : onDemand).map { $0.effectiveDate }.max()
    }
}

/// One price as an offer file states it, normalised.
public struct ImportedPrice: Equatable, Sendable {
    public let kind: ItemKind
    /// Of the kind's attributes, in their order.
    public let values: [String]
    /// What the tables say of it beyond that.
    public let details: [ImportedAttribute]
    /// The table's unit, whatever AWS's spelling of it.
    public let unit: String
    /// What a unit costs; at least one. The first begins at 0, each begins where the one before it ends, the last ends at
    /// `Inf`. All numbers are decimal texts with all their digits, no exponent and no zeros at the end.
    public internal(set) var tiers: [ImportedTier]
    /// What a reserved term costs at its start; nil for everything else.
    public let upfront: String?
    public let sku: String
    /// `YYYY-MM-DD`.
    public let effectiveDate: String

    /// The table's word for it, such as `instance`.
    public var item: String { kind.name }

    /// What tells it from others of the same item and what is said of it, in the order of the table files.
    public var attributes: [ImportedAttribute] {
        zip(kind.attributes, values).map { ImportedAttribute(key: $0.key.description, value: $1) } + details
    }

    /// The price in a few words, for messages.
    var rateText: String {
        let rate =
            tiers.count == 1
            ? tiers[0].price : tiers.map { "\($0.price) from \($0.beginRange)" }.joined(separator: ", ")
        return upfront.map { "\(rate) and \($0) upfront" } ?? rate
    }
}

public struct ImportedAttribute: Hashable, Sendable {
    public let key: String
    public let value: String
}

public struct ImportedTier: Equatable, Sendable {
    public let beginRange: String
    /// `Inf` for the last one.
    public let endRange: String
    public let price: String
}

/// What is free each month, per account and, where a product of its own says so, for all regions together.
public struct ImportedAllowance: Equatable, Sendable {
    /// What it is an allowance of.
    let kind: ItemKind
    public let amount: String
    /// What a table says of it, under these keys of its billing rules.
    let rules: [ImportedAttribute]
    let currency: String
    public let sku: String
    let line: Int

    public var item: String { kind.name }
}
