import ByteScanning
import JSONText

/// Reads logs line by line, each line for itself: what it is shows in its beginning.
struct TextReader: LineConsumer {
    private let recorder: Recorder
    private var messages: MessageReader
    private var moments = MomentReader()
    private var access = AccessLine()
    /// The columns of a Markdown table that began above.
    private var table: [Column?] = []
    /// The lines of an object that is not complete yet.
    private var pending: [UInt8] = []
    private var structure = JSONStructure()
    /// Lines of what turned out to be no object are read as lines.
    private var readsObjects = true

    /// An object of a log is shorter.
    private static let longestObject = 1 << 20

    init(_ recorder: Recorder) {
        self.recorder = recorder
        messages = MessageReader(recorder)
    }

    mutating func tooLong() { recorder.skip(.tooLong) }

    @inline(__always)
    mutating func line(_ text: ByteView) throws(ObservationError) {
        if !pending.isEmpty { return try continueObject(text) }
        switch text.start[0] {
        case 0x52:  // REPORT
            if ReportLine.begins(text) { return try report(text, before: 0) }
        case 0x67, 0x68, 0x77:  // grpcs, http, https, h2, ws, wss
            var record = AccessRecord(kind: .applicationBalancer)
            if access.readApplicationBalancer(text, into: &record) {
                return recorder.access(record, as: .applicationBalancer)
            }
        case 0x32:  // A time of this century
            if try reportBehindTime(text) { return }
        case 0x74:  // tls
            if let record = access.networkBalancer(text) { return recorder.access(record, as: .networkBalancer) }
        default: break
        }
        try other(text)
    }

    /// Ends the text.
    mutating func finish() throws(ObservationError) {
        if !pending.isEmpty { try giveUpObject() }
    }

    private mutating func other(_ text: ByteView) throws(ObservationError) {
        if text.start[0] == 0x7C, try tableRow(text) { return }
        if let place = ReportSearch.place(in: text) { return try report(text, before: place) }
        if text.start[0] &- 0x30 < 10, let record = access.classicBalancer(text) {
            return recorder.access(record, as: .classicBalancer)
        }
        let message = withoutTime(text)
        if let record = access.request(message) {
            return recorder.access(record, as: record.kind == .api ? .api : .webServer)
        }
        if readsObjects, try object(text) { return }
        recorder.skip(hasImpossibleTime(text) ? .impossibleTime : LineKind.reason(for: message))
    }

    /// Whether one of a line's first words is a time by its shape that no calendar has.
    private mutating func hasImpossibleTime(_ text: ByteView) -> Bool {
        var position = 0
        for _ in 0..<6 {
            if moments.isImpossible(text, at: text[position] == 0x5B ? position + 1 : position) { return true }
            guard let blank = text.firstIndex(of: 0x20, from: position) else { return false }
            position = blank + 1
        }
        return false
    }

    /// The text behind a time in its beginning.
    private mutating func withoutTime(_ text: ByteView) -> ByteView {
        guard text[0] &- 0x30 < 10, let time = moments.iso(text, at: 0) else { return text }
        return text.dropFirst(time.end).trimmed
    }

    /// `TIME REPORT …`, as CloudWatch Logs exports records; false where it is none.
    @inline(__always)
    private mutating func reportBehindTime(_ text: ByteView) throws(ObservationError) -> Bool {
        guard let time = moments.iso(text, at: 0), text[time.end] == 0x20 else { return false }
        let report = text.dropFirst(time.end + 1)
        guard ReportLine.begins(report) else { return false }
        var run = Run()
        ReportLine.read(report, into: &run)
        try recorder.run(run, at: time.moment, of: .empty, as: .report)
        return true
    }

    private mutating func report(_ text: ByteView, before place: Int) throws(ObservationError) {
        let before = text.slice(0, place)
        let moment = place == 0 ? nil : time(in: before)
        if place > 0, moment == nil, hasImpossibleTime(before) { return recorder.skip(.impossibleTime) }
        var run = Run()
        ReportLine.read(text.dropFirst(place), into: &run)
        try recorder.run(run, at: moment, of: .empty, as: .report)
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
            } else if byte == 0x1B {
                // A colour of the terminal's ends with this letter.
                position = text.firstIndex(of: 0x6D, from: position).map { $0 + 1 } ?? text.count
            } else {
                position += 1
            }
        }
        return nil
    }

    private static func isWord(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0x7C }
}

// MARK: Objects

extension TextReader {
    /// Begins an object at a brace in front of a quote, behind a time or a word or at the start; false where there is none.
    private mutating func object(_ text: ByteView) throws(ObservationError) -> Bool {
        guard let brace = text.firstIndex(of: 0x7B), brace < 256 else { return false }
        let rest = text.dropFirst(brace)
        let next = rest.dropFirst(1).trimmed
        guard next.isEmpty ? brace == 0 : next[0] == 0x22 else { return false }
        guard brace == 0 || text[brace - 1] == 0x20 || text[brace - 1] == 0x09 else { return false }
        structure = JSONStructure()
        let before = text.slice(0, brace)
        if let end = try? structure.end(in: rest, from: 0) {
            return try read(rest.slice(0, end), at: time(in: before))
        }
        guard brace == 0 else { return false }
        pending = Array(text.buffer)
        return true
    }

    /// Reads a whole object; false where it is none.
    private mutating func read(_ text: ByteView, at moment: Moment?) throws(ObservationError) -> Bool {
        guard let document = try? JSONDocument(Array(text.buffer)) else { return false }
        try messages.object(document.root, MessageContext(moment: moment, isMessage: true))
        return true
    }

    private mutating func continueObject(_ text: ByteView) throws(ObservationError) {
        pending.append(0x0A)
        let from = pending.count
        pending.append(contentsOf: text.buffer)
        guard pending.count <= Self.longestObject else { return try giveUpObject() }
        var whole: [UInt8] = []
        swap(&whole, &pending)
        var isRead = false
        var isDone = false
        try whole.withUnsafeBufferPointer { (buffer) throws(ObservationError) in
            let bytes = ByteView(buffer)
            let end: Int?
            do throws(JSONProblem) { end = try structure.end(in: bytes, from: from) } catch { end = bytes.count }
            isDone = end != nil
            if let end { isRead = try read(bytes.slice(0, end), at: nil) }
        }
        if isRead { return }
        swap(&whole, &pending)
        if isDone { try giveUpObject() }
    }

    /// Reads the lines of what was taken for an object as lines.
    private mutating func giveUpObject() throws(ObservationError) {
        var lines: [UInt8] = []
        swap(&lines, &pending)
        readsObjects = false
        defer { readsObjects = true }
        try lines.withUnsafeBufferPointer { (buffer) throws(ObservationError) in
            var rest = ByteView(buffer)
            while !rest.isEmpty {
                let end = rest.firstIndex(of: 0x0A) ?? rest.count
                let text = rest.slice(0, end)
                if !text.isEmpty { try line(text) }
                rest = rest.dropFirst(end + 1)
            }
        }
    }
}

// MARK: Markdown

extension TextReader {
    /// A row of a table of Logs Insights, whose head names the columns; false where it is none that is known.
    private mutating func tableRow(_ text: ByteView) throws(ObservationError) -> Bool {
        let cells = Self.cells(of: text)
        let columns = cells.map { Column(named: $0) }
        let isHead = columns.contains(.time) && columns.compactMap { $0 }.count > 1
        if isHead {
            table = columns
            return true
        }
        guard !table.isEmpty, cells.count == table.count,
            table.contains(.billedDuration) || table.contains(.duration) || table.contains(.message)
        else { return false }
        if cells.allSatisfy({ $0.buffer.allSatisfy { $0 == 0x2D || $0 == 0x3A } }) { return true }
        var row = RecordRow()
        for (cell, column) in zip(cells, table) {
            if let column { row[column] = cell }
        }
        return try messages.row(row, MessageContext())
    }

    private static func cells(of text: ByteView) -> [ByteView] {
        var cells: [ByteView] = []
        var start = 1
        while let bar = text.firstIndex(of: 0x7C, from: start) {
            cells.append(text.slice(start, bar).trimmed)
            start = bar + 1
        }
        return cells
    }
}

/// Finds a REPORT record behind whatever stands before it on its line.
enum ReportSearch {
    /// Where `REPORT RequestId: ` begins, unless a quote stands before it: then it is part of somebody's text.
    @inline(__always)
    static func place(in text: ByteView) -> Int? {
        let mark = ReportLine.mark
        var position = 0
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
