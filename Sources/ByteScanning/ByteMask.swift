#if arch(x86_64) && canImport(_Builtin_intrinsics.intel)
    // The compiler's own header, part of every toolchain: SSE2 can gather what Swift's vectors cannot.
    import _Builtin_intrinsics.intel
#endif

/// Comparing many bytes at once: sixteen in a vector, sixty-four in the bits of a word, the first byte in the lowest.
public enum ByteMask {
    public typealias Vector = SIMD16<UInt8>
    public typealias Four = (Vector, Vector, Vector, Vector)

    @inlinable
    @inline(__always)
    public static func load(_ pointer: UnsafePointer<UInt8>) -> Vector {
        UnsafeRawPointer(pointer).loadUnaligned(as: Vector.self)
    }

    @inlinable
    @inline(__always)
    public static func load64(_ pointer: UnsafePointer<UInt8>) -> Four {
        (load(pointer), load(pointer + 16), load(pointer + 32), load(pointer + 48))
    }

    /// 255 in the lanes that hold `byte`, 0 in the others.
    @inlinable
    @inline(__always)
    public static func equal(_ vector: Vector, _ byte: UInt8) -> Vector {
        unsafeBitCast(vector .== Vector(repeating: byte), to: Vector.self)
    }

    @inlinable
    @inline(__always)
    public static func equal(_ vectors: Four, _ byte: UInt8) -> Four {
        (equal(vectors.0, byte), equal(vectors.1, byte), equal(vectors.2, byte), equal(vectors.3, byte))
    }

    /// Whether none of sixty-four comparisons held.
    @inlinable
    @inline(__always)
    public static func isZero(_ results: Four) -> Bool { bits((results.0 | results.1) | (results.2 | results.3)) == 0 }

    /// Whether none of twice sixty-four comparisons held.
    @inlinable
    @inline(__always)
    public static func areZero(_ left: Four, _ right: Four) -> Bool {
        isZero((left.0 | right.0, left.1 | right.1, left.2 | right.2, left.3 | right.3))
    }

    /// One bit for each of sixteen comparisons.
    @inlinable
    @inline(__always)
    public static func bits(_ results: Vector) -> UInt32 {
        #if arch(x86_64) && canImport(_Builtin_intrinsics.intel)
            UInt32(bitPattern: _mm_movemask_epi8(unsafeBitCast(results, to: SIMD2<Int64>.self)))
        #else
            UInt32(truncatingIfNeeded: portableBits((results, .zero, .zero, .zero)))
        #endif
    }

    /// One bit for each of sixty-four comparisons.
    @inlinable
    @inline(__always)
    public static func bits(_ results: Four) -> UInt64 {
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
    @inlinable
    @inline(__always)
    public static func portableBits(_ results: Four) -> UInt64 {
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

    @usableFromInline
    static func weights(_ lower: UInt8, _ upper: UInt8) -> Vector {
        unsafeBitCast(
            SIMD2<UInt64>(
                UInt64(lower) &* 0x0101_0101_0101_0101, UInt64(upper) &* 0x0101_0101_0101_0101),
            to: Vector.self)
    }

    /// Each bit becomes the exclusive or of itself and all bits below it, and of `before`.
    ///
    /// From quotes this makes what lies between them. `before` is 0, or all ones where the bytes begin inside.
    @inlinable
    @inline(__always)
    public static func prefixParity(_ bits: UInt64, before: UInt64) -> UInt64 {
        var word = bits
        word ^= word << 1
        word ^= word << 2
        word ^= word << 4
        word ^= word << 8
        word ^= word << 16
        word ^= word << 32
        return word ^ before
    }

    @inlinable
    public static func sum(_ vector: Vector) -> Int {
        var total = 0
        for lane in 0..<16 { total += Int(vector[lane]) }
        return total
    }
}
