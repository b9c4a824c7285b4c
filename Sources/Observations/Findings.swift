import ExactMath

/// What the files say of a service, once all of them are read.
public struct Findings {
    public internal(set) var files: [ObservedFile] = []
    /// Files of directories that are of no use.
    public internal(set) var leftOut: [(file: String, why: ObservationError)] = []
    /// Files of directories that are packed.
    public internal(set) var packed: [PackedFiles] = []
    /// Sorted by name.
    public internal(set) var functions: [ObservedFunction] = []
    /// Sorted by name.
    public internal(set) var doors: [ObservedDoor] = []
    public internal(set) var servers: ObservedServers?
    public internal(set) var metrics: [ObservedMetric] = []
    public internal(set) var bill: [ObservedBillLine] = []
    /// What charges that are no usage come to, by currency.
    public internal(set) var otherCharges: [(currency: String, sum: Rational)] = []
    /// How many regions' usage the bill adds up.
    public internal(set) var billedRegions = 0
    /// What all usage types of the bill begin with, before a hyphen: the prefix of its region, empty for the first of all;
    /// nil where they differ, or there is none.
    public internal(set) var billedPrefix: String?
    /// The code of the only region that a bill has which states codes.
    public internal(set) var billedRegionCode: String?
    /// Tables of exactly as many rows as Logs Insights gives at most, so that rows are missing.
    public internal(set) var cutTables = 0
    /// Whether CloudWatch said that an answer is not all there is.
    public internal(set) var hasPartialData = false
    /// Lines and records of no use, by reason.
    public internal(set) var skipped: [(reason: SkipReason, count: Int)] = []
    /// Events that came again: taken out, or only estimated where there were too many to remember.
    public internal(set) var repeated = 0
    public internal(set) var isRepetitionExact = true
    /// What counts as a request, and when requests came.
    public internal(set) var demand: Demand?
}

/// From when to when there were records.
public struct ObservedPeriod: Equatable, Sendable {
    /// Milliseconds since 1970, of the first and the last record.
    public let first: Int
    public let last: Int
    /// Whether the times state their zone.
    public let hasZone: Bool

    public var hours: Rational { Rational(last - first) / Rational(Tally.hour) }

    init?(_ counts: [Tally.Counts]) {
        let timed = counts.filter { $0.first <= $0.last }
        guard let first = timed.map({ $0.first }).min(), let last = timed.map({ $0.last }).max() else { return nil }
        self.init(first: first, last: last, hasZone: timed.allSatisfy { $0.unzoned == 0 })
    }

    init(first: Int, last: Int, hasZone: Bool) {
        self.first = first
        self.last = last
        self.hasZone = hasZone
    }
}

/// A function, and what is known of it with each size of memory that it had.
public struct ObservedFunction: Sendable {
    public let name: String
    /// Sorted by memory, never none.
    public let sizes: [Size]
    /// The one that ran last: its newest setting; where times are missing, the one that ran most.
    public let current: Size

    /// The longest run, in milliseconds, that a scenario file can hold.
    public static let longestMs = ScenarioLimits.longestMs

    public var runs: Int { sizes.reduce(0) { $0.addingClamped($1.runs) } }

    /// From the first run to the last, with whatever memory.
    public var period: ObservedPeriod? {
        let periods = sizes.compactMap { $0.period }
        guard let first = periods.map({ $0.first }).min(), let last = periods.map({ $0.last }).max() else { return nil }
        return ObservedPeriod(first: first, last: last, hasZone: periods.allSatisfy { $0.hasZone })
    }

    /// What a function did with one size of memory.
    public struct Size: Sendable {
        public let memoryMB: Int
        public let maximumUsedMB: Int
        public let runs: Int
        /// Milliseconds that runs are billed today, without INIT.
        public let durations: DurationClasses
        public let coldRuns: Int
        /// Cold runs of sums, in whose billed milliseconds INIT is contained.
        public let coldRunsOfSums: Int
        /// Milliseconds of INIT of all cold runs.
        public let initMs: Int
        /// Cold runs whose INIT was not billed then.
        public let unbilledInits: Int
        public let restores: Int
        public let timeouts: Int
        public let failures: Int
        /// Runs from before 2020-12-01, counted by what they took and not by the started 100 ms.
        public let coarselyBilled: Int
        public let untimed: Int
        public let period: ObservedPeriod?

        init?(memoryMB: Int, _ counts: Tally.Counts, _ durations: DurationClasses?) {
            guard let durations else { return nil }
            self.memoryMB = memoryMB
            maximumUsedMB = counts.maximumUsedMB
            runs = max(counts.records, counts.distributionRuns)
            self.durations = durations
            coldRunsOfSums = counts.coldRunsOfSums
            coldRuns = counts.coldRuns
            initMs = counts.initMs
            unbilledInits = counts.unbilledInits
            restores = counts.restores
            timeouts = counts.timeouts
            failures = counts.failures
            coarselyBilled = counts.coarselyBilled
            untimed = counts.untimed
            period = ObservedPeriod([counts])
        }
    }

    init?(name: String, sizes: [Size]) {
        guard let first = sizes.first else { return nil }
        self.name = name
        self.sizes = sizes.sorted { $0.memoryMB < $1.memoryMB }
        current = sizes.dropFirst().reduce(first) { Self.newer($0, $1) }
    }

    private static func newer(_ one: Size, _ other: Size) -> Size {
        let (mine, theirs) = (one.period?.last ?? .min, other.period?.last ?? .min)
        if mine != theirs { return mine > theirs ? one : other }
        if one.runs != other.runs { return one.runs > other.runs ? one : other }
        return one.memoryMB > other.memoryMB ? one : other
    }
}

/// Requests as they were observed.
public struct Demand: Sendable {
    /// What was counted.
    public enum Source: Sendable {
        case invocations
        case balancerRequests
        case apiRequests
        case webServerRequests
        /// Connections to a Network Load Balancer, which does not see requests.
        case connections
        /// Sums that do not say of what.
        case sums
    }

    public let source: Source
    /// Metrics and bills count everything, logs what was delivered.
    public var isFromMetrics = false
    public var isFromBill = false
    public let requests: Int
    public let untimed: Int
    public let period: ObservedPeriod?
    /// Requests by hour since 1970, ascending.
    let hours: [(hour: Int, requests: Int)]

    public var hoursWithRequests: Int { hours.count }

    /// Whether there are weeks in which hardly an hour had a request.
    public var isSparse: Bool {
        guard !hours.isEmpty, let period, period.hours >= Rational(WeekProfile.hours) else { return false }
        return Rational(hours.count * 20) < period.hours
    }
}

extension Recorder {
    func findings(_ files: [ObservedFile], metricName: String?) -> Findings {
        var findings = Findings()
        findings.files = files
        (_, findings.repeated, findings.isRepetitionExact) = seen.counts()
        // What came again counts where not all could be remembered.
        if !findings.isRepetitionExact { tally.add(repeated) }
        findings.skipped = SkipReason.allCases.compactMap { reason in
            let count = tally.skipped[reason.rawValue]
            return count > 0 ? (reason, count) : nil
        }
        findings.functions = functions()
        findings.doors = doors()
        findings.servers = ObservedServers(targetSeconds.distributions())
        findings.metrics = metrics(named: metricName)
        findings.bill = billLines()
        findings.otherCharges = otherCharges.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
        findings.billedRegions = max(billRegions.count, billRegionCodes.count)
        findings.billedPrefix = billRegions.count == 1 ? billRegions.first.map { String($0.dropLast()) } : nil
        findings.billedRegionCode = billRegionCodes.count == 1 ? billRegionCodes.first : nil
        findings.cutTables = cutTables
        findings.hasPartialData = hasPartialData
        findings.demand = Demand(findings.bill) ?? Demand(findings.metrics) ?? demand()
        return findings
    }

    private func functions() -> [ObservedFunction] {
        var classes: [Int: [DurationClasses.Class]] = [:]
        for entry in tally.durations.entries {
            classes[Tally.lane(of: entry.key), default: []].append(
                DurationClasses.Class(ms: Tally.value(of: entry.key), runs: entry.count))
        }
        var sizes: [String: [ObservedFunction.Size]] = [:]
        let counts = tally.counts
        for (number, lane) in lanes.lanes.enumerated() {
            guard case .function(let memoryMB) = lane.kind, number < counts.count,
                let size = ObservedFunction.Size(
                    memoryMB: memoryMB, counts[number],
                    DurationClasses(classes[number] ?? Self.aroundMean(counts[number])))
            else { continue }
            sizes[lane.name, default: []].append(size)
        }
        return sizes.compactMap { ObservedFunction(name: $0.key, sizes: $0.value) }.sorted { $0.name < $1.name }
    }

    /// Of sums only the mean is known: the whole milliseconds around it, in the proportion that keeps the sum.
    private static func aroundMean(_ counts: Tally.Counts) -> [DurationClasses.Class] {
        guard counts.runsOfHours > 0 else { return [] }
        let (mean, above) = counts.billedMsOfHours.quotientAndRemainder(dividingBy: Int128(counts.runsOfHours))
        guard let ms = Int(exactly: mean), (1...Run.longestMs).contains(ms), let more = Int(exactly: above) else {
            return []
        }
        let below = DurationClasses.Class(ms: ms, runs: counts.runsOfHours - more)
        return more > 0 ? [below, DurationClasses.Class(ms: ms + 1, runs: more)] : [below]
    }

    private func demand() -> Demand? {
        let sources: [(Demand.Source, (Lane.Kind) -> Bool)] = [
            (.balancerRequests, { $0 == .applicationBalancer || $0 == .classicBalancer }),
            (.apiRequests, { $0 == .api }), (.webServerRequests, { $0 == .webServer }), (.sums, { $0 == .summed }),
            (.invocations, { if case .function = $0 { true } else { false } }),
            (.connections, { $0 == .networkBalancer }),
        ]
        let counts = tally.counts
        for (source, isOfIt) in sources {
            let numbers = counts.indices.filter {
                isOfIt(lanes.lanes[$0].kind) && max(counts[$0].records, counts[$0].distributionRuns) > 0
            }
            if !numbers.isEmpty { return demand(source, Set(numbers)) }
        }
        return nil
    }

    private func demand(_ source: Demand.Source, _ numbers: Set<Int>) -> Demand {
        var hours: [Int: Int] = [:]
        for entry in tally.hours.entries where tally.hasAllHours && numbers.contains(Tally.lane(of: entry.key)) {
            let hour = Tally.value(of: entry.key)
            hours[hour] = (hours[hour] ?? 0).addingClamped(entry.count)
        }
        let all = tally.counts
        let counts = numbers.map { all[$0] }
        return Demand(
            source: source, requests: counts.reduce(0) { $0.addingClamped(max($1.records, $1.distributionRuns)) },
            untimed: counts.reduce(0) { $0.addingClamped($1.untimed) }, period: ObservedPeriod(counts),
            hours: hours.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 })
    }
}
