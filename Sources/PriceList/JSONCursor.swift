/// Reads one complete JSON value member by member, in whatever order its members stand.
///
/// Strings without escapes are views of the text itself; others are decoded into memory that lives as long as the
/// cursor's `strings`.
struct JSONCursor {
    private let bytes: ByteView
    private var position = 0
    private let strings: DecodedStrings
    private let start: JSONPlace

    init(_ bytes: ByteView, at start: JSONPlace, strings: DecodedStrings) {
        self.bytes = bytes
        self.start = start
        self.strings = strings
    }

    /// The line reached.
    var line: Int { start.line + bytes.slice(0, position).lineFeeds }

    private func problem(_ problem: ImportError.JSONProblem) -> ImportError {
        .json(problem, line: line, offset: start.offset + position)
    }

    private func unexpected(_ expected: String) -> ImportError {
        position < bytes.count ? problem(.unexpected(found: bytes[position], expected: expected)) : problem(.cut)
    }

    private mutating func skipSpace() {
        while position < bytes.count, ByteView.isSpace(bytes.start[position]) { position += 1 }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        skipSpace()
        guard bytes[position] == byte, position < bytes.count else { return false }
        position += 1
        return true
    }

    /// Goes through an object, handing over each key; `member` must read the value that follows.
    ///
    /// Any other value than an object is passed over.
    mutating func members(
        _ member: (ByteView, inout JSONCursor) throws(ImportError) -> Void
    ) throws(ImportError) {
        guard skip(0x7B) else { return try skipValue() }
        if skip(0x7D) { return }
        while true {
            guard skip(0x22) else { throw unexpected("a key in quotes") }
            let key = try string()
            guard skip(0x3A) else { throw unexpected("a colon") }
            try member(key, &self)
            if skip(0x7D) { return }
            guard skip(0x2C) else { throw unexpected("a comma or '}'") }
        }
    }

    /// The text of a string, or of a number as it is written; of anything else, which is passed over, none.
    mutating func text() throws(ImportError) -> ByteView {
        if skip(0x22) { return try string() }
        let lower = position
        try skipValue()
        let value = bytes.slice(lower, position)
        return value[0] == 0x2D || (0x30...0x39).contains(value[0]) ? value : .empty
    }

    mutating func skipValue() throws(ImportError) {
        skipSpace()
        switch bytes[position] {
        case 0x22:
            position += 1
            _ = try string()
        case 0x7B, 0x5B:
            var structure = JSONStructure()
            let end: Int?
            do { end = try structure.end(in: bytes, from: position) } catch { throw problem(error) }
            guard let end else { throw problem(.cut) }
            position = end
        case 0x2D, 0x30...0x39, 0x74, 0x66, 0x6E:
            while position < bytes.count, !Self.endsScalar(bytes.start[position]) { position += 1 }
        default: throw unexpected("a value")
        }
    }

    private static func endsScalar(_ byte: UInt8) -> Bool {
        ByteView.isSpace(byte) || byte == 0x2C || byte == 0x5D || byte == 0x7D
    }

    /// A string behind its first quote.
    private mutating func string() throws(ImportError) -> ByteView {
        let lower = position
        var hasEscapes = false
        while position < bytes.count {
            let byte = bytes.start[position]
            position += 1
            if byte == 0x22 {
                let text = bytes.slice(lower, position - 1)
                guard hasEscapes else { return text }
                guard let decoded = strings.decode(text) else { throw problem(.string) }
                return decoded
            }
            if byte == 0x5C {
                hasEscapes = true
                position += 1
            }
        }
        throw problem(.cut)
    }
}
