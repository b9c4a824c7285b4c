import ByteScanning

/// Reads one file: tells from its first bytes what it is, and hands it to the reader for that.
struct FileReader {
    /// How many bytes are looked at.
    static let lookAhead = 4096

    private enum Mode {
        case undecided
        case text
        case table
        case json
    }

    private let recorder: Recorder
    private var head: [UInt8] = []
    private var mode = Mode.undecided
    private var lines = LineScanner()
    private var text: TextReader
    private var scanner = CSVScanner()
    private var rows: CSVReader
    private var stream = JSONStream<JSONReader>(.stream)
    private var documents: JSONReader
    private var utf16 = UTF16Bytes()
    private var beginning = ""
    private var bytesRead = 0

    init(_ recorder: Recorder) {
        self.recorder = recorder
        text = TextReader(recorder)
        rows = CSVReader(recorder)
        documents = JSONReader(recorder)
    }

    /// So many bytes without a single record are nothing of use, whatever follows.
    static let patience = 128 << 20

    mutating func feed(_ block: ByteView) throws(ObservationError) {
        guard !block.isEmpty else { return }
        bytesRead += block.count
        if case .undecided = mode {
            let taken = min(Self.lookAhead - head.count, block.count)
            head.append(contentsOf: block.slice(0, taken).buffer)
            guard head.count == Self.lookAhead else { return }
            try decide()
            return try pass(block.dropFirst(taken))
        }
        try pass(block)
        if bytesRead > Self.patience, recorder.foundInFile == 0 { throw reasonForNothing() }
    }

    mutating func finish(name: String) throws(ObservationError) -> ObservedFile {
        if case .undecided = mode { try decide() }
        switch mode {
        case .undecided: break
        case .text:
            try lines.finish(to: &text)
            try text.finish()
        case .table:
            // A last row needs no line end: whoever copies one seldom copies that.
            try scanner.feed(ByteView("\n"), to: &rows)
            try scanner.finish(to: &rows)
            try rows.finish()
        case .json:
            try stream.finish(to: &documents)
            if CSVReader.insightsLimits.contains(documents.rows) { recorder.cutTables += 1 }
        }
        guard recorder.foundInFile > 0 else { throw reasonForNothing() }
        return ObservedFile(
            name: name,
            found: RecordKind.allCases.compactMap { kind in
                let count = recorder.found[kind.rawValue]
                return count > 0 ? (kind, count) : nil
            })
    }

    private mutating func decide() throws(ObservationError) {
        let start = head
        head = []
        try start.withUnsafeBufferPointer { (buffer) throws(ObservationError) in
            let bytes = ByteView(buffer)
            if UTF16Bytes.isMarked(bytes) {
                utf16.begin(bytes)
                let text = utf16.decoded(bytes.dropFirst(2))
                return try text.withUnsafeBufferPointer { (buffer) throws(ObservationError) in
                    try decide(on: ByteView(buffer))
                }
            }
            try decide(on: bytes)
        }
    }

    private mutating func decide(on bytes: ByteView) throws(ObservationError) {
        try FileShape.refuse(bytes)
        let text = bytes.dropFirst(FileShape.markLength(bytes))
        beginning = FileShape.beginning(of: text.trimmed)
        try FileShape.refuseKnown(text.trimmed)
        mode = FileShape.isJSON(text.trimmed) ? .json : CSVReader.isHead(text.trimmed) ? .table : .text
        try passText(text)
    }

    private mutating func pass(_ bytes: ByteView) throws(ObservationError) {
        guard utf16.isOpen else { return try passText(bytes) }
        let text = utf16.decoded(bytes)
        try text.withUnsafeBufferPointer { (buffer) throws(ObservationError) in try passText(ByteView(buffer)) }
    }

    private mutating func passText(_ bytes: ByteView) throws(ObservationError) {
        switch mode {
        case .text, .undecided: try lines.feed(bytes, to: &text)
        case .table: try scanner.feed(bytes, to: &rows)
        case .json: try stream.feed(bytes, to: &documents)
        }
    }

    /// Why a file without a single record is of no use.
    private func reasonForNothing() -> ObservationError {
        if recorder.hasControlMessage { return .controlMessage }
        if recorder.hasPackedData { return .packedData }
        if recorder.hasEmptyMetric { return .noValues }
        if ["Running", "Scheduled", "Failed", "Cancelled", "Timeout"].contains(recorder.queryStatus) {
            return .unfinishedQuery(status: recorder.queryStatus)
        }
        for reason: SkipReason in [
            .emulated, .cut, .impossibleTime, .implausible, .shortened, .executionLog, .connectionLog, .managedInstance,
            .webSocketRoute, .otherProvider, .otherCharge, .otherLog,
        ]
        where recorder.skippedOfFile(reason) > 0 {
            return .onlyOf(reason)
        }
        return .nothing(beginning: beginning)
    }
}

/// What the first bytes of a file say of it.
enum FileShape {
    /// - Throws: `ObservationError` in the words of what it is where it is nothing that can be read.
    static func refuse(_ head: ByteView) throws(ObservationError) {
        if head.isEmpty { throw .empty }
        if let packed = Compression(head: head) { throw .compressed(packed) }
        if head.hasPrefix("PAR1") { throw .parquet }
        let text = head.dropFirst(markLength(head)).trimmed
        if text.isEmpty { throw .empty }
        if head.firstIndex(of: 0) != nil { throw .binary }
        // API Gateway writes a log of elements too.
        if text[0] == 0x3C, !text.hasPrefix("<request id=") { throw .webPage }
    }

    /// Refuses what is known by its beginning.
    static func refuseKnown(_ text: ByteView) throws(ObservationError) {
        if text.hasPrefix("[{'") || text.hasPrefix("{'") { throw .pythonText }
        if text.hasPrefix("Enable AccessLog for ") { throw .balancerTestFile }
        for (mark, output) in outputs {
            // A line with the metric's label, or of a table's frame, may stand above.
            if let place = text.slice(0, 256).firstIndex(of: ByteView(mark)), place == 0 || text[place - 1] == 0x0A {
                throw .otherOutput(output)
            }
        }
        let line = text.slice(0, text.firstIndex(of: 0x0A) ?? text.count)
        if text[0] == 0x7B, text.firstIndex(of: ByteView("\"ResultsByTime\"")) != nil { throw .costExplorer }
        if line.hasPrefix("\"Service\"") || line.hasPrefix("Service,"), line.firstIndex(of: ByteView("($)")) != nil {
            throw .costExplorer
        }
        for separator: CellSeparator in [.semicolon, .tab]
        where line.firstIndex(of: separator.rawValue) != nil && line.firstIndex(of: 0x2C) == nil {
            let head = line.buffer.map { $0 == separator.rawValue ? 0x2C : $0 }
            if head.withUnsafeBufferPointer({ CSVReader.isHead(ByteView($0)) }) { throw .otherSeparator(separator) }
        }
    }

    /// How answers of the AWS CLI begin that have no use but as JSON; events as text are lines like others.
    private static let outputs: [(StaticString, CommandOutput)] = [
        ("events:\n- ", .yaml), ("Datapoints:\n- ", .yaml), ("MetricDataResults:\n- ", .yaml), ("results:\n- ", .yaml),
        ("METRICDATARESULTS\t", .text), ("DATAPOINTS\t", .text), ("|  GetMetric", .table),
    ]

    /// Whether a text begins as JSON does, and not as a log whose lines begin with brackets.
    static func isJSON(_ text: ByteView) -> Bool {
        let next = text.dropFirst(1).trimmed
        let isObject = text[0] == 0x7B && (next[0] == 0x22 || next[0] == 0x7D)
        let isList = text[0] == 0x5B && (next[0] == 0x7B || next[0] == 0x5B || next[0] == 0x5D)
        guard isObject else { return isList }
        // An object a line is a log, which other lines may follow.
        var structure = JSONStructure()
        guard let end = try? structure.end(in: text, from: 0) else { return true }
        return text[end] == 0x7B
    }

    /// The length of UTF-8's byte-order mark.
    static func markLength(_ head: ByteView) -> Int {
        head[0] == 0xEF && head[1] == 0xBB && head[2] == 0xBF ? 3 : 0
    }

    /// The first line, shortened, with what cannot be shown made visible.
    static func beginning(of text: ByteView) -> String {
        let line = text.slice(0, text.firstIndex(of: 0x0A) ?? text.count)
        let shown = line.slice(0, 60).buffer.map { (0x20...0x7E).contains($0) ? $0 : 0x2E }
        return String(decoding: shown, as: UTF8.self) + (line.count > 60 ? "…" : "")
    }
}
