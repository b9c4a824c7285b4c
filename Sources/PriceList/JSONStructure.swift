/// Follows strings and nesting through JSON text without looking at what it says, from any byte to any other.
///
/// ## Invariants
/// - `depth` is the number of containers open at the place reached.
struct JSONStructure {
    /// No offer file nests deeper than nine.
    static let deepest = 512

    private(set) var depth = 0
    private var isInString = false
    private var isEscaped = false

    /// Goes on until the container is closed that was opened first; returns the place behind it, or nil where the
    /// bytes end before that.
    ///
    /// - Throws: `JSONProblem.tooDeep`.
    /// - Complexity: O(n), sixty-four bytes at a time where there are no backslashes.
    mutating func end(in bytes: ByteView, from lower: Int) throws(ImportError.JSONProblem) -> Int? {
        var position = lower
        while position + 64 <= bytes.count {
            let text = ByteMask.load64(bytes.start + position)
            guard !isEscaped, ByteMask.isZero(ByteMask.equal(text, 0x5C)) else {
                if let end = try byteByByte(bytes, from: position, to: position + 64) { return end }
                position += 64
                continue
            }
            let quotes = ByteMask.bits(ByteMask.equal(text, 0x22))
            let inside = ByteMask.prefixParity(quotes, before: isInString ? .max : 0)
            isInString = inside >> 63 == 1
            // Brackets and braces of one side differ in one bit, in which no other byte of theirs stands beside them.
            let mask = ByteMask.Vector(repeating: 0x20)
            let folded = (text.0 | mask, text.1 | mask, text.2 | mask, text.3 | mask)
            let opening = ByteMask.bits(ByteMask.equal(folded, 0x7B)) & ~inside
            let closing = ByteMask.bits(ByteMask.equal(folded, 0x7D)) & ~inside
            if opening | closing != 0 {
                let closed = closing.nonzeroBitCount
                let opened = opening.nonzeroBitCount
                if closed < depth, depth + opened <= Self.deepest {
                    depth += opened - closed
                } else if let end = try brackets(opening | closing, bytes, at: position) {
                    return end
                }
            }
            position += 64
        }
        return try byteByByte(bytes, from: position, to: bytes.count)
    }

    /// Counts the brackets at these places one by one; returns the place behind the one that closes the outermost.
    private mutating func brackets(
        _ places: UInt64, _ bytes: ByteView, at position: Int
    ) throws(ImportError.JSONProblem) -> Int? {
        var rest = places
        while rest != 0 {
            let place = position + rest.trailingZeroBitCount
            if try bracket(bytes.start[place]) { return place + 1 }
            rest &= rest &- 1
        }
        return nil
    }

    private mutating func byteByByte(
        _ bytes: ByteView, from lower: Int, to upper: Int
    ) throws(ImportError.JSONProblem) -> Int? {
        for position in lower..<max(lower, upper) {
            let byte = bytes.start[position]
            if isEscaped {
                isEscaped = false
            } else if isInString {
                if byte == 0x22 { isInString = false }
                if byte == 0x5C { isEscaped = true }
            } else if byte == 0x22 {
                isInString = true
            } else if try bracket(byte) {
                return position + 1
            }
        }
        return nil
    }

    /// Counts one byte outside of strings; returns whether it closes the outermost container.
    @inline(__always)
    private mutating func bracket(_ byte: UInt8) throws(ImportError.JSONProblem) -> Bool {
        switch byte {
        case 0x7B, 0x5B:
            depth += 1
            guard depth <= Self.deepest else { throw .tooDeep(limit: Self.deepest) }
            return false
        case 0x7D, 0x5D:
            depth -= 1
            return depth <= 0
        default: return false
        }
    }
}
