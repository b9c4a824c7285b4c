import ByteScanning

/// Reads one file: tells from its first bytes what it is, and hands it to the reader for that.
struct FileReader {
    /// How many bytes are looked at.
    static let lookAhead = 4096

    private enum Mode {
        case undecided
        case text
    }

    private let recorder: Recorder
    private var head: [UInt8] = []
    private var mode = Mode.undecided
    private var lines = LineScanner()
    private var text: TextReader
    private var beginning = ""
    private var bytesRead = 0

    init(_ recorder: Recorder) {
        self.recorder = recorder
        text = TextReader(recorder)
    }

    /// So many bytes without a single record are nothing of use, whatever follows.
    static let patience = 1 << 30

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
        try lines.finish(to: &text)
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
            try FileShape.refuse(bytes)
            let text = bytes.dropFirst(FileShape.markLength(bytes))
            beginning = FileShape.beginning(of: text.trimmed)
            mode = .text
            try pass(text)
        }
    }

    private mutating func pass(_ bytes: ByteView) throws(ObservationError) {
        try lines.feed(bytes, to: &text)
    }

    /// Why a file without a single record is of no use.
    private func reasonForNothing() -> ObservationError {
        for reason: SkipReason in [.emulated, .cut, .implausible, .shortened, .executionLog, .connectionLog]
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
        if text[0] == 0x3C { throw .webPage }
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
