/// A longest stretch of volumes, both ends included, over which the same curve is the cheapest.
public struct WinnerRun: Hashable, Sendable {
    public let from: Int
    public let to: Int
    /// Which of the curves that were compared, by its position.
    public let winner: Int
}

/// The longest runs of winners over a range, or those of one winner: all of them, or where there are very many the first
/// and the last ones, with the count of the rest.
///
/// The list of a range joins with the one of the range behind it: `+` is associative, and the empty one, of runs that
/// nobody asked for, is its neutral element. A period's list can be raised to a power.
///
/// ## Invariants
/// - Runs rise, and no two of the same winner touch.
public struct RunList: Equatable, Sendable {
    /// How many are kept at either end of a list that is longer than both together.
    public static let keptAtEachEnd = 500

    /// So many that are not kept are counted.
    public static let mostOmitted = 1_000_000

    /// All runs, or where some are omitted the first 500 and after them the last 500.
    public private(set) var elements: [WinnerRun]

    /// How many there are altogether; nil where more than 1,000,000 are omitted, or where only the last ones are known.
    public private(set) var count: Int?

    /// How many stand between the first 500 and the last 500: 0 where the list is complete, nil where there are more than
    /// 1,000,000.
    public var omitted: Int? { count.map { $0 - elements.count } }

    /// Whether none is omitted.
    public var isComplete: Bool { omitted == 0 }

    /// - Parameter runs: all runs of a range.
    init(_ runs: [WinnerRun] = []) {
        elements = runs
        count = runs.count
        trim()
    }

    private mutating func trim() {
        let kept = Self.keptAtEachEnd
        if elements.count > 2 * kept { elements.removeSubrange(kept..<elements.count - kept) }
        if let known = count, known > 2 * kept + Self.mostOmitted { count = nil }
    }

    /// The runs of a range and of the one right behind it; a run that goes on becomes one.
    static func + (left: RunList, right: RunList) -> RunList {
        // Where one winner is asked for, many ranges have none.
        if left.count == 0 || right.count == 0 { return left.count == 0 ? right : left }
        var (sum, added) = (left, right.elements[...])
        if let run = left.elements.last, let next = added.first, run.to + 1 == next.from, run.winner == next.winner {
            sum.elements[sum.elements.count - 1] = WinnerRun(from: run.from, to: next.to, winner: run.winner)
            added.removeFirst()
        }
        let joined = right.elements.count - added.count
        sum.count = left.count.flatMap { own in right.count.map { own + $0 - joined } }
        sum.elements += added
        sum.trim()
        return sum
    }

    /// The list of so many ranges, each of them this one moved on by a period.
    ///
    /// - Complexity: O(log n) sums for n ranges.
    func repeated(_ times: Int, every period: Int) -> RunList {
        if times == 0 { return RunList() }
        let half = repeated(times / 2, every: period)
        let even = half + half.moved(by: times / 2 * period)
        return times % 2 == 0 ? even : even + moved(by: (times - 1) * period)
    }

    private func moved(by requests: Int) -> RunList {
        var result = self
        result.elements = elements.map {
            WinnerRun(from: $0.from + requests, to: $0.to + requests, winner: $0.winner)
        }
        return result
    }

    /// The end of a list whose last runs are all known, whatever precedes them; nil where more are needed.
    var lastOnes: RunList? {
        // The first of them may go on to the left.
        guard count.map({ $0 > Self.keptAtEachEnd }) ?? true else { return nil }
        var result = self
        result.elements.removeFirst(elements.count - Self.keptAtEachEnd)
        result.count = nil
        return result
    }
}
