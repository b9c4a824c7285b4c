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
    /// Keep the runs of the curve at this position only; all where nil.
    var wanted: Int?
    /// A range with no more steps is walked at once; with more it may be cut first.
    var fewSteps = 16
    /// A range with more steps is cut.
    var mostSteps = 1 << 12

    /// What is asked of a range: when a list is longer than anybody counts, only its end still matters.
    enum Demand { case all, last }

    /// A range, and the curves that may be the cheapest there, in ascending order.
    struct Span {
        let curves: [Int]
        let from: Int
        let through: Int
        /// So many ranges of this length follow each other in which the same happens.
        var times = 1
    }

    /// A curve over a range.
    struct Rival {
        let curve: Int
        /// The segments that hold the range.
        let segments: Range<Int>
        let first: Amount
        let last: Amount
    }

    /// The runs of the cheapest curve over a range.
    func runs(_ demand: Demand = .all, from: Int, through: Int) -> RunList {
        let (from, through) = (max(from, CostCurve.volumes.lowerBound), min(through, CostCurve.volumes.upperBound))
        return search(Span(curves: Array(table.curves.indices), from: from, through: through), demand)
    }

    private func search(_ span: Span, _ demand: Demand) -> RunList {
        guard span.from <= span.through, !span.curves.isEmpty else { return RunList() }
        var rivals = span.curves.map { rival($0, span) }
        if span.from == span.through { rivals = [cheapest(of: rivals) { $0.first }] }
        leaveOutBeaten(&rivals)
        let kink = middleKink(of: rivals)
        if kink == nil { leaveOutBeatenBetweenKinks(&rivals, span) }
        if rivals.count > 1,
            let parts = kink.map({ halves(of: span, at: $0, rivals) }) ?? partsBetweenKinks(of: span, rivals)
        {
            return joined(parts, demand)
        }
        let alone = [WinnerRun(from: span.from, to: span.through, winner: rivals[0].curve)]
        let runs = rivals.count == 1 ? alone : walk(rivals, span)
        return RunList(wanted == nil ? runs : runs.filter { $0.winner == wanted })
    }

    private func rival(_ curve: Int, _ span: Span) -> Rival {
        let (low, high) = (table.segment(of: curve, at: span.from), table.segment(of: curve, at: span.through))
        return Rival(
            curve: curve, segments: low..<high + 1, first: table.value(of: table.segments[low].line, at: span.from),
            last: table.value(of: table.segments[high].line, at: span.through))
    }

    /// The first one of the cheapest at an end.
    private func cheapest(of rivals: [Rival], _ cost: (Rival) -> Amount) -> Rival {
        rivals.dropFirst().reduce(rivals[0]) { cost($1) < cost($0) ? $1 : $0 }
    }

    /// Leaves out the curves that never fall and start above the end of another one.
    private func leaveOutBeaten(_ rivals: inout [Rival]) {
        func isRising(_ rival: Rival) -> Bool { table.curves[rival.curve].isRising }
        guard let lowest = rivals.lazy.filter(isRising).min(by: { $0.last < $1.last }) else { return }
        rivals.removeAll { rival in
            isRising(rival) && rival.first >= lowest.last && (rival.first > lowest.last || rival.curve > lowest.curve)
        }
    }

    /// A kink near the middle of the range, of the curve that has the most; nil where none has any.
    private func middleKink(of rivals: [Rival]) -> Int? {
        var most = rivals[0].segments
        for rival in rivals where rival.segments.count > most.count { most = rival.segments }
        return most.count > 1 ? table.segments[(most.lowerBound + most.upperBound) / 2].start : nil
    }

    private func halves(of span: Span, at middle: Int, _ rivals: [Rival]) -> [Span] {
        let curves = rivals.map { $0.curve }
        return [
            Span(curves: curves, from: span.from, through: middle - 1),
            Span(curves: curves, from: middle, through: span.through),
        ]
    }

    /// Joins what ranges that follow each other tell, as far as it is asked for.
    private func joined(_ parts: [Span], _ demand: Demand) -> RunList {
        func runs(of part: Span, _ demand: Demand) -> RunList {
            let runs = search(part, demand)
            return part.times == 1 ? runs : runs.repeated(part.times, every: part.through - part.from + 1)
        }
        var result = RunList()
        switch demand {
        case .all: for part in parts { result = result + runs(of: part, result.count == nil ? .last : .all) }
        case .last:
            for part in parts.reversed() {
                if let end = result.lastOnes { return end }
                result = runs(of: part, .last) + result
            }
        }
        return result
    }
}

/// Ranges without a kink.
extension EnvelopeSearch {
    /// What to search instead of a range; nil where it is to be walked.
    private func partsBetweenKinks(of span: Span, _ rivals: [Rival]) -> [Span]? {
        let (steps, highest) = steps(of: rivals, span)
        if let steps, steps <= Amount(fewSteps) { return nil }
        if let parts = narrowed(rivals, span) { return parts }
        if let steps, steps <= Amount(mostSteps) { return nil }
        if let parts = periods(of: rivals, span) { return parts }
        let middle = span.from + (span.through - span.from) / 2
        let ends = [middle, span.from].map { start in highest.map { table.treads(of: $0, at: start).end } ?? start }
        return halves(of: span, at: (ends[0] < span.through ? ends[0] : ends[1]) + 1, rivals)
    }

    private func leaveOutBeatenBetweenKinks(_ rivals: inout [Rival], _ span: Span) {
        let (atStart, atEnd) = (cheapest(of: rivals) { $0.first }, cheapest(of: rivals) { $0.last })
        rivals.removeAll { rival in
            isBeaten(rival, by: atStart, span) || atEnd.curve != atStart.curve && isBeaten(rival, by: atEnd, span)
        }
    }

    /// Whether a curve is certain to lose to another one at every volume.
    private func isBeaten(_ one: Rival, by other: Rival, _ span: Span) -> Bool {
        let (first, last) = (one.first - other.first, one.last - other.last)
        guard one.curve != other.curve, first >= .zero, last >= .zero else { return false }
        let slack = slack(one, less: other, span)
        if slack == .zero { return first > .zero && last > .zero || other.curve < one.curve }
        return first >= slack && last >= slack
    }

    /// What bounds the distance of one curve less another one from the straight line between its ends; it is less than
    /// that, and zero where it is such a line.
    private func slack(_ one: Rival, less other: Rival, _ span: Span) -> Amount {
        var slack = Amount.zero
        forEachStep(of: one, less: other) { slack += table.deviation(of: $0, from: span.from, through: span.through) }
        return slack
    }

    /// Cuts off at both ends what is certain between the cheapest at either end, or between two rivals; nil where that is
    /// less than half of the range.
    ///
    /// - Precondition: neither is certain to lose to the other one throughout.
    private func narrowed(_ rivals: [Rival], _ span: Span) -> [Span]? {
        let one = cheapest(of: rivals) { $0.first }
        var other = cheapest(of: rivals) { $0.last }
        if one.curve == other.curve, rivals.count == 2 { other = rivals[rivals[0].curve == one.curve ? 1 : 0] }
        let (width, slack) = (span.through - span.from, slack(other, less: one, span))
        let (first, last) = (other.first - one.first, other.last - one.last)
        guard slack > .zero, first != last else { return nil }
        // The difference stays within `slack` of a line that rises from `low` to `high`.
        let (early, late) = first < last ? (other, one) : (one, other)
        let (low, high) = first < last ? (first, last) : (.zero - first, .zero - last)
        let certain = low + slack <= .zero ? Amount.share(.zero - slack - low, of: high - low, in: width) + 1 : 0
        // ⌈a·w/b⌉ = w - ⌊(b - a)·w/b⌋
        let again = high >= slack ? width - Amount.share(high - slack, of: high - low, in: width) : width + 1
        guard again - certain <= width / 2 else { return nil }
        func part(_ from: Int, _ through: Int, without dear: Rival? = nil) -> Span {
            let curves = rivals.map { $0.curve }.filter { $0 != dear?.curve }
            return Span(curves: curves, from: span.from + from, through: span.from + through)
        }
        return [
            part(0, certain - 1, without: late), part(certain, again - 1), part(again, width, without: early),
        ]
    }

    /// How many steps lie in the differences of rivals, and the atom of the highest ones.
    ///
    /// There is no count where it would not help to walk from one step to the next: where more moves than lines and plain
    /// staircases, and where it is better to cut at a few high steps among many others.
    private func steps(of rivals: [Rival], _ span: Span) -> (count: Amount?, highest: Int?) {
        var count: Amount? = .zero
        var highest = (atom: Int?.none, height: Amount.zero, count: Amount.zero)
        for rival in rivals.dropFirst() {
            forEachStep(of: rival, less: rivals[0]) { step in
                if table.atoms[step.atom].isPlain {
                    let (rise, height) = (self.rise(of: step.atom, span), max(step.unit, .zero - step.unit))
                    count = count.map { $0 + rise }
                    if rise > .zero, height > highest.height { highest = (step.atom, height, rise) }
                } else if table.deviation(of: step, from: span.from, through: span.through) != .zero {
                    count = nil
                }
            }
        }
        return (count.flatMap { $0 > highest.count.times(Amount(64)) ? nil : $0 }, highest.atom)
    }

    /// How much higher an atom ends than it starts.
    func rise(of atom: Int, _ span: Span) -> Amount {
        table.value(of: atom, at: span.through) - table.value(of: atom, at: span.from)
    }

    /// The periods after which the distances between all rivals repeat themselves, and what remains of a range; nil where
    /// that takes longer than an eighth of it.
    ///
    /// Curves with the same average slope keep their distance, and their steps come back in the same order.
    private func periods(of rivals: [Rival], _ span: Span) -> [Span]? {
        var period: Rational? = .one
        for rival in rivals.dropFirst() {
            forEachStep(of: rival, less: rivals[0]) { step in
                guard let known = period else { return }
                period = table.exactAtoms[step.atom].period.map { known.leastCommonMultiple(with: $0.requests) }
                if let longer = period, longer > Rational((span.through - span.from) / 8) { period = nil }
            }
        }
        guard let period = period?.asInt else { return nil }
        let rises = rivals.map { table.cost(of: $0.curve, at: span.from + period) - $0.first }
        guard rises.allSatisfy({ $0 == rises[0] }) else { return nil }
        let (curves, times) = (rivals.map { $0.curve }, (span.through - span.from + 1) / period)
        return [
            Span(curves: curves, from: span.from, through: span.from + period - 1, times: times),
            Span(curves: curves, from: span.from + times * period, through: span.through),
        ]
    }

    /// Visits the steps that do not cancel, on the segments that hold a range without a kink.
    @inline(__always)
    func forEachStep(of one: Rival, less other: Rival, visit: (CompiledCurves<Amount>.Step) -> Void) {
        let own = table.segments[one.segments.lowerBound].line.steps
        let others = table.segments[other.segments.lowerBound].line.steps
        var (left, right) = (own.lowerBound, others.lowerBound)
        while left < own.upperBound || right < others.upperBound {
            let first = left < own.upperBound ? table.steps[left].atom : .max
            let second = right < others.upperBound ? table.steps[right].atom : .max
            var unit = first <= second ? table.steps[left].unit : .zero
            if second <= first { unit -= table.steps[right].unit }
            if unit != .zero { visit((min(first, second), unit)) }
            left += first <= second ? 1 : 0
            right += second <= first ? 1 : 0
        }
    }
}
