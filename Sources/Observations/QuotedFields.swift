import ByteScanning

/// Finds fields of a line that stand between blanks, some of them in quotes, sixty-four bytes at a time.
enum QuotedFields {
    /// Where two fields begin, counted from 0 at `position`; the text's length for those that it has not. Nil where
    /// quotes are escaped or stand elsewhere than around a whole field, so that the line has to be read step by step.
    ///
    /// - Precondition: `first` < `second`.
    /// - Complexity: O(n).
    @inline(__always)
    static func starts(_ first: Int, _ second: Int, in text: ByteView, from position: Int) -> (Int, Int)? {
        var (firstStart, secondStart, blanks, place) = (text.count, text.count, 0, position)
        // What the byte before was: a blank outside of quotes, a quote that closes, or inside of quotes.
        var (wasBlank, wasClosing, inside): (UInt64, UInt64, UInt64) = (1, 0, 0)
        var (escapes, misplaced): (ByteMask.Vector, UInt64) = (.zero, 0)
        while place < text.count {
            let bytes = Self.bytes(text, place)
            let backslashes = ByteMask.equal(bytes, 0x5C)
            escapes |= (backslashes.0 | backslashes.1) | (backslashes.2 | backslashes.3)
            let quotes = ByteMask.bits(ByteMask.equal(bytes, 0x22))
            let allBlanks = ByteMask.bits(ByteMask.equal(bytes, 0x20))
            let within = ByteMask.prefixParity(quotes, before: inside)
            let ends = allBlanks & ~within
            let closing = quotes & ~within
            // Behind the line's end there are zeros, which no closing quote may be followed by within it.
            let length = text.count - place
            let valid: UInt64 = length >= 64 ? .max : (1 << UInt64(length)) &- 1
            misplaced |= (closing << 1 | wasClosing) & valid & ~allBlanks
            misplaced |= quotes & within & ~(ends << 1 | wasBlank)
            (wasBlank, wasClosing, inside) = (ends >> 63, closing >> 63, 0 &- (within >> 63))
            let count = ends.nonzeroBitCount
            if blanks < first, blanks + count >= first {
                firstStart = place + Self.place(of: first - blanks, in: ends) + 1
            }
            if blanks + count >= second {
                secondStart = place + Self.place(of: second - blanks, in: ends) + 1
                break
            }
            blanks += count
            place += 64
        }
        return misplaced == 0 && ByteMask.bits(escapes) == 0 ? (firstStart, secondStart) : nil
    }

    /// Sixty-four bytes, zeros behind the text's end.
    @inline(__always)
    private static func bytes(_ text: ByteView, _ place: Int) -> ByteMask.Four {
        if place + 64 <= text.count { return ByteMask.load64(text.start + place) }
        var last: ByteMask.Four = (.zero, .zero, .zero, .zero)
        withUnsafeMutableBytes(of: &last) { last in
            last.copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text.buffer)[place...]))
        }
        return last
    }

    /// The place of one of a word's set bits, counted from 1.
    @inline(__always)
    private static func place(of number: Int, in bits: UInt64) -> Int {
        var bits = bits
        for _ in 1..<number { bits &= bits &- 1 }
        return bits.trailingZeroBitCount
    }
}
