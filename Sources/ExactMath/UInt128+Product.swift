extension UInt128 {
    /// ⌊self · factor / 2^128⌋.
    @inlinable
    @inline(__always)
    public func highHalf(ofProductWith factor: UInt128) -> UInt128 {
        let (low, high) = (UInt128(UInt64(truncatingIfNeeded: self)), self >> 64)
        let (factorLow, factorHigh) = (UInt128(UInt64(truncatingIfNeeded: factor)), factor >> 64)
        // Each sum is at most (2^64-1)² + (2^64-1) < 2^128.
        let first = high &* factorLow &+ ((low &* factorLow) >> 64)
        let second = low &* factorHigh &+ UInt128(UInt64(truncatingIfNeeded: first))
        return high &* factorHigh &+ (first >> 64) &+ (second >> 64)
    }
}
