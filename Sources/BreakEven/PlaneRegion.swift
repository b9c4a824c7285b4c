/// A convex region of the plane between pairs of parallel lines, whose whole points can be counted.
///
/// Each pair of lines says `low < slope·x + divisor·y ≤ high`.
struct PlaneRegion {
    /// The lines' direction, the same for many regions; `divisor` is positive.
    struct Edge {
        let slope: Int128
        let divisor: Int128
    }

    /// One bound and its place in the list.
    struct Bound {
        let low: Int128
        let high: Int128
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
    }

    let edges: [Edge]
    let bounds: [Bound]

    /// How many whole points there are with an x in a range.
    ///
    /// The range is halved until one edge bounds it above and one below; between two lines the points are counted by
    /// sums of floors. What is above a convex region's end is one side of two lines that have passed each other.
    ///
    /// - Complexity: O(e² · log r · log d) for e edges, r columns, d the largest divisor.
    func pointCount(from: Int128, through: Int128) -> Int128 {
        guard from <= through else { return 0 }
        return pointCount(from: column(at: from), through: column(at: through))
    }

    private func column(at x: Int128) -> Column {
        var (upper, lower) = (0, 0)
        var (ceiling, ceilingRest) = (Int128.max, Int128.zero)
        var (floor, floorRest) = (Int128.min, Int128.zero)
        for (index, edge) in edges.enumerated() {
            let shift = edge.slope * x
            let (high, highRest) = (bounds[index].high - shift).flooredQuotientAndRest(dividingBy: edge.divisor)
            if high < ceiling
                || (high == ceiling && highRest * edges[upper].divisor < ceilingRest * edge.divisor)
            {
                (upper, ceiling, ceilingRest) = (index, high, highRest)
            }
            let (low, lowRest) = (bounds[index].low - shift).flooredQuotientAndRest(dividingBy: edge.divisor)
            if low > floor || (low == floor && lowRest * edges[lower].divisor > floorRest * edge.divisor) {
                (lower, floor, floorRest) = (index, low, lowRest)
            }
        }
        let isOpen =
            floor < ceiling
            || (floor == ceiling && floorRest * edges[upper].divisor <= ceilingRest * edges[lower].divisor)
        return Column(x: x, upper: upper, lower: lower, ceiling: ceiling, floor: floor, isOpen: isOpen)
    }

    private func pointCount(from first: Column, through last: Column) -> Int128 {
        let width = last.x - first.x
        if width == 0 { return max(0, first.ceiling - first.floor) }
        if width == 1 { return max(0, first.ceiling - first.floor) + max(0, last.ceiling - last.floor) }
        if first.upper == last.upper, first.lower == last.lower, first.isOpen == last.isOpen {
            guard first.isOpen else { return 0 }
            return sum(bounds[first.upper].high, edges[first.upper], from: first.x, width)
                - sum(bounds[first.lower].low, edges[first.lower], from: first.x, width)
        }
        let middle = first.x + width / 2
        return pointCount(from: first, through: column(at: middle))
            + pointCount(from: column(at: middle + 1), through: last)
    }

    /// The sum of the floors of one line over `width + 1` columns.
    private func sum(_ bound: Int128, _ edge: Edge, from x: Int128, _ width: Int128) -> Int128 {
        Int128.floorSum(
            count: width + 1, divisor: edge.divisor, slope: -edge.slope, offset: bound - edge.slope * x)
    }
}
