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
