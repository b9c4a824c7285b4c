import ByteScanning
import ExactMath
import JSONText

/// What is known of a message from what contains it.
struct MessageContext {
    var moment: Moment?
    /// The log group or the function.
    var group = ByteView.empty
    /// Whether it stands among an application's messages, whose objects have keys of any meaning.
    var isMessage = false
}

/// Reads the messages of a log, in whatever they came.
struct MessageReader {
    let recorder: Recorder
    private var moments = MomentReader()
    private var access = AccessLine()

    init(_ recorder: Recorder) { self.recorder = recorder }

    /// One event's message, of one line or more.
    mutating func message(_ text: ByteView, _ context: MessageContext) throws(ObservationError) {
        let text = text.trimmed
        if text.hasPrefix(ReportLine.mark) {
            var run = Run()
            ReportLine.read(text, into: &run)
            return try recorder.run(run, at: context.moment, of: context.group, as: .report)
        }
        if text[0] == 0x7B, let document = try? JSONDocument(Array(text.buffer)) {
            var context = context
            context.isMessage = true
            return try object(document.root, context)
        }
        let line = text.slice(0, text.firstIndex(of: 0x0A) ?? text.count)
        if let record = access.request(line) {
            return recorder.access(record, as: record.kind == .api ? .api : .webServer)
        }
        recorder.skip(LineKind.reason(for: line))
    }

    // MARK: Objects

    /// An object of JSON: an event, a record of Lambda's, a row, or what contains them.
    mutating func object(_ value: JSONValue, _ context: MessageContext) throws(ObservationError) {
        var context = context
        switch time(of: value) {
        case .at(let moment): context.moment = moment
        case .impossible: return recorder.skip(.impossibleTime)
        case .none: break
        }
        if value["results"] != nil, let status = value["status"]?.stringValue { recorder.queryStatus = status }
        if value["messageType"]?.equals("CONTROL_MESSAGE") == true { return recorder.hasControlMessage = true }
        if let type = value["type"], let kind = Self.platformType(type) {
            return try platform(kind, value, context)
        }
        if let message = value["message"] ?? value["@message"] ?? Self.report(in: value), !Self.isAccess(value) {
            return try event(value, message, context)
        }
        if value["data"]?.stringValue?.hasPrefix("H4sI") == true { recorder.hasPackedData = true }
        if Self.isAccess(value) { return apiCall(value, context) }
        if value["Datapoints"] != nil || value["MetricDataResults"] != nil || value["Timestamps"] != nil {
            return try metrics(value)
        }
        if Self.isMetricPoint(value) { return try metricPoint(value, of: "") }
        if try row(of: value, context) { return }
        try contents(of: value, context)
    }

    /// The REPORT record of an event as Docker, Fluent Bit, Splunk and others keep it.
    private static func report(in value: JSONValue) -> JSONValue? {
        let keys: [StaticString] = ["log", "_raw", "content", "line"]
        for key in keys {
            if let text = value[key], bytes(text).starts(with: ReportLine.mark.buffer) { return text }
        }
        return nil
    }

    /// The objects in an object's lists and objects; a log group that it states is theirs.
    private mutating func contents(of value: JSONValue, _ context: MessageContext) throws(ObservationError) {
        let group = Self.bytes(value["logGroup"] ?? value["logGroupName"])
        try group.withUnsafeBufferPointer { (group) throws(ObservationError) in
            var context = context
            if !group.isEmpty { context.group = ByteView(group) }
            try elements(of: value, context)
        }
    }

    private mutating func elements(of value: JSONValue, _ context: MessageContext) throws(ObservationError) {
        var hasContents = false
        for member in value.members where member.value.kind == .array || member.value.kind == .object {
            for element in member.value.elements {
                if element.kind == .object || element.kind == .array { hasContents = true }
                try self.element(element, context)
            }
            if member.value.kind == .object {
                hasContents = true
                try object(member.value, context)
            }
        }
        if !hasContents { recorder.skip(.unknown) }
    }

    /// An element of a list: an object, or a row of `get-query-results`, which is a list of fields and values.
    mutating func element(_ value: JSONValue, _ context: MessageContext) throws(ObservationError) {
        if value.kind == .object { return try object(value, context) }
        guard value.kind == .array else { return }
        var names: [(Column, [UInt8])] = []
        for field in value.elements {
            guard let name = field["field"]?.stringValue, let text = field["value"]?.stringValue else {
                if field.kind == .object || field.kind == .array { try element(field, context) }
                continue
            }
            var bytes = Array(name.utf8)
            bytes.withUnsafeBufferPointer { buffer in
                if let column = Column(named: ByteView(buffer)) { names.append((column, Array(text.utf8))) }
            }
            bytes.removeAll()
        }
        if !names.isEmpty { _ = try row(names, context) }
    }

    private mutating func event(
        _ value: JSONValue, _ message: JSONValue, _ context: MessageContext
    ) throws(ObservationError) {
        guard message.kind == .string else {
            var context = context
            context.isMessage = true
            return try object(message, context)
        }
        let group = Self.bytes(value["logGroup"] ?? value["@log"])
        let text = Self.bytes(message)
        try text.withUnsafeBufferPointer { (text) throws(ObservationError) in
            try group.withUnsafeBufferPointer { (group) throws(ObservationError) in
                var context = context
                if !group.isEmpty { context.group = ByteView(group) }
                try self.message(ByteView(text), context)
            }
        }
    }

    /// A row whose columns are the members; false where it has none of those of a run or of sums.
    private mutating func row(of value: JSONValue, _ context: MessageContext) throws(ObservationError) -> Bool {
        var cells: [(Column, [UInt8])] = []
        var isOfInsights = false
        for member in value.members {
            guard member.value.kind == .string || member.value.kind == .number else { continue }
            let name = Array(member.key.utf8)
            name.withUnsafeBufferPointer { buffer in
                guard let column = Column(named: ByteView(buffer)) else { return }
                cells.append((column, Self.bytes(member.value)))
                if buffer.first == 0x40 { isOfInsights = true }
            }
        }
        // What took some time or counts requests may be anything, unless the field is CloudWatch's own.
        let isTelling = cells.contains { [.billedDuration, .runs, .requests].contains($0.0) } && !context.isMessage
        guard isOfInsights || isTelling else { return false }
        return try row(cells, context)
    }

    private mutating func row(
        _ cells: [(Column, [UInt8])], _ context: MessageContext
    ) throws(ObservationError) -> Bool {
        var bytes: [UInt8] = []
        var ranges: [(Column, Int, Int)] = []
        for (column, text) in cells {
            ranges.append((column, bytes.count, bytes.count + text.count))
            bytes += text
        }
        return try bytes.withUnsafeBufferPointer { (buffer) throws(ObservationError) in
            var row = RecordRow()
            for (column, lower, upper) in ranges { row[column] = ByteView(buffer).slice(lower, upper) }
            return try self.row(row, context)
        }
    }

    static func bytes(_ value: JSONValue?) -> [UInt8] {
        var bytes: [UInt8] = []
        value?.withUTF8Bytes { bytes = Array($0) }
        return bytes
    }
}

// MARK: Lambda's own records

extension MessageReader {
    private enum PlatformType {
        case report, managed, dropped, other
    }

    private static func platformType(_ value: JSONValue) -> PlatformType? {
        if value.equals("platform.report") { return .report }
        guard value.stringValue?.hasPrefix("platform.") == true else { return nil }
        if value.equals("platform.invokeSummary") || value.equals("platform.invokeReport") { return .managed }
        return value.equals("platform.logsDropped") ? .dropped : .other
    }

    /// Source: AWS Lambda developer guide, "Lambda Telemetry API Event schema reference", 2026.
    private mutating func platform(
        _ type: PlatformType, _ value: JSONValue, _ context: MessageContext
    ) throws(ObservationError) {
        switch type {
        case .managed: return recorder.skip(.managedInstance)
        case .dropped: return recorder.skip(.droppedByLambda)
        case .other: return recorder.skip(.otherLambdaLine)
        case .report: break
        }
        guard let record = value["record"], let metrics = record["metrics"] else { return recorder.skip(.cut) }
        var run = Run()
        run.duration = Self.thousandths(metrics["durationMs"]) ?? -1
        run.billedMs = Self.thousandths(metrics["billedDurationMs"]).map { ($0 + 999) / 1000 } ?? -1
        run.memoryMB = Self.thousandths(metrics["memorySizeMB"]).map { $0 / 1000 } ?? -1
        run.usedMB = Self.thousandths(metrics["maxMemoryUsedMB"]).map { $0 / 1000 } ?? -1
        run.initialization = Self.thousandths(metrics["initDurationMs"])
        run.isRestored = metrics["restoreDurationMs"] != nil
        run.isTimeout = record["status"]?.equals("timeout") == true
        run.isFailure = record["status"]?.equals("error") == true || record["status"]?.equals("failure") == true
        let identifier = Self.bytes(record["requestId"])
        try identifier.withUnsafeBufferPointer { (buffer) throws(ObservationError) in
            run.requestID = ByteView(buffer)
            try recorder.run(run, at: context.moment, of: context.group, as: .platformReport)
        }
    }

    /// A number, or the text of one, in thousandths, rounded up; nil for none that a log could mean.
    static func thousandths(_ value: JSONValue?) -> Int? {
        let text = bytes(value)
        guard let number = text.withUnsafeBufferPointer({ LogNumber.decimal($0) }), number.signum >= 0,
            number < 1_000_000_000_000
        else { return nil }
        return (number * 1000).ceiling.asInt
    }

    // MARK: Times

    /// What is stated of when something was.
    enum StatedTime {
        case none
        case at(Moment)
        /// A time by its shape that no calendar has.
        case impossible
    }

    private static let timeKeys: [StaticString] = [
        "timestamp", "@timestamp", "eventTime", "time", "Timestamp", "_time", "date",
    ]

    /// When an event was: text, milliseconds or seconds, or what Python writes of a datetime.
    mutating func time(of value: JSONValue, keys: [StaticString] = Self.timeKeys) -> StatedTime {
        for key in keys {
            guard let stated = value[key] else { continue }
            let time = time(stated)
            if case .none = time { continue }
            return time
        }
        return .none
    }

    mutating func time(_ value: JSONValue) -> StatedTime {
        if value.kind == .object { return Self.pythonMoment(value).map { .at($0) } ?? .none }
        let text = Self.bytes(value)
        return text.withUnsafeBufferPointer { time(ByteView($0)) }
    }

    /// A time that fills a cell; without a zone it is whatever the writer's was.
    mutating func time(_ text: ByteView) -> StatedTime {
        let text = text.trimmed
        if let found = moment(text) { return .at(found) }
        return moments.isImpossible(text, at: text[0] == 0x5B ? 1 : 0) ? .impossible : .none
    }

    private mutating func moment(_ text: ByteView) -> Moment? {
        if let found = moments.iso(text, at: 0) { return found.moment }
        if let found = MomentReader.epoch(text, at: 0), found.end == text.count || text[found.end] == 0x2E {
            return found.moment
        }
        if let found = moments.clf(text, at: text[0] == 0x5B ? 1 : 0) { return found.moment }
        return nil
    }

    private static func pythonMoment(_ value: JSONValue) -> Moment? {
        func part(_ key: StaticString) -> Int? { value[key].flatMap { Int($0.numberText ?? "") } }
        guard let year = part("year"), let month = part("month"), let day = part("day"), let hour = part("hour"),
            let minute = part("minute"), let second = part("second"), (1970...2200).contains(year),
            (1...12).contains(month), Moment.hasDay(year, month, day), (0..<24).contains(hour),
            (0..<60).contains(minute),
            (0...60).contains(second)
        else { return nil }
        let minutes = (Moment.days(year, month, day) * 24 + hour) * 60 + minute
        return Moment(minutes * 60_000 + second * 1000)
    }
}

/// What a line of no use is.
enum LineKind {
    static func reason(for text: ByteView) -> SkipReason {
        if isOfLambda(text) { return .otherLambdaLine }
        if isExecutionLog(text) { return .executionLog }
        if text.hasPrefix("END Duration: ") { return .shortened }
        if text.firstIndex(of: ByteView(" TID_")) != nil || isConnection(text) { return .connectionLog }
        return isOfOthers(text) ? .otherLog : .unknown
    }

    private static func isOfLambda(_ text: ByteView) -> Bool {
        let starts: [StaticString] = [
            "START RequestId: ", "END RequestId: ", "INIT_START ", "INIT_REPORT ", "RESTORE_START ", "RESTORE_REPORT ",
            "EXTENSION", "XRAY TraceId: ", "TELEMETRY",
        ]
        return starts.contains { text.hasPrefix($0) }
    }

    /// `(UUID) Method request body …`, which API Gateway writes where execution logging is on.
    private static func isExecutionLog(_ text: ByteView) -> Bool {
        text[0] == 0x28 && text[9] == 0x2D && text[37] == 0x29 && text[38] == 0x20
    }

    /// `ADDRESS PORT PORT TLSv1.2 …`, what a balancer's connection log has behind the time; since late 2024 it ends with an
    /// identifier.
    private static func isConnection(_ text: ByteView) -> Bool {
        guard let address = text.firstIndex(of: 0x20), let client = LogNumber.whole(text, at: address + 1),
            text[client.end] == 0x20, let listener = LogNumber.whole(text, at: client.end + 1)
        else { return false }
        return text.dropFirst(listener.end).hasPrefix(" TLSv")
    }

    /// CloudFront's logs, S3's, and flow logs of a VPC, each by what only its lines have.
    private static func isOfOthers(_ text: ByteView) -> Bool {
        if text.hasPrefix("#Fields: date") || text.hasPrefix("version account-id interface-id") { return true }
        if text[10] == 0x09, text[19] == 0x09, text[4] == 0x2D, text[13] == 0x3A { return true }
        let owner = text.slice(0, 64)
        if text[64] == 0x20, owner.buffer.allSatisfy({ $0 &- 0x30 < 10 || $0 &- 0x61 < 6 }) { return true }
        return text[14] == 0x20 && text.dropFirst(15).hasPrefix("eni-")
    }
}
