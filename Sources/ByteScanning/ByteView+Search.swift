extension ByteView {
    /// Where `byte` first occurs at or behind `lower`.
    ///
    /// - Complexity: O(n), sixteen bytes at a time.
    @inlinable
    public func firstIndex(of byte: UInt8, from lower: Int = 0) -> Int? {
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
    public var lineFeeds: Int {
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
