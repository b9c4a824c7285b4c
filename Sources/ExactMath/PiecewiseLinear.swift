/// `intercept + slope · x`.
public struct Line: Hashable, Sendable {
    public let intercept: Rational
    public let slope: Rational

    public init(intercept: Rational, slope: Rational) {
        self.intercept = intercept
        self.slope = slope
    }

    public func callAsFunction(_ x: Rational) -> Rational { intercept + slope * x }
}

/// A function on x ≥ 0 made of straight pieces, each half-open `[lowerBound, next)`, the last one without an end.
///
/// ## Invariants
/// - Lower bounds rise strictly and are above 0.
/// - Neighbouring pieces differ, so equal functions are equal values.
public struct PiecewiseLinear: Hashable, Sendable {
    public struct Piece: Hashable, Sendable {
        public let lowerBound: Rational
        public let line: Line
    }

    public let first: Line
    public let rest: [Piece]

    /// One straight line.
    public init(_ line: Line) {
        first = line
        rest = []
    }

    /// The line, continued from each lower bound on by another; pieces that change nothing are merged.
    ///
    /// - Precondition: lower bounds are positive and rise strictly.
    public init(_ first: Line, then pieces: [(lowerBound: Rational, line: Line)]) {
        self.first = first
        var rest: [Piece] = []
        var last = first
        for piece in pieces where piece.line != last {
            rest.append(Piece(lowerBound: piece.lowerBound, line: piece.line))
            last = piece.line
        }
        self.rest = rest
    }

    /// A continuous function through the origin with these slopes, each from its lower bound on.
    public init(slopes firstSlope: Rational, then slopes: [(lowerBound: Rational, slope: Rational)]) {
        var line = Line(intercept: 0, slope: firstSlope)
        let first = line
        var pieces: [(lowerBound: Rational, line: Line)] = []
        for (bound, slope) in slopes {
            line = Line(intercept: line(bound) - slope * bound, slope: slope)
            pieces.append((bound, line))
        }
        self.init(first, then: pieces)
    }

    /// The line in force at x.
    public func line(at x: Rational) -> Line {
        rest.last { $0.lowerBound <= x }?.line ?? first
    }

    public func callAsFunction(_ x: Rational) -> Rational { line(at: x)(x) }

    /// The same function with every value multiplied.
    public func scaled(by factor: Rational) -> PiecewiseLinear {
        if factor == 1 { return self }
        func scaled(_ line: Line) -> Line {
            Line(intercept: line.intercept * factor, slope: line.slope * factor)
        }
        return PiecewiseLinear(scaled(first), then: rest.map { ($0.lowerBound, scaled($0.line)) })
    }
}
