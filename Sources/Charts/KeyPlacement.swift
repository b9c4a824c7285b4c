/// Where a line's letter stands on it: where it is farthest from the other lines, as far left as that allows.
public enum KeyPlacement {
    /// The place of each line's letter; nil where a line has none.
    ///
    /// - Parameters:
    ///   - lines: each in parts.
    ///   - places: the x coordinates at which a letter may stand, rising.
    ///   - size: the height of a letter; this far from other lines is far enough by half.
    ///   - isFree: whether a letter may stand at a point, as far as others are concerned than letters.
    /// - Complexity: O(l·n·(l + p)) for l lines of p points and n places.
    public static func places(
        of lines: [[[Point]]], at places: [Double], size: Double, isFree: (Point) -> Bool
    ) -> [Point?] {
        let heights = lines.map { parts in Self.heights(of: parts, at: places) }
        var taken: [Point] = []
        return lines.indices.map { line in
            var best: (point: Point, distance: Double)?
            for (index, x) in places.enumerated() {
                guard let own = heights[line][index] else { continue }
                let point = Point(x: x, y: own)
                let touchesLetter = taken.contains { abs($0.y - own) < size && abs($0.x - x) < size }
                guard !touchesLetter, isFree(point) else { continue }
                var distance = 1.5
                for other in heights.indices where other != line {
                    if let height = heights[other][index] { distance = min(distance, abs(height - own) / size) }
                }
                // A little farther away is no reason to stand far to the right.
                if distance > (best?.distance ?? -1) + 0.25 { best = (point, distance) }
            }
            guard let best else { return nil }
            taken.append(best.point)
            return best.point
        }
    }

    /// Where a line is at rising x coordinates; nil where it is not.
    static func heights(of parts: [[Point]], at places: [Double]) -> [Double?] {
        var heights = [Double?](repeating: nil, count: places.count)
        for part in parts {
            var next = 0
            for (first, last) in zip(part, part.dropFirst()) {
                while next < places.count, places[next] < first.x { next += 1 }
                while next < places.count, places[next] <= last.x {
                    let share = last.x > first.x ? (places[next] - first.x) / (last.x - first.x) : 1
                    heights[next] = first.y + share * (last.y - first.y)
                    next += 1
                }
            }
        }
        return heights
    }

    /// The stretches of x coordinates over which each line lies on one of those before it.
    public static func hidden(
        _ lines: [[[Point]]], at places: [Double], within tolerance: Double
    ) -> [[ClosedRange<Double>]] {
        let heights = lines.map { parts in Self.heights(of: parts, at: places) }
        return lines.indices.map { line in
            var stretches: [ClosedRange<Double>] = []
            var start: Double?
            for (index, x) in places.enumerated() {
                let isHidden =
                    heights[line][index].map { own in
                        heights[..<line].contains { other in
                            other[index].map { abs($0 - own) < tolerance } ?? false
                        }
                    } ?? false
                if isHidden, start == nil { start = x }
                if let first = start, !isHidden || index + 1 == places.count {
                    let last = isHidden ? x : places[index - 1]
                    // Lines that cross share no more than a place.
                    if last - first > 2 * (places[1] - places[0]) { stretches.append(first...last) }
                    start = nil
                }
            }
            return stretches
        }
    }
}
