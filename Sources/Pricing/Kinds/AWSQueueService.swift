import ExactMath
import StrictJSON

extension OfferCode { public static let sqs = OfferCode("AWSQueueService") }

extension Offer {
    static let awsQueueService = Offer(
        .sqs, [.queueRequests], billing: SQSBilling.details, billingWords: { $0.sqsBilling?.words ?? [] })
}

extension ItemKind {
    public static let queueRequests = ItemKind(
        .sqs, "requests", [.one("type", of: "standard", "fifo")], unit: .of(Request.self), takesTiers: true)
}

/// How SQS meters, and what it grants free of charge each month.
///
/// Source: the Amazon SQS pricing page, 2026: each 64 KB of a request's payload counts as one request.
public struct SQSBilling: Sendable {
    /// Each part of a request's payload of up to this many bytes counts as one.
    public let meteringIncrementBytes: Rational
    /// Over both types of queue.
    public let freeRequests: Rational

    fileprivate static let details: [Detail] = [
        .number("meteringIncrementBytes", .whole(1...Detail.largest), isRequired: true),
        .group("freeTier", isRequired: true, .number("requests", .upTo(Detail.largest), isRequired: true)),
    ]

    fileprivate init?(_ details: Details) {
        guard let increment = details["meteringIncrementBytes"], let requests = details["requests"] else { return nil }
        (meteringIncrementBytes, freeRequests) = (increment, requests)
    }

    fileprivate var words: [(name: String, text: String)] {
        [
            ("metering increment", "\(meteringIncrementBytes) bytes"),
            ("free requests", "\(freeRequests) a month"),
        ]
    }
}

extension PriceTable {
    /// How SQS meters; nil in other offers.
    public var sqsBilling: SQSBilling? { SQSBilling(billing) }
}

extension PricesInForce {
    /// SQS's metering rules and allowances.
    public func sqsBilling() throws(PricingError) -> SQSBilling {
        let table = try table(of: .sqs)
        guard let billing = table.sqsBilling else {
            throw .missingPrice(missing(.queueRequests, [], in: table))
        }
        return billing
    }
}
