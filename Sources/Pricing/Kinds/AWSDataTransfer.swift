import ExactMath
import StrictJSON

extension OfferCode { public static let dataTransfer = OfferCode("AWSDataTransfer") }

extension Offer {
    static let awsDataTransfer = Offer(
        .dataTransfer, [.internetOut], billing: [DataTransferBilling.detail],
        billingWords: { [("free data transfer", $0.dataTransferBilling.words)] })
}

extension ItemKind {
    public static let internetOut = ItemKind(
        .dataTransfer, "internetOut", unit: .of(Gigabyte.self), takesTiers: true,
        rules: Rules(fault: { entry in
            entry.tiers.count > 1 && entry.tiers.first?.price.isZero == true
                ? ("tiers", "What is free each month stands in the table's \"billing\", not among the tiers.") : nil
        }))
}

/// How many gigabytes of a month leave for the internet free of charge, and where the tiers begin then.
///
/// Source: the Amazon EC2 on-demand pricing page, "Data Transfer": 1 GB for each region until November 2021, 100 GB over
/// all regions since. A bill of March 2022 shows that the tiers are counted from the end of those 100.
public struct DataTransferBilling: Sendable {
    /// 0 where the table states none.
    public let freeGB: Rational
    /// Whether the free gigabytes count into the tiers, so that each bound of what is left comes that much earlier.
    public let countsTowardTiers: Bool

    fileprivate static let detail = Detail.group(
        "freeTier", .number("gb", .upTo(Detail.largest), isRequired: true),
        .flag("countsTowardTiers", otherwise: false))

    fileprivate init(_ details: Details) {
        freeGB = details["gb"] ?? 0
        countsTowardTiers = details["countsTowardTiers"] == 1
    }

    fileprivate var words: String {
        "\(freeGB) GB a month" + (countsTowardTiers ? ", counted into the tiers" : "")
    }
}

extension PriceTable {
    /// Of AWSDataTransfer's tables.
    public var dataTransferBilling: DataTransferBilling { DataTransferBilling(billing) }
}
