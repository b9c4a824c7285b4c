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
    let wanted: Int?

    /// What is asked of a range: when a list is longer than anybody counts, only its end still matters.
    enum Demand { case all, last }

    /// A curve over a range.
    struct Rival {
        /// Its position among the curves that are compared.
        let rank: Int
        let isRising: Bool
        /// The segments on which the range starts and ends.
        let segments: ClosedRange<Int>
        let first: Amount
        let last: Amount
    }

    /// A range and those that may be the cheapest there, in ascending order.
    struct Span {
        var rivals: [Rival]
        let from: Int
        let through: Int
        /// So many ranges of this length follow each other in which the same happens.
        var times = 1

        /// The position of the one that is the cheapest at an end.
        func cheapest(_ cost: (Rival) -> Amount) -> Int {
            var least = 0
            for index in rivals.indices.dropFirst() where cost(rivals[index]) < cost(rivals[least]) { least = index }
            return least
        }
    }

    /// A range with no more steps is walked at once; with more it may be cut first.
    var fewSteps = 16
    /// A range with more steps is cut.
    var mostSteps = 1 << 12

    /// The runs of the cheapest of all curves, or of those at some positions, over a range.
    func runs(_ demand: Demand = .all, of curves: [Int]? = nil, from: Int, through: Int) -> RunList {
        let (from, through) = (max(from, CostCurve.volumes.lowerBound), min(through, CostCurve.volumes.upperBound))
        let curves = curves ?? Array(table.curves.indices)
        guard from <= through, !curves.isEmpty else { return RunList() }
        let rivals = curves.enumerated().map { rank, curve in
            let segments = table.segment(of: curve, at: from)...table.segment(of: curve, at: through)
            return Rival(
                rank: rank, isRising: table.curves[curve].isRising, segments: segments,
                first: cost(segments.lowerBound, from), last: cost(segments.upperBound, through))
        }
        return search(Span(rivals: rivals, from: from, through: through), demand)
    }

    private func cost(_ segment: Int, _ requests: Int) -> Amount {
        table.value(of: table.segments[segment].line, at: requests)
    }

    private func search(_ span: Span, _ demand: Demand) -> RunList {
        if span.from == span.through { return run(of: span.rivals[span.cheapest { $0.first }], span) }
        var span = span
        leaveOutBeaten(&span)
        if span.rivals.count == 1 { return run(of: span.rivals[0], span) }
        if let kink = middleKink(of: span.rivals) { return joined(cut(span, at: kink), demand) }
        return searchBetweenKinks(&span, demand)
    }

    private func run(of rival: Rival, _ span: Span) -> RunList {
        RunList(
            wanted == nil || wanted == rival.rank
                ? [WinnerRun(from: span.from, to: span.through, winner: rival.rank)] : [])
    }

    /// Leaves out the curves that never fall and start above the end of another one.
    private func leaveOutBeaten(_ span: inout Span) {
        guard span.rivals.count > 1 else { return }
        var lowest: Rival?
        for rival in span.rivals where rival.isRising && lowest.map({ rival.last < $0.last }) ?? true { lowest = rival }
        guard let lowest else { return }
        func isBeaten(_ rival: Rival) -> Bool {
            rival.isRising && rival.first >= lowest.last && (rival.first > lowest.last || rival.rank > lowest.rank)
        }
        if span.rivals.contains(where: isBeaten) { span.rivals.removeAll(where: isBeaten) }
    }

    /// A kink near the middle of the range, of the curve that has the most; nil where none has any.
    private func middleKink(of rivals: [Rival]) -> Int? {
        var most = rivals[0].segments
        for rival in rivals where rival.segments.count > most.count { most = rival.segments }
        return most.count > 1 ? table.segments[(most.lowerBound + most.upperBound + 1) / 2].start : nil
    }

    /// Both sides of a range.
    private func cut(_ span: Span, at middle: Int) -> [Span] {
        [part(of: span, span.from, middle - 1), part(of: span, middle, span.through)]
    }

    /// A part of a range, without one of the rivals; that is nothing where it ends before it starts.
    private func part(of span: Span, _ start: Int, _ end: Int, without dear: Rival? = nil) -> Span {
        guard start <= end else { return Span(rivals: [], from: start, through: end) }
        var rivals: [Rival] = []
        rivals.reserveCapacity(span.rivals.count)
        for rival in span.rivals where rival.rank != dear?.rank {
            let all = rival.segments.lowerBound..<rival.segments.upperBound + 1
            let low = start == span.from ? all.lowerBound : table.segment(at: start, among: all)
            let high = end == span.through ? rival.segments.upperBound : table.segment(at: end, among: all)
            rivals.append(
                Rival(
                    rank: rival.rank, isRising: rival.isRising, segments: low...high,
                    first: start == span.from ? rival.first : cost(low, start),
                    last: end == span.through ? rival.last : cost(high, end)))
        }
        return Span(rivals: rivals, from: start, through: end)
    }

    /// Joins what ranges that follow each other tell, as far as it is asked for.
    private func joined(_ parts: [Span], _ demand: Demand) -> RunList {
        func runs(of part: Span, _ demand: Demand) -> RunList {
            if part.rivals.isEmpty { return RunList() }
            let runs = search(part, demand)
            return part.times == 1 ? runs : runs.repeated(part.times, every: part.through - part.from + 1)
        }
        var result = RunList()
        switch demand {
        case .all: for part in parts { result.append(runs(of: part, result.count == nil ? .last : .all)) }
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
    private func searchBetweenKinks(_ span: inout Span, _ demand: Demand) -> RunList {
        let (atStart, atEnd) = (span.rivals[span.cheapest { $0.first }], span.rivals[span.cheapest { $0.last }])
        let all = span
        span.rivals.removeAll { rival in
            isBeaten(rival, by: atStart, all) || atEnd.rank != atStart.rank && isBeaten(rival, by: atEnd, all)
        }
        if span.rivals.count == 1 { return run(of: span.rivals[0], span) }
        // Nil where more than lines and plain staircases move.
        let steps = steps(of: span)
        if let steps, steps <= fewSteps { return walk(span) }
        if atStart.rank != atEnd.rank || span.rivals.count == 2 {
            let other = atStart.rank != atEnd.rank ? atEnd : span.rivals[span.rivals[0].rank == atStart.rank ? 1 : 0]
            if let parts = narrowed(span, atStart, other) { return joined(parts, demand) }
        }
        if let steps, steps <= mostSteps { return walk(span) }
        if let period = period(of: span) {
            var first = part(of: span, span.from, span.from + period - 1)
            first.times = (span.through - span.from + 1) / period
            return joined([first, part(of: span, span.from + first.times * period, span.through)], demand)
        }
        return joined(cut(span, at: span.from + (span.through - span.from) / 2 + 1), demand)
    }

    /// Cuts off at both ends what is certain between two rivals; nil where that is less than half of the range.
    private func narrowed(_ span: Span, _ one: Rival, _ other: Rival) -> [Span]? {
        let width = span.through - span.from
        let slack = slack(other, less: one, span)
        guard slack > .zero else { return nil }
        let chord = Chord(from: other.first - one.first, to: other.last - one.last, width: width, slack: slack)
        guard chord.certainFrom - chord.certainAtStart <= width / 2 else { return nil }
        let (start, end) = (span.from + chord.certainAtStart, span.from + chord.certainFrom)
        let (dearFirst, dearLast) = chord.startsNegative ? (one, other) : (other, one)
        return [
            part(of: span, span.from, start - 1, without: dearFirst), part(of: span, start, end - 1),
            part(of: span, end, span.through, without: dearLast),
        ]
    }

    /// Whether a curve is certain to lose to another one at every volume.
    private func isBeaten(_ one: Rival, by other: Rival, _ span: Span) -> Bool {
        let (first, last) = (one.first - other.first, one.last - other.last)
        guard one.rank != other.rank, first >= .zero, last >= .zero else { return false }
        let slack = slack(one, less: other, span)
        if slack == .zero { return first > .zero && last > .zero || other.rank < one.rank }
        return first >= slack && last >= slack
    }

    /// What bounds the distance of one curve less another one from the straight line between its ends; it is less than
    /// that, and zero where it is such a line.
    private func slack(_ one: Rival, less other: Rival, _ span: Span) -> Amount {
        var slack = Amount.zero
        forEachStep(of: one, less: other) {
            slack = slack + table.deviation(of: $0, from: span.from, through: span.through)
        }
        return slack
    }

    /// How many steps of plain staircases lie in the differences of rivals; nil where more moves than these and lines.
    private func steps(of span: Span) -> Int? {
        var count: Int? = 0
        for rival in span.rivals.dropFirst() {
            forEachStep(of: rival, less: span.rivals[0]) { step in
                guard let known = count else { return }
                let staircase = table.staircase(step.atom)
                if staircase.isStaircase {
                    count = known + staircase.height(at: span.through) - staircase.height(at: span.from)
                } else if table.deviation(of: step, from: span.from, through: span.through) != .zero {
                    count = nil
                }
            }
        }
        return count
    }

    /// Visits the steps that do not cancel, on the segments that hold a range without a kink.
    @inline(__always)
    func forEachStep(of one: Rival, less other: Rival, visit: (CompiledCurves<Amount>.Step) -> Void) {
        let (own, others) = (table.segments[one.segments.lowerBound], table.segments[other.segments.lowerBound])
        var (left, right) = (own.line.steps.lowerBound, others.line.steps.lowerBound)
        while left < own.line.steps.upperBound || right < others.line.steps.upperBound {
            let first = left < own.line.steps.upperBound ? table.steps[left].atom : .max
            let second = right < others.line.steps.upperBound ? table.steps[right].atom : .max
            var unit = first <= second ? table.steps[left].unit : .zero
            if second <= first { unit = unit - table.steps[right].unit }
            if unit != .zero { visit(CompiledCurves.Step(atom: min(first, second), unit: unit)) }
            left += first <= second ? 1 : 0
            right += second <= first ? 1 : 0
        }
    }

    /// After how many requests the distances between all rivals repeat themselves; nil where that takes longer than an
    /// eighth of the range.
    ///
    /// Curves with the same average slope keep their distance, and their steps come back in the same order.
    private func period(of span: Span) -> Int? {
        var period: Rational? = .one
        for rival in span.rivals.dropFirst() {
            forEachStep(of: rival, less: span.rivals[0]) { step in
                guard let known = period else { return }
                period = table.atoms[step.atom].exact.period.map { known.leastCommonMultiple(with: $0.requests) }
                if let longer = period, longer > Rational((span.through - span.from) / 8) { period = nil }
            }
        }
        guard let period = period?.asInt else { return nil }
        let next = part(of: span, span.from, span.from + period)
        let repeats = zip(next.rivals, span.rivals).allSatisfy {
            $0.last - next.rivals[0].last == $1.first - span.rivals[0].first
        }
        return repeats ? period : nil
    }
}
