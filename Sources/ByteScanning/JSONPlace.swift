import JSONText

/// Where in a file something stands.
public struct JSONPlace: Sendable {
    /// Counted from 1.
    public let line: Int
    /// Bytes before it.
    public let offset: Int

    public init(line: Int, offset: Int) {
        self.line = line
        self.offset = offset
    }

    /// The place in a text that begins here.
    func moved(to location: JSONLocation, in text: [UInt8]) -> JSONPlace {
        let lines = text.split(separator: 0x0A, maxSplits: location.line - 1, omittingEmptySubsequences: false)
        let rest = lines.last ?? []
        let scalars = String(decoding: rest, as: UTF8.self).unicodeScalars.prefix(location.column - 1)
        let before = text.count - rest.count + String(String.UnicodeScalarView(scalars)).utf8.count
        return JSONPlace(line: line + location.line - 1, offset: offset + before)
    }
}

/// Counts lines only as far as somebody asks for one.
struct JSONLines {
    private var line: Int
    private var counted = 0
    /// The bytes before the block being read.
    private var offset: Int

    init(_ start: JSONPlace) {
        line = start.line
        offset = start.offset
    }

    /// The place of the byte at `position` of the block being read; never asked for one before the last.
    mutating func place(of position: Int, in block: ByteView) -> JSONPlace {
        if position > counted {
            line += block.slice(counted, position).lineFeeds
            counted = position
        }
        return JSONPlace(line: line, offset: offset + position)
    }

    mutating func finish(_ block: ByteView) {
        _ = place(of: block.count, in: block)
        counted = 0
        offset += block.count
    }
}
