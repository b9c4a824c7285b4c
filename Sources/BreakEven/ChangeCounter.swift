import CostCurves
import ExactMath

/// Counts how often the cheapest of a few curves changes, without finding where.
///
/// Between two kinks costs are linear in N and in the heights of the staircases. From one request to the next each
/// staircase rises by one or not at all. So the volumes at which one certain curve takes over from another one, while
/// certain staircases rise, are the whole points (N, heights) of a convex region, which `SlabRegion` counts.
struct ChangeCounter {
    /// A curve between two kinks, less something that all curves of the search share.
    struct Shape {
        /// At the first volume of the range.
        let cost: Int128
        let slope: Int128
        /// For each staircase of the counter.
        let units: [Int128]
    }

    /// `⌈phase + slope·N⌉` in whole numbers over the denominator `part`.
    private struct Riser {
        let part: Int128
        let rise: Int128
        /// How far below the next whole number the line is at the first volume, from 0 up to `part`.
        let gap: Int128
    }

    private let from: Int
    private let shapes: [Shape]
    private let risers: [Riser]

    private static var mostStaircases: Int { 6 }
    private static var mostRegions: Int { 512 }
    /// No difference of costs comes near it, and products with it stay within 126 bits.
    private static var unbounded: Int128 { 1 << 110 }

    /// Prepares to count from a volume on; nil where there are no staircases, too many, or some within others.
    ///
    /// - Parameters:
    ///   - shapes: of the curves, in the order in which they win a tie.
    ///   - heights: of the staircases, at the first volume.
    init?(from: Int, shapes: [Shape], staircases: [Staircase], heights: [Int]) {
        let regions = shapes.count * (shapes.count - 1) << min(staircases.count, Self.mostStaircases)
        guard
            1...Self.mostStaircases ~= staircases.count, regions <= Self.mostRegions,
            shapes.allSatisfy({ $0.cost.magnitude < 1 << 110 })
        else { return nil }
        var risers: [Riser] = []
        for (staircase, height) in zip(staircases, heights) {
            guard
                staircase.inner.isEmpty,
                let slope = staircase.slope.smallTerms,
                let gap = (Rational(height) - staircase.phase - staircase.slope * Rational(from)).smallTerms,
                slope.denominator < 1 << 60, slope.denominator % gap.denominator == 0
            else { return nil }
            risers.append(
                Riser(
                    part: slope.denominator, rise: slope.numerator,
                    gap: gap.numerator * (slope.denominator / gap.denominator)))
        }
        self.from = from
        self.shapes = shapes
        self.risers = risers
    }

    /// How often the cheapest curve changes from one volume to the next, over a range from the counter's first volume
    /// on or within; nil where numbers are too large for 128 bits, or there are more planes to count than allowed.
    func changeCount(from first: Int, through last: Int, planes: Rational?) -> Int? {
        guard first < last else { return 0 }
        let length = first - from + 1...last - from
        var regions: [SlabRegion] = []
        for pattern in 0..<1 << risers.count {
            let rising = risers.indices.map { pattern >> $0 & 1 == 1 }
            for winner in shapes.indices {
                for loser in shapes.indices where loser != winner {
                    guard let slabs = slabs(from: loser, to: winner, rising: rising) else { return nil }
                    guard slabs.allSatisfy({ $0.low <= $0.high }) else { continue }
                    guard let region = SlabRegion(length: length, axes: axes(rising), more: slabs) else { return nil }
                    regions.append(region)
                }
            }
        }
        if let planes, regions.reduce(Rational.zero, { $0 + $1.planeCount }) > planes { return nil }
        return Int(exactly: regions.reduce(Int128.zero) { $0 + $1.pointCount })
    }

    /// For each staircase where it stands while it rises, or does not, at a volume.
    private func axes(_ rising: [Bool]) -> [SlabRegion.Slab] {
        risers.indices.map { index in
            let riser = risers[index]
            var coefficients = [Int128](repeating: 0, count: risers.count + 1)
            coefficients[0] = -riser.rise
            coefficients[index + 1] = riser.part
            let edge = riser.part - riser.rise
            return SlabRegion.Slab(
                coefficients: coefficients, low: (rising[index] ? edge : 0) - riser.gap,
                high: (rising[index] ? riser.part : edge) - 1 - riser.gap)
        }
    }

    /// Where one curve is the cheapest at a volume and another one at the volume before; nil where numbers are too
    /// large.
    private func slabs(from loser: Int, to winner: Int, rising: [Bool]) -> [SlabRegion.Slab]? {
        var slabs: [SlabRegion.Slab] = []
        let before = shapes.indices.filter { $0 != loser && $0 != winner }.map { (loser, $0, true) }
        let after = shapes.indices.filter { $0 != loser && $0 != winner }.map { (winner, $0, false) }
        for (one, other, isBefore) in [(loser, winner, true)] + before + after {
            let (shape, rival) = (shapes[one], shapes[other])
            let coefficients = [shape.slope - rival.slope] + zip(shape.units, rival.units).map { $0 - $1 }
            // How much more the difference is at a volume than before.
            let change = rising.indices.reduce(coefficients[0]) { $0 + (rising[$1] ? coefficients[$1 + 1] : 0) }
            let constant = shape.cost - rival.cost
            let most = (one < other ? 0 : -1) - constant + (isBefore ? change : 0)
            // The loser of the volume before is beaten by the winner at this one.
            let least = other == winner && isBefore ? (one < other ? 1 : 0) - constant : -Self.unbounded
            guard let slab = Self.slab(coefficients, from: least, through: most) else { return nil }
            slabs.append(slab)
        }
        return slabs
    }

    private static func slab(_ coefficients: [Int128], from low: Int128, through high: Int128) -> SlabRegion.Slab? {
        guard coefficients.allSatisfy({ $0.magnitude < 1 << 110 }), high.magnitude < 1 << 112 else { return nil }
        var divisor: Int128 = 0
        for coefficient in coefficients { divisor = divisor.commonDivisor(with: coefficient) }
        guard divisor > 0 else { return SlabRegion.Slab(coefficients: coefficients, low: low, high: high) }
        let (quotient, rest) = low.flooredQuotientAndRest(dividingBy: divisor)
        return SlabRegion.Slab(
            coefficients: coefficients.map { $0 / divisor }, low: rest == 0 ? quotient : quotient + 1,
            high: high.flooredQuotientAndRest(dividingBy: divisor).quotient)
    }
}
