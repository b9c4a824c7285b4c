extension Int128 {
    /// ⌊self / divisor⌋ and what is left, from 0 up to the divisor.
    ///
    /// - Precondition: `divisor` is positive.
    @inline(__always)
    func flooredQuotientAndRest(dividingBy divisor: Int128) -> (quotient: Int128, rest: Int128) {
        if let small = Int64(exactly: self), let word = Int64(exactly: divisor) {
            let (quotient, rest) = small.quotientAndRemainder(dividingBy: word)
            return rest < 0 ? (Int128(quotient - 1), Int128(rest + word)) : (Int128(quotient), Int128(rest))
        }
        let quotient = self / divisor
        let rest = self - quotient * divisor
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }

    /// `Σ ⌊(slope·i + offset) / divisor⌋` over 0 ≤ i < count.
    ///
    /// What lies under a line is a triangle with the roles of both axes exchanged, as in Euclid's algorithm.
    ///
    /// - Precondition: `divisor` is positive, and neither the sum nor `slope · count + offset` leaves 126 bits.
    /// - Complexity: O(log divisor).
    static func floorSum(count: Int128, divisor: Int128, slope: Int128, offset: Int128) -> Int128 {
        var (count, divisor, slope, offset) = (count, divisor, slope, offset)
        var sum: Int128 = 0
        while count > 0 {
            let (wholeSlope, restSlope) = slope.flooredQuotientAndRest(dividingBy: divisor)
            let (wholeOffset, restOffset) = offset.flooredQuotientAndRest(dividingBy: divisor)
            sum += count * (count - 1) / 2 * wholeSlope + count * wholeOffset
            let top = restSlope * count + restOffset
            if top < divisor { break }
            (count, offset) = top.flooredQuotientAndRest(dividingBy: divisor)
            (slope, divisor) = (divisor, restSlope)
        }
        return sum
    }
}
