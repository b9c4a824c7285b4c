import ExactMath
import StrictJSON

extension OfferCode { public static let cloudWatch = OfferCode("AmazonCloudWatch") }

extension Offer {
    static let amazonCloudWatch = Offer(
        .cloudWatch, [.logIngestion, .logStorage, .metrics], billing: [CloudWatchBilling.detail],
        billingWords: { $0.cloudWatchBilling?.words ?? [] })
}

/// Metrics kept for a month.
public enum Metric: BillingUnit {
    public static let name = "Metrics"
    public static let spellings = ["metrics", "metric"]
}

extension ItemKind {
    /// By where the events come from: those of Lambda are vended logs, with tiers since May 2025; what an agent or a
    /// program sends are custom logs.
    public static let logIngestion = ItemKind(
        .cloudWatch, "logIngestion",
        [.one("from", of: "lambda", "agent"), .one("logClass", of: "standard", "infrequentAccess")],
        unit: .of(Gigabyte.self), takesTiers: true)
    /// Of compressed bytes, the same for all classes.
    public static let logStorage = ItemKind(.cloudWatch, "logStorage", unit: .of(GigabyteMonth.self))
    /// Custom ones, and those of an instance's detailed monitoring.
    public static let metrics = ItemKind(.cloudWatch, "metrics", unit: .of(Metric.self), takesTiers: true)
}

/// What CloudWatch grants free of charge each month, per account and region.
///
/// Source: the Amazon CloudWatch pricing page, "Free tier", 2026.
public struct CloudWatchBilling: Sendable {
    /// Log bytes ingested, over all sources and classes.
    public let freeLogIngestionGB: Rational
    /// Log bytes kept for the month.
    public let freeLogStorageGB: Rational
    public let freeMetrics: Rational

    fileprivate static let detail = Detail.group(
        "freeTier", isRequired: true, .number("logIngestionGB", .upTo(Detail.largest), isRequired: true),
        .number("logStorageGB", .upTo(Detail.largest), isRequired: true),
        .number("metrics", .upTo(Detail.largest), isRequired: true))

    fileprivate init?(_ details: Details) {
        guard let ingestion = details["logIngestionGB"], let storage = details["logStorageGB"],
            let metrics = details["metrics"]
        else { return nil }
        (freeLogIngestionGB, freeLogStorageGB, freeMetrics) = (ingestion, storage, metrics)
    }

    fileprivate var words: [(name: String, text: String)] {
        [
            ("free log ingestion", "\(freeLogIngestionGB) GB a month"),
            ("free log storage", "\(freeLogStorageGB) GB a month"),
            ("free metrics", "\(freeMetrics) a month"),
        ]
    }
}

extension PriceTable {
    /// What is free of CloudWatch; nil in other offers.
    public var cloudWatchBilling: CloudWatchBilling? { CloudWatchBilling(billing) }
}

extension PricesInForce {
    /// CloudWatch's allowances.
    public func cloudWatchBilling() throws(PricingError) -> CloudWatchBilling {
        let table = try table(of: .cloudWatch)
        guard let billing = table.cloudWatchBilling else {
            throw .missingPrice(missing(.logIngestion, [], in: table))
        }
        return billing
    }
}
