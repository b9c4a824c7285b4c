extension Magnitude {
    /// The greatest common divisor by Euclid's steps, many at a time as Lehmer has them (Knuth, The Art of Computer
    /// Programming 4.5.2, algorithm L): as long as the leading bits alone tell the quotients, only those are divided, and
    /// what came of them is done to the whole numbers at once.
    static func greatestCommonDivisor(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        var (larger, smaller) = compare(left, right) < 0 ? (right, left) : (left, right)
        while smaller.count > 2 {
            if let steps = EuclideanSteps(larger, smaller) {
                steps.apply(to: &larger, &smaller)
            } else {
                (larger, smaller) = (smaller, trimmed(divide(larger, by: smaller).remainder))
            }
        }
        guard !smaller.isEmpty else { return larger }
        if larger.count > 2 { (larger, smaller) = (smaller, divide(larger, by: smaller).remainder) }
        let divisor = ExactMath.greatestCommonDivisor(doubleWord(larger), doubleWord(smaller))
        return trimmed([UInt64(truncatingIfNeeded: divisor), UInt64(truncatingIfNeeded: divisor >> 64)])
    }

    /// The value of up to two words.
    private static func doubleWord(_ words: [UInt64]) -> UInt128 {
        words.reversed().reduce(0) { $0 << 64 | UInt128($1) }
    }

    private static func trimmed(_ words: [UInt64]) -> [UInt64] {
        var words = words
        while words.last == 0 { words.removeLast() }
        return words
    }
}

/// What some of Euclid's steps make of two numbers: `(a, b)` becomes `(p·a + q·b, r·a + s·b)`.
private struct EuclideanSteps {
    private var (p, q, r, s): (Int64, Int64, Int64, Int64) = (1, 0, 0, 1)

    /// Leading bits that are looked at: sums of these and of the factors, which are no larger, fit a word.
    private static let bits = 62

    /// The steps that the leading bits tell, or nil where they tell none.
    ///
    /// - Precondition: `larger` is not below `smaller` and has more than one word.
    init?(_ larger: [UInt64], _ smaller: [UInt64]) {
        guard let top = larger.last else { return nil }
        let drop = larger.count * 64 - top.leadingZeroBitCount - Self.bits
        var (one, other) = (Self.word(of: larger, from: drop), Self.word(of: smaller, from: drop))
        // What was left off is between 0 and 1: both ends have to give the same quotient.
        while other + r != 0, other + s != 0 {
            let quotient = (one + p) / (other + r)
            guard quotient == (one + q) / (other + s) else { break }
            (p, r) = (r, p - quotient * r)
            (q, s) = (s, q - quotient * s)
            (one, other) = (other, one - quotient * other)
        }
        if q == 0 { return nil }
    }

    /// The word that begins at a bit, where no bit stands above it; 0 beyond the last one.
    private static func word(of words: [UInt64], from bit: Int) -> Int64 {
        let (index, shift) = (bit / 64, UInt64(bit % 64))
        guard index < words.count else { return 0 }
        let above = index + 1 < words.count && shift > 0 ? words[index + 1] << (64 - shift) : 0
        return Int64(truncatingIfNeeded: words[index] >> shift | above)
    }

    func apply(to larger: inout [UInt64], _ smaller: inout [UInt64]) {
        var (first, second): (Int128, Int128) = (0, 0)
        for index in larger.indices {
            let (a, b) = (Int128(larger[index]), Int128(index < smaller.count ? smaller[index] : 0))
            // p and q have opposite signs, as r and s: each sum is below 2^126, and what is carried below 2^63.
            first += Int128(p) * a + Int128(q) * b
            second += Int128(r) * a + Int128(s) * b
            larger[index] = UInt64(truncatingIfNeeded: first)
            if index < smaller.count { smaller[index] = UInt64(truncatingIfNeeded: second) }
            first >>= 64
            second >>= 64
        }
        while larger.last == 0 { larger.removeLast() }
        while smaller.last == 0 { smaller.removeLast() }
    }
}
