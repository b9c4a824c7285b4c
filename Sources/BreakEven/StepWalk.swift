import CostCurves
import ExactMath

/// The leaf of the search: from step to step.
///
/// Each staircase tells where its tread ends. The least of these ends is the next event: up to it the rivals' costs are
/// lines, behind it the units of all that step there are added.
extension EnvelopeSearch {
    /// The runs of the cheapest over a range on which nothing moves but lines and plain staircases.
    func walk(_ rivals: [Rival], _ span: Span) -> [WinnerRun] {
        let base = rivals[0]
        var treads: [CompiledCurves<Amount>.Treads] = []
        var atoms: [Int] = []
        var leads = Leads(count: rivals.count, rows: rivals.map { $0.first - base.first } + rivals.map { _ in .zero })
        for (index, rival) in rivals.enumerated().dropFirst() {
            var rise = rival.last - base.last - leads.rows[index]
            forEachStep(of: rival, less: base) { step in
                let steps = self.rise(of: step.atom, span)
                guard table.atoms[step.atom].isPlain, steps != .zero else { return }
                rise -= step.unit.times(steps)
                let place = atoms.firstIndex(of: step.atom) ?? atoms.count
                if place == atoms.count {
                    atoms.append(step.atom)
                    treads.append(table.treads(of: step.atom, at: span.from))
                    leads.rows += rivals.map { _ in .zero }
                }
                leads.rows[(2 + place) * leads.count + index] = step.unit
            }
            leads.rows[leads.count + index] = rise == .zero ? .zero : rise / Amount(span.through - span.from)
        }
        var (runs, start, winner, next) = ([WinnerRun](), span.from, leads.cheapest, span.from)
        func change(_ from: Int, _ rival: Int) {
            if rival == winner { return }
            runs.append(WinnerRun(from: start, to: from - 1, winner: rivals[winner].curve))
            (start, winner) = (from, rival)
        }
        let isLevel = leads.rows[leads.count..<2 * leads.count].allSatisfy { $0 == .zero }
        while true {
            var end = span.through
            for tread in treads { end = min(end, tread.end) }
            if isLevel { change(next, leads.cheapest) } else { leads.walk(from: next, through: end, change) }
            if end == span.through { break }
            for place in treads.indices where treads[place].end == end {
                treads[place].advance()
                leads.add(row: 2 + place)
            }
            next = end + 1
        }
        return runs + [WinnerRun(from: start, to: span.through, winner: rivals[winner].curve)]
    }

    /// What each rival costs more than the first one, and how that changes.
    private struct Leads {
        let count: Int
        /// What each rival costs more than the first one, by how much that changes with a request, and for each tread what
        /// its step adds.
        var rows: [Amount]

        /// The cheapest rival, the first one of several.
        var cheapest: Int {
            var (winner, least) = (0, Amount.zero)
            for index in 1..<count where rows[index] < least { (winner, least) = (index, rows[index]) }
            return winner
        }

        mutating func add(row: Int) {
            for index in 1..<count { rows[index] += rows[row &* count &+ index] }
        }

        /// Follows the lines to the volume behind `end`, and tells each volume from which another rival may win.
        mutating func walk(from start: Int, through end: Int, _ tell: (_ from: Int, _ winner: Int) -> Void) {
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
                for rival in 1..<count { rows[rival] += rows[count + rival].times(Amount(stays + 1)) }
                next += stays + 1
            }
        }
    }
}
