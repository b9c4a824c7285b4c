import ExactMath
import Pricing
import StrictJSON

/// Messages through standard topics of Amazon SNS, each delivered to one subscriber.
struct SNS: Service {
    enum Subscriber: String, CaseIterable { case lambda, sqs, http }

    var messagesPerRequest: Rational = 1
    /// nil for the traffic's `requestBytes`.
    var messageBytes: Rational?
    var subscriber = Subscriber.lambda

    static let name: StaticString = "sns"

    static let keys: [ResourceKey<SNS>] = [
        .number(
            VariedNumber(
                "messagesPerRequest", .upTo(Limits.largest), stated: { [$0.messagesPerRequest] },
                set: { $0.messagesPerRequest = $1 }
            ).chosen, "messages for a request"),
        .number(
            VariedNumber(
                "messageBytes", .whole(0...Limits.largest), stated: { $0.messageBytes.map { [$0] } ?? [] },
                set: { $0.messageBytes = $1 }), "bytes of a message; else the traffic's requests"),
        .choice("deliverTo", Subscriber.self, "who receives them") { $0.subscriber = $1 },
    ]

    private static let sharedLine = "SNS topics"

    var sharedLines: [String] { [Self.sharedLine] }

    /// All messages of the scenario: publishing them, and delivering those that leave over HTTP.
    ///
    /// What AWS counts of a message is one for each started 64 KB. Deliveries to Lambda and SQS are free of charge.
    /// Source: the Amazon SNS pricing page, 2026.
    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        guard lines.isFirst(of: Self.sharedLine) else { return }
        let topics = lines.resources(of: SNS.self)
        let billing = try lines.prices.snsBilling()
        let isFree = lines.estimate.freeTier
        let use = topics.map { ($0.resource, $0.context, $0.resource.use(billing, lines.traffic)) }
        let published = use.map { $0.2 }
        lines.add(
            "Messages published",
            UsageCurve<Request>(
                perRequest: published.reduce(0) { $0 + $1.perRequest }, allowance: isFree ? billing.freePublishes : 0),
            inBlocks: true, at: try lines.prices.price(.publishes, per: Request.self),
            context.sharing(with: topics.map { $0.context })
        ) { published.derivation(at: $0, $1) }
        let overHTTP = use.filter { $0.0.subscriber == .http }
        guard let first = overHTTP.first?.1 else { return }
        let delivered = overHTTP.map { $0.2 }
        lines.add(
            "Messages delivered over HTTP",
            UsageCurve<Notification>(
                perRequest: delivered.reduce(0) { $0 + $1.perRequest },
                allowance: isFree ? billing.freeHTTPDeliveries : 0),
            at: try lines.prices.price(.httpDeliveries, per: Notification.self),
            first.sharing(with: overHTTP.map { $0.1 })
        ) { delivered.derivation(at: $0, $1) }
    }

    private func use(_ billing: SNSBilling, _ traffic: Traffic) -> MessageUse {
        MessageUse(messagesPerRequest, bytes: messageBytes ?? traffic.requestBytes, by: billing.meteringIncrementBytes)
    }
}

/// Messages of one size, and what each counts as.
private struct MessageUse {
    let messages: Rational
    let bytes: Rational
    let increment: Rational
    let partsPerMessage: Rational

    /// - Precondition: the increment is above 0.
    init(_ messages: Rational, bytes: Rational, by increment: Rational) {
        (self.messages, self.bytes, self.increment) = (messages, bytes, increment)
        partsPerMessage = max(1, Rational((bytes / increment).ceiling))
    }

    /// What is billed for one request.
    var perRequest: Rational { messages * partsPerMessage }

    /// `2 messages × 3 (150,000 bytes by the started 65,536)`
    var derivation: Derivation {
        let count: Derivation = "\(factor: messages) \(messages == 1 ? "message" : "messages")"
        return partsPerMessage == 1
            ? count : "\(count) × \(factor: partsPerMessage) (\(aside: bytes) bytes by the started \(aside: increment))"
    }
}

extension [MessageUse] {
    fileprivate func derivation(at volume: Volume, _ usage: LineItem.Usage) -> [Derivation] {
        let sum = dropFirst().reduce(first?.derivation ?? "") { $0 + " + " + $1.derivation }
        let each: Derivation = count == 1 ? sum : "(\(sum))"
        return ["\(volume.derivation) × \(each) \(result: usage.used)\(usage.rest)"]
    }
}
