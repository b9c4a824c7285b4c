/// A convex region of the plane between pairs of parallel lines, whose whole points can be counted.
///
/// Each pair of lines says `low < slope·x + divisor·y ≤ high`.
struct PlaneRegion {
    /// The direction of a pair of lines; `divisor` is positive.
    struct Edge {
        let slope: Int128
        let divisor: Int128

        @inline(__always)
        func y(_ bound: Int128, at x: Int128) -> (floor: Int128, rest: Int128) {
            let (quotient, rest) = (bound - slope * x).flooredQuotientAndRest(dividingBy: divisor)
            return (quotient, rest)
        }
    }

    struct Bound {
        let low: Int128
        let high: Int128

        /// Between what the same function lies when its sign is turned around.
        var turned: Bound { Bound(low: -high - 1, high: -low - 1) }
    }

    /// What bounds y at one x.
    private struct Column {
        let x: Int128
        /// The places of the edges that bound it above and below.
        let upper: Int
        let lower: Int
        /// The whole numbers y with `floor < y ≤ ceiling`.
        let ceiling: Int128
        let floor: Int128
        /// Whether the edges have not passed each other: there `floor ≤ ceiling`.
        let isOpen: Bool

        var count: Int128 { max(0, ceiling - floor) }
    }

    private var edges: [Edge] = []
    private var bounds: [Bound] = []

    mutating func reserveCapacity(_ count: Int) {
        edges.reserveCapacity(count)
        bounds.reserveCapacity(count)
    }

    mutating func add(_ edge: Edge, _ bound: Bound) {
        edges.append(edge)
        bounds.append(bound)
    }

    /// How many whole points there are with an x in a range.
    ///
    /// The range is cut until one edge bounds it above and one below; between two lines the points are counted as sums
    /// of floors. Beyond the ends of a convex region its lines have passed each other.
    ///
    /// - Complexity: O(e² · log r · log d) for e edges, r columns, d the largest divisor.
    func pointCount(from: Int128, through: Int128) -> Int128 {
        guard from <= through, !edges.isEmpty else { return 0 }
        return pointCount(from: column(at: from), through: column(at: through), guesses: true)
    }

    private func column(at x: Int128) -> Column {
        var (upper, lower) = (0, 0)
        var (ceiling, ceilingRest) = edges[0].y(bounds[0].high, at: x)
        var (floor, floorRest) = edges[0].y(bounds[0].low, at: x)
        for index in 1..<edges.count {
            let edge = edges[index]
            let (high, highRest) = edge.y(bounds[index].high, at: x)
            if high < ceiling
                || (high == ceiling && highRest * edges[upper].divisor < ceilingRest * edge.divisor)
            {
                (upper, ceiling, ceilingRest) = (index, high, highRest)
            }
            let (low, lowRest) = edge.y(bounds[index].low, at: x)
            if low > floor || (low == floor && lowRest * edges[lower].divisor > floorRest * edge.divisor) {
                (lower, floor, floorRest) = (index, low, lowRest)
            }
        }
        let isOpen =
            floor < ceiling
            || (floor == ceiling && floorRest * edges[upper].divisor <= ceilingRest * edges[lower].divisor)
        return Column(x: x, upper: upper, lower: lower, ceiling: ceiling, floor: floor, isOpen: isOpen)
    }

    /// - Parameter guesses: whether the range is cut where lines seem to cross, or in the middle. In turns these find a
    ///   crossing soon and never take long.
    private func pointCount(from first: Column, through last: Column, guesses: Bool) -> Int128 {
        let width = last.x - first.x
        if width == 0 { return first.count }
        if width == 1 { return first.count + last.count }
        if first.upper == last.upper, first.lower == last.lower, first.isOpen == last.isOpen {
            guard first.isOpen else { return 0 }
            return sum(bounds[first.upper].high, edges[first.upper], from: first.x, width)
                - sum(bounds[first.lower].low, edges[first.lower], from: first.x, width)
        }
        let middle = guesses ? crossing(between: first, and: last) : first.x + width / 2
        return pointCount(from: first, through: column(at: middle), guesses: !guesses)
            + pointCount(from: column(at: middle + 1), through: last, guesses: !guesses)
    }

    /// About where the lines that bound two columns cross: from the first column on, before the last.
    private func crossing(between first: Column, and last: Column) -> Int128 {
        let width = last.x - first.x
        let gaps: (Int128, Int128)
        if first.upper != last.upper {
            gaps = (
                edges[last.upper].y(bounds[last.upper].high, at: first.x).floor - first.ceiling,
                edges[first.upper].y(bounds[first.upper].high, at: last.x).floor - last.ceiling
            )
        } else if first.lower != last.lower {
            gaps = (
                first.floor - edges[last.lower].y(bounds[last.lower].low, at: first.x).floor,
                last.floor - edges[first.lower].y(bounds[first.lower].low, at: last.x).floor
            )
        } else {
            gaps = (abs(first.ceiling - first.floor), abs(last.ceiling - last.floor))
        }
        let sum = gaps.0 + gaps.1
        guard sum > 0, sum < 1 << 64 else { return first.x + width / 2 }
        return first.x + min(width - 1, width * gaps.0 / sum)
    }

    /// The sum of the floors of one line over `width + 1` columns.
    private func sum(_ bound: Int128, _ edge: Edge, from x: Int128, _ width: Int128) -> Int128 {
        Int128.floorSum(
            count: width + 1, divisor: edge.divisor, slope: -edge.slope, offset: bound - edge.slope * x)
    }
}
