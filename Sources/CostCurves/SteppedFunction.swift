import ExactMath

/// A function on the whole numbers of `CostCurve.volumes`, made of stepped lines on half-open spans `[start, next)`.
///
/// The functions are closed under sums, factors, rounding up, tiered prices and the part above zero. Every operation
/// aligns the pieces, applies the operation to their lines, and merges neighbours that are equal.
///
/// ## Invariants
/// - The first piece starts at 0, the others in `CostCurve.volumes` above it, and starts rise strictly.
/// - Neighbouring lines differ.
public struct SteppedFunction: Hashable, Sendable {
    /// The line from a volume on.
    public struct Piece: Hashable, Sendable {
        public let start: Int
        public let line: SteppedLine
    }

    public private(set) var pieces: [Piece]

    public init(_ line: SteppedLine) { pieces = [Piece(start: CostCurve.volumes.lowerBound, line: line)] }

    public init(_ constant: Rational) { self.init(SteppedLine(intercept: constant)) }

    /// The function at whole volumes.
    public init(_ function: PiecewiseLinear) {
        func line(_ line: Line) -> SteppedLine { SteppedLine(intercept: line.intercept, slope: line.slope) }
        self.init(line(function.first))
        for piece in function.rest { goOn(from: piece.lowerBound.roundedUpToWhole.volume, line(piece.line)) }
    }

    /// Continues with another line from a volume on, which is no smaller than the last one; beyond all volumes that is
    /// nothing.
    mutating func goOn(from start: Int, _ line: SteppedLine) {
        let start = max(start, CostCurve.volumes.lowerBound)
        guard start <= CostCurve.volumes.upperBound else { return }
        if pieces.last?.start == start { pieces.removeLast() }
        if let last = pieces.indices.last, pieces[last].line == line { return }
        pieces.append(Piece(start: start, line: line))
    }

    /// - Complexity: O(k) in the kinks.
    public func line(at requests: Int) -> SteppedLine {
        (pieces.last { $0.start <= requests } ?? pieces[0]).line
    }

    /// The exact value at one of `CostCurve.volumes`.
    public func callAsFunction(_ requests: Int) -> Rational { line(at: requests).value(at: requests) }
}

extension SteppedFunction {
    /// Σ of functions.
    ///
    /// - Complexity: O(k·s) for the kinks of all of them and the steps at a volume.
    public static func sum(_ parts: [SteppedFunction]) -> SteppedFunction {
        guard parts.count > 1 else { return parts.first ?? SteppedFunction(0) }
        var sum = SteppedLine(intercept: 0)
        var kinks: [(start: Int, part: Int, piece: Int)] = []
        for (index, part) in parts.enumerated() {
            sum.add(part.pieces[0].line)
            for piece in 1..<part.pieces.count { kinks.append((part.pieces[piece].start, index, piece)) }
        }
        kinks.sort { $0.start < $1.start }
        var result = SteppedFunction(sum)
        for (start, part, piece) in kinks {
            sum.add(parts[part].pieces[piece - 1].line, negated: true)
            sum.add(parts[part].pieces[piece].line)
            result.goOn(from: start, sum)
        }
        return result
    }

    public func scaled(by factor: Rational) -> SteppedFunction {
        factor == .one ? self : mapLines { $0.scaled(by: factor) }
    }

    /// Rounded up to a multiple of a positive amount.
    public func roundedUp(toMultipleOf unit: Rational) -> SteppedFunction {
        let scale = .one / unit
        return mapLines { $0.scaled(by: scale).roundedUpToWhole.scaled(by: unit) }
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
            let denominator = line.commonDenominator()
            let uncertain = SteppedLine(SteppedAtom(.positivePart, line.scaled(by: denominator)))
                .scaled(by: .one / denominator)
            guard let band = line.band else { return tell(span.lowerBound, uncertain) }
            // Neither line of the band changes its sign but where it is 0 and right behind that.
            let zeros = band.slope.isZero ? [] : [-band.low / band.slope, -band.high / band.slope]
            let starts = zeros.flatMap { [$0.roundedUpToWhole.volume, $0.roundedDownToWhole.volume + 1] }.sorted()
            for start in [span.lowerBound] + starts where span.contains(start) {
                let middle = band.slope * Rational(start)
                let isBelow = (band.high + middle).signum <= 0
                tell(start, (band.low + middle).signum >= 0 ? line : isBelow ? zero : uncertain)
            }
        }
    }

    /// The price of its value, which is continuous and rises with it.
    public func priced(by price: PiecewiseLinear) -> SteppedFunction {
        func priced(_ line: SteppedLine, _ price: Line) -> SteppedLine {
            line.scaled(by: price.slope) + price.intercept
        }
        if price.rest.isEmpty { return mapLines { priced($0, price.first) } }
        guard pieces.allSatisfy({ $0.line.isRising }) else {
            // Each tier adds what it charges more for the part above its bound.
            var (slope, parts) = (price.first.slope, [mapLines { priced($0, price.first) }])
            for tier in price.rest {
                let excess = mapLines { $0 + -tier.lowerBound }.positivePart
                parts.append(excess.scaled(by: tier.line.slope - slope))
                slope = tier.line.slope
            }
            return .sum(parts)
        }
        return flatMap { line, span, tell in
            let start = line.value(at: span.lowerBound)
            tell(span.lowerBound, priced(line, price.line(at: start)))
            guard !line.isConstant else { return }
            for tier in price.rest where tier.lowerBound > start {
                let reached = line.firstVolume(reaching: tier.lowerBound, in: span)
                guard reached <= span.upperBound else { return }
                tell(reached, priced(line, tier.line))
            }
        }
    }

    private func mapLines(_ change: (SteppedLine) -> SteppedLine) -> SteppedFunction {
        var result = SteppedFunction(change(pieces[0].line))
        for piece in pieces.dropFirst() { result.goOn(from: piece.start, change(piece.line)) }
        return result
    }

    /// Replaces every piece, of which the volumes are given, by those that are told; starts behind it are left out.
    private func flatMap(
        _ change: (SteppedLine, ClosedRange<Int>, _ tell: (Int, SteppedLine) -> Void) -> Void
    ) -> SteppedFunction {
        var result = SteppedFunction(pieces[0].line)
        for (index, piece) in pieces.enumerated() {
            let end = index + 1 < pieces.count ? pieces[index + 1].start - 1 : CostCurve.volumes.upperBound
            change(piece.line, piece.start...end) { start, line in
                if start <= end { result.goOn(from: start, line) }
            }
        }
        return result
    }
}
