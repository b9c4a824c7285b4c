import ExactMath

/// A function on the whole numbers of `CostCurve.volumes`, made of stepped lines on half-open spans `[start, next)`.
///
/// The functions are closed under sums, factors, rounding up, tiered prices and the part above a constant. Every operation
/// aligns the pieces, applies the operation to their lines, and merges neighbours that are equal.
///
/// ## Invariants
/// - Starts rise strictly and lie in `CostCurve.volumes` above 0.
/// - Neighbouring lines differ.
public struct SteppedFunction: Hashable, Sendable {
    /// The line from a volume on.
    public struct Piece: Hashable, Sendable {
        public let start: Int
        public let line: SteppedLine
    }

    public let first: SteppedLine
    public let rest: [Piece]

    /// A line, continued from each start on by another one; the last one counts of several at a start.
    ///
    /// - Precondition: starts do not fall; one from 0 down replaces the first line, one beyond all volumes is left out.
    public init(_ first: SteppedLine, then pieces: [Piece] = []) {
        guard !pieces.isEmpty else {
            (self.first, rest) = (first, [])
            return
        }
        var (head, rest) = (first, [Piece]())
        for piece in pieces where piece.start <= CostCurve.volumes.upperBound {
            if piece.start <= CostCurve.volumes.lowerBound {
                head = piece.line
                continue
            }
            if rest.last?.start == piece.start { rest.removeLast() }
            if piece.line != rest.last?.line ?? head { rest.append(piece) }
        }
        self.first = head
        self.rest = rest
    }

    public init(_ constant: Rational) { self.init(SteppedLine(intercept: constant)) }

    /// The function at whole volumes.
    public init(_ function: PiecewiseLinear) {
        self.init(
            SteppedLine(function.first),
            then: function.rest.map { Piece(start: $0.lowerBound.volumeFromBelow, line: SteppedLine($0.line)) })
    }

    /// - Complexity: O(k) in the kinks.
    public func line(at requests: Int) -> SteppedLine {
        rest.last { $0.start <= requests }?.line ?? first
    }

    /// The exact value at one of `CostCurve.volumes`.
    public func callAsFunction(_ requests: Int) -> Rational { line(at: requests).value(at: requests) }

    /// All pieces, the first one from 0 on.
    public var pieces: [Piece] { [Piece(start: CostCurve.volumes.lowerBound, line: first)] + rest }

    /// Whether another line begins at a volume.
    public func hasKink(at requests: Int) -> Bool { rest.contains { $0.start == requests } }

    /// Whether an atom has a part in it anywhere.
    public var isStepped: Bool { !first.steps.isEmpty || rest.contains { !$0.line.steps.isEmpty } }
}

extension SteppedFunction {
    /// Σ of functions.
    ///
    /// - Complexity: O(k·s) for the kinks of all of them and the steps at a volume.
    public static func sum(_ parts: [SteppedFunction]) -> SteppedFunction {
        guard parts.count > 1 else { return parts.first ?? SteppedFunction(0) }
        var changes: [(start: Int, change: SteppedLine)] = []
        for part in parts {
            var last = part.first
            for piece in part.rest {
                changes.append((piece.start, piece.line - last))
                last = piece.line
            }
        }
        var line = parts[0].first
        for part in parts.dropFirst() { line += part.first }
        let first = line
        changes.sort { $0.start < $1.start }
        return SteppedFunction(
            first,
            then: changes.map { start, change in
                line += change
                return Piece(start: start, line: line)
            })
    }

    public func scaled(by factor: Rational) -> SteppedFunction {
        factor == .one ? self : mapLines { $0.scaled(by: factor) }
    }

    /// Rounded up to a multiple of a positive amount.
    public func roundedUp(toMultipleOf unit: Rational) -> SteppedFunction {
        mapLines { $0.roundedUp(toMultipleOf: unit) }
    }

    /// The larger one of its value and a constant.
    public func maximum(_ constant: Rational) -> SteppedFunction {
        let excess = mapLines { $0 + SteppedLine(intercept: -constant) }.positivePart
        return excess.mapLines { $0 + SteppedLine(intercept: constant) }
    }

    /// `max(0, f(N))`
    ///
    /// - Complexity: O(k·s·log n) for the kinks, the steps at a volume and the volumes n.
    public var positivePart: SteppedFunction {
        flatMap { line, span, tell in
            let zero = SteppedLine(intercept: 0)
            if line.isRising {
                tell(span.lowerBound, zero)
                tell(line.firstVolume(reaching: 0, in: span), line)
                return
            }
            let zone = line.uncertainZone(around: 0, in: span)
            let (before, after) = zone.isRising ? (zero, line) : (line, zero)
            let (start, end) = (max(zone.start, span.lowerBound), max(zone.end, span.lowerBound))
            tell(span.lowerBound, before)
            tell(start, start < end ? line.positivePart : after)
            tell(end, after)
        }
    }

    /// The price of its value, which is continuous and rises with it.
    public func priced(by price: PiecewiseLinear) -> SteppedFunction {
        func priced(_ line: SteppedLine, _ price: Line) -> SteppedLine {
            var amount = line.scaled(by: price.slope)
            if !price.intercept.isZero { amount.intercept += price.intercept }
            return amount
        }
        if price.rest.isEmpty { return mapLines { priced($0, price.first) } }
        guard rest.allSatisfy({ $0.line.isRising }), first.isRising else {
            // Each tier adds what it charges more for the part above its bound.
            var (last, parts) = (price.first, [mapLines { priced($0, price.first) }])
            for tier in price.rest {
                let excess = mapLines { $0 + SteppedLine(intercept: -tier.lowerBound) }.positivePart
                parts.append(excess.scaled(by: tier.line.slope - last.slope))
                last = tier.line
            }
            return .sum(parts)
        }
        return flatMap { line, span, tell in
            let start = line.value(at: span.lowerBound)
            tell(span.lowerBound, priced(line, price.line(at: start)))
            guard line.slope.signum > 0 || !line.steps.isEmpty else { return }
            for tier in price.rest where tier.lowerBound > start {
                let reached = line.firstVolume(reaching: tier.lowerBound, in: span)
                guard reached <= span.upperBound else { return }
                tell(reached, priced(line, tier.line))
            }
        }
    }

    private func mapLines(_ change: (SteppedLine) -> SteppedLine) -> SteppedFunction {
        SteppedFunction(
            change(first), then: rest.isEmpty ? [] : rest.map { Piece(start: $0.start, line: change($0.line)) })
    }

    /// Replaces every piece, of which the volumes are given, by those that are told; starts behind it are left out.
    private func flatMap(
        _ change: (SteppedLine, ClosedRange<Int>, _ tell: (Int, SteppedLine) -> Void) -> Void
    ) -> SteppedFunction {
        var result: [Piece] = []
        for index in -1..<rest.count {
            let start = index < 0 ? CostCurve.volumes.lowerBound : rest[index].start
            let end = index + 1 < rest.count ? rest[index + 1].start - 1 : CostCurve.volumes.upperBound
            change(index < 0 ? first : rest[index].line, start...end) { start, line in
                if start <= end { result.append(Piece(start: start, line: line)) }
            }
        }
        return SteppedFunction(first, then: result)
    }
}
