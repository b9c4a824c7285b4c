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
        /// The segments that hold the range.
        let segments: Range<Int>
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

    /// The runs of the cheapest curve over a range.
    func runs(_ demand: Demand = .all, from: Int, through: Int) -> RunList {
        let (from, through) = (max(from, CostCurve.volumes.lowerBound), min(through, CostCurve.volumes.upperBound))
        guard from <= through, !table.curves.isEmpty else { return RunList() }
        let rivals = table.curves.indices.map { rival($0, among: table.curves[$0].segments, from, through) }
        return search(Span(rivals: rivals, from: from, through: through), demand)
    }

    /// A curve over a range; what it costs at an end is computed where that is not known.
    private func rival(
        _ rank: Int, among segments: Range<Int>, _ from: Int, _ through: Int, first: Amount? = nil, last: Amount? = nil
    ) -> Rival {
        let (low, high) = (table.segment(at: from, among: segments), table.segment(at: through, among: segments))
        return Rival(
            rank: rank, segments: low..<high + 1,
            first: first ?? table.value(of: table.segments[low].line, at: from),
            last: last ?? table.value(of: table.segments[high].line, at: through))
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
        func isRising(_ rival: Rival) -> Bool { table.curves[rival.rank].isRising }
        guard let lowest = span.rivals.lazy.filter(isRising).min(by: { $0.last < $1.last }) else { return }
        span.rivals.removeAll { rival in
            isRising(rival) && rival.first >= lowest.last && (rival.first > lowest.last || rival.rank > lowest.rank)
        }
    }

    /// A kink near the middle of the range, of the curve that has the most; nil where none has any.
    private func middleKink(of rivals: [Rival]) -> Int? {
        var most = rivals[0].segments
        for rival in rivals where rival.segments.count > most.count { most = rival.segments }
        return most.count > 1 ? table.segments[(most.lowerBound + most.upperBound) / 2].start : nil
    }

    /// Both sides of a range.
    private func cut(_ span: Span, at middle: Int) -> [Span] {
        [part(of: span, span.from, middle - 1), part(of: span, middle, span.through)]
    }

    /// A part of a range, without one of the rivals; that is nothing where it ends before it starts.
    private func part(of span: Span, _ start: Int, _ end: Int, without dear: Rival? = nil) -> Span {
        guard start <= end else { return Span(rivals: [], from: start, through: end) }
        let rivals = span.rivals.lazy.filter { $0.rank != dear?.rank }
        return Span(
            rivals: rivals.map {
                rival(
                    $0.rank, among: $0.segments, start, end, first: start == span.from ? $0.first : nil,
                    last: end == span.through ? $0.last : nil)
            }, from: start, through: end)
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
        let (steps, highest) = steps(of: span)
        // A few high steps among many others are cut at.
        let isEven = highest.map { step in steps.map { $0 < step.count.times(Amount(64)) } ?? false } ?? true
        if let steps, steps <= Amount(fewSteps) { return walk(span) }
        if atStart.rank != atEnd.rank || span.rivals.count == 2 {
            let other = atStart.rank != atEnd.rank ? atEnd : span.rivals[span.rivals[0].rank == atStart.rank ? 1 : 0]
            if let parts = narrowed(span, atStart, other) { return joined(parts, demand) }
        }
        if isEven, let steps, steps <= Amount(mostSteps) { return walk(span) }
        if let period = period(of: span) {
            var first = part(of: span, span.from, span.from + period - 1)
            first.times = (span.through - span.from + 1) / period
            return joined([first, part(of: span, span.from + first.times * period, span.through)], demand)
        }
        let middle = span.from + (span.through - span.from) / 2
        let ends = [middle, span.from].map { start in highest.map { table.treads(of: $0.atom, at: start).end } ?? start
        }
        return joined(cut(span, at: (ends[0] < span.through ? ends[0] : ends[1]) + 1), demand)
    }

    /// Cuts off at both ends what is certain between two rivals; nil where that is less than half of the range.
    ///
    /// - Precondition: neither is certain to lose to the other one throughout.
    private func narrowed(_ span: Span, _ one: Rival, _ other: Rival) -> [Span]? {
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
        let (start, end) = (span.from + certain, span.from + again)
        return [
            part(of: span, span.from, start - 1, without: late), part(of: span, start, end - 1),
            part(of: span, end, span.through, without: early),
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

    /// An atom of which a step is the highest, and how many of these there are.
    private struct Highest {
        let atom: Int
        let height: Amount
        let count: Amount
    }

    /// How many steps of plain staircases lie in the differences of rivals, nil where more moves than these and lines, and
    /// the atom of the highest of them.
    private func steps(of span: Span) -> (count: Amount?, highest: Highest?) {
        var count: Amount? = .zero
        var highest: Highest?
        for rival in span.rivals.dropFirst() {
            forEachStep(of: rival, less: span.rivals[0]) { step in
                if table.atoms[step.atom].isPlain {
                    let rise = rise(of: step.atom, span)
                    let height = max(step.unit, .zero - step.unit)
                    guard rise != .zero else { return }
                    count = count.map { $0 + rise }
                    if highest.map({ $0.height < height }) ?? true {
                        highest = Highest(atom: step.atom, height: height, count: rise)
                    }
                } else if table.deviation(of: step, from: span.from, through: span.through) != .zero {
                    count = nil
                }
            }
        }
        return (count, highest)
    }

    /// How much higher an atom ends than it starts.
    func rise(of atom: Int, _ span: Span) -> Amount {
        table.value(of: atom, at: span.through) - table.value(of: atom, at: span.from)
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
                period = table.exactAtoms[step.atom].period.map { known.leastCommonMultiple(with: $0.requests) }
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
