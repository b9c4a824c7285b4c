import CostCurves
import ExactMath

/// Ranges in which the winners repeat themselves, so that they need to be found only once.
///
/// Curves with the same average slope keep their distance, and their steps come back in the same order after a common
/// period. Over all volumes that can be many millions of times.
extension WinnerSearch {
    /// How many steps of a range are worth asking for a period.
    static var manySteps: Int { 4_096 }

    /// After how many requests the distances between all these curves repeat themselves, where that is after so many that
    /// all these staircases do.
    func period(of rivals: [Candidate], staircases: [StaircaseTable.Entry], from: Int, through: Int) -> Int? {
        guard let period = period(of: staircases, from: from, through: through) else { return nil }
        let leads = [from, from + period].map { requests in
            let costs = rivals.map { table.cost(onSegment: $0.firstSegment, at: requests) }
            return costs.map { $0 - costs[0] }
        }
        return leads[0] == leads[1] ? period : nil
    }

    /// After how many requests all these staircases repeat themselves, each higher by a constant; nil where that takes
    /// longer than an eighth of the range, or the range has few steps.
    func period(of staircases: [StaircaseTable.Entry], from: Int, through: Int) -> Int? {
        guard through - from > Self.manySteps else { return nil }
        let steps = table.stepCount(of: staircases, from: from, through: through)
        guard steps > Self.manySteps else { return nil }
        let most = (through - from) / 8
        var period = Rational.one
        for staircase in staircases {
            guard let own = table.staircases.period(of: staircase) else { return nil }
            period = Rational.commonMultiple(period, Rational(own))
            guard period <= Rational(most) else { return nil }
        }
        return period.asInt
    }

    /// Adds the winners over a range in which they repeat after a period, finding them only as often as their list
    /// needs at either end.
    ///
    /// - Parameter add: adds the winners over a part of the range.
    func addPeriods(of period: Int, from: Int, through: Int, add: (WinnerSearch, Int, Int) -> Void) {
        var next = from
        var rest = (through - from + 1) / period
        var added = 0
        var runs = 0
        // The first period depends on what precedes it; the second one is like all that follow.
        while rest > 0, added < 2 || runs > 0 && !collector.isHeadFull {
            let before = collector.closedCount
            add(self, next, next + period - 1)
            runs = collector.closedCount - before
            added += 1
            next += period
            rest -= 1
        }
        if rest > 0, runs == 0, let open = collector.openWinner {
            // One wanted run goes on, or none is there: nothing changes in a period that would be listed.
            collector.add(from: next, to: next + rest * period - 1, winner: open)
            next += rest * period
            rest = 0
        }
        let kept = runs > 0 ? RangeList<WinnerRun>.keptAtEachEnd / runs + 2 : rest
        if rest > kept {
            collector.skip(runs: runs * (rest - kept), requests: (rest - kept) * period)
            next += (rest - kept) * period
            rest = kept
        }
        while rest > 0 {
            add(self, next, next + period - 1)
            next += period
            rest -= 1
        }
        if next <= through { add(self, next, through) }
    }
}
