import CostCurves

/// Finds the exact volumes at which two curves change places between two kinks.
///
/// Their difference is a line plus staircases. Where it is farther from zero than its steps are high, its sign is
/// certain; that leaves stretches around zero, in which the treads of the staircase with the fewest steps are walked.
/// On a tread that staircase is a constant, so its height no longer matters and the stretches become shorter, until
/// only the line is left, whose sign changes at an exact quotient.
struct PairSearch<Value: ScaledAmount> {
    private let search: WinnerSearch<Value>
    private let difference: CurveDifference<Value>
    private let lower: Int
    private let upper: Int
    private let others: [Int]
    /// The stretch of one sign that is not yet handed on, where other curves take part.
    private var pending: (from: Int, to: Int, isNegative: Bool)?
    /// For each step where its treads end; empty until treads are walked.
    private var ends: [StaircaseEnds?] = []

    /// - Parameters:
    ///   - difference: the cost of `upper`, the curve named later, less that of `lower`.
    ///   - others: the curves that may be cheaper than both.
    init(
        search: WinnerSearch<Value>, difference: CurveDifference<Value>, lower: Int, upper: Int, others: [Int]
    ) {
        self.search = search
        self.difference = difference
        self.lower = lower
        self.upper = upper
        self.others = others
    }

    /// Hands on the winners over a range that is not empty.
    mutating func run(from: Int, through: Int) {
        resolve(from: from, through: through, depth: 0, base: difference.intercept)
        flush()
    }

    /// The same where the difference is known at both ends.
    mutating func run(from: Int, through: Int, first: Value, last: Value) {
        resolve(from: from, through: through, depth: 0, base: difference.intercept, first: first, last: last)
        flush()
    }

    private func value(at requests: Int, depth: Int, base: Value) -> Value {
        difference.value(at: requests, base: base, depth: depth)
    }

    private mutating func add(from: Int, to: Int, isNegative: Bool) {
        guard from <= to else { return }
        if others.isEmpty {
            search.collector.add(from: from, to: to, winner: isNegative ? upper : lower)
        } else if let open = pending, open.isNegative == isNegative {
            pending = (open.from, to, isNegative)
        } else {
            flush()
            pending = (from, to, isNegative)
        }
    }

    private mutating func flush() {
        guard let open = pending else { return }
        pending = nil
        let winner = open.isNegative ? upper : lower
        search.search(from: open.from, through: open.to, among: (others + [winner]).sorted())
    }

    /// Finds the signs over a range on which the steps before `depth` are constant and part of `base`.
    private mutating func resolve(from: Int, through: Int, depth: Int, base: Value) {
        let first = value(at: from, depth: depth, base: base)
        guard from < through else {
            add(from: from, to: from, isNegative: first < .zero)
            return
        }
        let last = value(at: through, depth: depth, base: base)
        resolve(from: from, through: through, depth: depth, base: base, first: first, last: last)
    }

    private mutating func resolve(
        from: Int, through: Int, depth: Int, base: Value, first: Value, last: Value
    ) {
        let width = through - from
        guard depth < difference.steps.count else {
            add(from: from, through: through, lineFrom: first, to: last)
            return
        }
        if difference.trend[depth] != 0, (first < .zero) == (last < .zero) {
            add(from: from, to: through, isNegative: first < .zero)
            return
        }
        if depth == difference.steps.count - 1, difference.slope == .zero, !ends.isEmpty, let ends = ends[depth] {
            add(from: from, through: through, step: difference.steps[depth], ends: ends, first: first)
            return
        }
        let chord = Chord(from: first, to: last, width: width, slack: difference.slack[depth])
        let (start, end) = (from + min(chord.certainAtStart, width + 1), from + min(chord.certainFrom, width + 1))
        add(from: from, to: start - 1, isNegative: chord.startsNegative)
        if start < end {
            if difference.trend[depth] != 0 {
                bisect(from: start, through: end - 1, depth: depth, base: base, startsNegative: chord.startsNegative)
            } else {
                walk(from: start, through: end - 1, depth: depth, base: base)
            }
        }
        add(from: end, to: through, isNegative: !chord.startsNegative)
    }

    /// Adds the signs of a line through two values.
    private mutating func add(from: Int, through: Int, lineFrom first: Value, to last: Value) {
        let width = through - from
        guard (first < .zero) != (last < .zero) else {
            add(from: from, to: through, isNegative: first < .zero)
            return
        }
        // The last offset with the first sign: the largest t with first + rise·t/width < 0, or at least 0 if falling.
        let offset =
            first < .zero
            ? Value.share(-first - Value(1), of: last - first, in: width)
            : Value.share(first, of: first - last, in: width)
        add(from: from, to: from + offset, isNegative: first < .zero)
        add(from: from + offset + 1, to: through, isNegative: last < .zero)
    }

    /// Adds the signs of a single staircase that changes its sign once.
    private mutating func add(
        from: Int, through: Int, step: CurveDifference<Value>.Step, ends: StaircaseEnds, first: Value
    ) {
        // So many treads keep the first sign after the one on which the range starts.
        let treads =
            first < .zero
            ? Value.quotient(-first - Value(1), by: step.unit) : Value.quotient(first, by: -step.unit)
        let height = step.staircase.counter.height(at: from) + treads
        let last = min(through, ends.lastVolume(notAbove: height))
        add(from: from, to: last, isNegative: first < .zero)
        add(from: last + 1, to: through, isNegative: first >= .zero)
    }

    /// Adds the signs over a range on which the difference never falls, or never rises.
    private mutating func bisect(from: Int, through: Int, depth: Int, base: Value, startsNegative: Bool) {
        var (low, high) = (from - 1, through + 1)
        while low + 1 < high {
            let middle = low + (high - low) / 2
            if (value(at: middle, depth: depth, base: base) < .zero) == startsNegative {
                low = middle
            } else {
                high = middle
            }
        }
        add(from: from, to: low, isNegative: startsNegative)
        add(from: high, to: through, isNegative: !startsNegative)
    }

    /// Finds the signs over a range in which there may be more of them than anybody wants to see.
    private mutating func walk(from: Int, through: Int, depth: Int, base: Value) {
        let steps = difference.stepCount(from: from, through: through, depth: depth)
        if !others.isEmpty || steps <= search.fewSteps {
            walkTreads(from: from, through: through, depth: depth, base: base)
            return
        }
        let period = period(from: from, through: through, depth: depth, base: base)
        if let period, steps / ((through - from) / period) <= search.fewSteps {
            walk(from: from, through: through, depth: depth, base: base, period: period)
        } else if !count(from: from, through: through, depth: depth, base: base) {
            walk(from: from, through: through, depth: depth, base: base, period: period)
        }
    }

    private func period(from: Int, through: Int, depth: Int, base: Value) -> Int? {
        let period = search.period(
            of: difference.steps[depth...].map { $0.staircase }, from: from, through: through)
        return period.flatMap {
            value(at: from, depth: depth, base: base) == value(at: from + $0, depth: depth, base: base) ? $0 : nil
        }
    }

    private mutating func walk(from: Int, through: Int, depth: Int, base: Value, period: Int?) {
        guard let period else {
            walkTreads(from: from, through: through, depth: depth, base: base)
            return
        }
        search.addPeriods(of: period, from: from, through: through) { _, from, through in
            walkTreads(from: from, through: through, depth: depth, base: base)
        }
    }

    /// Finds the signs at both ends of a range and counts those between; false where that is not possible.
    private mutating func count(from: Int, through: Int, depth: Int, base: Value) -> Bool {
        let (difference, lower, upper) = (difference, lower, upper)
        let steps = difference.steps[depth...]
        let units = steps.compactMap { $0.unit.asInt128 }
        guard
            units.count == steps.count, let slope = difference.slope.asInt128,
            let cost = value(at: from, depth: depth, base: base).asInt128,
            let counter = ChangeCounter(
                from: from,
                shapes: [
                    .init(cost: 0, slope: 0, units: units.map { _ in 0 }),
                    .init(cost: cost, slope: slope, units: units),
                ],
                staircases: steps.map { difference.staircases.exact[$0.staircase.position] })
        else { return false }
        return search.addCounted(
            by: counter, from: from, through: through,
            stepCount: { difference.stepCount(from: $0, through: $1, depth: depth) },
            treadCount: { difference.treadCount(from: $0, through: $1, depth: depth) },
            winner: { difference.value(at: $0, base: base, depth: depth) < .zero ? upper : lower },
            add: { walkTreads(from: $0, through: $1, depth: depth, base: base) })
    }

    /// Finds the signs over a range tread by tread of the next staircase.
    private mutating func walkTreads(from: Int, through: Int, depth: Int, base: Value) {
        if ends.isEmpty { ends = difference.steps.map { difference.staircases.ends(of: $0.staircase) } }
        let (step, ends) = (difference.steps[depth], ends[depth])
        var next = from
        while next <= through {
            let height = difference.staircases.height(of: step.staircase, at: next)
            let end =
                ends.map { min(through, $0.lastVolume(notAbove: height)) }
                ?? difference.staircases.searchedEnd(of: step.staircase, at: next, height: height, limit: through)
            resolve(from: next, through: end, depth: depth + 1, base: base + step.unit.times(height))
            next = end + 1
        }
    }
}
