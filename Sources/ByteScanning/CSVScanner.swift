/// Why CSV cannot be cut into rows, in the terms of whoever reads it.
public protocol CSVFailure: Error {
    /// The text ends in the middle of the row of this line.
    static func cutRow(line: Int) -> Self
    /// A quoted cell that begins in the row of this line is never closed.
    static func unclosedQuote(line: Int) -> Self
}

/// Receives the rows that a `CSVScanner` finds.
public protocol CSVRowConsumer {
    associatedtype Failure: CSVFailure

    /// One row; `line` is where it starts, counted from 1.
    mutating func row(_ row: CSVRow, line: Int) throws(Failure)
}

/// Cuts a stream of CSV bytes, fed in blocks of any size, into rows and cells.
///
/// RFC 4180 with these departures: a line feed alone ends a row too; blank lines are passed over; a quote in an
/// unquoted cell is text; so is a quote in a quoted cell that is followed by neither a comma, a line end nor another
/// quote.
///
/// Rows are read by a `CSVWordReader`; one that is irregular, or that a block's edge cuts, byte by byte.
///
/// - Complexity: O(n) over the whole stream, whatever the blocks.
public struct CSVScanner {
    /// A longer row means that a quote was never closed.
    public static let longestRow = 1 << 20

    /// The bytes so far of the row that is read byte by byte, and where that stands.
    private var carried: [UInt8] = []
    private var state = CSVQuoteState()
    private var isCarrying = false
    private let memory = CSVSeparatorMemory()
    /// Bits of the commas that end cells of the row being read byte by byte.
    private var separators: CSVSeparators
    private var line = 1
    /// The line feeds inside the row being read.
    private var innerLines = 0

    public init() { separators = CSVSeparators(words: memory.words) }

    public mutating func feed<Consumer: CSVRowConsumer>(_ block: ByteView, to consumer: inout Consumer) throws(Consumer
        .Failure)
    {
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
    /// - Throws: `CSVFailure.cutRow(line:)` where the last row has no line end and its last cell is not a closed quoted one:
    ///   nothing tells a whole cell from a shortened one there.
    public mutating func finish<Consumer: CSVRowConsumer>(to consumer: inout Consumer) throws(Consumer.Failure) {
        guard isCarrying else { return }
        guard state == .quoteInQuoted || state == .quoteThenReturn else { throw .cutRow(line: line) }
        try emitCarried(to: &consumer)
    }

    /// Reads a row, or the start of one, byte by byte; returns where it stopped.
    private mutating func scanBytes<Consumer: CSVRowConsumer>(
        _ block: ByteView, from lower: Int, to consumer: inout Consumer
    ) throws(Consumer.Failure) -> Int {
        if !isCarrying {
            isCarrying = true
            state = CSVQuoteState()
            separators.count = 0
        }
        let offset = carried.count - lower
        var position = lower
        while position < block.count {
            let byte = block.start[position]
            if byte == 0x0A {
                if state != .quoted {
                    guard carry(block.slice(lower, position)) else { throw .unclosedQuote(line: line) }
                    try emitCarried(to: &consumer)
                    return position + 1
                }
                innerLines += 1
            }
            if state.advance(over: byte), !separators.set(offset + position) { throw .unclosedQuote(line: line) }
            position += 1
        }
        guard carry(block.slice(lower, position)) else { throw .unclosedQuote(line: line) }
        return position
    }

    /// Keeps bytes of a row; false where it is longer than any may be.
    private mutating func carry(_ bytes: ByteView) -> Bool {
        guard carried.count + bytes.count <= Self.longestRow else { return false }
        carried.append(contentsOf: bytes.buffer)
        return true
    }

    private mutating func emitCarried<Consumer: CSVRowConsumer>(to consumer: inout Consumer) throws(Consumer.Failure) {
        var row: [UInt8] = []
        swap(&row, &carried)
        isCarrying = false
        try row.withUnsafeBufferPointer { (buffer) throws(Consumer.Failure) in
            try emit(ByteView(buffer), separators.view, firstBit: 0, to: &consumer)
        }
        row.removeAll(keepingCapacity: true)
        swap(&row, &carried)
    }

    @inline(__always)
    private mutating func emit<Consumer: CSVRowConsumer>(
        _ bytes: ByteView, _ separators: UnsafeBufferPointer<UInt64>, firstBit: Int,
        to consumer: inout Consumer
    ) throws(Consumer.Failure) {
        guard bytes.count <= Self.longestRow else { throw .unclosedQuote(line: line) }
        let text = bytes.count > 0 && bytes.start[bytes.count - 1] == 0x0D ? bytes.slice(0, bytes.count - 1) : bytes
        let start = line
        line += 1 + innerLines
        innerLines = 0
        guard !text.isEmpty else { return }
        try consumer.row(CSVRow(bytes: text, separators: separators, firstBit: firstBit), line: start)
    }
}

extension CSVScanner {
    /// Reads rows sixty-four bytes at a time; returns the start of the first one that has to be read byte by byte.
    private mutating func scanWords<Consumer: CSVRowConsumer>(
        _ block: ByteView, from lower: Int, to consumer: inout Consumer
    ) throws(Consumer.Failure) -> Int {
        var rowStart = lower
        var firstBit = 0
        var reader = CSVWordReader(block, from: lower)
        var separators = CSVSeparators(words: memory.words)
        defer { innerLines = 0 }
        while let word = reader.next(&separators) {
            if word.misplaced != 0 || (word.unfollowed != 0 && !Self.areLineEnds(word, in: block)) { return rowStart }
            var commas = word.commas & ~word.inside
            var ends = word.lineFeeds & ~word.inside
            var inner = word.lineFeeds & word.inside
            while ends != 0 {
                let end = ends.trailingZeroBitCount
                let row = ends ^ (ends &- 1)
                guard separators.append(commas & row) else { throw .unclosedQuote(line: line) }
                innerLines += (inner & row).nonzeroBitCount
                let bytes = block.slice(rowStart, word.position + end)
                try emit(bytes, separators.view, firstBit: firstBit, to: &consumer)
                separators.count = 0
                commas &= ~row
                inner &= ~row
                rowStart = word.position + end + 1
                firstBit = (end + 1) % 64
                ends &= ends &- 1
            }
            innerLines += inner.nonzeroBitCount
            if rowStart < word.position + 64, !separators.append(commas) { throw .unclosedQuote(line: line) }
        }
        guard separators.count < CSVSeparators.capacity else { throw .unclosedQuote(line: line) }
        return rowStart
    }

    /// Whether what stands behind closing quotes is each time a carriage return before a line feed.
    private static func areLineEnds(_ word: CSVWordReader.Word, in block: ByteView) -> Bool {
        var rest = word.unfollowed
        while rest != 0 {
            let place = word.position + rest.trailingZeroBitCount
            guard block[place] == 0x0D, block[place + 1] == 0x0A else { return false }
            rest &= rest &- 1
        }
        return true
    }
}

/// Where in a cell a reader stands that goes byte by byte, without looking ahead.
enum CSVQuoteState: Equatable {
    case cellStart
    case unquoted
    case quoted
    /// Behind a quote inside a quoted cell: its end, half of a doubled quote, or a bare quote.
    case quoteInQuoted
    /// Behind such a quote and a carriage return.
    case quoteThenReturn

    init() { self = .cellStart }

    /// Goes over one byte that ends no row; returns whether it is a comma that ends a cell.
    mutating func advance(over byte: UInt8) -> Bool {
        switch (self, byte) {
        case (.cellStart, 0x22):
            self = .quoted
        case (.cellStart, 0x2C), (.unquoted, 0x2C), (.quoteInQuoted, 0x2C):
            self = .cellStart
            return true
        case (.cellStart, _), (.unquoted, _):
            self = .unquoted
        case (.quoted, 0x22), (.quoteThenReturn, 0x22):
            self = .quoteInQuoted
        case (.quoteInQuoted, 0x0D):
            self = .quoteThenReturn
        case (.quoted, _), (.quoteInQuoted, _), (.quoteThenReturn, _):
            self = .quoted
        }
        return false
    }
}
