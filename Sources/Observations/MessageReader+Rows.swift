import ByteScanning
import ExactMath

extension MessageReader {
    /// A row of a table of events, of runs, or of sums; false where it is none of these.
    mutating func row(_ row: RecordRow, _ context: MessageContext) throws(ObservationError) -> Bool {
        var context = context
        if !row[.time].isEmpty {
            switch time(row[.time]) {
            case .at(let moment): context.moment = moment
            case .none: break
            case .impossible:
                recorder.skip(.impossibleTime)
                return true
            }
        }
        if !row[.group].isEmpty { context.group = row[.group] }
        if !row[.message].isEmpty {
            try message(row[.message], context)
            return true
        }
        if !row[.runs].isEmpty || !row[.requests].isEmpty { return try sums(row, context) }
        guard !row[.billedDuration].isEmpty || !row[.duration].isEmpty else { return false }
        try run(row, context)
        return true
    }

    /// A run as Logs Insights has its fields: memory in bytes, a million to a MB.
    private mutating func run(_ row: RecordRow, _ context: MessageContext) throws(ObservationError) {
        var run = Run()
        run.requestID = row[.requestID]
        run.duration = Self.thousandths(row[.duration]) ?? -1
        run.billedMs = Self.thousandths(row[.billedDuration]).map { ($0 + 999) / 1000 } ?? -1
        if run.duration < 0, run.billedMs >= 0 { run.duration = run.billedMs * 1000 }
        // Whoever asked for nothing else gets what it is billed by.
        if row[.billedDuration].isEmpty, run.duration >= 0 { run.billedMs = max(1, (run.duration + 999) / 1000) }
        run.memoryMB = row[.memorySize].isEmpty ? 0 : Self.megabytes(row[.memorySize]) ?? -1
        run.usedMB = Self.megabytes(row[.memoryUsed]) ?? 0
        run.initialization = Self.thousandths(row[.initDuration])
        try recorder.run(run, at: context.moment, of: context.group, as: .insightsFields)
    }

    /// Memory that is stated in bytes, a million to a MB, or in MB.
    private static func megabytes(_ text: ByteView) -> Int? {
        guard let value = thousandths(text) else { return nil }
        let whole = value / 1000
        return whole >= 1_000_000 ? whole / 1_000_000 : whole
    }

    /// A number with or without an exponent, in thousandths, rounded up.
    static func thousandths(_ text: ByteView) -> Int? {
        let text = text.trimmed
        guard let number = LogNumber.decimal(text.buffer), number.signum >= 0, number < 1_000_000_000_000
        else { return nil }
        return (number * 1000).ceiling.asInt
    }

    /// A whole number of a sum, which may be written with decimals or an exponent.
    static func count(_ text: ByteView) -> Int? {
        let text = text.trimmed
        guard let number = LogNumber.decimal(text.buffer), number.signum >= 0,
            number <= Rational(Recorder.mostRecords)
        else { return nil }
        return number.rounded.asInt
    }

    /// A row of our own sums: those of an hour, or the runs that were billed alike.
    private mutating func sums(_ row: RecordRow, _ context: MessageContext) throws(ObservationError) -> Bool {
        guard let number = Self.count(row[.runs].isEmpty ? row[.requests] : row[.runs]) else {
            recorder.skip(.implausible)
            return true
        }
        guard number > 0 else { return true }
        let isOfFunctions = row[.requests].isEmpty
        let name = FunctionName.of(row[.name].isEmpty ? context.group : row[.name])
        var sums = Recorder.Sums(records: number)
        if !row[.hour].isEmpty {
            switch time(row[.hour]) {
            case .at(let hour): sums.hour = Moment(hour.milliseconds, hasZone: true)
            case .impossible:
                recorder.skip(.impossibleTime)
                return true
            case .none:
                recorder.skip(.implausible)
                return true
            }
        }
        sums.peakPerSecond = Self.count(row[.peakPerSecond])
        sums.requestBytes = Self.count(row[.requestBytes])
        sums.responseBytes = Self.count(row[.responseBytes])
        sums.connections = Self.count(row[.connections])
        sums.errors = Self.count(row[.errors])
        sums.billedMs = Self.count(row[.billedMs])
        sums.coldRuns = Self.count(row[.coldRuns])
        sums.maximumUsedMB = Self.count(row[.maxMemoryMB])
        let memoryMB = Self.count(row[.memoryMB]) ?? 0
        guard memoryMB <= Run.largestMB else {
            recorder.skip(.implausible)
            return true
        }
        // Athena's sums name a balancer as its log does.
        let isBalancer = name.hasPrefix("app/")
        let kind: Lane.Kind =
            isOfFunctions ? .function(memoryMB: memoryMB) : isBalancer ? .applicationBalancer : .summed
        try recorder.add(sums, of: kind, name: isBalancer ? AccessLine.balancerName(name) : name)
        return true
    }
}
