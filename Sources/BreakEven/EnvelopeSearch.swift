import CostCurves
import ExactMath

/// Finds which of several curves is the cheapest at every volume of a range; a tie goes to the curve named first.
///
/// A range is cut until it is certain which curves can win on it, and walked where few steps are left:
/// - A curve that falls nowhere and starts above the end of another such one is not the cheapest.
/// - Between two kinks the difference of two curves stays within its atoms' deviations of the straight line between its
///   values at both ends. So a curve may be beaten throughout, or from some volume on.
/// - Where the differences repeat themselves, one period tells of all.
///
/// Nothing here rests on costs that rise. A search returns a value: the runs of its range, which join with its
/// neighbour's.
struct EnvelopeSearch<Amount: CurveAmount> {
    let table: CompiledCurves<Amount>
    /// Keep the runs of this curve only; all where nil.
    let wanted: Int?

    /// What is asked of a range: when a list is longer than anybody counts, only its end still matters.
    enum Demand { case all, last }

    /// A curve over a range.
    struct Rival {
        let curve: Int
        /// The segments on which the range starts and ends.
        let segments: ClosedRange<Int>
        let first: Amount
        let last: Amount
    }

    /// What lies between two volumes of the differences of rivals.
    struct Steps {
        /// How many steps of plain staircases.
        var count = 0
        /// Whether nothing else moves but lines.
        var isWalkable = true
    }

    /// A range with no more steps is walked at once; with more it may be cut first.
    var fewSteps = 48
    /// A range with more steps is cut.
    var mostSteps = 1 << 12

    /// The runs of the cheapest curves over a range.
    func runs(_ demand: Demand = .all, from: Int, through: Int) -> RunSummary {
        guard from <= through, !table.curves.isEmpty else { return RunSummary([]) }
        let rivals = table.curves.indices.map { curve in
            let segments = table.segment(of: curve, at: from)...table.segment(of: curve, at: through)
            return Rival(
                curve: curve, segments: segments, first: table.cost(onSegment: segments.lowerBound, at: from),
                last: table.cost(onSegment: segments.upperBound, at: through))
        }
        return search(rivals, from, through, demand)
    }

    /// The runs of the cheapest among rivals, which are in ascending order.
    private func search(_ all: [Rival], _ from: Int, _ through: Int, _ demand: Demand) -> RunSummary {
        if all.count == 1 { return run(of: all[0], from, through) }
        if from == through { return run(of: all[cheapest(all) { $0.first }], from, through) }
        let rivals = withoutBeaten(all)
        if rivals.count == 1 { return run(of: rivals[0], from, through) }
        if let kink = middleKink(of: rivals) { return split(rivals, from, at: kink, through, demand) }
        return searchBetweenKinks(rivals, from, through, demand)
    }

    private func run(of rival: Rival, _ from: Int, _ through: Int) -> RunSummary {
        RunSummary(
            wanted == nil || wanted == rival.curve ? [WinnerRun(from: from, to: through, winner: rival.curve)] : [])
    }

    private func cheapest(_ rivals: [Rival], _ cost: (Rival) -> Amount) -> Int {
        var least = 0
        for index in rivals.indices.dropFirst() where cost(rivals[index]) < cost(rivals[least]) { least = index }
        return least
    }

    /// Leaves out the curves that never fall and start above the end of another one.
    private func withoutBeaten(_ rivals: [Rival]) -> [Rival] {
        var lowest: Rival?
        for rival in rivals where table.curves[rival.curve].isRising {
            if lowest.map({ rival.last < $0.last }) ?? true { lowest = rival }
        }
        guard let lowest else { return rivals }
        func isBeaten(_ rival: Rival) -> Bool {
            table.curves[rival.curve].isRising && rival.first >= lowest.last
                && (rival.first > lowest.last || rival.curve > lowest.curve)
        }
        return rivals.contains(where: isBeaten) ? rivals.filter { !isBeaten($0) } : rivals
    }

    /// A kink near the middle of the range, of the curve that has the most; nil where none has any.
    private func middleKink(of rivals: [Rival]) -> Int? {
        var most = rivals[0].segments
        for rival in rivals where rival.segments.count > most.count { most = rival.segments }
        return most.count > 1 ? table.segments[(most.lowerBound + most.upperBound + 1) / 2].start : nil
    }

    /// Searches both sides of a cut, `from..<middle` and `middle...through`.
    private func split(
        _ rivals: [Rival], _ from: Int, at middle: Int, _ through: Int, _ demand: Demand
    ) -> RunSummary {
        joined(
            demand, { search(part(of: rivals, from, from, middle - 1, through), from, middle - 1, $0) },
            { search(part(of: rivals, from, middle, through, through), middle, through, $0) })
    }

    /// The rivals over `start...end`, a part of a range.
    private func part(of rivals: [Rival], _ from: Int, _ start: Int, _ end: Int, _ through: Int) -> [Rival] {
        rivals.map { rival in
            let all = rival.segments.lowerBound..<rival.segments.upperBound + 1
            let low = start == from ? all.lowerBound : table.segment(at: start, among: all)
            let high = end == through ? rival.segments.upperBound : table.segment(at: end, among: all)
            return Rival(
                curve: rival.curve, segments: low...high,
                first: start == from ? rival.first : table.cost(onSegment: low, at: start),
                last: end == through ? rival.last : table.cost(onSegment: high, at: end))
        }
    }

    /// Joins what two neighbouring ranges tell, as far as it is asked for.
    private func joined(
        _ demand: Demand, _ left: (Demand) -> RunSummary, _ right: (Demand) -> RunSummary
    ) -> RunSummary {
        switch demand {
        case .all:
            var sum = left(.all)
            sum.append(right(sum.count == nil ? .last : .all))
            return sum
        case .last:
            let end = right(.last)
            return end.lastOnes ?? left(.last) + end
        }
    }
}

/// Ranges without a kink.
extension EnvelopeSearch {
    private func searchBetweenKinks(
        _ all: [Rival], _ from: Int, _ through: Int, _ demand: Demand
    ) -> RunSummary {
        let (atStart, atEnd) = (all[cheapest(all) { $0.first }], all[cheapest(all) { $0.last }])
        func isBeaten(_ rival: Rival) -> Bool {
            self.isBeaten(rival, by: atStart, from, through)
                || atEnd.curve != atStart.curve && self.isBeaten(rival, by: atEnd, from, through)
        }
        let rivals = all.contains(where: isBeaten) ? all.filter { !isBeaten($0) } : all
        if rivals.count == 1 { return run(of: rivals[0], from, through) }
        let steps = steps(of: rivals, from, through)
        if steps.isWalkable, steps.count <= fewSteps { return walk(rivals, from, through) }
        if atStart.curve != atEnd.curve || rivals.count == 2 {
            let other = atStart.curve != atEnd.curve ? atEnd : rivals[rivals[0].curve == atStart.curve ? 1 : 0]
            if let result = narrow(rivals, atStart, other, from, through, demand) { return result }
        }
        if steps.isWalkable, steps.count <= mostSteps { return walk(rivals, from, through) }
        if let period = period(of: rivals, from, through) {
            let times = (through - from + 1) / period
            let next = from + times * period
            return joined(
                demand,
                {
                    search(part(of: rivals, from, from, from + period - 1, through), from, from + period - 1, $0)
                        .repeated(times, every: period)
                },
                {
                    next > through
                        ? RunSummary([]) : search(part(of: rivals, from, next, through, through), next, through, $0)
                })
        }
        return split(rivals, from, at: from + (through - from) / 2 + 1, through, demand)
    }

    /// Cuts off at both ends what is certain between two rivals; nil where that is less than half of the range.
    private func narrow(
        _ rivals: [Rival], _ one: Rival, _ other: Rival, _ from: Int, _ through: Int, _ demand: Demand
    ) -> RunSummary? {
        let width = through - from
        let slack = slack(other, less: one, from, through)
        guard slack > .zero else { return nil }
        let chord = Chord(from: other.first - one.first, to: other.last - one.last, width: width, slack: slack)
        let (start, end) = (from + chord.certainAtStart, from + chord.certainFrom)
        guard end - start <= width / 2 else { return nil }
        let (dearFirst, dearLast) = chord.startsNegative ? (one, other) : (other, one)
        func search(_ start: Int, _ end: Int, without dear: Rival?, _ demand: Demand) -> RunSummary {
            guard start <= end else { return RunSummary([]) }
            let left = dear.map { dear in rivals.filter { $0.curve != dear.curve } } ?? rivals
            if left.count == 1 { return run(of: left[0], start, end) }
            return self.search(part(of: left, from, start, end, through), start, end, demand)
        }
        return joined(
            demand, { search(from, start - 1, without: dearFirst, $0) },
            { demand in
                joined(
                    demand, { search(start, end - 1, without: nil, $0) },
                    { search(end, through, without: dearLast, $0) })
            })
    }

    /// Whether a curve is certain to lose to another one at every volume.
    private func isBeaten(_ one: Rival, by other: Rival, _ from: Int, _ through: Int) -> Bool {
        let (first, last) = (one.first - other.first, one.last - other.last)
        guard one.curve != other.curve, first >= .zero, last >= .zero else { return false }
        let slack = slack(one, less: other, from, through)
        if slack == .zero { return first > .zero && last > .zero || other.curve < one.curve }
        return first >= slack && last >= slack
    }

    /// What bounds the distance of one curve less another one from the straight line between its ends; it is less than
    /// that, and zero where it is such a line.
    private func slack(_ one: Rival, less other: Rival, _ from: Int, _ through: Int) -> Amount {
        var slack = Amount.zero
        forEachStep(of: one, less: other) { atom, unit in
            let deviation = table.atoms.deviation(of: atom, from: from, through: through)
            if deviation != .zero { slack = slack + deviation.times(unit < .zero ? -unit : unit) }
        }
        return slack
    }

    private func steps(of rivals: [Rival], _ from: Int, _ through: Int) -> Steps {
        var steps = Steps()
        for rival in rivals.dropFirst() {
            forEachStep(of: rival, less: rivals[0]) { atom, _ in
                if table.atoms.isStaircase(atom) {
                    let staircase = table.atoms.staircase(atom)
                    steps.count += staircase.height(at: through) - staircase.height(at: from)
                } else if steps.isWalkable {
                    steps.isWalkable = table.atoms.deviation(of: atom, from: from, through: through) == .zero
                }
            }
        }
        return steps
    }

    /// Visits the atoms that do not cancel, with their units, on the segments that hold a range without a kink.
    @inline(__always)
    func forEachStep(of one: Rival, less other: Rival, visit: (_ atom: Int, _ unit: Amount) -> Void) {
        let (own, others) = (table.segments[one.segments.lowerBound], table.segments[other.segments.lowerBound])
        var (left, right) = (own.steps.lowerBound, others.steps.lowerBound)
        while left < own.steps.upperBound || right < others.steps.upperBound {
            let first = left < own.steps.upperBound ? table.steps[left].atom : .max
            let second = right < others.steps.upperBound ? table.steps[right].atom : .max
            if first < second {
                visit(first, table.steps[left].unit)
            } else if second < first {
                visit(second, -table.steps[right].unit)
            } else if table.steps[left].unit != table.steps[right].unit {
                visit(first, table.steps[left].unit - table.steps[right].unit)
            }
            left += first <= second ? 1 : 0
            right += second <= first ? 1 : 0
        }
    }

    /// After how many requests the distances between all rivals repeat themselves; nil where that takes longer than an
    /// eighth of the range.
    ///
    /// Curves with the same average slope keep their distance, and their steps come back in the same order.
    private func period(of rivals: [Rival], _ from: Int, _ through: Int) -> Int? {
        var period: Rational? = .one
        for rival in rivals.dropFirst() {
            forEachStep(of: rival, less: rivals[0]) { atom, _ in
                guard let known = period else { return }
                period = table.atoms.exact[atom].period.map { known.leastCommonMultiple(with: $0.requests) }
                if let longer = period, longer > Rational((through - from) / 8) { period = nil }
            }
        }
        guard let period = period?.asInt else { return nil }
        let next = part(of: rivals, from, from + period, through, through)
        let repeats = rivals.indices.allSatisfy {
            next[$0].first - next[0].first == rivals[$0].first - rivals[0].first
        }
        return repeats ? period : nil
    }
}
