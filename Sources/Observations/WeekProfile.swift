import ExactMath

/// Which hours of the week are alike, and what share of the requests they take.
public struct WeekProfile: Equatable, Sendable {
    public struct Period: Equatable, Sendable {
        public let hoursPerWeek: Int
        public let share: Rational
    }

    /// From the quietest to the busiest.
    public let periods: [Period]
    /// The mean requests of an hour in the busiest of them.
    let busiestMean: Rational

    static let hours = 168
    /// A profile tells no more apart than this.
    static let mostPeriods = 6
    /// Periods are added until they leave this share of the spread unexplained.
    private static let unexplained = 50

    /// The profile of whole hours of at least a week; nil where there is less, or where all hours are alike.
    ///
    /// An hour of the week counts as the mean of the hours that fell on it. Hours are put together where that leaves the
    /// least spread within (one-dimensional k-means, solved exactly).
    init?(_ hours: [(hour: Int, requests: Int)], first: Int, last: Int) {
        guard last - first + 1 >= Self.hours else { return nil }
        var sums = [Int](repeating: 0, count: Self.hours)
        for entry in hours where (first...last).contains(entry.hour) {
            sums[entry.hour % Self.hours] = sums[entry.hour % Self.hours].addingClamped(entry.requests)
        }
        let means = (0..<Self.hours).map { slot in
            let offset = (slot - first % Self.hours + Self.hours) % Self.hours
            return Rational(sums[slot]) / Rational((last - first - offset) / Self.hours + 1)
        }
        let sorted = means.sorted()
        let total = sorted.reduce(Rational.zero, +)
        guard !total.isZero else { return nil }
        let ends = HourGroups(sorted, total: total).ends(most: Self.mostPeriods, unexplained: Self.unexplained)
        guard ends.count > 1 else { return nil }
        var groups: [(hours: Int, sum: Rational)] = []
        var start = 0
        for end in ends {
            groups.append((end - start, sorted[start..<end].reduce(Rational.zero, +)))
            start = end
        }
        let shares = Self.sixPlaces(groups.map { $0.sum / total })
        periods = zip(groups, shares).map { Period(hoursPerWeek: $0.hours, share: $1) }
        busiestMean = groups.last.map { $0.sum / Rational($0.hours) } ?? 0
    }

    /// Shares as decimals of six places that sum to exactly 1; what rounding leaves goes to the largest.
    private static func sixPlaces(_ shares: [Rational]) -> [Rational] {
        let unit: Rational = 1_000_000
        var rounded = shares.map { Rational(($0 * unit).rounded) / unit }
        let missing = 1 - rounded.reduce(Rational.zero, +)
        if let largest = rounded.indices.max(by: { rounded[$0] < rounded[$1] }) { rounded[largest] += missing }
        return rounded
    }
}

/// Cuts ascending numbers into runs with the least spread within.
private struct HourGroups {
    /// Scaled to whole numbers of at most a million, which is fine enough to tell hours apart.
    private let sums: [Int]
    private let squares: [Int]

    init(_ sorted: [Rational], total: Rational) {
        var (sum, square) = (0, 0)
        var (sums, squares) = ([0], [0])
        for number in sorted {
            let scaled = (number / total * 1_000_000).rounded.asInt ?? 0
            sum += scaled
            square += scaled * scaled
            sums.append(sum)
            squares.append(square)
        }
        self.sums = sums
        self.squares = squares
    }

    /// The squared distances from the mean, in all, of the numbers from `lower` up to `upper`.
    private func spread(_ lower: Int, _ upper: Int) -> Int {
        let sum = sums[upper] - sums[lower]
        return squares[upper] - squares[lower] - sum * sum / (upper - lower)
    }

    /// Where each run ends: as few as leave one part in `unexplained` of the whole spread, at most `most`.
    func ends(most: Int, unexplained: Int) -> [Int] {
        let count = sums.count - 1
        let whole = spread(0, count)
        let mean = sums[count] / count
        // Hours that differ by a few per cent are alike.
        guard whole / count > mean * mean / 400 else { return [count] }
        var least = (0...count).map { $0 == 0 ? 0 : spread(0, $0) }
        var cuts: [[Int]] = [[Int](repeating: 0, count: count + 1)]
        while least[count] > whole / unexplained, cuts.count < most {
            var next = least
            var cut = [Int](repeating: 0, count: count + 1)
            for upper in 1...count {
                for lower in 1..<max(2, upper) where lower < upper {
                    let spread = least[lower] + spread(lower, upper)
                    if spread < next[upper] { (next[upper], cut[upper]) = (spread, lower) }
                }
                if cut[upper] == 0 { next[upper] = least[upper] }
            }
            least = next
            cuts.append(cut)
        }
        var ends = [count]
        for cut in cuts.dropFirst().reversed() {
            guard let end = ends.first, cut[end] > 0 else { continue }
            ends.insert(cut[end], at: 0)
        }
        return ends
    }
}
