import ByteScanning
import ExactMath

/// What a file was found to hold.
public enum RecordKind: Int, CaseIterable, Sendable {
    case report
    case platformReport
    case insightsFields
    case applicationBalancer
    case classicBalancer
    case networkBalancer
    case api
    case webServer
    case metric
    case bill
    case aggregate
}

/// Takes the records that readers find, each once, and counts them.
final class Recorder {
    let lanes = LaneTable()
    let tally = Tally()
    /// Records that were seen before. They are taken out only where all could be remembered.
    let repeated = Tally()
    let seen = SampledSet()
    /// Requests by second, for each lane, and for each server behind a balancer.
    let laneSeconds = SecondCounts()
    let targetSeconds = SecondCounts()
    /// Each server's number, and one more, under the hash of its name.
    private let targets = CountTable()
    private static let mostTargets = 10_000
    /// Metrics, in the order in which they came.
    var series: [MetricSeries] = []
    var points = 0
    /// What bills count, by what it is.
    var bill: [BillLine: BillSum] = [:]
    /// When lines of bills began that state no end.
    var openStarts: Set<Int> = []
    /// What charges that are no usage come to, by currency.
    var otherCharges: [String: Rational] = [:]
    /// What usage types begin with where it is a region; empty for us-east-1.
    var billRegions: Set<String> = []
    /// Codes of regions, where a bill has them.
    var billRegionCodes: Set<String> = []
    /// Tables of exactly as many rows as Logs Insights gives at most.
    var cutTables = 0
    /// What the file being read says of itself: the state of a query, and that it only tests a subscription.
    var queryStatus = ""
    var hasControlMessage = false
    /// Whether records of the file are packed inside of it, as a function gets them from a subscription.
    var hasPackedData = false
    /// Whether CloudWatch answered with a metric that has no values.
    var hasEmptyMetric = false
    /// Whether CloudWatch said that an answer is not all there is.
    var hasPartialData = false
    /// Distinct connections of clients, by lane.
    private(set) var connections: [SampledSet?] = []
    /// Records of the file being read, by kind.
    var found = [Int](repeating: 0, count: RecordKind.allCases.count)
    private var skippedBefore: [Int] = []

    private static let mostConnectionSets = 64

    init() { skippedBefore = tally.skipped }

    func beginFile() {
        found = [Int](repeating: 0, count: RecordKind.allCases.count)
        skippedBefore = tally.skipped
        queryStatus = ""
        hasControlMessage = false
        hasPackedData = false
        hasEmptyMetric = false
    }

    /// What was skipped of the file being read.
    func skippedOfFile(_ reason: SkipReason) -> Int { tally.skipped[reason.rawValue] - skippedBefore[reason.rawValue] }

    var foundInFile: Int { found.reduce(0) { $0.addingClamped($1) } }

    func skip(_ reason: SkipReason) { tally.skip(reason) }

    /// Where a record belongs: in the tally, or beside it if it was there before.
    @inline(__always)
    func place(of identity: UInt64) -> Tally {
        guard seen.isExact else {
            // From here on everything counts, and only how much came again is estimated.
            seen.gather(identity)
            return tally
        }
        switch seen.insert(identity) {
        case .new, .passed: return tally
        case .known: return seen.isExact ? repeated : tally
        }
    }

    /// A run of a function; `group` is the log group or the function's name, empty where nothing says it.
    @inline(__always)
    func run(_ run: Run, at moment: Moment?, of group: ByteView, as kind: RecordKind) throws(ObservationError) {
        guard run.isComplete else { return skip(.cut) }
        guard !run.isEmulated else { return skip(.emulated) }
        guard run.isPlausible else { return skip(.implausible) }
        found[kind.rawValue] += 1
        let lane = lanes.number(.function(memoryMB: run.memoryMB), FunctionName.of(group).buffer)
        // Attempts that time out may be alike to the last digit; only their times tell them apart.
        let isTelling = moment != nil || !run.isTimeout
        let tally = isTelling ? place(of: run.identity(at: moment)) : self.tally
        let counts = tally.count(lane, at: moment)
        let billed = run.billed(at: moment)
        tally.durations.add(1, under: Tally.key(lane, billed.ms))
        guard tally.durations.count <= Tally.mostDurations else { throw .tooManyDurations }
        counts.pointee.maximumUsedMB = max(counts.pointee.maximumUsedMB, run.usedMB)
        if run.initialization != nil {
            counts.pointee.coldRuns += 1
            counts.pointee.initMs += billed.initMs
            if billed.isInitUnbilled { counts.pointee.unbilledInits += 1 }
        }
        if run.isRestored { counts.pointee.restores += 1 }
        if run.isTimeout { counts.pointee.timeouts += 1 }
        if run.isFailure { counts.pointee.failures += 1 }
        if run.isCoarselyBilled(at: moment) { counts.pointee.coarselyBilled += 1 }
    }
}

extension Recorder {
    /// A request, or a connection, of an access log.
    @inline(__always)
    func access(_ record: AccessRecord, as kind: RecordKind) {
        found[kind.rawValue] += 1
        let lane = lanes.number(record.kind, record.name.buffer)
        var tally = tally
        if !record.identity.isEmpty {
            var hash = StableHash()
            hash.add(record.identity)
            tally = place(of: hash.value)
        }
        if record.isHealthCheck { return tally[lane].pointee.healthChecks += 1 }
        if record.isWebSocket { return tally[lane].pointee.webSockets += 1 }
        tally.count(lane, at: record.moment).pointee.add(record)
        guard let moment = record.moment, tally === self.tally else { return }
        laneSeconds.count(lane, at: moment.milliseconds)
        if !record.target.isEmpty { targetSeconds.count(target(record.target), at: moment.milliseconds) }
        guard kind == .applicationBalancer || kind == .classicBalancer else { return }
        var connection = StableHash()
        if record.connection.isEmpty {
            // A port is used again, but hardly within the hour.
            connection.add(record.client)
            connection.add(UInt64(truncatingIfNeeded: moment.milliseconds / Tally.hour))
        } else {
            connection.add(record.connection)
        }
        // What more there is than any account has balancers is not told apart.
        guard lane < Self.mostConnectionSets else { return }
        if lane < connections.count, let set = connections[lane] { return set.gather(connection.value) }
        beginConnections(of: lane).gather(connection.value)
    }

    private func beginConnections(of lane: Int) -> SampledSet {
        while connections.count <= lane { connections.append(nil) }
        let set = SampledSet(countsRepeats: false)
        connections[lane] = set
        return set
    }

    /// The number of a server; where there are more than any balancer has, they share one.
    private func target(_ name: ByteView) -> Int {
        var hash = StableHash()
        hash.add(name)
        let known = targets.value(under: hash.value)
        if known > 0 { return known - 1 }
        guard targets.count < Self.mostTargets else { return Self.mostTargets }
        targets.add(targets.count + 1, under: hash.value)
        return targets.count - 1
    }
}

extension Tally.Counts {
    /// Counts what a request moved, how it was answered, and how long it took.
    @inline(__always)
    mutating func add(_ record: AccessRecord) {
        if record.requestBytes >= 0 {
            requestBytes += Int128(record.requestBytes)
        } else {
            withoutRequestBytes += 1
        }
        if record.responseBytes >= 0 {
            responseBytes += Int128(record.responseBytes)
        } else {
            withoutResponseBytes += 1
        }
        if record.status >= 500 { serverErrors += 1 } else if record.status >= 400 { clientErrors += 1 }
        if record.target.isEmpty { withoutTarget += 1 }
        if record.isConnection { listenerConnections += 1 }
        if record.serviceMicroseconds >= 0 {
            serviceMicroseconds += Int128(record.serviceMicroseconds)
            withServiceTime += 1
        }
        if let isREST = record.isREST { if isREST { restCalls += 1 } else { httpCalls += 1 } }
        if record.connectionMilliseconds >= 0 { connectionMilliseconds += Int128(record.connectionMilliseconds) }
    }
}

/// Functions' names as log groups state them.
enum FunctionName {
    /// `/aws/lambda/NAME` and `ACCOUNT:/aws/lambda/NAME` are NAME; any other text is a name of its own.
    @inline(__always)
    static func of(_ group: ByteView) -> ByteView {
        if group.isEmpty { return group }
        var name = group
        if let colon = name.firstIndex(of: 0x3A), colon == 12, name.slice(0, 12).buffer.allSatisfy({ $0 &- 0x30 < 10 })
        {
            name = name.dropFirst(colon + 1)
        }
        let prefix: StaticString = "/aws/lambda/"
        if name.hasPrefix(prefix) { name = name.dropFirst(prefix.utf8CodeUnitCount) }
        return name
    }
}
