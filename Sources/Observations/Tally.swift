/// Everything that is counted of records, by lane.
///
/// Two tallies of the same lane table can be added up; nothing in one depends on the order of what it counted.
final class Tally {
    /// What is counted of one lane.
    struct Counts {
        var records = 0
        /// Records without a time.
        var untimed = 0
        /// Records whose time states no zone.
        var unzoned = 0
        /// Milliseconds since 1970.
        var first = Int.max
        var last = Int.min

        // Lambda
        /// Runs that started an environment.
        var coldRuns = 0
        /// Whole milliseconds of INIT in all cold runs, which a run is billed today beside what it took.
        var initMs = 0
        /// Cold runs whose INIT was not in their billed duration.
        var unbilledInits = 0
        var restores = 0
        /// Runs from the time when Lambda billed by the started 100 ms.
        var coarselyBilled = 0
        var timeouts = 0
        var failures = 0
        var maximumUsedMB = 0

        // Access logs
        var requestBytes: Int128 = 0
        var responseBytes: Int128 = 0
        var withoutRequestBytes = 0
        var withoutResponseBytes = 0
        var clientErrors = 0
        var serverErrors = 0
        /// Answered by the balancer alone: redirects, fixed responses, blocked requests, no target.
        var withoutTarget = 0
        /// WebSocket connections, one line each.
        var webSockets = 0
        var healthChecks = 0
        /// Lines of TCP and TLS listeners of a classic balancer, one a connection.
        var listenerConnections = 0
        var serviceMicroseconds: Int128 = 0
        var withServiceTime = 0
        var connectionMilliseconds: Int128 = 0

        /// Calls of APIs by type, as far as they tell it.
        var restCalls = 0
        var httpCalls = 0

        // Sums
        /// Runs that are known by how they were billed, without a time each.
        var distributionRuns = 0
        /// Milliseconds that runs of whole hours were billed, and how many runs those are.
        var billedMsOfHours: Int128 = 0
        var runsOfHours = 0
        /// Connections as others counted them.
        var statedConnections: Int128 = 0
        var statedPeakPerSecond = 0
        /// Cold runs whose INIT is in what they were billed, and not known by itself.
        var coldRunsOfSums = 0
    }

    private var places: UnsafeMutablePointer<Counts>
    private var capacity = 16
    private var count = 0

    init() { places = .allocate(capacity: capacity) }

    deinit {
        places.deinitialize(count: count)
        places.deallocate()
    }

    /// What is counted of each lane, as far as there is anything.
    var counts: [Counts] { Array(UnsafeBufferPointer(start: places, count: count)) }

    /// Where a lane is counted. It stays there until the next lane that is new here.
    @inline(__always)
    subscript(lane: Int) -> UnsafeMutablePointer<Counts> {
        if lane >= count { grow(to: lane) }
        return places + lane
    }

    private func grow(to lane: Int) {
        if lane >= capacity {
            let larger = UnsafeMutablePointer<Counts>.allocate(capacity: max(capacity * 2, lane + 1))
            larger.moveInitialize(from: places, count: count)
            places.deallocate()
            places = larger
            capacity = max(capacity * 2, lane + 1)
        }
        (places + count).initialize(repeating: Counts(), count: lane + 1 - count)
        count = lane + 1
    }

    /// Records by lane and hour since 1970.
    let hours = CountTable()
    /// A century of one lane; hostile times go no further, and then no hour is told.
    static let mostHours = 1 << 20
    private(set) var hasAllHours = true
    /// Runs by lane and whole milliseconds that they are billed without INIT.
    let durations = CountTable()
    /// Lines and records of no use, by reason.
    var skipped = [Int](repeating: 0, count: SkipReason.allCases.count)

    /// More distinct durations than this are no log of a service.
    static let mostDurations = 1 << 21

    static func key(_ lane: Int, _ value: Int) -> UInt64 {
        UInt64(truncatingIfNeeded: lane) << 40 | UInt64(truncatingIfNeeded: value) & 0xFF_FFFF_FFFF
    }

    static func lane(of key: UInt64) -> Int { Int(key >> 40) }
    static func value(of key: UInt64) -> Int { Int(key & 0xFF_FFFF_FFFF) }

    static let hour = 3_600_000

    /// Counts a record and when it was; returns where its lane is counted.
    @inline(__always)
    @discardableResult
    func count(_ lane: Int, at moment: Moment?, records: Int = 1) -> UnsafeMutablePointer<Counts> {
        let counts = self[lane]
        counts.pointee.records = counts.pointee.records.addingClamped(records)
        guard let moment else {
            counts.pointee.untimed = counts.pointee.untimed.addingClamped(records)
            return counts
        }
        if !moment.hasZone { counts.pointee.unzoned = counts.pointee.unzoned.addingClamped(records) }
        counts.pointee.first = min(counts.pointee.first, moment.milliseconds)
        counts.pointee.last = max(counts.pointee.last, moment.milliseconds)
        if hours.count < Self.mostHours {
            hours.add(records, under: Self.key(lane, moment.milliseconds / Self.hour))
        } else {
            hasAllHours = false
        }
        return counts
    }

    func skip(_ reason: SkipReason, _ number: Int = 1) {
        skipped[reason.rawValue] = skipped[reason.rawValue].addingClamped(number)
    }

    func add(_ other: Tally) {
        for (lane, counts) in other.counts.enumerated() { self[lane].pointee.add(counts) }
        hours.add(other.hours)
        if !other.hasAllHours { hasAllHours = false }
        durations.add(other.durations)
        for reason in SkipReason.allCases { skip(reason, other.skipped[reason.rawValue]) }
    }
}

extension Tally.Counts {
    mutating func add(_ other: Tally.Counts) {
        records = records.addingClamped(other.records)
        untimed += other.untimed
        unzoned += other.unzoned
        first = min(first, other.first)
        last = max(last, other.last)
        coldRuns += other.coldRuns
        initMs += other.initMs
        unbilledInits += other.unbilledInits
        restores += other.restores
        coarselyBilled += other.coarselyBilled
        timeouts += other.timeouts
        failures += other.failures
        maximumUsedMB = max(maximumUsedMB, other.maximumUsedMB)
        requestBytes += other.requestBytes
        responseBytes += other.responseBytes
        withoutRequestBytes += other.withoutRequestBytes
        withoutResponseBytes += other.withoutResponseBytes
        clientErrors += other.clientErrors
        serverErrors += other.serverErrors
        withoutTarget += other.withoutTarget
        webSockets += other.webSockets
        healthChecks += other.healthChecks
        listenerConnections += other.listenerConnections
        serviceMicroseconds += other.serviceMicroseconds
        withServiceTime += other.withServiceTime
        connectionMilliseconds += other.connectionMilliseconds
        restCalls += other.restCalls
        httpCalls += other.httpCalls
        distributionRuns += other.distributionRuns
        billedMsOfHours += other.billedMsOfHours
        runsOfHours += other.runsOfHours
        statedConnections += other.statedConnections
        statedPeakPerSecond = max(statedPeakPerSecond, other.statedPeakPerSecond)
        coldRunsOfSums += other.coldRunsOfSums
    }
}

/// Why a line or record gives nothing.
public enum SkipReason: Int, CaseIterable, Sendable {
    /// Lambda's other lines: START, END, INIT_START, messages of its own.
    case otherLambdaLine
    /// Lines of no known kind: application messages, headings.
    case unknown
    /// A REPORT record that is cut off, or lacks what it must have.
    case cut
    /// Numbers that no such record can hold.
    case implausible
    /// REPORT lines of an emulator.
    case emulated
    case duplicate
    /// Serverless Framework's shortened lines, without the memory.
    case shortened
    case tooLong
    /// API Gateway execution logs.
    case executionLog
    case connectionLog
    case managedInstance
    case droppedByLambda
    case webSocketRoute
    case malformedJSON
    /// Tax, fees, credits and what else repeats or corrects money on a bill.
    case otherCharge
    /// A time that no calendar has, or an end before its beginning.
    case impossibleTime
    /// Usage of others than AWS on a bill of several clouds.
    case otherProvider
    /// Logs of CloudFront, S3 and VPCs.
    case otherLog
}
