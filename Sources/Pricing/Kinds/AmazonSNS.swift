import ExactMath
import StrictJSON

extension OfferCode { public static let sns = OfferCode("AmazonSNS") }

extension Offer {
    static let amazonSNS = Offer(
        .sns, [.publishes, .httpDeliveries], billing: SNSBilling.details,
        billingWords: { $0.snsBilling?.words ?? [] })
}

/// Messages handed on to one subscriber.
public enum Notification: BillingUnit {
    public static let name = "Notifications"
    public static let spellings = ["notifications", "notification"]
}

extension ItemKind {
    /// Messages published to standard topics.
    public static let publishes = ItemKind(.sns, "publishes", unit: .of(Request.self), takesTiers: true)
    /// Deliveries to addresses of HTTP and HTTPS; those to Lambda and SQS cost nothing.
    public static let httpDeliveries = ItemKind(
        .sns, "httpDeliveries", unit: .of(Notification.self), takesTiers: true)
}

/// How SNS meters, and what it grants free of charge each month.
///
/// Source: the Amazon SNS pricing page, 2026: each 64 KB of a message counts as one.
public struct SNSBilling: Sendable {
    /// Each part of a message of up to this many bytes counts as one.
    public let meteringIncrementBytes: Rational
    public let freePublishes: Rational
    public let freeHTTPDeliveries: Rational

    fileprivate static let details: [Detail] = [
        .number("meteringIncrementBytes", .whole(1...Detail.largest), isRequired: true),
        .group(
            "freeTier", isRequired: true, .number("publishes", .upTo(Detail.largest), isRequired: true),
            .number("httpDeliveries", .upTo(Detail.largest), isRequired: true)),
    ]

    fileprivate init?(_ details: Details) {
        guard let increment = details["meteringIncrementBytes"], let publishes = details["publishes"],
            let deliveries = details["httpDeliveries"]
        else { return nil }
        (meteringIncrementBytes, freePublishes, freeHTTPDeliveries) = (increment, publishes, deliveries)
    }

    fileprivate var words: [(name: String, text: String)] {
        [
            ("metering increment", "\(meteringIncrementBytes) bytes"),
            ("free publishes", "\(freePublishes) a month"),
            ("free deliveries over HTTP", "\(freeHTTPDeliveries) a month"),
        ]
    }
}

extension PriceTable {
    /// How SNS meters; nil in other offers.
    public var snsBilling: SNSBilling? { SNSBilling(billing) }
}

extension PricesInForce {
    /// SNS's metering rules and allowances.
    public func snsBilling() throws(PricingError) -> SNSBilling {
        let table = try table(of: .sns)
        guard let billing = table.snsBilling else { throw .missingPrice(missing(.publishes, [], in: table)) }
        return billing
    }
}
