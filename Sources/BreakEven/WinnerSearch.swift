import CostCurves

/// Finds which of several curves is the cheapest at every volume of a range.
///
/// A range is cut until one curve is certain to win on all of it. What is certain is known from the ends: a curve never
/// falls, and between two kinks it stays within its steps' size of the straight line between its values at both ends.
/// Where that leaves two curves, `PairSearch` finds the exact volumes at which they change places.
final class WinnerSearch<Value: ScaledAmount> {
    let table: CurveTable<Value>
    var collector: RunCollector

    struct Candidate {
        let curve: Int
        let firstSegment: Int
        let lastSegment: Int
        let first: Value
        let last: Value
        /// The steps that are not constant over a range without a kink.
        let moving: StepSet
    }

    /// A range with so few steps is searched step by step.
    let fewSteps: Int

    init(_ table: CurveTable<Value>, wanted: Int?, fewSteps: Int) {
        self.table = table
        self.fewSteps = fewSteps
        collector = RunCollector(wanted: wanted)
    }

    /// The runs of the cheapest curves over a range.
    func runs(from: Int, through: Int) -> RangeList<WinnerRun> {
        if from <= through, !table.curves.isEmpty {
            search(from: from, through: through, among: Array(table.curves.indices))
        }
        return collector.finish()
    }

    /// Adds the winners among these curves, which are in ascending order, over a range that is not empty.
    func search(from: Int, through: Int, among curves: [Int]) {
        if curves.count == 1, let winner = curves.first {
            collector.add(from: from, to: through, winner: winner)
            return
        }
        if curves.count == 2 {
            search(from: from, through: through, lower: curves[0], upper: curves[1])
            return
        }
        let candidates = curves.map { candidate($0, from: from, through: through) }
        guard
            let atStart = candidates.min(by: { $0.first < $1.first }),
            let atEnd = candidates.min(by: { $0.last < $1.last })
        else { return }
        if from == through {
            collector.add(from: from, to: through, winner: atStart.curve)
            return
        }
        // No curve falls: one that starts above the end of another one never gets below it.
        let rivals = candidates.filter { $0.first <= atEnd.last }
        if let kink = middleKink(of: rivals) {
            search(from: from, through: kink - 1, among: rivals.map { $0.curve })
            search(from: kink, through: through, among: rivals.map { $0.curve })
        } else {
            narrow(rivals, atStart, atEnd, from: from, through: through)
        }
    }

    func candidate(_ curve: Int, from: Int, through: Int) -> Candidate {
        let firstSegment = table.segment(of: curve, at: from)
        let lastSegment = table.segment(of: curve, at: through)
        let (first, last, moving) = table.costs(onSegment: firstSegment, from: from, through: through)
        return Candidate(
            curve: curve, firstSegment: firstSegment, lastSegment: lastSegment, first: first,
            last: firstSegment == lastSegment ? last : table.cost(onSegment: lastSegment, at: through),
            moving: moving)
    }

    /// A kink near the middle of the range, of the curve that has the most; nil where none has any.
    private func middleKink(of rivals: [Candidate]) -> Int? {
        guard rivals.count > 1,
            let most = rivals.max(by: { $0.lastSegment - $0.firstSegment < $1.lastSegment - $1.firstSegment }),
            most.firstSegment < most.lastSegment
        else { return nil }
        return table.segments[(most.firstSegment + most.lastSegment + 1) / 2].start
    }

    /// Adds the winners over a range of at least two volumes without a kink.
    ///
    /// - Parameters:
    ///   - atStart: the cheapest one at the start; it is among the rivals.
    ///   - atEnd: the cheapest one at the end; it is among the rivals.
    private func narrow(_ rivals: [Candidate], _ atStart: Candidate, _ atEnd: Candidate, from: Int, through: Int) {
        let left =
            rivals.count < 3
            ? rivals
            : rivals.filter {
                $0.curve == atStart.curve || $0.curve == atEnd.curve
                    || !(isBeaten($0, by: atStart) || isBeaten($0, by: atEnd))
            }
        if left.count == 1 {
            collector.add(from: from, to: through, winner: atStart.curve)
        } else if left.count == 2 {
            settle(left[0], left[1], from: from, through: through, others: [])
        } else if addUnlisted(left, from: from, through: through) {
            return
        } else if atStart.curve == atEnd.curve {
            narrow(left, around: atStart, from: from, through: through)
        } else {
            narrow(left, between: atStart, and: atEnd, from: from, through: through)
        }
    }

    /// Whether a curve is certain to lose to another one at every volume between two kinks.
    private func isBeaten(_ one: Candidate, by other: Candidate) -> Bool {
        let (first, last) = (one.first - other.first, one.last - other.last)
        guard first >= .zero, last >= .zero else { return false }
        let slack = slack(one, less: other)
        if slack == .zero { return (first > .zero && last > .zero) || other.curve < one.curve }
        return first >= slack && last >= slack
    }

    func slack(_ one: Candidate, less other: Candidate) -> Value {
        table.slack(
            of: table.segments[one.firstSegment], one.moving,
            less: table.segments[other.firstSegment], other.moving)
    }

    func difference(_ one: Candidate, less other: Candidate) -> CurveDifference<Value> {
        table.difference(
            table.segments[one.firstSegment], less: table.segments[other.firstSegment])
    }

    /// One curve is the cheapest at both ends: where others could be cheaper lies near the ends.
    private func narrow(_ rivals: [Candidate], around winner: Candidate, from: Int, through: Int) {
        let width = through - from
        var (early, late) = ([Int](), [Int]())
        var (endOfEarly, startOfLate) = (from, through + 1)
        for rival in rivals {
            guard rival.curve != winner.curve else {
                early.append(rival.curve)
                late.append(rival.curve)
                continue
            }
            let (first, last) = (rival.first - winner.first, rival.last - winner.last)
            let slack = slack(rival, less: winner)
            // Without steps the rival would be beaten; were it not, it counts as uncertain throughout.
            guard slack > .zero else {
                early.append(rival.curve)
                endOfEarly = through + 1
                continue
            }
            let chord = Chord(from: first, to: last, width: width, slack: slack)
            if chord.startsNegative {
                early.append(rival.curve)
                endOfEarly = max(endOfEarly, from + chord.certainFrom)
            } else {
                late.append(rival.curve)
                startOfLate = min(startOfLate, from + chord.certainAtStart)
            }
        }
        // A small gap is not worth two searches, which might gain no more themselves.
        guard startOfLate - endOfEarly > width / 2 else {
            guard let other = rivals.first(where: { $0.curve != winner.curve }) else { return }
            cut(rivals, along: winner, other, from: from, through: through)
            return
        }
        if from < endOfEarly { search(from: from, through: endOfEarly - 1, among: early) }
        collector.add(from: endOfEarly, to: startOfLate - 1, winner: winner.curve)
        if startOfLate <= through { search(from: startOfLate, through: through, among: late) }
    }

    /// One curve is the cheapest at the start and another one at the end.
    private func narrow(
        _ rivals: [Candidate], between one: Candidate, and other: Candidate, from: Int, through: Int
    ) {
        let slack = slack(other, less: one)
        let width = through - from
        if slack > .zero {
            let chord = Chord(from: other.first - one.first, to: other.last - one.last, width: width, slack: slack)
            let (start, end) = (from + chord.certainAtStart, from + chord.certainFrom)
            if !chord.startsNegative, end - start <= width / 2 {
                let all = rivals.map { $0.curve }
                if from < start { search(from: from, through: start - 1, among: all.filter { $0 != other.curve }) }
                if start < end { search(from: start, through: end - 1, among: all) }
                if end <= through { search(from: end, through: through, among: all.filter { $0 != one.curve }) }
                return
            }
        }
        cut(rivals, along: one, other, from: from, through: through)
    }

    /// Cuts a range in which nothing more is certain: in the middle while there are many steps in it, since on a shorter
    /// range fewer curves are rivals, and then at the exact volumes at which two of them change places.
    private func cut(
        _ rivals: [Candidate], along one: Candidate, _ other: Candidate, from: Int, through: Int
    ) {
        let all = rivals.map { $0.curve }
        if difference(one, less: other).stepCount(from: from, through: through) > 8 {
            let middle = from + (through - from) / 2
            search(from: from, through: middle, among: all)
            search(from: middle + 1, through: through, among: all)
        } else {
            let others = all.filter { $0 != one.curve && $0 != other.curve }
            settle(one, other, from: from, through: through, others: others)
        }
    }

    /// Finds the exact volumes at which two curves change places, and on each stretch goes on with the cheaper one
    /// of them and the others.
    private func settle(_ one: Candidate, _ other: Candidate, from: Int, through: Int, others: [Int]) {
        let (lower, upper) = one.curve < other.curve ? (one, other) : (other, one)
        var pair = PairSearch(
            search: self, difference: difference(upper, less: lower), lower: lower.curve, upper: upper.curve,
            others: others)
        pair.run(from: from, through: through)
    }
}
