import ExactMath
import Pricing
import StrictJSON

/// What a scenario writes to CloudWatch Logs, and how long it is kept.
struct Logs: Service {
    /// In the order in which they take from the allowance, with their classes.
    enum Source: String, CaseIterable { case lambda, agent }
    enum Class: String, CaseIterable { case standard, infrequentAccess }

    var bytesPerRequest: Rational = 0
    var source = Source.lambda
    var logClass = Class.standard
    var retentionDays: Rational = 30
    /// What is left of a byte after compression.
    var storedShare = Rational(3, over: 20)

    static let name: StaticString = "logs"

    static let keys: [ResourceKey<Logs>] = [
        .number(
            VariedNumber(
                "bytesPerRequest", .whole(0...Limits.largest), stated: { [$0.bytesPerRequest] },
                set: { $0.bytesPerRequest = $1 }), "bytes of events for a request", isRequired: true),
        .choice("from", Source.self, "who writes them: functions, or an agent on an instance") { $0.source = $1 },
        .choice("logClass", Class.self, "the class of their log group") { $0.logClass = $1 },
        .number(
            VariedNumber(
                "retentionDays", .upTo(Limits.largest), stated: { [$0.retentionDays] },
                set: { $0.retentionDays = $1 }
            ).chosen, "days that they are kept"),
        .number(
            VariedNumber(
                "storedShare", .upTo(1), stated: { [$0.storedShare] }, set: { $0.storedShare = $1 }),
            "share of the bytes that is stored after compression"),
    ]

    private static let sharedLine = "logs"

    var sharedLines: [String] { [Self.sharedLine] }

    /// Logs of no bytes count as none.
    func counts(_ cost: OftenForgotten, _ traffic: Traffic) -> Bool? { cost == .logs ? bytesPerRequest > 0 : nil }
}

// MARK: Line items

extension Logs {
    private typealias Placed = (resource: Logs, context: ResourceContext)

    /// The lines of all the scenario's logs: what comes in, by who writes it and its class, and what is kept.
    ///
    /// The free gigabytes are the account's. Those of ingestion count over all sources and classes, of which AWS names no
    /// order; here the source with tiers comes first. Storage has free gigabytes of its own. It is billed for compressed
    /// bytes, of which as many are there at any time as come in over the days that they are kept.
    ///
    /// Source: the Amazon CloudWatch pricing page, 2026.
    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        guard lines.isFirst(of: Self.sharedLine) else { return }
        let logs = lines.resources(of: Logs.self)
        let billing = try lines.prices.cloudWatchBilling()
        let isFree = lines.estimate.freeTier
        var before: Rational = 0
        for source in Source.allCases {
            for logClass in Class.allCases {
                let own = logs.filter { $0.resource.source == source && $0.resource.logClass == logClass }
                let bytes = own.reduce(Rational.zero) { $0 + $1.resource.bytesPerRequest }
                guard !bytes.isZero else { continue }
                try Self.addIngestion(
                    of: own, bytes, allowance: isFree ? billing.freeLogIngestionGB : 0, after: before, to: &lines)
                before += lines.gigabytes(bytes).amount
            }
        }
        try Self.addStorage(of: logs, allowance: isFree ? billing.freeLogStorageGB : 0, to: &lines)
    }

    private static func addIngestion(
        of logs: [Placed], _ bytes: Rational, allowance: Rational, after before: Rational,
        to lines: inout LineItemBuilder
    ) throws(PricingError) {
        guard let (log, context) = logs.first else { return }
        let price = try lines.prices.price(
            .logIngestion, [log.source.rawValue, log.logClass.rawValue], per: Gigabyte.self)
        let estimate = lines.estimate
        lines.add(
            "Log ingestion (\(log.words))",
            UsageCurve<Gigabyte>(perRequest: lines.gigabytes(bytes).amount, allowance: allowance, after: before),
            at: price, context.sharing(with: logs.map { $0.context })
        ) { ["\($0.derivation(bytesPerRequest: bytes, $1.used, estimate))\($1.rest)"] }
    }

    private static func addStorage(
        of logs: [Placed], allowance: Rational, to lines: inout LineItemBuilder
    ) throws(PricingError) {
        let estimate = lines.estimate
        let monthsPerDay = 24 / estimate.hoursPerMonth
        // What of a gigabyte a request is there on average over the month.
        let kept = logs.map { log, context in
            let gigabytes = log.bytesPerRequest / estimate.bytesPerGB
            return (
                log: log, gigabytes: gigabytes, stored: gigabytes * log.storedShare * log.retentionDays * monthsPerDay
            )
        }.filter { !$0.stored.isZero }
        guard !kept.isEmpty, let context = logs.first?.context else { return }
        let price = try lines.prices.price(.logStorage, per: GigabyteMonth.self)
        lines.add(
            "Log storage",
            UsageCurve<GigabyteMonth>(
                perRequest: kept.reduce(Rational.zero) { $0 + $1.stored }, allowance: allowance), at: price,
            context.sharing(with: logs.map { $0.context })
        ) { volume, usage in
            let requests = Rational(volume.requests)
            let parts = kept.map { log, gigabytes, stored -> Derivation in
                """
                \(factor: gigabytes * requests) GB × \(factor: log.storedShare) after compression × \
                \(factor: log.retentionDays) days × 24 ÷ \(factor: estimate.hoursPerMonth) Hrs \
                \(result: stored * requests) GB-months
                """
            }
            let sum: Derivation = "together \(result: usage.used) GB-months"
            return parts.count == 1 && usage.free.isZero
                ? parts : parts.count == 1 ? [parts[0] + usage.rest] : parts + [sum + usage.rest]
        }
    }

    /// `Lambda, standard`
    private var words: String {
        let writer = source == .lambda ? "Lambda" : "agent"
        return "\(writer), \(logClass == .standard ? "standard" : "infrequent access")"
    }
}
