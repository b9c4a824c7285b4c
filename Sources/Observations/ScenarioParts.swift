import ExactMath

/// What was observed, as the inputs of a scenario file.
public struct ScenarioParts {
    /// How observations become a month.
    public struct Settings {
        public var hoursPerMonth: Rational
        /// Hours that the files cover, where that is more than from the first record to the last.
        public var hoursObserved: Rational?
        /// The code of the region that a bill is of; nil where nothing says it.
        public var region: String?

        public init(hoursPerMonth: Rational = 730, hoursObserved: Rational? = nil, region: String? = nil) {
            self.hoursPerMonth = hoursPerMonth
            self.hoursObserved = hoursObserved
            self.region = region
        }
    }

    public let settings: Settings
    /// The hours that the requests came in; nil where no time is known, or only one.
    public let hoursObserved: Rational?
    /// Requests a month, rounded to whole ones.
    public let requests: Int?
    public let peak: Peak?
    /// Mean bytes of a request and of a response, rounded to whole ones.
    public let requestBytes: Int?
    public let responseBytes: Int?
    /// Whether the bytes of a response are those that a metric has of a request, one way or both.
    public let areBytesMetered: Bool
    /// Whether these are of requests and responses together.
    public var areBytesOfBothWays: Bool { areBytesMetered && metered.bytesSource != .networkOut }
    public let functions: [Function]
    /// What requests came in through.
    public let doors: [ObservedDoor]
    /// What bills say, beside the requests.
    public let billed: BilledParts
    /// What metrics say, beside the requests.
    public let metered: MetricInputs
    /// What was measured of each service that a scenario can have.
    let allResources: [MeasuredResource]

    /// How uneven the requests came.
    public struct Peak {
        public let profile: WeekProfile?
        /// The busiest hour over the mean: of the whole time, or of the profile's busiest period. Rounded up to three
        /// places.
        public let peakToAverage: Rational
        /// The requests of the busiest hour, and which it was: hours since 1970.
        public let busiest: (hour: Int, requests: Int)
    }

    /// A function as a scenario's resource.
    public struct Function {
        public let name: String
        public let size: ObservedFunction.Size
        /// Milliseconds and the share of the runs that are billed so many.
        public let durations: [(ms: Int, share: Rational)]
        /// Whether shares are exactly what was observed; else decimals of twelve places.
        public let isExact: Bool
        /// Whether neighbouring durations were put together.
        public let isMerged: Bool
        public let coldStartShare: Rational
        public let initMs: Int
        /// Runs for a request; 1 where the function is the only one and its runs are the requests.
        public let invocationsPerRequest: Rational
    }

    /// Less time than this, in hours, says nothing of a month, and of a day's peak.
    public static let shortestForVolume: Rational = 1
    public static let shortestForPeak: Rational = 24
    /// Fewer requests than this say nothing of a peak, and of the hours of a week: ten for each of them.
    public static let fewestForPeak = 100
    public static let fewestForProfile = 10 * WeekProfile.hours

    /// Requests a month for a scenario file; nil where too little was observed.
    public var volume: Int? {
        guard let requests = ScenarioLimits.held(requests), requests > 0 else { return nil }
        let isStated = settings.hoursObserved != nil
        return isStated || (hoursObserved ?? 0) >= Self.shortestForVolume ? requests : nil
    }

    public init(_ findings: Findings, _ settings: Settings) {
        self.settings = settings
        let demand = findings.demand
        let hours = settings.hoursObserved ?? demand?.period?.hours
        let observed = hours.flatMap { $0.signum > 0 ? $0 : nil }
        hoursObserved = observed
        let perHour = observed.flatMap { hours in demand.map { Rational($0.requests) / hours } }
        // A table that was cut says how requests are spread, not how many there were.
        requests = findings.cutTables > 0 ? nil : perHour.flatMap { ($0 * settings.hoursPerMonth).rounded.asInt }
        let isExcerpt = settings.hoursObserved == nil && demand?.isSparse == true
        peak = findings.cutTables > 0 || isExcerpt ? nil : demand.flatMap { Peak($0, hours: hours ?? 0) }
        doors = findings.doors
        billed = BilledParts(
            findings.bill, demand, hoursPerMonth: settings.hoursPerMonth, hoursObserved: settings.hoursObserved)
        metered = MetricInputs(findings.metrics)
        requestBytes = Self.mean(findings.doors, { $0.requestBytes })
        let logged = Self.mean(findings.doors, { $0.responseBytes })
        areBytesMetered = logged == nil && requestBytes == nil && metered.bytesPerRequest != nil
        responseBytes = areBytesMetered ? ScenarioLimits.held(metered.bytesPerRequest?.ceiling.asInt) : logged
        let runs = findings.functions.reduce(Rational.zero) { $0 + Rational($1.runs) }
        functions = findings.functions.map { function in
            Function(
                function, perRequest: Self.perRequest(function, of: runs, demand, hours: observed, settings))
        }
        allResources = Self.resources(functions, doors, billed, metered, responseBytes: responseBytes)
    }

    /// The mean over all requests that state it.
    private static func mean(_ doors: [ObservedDoor], _ bytes: (ObservedDoor) -> Rational?) -> Int? {
        var (sum, requests): (Rational, Rational) = (0, 0)
        for door in doors {
            guard let mean = bytes(door) else { continue }
            sum += mean * Rational(door.requests)
            requests += Rational(door.requests)
        }
        return ScenarioLimits.held(sum.divided(by: requests)?.rounded.asInt)
    }

    /// Runs for a request: of all runs where these are the requests, else both as they came in an hour.
    private static func perRequest(
        _ function: ObservedFunction, of runs: Rational, _ demand: Demand?, hours: Rational?, _ settings: Settings
    ) -> Rational {
        let own = Rational(function.runs)
        if let demand, demand.source != .invocations, let hours,
            let time = settings.hoursObserved ?? function.period?.hours,
            let rate = (own.divided(by: time)), demand.requests > 0
        {
            return min(rate * hours / Rational(demand.requests), Rational(ScenarioLimits.largest)).asShare
        }
        return own.divided(by: runs)?.asShare ?? 1
    }
}

extension ScenarioParts.Peak {
    init?(_ demand: Demand, hours: Rational) {
        guard let period = demand.period, hours >= ScenarioParts.shortestForPeak,
            demand.requests >= ScenarioParts.fewestForPeak,
            let busiest = demand.hours.max(by: { $0.requests < $1.requests })
        else { return nil }
        self.busiest = busiest
        // Hours that are not observed whole would look quiet.
        let first = (period.first + Tally.hour - 1) / Tally.hour
        let last = (period.last + 1) / Tally.hour - 1
        profile =
            demand.requests >= ScenarioParts.fewestForProfile
            ? WeekProfile(demand.hours, first: first, last: last) : nil
        let mean = profile?.busiestMean ?? Rational(demand.requests) / hours
        guard mean.signum > 0 else { return nil }
        let ratio = Rational(busiest.requests) / mean
        peakToAverage = min(ScenarioLimits.mostPeak, max(1, Rational((ratio * 1000).ceiling) / 1000))
    }
}

extension ScenarioParts.Function {
    init(_ function: ObservedFunction, perRequest: Rational) {
        let size = function.current
        name = function.name
        self.size = size
        // INIT is one whole number; what its mean has beyond that is billed as a millisecond more of as many runs.
        let (initMs, rest) = size.coldRuns > 0 ? size.initMs.quotientAndRemainder(dividingBy: size.coldRuns) : (0, 0)
        self.initMs = initMs
        let runs = Rational(size.durations.runs)
        coldStartShare = min(1, Rational(size.coldRuns) / runs).asShare
        let merged = size.durations.shortened(to: ScenarioLimits.longestMs).merged()
        isMerged = merged.classes.count < size.durations.classes.count
        let classes = merged.lengthening(rest, upTo: ScenarioLimits.longestMs).classes
        let billed = (Rational(merged.totalMs) + Rational(size.initMs)) / runs
        let shares = DecimalShares(
            classes.map { $0.runs }, of: classes.map { $0.ms },
            summingTo: billed - coldStartShare * Rational(initMs))
        // A share of fewer runs than it has places is none.
        durations = zip(classes, shares.shares).map { ($0.ms, $1) }.filter { !$1.isZero }
        isExact = shares.isExact
        invocationsPerRequest = perRequest
    }
}

extension ScenarioParts {
    /// Lines of a bill that no resource was made of, but that the scenario prices from its own inputs, with what may be
    /// another sum; what costs most first.
    public var linesPricedOtherwise: [ObservedBillLine] {
        let resources = resources
        return billed.left.filter { Self.isPricedOtherwise($0, by: resources) }
    }

    /// Lines of a bill that nothing in the scenario prices; what costs most first.
    public var linesLeft: [ObservedBillLine] {
        let resources = resources
        return billed.left.filter { !Self.isPricedOtherwise($0, by: resources) }
    }

    private static func isPricedOtherwise(_ line: ObservedBillLine, by resources: [MeasuredResource]) -> Bool {
        func has(_ service: String, _ type: String? = nil) -> Bool {
            resources.contains { resource in
                resource.service == service
                    && (type.map { type in resource.members.contains { $0.key == "type" && $0.text == "\"\(type)\"" } }
                        ?? true)
            }
        }
        switch (line.usageType, line.operation) {
        case ("LCUUsage", "LoadBalancing:Application"): return has("elb", "application")
        case ("LCUUsage", "LoadBalancing:Network"): return has("elb", "network")
        case ("DataProcessing-Bytes", "LoadBalancing"): return has("elb", "classic")
        case ("TimedStorage-ByteHrs", _): return line.product == "AmazonCloudWatch" && has("logs")
        case ("NatGateway-Bytes", _): return has("natGateway")
        default: return line.isOfRuns && has("lambda")
        }
    }
}
