import ExactMath

/// A logarithmic axis: a decade is the same length everywhere on it.
public struct LogAxis: Hashable, Sendable {
    /// Positive.
    public let from: Rational
    /// Above `from`.
    public let through: Rational
    private let start: Double
    private let span: Double

    /// - Precondition: 0 < from < through.
    public init(from: Rational, through: Rational) {
        precondition(from.signum > 0 && from < through, "an axis has a length")
        self.from = from
        self.through = through
        start = from.approximation.commonLogarithm
        span = through.approximation.commonLogarithm - start
    }

    /// The largest number that has a place on an axis: what is beyond stands where this does.
    public static var largest: Rational { Rational(BigInt.powerOfTen(290)) }

    /// Where a value stands, from 0 at the beginning to 1 at the end; what lies outside stands at an end.
    public func share(of value: Rational) -> Double { share(of: value.approximation) }

    public func share(of requests: Int) -> Double { share(of: Double(requests)) }

    func share(of value: Double) -> Double {
        guard value > 0 else { return 0 }
        return min(1, max(0, (value.commonLogarithm - start) / span))
    }

    /// The whole number at a share of the axis, rounded down.
    public func whole(at share: Double) -> Int { Int(Double.powerOfTen(start + share * span)) }

    /// How many decades it shows.
    public var decades: Double { span }

    /// A mark on the axis.
    public struct Tick: Hashable, Sendable {
        public let value: Rational
        public let share: Double
        /// Whether it has a label.
        public let isMajor: Bool
    }

    /// Marks at 1 to 9 times each power of ten. Those at powers are major; where less than two decades are shown, so are
    /// those at 2 and 5; where more than 20 are, about ten powers alone are marked.
    public var ticks: [Tick] {
        var ticks: [Tick] = []
        var power = Self.powerOfTen(notAbove: from)
        let isShort = span < 2
        let decades = span > Self.mostDecades ? Int((span / 10).rounded(.up)) : 1
        let step = Rational(BigInt.powerOfTen(decades))
        while power <= through {
            for factor in 1...(decades > 1 ? 1 : 9) {
                let value = power * Rational(factor)
                guard value >= from, value <= through else { continue }
                let isMajor = factor == 1 || isShort && (factor == 2 || factor == 5)
                ticks.append(Tick(value: value, share: share(of: value), isMajor: isMajor))
            }
            power *= step
        }
        return ticks
    }

    /// More decades than these have no room for marks of their own.
    private static let mostDecades = 20.0

    /// An axis that shows these positive values and the rest of its decades up to 1, 2 or 5 times a power of ten, and no
    /// less than from one such mark to the next but one.
    ///
    /// - Precondition: 0 < least <= most.
    public static func around(_ least: Rational, _ most: Rational) -> LogAxis {
        let marks = [Rational(1, over: 2), 1, 2, 5, 10, 20]
        let (below, above) = (powerOfTen(notAbove: least), powerOfTen(notAbove: most))
        let from = marks.map { below * $0 }.last { $0 <= least } ?? below
        let through = marks.map { above * $0 }.first { $0 >= most } ?? above * 20
        // Four times is two of 1, 2, 5, 10.
        return LogAxis(from: from, through: max(through, from * 4))
    }

    /// The largest power of ten that is not above a positive value.
    public static func powerOfTen(notAbove value: Rational) -> Rational {
        // About as many digits as the bits of its terms tell; a bit is a little over 0.30102 of a digit.
        let digits = (value.numerator.bitWidth - value.denominator.bitWidth) * 30102 / 100_000
        var power = Rational(BigInt.powerOfTen(digits))
        if digits < 0 { power = Rational.one / Rational(BigInt.powerOfTen(-digits)) }
        while power > value { power *= Rational(1, over: 10) }
        while power * 10 <= value { power *= 10 }
        return power
    }

    /// The smallest power of ten that is not below a positive value.
    public static func powerOfTen(notBelow value: Rational) -> Rational {
        let power = powerOfTen(notAbove: value)
        return power == value ? power : power * 10
    }
}
