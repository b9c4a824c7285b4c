import ByteScanning

/// Reads logs line by line, each line for itself: what it is shows in its beginning.
struct TextReader: LineConsumer {
    private let recorder: Recorder
    private var moments = MomentReader()
    private var access = AccessLine()

    init(_ recorder: Recorder) { self.recorder = recorder }

    mutating func tooLong() { recorder.skip(.tooLong) }

    @inline(__always)
    mutating func line(_ text: ByteView) throws(ObservationError) {
        switch text.start[0] {
        case 0x52:  // REPORT
            if text.hasPrefix(ReportLine.mark) { return try report(text, before: 0) }
        case 0x67, 0x68, 0x77:  // grpcs, http, https, h2, ws, wss
            if let record = access.applicationBalancer(text) {
                return recorder.access(record, as: .applicationBalancer)
            }
        case 0x74:  // tls
            if let record = access.networkBalancer(text) { return recorder.access(record, as: .networkBalancer) }
        default: break
        }
        try other(text)
    }

    private mutating func other(_ text: ByteView) throws(ObservationError) {
        if let place = ReportSearch.place(in: text) { return try report(text, before: place) }
        if text.start[0] &- 0x30 < 10, let record = access.classicBalancer(text) {
            return recorder.access(record, as: .classicBalancer)
        }
        if let record = access.webServer(text) {
            return recorder.access(record, as: record.kind == .api ? .api : .webServer)
        }
        skip(withoutTime(text))
    }

    /// Counts a line of no use by what it is.
    private func skip(_ text: ByteView) {
        if Self.isOfLambda(text) { return recorder.skip(.otherLambdaLine) }
        if Self.isExecutionLog(text) { return recorder.skip(.executionLog) }
        if text.hasPrefix("END Duration: ") { return recorder.skip(.shortened) }
        if text.firstIndex(of: ByteView(" TID_")) != nil { return recorder.skip(.connectionLog) }
        recorder.skip(.unknown)
    }

    /// `(UUID) Method request body …`, which API Gateway writes where execution logging is on.
    private static func isExecutionLog(_ text: ByteView) -> Bool {
        text[0] == 0x28 && text[9] == 0x2D && text[37] == 0x29 && text[38] == 0x20
    }

    /// The text behind a time in its beginning.
    private mutating func withoutTime(_ text: ByteView) -> ByteView {
        guard text[0] &- 0x30 < 10, let time = moments.iso(text, at: 0) else { return text }
        return text.dropFirst(time.end).trimmed
    }

    private mutating func report(_ text: ByteView, before place: Int) throws(ObservationError) {
        let moment = place == 0 ? nil : time(in: text.slice(0, place))
        try recorder.run(ReportLine.run(text.dropFirst(place)), at: moment, of: .empty, as: .report)
    }

    /// The time among the words in front of a message: `TIME`, `STREAM TIME`, `| MILLISECONDS |` …
    private mutating func time(in text: ByteView) -> Moment? {
        var position = 0
        while position < text.count {
            let byte = text.start[position]
            if byte &- 0x30 < 10 {
                if let found = moments.iso(text, at: position) { return found.moment }
                if let found = MomentReader.epoch(text, at: position), found.end - position >= 13 {
                    return found.moment
                }
                while position < text.count, Self.isWord(text.start[position]) { position += 1 }
            } else {
                position += 1
            }
        }
        return nil
    }

    private static func isWord(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0x7C }

    private static func isOfLambda(_ text: ByteView) -> Bool {
        let starts: [StaticString] = [
            "START RequestId: ", "END RequestId: ", "INIT_START ", "INIT_REPORT ", "RESTORE_START ", "RESTORE_REPORT ",
            "EXTENSION", "XRAY TraceId: ", "TELEMETRY",
        ]
        return starts.contains { text.hasPrefix($0) }
    }
}

/// Finds a REPORT record behind whatever stands before it on its line.
enum ReportSearch {
    /// Where `REPORT RequestId: ` begins, unless a quote stands before it: then it is part of somebody's text.
    @inline(__always)
    static func place(in text: ByteView) -> Int? {
        let mark = ReportLine.mark
        var position = 0
        // The last two letters of the first word and the blank behind it are rare together.
        while position + 16 + mark.count <= text.count {
            let first = ByteMask.equal(ByteMask.load(text.start + position), 0x52)
            let second = ByteMask.equal(ByteMask.load(text.start + position + 1), 0x45)
            var places = ByteMask.bits(first & second)
            while places != 0 {
                let place = position + places.trailingZeroBitCount
                if isMark(text, at: place) { return place }
                places &= places &- 1
            }
            position += 16
        }
        while position + mark.count <= text.count {
            if text.start[position] == 0x52, isMark(text, at: position) { return position }
            position += 1
        }
        return nil
    }

    private static func isMark(_ text: ByteView, at place: Int) -> Bool {
        guard text.slice(place, place + ReportLine.mark.count) == ReportLine.mark else { return false }
        let before = text[place - 1]
        return place == 0 || before <= 0x20 || before == 0x7C
    }
}
