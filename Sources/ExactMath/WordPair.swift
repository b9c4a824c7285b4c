/// A whole number of 128 bits, kept as two words.
///
/// An `Int128` asks for memory aligned to 16 bytes, for which Swift's runtime on Linux leaves malloc's fast path; two words
/// do not, and every list of prices or costs holds some.
struct WordPair: Hashable, Sendable {
    private let low: UInt64
    private let high: Int64

    static let zero = WordPair(word: 0)
    static let one = WordPair(word: 1)

    @inline(__always)
    init(_ value: Int128) {
        low = UInt64(truncatingIfNeeded: value)
        high = Int64(truncatingIfNeeded: value >> 64)
    }

    @inline(__always)
    init(word: Int64) {
        low = UInt64(bitPattern: word)
        high = word >> 63
    }

    @inline(__always)
    var value: Int128 { Int128(high) << 64 | Int128(low) }

    /// Whether one word with a sign holds the number.
    @inline(__always)
    var isWord: Bool { high == Int64(bitPattern: low) >> 63 }

    /// The number where `isWord`, else its lower half.
    @inline(__always)
    var word: Int64 { Int64(bitPattern: low) }

    /// -1, 0 or 1.
    @inline(__always)
    var signum: Int { high < 0 ? -1 : high | Int64(bitPattern: low) == 0 ? 0 : 1 }
}

extension WordPair {
    @inline(__always)
    static func ~= (pattern: WordPair, value: WordPair) -> Bool { pattern == value }
}
