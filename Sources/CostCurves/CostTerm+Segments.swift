import ExactMath

/// One shape of a term, from a volume on until the next segment starts.
package struct TermSegment: Hashable, Sendable {
    package let start: Int
    package let line: SteppedLine
}

extension CostCurve {
    /// The volumes for which costs can be asked: requests a month.
    public static let volumes: ClosedRange<Int> = 0...1_000_000_000_000
}

extension CostTerm {
    /// The term over all volumes, cut where its shape changes: at an allowance's end, at tier bounds, where a fleet
    /// leaves its minimum. The first segment starts at 0 and starts rise strictly.
    ///
    /// - Complexity: O(pieces of the quantity · tiers).
    package var segments: [TermSegment] {
        switch self {
        case .fixed(let amount): [TermSegment(start: 0, line: SteppedLine(intercept: amount))]
        case .perInstance(let rate, let fleet):
            fleet.segments.map { TermSegment(start: $0.start, line: $0.line.scaled(by: rate)) }
        case .instanceTotal(let rate, let fleets, let roundUpTo):
            Self.total(of: fleets).map {
                let amount = $0.line.scaled(by: rate)
                return TermSegment(start: $0.start, line: roundUpTo.map(amount.roundedUp(toMultipleOf:)) ?? amount)
            }
        case .metered(let term): term.segments
        }
    }

    private static func total(of fleets: [Fleet]) -> [TermSegment] {
        let parts = fleets.map { $0.segments }
        let starts = Set(parts.flatMap { $0.map { $0.start } } + [0]).sorted()
        return starts.map { start in
            let lines = parts.compactMap { $0.last { $0.start <= start }?.line }
            return TermSegment(start: start, line: lines.reduce(SteppedLine(intercept: 0), +))
        }
    }
}

extension Fleet {
    fileprivate var segments: [TermSegment] {
        let least = TermSegment(start: 0, line: SteppedLine(intercept: Rational(minimum)))
        let climbing = SteppedLine(intercept: 0, slope: instancesPerRequest)
        // The last volume that the minimum carries is where N · instancesPerRequest reaches it.
        guard instancesPerRequest.signum > 0,
            let last = Rational(minimum).divided(by: instancesPerRequest)?.roundedDownToWhole.volume
        else { return [least] }
        if last < 0 { return [TermSegment(start: 0, line: climbing.roundedUpToWhole)] }
        return last < CostCurve.volumes.upperBound
            ? [least, TermSegment(start: last + 1, line: climbing.roundedUpToWhole)] : [least]
    }
}

extension MeteredTerm {
    fileprivate var segments: [TermSegment] {
        var result: [TermSegment] = []
        let starts = quantity.rest.map { $0.lowerBound.roundedUpToWhole.volume }
        for index in 0...quantity.rest.count {
            let start = index == 0 ? 0 : starts[index - 1]
            let end = (index < starts.count ? starts[index] : .max) - 1
            let line = index == 0 ? quantity.first : quantity.rest[index - 1].line
            if start <= min(end, CostCurve.volumes.upperBound) {
                appendSegments(of: line, from: start, through: end, to: &result)
            }
        }
        return result
    }

    /// Appends the segments of one piece of the quantity, one for each price line in force on it.
    private func appendSegments(of line: Line, from start: Int, through end: Int, to result: inout [TermSegment]) {
        let used = SteppedLine(intercept: line.intercept, slope: line.slope)
        let priced = block.map(used.roundedUp(toMultipleOf:)) ?? used
        func append(_ start: Int, _ price: Line) {
            var amount = priced.scaled(by: price.slope)
            if !price.intercept.isZero { amount.intercept += price.intercept }
            if let roundUpTo { amount = amount.roundedUp(toMultipleOf: roundUpTo) }
            if result.last?.line != amount { result.append(TermSegment(start: start, line: amount)) }
        }
        let first = start == 0 && block == nil ? line.intercept : pricedQuantity(at: start)
        append(start, price.rest.isEmpty ? price.first : price.line(at: first))
        guard line.slope.signum > 0 else { return }
        for piece in price.rest where piece.lowerBound > first {
            let reached = firstVolume(pricedAtLeast: piece.lowerBound, on: line)
            guard reached <= min(end, CostCurve.volumes.upperBound) else { return }
            // A block can reach past several bounds at once; the last of them is in force.
            if let last = result.last, last.start == reached { result.removeLast() }
            append(reached, piece.line)
        }
    }

    /// The first volume at which the quantity that is priced reaches a bound, on a rising line.
    private func firstVolume(pricedAtLeast bound: Rational, on line: Line) -> Int {
        guard let block, let blocks = bound.divided(by: block)?.roundedUpToWhole else {
            return (bound - line.intercept).divided(by: line.slope)?.roundedUpToWhole.volume ?? .max
        }
        // The quantity has to be above the next lower number of blocks.
        let above = block * (blocks - 1) - line.intercept
        return above.divided(by: line.slope).map { ($0.roundedDownToWhole + 1).volume } ?? .max
    }
}

extension Rational {
    /// A whole number as a volume; one beyond all volumes becomes one just outside of them.
    fileprivate var volume: Int {
        if let volume = asInt { return Swift.max(-1, Swift.min(volume, CostCurve.volumes.upperBound + 1)) }
        return signum < 0 ? -1 : CostCurve.volumes.upperBound + 1
    }
}
