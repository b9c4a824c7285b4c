/// Where in a file something stands.
struct JSONPlace {
    /// Counted from 1.
    let line: Int
    /// Bytes before it.
    let offset: Int
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
