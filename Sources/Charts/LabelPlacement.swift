/// Labels beside one another's lines: each as near as can be to where it belongs, and none over another.
public enum LabelPlacement {
    /// The middles of labels of one height, in the order of `wanted`.
    ///
    /// Neighbours that overlap are pooled around their mean (pool adjacent violators), then all are moved into the room.
    /// Where there is not room for all, they stand evenly spaced.
    ///
    /// - Complexity: O(n·log n).
    public static func placed(_ wanted: [Double], height: Double, within room: ClosedRange<Double>) -> [Double] {
        guard !wanted.isEmpty else { return [] }
        let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        let space = room.upperBound - room.lowerBound
        let height = min(height, space / Double(wanted.count))
        let (least, most) = (room.lowerBound + height / 2, room.upperBound - height / 2)
        // Pools of neighbours: how many, and the sum of the places that they want for their first one.
        var pools: [(count: Int, sum: Double)] = []
        for label in order {
            pools.append((1, min(most, max(least, wanted[label]))))
            while pools.count > 1 {
                let (above, below) = (pools[pools.count - 2], pools[pools.count - 1])
                let end = above.sum / Double(above.count) + Double(above.count) * height
                guard below.sum / Double(below.count) < end else { break }
                pools.removeLast(2)
                let moved = below.sum - Double(below.count * above.count) * height
                pools.append((above.count + below.count, above.sum + moved))
            }
        }
        var result = [Double](repeating: 0, count: wanted.count)
        var next = 0
        var lowest = least
        var left = wanted.count
        for pool in pools {
            let last = most - Double(left - 1) * height
            var place = max(lowest, min(last, pool.sum / Double(pool.count)))
            for label in order[next..<(next + pool.count)] {
                result[label] = place
                place += height
            }
            lowest = place
            next += pool.count
            left -= pool.count
        }
        return result
    }
}
