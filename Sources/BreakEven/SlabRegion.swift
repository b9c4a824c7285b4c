import ExactMath

/// A convex region between pairs of parallel planes, whose whole points can be counted without looking at each.
///
/// The region lies along the axis of the first coordinate, the length, and is thin across: each other axis has a slab
/// `0 ≤ low ≤ part·x_i - rise·x_0 ≤ high < part`. It is cut into planes along coordinates that take as few values as
/// possible, and the points of each plane are counted as sums of floors.
struct SlabRegion {
    /// A linear function of the coordinates and the whole numbers, both included, between which it has to lie.
    struct Slab {
        let coefficients: [Int128]
        let low: Int128
        let high: Int128
    }

    /// A coordinate: `lengthwise · x_0` and something between two bounds.
    fileprivate struct Coordinate {
        let lengthwise: Rational
        let low: Rational
        let high: Rational
    }

    /// Numbers that stay below this keep all products within 126 bits.
    private static var limit: UInt128 { 1 << 60 }

    private let length: ClosedRange<Int>
    private let slabs: [Slab]
    private let basis: ThinBasis
    /// For each slab its function of each coordinate of the basis.
    private let weights: [[Int128]]
    private let coordinates: [Coordinate]

    /// Nil where numbers are too large for 128 bits.
    ///
    /// - Parameters:
    ///   - length: what the first coordinate ranges over.
    ///   - axes: for each further coordinate its slab, whose function has two coefficients: minus `rise` at the first
    ///     place and `part` at the coordinate's own.
    ///   - more: all other slabs.
    init?(length: ClosedRange<Int>, axes: [Slab], more: [Slab]) {
        let count = axes.count + 1
        var extents = [[Int128](repeating: 0, count: count)]
        extents[0][0] = Int128(length.count) << 20
        for (index, axis) in axes.enumerated() {
            let (rise, part) = (-axis.coefficients[0], axis.coefficients[index + 1])
            guard part.magnitude < Self.limit, length.count < 1 << 42 else { return nil }
            var own = [Int128](repeating: 0, count: count)
            own[0] = (Int128(length.count) * rise << 20) / part
            own[index + 1] = max(1, ((axis.high - axis.low + 1) << 20) / part)
            extents.append(own)
        }
        let basis = ThinBasis(extents: extents)
        let along = Slab(
            coefficients: [1] + [Int128](repeating: 0, count: axes.count), low: Int128(length.lowerBound),
            high: Int128(length.upperBound))
        slabs = [along] + axes + more
        weights = slabs.map { slab in
            basis.columns.map { column in zip(slab.coefficients, column).reduce(0) { $0 &+ $1.0 &* $1.1 } }
        }
        let isSmall = (weights + basis.rows + basis.columns).allSatisfy { $0.allSatisfy { $0.magnitude < Self.limit } }
        guard isSmall, slabs.allSatisfy({ $0.coefficients.allSatisfy { $0.magnitude < Self.limit } }) else { return nil }
        self.length = length
        self.basis = basis
        coordinates = basis.rows.map { row in
            var lengthwise = Rational(row[0])
            var (low, high) = (Rational.zero, Rational.zero)
            for (index, axis) in axes.enumerated() {
                let part = Rational(axis.coefficients[index + 1]).reciprocal ?? 0
                let factor = Rational(row[index + 1]) * part
                lengthwise -= factor * Rational(axis.coefficients[0])
                let ends = (factor * Rational(axis.low), factor * Rational(axis.high))
                low += min(ends.0, ends.1)
                high += max(ends.0, ends.1)
            }
            return Coordinate(lengthwise: lengthwise, low: low, high: high)
        }
    }

    /// About how many planes have to be counted.
    var planeCount: Rational {
        var length = Rational(length.count)
        var planes = Rational.one
        for coordinate in coordinates.dropLast(2) {
            let slope = coordinate.lengthwise.signum < 0 ? -coordinate.lengthwise : coordinate.lengthwise
            let across = coordinate.high - coordinate.low
            planes *= across + slope * length + 1
            if let reach = across.divided(by: slope) { length = min(length, reach + 1) }
        }
        return planes
    }

    /// How many whole points there are.
    ///
    /// - Complexity: O(p · log r) for p planes and r, the widest range of a coordinate.
    var pointCount: Int128 {
        pointCount(
            level: 0, length: length, bounds: slabs.map { PlaneRegion.Bound(low: $0.low - 1, high: $0.high) })
    }

    private func pointCount(level: Int, length: ClosedRange<Int>, bounds: [PlaneRegion.Bound]) -> Int128 {
        let coordinate = coordinates[level]
        guard let range = coordinate.range(over: length) else { return 0 }
        if level == coordinates.count - 2 { return planePointCount(over: range, bounds: bounds) }
        var sum: Int128 = 0
        for value in range {
            guard let part = coordinate.length(at: value, within: length) else { continue }
            let shifted = bounds.indices.map { index in
                let shift = weights[index][level] * Int128(value)
                return PlaneRegion.Bound(low: bounds[index].low - shift, high: bounds[index].high - shift)
            }
            sum += pointCount(level: level + 1, length: part, bounds: shifted)
        }
        return sum
    }

    /// Counts in the plane of the last two coordinates.
    private func planePointCount(over range: ClosedRange<Int>, bounds: [PlaneRegion.Bound]) -> Int128 {
        let (first, second) = (coordinates.count - 2, coordinates.count - 1)
        var (from, through) = (Int128(range.lowerBound), Int128(range.upperBound))
        var edges: [PlaneRegion.Edge] = []
        var edgeBounds: [PlaneRegion.Bound] = []
        for (index, bound) in bounds.enumerated() {
            let (slope, divisor) = (weights[index][first], weights[index][second])
            // A function that is turned around lies between the opposite bounds.
            let turned = PlaneRegion.Bound(low: -bound.high - 1, high: -bound.low - 1)
            if divisor != 0 {
                edges.append(PlaneRegion.Edge(slope: divisor < 0 ? -slope : slope, divisor: abs(divisor)))
                edgeBounds.append(divisor < 0 ? turned : bound)
            } else if slope != 0 {
                let (low, high) = slope < 0 ? (turned.low, turned.high) : (bound.low, bound.high)
                from = max(from, low.flooredQuotientAndRest(dividingBy: abs(slope)).quotient + 1)
                through = min(through, high.flooredQuotientAndRest(dividingBy: abs(slope)).quotient)
            } else if bound.low >= 0 || bound.high < 0 {
                return 0
            }
        }
        return PlaneRegion(edges: edges, bounds: edgeBounds).pointCount(from: from, through: through)
    }
}

extension SlabRegion.Coordinate {
    /// The values that the coordinate may take; nil where there are none.
    fileprivate func range(over length: ClosedRange<Int>) -> ClosedRange<Int>? {
        let ends = (lengthwise * Rational(length.lowerBound), lengthwise * Rational(length.upperBound))
        return (min(ends.0, ends.1) + low).wholeNumbers(through: max(ends.0, ends.1) + high)
    }

    /// Where along the length the coordinate may take a value; nil where it cannot.
    fileprivate func length(at value: Int, within length: ClosedRange<Int>) -> ClosedRange<Int>? {
        let (nearest, farthest) = (Rational(value) - high, Rational(value) - low)
        guard let one = nearest.divided(by: lengthwise), let other = farthest.divided(by: lengthwise) else {
            return nearest.signum <= 0 && farthest.signum >= 0 ? length : nil
        }
        return min(one, other).wholeNumbers(through: max(one, other))?.clamped(overlapping: length)
    }
}

extension Rational {
    fileprivate func wholeNumbers(through other: Rational) -> ClosedRange<Int>? {
        guard let first = ceiling.asInt, let last = other.floor.asInt, first <= last else { return nil }
        return first...last
    }
}

extension ClosedRange<Int> {
    /// What both ranges share; nil where that is nothing.
    fileprivate func clamped(overlapping other: ClosedRange<Int>) -> ClosedRange<Int>? {
        overlaps(other) ? clamped(to: other) : nil
    }
}
