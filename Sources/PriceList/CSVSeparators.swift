/// The bits of the commas between one row's cells, woven, kept where no row's reading has to make room.
///
/// ## Invariants
/// - `count` words are valid; there is room for the longest row.
final class CSVSeparators {
    private let words: UnsafeMutablePointer<UInt64>
    private(set) var count = 0
    private static let capacity = CSVScanner.longestRow / 64 + 2

    init() { words = .allocate(capacity: Self.capacity) }

    deinit { words.deallocate() }

    var view: UnsafeBufferPointer<UInt64> { UnsafeBufferPointer(start: words, count: count) }

    @inline(__always)
    func removeAll() { count = 0 }

    /// Adds a word; returns false where the row is longer than any may be.
    @inline(__always)
    func append(_ word: UInt64) -> Bool {
        guard count < Self.capacity else { return false }
        words[count] = word
        count += 1
        return true
    }

    /// Sets one bit; false where the row is longer than any may be.
    func set(_ index: Int) -> Bool {
        while count <= index / 64 {
            guard append(0) else { return false }
        }
        words[index / 64] |= ByteMask.wovenBit(index)
        return true
    }
}
