import CostCurves

/// The leaf of the search: from step to step.
///
/// Each staircase tells where its tread ends. The least of these ends is the next event: up to it the rivals' costs are
/// lines, behind it the units of all that step there are added.
extension EnvelopeSearch {
    /// The runs of the cheapest over a range on which nothing moves but lines and plain staircases.
    func walk(_ rivals: [Rival], _ from: Int, _ through: Int) -> RunSummary {
        var runs = RunBuilder(from: from, wanted: wanted)
        var lines = Leads(rivals)
        let others = rivals.count - 1
        var treads: [FixedPointStaircase.Treads] = []
        var atoms: [Int] = []
        // For each tread what its step adds to the leads of all others.
        var units: [Amount] = []
        for (index, rival) in rivals.dropFirst().enumerated() {
            lines.slopes[index] = rival.last - rivals[0].last - lines.leads[index]
            forEachStep(of: rival, less: rivals[0]) { atom, unit in
                guard table.atoms.isStaircase(atom) else { return }
                let staircase = table.atoms.staircase(atom)
                let rises = staircase.height(at: through) - staircase.height(at: from)
                guard rises > 0 else { return }
                lines.slopes[index] = lines.slopes[index] - unit.times(rises)
                let place = atoms.firstIndex(of: atom) ?? atoms.count
                if place == atoms.count {
                    atoms.append(atom)
                    treads.append(.init(staircase, at: from))
                    units += Array(repeating: .zero, count: others)
                }
                units[place * others + index] = unit
            }
            if from < through { lines.slopes[index] = lines.slopes[index].divided(exactlyBy: through - from) }
        }
        let isLevel = lines.slopes.allSatisfy { $0 == .zero }
        var next = from
        treads.withUnsafeMutableBufferPointer { treads in
            while true {
                var end = through
                for tread in treads where tread.end < end { end = tread.end }
                if isLevel {
                    runs.add(from: next, winner: rivals[lines.cheapest].curve)
                } else {
                    lines.walk(from: next, through: end) { runs.add(from: $0, winner: rivals[$1].curve) }
                }
                if end == through { return }
                for place in treads.indices where treads[place].end == end {
                    treads[place].advance()
                    for index in 0..<others {
                        lines.leads[index] = lines.leads[index] + units[place &* others &+ index]
                    }
                }
                next = end + 1
            }
        }
        return runs.summary(through: through)
    }

    /// What each rival but the first costs more than the first one, and how that changes with a request.
    struct Leads {
        var leads: [Amount]
        var slopes: [Amount]

        init(_ rivals: [Rival]) {
            leads = rivals.dropFirst().map { $0.first - rivals[0].first }
            slopes = leads.map { _ in .zero }
        }

        /// The cheapest rival, the first one of several.
        var cheapest: Int {
            var (least, winner) = (Amount.zero, 0)
            for index in leads.indices where leads[index] < least { (least, winner) = (leads[index], index + 1) }
            return winner
        }

        /// Follows the lines to the volume behind `end`, and tells each volume from which another rival wins.
        mutating func walk(from start: Int, through end: Int, tell: (_ from: Int, _ winner: Int) -> Void) {
            var next = start
            while true {
                let winner = cheapest
                tell(next, winner)
                let width = end - next
                var stays = width
                let (lead, slope) = winner == 0 ? (.zero, .zero) : (leads[winner - 1], slopes[winner - 1])
                for rival in 0...leads.count where rival != winner {
                    let (own, ownSlope) = rival == 0 ? (.zero, .zero) : (leads[rival - 1], slopes[rival - 1])
                    // What this rival costs more than the winner: at the start, where that is no less than 0, and at the end.
                    let (first, last) = (own - lead, own - lead + (ownSlope - slope).times(width))
                    if rival > winner, last < .zero {
                        stays = min(stays, Amount.share(first, of: first - last, in: width))
                    } else if rival < winner, last <= .zero {
                        // It wins already where both cost the same: ⌈a·w/b⌉ - 1 = w - ⌊(b - a)·w/b⌋ - 1
                        stays = min(stays, width - 1 - Amount.share(-last, of: first - last, in: width))
                    }
                }
                for index in leads.indices { leads[index] = leads[index] + slopes[index].times(stays + 1) }
                next += stays + 1
                if next > end { return }
            }
        }
    }

    /// Collects the runs of a range.
    struct RunBuilder {
        private let wanted: Int?
        private var runs: [WinnerRun] = []
        private var from: Int
        private var winner = -1

        init(from: Int, wanted: Int?) {
            self.from = from
            self.wanted = wanted
        }

        /// Says who wins from a volume on.
        @inline(__always)
        mutating func add(from: Int, winner: Int) {
            if winner != self.winner { open(from: from, winner: winner) }
        }

        private mutating func open(from: Int, winner: Int) {
            close(through: from - 1)
            (self.from, self.winner) = (from, winner)
        }

        private mutating func close(through: Int) {
            guard winner >= 0, wanted == nil || wanted == winner else { return }
            runs.append(WinnerRun(from: from, to: through, winner: winner))
        }

        func summary(through: Int) -> RunSummary {
            var result = self
            result.close(through: through)
            return RunSummary(result.runs)
        }
    }
}
