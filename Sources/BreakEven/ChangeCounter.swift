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
        var units: [Int128]
    }

    private let from: Int
    private let shapes: [Shape]
    private let risers: [Riser]

    private static var mostStaircases: Int { 8 }
    private static var mostRegions: Int { 1 << 10 }
    /// No difference of costs comes near it, and products with it stay within 126 bits.
    private static var unbounded: Int128 { 1 << 110 }

    /// Prepares to count from a volume on; nil where there are no staircases, or too many, or too fine ones.
    ///
    /// - Parameter shapes: of the curves, in the order in which they win a tie.
    init?(from: Int, shapes: [Shape], staircases: [Staircase]) {
        guard !staircases.isEmpty, shapes.allSatisfy({ $0.cost.magnitude < Self.unbounded }) else { return nil }
        // Those within others come first.
        var all: [Staircase] = []
        for staircase in staircases.flatMap({ $0.inner.map({ $0.staircase }) + [$0] }) where !all.contains(staircase) {
            all.append(staircase)
        }
        guard all.count <= Self.mostStaircases, shapes.count * (shapes.count - 1) << all.count <= Self.mostRegions
        else { return nil }
        risers = all.compactMap { Riser($0, among: all, from: from) }
        guard risers.count == all.count else { return nil }
        self.from = from
        self.shapes = shapes.map { shape in
            var own = shape
            own.units = all.map { staircase in staircases.firstIndex(of: staircase).map { shape.units[$0] } ?? 0 }
            return own
        }
    }

    /// How often the cheapest curve changes from one volume to the next, over a range from the counter's first volume
    /// on or within; nil where numbers are too large for 128 bits, or there are more planes to count than allowed.
    ///
    /// - Complexity: O(k²·2^d) regions for k curves and d staircases, most of them empty or small.
    func changeCount(from first: Int, through last: Int, planes most: Int) -> Int? {
        guard first < last else { return 0 }
        let length = first - from + 1...last - from
        var regions: [SlabRegion] = []
        var planes = 0
        for pattern in 0..<1 << risers.count {
            let rising = risers.indices.map { pattern >> $0 & 1 == 1 }
            let axes = risers.indices.map { risers[$0].slab(at: $0, among: risers.count, rising: rising) }
            guard axes.allSatisfy({ $0.low <= $0.high }) else { continue }
            guard let frame = SlabFrame(length: length, axes: axes) else { return nil }
            for winner in shapes.indices {
                for loser in shapes.indices where loser != winner {
                    guard let slabs = slabs(from: loser, to: winner, rising: rising) else { return nil }
                    guard slabs.allSatisfy({ $0.low <= $0.high }) else { continue }
                    guard let region = SlabRegion(frame, and: slabs) else { return nil }
                    planes = planes.addingReportingOverflow(region.planeCount).partialValue
                    guard 0...most ~= planes else { return nil }
                    regions.append(region)
                }
            }
        }
        return Int(exactly: regions.reduce(Int128.zero) { $0 + $1.pointCount })
    }

    /// Where one curve is the cheapest at a volume and another one at the volume before; nil where numbers are too
    /// large.
    private func slabs(from loser: Int, to winner: Int, rising: [Bool]) -> [SlabRegion.Slab]? {
        var slabs: [SlabRegion.Slab] = []
        let others = shapes.indices.filter { $0 != loser && $0 != winner }
        let pairs = [(loser, winner, true)] + others.map { (loser, $0, true) } + others.map { (winner, $0, false) }
        for (one, other, isBefore) in pairs {
            let (shape, rival) = (shapes[one], shapes[other])
            let coefficients = [shape.slope - rival.slope] + zip(shape.units, rival.units).map { $0 - $1 }
            // How much more the difference is at a volume than before.
            let change = rising.indices.reduce(coefficients[0]) { $0 + (rising[$1] ? coefficients[$1 + 1] : 0) }
            let constant = shape.cost - rival.cost
            let most = (one < other ? 0 : -1) - constant + (isBefore ? change : 0)
            // The cheapest curve of the volume before is beaten by the winner at this one.
            let least = other == winner ? (one < other ? 1 : 0) - constant : -Self.unbounded
            guard let slab = SlabRegion.Slab(divided: coefficients, from: least, through: most) else { return nil }
            slabs.append(slab)
        }
        return slabs
    }
}

extension SlabRegion.Slab {
    /// The slab with the common divisor of its coefficients taken out; nil where numbers are too large.
    fileprivate init?(divided coefficients: [Int128], from low: Int128, through high: Int128) {
        guard coefficients.allSatisfy({ $0.magnitude < 1 << 110 }), high.magnitude < 1 << 112 else { return nil }
        let divisor = coefficients.reduce(Int128.zero) { $0.commonDivisor(with: $1) }
        guard divisor > 0 else {
            self.init(coefficients: coefficients, low: low, high: high)
            return
        }
        self.init(
            coefficients: coefficients.map { $0 / divisor },
            low: (low - 1).flooredQuotientAndRest(dividingBy: divisor).quotient + 1,
            high: high.flooredQuotientAndRest(dividingBy: divisor).quotient)
    }
}
