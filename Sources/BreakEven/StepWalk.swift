import CostCurves
import ExactMath

/// The leaf of the search: from step to step.
///
/// Each staircase tells where its tread ends. The least of these ends is the next event: up to it the rivals' costs are
/// lines, behind it the units of all that step there are added.
extension EnvelopeSearch {
    /// The runs of the cheapest over a range on which nothing moves but lines and plain staircases.
    func walk(_ span: Span) -> RunList {
        let (base, count) = (span.rivals[0], span.rivals.count)
        var treads: [CompiledCurves<Amount>.Treads] = []
        var atoms: [Int] = []
        // A row of what each rival costs more than the first one, one of how that changes with a request, and for each
        // tread one of what its step adds.
        var rows = span.rivals.map { $0.first - base.first } + span.rivals.map { $0.last - base.last }
        for (index, rival) in span.rivals.enumerated().dropFirst() {
            var rise = rows[count + index] - rows[index]
            forEachStep(of: rival, less: base) { step in
                let steps = self.rise(of: step.atom, span)
                guard table.atoms[step.atom].isPlain, steps != .zero else { return }
                rise -= step.unit.times(steps)
                let place = atoms.firstIndex(of: step.atom) ?? atoms.count
                if place == atoms.count {
                    atoms.append(step.atom)
                    treads.append(table.treads(of: step.atom, at: span.from))
                    for _ in 0..<count { rows.append(.zero) }
                }
                rows[(2 + place) * count + index] = step.unit
            }
            rows[count + index] = rise == .zero ? .zero : rise / Amount(span.through - span.from)
        }
        let isLevel = rows[count..<2 * count].allSatisfy { $0 == .zero }
        var changes: [(from: Int, winner: Int)] = []
        rows.withUnsafeMutableBufferPointer { rows in
            let leads = Leads(rows: rows, count: count)
            treads.withUnsafeMutableBufferPointer { treads in
                var (next, winner) = (span.from, -1)
                func tell(_ from: Int, _ index: Int) {
                    guard index != winner else { return }
                    changes.append((from, index))
                    winner = index
                }
                while true {
                    var end = span.through
                    for place in 0..<treads.count { end = min(end, treads[place].end) }
                    if isLevel {
                        tell(next, leads.cheapest)
                    } else {
                        leads.walk(from: next, through: end, tell: tell)
                    }
                    if end == span.through { return }
                    for place in 0..<treads.count where treads[place].end == end {
                        treads[place].advance()
                        leads.add(row: place &+ 2)
                    }
                    next = end + 1
                }
            }
        }
        var runs: [WinnerRun] = []
        for (index, change) in changes.enumerated() {
            let rank = span.rivals[change.winner].rank
            guard wanted == nil || wanted == rank else { continue }
            let end = index + 1 < changes.count ? changes[index + 1].from - 1 : span.through
            runs.append(WinnerRun(from: change.from, to: end, winner: rank))
        }
        return RunList(runs)
    }

    /// What each rival costs more than the first one, and how that changes.
    private struct Leads {
        let rows: UnsafeMutableBufferPointer<Amount>
        let count: Int

        /// The cheapest rival, the first one of several.
        @inline(__always)
        var cheapest: Int {
            var (winner, least) = (0, Amount.zero)
            for index in 1..<count where rows[index] < least { (winner, least) = (index, rows[index]) }
            return winner
        }

        @inline(__always)
        func add(row: Int) {
            for index in 1..<count { rows[index] = rows[index] + rows[row &* count &+ index] }
        }

        /// Follows the lines to the volume behind `end`, and tells each volume from which another rival wins.
        func walk(from start: Int, through end: Int, tell: (_ from: Int, _ winner: Int) -> Void) {
            var next = start
            while next <= end {
                let winner = cheapest
                tell(next, winner)
                let width = end - next
                var stays = width
                for rival in 0..<count where rival != winner {
                    // What this rival costs more than the winner: at the start, where that is no less than 0, and at the end.
                    let first = rows[rival] - rows[winner]
                    let last = first + (rows[count + rival] - rows[count + winner]).times(Amount(width))
                    if rival > winner, last < .zero {
                        stays = min(stays, Amount.share(first, of: first - last, in: width))
                    } else if rival < winner, last <= .zero {
                        // It wins already where both cost the same: ⌈a·w/b⌉ - 1 = w - ⌊(b - a)·w/b⌋ - 1
                        stays = min(stays, width - 1 - Amount.share(.zero - last, of: first - last, in: width))
                    }
                }
                for rival in 1..<count {
                    rows[rival] = rows[rival] + rows[count + rival].times(Amount(stays + 1))
                }
                next += stays + 1
            }
        }
    }
}
