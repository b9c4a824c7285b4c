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
