/// The longest runs of winners over a range: the first ones, the last ones, and how many there are.
///
/// A summary of a range joins with the one of the range behind it: `+` is associative, and the empty one, of runs that
/// nobody asked for, is its neutral element. A period's summary can be raised to a power.
///
/// ## Invariants
/// - Runs rise, and no two of the same winner touch.
/// - They are all runs while these are few, else the first 500 and the last 500 of them.
struct RunSummary: Equatable {
    private(set) var runs: [WinnerRun]
    /// How many runs there are; nil where these are too many to be counted, or where only the last ones are known.
    private(set) var count: Int?

    private static var kept: Int { RangeList<WinnerRun>.keptAtEachEnd }
    private static var mostCounted: Int { RangeList<WinnerRun>.mostOmitted + 2 * kept }

    /// - Parameter runs: all runs of a range.
    init(_ runs: [WinnerRun]) {
        self.runs = runs
        count = runs.count <= Self.mostCounted ? runs.count : nil
        trim()
    }

    private mutating func trim() {
        if runs.count > 2 * Self.kept { runs.removeSubrange(Self.kept..<runs.count - Self.kept) }
    }

    static func + (left: RunSummary, right: RunSummary) -> RunSummary {
        var sum = left
        sum.append(right)
        return sum
    }

    /// Adds the runs of the range right behind this one; a run that goes on becomes one.
    mutating func append(_ next: RunSummary) {
        var joined = 0
        if let run = runs.last, let other = next.runs.first, run.to + 1 == other.from, run.winner == other.winner {
            runs[runs.count - 1] = WinnerRun(from: run.from, to: other.to, winner: run.winner)
            joined = 1
        }
        runs += next.runs.dropFirst(joined)
        trim()
        guard let own = count, let others = next.count, own + others - joined <= Self.mostCounted else {
            count = nil
            return
        }
        count = own + others - joined
    }

    /// The summary of so many ranges, each of them this one moved on by a period.
    ///
    /// - Complexity: O(log n) sums for n ranges.
    func repeated(_ times: Int, every period: Int) -> RunSummary {
        var result = RunSummary([])
        var (power, size, done, rest) = (self, 1, 0, times)
        while rest > 0 {
            if rest & 1 == 1 {
                result.append(power.moved(by: done * period))
                done += size
            }
            rest >>= 1
            if rest > 0 {
                power.append(power.moved(by: size * period))
                size *= 2
            }
        }
        return result
    }

    private func moved(by requests: Int) -> RunSummary {
        var result = self
        result.runs = runs.map { WinnerRun(from: $0.from + requests, to: $0.to + requests, winner: $0.winner) }
        return result
    }

    /// The end of a list whose last runs are all known, whatever precedes them; nil where more are needed.
    var lastOnes: RunSummary? {
        // The first of them may go on to the left.
        guard count.map({ $0 > Self.kept }) ?? true else { return nil }
        var result = self
        result.runs.removeFirst(runs.count - Self.kept)
        result.count = nil
        return result
    }

    /// All runs, as a list.
    var list: RangeList<WinnerRun> { RangeList(elements: runs, omitted: count.map { $0 - runs.count }) }
}
