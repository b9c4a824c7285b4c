#if arch(x86_64) && canImport(_Builtin_intrinsics.intel)
    // The compiler's own header, part of every toolchain: SSE2 can gather what Swift's vectors cannot.
    import _Builtin_intrinsics.intel
#endif

/// Comparing many bytes at once: sixteen in a vector, sixty-four in the bits of a word, the first byte in the lowest.
enum ByteMask {
    typealias Vector = SIMD16<UInt8>
    typealias Four = (Vector, Vector, Vector, Vector)

    @inline(__always)
    static func load(_ pointer: UnsafePointer<UInt8>) -> Vector {
        UnsafeRawPointer(pointer).loadUnaligned(as: Vector.self)
    }

    @inline(__always)
    static func load64(_ pointer: UnsafePointer<UInt8>) -> Four {
        (load(pointer), load(pointer + 16), load(pointer + 32), load(pointer + 48))
    }

    /// 255 in the lanes that hold `byte`, 0 in the others.
    @inline(__always)
    static func equal(_ vector: Vector, _ byte: UInt8) -> Vector {
        unsafeBitCast(vector .== Vector(repeating: byte), to: Vector.self)
    }

    @inline(__always)
    static func equal(_ vectors: Four, _ byte: UInt8) -> Four {
        (equal(vectors.0, byte), equal(vectors.1, byte), equal(vectors.2, byte), equal(vectors.3, byte))
    }

    /// Whether none of sixty-four comparisons held.
    @inline(__always)
    static func isZero(_ results: Four) -> Bool { bits((results.0 | results.1) | (results.2 | results.3)) == 0 }

    /// Whether none of twice sixty-four comparisons held.
    @inline(__always)
    static func areZero(_ left: Four, _ right: Four) -> Bool {
        isZero((left.0 | right.0, left.1 | right.1, left.2 | right.2, left.3 | right.3))
    }

    /// One bit for each of sixteen comparisons.
    @inline(__always)
    static func bits(_ results: Vector) -> UInt32 {
        #if arch(x86_64) && canImport(_Builtin_intrinsics.intel)
            UInt32(bitPattern: _mm_movemask_epi8(unsafeBitCast(results, to: SIMD2<Int64>.self)))
        #else
            UInt32(truncatingIfNeeded: portableBits((results, .zero, .zero, .zero)))
        #endif
    }

    /// One bit for each of sixty-four comparisons.
    @inline(__always)
    static func bits(_ results: Four) -> UInt64 {
        #if arch(x86_64) && canImport(_Builtin_intrinsics.intel)
            let lower = UInt64(bits(results.0) | bits(results.1) << 16)
            let upper = UInt64(bits(results.2) | bits(results.3) << 16)
            return lower | upper << 32
        #else
            return portableBits(results)
        #endif
    }

    /// The same without an instruction for it.
    ///
    /// Four vectors are weighted by group and merged into a word in which bit `8j + g` stands for byte `8g + j`; its
    /// rows and columns are then swapped.
    @inline(__always)
    static func portableBits(_ results: Four) -> UInt64 {
        let merged =
            ((results.0 & weights(0x01, 0x02)) | (results.1 & weights(0x04, 0x08)))
            | ((results.2 & weights(0x10, 0x20)) | (results.3 & weights(0x40, 0x80)))
        let halves = unsafeBitCast(merged, to: SIMD2<UInt64>.self)
        var word = halves.x | halves.y
        var swap = (word ^ (word >> 7)) & 0x00AA_00AA_00AA_00AA
        word ^= swap ^ (swap << 7)
        swap = (word ^ (word >> 14)) & 0x0000_CCCC_0000_CCCC
        word ^= swap ^ (swap << 14)
        swap = (word ^ (word >> 28)) & 0x0000_0000_F0F0_F0F0
        return word ^ swap ^ (swap << 28)
    }

    @inline(__always)
    private static func weights(_ lower: UInt8, _ upper: UInt8) -> Vector {
        unsafeBitCast(
            SIMD2<UInt64>(
                UInt64(lower) &* 0x0101_0101_0101_0101, UInt64(upper) &* 0x0101_0101_0101_0101),
            to: Vector.self)
    }

    /// Each bit becomes the exclusive or of itself and all bits below it, and of `before`.
    ///
    /// From quotes this makes what lies between them. `before` is 0, or all ones where the bytes begin inside.
    @inline(__always)
    static func prefixParity(_ bits: UInt64, before: UInt64) -> UInt64 {
        var word = bits
        word ^= word << 1
        word ^= word << 2
        word ^= word << 4
        word ^= word << 8
        word ^= word << 16
        word ^= word << 32
        return word ^ before
    }

    static func sum(_ vector: Vector) -> Int {
        var total = 0
        for lane in 0..<16 { total += Int(vector[lane]) }
        return total
    }
}

extension ByteView {
    /// Where `byte` first occurs at or behind `lower`.
    ///
    /// - Complexity: O(n), sixteen bytes at a time.
    func firstIndex(of byte: UInt8, from lower: Int = 0) -> Int? {
        var index = lower
        while index + 16 <= count {
            let found = ByteMask.bits(ByteMask.equal(ByteMask.load(start + index), byte))
            if found != 0 { return index + found.trailingZeroBitCount }
            index += 16
        }
        while index < count {
            if start[index] == byte { return index }
            index += 1
        }
        return nil
    }

    /// How many line feeds the run holds.
    ///
    /// - Complexity: O(n), sixty-four bytes at a time.
    var lineFeeds: Int {
        var total = 0
        var index = 0
        while index + 64 <= count {
            // A lane counts to 255, in steps of up to four.
            let end = min(index + 63 * 64, count)
            var counts = ByteMask.Vector.zero
            while index + 64 <= end {
                let found = ByteMask.equal(ByteMask.load64(start + index), 0x0A)
                counts &-= (found.0 &+ found.1) &+ (found.2 &+ found.3)
                index += 64
            }
            total += ByteMask.sum(counts)
        }
        while index < count {
            if start[index] == 0x0A { total += 1 }
            index += 1
        }
        return total
    }
}

/// Turns a block of CSV bytes into bits for quotes, commas and line feeds, sixty-four bytes at a time, from the start of
/// a row on.
///
/// The parity of the quotes tells what lies inside a cell. That is right as long as each quote opens a cell, closes one,
/// or is half of a doubled one; a word in which one does not is said to be irregular.
struct CSVWordReader {
    /// What sixty-four bytes hold that do not simply go on with a row.
    struct Word {
        /// Where they begin.
        let position: Int
        let commas: UInt64
        let lineFeeds: UInt64
        /// Set for the quote that opens a cell and all that follows it up to the one that closes it.
        let inside: UInt64
        /// Quotes that open a cell where none begins.
        let misplaced: UInt64
        /// What stands behind a closing quote and is neither a delimiter nor another quote.
        let unfollowed: UInt64
    }

    private let block: ByteView
    /// The word to read next.
    private var position: Int
    /// All ones between quotes.
    private var isInside: UInt64 = 0
    /// 1 where the next byte may open a cell: a row's first one, or one behind a delimiter or a quote.
    private var mayOpen: UInt64 = 1
    /// 1 where the last byte closed a cell.
    private var hasClosed: UInt64 = 0

    init(_ block: ByteView, from lower: Int) {
        self.block = block
        position = lower
    }

    /// Goes on to the next word that holds a line feed or is irregular, adding the commas between cells of those before
    /// it to the row's; nil where fewer than sixty-four bytes are left or the row has no room.
    ///
    /// - Complexity: O(n). This loop sees every byte of the file; what can wait until it is left does.
    @inline(never)
    mutating func next(_ separators: inout CSVSeparators) -> Word? {
        let room = CSVSeparators.capacity &- separators.count
        let end = min(block.count &- 63, position &+ room &* 64)
        let words = separators.words
        var (count, position) = (separators.count, position)
        var (isInside, mayOpen, hasClosed) = (isInside, mayOpen, hasClosed)
        defer {
            separators.count = count
            self.position = position
            (self.isInside, self.mayOpen, self.hasClosed) = (isInside, mayOpen, hasClosed)
        }
        while position < end {
            let bytes = ByteMask.load64(block.start + position)
            let quotes = ByteMask.bits(ByteMask.equal(bytes, 0x22))
            let commas = ByteMask.bits(ByteMask.equal(bytes, 0x2C))
            let feeds = ByteMask.equal(bytes, 0x0A)
            let inside = ByteMask.prefixParity(quotes, before: isInside)
            let closing = quotes & ~inside
            var delimiters = commas | quotes
            var misplaced = quotes & inside & ~(delimiters << 1 | mayOpen)
            var unfollowed = (closing << 1 | hasClosed) & ~delimiters
            let isPlain = ByteMask.isZero(feeds) && misplaced | unfollowed == 0
            if isPlain {
                words[count] = commas & ~inside
                count &+= 1
            }
            let lineFeeds = isPlain ? 0 : ByteMask.bits(feeds)
            if !isPlain {
                delimiters |= lineFeeds
                misplaced &= ~(lineFeeds << 1)
                unfollowed &= ~lineFeeds
            }
            isInside = UInt64(bitPattern: Int64(bitPattern: inside) >> 63)
            mayOpen = delimiters >> 63
            hasClosed = closing >> 63
            position &+= 64
            if !isPlain {
                return Word(
                    position: position &- 64, commas: commas, lineFeeds: lineFeeds, inside: inside,
                    misplaced: misplaced, unfollowed: unfollowed)
            }
        }
        return nil
    }
}

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
    ) throws(ImportError.JSONProblem) -> Int? {
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
    private mutating func advance(over byte: UInt8) throws(ImportError.JSONProblem) -> Bool {
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
    private mutating func bracket(_ byte: UInt8) throws(ImportError.JSONProblem) -> Bool {
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
