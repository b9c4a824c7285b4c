/// Comparing many bytes at once: sixteen in a vector, sixty-four in the bits of a word.
///
/// Swift has no instruction that gathers a comparison's results into bits in their order. What is cheap is a *woven*
/// word, in which bit `8j + g` stands for byte `8g + j`: four vectors are weighted by group and merged. Parity,
/// shifting and counting work on woven words as well; only to name a byte's place is one made straight.
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

    @inline(__always)
    static func isZero(_ vector: Vector) -> Bool {
        let halves = unsafeBitCast(vector, to: SIMD2<UInt64>.self)
        return (halves.x | halves.y) == 0
    }

    @inline(__always)
    static func isZero(_ vectors: Four) -> Bool { isZero((vectors.0 | vectors.1) | (vectors.2 | vectors.3)) }

    /// One bit per byte of sixty-four comparisons, woven.
    @inline(__always)
    static func woven(_ results: Four) -> UInt64 {
        let merged =
            ((results.0 & weights(0x01, 0x02)) | (results.1 & weights(0x04, 0x08)))
            | ((results.2 & weights(0x10, 0x20)) | (results.3 & weights(0x40, 0x80)))
        let halves = unsafeBitCast(merged, to: SIMD2<UInt64>.self)
        return halves.x | halves.y
    }

    @inline(__always)
    private static func weights(_ lower: UInt8, _ upper: UInt8) -> Vector {
        unsafeBitCast(
            SIMD2<UInt64>(
                UInt64(lower) &* 0x0101_0101_0101_0101, UInt64(upper) &* 0x0101_0101_0101_0101),
            to: Vector.self)
    }

    /// A woven word's bits in the order of the bytes, and the other way round.
    @inline(__always)
    static func straight(_ woven: UInt64) -> UInt64 {
        var word = woven
        var swap = (word ^ (word >> 7)) & 0x00AA_00AA_00AA_00AA
        word ^= swap ^ (swap << 7)
        swap = (word ^ (word >> 14)) & 0x0000_CCCC_0000_CCCC
        word ^= swap ^ (swap << 14)
        swap = (word ^ (word >> 28)) & 0x0000_0000_F0F0_F0F0
        return word ^ swap ^ (swap << 28)
    }

    /// The bit that stands for byte `index` of 64 in a woven word.
    static func wovenBit(_ index: Int) -> UInt64 { 1 << UInt64(index % 8 * 8 + index / 8 % 8) }

    /// Each bit of a woven word becomes the exclusive or of itself and all bits of earlier bytes, and of `before`.
    ///
    /// From quotes this makes what lies between them. `before` is 0, or all ones where the bytes begin inside.
    @inline(__always)
    static func prefixParity(_ woven: UInt64, before: UInt64) -> UInt64 {
        var word = woven
        word ^= word << 8
        word ^= word << 16
        word ^= word << 32
        // The last byte now has each group's parity; a group's bytes follow on all groups before it.
        var groups = word >> 56
        groups ^= groups << 1
        groups ^= groups << 2
        groups ^= groups << 4
        return word ^ ((groups << 1 & 0xFE) &* 0x0101_0101_0101_0101) ^ before
    }

    /// Each bit of a woven word moved to the following byte; `first` is what the first byte gets, 0 or 1.
    @inline(__always)
    static func following(_ woven: UInt64, first: UInt64) -> UInt64 {
        woven << 8 | (woven >> 55 & 0xFE) | first
    }

    static func sum(_ vector: Vector) -> Int {
        var total = 0
        for lane in 0..<16 { total += Int(vector[lane]) }
        return total
    }
}
