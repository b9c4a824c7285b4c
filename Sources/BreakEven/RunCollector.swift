/// Takes stretches in ascending order, joins neighbours with the same winner, and keeps the ends of a long list.
struct RunCollector {
    /// Keep the runs of this winner only; all where nil.
    private let wanted: Int?
    private var open: WinnerRun?
    private var first: [WinnerRun] = []
    private var last: [WinnerRun] = []
    private var oldest = 0
    private(set) var closedCount = 0

    private static var limit: Int { RangeList<WinnerRun>.keptAtEachEnd }

    init(wanted: Int?) { self.wanted = wanted }

    /// Whether the first runs that will be listed are complete, so that more of the same need only be counted.
    var isHeadFull: Bool { first.count == Self.limit }

    /// The winner of the stretch added last.
    var openWinner: Int? { open?.winner }

    /// Adds a stretch that starts right behind the previous one.
    mutating func add(from: Int, to: Int, winner: Int) {
        guard let run = open else {
            open = WinnerRun(from: from, to: to, winner: winner)
            return
        }
        if run.winner == winner {
            open = WinnerRun(from: run.from, to: to, winner: winner)
        } else {
            close(run)
            open = WinnerRun(from: from, to: to, winner: winner)
        }
    }

    /// Passes over stretches that repeat the ones added last, so many wanted runs over so many requests.
    ///
    /// The caller adds at least as many runs after this as are kept at the end of a list.
    mutating func skip(runs: Int, requests: Int) {
        closedCount += runs
        if let run = open {
            open = WinnerRun(from: run.from + requests, to: run.to + requests, winner: run.winner)
        }
    }

    /// Passes over stretches that end at a volume, whose winners follow on the stretch added last and change so often.
    ///
    /// Where only one winner's runs are kept there are two that take turns. The caller adds at least
    /// `changesKeptAtEnd` changes after this.
    mutating func pass(changes: Int, through: Int, winner: Int) {
        let ownsOpen = wanted == nil || open?.winner == wanted
        closedCount += wanted == nil ? changes : (changes + (ownsOpen ? 1 : 0)) / 2
        // Where the last of them starts is not known, and nobody will ask.
        open = WinnerRun(from: through, to: through, winner: winner)
    }

    /// After so many changes the runs before them are no longer listed, whoever takes turns.
    static var changesKeptAtEnd: Int { 2 * limit + 4 }

    private mutating func close(_ run: WinnerRun) {
        if let wanted, run.winner != wanted { return }
        closedCount += 1
        if first.count < Self.limit {
            first.append(run)
        } else if last.count < Self.limit {
            last.append(run)
        } else {
            last[oldest] = run
            oldest = (oldest + 1) % Self.limit
        }
    }

    /// The list of all runs, after the last stretch.
    mutating func finish() -> RangeList<WinnerRun> {
        if let run = open { close(run) }
        open = nil
        let elements = first + last[oldest...] + last[..<oldest]
        return RangeList(elements: elements, omitted: closedCount - elements.count)
    }
}
