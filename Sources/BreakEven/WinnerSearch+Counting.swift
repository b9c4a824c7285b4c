import CostCurves
import ExactMath

/// Ranges in which winners change more often than can be listed: both ends are searched, what lies between is counted.
extension WinnerSearch {
    /// So many steps are walked in the time that it takes to count one plane of a region.
    static var stepsPerPlane: Int { 64 }

    /// About so often a range is cut until a single change in it is found.
    private static var cutsPerChange: Int { 32 }
    /// With more changes than so many, cutting off both ends is always less than looking for each.
    private static var fewChanges: Int { 16 * RunCollector.changesKeptAtEnd }

    /// Adds the winners over a range in the order of its volumes, searching only what a list needs at either end.
    ///
    /// - Parameters:
    ///   - counter: counts from the start of the range on.
    ///   - stepCount: how many steps there are from one volume to another one.
    ///   - treadCount: how many parts `add` would look at one after another; nil where it would only count again.
    ///   - winner: the cheapest curve at a volume.
    ///   - add: adds the winners over a part of the range with few steps.
    /// - Returns: false, with nothing added, where counting is not possible or not worth it.
    func addCounted(
        by counter: ChangeCounter, from: Int, through: Int, stepCount: (Int, Int) -> Int,
        treadCount: ((Int, Int) -> Int)? = nil, winner: (Int) -> Int, add: (Int, Int) -> Void
    ) -> Bool {
        let planes = stepCount(from, through) / Self.stepsPerPlane
        guard let changes = counter.changeCount(from: from, through: through, planes: planes) else { return false }
        // Whether looking at each tread finds the changes of a part sooner than cutting it again and again.
        func isSparse(_ part: CountedPart) -> Bool {
            guard let treadCount, part.changes <= Self.fewChanges else { return false }
            return treadCount(part.from, part.through) <= Self.cutsPerChange * part.changes
        }
        // What is still to be added, the part with the lowest volumes last.
        var parts = [CountedPart(from: from, through: through, changes: changes, following: 0)]
        while let part = parts.popLast() {
            if part.changes == 0 {
                collector.add(from: part.from, to: part.through, winner: winner(part.from))
            } else if collector.isHeadFull, part.following >= RunCollector.changesKeptAtEnd {
                collector.add(from: part.from, to: part.from, winner: winner(part.from))
                collector.pass(changes: part.changes, through: part.through, winner: winner(part.through))
            } else if part.from < part.through, stepCount(part.from, part.through) > fewSteps, !isSparse(part),
                let (left, right) = cut(part, by: counter, winner: winner)
            {
                parts += [right, left]
            } else {
                add(part.from, part.through)
            }
        }
        return true
    }

    /// Adds the winners among several curves, over a range without a kink, where they repeat themselves or need only be
    /// counted; false, with nothing added, where that is not so.
    func addUnlisted(_ rivals: [Candidate], from: Int, through: Int) -> Bool {
        let few = min(fewSteps, Self.manySteps)
        guard through - from > few else { return false }
        let staircases = differingStaircases(of: rivals)
        let steps = table.stepCount(of: staircases, from: from, through: through)
        guard steps > few else { return false }
        let curves = rivals.map { $0.curve }
        let period = period(of: rivals, staircases: staircases, from: from, through: through)
        let isShort = period.map { steps / ((through - from) / $0) <= fewSteps } ?? false
        if !isShort, steps > fewSteps, areClose(rivals),
            let counter = counter(of: rivals, staircases: staircases, from: from),
            addCounted(
                by: counter, from: from, through: through,
                stepCount: { self.table.stepCount(of: staircases, from: $0, through: $1) },
                winner: { self.winner(among: rivals, at: $0) },
                add: { self.search(from: $0, through: $1, among: curves) })
        {
            return true
        }
        guard let period else { return false }
        addPeriods(of: period, from: from, through: through) { search, from, through in
            search.search(from: from, through: through, among: curves)
        }
        return true
    }

    /// The staircases that make a difference between some of these curves.
    func differingStaircases(of rivals: [Candidate]) -> [StaircaseTable.Entry] {
        var units: [Int: [Value]] = [:]
        for rival in rivals {
            for step in table.steps[table.segments[rival.firstSegment].steps] {
                units[step.staircase, default: []].append(step.unit)
            }
        }
        // Steps that all of them have change nothing.
        let differing = units.filter { $0.value.count < rivals.count || Set($0.value).count > 1 }
        return differing.keys.sorted().map { table.staircases.entries[$0] }
    }

    /// Whether no two of these curves get so far from each other over a range that cutting it would leave fewer of them.
    private func areClose(_ rivals: [Candidate]) -> Bool {
        rivals.dropFirst().allSatisfy { rival in
            let slack = slack(rival, less: rivals[0])
            return [rival.first - rivals[0].first, rival.last - rivals[0].last].allSatisfy { -slack < $0 && $0 < slack }
        }
    }

    private func winner(among rivals: [Candidate], at requests: Int) -> Int {
        let costs = rivals.map { table.cost(onSegment: $0.firstSegment, at: requests) }
        let cheapest = costs.indices.min { costs[$0] < costs[$1] } ?? 0
        return rivals[cheapest].curve
    }

    /// What counts the changes among several curves on their first segments; nil where that is not possible.
    func counter(
        of rivals: [Candidate], staircases: [StaircaseTable.Entry], from: Int
    ) -> ChangeCounter? {
        let first = table.segments[rivals[0].firstSegment]
        var shapes: [ChangeCounter.Shape] = []
        for rival in rivals {
            let line = table.segments[rival.firstSegment]
            let steps = table.steps[line.steps]
            let units = staircases.map { entry in
                (steps.first { $0.staircase == entry.position }?.unit ?? .zero).asInt128
            }
            guard
                let cost = (rival.first - rivals[0].first).asInt128, let slope = (line.slope - first.slope).asInt128,
                units.allSatisfy({ $0 != nil })
            else { return nil }
            shapes.append(ChangeCounter.Shape(cost: cost, slope: slope, units: units.compactMap { $0 }))
        }
        return ChangeCounter(
            from: from, shapes: shapes, staircases: staircases.map { table.staircases.exact[$0.position] })
    }

    /// Cuts off what is likely to fill the list at one end, or a half where there is little to list; nil where that
    /// cannot be counted.
    private func cut(
        _ part: CountedPart, by counter: ChangeCounter, winner: (Int) -> Int
    ) -> (left: CountedPart, right: CountedPart)? {
        let width = part.through - part.from
        let half = (width + 1) / 2
        let enough = 2 * RunCollector.changesKeptAtEnd
        let share =
            part.changes > 4 * enough ? min(half, max(part.leastShare, 1, width / (part.changes / enough))) : half
        let start = collector.isHeadFull ? part.through - share + 1 : part.from + share
        let isLeftShort = start - part.from <= part.through - start
        let short =
            isLeftShort
            ? counter.changeCount(from: part.from, through: start - 1, planes: .max)
            : counter.changeCount(from: start, through: part.through, planes: .max)
        guard let short else { return nil }
        let long = part.changes - short - (winner(start - 1) == winner(start) ? 0 : 1)
        let (left, right) = isLeftShort ? (short, long) : (long, short)
        // Changes may lie close together far from the end: a share with too few of them is followed by one twice as large.
        let leastShare = short < enough / 2 ? 2 * share : 0
        return (
            CountedPart(
                from: part.from, through: start - 1, changes: left, following: part.following + right,
                leastShare: isLeftShort ? 0 : leastShare),
            CountedPart(
                from: start, through: part.through, changes: right, following: part.following,
                leastShare: isLeftShort ? leastShare : 0)
        )
    }
}

/// A range in which the number of changes is known.
private struct CountedPart {
    let from: Int
    let through: Int
    /// How often the winner changes within it.
    let changes: Int
    /// How often it changes after it, at least.
    let following: Int
    /// How much of it is to be cut off at least.
    var leastShare = 0
}
