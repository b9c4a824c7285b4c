/// Receives the rows that a `CSVScanner` finds.
protocol CSVRowConsumer {
    /// One row; `line` is where it starts, counted from 1.
    mutating func row(_ row: CSVRow, line: Int) throws(ImportError)
}

/// Cuts a stream of CSV bytes, fed in blocks of any size, into rows and cells.
///
/// RFC 4180 with these departures: a line feed alone ends a row too; blank lines are passed over; a quote in an
/// unquoted cell is text; so is a quote in a quoted cell that is followed by neither a comma, a line end nor another
/// quote.
///
/// Sixty-four bytes at a time are turned into bits for quotes, commas and line feeds; the parity of the quotes tells
/// what lies inside a cell. That is right as long as each quote opens a cell, closes one, or is half of a doubled one.
/// Where one does not, and for a row that a block's edge cuts, the row is read byte by byte.
///
/// - Complexity: O(n) over the whole stream, whatever the blocks.
struct CSVScanner {
    /// A longer row means that a quote was never closed.
    static let longestRow = 1 << 20

    /// The bytes so far of the row that is read byte by byte, and where that stands.
    private var carried: [UInt8] = []
    private var state = CSVQuoteState()
    private var isCarrying = false
    /// Bits of the commas that end cells of the row being read.
    private let separators = CSVSeparators()
    private var line = 1
    /// The line feeds inside the row being read.
    private var innerLines = 0

    mutating func feed(_ block: ByteView, to consumer: inout some CSVRowConsumer) throws(ImportError) {
        var position = 0
        while position < block.count {
            if !isCarrying, block.count - position >= 64 {
                position = try scanWords(block, from: position, to: &consumer)
            }
            if position < block.count { position = try scanBytes(block, from: position, to: &consumer) }
        }
    }

    /// Ends the stream.
    ///
    /// - Throws: `ImportError.cutRow` where the last row has no line end and its last cell is not a closed quoted one:
    ///   nothing tells a whole cell from a shortened one there.
    mutating func finish(to consumer: inout some CSVRowConsumer) throws(ImportError) {
        guard isCarrying else { return }
        guard state == .quoteInQuoted || state == .quoteThenReturn else { throw .cutRow(line: line) }
        try emitCarried(to: &consumer)
    }

    /// Reads a row, or the start of one, byte by byte; returns where it stopped.
    private mutating func scanBytes(
        _ block: ByteView, from lower: Int, to consumer: inout some CSVRowConsumer
    ) throws(ImportError) -> Int {
        if !isCarrying {
            isCarrying = true
            state = CSVQuoteState()
            separators.removeAll()
        }
        let offset = carried.count - lower
        var position = lower
        while position < block.count {
            let byte = block.start[position]
            if byte == 0x0A {
                if state != .quoted {
                    try carry(block.slice(lower, position))
                    try emitCarried(to: &consumer)
                    return position + 1
                }
                innerLines += 1
            }
            if state.advance(over: byte), !separators.set(offset + position) { throw .unclosedQuote(line: line) }
            position += 1
        }
        try carry(block.slice(lower, position))
        return position
    }

    private mutating func carry(_ bytes: ByteView) throws(ImportError) {
        guard carried.count + bytes.count <= Self.longestRow else { throw .unclosedQuote(line: line) }
        carried.append(contentsOf: bytes.buffer)
    }

    private mutating func emitCarried(to consumer: inout some CSVRowConsumer) throws(ImportError) {
        var row: [UInt8] = []
        swap(&row, &carried)
        isCarrying = false
        try row.withUnsafeBufferPointer { (buffer) throws(ImportError) in
            try emit(ByteView(buffer), firstBit: 0, to: &consumer)
        }
        row.removeAll(keepingCapacity: true)
        swap(&row, &carried)
    }

    @inline(__always)
    private mutating func emit(
        _ bytes: ByteView, firstBit: Int, to consumer: inout some CSVRowConsumer
    ) throws(ImportError) {
        guard bytes.count <= Self.longestRow else { throw .unclosedQuote(line: line) }
        let text = bytes.count > 0 && bytes.start[bytes.count - 1] == 0x0D ? bytes.slice(0, bytes.count - 1) : bytes
        let start = line
        line += 1 + innerLines
        innerLines = 0
        guard !text.isEmpty else { return }
        try consumer.row(CSVRow(bytes: text, separators: separators.view, firstBit: firstBit), line: start)
    }
}

extension CSVScanner {
    /// Reads rows sixty-four bytes at a time; returns the start of the first one that has to be read byte by byte.
    private mutating func scanWords(
        _ block: ByteView, from lower: Int, to consumer: inout some CSVRowConsumer
    ) throws(ImportError) -> Int {
        var rowStart = lower
        var firstBit = 0
        var word = lower
        var isInside: UInt64 = 0
        // A row's first byte may open a cell, as a byte behind a comma may.
        var mayOpen: UInt64 = 1
        var hasClosed: UInt64 = 0
        separators.removeAll()
        while word + 64 <= block.count {
            let bytes = ByteMask.load64(block.start + word)
            let quotes = ByteMask.woven(ByteMask.equal(bytes, 0x22))
            let commas = ByteMask.woven(ByteMask.equal(bytes, 0x2C))
            let feeds = ByteMask.equal(bytes, 0x0A)
            // Eleven words of twelve hold no line feed.
            let lineFeeds = ByteMask.isZero(feeds) ? 0 : ByteMask.woven(feeds)
            let inside = ByteMask.prefixParity(quotes, before: isInside)
            let delimiters = commas | lineFeeds | quotes
            let closing = quotes & ~inside
            let misplaced = quotes & inside & ~ByteMask.following(delimiters, first: mayOpen)
            let unfollowed = ByteMask.following(closing, first: hasClosed) & ~delimiters
            if misplaced != 0 || (unfollowed != 0 && !Self.areLineEnds(unfollowed, in: block, at: word)) {
                innerLines = 0
                return rowStart
            }
            var rest = commas & ~inside
            if lineFeeds != 0 {
                innerLines += (lineFeeds & inside).nonzeroBitCount
                var ends = ByteMask.straight(lineFeeds & ~inside)
                let innerFeeds = ByteMask.straight(lineFeeds & inside)
                let straight = ByteMask.straight(rest)
                var done: UInt64 = 0
                while ends != 0 {
                    let end = ends.trailingZeroBitCount
                    let row = ends ^ (ends &- 1)
                    guard separators.append(ByteMask.straight(straight & row & ~done)) else {
                        throw .unclosedQuote(line: line)
                    }
                    let later = (innerFeeds & ~row).nonzeroBitCount
                    innerLines -= later
                    try emit(block.slice(rowStart, word + end), firstBit: firstBit, to: &consumer)
                    innerLines = later
                    separators.removeAll()
                    done = row
                    rowStart = word + end + 1
                    firstBit = (end + 1) % 64
                    ends &= ends &- 1
                }
                rest = ByteMask.straight(straight & ~done)
            }
            if rowStart < word + 64, !separators.append(rest) { throw .unclosedQuote(line: line) }
            isInside = 0 &- (inside >> 63)
            mayOpen = delimiters >> 63
            hasClosed = closing >> 63
            word += 64
        }
        innerLines = 0
        return rowStart
    }

    /// Whether these places behind closing quotes are each a carriage return before a line feed.
    private static func areLineEnds(_ woven: UInt64, in block: ByteView, at word: Int) -> Bool {
        var rest = ByteMask.straight(woven)
        while rest != 0 {
            let place = word + rest.trailingZeroBitCount
            guard block[place] == 0x0D, block[place + 1] == 0x0A else { return false }
            rest &= rest &- 1
        }
        return true
    }
}
