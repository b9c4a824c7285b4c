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
