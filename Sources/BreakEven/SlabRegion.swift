import ExactMath

/// A convex region between pairs of parallel planes, whose whole points can be counted without looking at each.
///
/// The region lies within a `SlabFrame`: along the first axis, its length, and thin across. It is cut into planes along coordinates that
/// take as few values as possible, and the points of each plane are counted as sums of floors.
struct SlabRegion {
    /// A linear function of a point and the whole numbers, both included, between which it has to lie.
    struct Slab {
        let coefficients: [Int128]
        let low: Int128
        let high: Int128
    }

    private let frame: SlabFrame
    private let slabs: [Slab]
    /// For each slab its function of each coordinate.
    private let weights: [[Int128]]
    /// For each slab where it bounds the last two coordinates; nil where it does not bound the last one.
    private let edges: [PlaneRegion.Edge?]

    private var coordinates: [SlabCoordinate] { frame.coordinates }

    /// The part of a frame that lies in further slabs; nil where numbers are too large for 128 bits.
    init?(_ frame: SlabFrame, and more: [Slab]) {
        slabs = frame.slabs + more
        guard let weights = frame.weights(of: slabs) else { return nil }
        let (first, last) = (frame.coordinates.count - 2, frame.coordinates.count - 1)
        edges = weights.map { weight in
            guard weight[last] != 0 else { return nil }
            return PlaneRegion.Edge(
                slope: weight[last] < 0 ? -weight[first] : weight[first], divisor: abs(weight[last]))
        }
        self.frame = frame
        self.weights = weights
    }

    /// About how many planes have to be counted.
    var planeCount: Int {
        var length = frame.length.count
        var planes = 1
        for coordinate in coordinates.dropLast(2) {
            let (values, reach) = coordinate.valueCount(over: length)
            let (product, overflow) = planes.multipliedReportingOverflow(by: values)
            planes = overflow ? .max : product
            length = min(length, reach)
        }
        return planes
    }

    /// How many whole points there are.
    ///
    /// - Complexity: O(p · log r) for p planes and r, the widest range of a coordinate.
    var pointCount: Int128 {
        pointCount(
            level: 0, length: frame.length, bounds: slabs.map { PlaneRegion.Bound(low: $0.low - 1, high: $0.high) })
    }

    private func pointCount(level: Int, length: ClosedRange<Int>, bounds: [PlaneRegion.Bound]) -> Int128 {
        let range = coordinates[level].values(over: length)
        if range.isEmpty { return 0 }
        if level == coordinates.count - 2 {
            return planePointCount(from: Int128(range.lowerBound), through: Int128(range.upperBound - 1), bounds)
        }
        var sum: Int128 = 0
        for value in range {
            guard let part = coordinates[level].length(at: value, within: length) else { continue }
            let shifted = bounds.indices.map { index in
                let shift = weights[index][level] * Int128(value)
                return PlaneRegion.Bound(low: bounds[index].low - shift, high: bounds[index].high - shift)
            }
            sum += pointCount(level: level + 1, length: part, bounds: shifted)
        }
        return sum
    }

    /// Counts in the plane of the last two coordinates.
    private func planePointCount(from: Int128, through: Int128, _ bounds: [PlaneRegion.Bound]) -> Int128 {
        var (from, through) = (from, through)
        var region = PlaneRegion()
        region.reserveCapacity(edges.count)
        for (index, bound) in bounds.enumerated() {
            let weight = weights[index]
            if let edge = edges[index] {
                region.add(edge, weight[coordinates.count - 1] < 0 ? bound.turned : bound)
            } else if case let slope = weight[coordinates.count - 2], slope != 0 {
                let own = slope < 0 ? bound.turned : bound
                from = max(from, own.low.flooredQuotientAndRest(dividingBy: abs(slope)).quotient + 1)
                through = min(through, own.high.flooredQuotientAndRest(dividingBy: abs(slope)).quotient)
            } else if bound.low >= 0 || bound.high < 0 {
                return 0
            }
        }
        return region.pointCount(from: from, through: through)
    }
}
