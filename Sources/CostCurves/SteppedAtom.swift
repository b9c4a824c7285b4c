import ExactMath

/// What makes a line stepped: another one that is rounded up to whole numbers, or that counts where it is above zero.
///
/// It is a class so that the thousands of lines of a fleet of many periods share their atoms; it never changes.
///
/// ## Invariants
/// - Its value is whole at every whole N.
/// - `.roundedUp`: the inside's intercept lies in (-1, 0], its slope in [0, 1) and every unit in (0, 1); one of the latter
///   two is there. The intercept is a multiple of 1 over their common denominator. So equal staircases are equal values,
///   and they start at 0.
/// - `.positivePart`: the inside's intercept, slope and units are whole.
public final class SteppedAtom: Sendable {
    public enum Rule: Hashable, Sendable {
        /// `⌈inside(N)⌉`
        case roundedUp
        /// `max(0, inside(N))`
        case positivePart
    }

    public let rule: Rule
    public let inside: SteppedLine
    public let isRising: Bool

    init(_ rule: Rule, _ inside: SteppedLine) {
        self.rule = rule
        self.inside = inside
        isRising = inside.isRising
    }

    /// Whether it is a staircase of even treads.
    public var isPlain: Bool { rule == .roundedUp && inside.steps.isEmpty }

    public func value(at requests: Int) -> Rational {
        let value = inside.value(at: requests)
        return switch rule {
        case .roundedUp: value.roundedUpToWhole
        case .positivePart: value.signum < 0 ? 0 : value
        }
    }

    func averageSlope(at requests: Int) -> Rational {
        rule == .positivePart && inside.value(at: requests).signum <= 0 ? 0 : inside.averageSlope(at: requests)
    }
}

extension SteppedLine {
    /// One atom.
    init(_ atom: SteppedAtom) { self.init(intercept: 0, steps: [Step(unit: 1, atom: atom)]) }

    /// After how many requests the line repeats itself, and how much higher; nil where it never does.
    fileprivate var period: (requests: Rational, advance: Rational)? {
        var (requests, rise) = (Rational.one, slope)
        for step in steps {
            guard let own = step.atom.period else { return nil }
            requests = requests.leastCommonMultiple(with: own.requests)
            rise += step.unit * own.advance / own.requests
        }
        return (requests, rise * requests)
    }
}

extension SteppedAtom {
    /// After how many requests the atom repeats itself, and how much higher; nil where it never does.
    public var period: (requests: Rational, advance: Rational)? {
        guard let (requests, advance) = inside.period else { return nil }
        if rule == .positivePart { return advance.isZero ? (requests, 0) : nil }
        return (requests * advance.wholeDenominator, advance * advance.wholeDenominator)
    }
}

extension SteppedAtom: Hashable {
    public static func == (left: SteppedAtom, right: SteppedAtom) -> Bool {
        left === right || left.rule == right.rule && left.inside == right.inside
    }

    public func hash(into hasher: inout Hasher) {
        // The last step is what tells the lines of a fleet with many periods apart.
        hasher.combine(inside.slope)
        hasher.combine(inside.intercept)
        hasher.combine(inside.steps.last)
    }
}
