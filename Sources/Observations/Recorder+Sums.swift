import ByteScanning

extension Recorder {
    /// More of anything is a slip, and would not fit what is computed of it.
    static let mostRecords = 1_000_000_000_000_000

    /// What a row of sums says; nil where it says nothing.
    struct Sums {
        let records: Int
        /// The start of the hour that they are of; nil for runs that were billed alike, whenever they were.
        var hour: Moment?
        var peakPerSecond: Int?
        var requestBytes: Int?
        var responseBytes: Int?
        var connections: Int?
        var errors: Int?
        /// Of an hour all milliseconds, else those of each run.
        var billedMs: Int?
        var coldRuns: Int?
        var maximumUsedMB: Int?

        init(records: Int) { self.records = records }
    }

    /// Adds a row of sums.
    func add(_ sums: Sums, of kind: Lane.Kind, name: ByteView) throws(ObservationError) {
        found[RecordKind.aggregate.rawValue] = found[RecordKind.aggregate.rawValue].addingClamped(1)
        let lane = lanes.number(kind, name.buffer)
        let counts = tally[lane]
        if let hour = sums.hour {
            tally.count(lane, at: hour, records: sums.records)
            // The hour's last millisecond.
            counts.pointee.last = max(counts.pointee.last, hour.milliseconds + Tally.hour - 1)
            if let billedMs = sums.billedMs {
                counts.pointee.billedMsOfHours += Int128(billedMs)
                counts.pointee.runsOfHours = counts.pointee.runsOfHours.addingClamped(sums.records)
            }
        } else if case .function = kind, let billedMs = sums.billedMs {
            guard (1...Run.longestMs).contains(billedMs) else { return skip(.implausible) }
            tally.durations.add(sums.records, under: Tally.key(lane, billedMs))
            guard tally.durations.count <= Tally.mostDurations else { throw .tooManyDurations }
            counts.pointee.distributionRuns = counts.pointee.distributionRuns.addingClamped(sums.records)
        } else {
            tally.count(lane, at: nil, records: sums.records)
        }
        counts.pointee.add(sums)
        guard counts.pointee.records <= Self.mostRecords, counts.pointee.distributionRuns <= Self.mostRecords
        else { throw .tooManyRecords }
    }
}

extension Tally.Counts {
    fileprivate mutating func add(_ sums: Recorder.Sums) {
        if let bytes = sums.requestBytes {
            requestBytes += Int128(bytes)
        } else {
            withoutRequestBytes = withoutRequestBytes.addingClamped(sums.records)
        }
        if let bytes = sums.responseBytes {
            responseBytes += Int128(bytes)
        } else {
            withoutResponseBytes = withoutResponseBytes.addingClamped(sums.records)
        }
        statedConnections += Int128(sums.connections ?? 0)
        statedPeakPerSecond = max(statedPeakPerSecond, sums.peakPerSecond ?? 0)
        serverErrors = serverErrors.addingClamped(sums.errors ?? 0)
        coldRunsOfSums = coldRunsOfSums.addingClamped(sums.coldRuns ?? 0)
        maximumUsedMB = max(maximumUsedMB, sums.maximumUsedMB ?? 0)
    }
}
