/// A place in a picture: to the right and down, in pixels or dots.
public struct Point: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// The inside of a chart's axes. Shares of an axis grow to the right and up, coordinates to the right and down.
public struct Frame: Hashable, Sendable {
    public let left: Double
    public let top: Double
    public let width: Double
    public let height: Double
    /// How far a line may be from where it belongs, in pixels or dots.
    public let tolerance: Double

    public init(left: Double = 0, top: Double = 0, width: Double, height: Double, tolerance: Double) {
        self.left = left
        self.top = top
        self.width = width
        self.height = height
        self.tolerance = tolerance
    }

    public func x(_ share: Double) -> Double { left + share * width }
    public func y(_ share: Double) -> Double { top + (1 - share) * height }
}

/// Lines through points.
public enum Polyline {
    /// The part of a line between two x coordinates; what stands upright at one of them belongs to both sides.
    public static func part(of points: [Point], from: Double, through: Double) -> [Point] {
        var part: [Point] = []
        for (first, last) in zip(points, points.dropFirst()) where last.x >= from && first.x <= through {
            for x in [max(first.x, from), min(last.x, through)] {
                let share = last.x > first.x ? (x - first.x) / (last.x - first.x) : x == first.x ? 0 : 1
                let point = Point(x: x, y: first.y + share * (last.y - first.y))
                if part.last != point { part.append(point) }
            }
            if last.x == first.x, part.last != last { part.append(last) }
        }
        return part
    }

    /// The points without those that lie within `tolerance` of the line between the ones that stay.
    ///
    /// Ramer, Douglas and Peucker's way.
    ///
    /// - Complexity: O(n·log n) for lines that bend little, O(n²) at worst.
    static func simplified(_ points: [Point], tolerance: Double) -> [Point] {
        guard points.count > 2 else { return points }
        var isKept = [Bool](repeating: false, count: points.count)
        isKept[0] = true
        isKept[points.count - 1] = true
        var open = [0..<points.count]
        while let span = open.popLast() {
            guard span.count > 2 else { continue }
            let (first, last) = (points[span.lowerBound], points[span.upperBound - 1])
            var (farthest, distance) = (span.lowerBound, tolerance)
            for index in (span.lowerBound + 1)..<(span.upperBound - 1) {
                let own = Self.distance(of: points[index], from: first, to: last)
                if own > distance { (farthest, distance) = (index, own) }
            }
            guard farthest > span.lowerBound else { continue }
            isKept[farthest] = true
            open.append(span.lowerBound..<(farthest + 1))
            open.append(farthest..<span.upperBound)
        }
        return points.indices.filter { isKept[$0] }.map { points[$0] }
    }

    /// How far a point is from a stretch of a line.
    static func distance(of point: Point, from first: Point, to last: Point) -> Double {
        let (x, y) = (last.x - first.x, last.y - first.y)
        let length = x * x + y * y
        let along = length > 0 ? ((point.x - first.x) * x + (point.y - first.y) * y) / length : 0
        let share = min(1, max(0, along))
        let (aside, above) = (point.x - first.x - share * x, point.y - first.y - share * y)
        return (aside * aside + above * above).squareRoot()
    }
}
