import ExactMath

extension Staircase {
    /// A staircase of the same height up to a volume, with a slope whose denominator is no larger than that; nil for
    /// one that does not climb from 0 or has others within it.
    ///
    /// The slope becomes the smallest fraction from it on with such a denominator. There is no fraction y/N between the
    /// two, so the whole numbers y from slope·N on are the same.
    ///
    /// - Complexity: O(log n) divisions for the volume n.
    package func withRoundedSlope(through volume: Int = CostCurve.volumes.upperBound) -> Staircase? {
        guard phase.isZero, inner.isEmpty else { return nil }
        let most = BigInt(volume)
        let (rise, run) = (slope.numerator, slope.denominator)
        guard run > most else { return self }
        // Two fractions around the slope, neighbours in the Stern-Brocot tree; the upper one may be the slope itself.
        var low = (rise: BigInt.zero, run: BigInt(1))
        var high = (rise: BigInt(1), run: BigInt(1))
        while !(high.run + low.run > most) {
            let above = high.rise * run - rise * high.run
            let below = rise * low.run - low.rise * run
            guard
                !above.isZero, let stepsDown = above.quotientAndRemainder(dividingBy: below)?.quotient,
                let room = (most - high.run).quotientAndRemainder(dividingBy: low.run)?.quotient
            else { break }
            let down = stepsDown < room ? stepsDown : room
            high = (high.rise + down * low.rise, high.run + down * low.run)
            let left = above - down * below
            // The lower one stays below the slope.
            guard let up = (below - BigInt(1)).quotientAndRemainder(dividingBy: left)?.quotient else { break }
            low = (low.rise + up * high.rise, low.run + up * high.run)
        }
        return Rational(numerator: high.rise, denominator: high.run).map { Staircase(phase: 0, slope: $0, inner: []) }
    }
}
