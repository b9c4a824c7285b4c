/// A text checked against RFC 8259, with its values in the order of the text.
///
/// Accepted is exactly what RFC 8259's grammar accepts, except that the text must be UTF-8 without a byte order mark, the
/// keys of an object must differ (compared after decoding escapes, scalar by scalar), escapes must not hold half of a
/// surrogate pair, and values may be nested at most 64 deep. Numbers of any length and exponent are accepted: they stay text.
///
/// Strings are decoded, and lines and columns counted, only when asked for.
public final class JSONDocument: Sendable {
    /// The default of `maximumBytes`: 16 MiB.
    public static let defaultMaximumBytes = 16 << 20

    /// No document is longer than this, whatever `maximumBytes` says: 255 MiB.
    public static let largestAcceptedSize = 255 << 20

    private enum Storage: Sendable {
        case array([UInt8])
        /// Has a pointer representation.
        case literal(StaticString)
    }

    private let storage: Storage
    let nodes: [TapeNode]

    /// Reads a text.
    ///
    /// - Throws: `JSONSyntaxError` for the first problem; a duplicate key is found when its object closes.
    /// - Complexity: O(bytes).
    public init(
        _ bytes: [UInt8], maximumBytes: Int = JSONDocument.defaultMaximumBytes
    ) throws(JSONSyntaxError) {
        storage = .array(bytes)
        nodes = try bytes.withUnsafeBufferPointer { source throws(JSONSyntaxError) in
            try Self.read(source, maximumBytes: maximumBytes)
        }
    }

    /// A text that is part of the program and was read when the program was made.
    ///
    /// - Precondition: `tape` is the `tapeText` of the same text.
    /// - Complexity: O(n) in the values, not in the bytes.
    public init(staticText: StaticString, tape: StaticString) {
        storage =
            staticText.hasPointerRepresentation ? .literal(staticText) : .array(Array(staticText.description.utf8))
        nodes = tape.withUTF8Buffer { TapeText.nodes($0) }
    }

    /// What `init(staticText:tape:)` needs beside the text: characters from `0` to `o`.
    public var tapeText: String { TapeText.text(of: nodes) }

    /// The value that the whole text is.
    public var root: JSONValue {
        JSONValue(document: self, index: 0)
    }

    /// The line and column of a byte offset, such as a value's `byteOffset`.
    ///
    /// - Complexity: O(`byteOffset`).
    public func location(ofByteOffset byteOffset: Int) -> JSONLocation {
        withBytes { JSONLocation(of: byteOffset, in: $0) }
    }

    /// Calls `body` with the text.
    @inline(__always)
    func withBytes<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try Self.withBytes(of: storage, body)
    }

    /// Calls `body` with the tape and the text: for what looks at many nodes.
    @inline(__always)
    func withTape<Result>(
        _ body: (UnsafeBufferPointer<TapeNode>, UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        nodes.withUnsafeBufferPointer { nodes in withBytes { source in body(nodes, source) } }
    }

    @inline(__always)
    private static func withBytes<Result, Failure: Error>(
        of storage: Storage, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        switch storage {
        case .array(let bytes): try bytes.withUnsafeBufferPointer(body)
        case .literal(let text):
            try body(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        }
    }

    private static func read(
        _ source: UnsafeBufferPointer<UInt8>, maximumBytes: Int
    ) throws(JSONSyntaxError) -> [TapeNode] {
        let maximum = min(maximumBytes, largestAcceptedSize)
        guard source.count <= maximum else {
            throw JSONSyntaxError(
                problem: .tooLarge(byteCount: source.count, maximum: maximum),
                location: JSONLocation(line: 1, column: 1), path: "")
        }
        var builder = TapeBuilder(source)
        try builder.build()
        return builder.nodes
    }
}

/// Where something stands in a text: a line and a column, both counted from 1.
///
/// A line ends at a line feed. The column counts Unicode scalars, so that `é` written as one scalar is one column
/// whatever its number of bytes.
public struct JSONLocation: Equatable, Sendable, CustomStringConvertible {
    /// Counted from 1.
    public let line: Int
    /// In Unicode scalars, counted from 1.
    public let column: Int

    /// The place with these numbers.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The place of the byte at `offset`.
    ///
    /// - Complexity: O(`offset`).
    init(of offset: Int, in source: UnsafeBufferPointer<UInt8>) {
        let end = min(max(offset, 0), source.count)
        var line = 1
        var lineStart = 0
        for index in 0..<end where source[index] == ASCII.lineFeed {
            line += 1
            lineStart = index + 1
        }
        var column = 1
        for index in lineStart..<end where !UTF8Check.isContinuation(source[index]) {
            column += 1
        }
        self.init(line: line, column: column)
    }

    /// `line 3, column 14`
    public var description: String {
        "line \(line), column \(column)"
    }
}
