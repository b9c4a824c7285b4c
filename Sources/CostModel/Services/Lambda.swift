import ExactMath
import JSONText
import Pricing
import StrictJSON

/// A Lambda function, and how often and how long it runs for a request.
struct LambdaFunction: Service {
    enum Architecture: String, CaseIterable { case x86 = "x86_64", arm = "arm64" }
    enum Package: String, CaseIterable { case zip, image }

    var memoryMB = 128
    var durations = LambdaDurations(1)
    var architecture = Architecture.x86
    var invocationsPerRequest: Rational = 1
    var ephemeralStorageMB = 512
    var provisionedConcurrency = 0
    /// Hours a month that the provisioned concurrency is kept; nil for the whole month.
    var provisionedHours: Rational?
    /// The share of the runs for which an environment is started first.
    var coldStartShare: Rational = 0
    /// How long such a start takes.
    var initMs: Rational = 0
    var package = Package.zip
    /// How duration and provisioned concurrency are paid; requests have one price.
    var purchase = Purchase.onDemand

    static let name: StaticString = "lambda"
    static let side: Side? = .baseline

    static let keys: [ResourceKey<LambdaFunction>] = [
        .number(memoryMB, "MB of memory, 1024 to a GB", isRequired: true),
        .other(
            "durationMs",
            LambdaDurations.shape,
            "milliseconds that a run takes: a number, a distribution whose shares sum to 1, or percentiles",
            isRequired: true, varied: [durationMs],
            store: { function, fields throws(FileFault) in
                function.durations = try LambdaDurations("durationMs", fields)
            }),
        .choice("architecture", Architecture.self, "the processor") { $0.architecture = $1 },
        .number(invocationsPerRequest, "runs for a request"),
        .whole("ephemeralStorageMB", 512...10240, "MB of /tmp") { $0.ephemeralStorageMB = $1 },
        .number(
            .whole(
                "provisionedConcurrency", 0...1_000_000, stated: { $0.provisionedConcurrency },
                set: { $0.provisionedConcurrency = $1 }
            ).chosen, "runs at once that are kept ready"),
        .number("provisionedHours", .upTo(8784), "hours a month that they are kept ready") { $0.provisionedHours = $1 },
        .number(
            VariedNumber(
                "coldStartShare", .upTo(1), stated: { [$0.coldStartShare] }, set: { $0.coldStartShare = $1 }),
            "share of the runs that start an environment"),
        .number(
            VariedNumber("initMs", .upTo(900_000), stated: { [$0.initMs] }, set: { $0.initMs = $1 }),
            "milliseconds that such a start takes"),
        .choice("package", Package.self, "how the function is deployed") { $0.package = $1 },
        .purchase(.computePlan, of: { $0.purchase }, set: { $0.purchase = $1 }),
    ]

    fileprivate static let memoryMB = VariedNumber<LambdaFunction>.whole(
        "memoryMB", 1...1_000_000, stated: { $0.memoryMB }, set: { $0.memoryMB = $1 }
    ).chosen
    fileprivate static let durationMs = VariedNumber<LambdaFunction>(
        "durationMs", LambdaDurations.range, stated: { $0.durations.runs.map { $0.durationMs } },
        set: { $0.durations = LambdaDurations($1) },
        restate: { $0.durations = $0.durations.restated($1) })
    fileprivate static let invocationsPerRequest = VariedNumber<LambdaFunction>(
        "invocationsPerRequest", .upTo(Limits.largest), stated: { [$0.invocationsPerRequest] },
        set: { $0.invocationsPerRequest = $1 }
    ).chosen

    func check(_ fields: Fields) throws(FileFault) {
        if provisionedConcurrency > 0, coldStartShare > 0 {
            throw fields.fault(
                at: "coldStartShare",
                "With provisioned concurrency no run starts an environment, but \(coldStartShare) of them do here.",
                advice: "Remove \"coldStartShare\" or \"provisionedConcurrency\".")
        }
    }

    var sharedLines: [String] { [LambdaRequests.sharedLine] }

    var agreements: [Agreement] {
        [Agreement(LambdaRequests.sharedLine, "purchase", as: "purchase", purchase.plan?.words ?? "on demand")]
    }
}

extension WorkloadInput {
    public static let memoryMB = WorkloadInput(LambdaFunction.memoryMB)
    public static let durationMs = WorkloadInput(LambdaFunction.durationMs)
    public static let invocationsPerRequest = WorkloadInput(LambdaFunction.invocationsPerRequest)
}

// MARK: Quantities

extension LambdaFunction {
    /// The average milliseconds of a run.
    private var statedMs: Rational { durations.runs.reduce(0) { $0 + $1.share * $1.durationMs } }

    /// The milliseconds for which a run holds an environment, on average, whether they are billed or not.
    var occupiedMs: Rational { statedMs + startingShare * initMs }

    var longestRunMs: Rational { durations.runs.map { $0.durationMs }.max() ?? 0 }

    /// The milliseconds of a start; 0 where no run waits for one.
    var longestStartMs: Rational { startingShare.isZero ? 0 : initMs }

    /// The share of the runs that start an environment: none where all find one ready.
    fileprivate var startingShare: Rational { provisionedConcurrency > 0 ? 0 : coldStartShare }

    /// The milliseconds of a start that are billed: of container images always, of ZIP files since August 2025.
    ///
    /// Source: the AWS Compute blog, "AWS Lambda standardizes billing for INIT phase", April 2025.
    private func billedInitMs(_ billing: LambdaBilling) -> Rational {
        package == .image || billing.isInitBilledForZip ? initMs : 0
    }

    /// The milliseconds billed for a run, on average over the distribution; each share is metered on its own, and with it
    /// those of its runs that start an environment.
    private func billedMs(_ billing: LambdaBilling) -> Rational {
        durations.runs.reduce(0) { sum, run in
            let warm = billing.billedMs(run.durationMs)
            let cold = billing.billedMs(run.durationMs + billedInitMs(billing))
            return sum + run.share * (warm + startingShare * (cold - warm))
        }
    }

    /// GB-seconds of memory (GB of 1024 MB) for one request.
    private func gigabyteSeconds(_ billing: LambdaBilling) -> Rational {
        invocationsPerRequest * Rational(memoryMB, over: 1024) * billedMs(billing) / 1000
    }

    /// The way to the GB-seconds of so many MB for one request:
    /// `2 invocations × 128 MB × 100 ms (30 ms by the started 100 ms) = 0.025 GB-seconds per alert`.
    private func derivation(_ megabytes: Derivation, _ billing: LambdaBilling, _ perRequest: Rational, _ volume: Volume)
        -> Derivation
    {
        let invocations: Derivation =
            invocationsPerRequest == 1 ? "" : "\(factor: invocationsPerRequest) invocations × "
        return """
            \(invocations)\(megabytes) × \(factor: billedMs(billing)) ms\(metering(billing)) \
            \(result: perRequest) GB-seconds per \(volume.name.singular)
            """
    }

    /// What the billed duration comes from, where it is not the stated one.
    private func metering(_ billing: LambdaBilling) -> Derivation {
        let started = startingShare * initMs
        let isBilled = !billedInitMs(billing).isZero
        let step: Derivation = "by the started \(aside: billing.incrementMs) ms"
        let isRounded = statedMs + (isBilled ? started : 0) != billedMs(billing)
        if durations.runs.count == 1, durations.percentiles == nil, started.isZero {
            return isRounded ? " (\(aside: statedMs) ms \(step))" : ""
        }
        let starts: Derivation =
            started.isZero
            ? ""
            : isBilled
                ? ", \(aside: startingShare * 100) % of the runs with \(aside: initMs) ms of INIT"
                : ", INIT of ZIP files not billed"
        let source =
            durations.percentiles.map {
                " of \($0): runs between two take the longer, those beyond the last as long as it"
            } ?? ""
        return " (average\(source)\(starts)\(isRounded ? ", each run \(step)" : ""))"
    }
}

extension Scenario {
    /// Whether runs of its functions start environments from ZIP files, which AWS has billed since August 2025.
    public var startsZipFiles: Bool {
        resources(of: LambdaFunction.self).contains { $0.package == .zip && !$0.startingShare.isZero && $0.initMs > 0 }
    }

    /// How long its functions run for one request, all together, in milliseconds; nil where it has none.
    public var functionMs: Rational? {
        let functions = resources(of: LambdaFunction.self)
        return functions.isEmpty ? nil : functions.reduce(0) { $0 + $1.invocationsPerRequest * $1.occupiedMs }
    }
}

// MARK: Line items

extension LambdaFunction {
    private typealias Placed = (resource: LambdaFunction, context: ResourceContext)

    /// The lines of all functions of the scenario together.
    ///
    /// Requests and on-demand duration are one line each (duration one for each architecture), because AWS applies the
    /// free tier and the tiers to the account's total. The free GB-seconds go to x86_64 first. A function with
    /// provisioned concurrency pays its duration at a price of its own, outside tiers and free tier. A Savings Plan has one
    /// rate for all of the duration, and none for requests.
    ///
    /// Source: the AWS Lambda pricing page, 2026.
    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        guard lines.isFirst(of: "functions' duration") else { return }
        let functions = lines.resources(of: LambdaFunction.self)
        let billing = try lines.prices.lambdaBilling()
        try LambdaRequests.addLine(to: &lines, context)
        try Self.addDuration(of: functions, billing, to: &lines)
        for (function, context) in functions {
            try function.addEphemeralStorage(billing, to: &lines, context)
            try function.addProvisionedConcurrency(billing, to: &lines, context)
        }
    }

    private static func addDuration(
        of functions: [Placed], _ billing: LambdaBilling, to lines: inout LineItemBuilder
    ) throws(PricingError) {
        let allowance = lines.estimate.freeTier ? billing.freeGBSeconds : 0
        var before: Rational = 0
        for architecture in Architecture.allCases {
            let own = functions.filter {
                $0.resource.architecture == architecture && $0.resource.provisionedConcurrency == 0
            }
            guard let (function, context) = own.first else { continue }
            let price = try function.price(.lambdaDuration, under: .planLambdaDuration, lines.prices)
            let perRequest = own.reduce(Rational.zero) { $0 + $1.resource.gigabyteSeconds(billing) }
            let labelled = own.map { ($0.resource, own.count > 1 ? $0.context.label : nil) }
            lines.add(
                "Duration (\(function.terms))",
                UsageCurve<GigabyteSecond>(perRequest: perRequest, allowance: allowance, after: before), at: price,
                context.sharing(with: own.map { $0.context })
            ) { volume, usage in
                labelled.map { function, label in
                    (label.map { "\($0): " } ?? "") + function.durationDerivation(billing, volume)
                } + [usage.derivation(at: volume)]
            }
            before += perRequest
        }
    }

    /// What a GB-second costs on demand or, whatever the tiers, under the Savings Plan.
    private func price(
        _ onDemand: ItemKind, under plan: ItemKind, _ prices: PricesInForce
    ) throws(PricingError) -> Price<GigabyteSecond> {
        guard let covering = purchase.plan else {
            return try prices.price(onDemand, [architecture.rawValue], per: GigabyteSecond.self)
        }
        return try prices.price(
            plan, [architecture.rawValue, covering.term.rawValue, covering.payment.rawValue], per: GigabyteSecond.self)
    }

    /// What tells lines of the same thing apart.
    private var terms: String {
        (purchase.plan.map { "\($0.words), " } ?? "") + architecture.rawValue
    }

    private func durationDerivation(_ billing: LambdaBilling, _ volume: Volume) -> Derivation {
        derivation("\(factor: Rational(memoryMB)) MB", billing, gigabyteSeconds(billing), volume)
    }

    private func addEphemeralStorage(
        _ billing: LambdaBilling, to lines: inout LineItemBuilder, _ context: ResourceContext
    ) throws(PricingError) {
        let extra = Rational(ephemeralStorageMB) - billing.includedEphemeralStorageMB
        guard extra > 0 else { return }
        let price = try lines.prices.price(.ephemeralStorage, per: StorageGigabyteSecond.self)
        let perRequest = extra / 1024 * invocationsPerRequest * billedMs(billing) / 1000
        lines.add("Ephemeral storage", perRequest: Quantity(perRequest), at: price, context) { volume, usage in
            [
                derivation(
                    "\(factor: extra) MB (beyond \(aside: billing.includedEphemeralStorageMB) MB)", billing,
                    usage.perRequest, volume),
                usage.derivation(at: volume),
            ]
        }
    }

    private func addProvisionedConcurrency(
        _ billing: LambdaBilling, to lines: inout LineItemBuilder, _ context: ResourceContext
    ) throws(PricingError) {
        guard provisionedConcurrency > 0 else { return }
        let concurrency = try price(.provisionedConcurrency, under: .planProvisionedConcurrency, lines.prices)
        let hours = provisionedHours ?? lines.estimate.hoursPerMonth
        let (runs, memory) = (Rational(provisionedConcurrency), Rational(memoryMB))
        let kept = runs * memory / 1024 * 3600 * hours
        lines.add(
            "Provisioned concurrency (\(terms))", Quantity(kept), at: concurrency, context
        ) { _ in
            [
                """
                \(factor: runs) kept ready × \(factor: memory) MB × \(factor: hours) Hrs × 3,600 s \
                \(result: kept) GB-seconds
                """
            ]
        }
        let duration = try price(.provisionedDuration, under: .planProvisionedDuration, lines.prices)
        lines.add(
            "Provisioned duration (\(terms))", perRequest: Quantity(gigabyteSeconds(billing)),
            at: duration, context
        ) { [durationDerivation(billing, $0), $1.derivation(at: $0)] }
    }
}

// MARK: Warnings

extension LambdaFunction {
    /// From this many times what is provisioned on, the runs that find none ready are worth a warning.
    private static let shortageWorthMentioning: Rational = 2

    /// Provisioned concurrency far below what the peak asks for, though all runs are priced as if they found it.
    ///
    /// As many run at once as start in a second times the seconds that each takes. Source: the AWS Lambda developer guide,
    /// "Understanding Lambda function scaling", 2026.
    static func capacityWarnings(
        _ functions: [LambdaFunction], in scenario: Scenario, _ finder: WarningFinder
    ) -> [Warning] {
        functions.compactMap { function in
            let provisioned = Rational(function.provisionedConcurrency)
            let running = function.invocationsPerRequest * function.statedMs / 1000
            let needed = Rational((finder.peakRate * running).ceiling)
            guard provisioned > 0, needed >= provisioned * shortageWorthMentioning else { return nil }
            let runs = finder.atBusiestAndOnAverage(running, "runs at once")
            return Warning(
                code: "provisioned-concurrency-too-small",
                message: """
                    '\(scenario.name)': \(finder.grouped(provisioned)) concurrent runs are provisioned, but \
                    \(finder.grouped(Rational(finder.largestVolume))) \(finder.workload.request.plural) a month take \
                    about \(runs); all of them are priced as provisioned.
                    """)
        }
    }

    /// Memory that Lambda did not offer at the date.
    static func warnings(
        _ functions: [LambdaFunction], in scenario: Scenario, _ finder: WarningFinder
    ) throws(PricingError) -> [Warning] {
        var warnings: [Warning] = []
        for function in functions {
            let billing = try finder.prices.lambdaBilling()
            guard !billing.offers(memoryMB: Rational(function.memoryMB)) else { continue }
            let date = try finder.prices.table(of: .lambda).effectiveDate
            let step = billing.memoryStepMB == 1 ? "" : " in steps of \(billing.memoryStepMB)"
            let warning = Warning(
                code: "memory-not-offered",
                message: """
                    '\(scenario.name)': \(function.memoryMB) MB is no size that Lambda offered from \(date) on: \
                    \(billing.smallestMemoryMB) to \(billing.largestMemoryMB) MB\(step).
                    """)
            if !warnings.contains(warning) { warnings.append(warning) }
        }
        return warnings
    }
}
