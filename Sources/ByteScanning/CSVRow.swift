/// One row of a CSV stream without its line end, with the commas between its cells marked.
///
/// ## Invariants
/// - Bit `firstBit + i` of `separators` is set where byte `i` is a comma that ends a cell. Bits below `firstBit` and
///   behind the row's end are not set.
public struct CSVRow {
    public let bytes: ByteView
    let separators: UnsafeBufferPointer<UInt64>
    let firstBit: Int

    /// How many cells the row has.
    ///
    /// - Complexity: O(length).
    public var count: Int { separators.reduce(1) { $0 + $1.nonzeroBitCount } }

    public var cells: Cells { Cells(row: self) }

    /// Cell number `column`, or nil where the row has no such cell.
    @inline(__always)
    public func cell(_ column: Int) -> ByteView? {
        var cells = cells
        return cells.cell(column)
    }

    /// Goes through cells from left to right.
    public struct Cells {
        private let row: CSVRow
        private var column = 0
        private var start = 0
        private var word = 0
        private var bits: UInt64

        init(row: CSVRow) {
            self.row = row
            bits = row.separators.first ?? 0
        }

        /// Cell number `column`, at or behind the last one asked for, without its quotes; doubled quotes stay doubled.
        @inline(__always)
        public mutating func cell(_ column: Int) -> ByteView? {
            while self.column < column {
                let step = column - self.column
                let found = bits.nonzeroBitCount
                if found >= step {
                    for _ in 1..<step { bits &= bits &- 1 }
                    start = word * 64 + bits.trailingZeroBitCount - row.firstBit + 1
                    bits &= bits &- 1
                    self.column = column
                } else {
                    self.column += found
                    word += 1
                    // Words that end before the wanted cell are only counted.
                    while word < row.separators.count {
                        let skipped = row.separators[word].nonzeroBitCount
                        guard self.column + skipped < column else { break }
                        self.column += skipped
                        word += 1
                    }
                    guard word < row.separators.count else { return nil }
                    bits = row.separators[word]
                }
            }
            var end = row.bytes.count
            if bits != 0 {
                end = word * 64 + bits.trailingZeroBitCount - row.firstBit
            } else {
                var later = word + 1
                while later < row.separators.count, row.separators[later] == 0 { later += 1 }
                if later < row.separators.count {
                    end = later * 64 + row.separators[later].trailingZeroBitCount - row.firstBit
                }
            }
            let isQuoted = end - start >= 2 && row.bytes[start] == 0x22 && row.bytes[end - 1] == 0x22
            return isQuoted ? row.bytes.slice(start + 1, end - 1) : row.bytes.slice(start, end)
        }
    }

    /// A cell's text with doubled quotes made single.
    public static func text(_ cell: ByteView) -> String {
        guard cell.firstIndex(of: 0x22) != nil else { return cell.text }
        var bytes: [UInt8] = []
        var index = 0
        while index < cell.count {
            bytes.append(cell[index])
            index += cell[index] == 0x22 && cell[index + 1] == 0x22 ? 2 : 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The bits of the commas between one row's cells, kept where no row's reading has to make room.
///
/// ## Invariants
/// - `words` has room for the longest row; the first `count` of them are the row's.
struct CSVSeparators {
    /// Lent by the scanner, whose memory it is.
    let words: UnsafeMutablePointer<UInt64>
    var count = 0

    static let capacity = CSVScanner.longestRow / 64 + 2

    var view: UnsafeBufferPointer<UInt64> { UnsafeBufferPointer(start: words, count: count) }

    /// Adds a word; false where the row is longer than any may be.
    mutating func append(_ word: UInt64) -> Bool {
        guard count < Self.capacity else { return false }
        words[count] = word
        count += 1
        return true
    }

    /// Sets one bit; false where the row is longer than any may be.
    mutating func set(_ index: Int) -> Bool {
        while count <= index / 64 {
            guard append(0) else { return false }
        }
        words[index / 64] |= 1 << UInt64(index % 64)
        return true
    }
}

/// Owns the memory of a scanner's separators.
final class CSVSeparatorMemory {
    let words: UnsafeMutablePointer<UInt64>

    init() { words = .allocate(capacity: CSVSeparators.capacity) }

    deinit { words.deallocate() }
}
