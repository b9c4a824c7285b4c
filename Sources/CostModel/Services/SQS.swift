import ExactMath
import Pricing
import StrictJSON

/// A queue of Amazon SQS, and those that poll it.
struct SQS: Service {
    /// In the order in which they take from the allowance.
    enum Kind: String, CaseIterable { case standard, fifo }

    var messagesPerRequest: Rational = 1
    /// nil for the traffic's `requestBytes`.
    var messageBytes: Rational?
    /// Messages that come with one receive, and are deleted with one delete.
    var batchSize: Rational = 10
    /// Who keeps waiting for messages, at any hour; Lambda's triggers are 5.
    var pollers: Rational = 5
    var type = Kind.standard

    static let name: StaticString = "sqs"

    static let keys: [ResourceKey<SQS>] = [
        .number(
            VariedNumber(
                "messagesPerRequest", .upTo(Limits.largest), stated: { [$0.messagesPerRequest] },
                set: { $0.messagesPerRequest = $1 }
            ).chosen, "messages for a request"),
        .number(
            VariedNumber(
                "messageBytes", .whole(0...Limits.largest), stated: { $0.messageBytes.map { [$0] } ?? [] },
                set: { $0.messageBytes = $1 }), "bytes of a message; else the traffic's requests"),
        .number(
            VariedNumber(
                "batchSize", .between(1...10), stated: { [$0.batchSize] }, set: { $0.batchSize = $1 }),
            "messages of a receive"),
        .number(
            VariedNumber("pollers", .upTo(Limits.largest), stated: { [$0.pollers] }, set: { $0.pollers = $1 }),
            "long polls that are kept going while the queue is empty"),
        .choice("type", Kind.self, "the kind of queue") { $0.type = $1 },
    ]

    /// Each type has a line of its own; only what is free is over both.
    var sharedLines: [String] { ["\(type.rawValue) SQS queues"] }
}

// MARK: Line items

extension SQS {
    private typealias Placed = (resource: SQS, context: ResourceContext)

    /// The requests of all the scenario's queues, one line for each type.
    ///
    /// A message is sent, received and deleted, the latter two in batches; each 64 KB of a request's payload counts as one.
    /// An empty queue is polled all the same, which is the least that a trigger costs. The free requests are over both
    /// types. Source: the Amazon SQS pricing page, 2026.
    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        guard lines.isFirst(of: "SQS queues") else { return }
        let queues = lines.resources(of: SQS.self)
        let billing = try lines.prices.sqsBilling()
        var before = Line.zero
        for type in Kind.allCases {
            let own = queues.filter { $0.resource.type == type }
            guard let context = own.first?.context else { continue }
            let uses = own.map { $0.resource.use(billing, lines.estimate, lines.traffic) }
            let used = Line(
                intercept: uses.reduce(0) { $0 + $1.polls }, slope: uses.reduce(0) { $0 + $1.perRequest })
            lines.add(
                "Queue requests (\(type.rawValue))", used,
                UsageCurve<Request>(
                    used, allowance: lines.estimate.freeTier ? billing.freeRequests : 0, after: before),
                inBlocks: true, at: try lines.prices.price(.queueRequests, [type.rawValue], per: Request.self),
                context.sharing(with: own.map { $0.context })
            ) { volume, usage in
                let parts = zip(own, uses).map {
                    $1.derivation(at: volume, label: own.count > 1 ? $0.context.label : nil)
                }
                if parts.count == 1 { return [parts[0] + usage.rest] }
                return parts + ["together \(result: usage.used) requests\(usage.rest)"]
            }
            before = Line(intercept: before.intercept + used.intercept, slope: before.slope + used.slope)
        }
    }

    private func use(_ billing: SQSBilling, _ estimate: Estimate, _ traffic: Traffic) -> QueueUse {
        let bytes = messageBytes ?? traffic.requestBytes
        func parts(_ bytes: Rational) -> Rational {
            max(1, Rational((bytes / billing.meteringIncrementBytes).ceiling))
        }
        return QueueUse(
            sends: messagesPerRequest * parts(bytes),
            receives: messagesPerRequest / batchSize * parts(bytes * batchSize),
            deletes: messagesPerRequest / batchSize,
            polls: pollers * Self.pollsPerHour * estimate.hoursPerMonth)
    }

    /// A long poll waits for 20 s.
    ///
    /// Source: the Amazon SQS developer guide, "Short and long polling", 2026.
    private static let pollsPerHour: Rational = 180
}

/// What one queue is asked: for a request, and all month.
private struct QueueUse {
    let sends: Rational
    let receives: Rational
    let deletes: Rational
    let polls: Rational

    var perRequest: Rational { sends + receives + deletes }

    /// `1,000 requests × (1 sent + 0.1 received + 0.1 deleted) + 657,000 polls = 658,200`
    func derivation(at volume: Volume, label: String?) -> Derivation {
        let name: Derivation = label.map { "\($0): " } ?? ""
        let waiting: Derivation = "\(factor: polls) polls of an empty queue"
        if perRequest.isZero { return name + waiting }
        let more: Derivation = polls.isZero ? "" : " + \(waiting)"
        let used = perRequest * Rational(volume.requests) + polls
        return """
            \(name)\(volume.derivation) × (\(factor: sends) sent + \(factor: receives) received + \
            \(factor: deletes) deleted)\(more) \(result: used) requests
            """
    }
}
