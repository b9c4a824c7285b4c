import CostCurves

/// Two curves alone, which is what a comparison asks for and what most searches come down to: no lists of candidates.
extension WinnerSearch {
    /// What both curves of a pair cost at a volume.
    struct PairCosts {
        let lower: Value
        let upper: Value
    }

    /// Segments of both curves of a pair.
    struct PairSegments {
        let lower: Range<Int>
        let upper: Range<Int>
    }

    /// Adds the winners among two curves, of which `lower` is named first, over a range that is not empty.
    ///
    /// - Complexity: as `search(from:through:among:)`.
    func search(from: Int, through: Int, lower: Int, upper: Int) {
        let segments = PairSegments(
            lower: segments(of: lower, from: from, through: through),
            upper: segments(of: upper, from: from, through: through))
        search(
            from: from, through: through, pair: (lower, upper), segments,
            first: costs(at: from, segments), last: costs(at: through, segments))
    }

    private func segments(of curve: Int, from: Int, through: Int) -> Range<Int> {
        table.segment(of: curve, at: from)..<table.segment(of: curve, at: through) + 1
    }

    private func costs(at requests: Int, _ segments: PairSegments) -> PairCosts {
        PairCosts(
            lower: table.cost(onSegment: table.segment(at: requests, among: segments.lower), at: requests),
            upper: table.cost(onSegment: table.segment(at: requests, among: segments.upper), at: requests))
    }

    private func search(
        from: Int, through: Int, pair: (lower: Int, upper: Int), _ segments: PairSegments, first: PairCosts,
        last: PairCosts
    ) {
        // No curve falls: one that starts above the end of the other one never gets below it.
        if first.upper >= last.lower {
            collector.add(from: from, to: through, winner: pair.lower)
        } else if last.upper < first.lower {
            collector.add(from: from, to: through, winner: pair.upper)
        } else if segments.lower.count == 1, segments.upper.count == 1 {
            let difference = table.difference(
                table.segments[segments.upper.lowerBound], less: table.segments[segments.lower.lowerBound])
            var search = PairSearch(
                search: self, difference: difference, lower: pair.lower, upper: pair.upper, others: [])
            search.run(
                from: from, through: through, first: first.upper - first.lower, last: last.upper - last.lower)
        } else {
            cut(from: from, through: through, pair: pair, segments, first: first, last: last)
        }
    }

    /// Cuts a range with a kink at one near its middle, of the curve that has the most.
    private func cut(
        from: Int, through: Int, pair: (lower: Int, upper: Int), _ segments: PairSegments, first: PairCosts,
        last: PairCosts
    ) {
        let most = segments.lower.count >= segments.upper.count ? segments.lower : segments.upper
        let kink = table.segments[(most.lowerBound + most.upperBound) / 2].start
        let middle = (
            lower: table.segment(at: kink, among: segments.lower), upper: table.segment(at: kink, among: segments.upper)
        )
        func endOfLeft(_ segment: Int) -> Int {
            table.segments[segment].start == kink ? segment : segment + 1
        }
        let left = PairSegments(
            lower: segments.lower.lowerBound..<endOfLeft(middle.lower),
            upper: segments.upper.lowerBound..<endOfLeft(middle.upper))
        let right = PairSegments(
            lower: middle.lower..<segments.lower.upperBound, upper: middle.upper..<segments.upper.upperBound)
        search(
            from: from, through: kink - 1, pair: pair, left, first: first, last: costs(at: kink - 1, left))
        search(from: kink, through: through, pair: pair, right, first: costs(at: kink, right), last: last)
    }
}
