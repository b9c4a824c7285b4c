/// Follows strings and nesting through JSON text without looking at what it says, from any byte to any other.
///
/// ## Invariants
/// - `depth` is the number of containers open at the place reached.
public struct JSONStructure {
    /// No offer file nests deeper than nine.
    public static let deepest = 512

    public private(set) var depth = 0
    private var isInString = false
    private var isEscaped = false

    public init() {}

    /// Goes on until the container is closed that was opened first; returns the place behind it, or nil where the
    /// bytes end before that.
    ///
    /// - Throws: `JSONProblem.tooDeep`.
    /// - Complexity: O(n), sixty-four bytes at a time where there are no backslashes.
    public mutating func end(in bytes: ByteView, from lower: Int) throws(JSONProblem) -> Int? {
        var position = lower
        while position < bytes.count {
            if !isEscaped, let brackets = skipWords(bytes, from: &position) {
                if let end = try bracketsEnd(brackets, bytes, at: position) { return end }
                position &+= 64
                continue
            }
            let upper = min(position &+ 64, bytes.count)
            while position < upper {
                if try advance(over: bytes.start[position]) { return position + 1 }
                position &+= 1
            }
        }
        return nil
    }

    /// Goes over words whose brackets are simply counted, and over one in which the outermost container may be closed or
    /// the nesting become too deep, whose brackets are returned; nil at a backslash, or where no whole word is left.
    ///
    /// - Complexity: O(n). This loop sees nearly every byte of the file.
    private mutating func skipWords(_ bytes: ByteView, from position: inout Int) -> UInt64? {
        let end = bytes.count &- 63
        var (place, depth) = (position, depth)
        // Its bits are the quotes so far, folded: an odd number of them means a string that is still open.
        var quotesSoFar: UInt64 = isInString ? 1 : 0
        defer {
            position = place
            self.depth = depth
            isInString = quotesSoFar.nonzeroBitCount % 2 == 1
        }
        // Brackets and braces of one side differ in this bit, and in no other.
        let bit = ByteMask.Vector(repeating: 0x20)
        while place < end {
            let text = ByteMask.load64(bytes.start + place)
            guard ByteMask.isZero(ByteMask.equal(text, 0x5C)) else { return nil }
            let quotes = ByteMask.bits(ByteMask.equal(text, 0x22))
            let before = quotesSoFar
            quotesSoFar ^= quotes
            let folded = (text.0 | bit, text.1 | bit, text.2 | bit, text.3 | bit)
            let (openings, closings) = (ByteMask.equal(folded, 0x7B), ByteMask.equal(folded, 0x7D))
            // Most words hold none, and then it does not matter which of their bytes are in strings.
            if !ByteMask.areZero(openings, closings) {
                let inside = ByteMask.prefixParity(quotes, before: 0 &- UInt64(before.nonzeroBitCount % 2))
                let opening = ByteMask.bits(openings) & ~inside
                let closing = ByteMask.bits(closings) & ~inside
                let (opened, closed) = (opening.nonzeroBitCount, closing.nonzeroBitCount)
                let isSimple = closed < depth && depth &+ opened <= Self.deepest
                guard isSimple || opening | closing == 0 else { return opening | closing }
                depth = depth &+ opened &- closed
            }
            place &+= 64
        }
        return nil
    }

    /// Counts the brackets at these places one by one; returns the place behind the one that closes the outermost.
    private mutating func bracketsEnd(
        _ places: UInt64, _ bytes: ByteView, at position: Int
    ) throws(JSONProblem) -> Int? {
        var rest = places
        while rest != 0 {
            let place = position + rest.trailingZeroBitCount
            if try bracket(bytes.start[place]) { return place + 1 }
            rest &= rest &- 1
        }
        return nil
    }

    /// Goes over one byte; returns whether it closes the outermost container.
    @inline(__always)
    private mutating func advance(over byte: UInt8) throws(JSONProblem) -> Bool {
        if isEscaped {
            isEscaped = false
        } else if isInString {
            if byte == 0x22 { isInString = false }
            if byte == 0x5C { isEscaped = true }
        } else if byte == 0x22 {
            isInString = true
        } else {
            return try bracket(byte)
        }
        return false
    }

    /// Counts one byte outside of strings.
    @inline(__always)
    private mutating func bracket(_ byte: UInt8) throws(JSONProblem) -> Bool {
        switch byte {
        case 0x7B, 0x5B:
            depth += 1
            guard depth <= Self.deepest else { throw .tooDeep(limit: Self.deepest) }
        case 0x7D, 0x5D:
            depth -= 1
            return depth <= 0
        default: break
        }
        return false
    }
}
