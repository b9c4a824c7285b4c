/// One value of a document: a light handle, cheap to copy.
public struct JSONValue: Sendable {
    /// The kinds of JSON values; `description` is the kind with its article, for messages.
    public enum Kind: String, Equatable, Sendable, CustomStringConvertible {
        case object, array, string, number, `true`, `false`, null

        /// `an object`, `a string`, `true` …
        public var description: String {
            switch self {
            case .object, .array: "an \(rawValue)"
            case .string, .number: "a \(rawValue)"
            case .true, .false, .null: rawValue
            }
        }
    }

    let document: JSONDocument
    let index: Int

    @inline(__always)
    var node: TapeNode { document.nodes[index] }

    /// What the value is.
    public var kind: Kind {
        switch node.kind {
        case .object: .object
        case .array: .array
        case .string, .key: .string
        case .number: .number
        case .true: .true
        case .false: .false
        case .null: .null
        }
    }

    /// How many bytes stand before the value; `JSONDocument.location(ofByteOffset:)` turns it into a place.
    public var byteOffset: Int {
        node.start
    }

    /// The line and column of the value's first character.
    ///
    /// - Complexity: O(bytes before the value); keep `byteOffset` instead where only some places will be shown.
    public var location: JSONLocation {
        document.location(ofByteOffset: byteOffset)
    }

    /// `scenarios[0].resources[1].count`, empty for the root.
    ///
    /// Keys that are not plain identifiers stand as `["odd key"]`, with invisible characters escaped; very long ones are cut.
    ///
    /// - Complexity: O(siblings before the value, at every level).
    public var path: String {
        document.withBytes { TapePath.path(of: index, nodes: document.nodes, source: $0) }
    }

    /// The decoded text of a string; nil for every other kind.
    public var stringValue: String? {
        let node = node
        guard node.kind == .string else { return nil }
        return document.withBytes { StringContent.text(of: node, in: $0) }
    }

    /// The exact characters of a number; nil for every other kind.
    public var numberText: String? {
        let node = node
        guard node.kind == .number else { return nil }
        return document.withBytes { String(decoding: $0[node.range], as: UTF8.self) }
    }

    /// The truth value of `true` and `false`; nil for every other kind.
    public var boolValue: Bool? {
        switch node.kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// Whether this is a string that stands for exactly these characters.
    ///
    /// Allocates nothing unless the string holds escapes.
    public func equals(_ text: StaticString) -> Bool {
        let node = node
        guard node.kind == .string else { return false }
        return document.matches(node, text)
    }

    /// Whether this is a string that stands for exactly these characters, compared scalar by scalar.
    ///
    /// Allocates nothing unless the string holds escapes.
    public func equals(_ text: String) -> Bool {
        let node = node
        return node.kind == .string && document.matches(node, text)
    }

    /// Calls `body` with the decoded UTF-8 bytes of a string or the characters of a number, and not at all for every
    /// other kind.
    ///
    /// Allocates nothing unless the string holds escapes. The bytes must not be kept beyond the call. It is not generic
    /// over a result, because a generic call across modules costs more than the bytes that it is asked for.
    public func withUTF8Bytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let node = node
        document.withBytes { source in
            switch node.kind {
            case .number: body(UnsafeBufferPointer(rebasing: source[node.range]))
            case .string: StringContent.withBytes(of: node, in: source, body)
            default: break
            }
        }
    }
}

extension JSONDocument {
    /// Whether a string or key stands for exactly these characters; most differ in length already.
    @inline(__always)
    func matches(_ node: TapeNode, _ text: String) -> Bool {
        guard node.isEscaped || node.content.count == text.utf8.count else { return false }
        var text = text
        return text.withUTF8 { bytes in withBytes { StringContent.equals(node, bytes, in: $0) } }
    }

    /// Whether a string or key stands for exactly these characters.
    func matches(_ node: TapeNode, _ text: StaticString) -> Bool {
        withBytes { StringContent.equals(node, text, in: $0) }
    }
}

extension JSONValue {
    /// The value as written, for a message: one line of at most 40 characters, cut with `…`.
    ///
    /// Line breaks and the blanks after them become one space; characters that are invisible or change the direction of
    /// the text become `\u` escapes.
    public var excerpt: String {
        let node = node
        return document.withBytes { source in
            let range = node.isContainer ? Self.window(ofContainerAt: node.start, in: source) : node.range
            // Enough for 40 characters, cut between two of them.
            var end = Swift.min(range.upperBound, range.lowerBound + Self.windowSize)
            while end < range.upperBound, UTF8Check.isContinuation(source[end]) { end -= 1 }
            let isCut = end < range.upperBound
            let text = String(decoding: Self.folded(source[range.lowerBound..<end]), as: UTF8.self)
            return VisibleText.escaping(isCut ? text + "…" : text, limit: 40)
        }
    }

    /// More bytes than 40 characters have, even behind deep indentation.
    private static let windowSize = 1024

    /// The bytes of a container, or somewhat more than a window of them.
    private static func window(ofContainerAt start: Int, in source: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let limit = Swift.min(source.count, start + windowSize + 8)
        var depth = 0
        var isInString = false
        var index = start
        while index < limit {
            switch source[index] {
            case ASCII.backslash: index += 1
            case ASCII.quote: isInString.toggle()
            case ASCII.openBrace where !isInString, ASCII.openBracket where !isInString: depth += 1
            case ASCII.closeBrace where !isInString, ASCII.closeBracket where !isInString: depth -= 1
            default: break
            }
            index += 1
            if depth == 0 { break }
        }
        return start..<Swift.min(index, source.count)
    }

    /// The bytes with each line break or tab, and the blanks after it, as one space.
    private static func folded(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        var result: [UInt8] = []
        var isFolding = false
        for byte in bytes {
            if byte == ASCII.lineFeed || byte == ASCII.carriageReturn || byte == ASCII.tab {
                if !isFolding { result.append(ASCII.space) }
                isFolding = true
            } else if !isFolding || byte != ASCII.space {
                result.append(byte)
                isFolding = false
            }
        }
        return result
    }
}
