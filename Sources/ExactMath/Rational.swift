/// An exact fraction: every price, quantity and cost between a file's text and the printed figure.
///
/// Values whose reduced numerator and denominator fit 128 bits are kept inline, which is nearly all of them; the
/// others continue as `BigInt`s, so no operation overflows and none rounds.
///
/// ## Invariants
/// - The denominator is positive and shares no divisor with the numerator; zero is 0/1.
/// - A value whose terms fit 128 bits is stored in 128 bits, so equal values have equal storage. The numerator
///   -2^127, which has no negative there, counts as one that does not fit.
public struct Rational: Sendable {
    enum Storage: Hashable, Sendable {
        case small(Int128, Int128)
        indirect case large(BigInt, BigInt)
    }

    let storage: Storage

    private init(reduced numerator: Int128, _ denominator: Int128) {
        storage = .small(numerator, denominator)
    }

    public init(_ value: Int) { self.init(reduced: Int128(value), 1) }

    public init(_ value: Int128) {
        // The smallest number has no negative in 128 bits, so it counts as large.
        storage = value == .min ? .large(BigInt(value), BigInt(1)) : .small(value, 1)
    }

    public init(_ value: BigInt) { self.init(value, over: BigInt(1)) }

    /// The fraction of two whole numbers, or nil where the denominator is zero.
    public init?(numerator: BigInt, denominator: BigInt) {
        guard !denominator.isZero else { return nil }
        self.init(numerator, over: denominator)
    }

    /// The fraction of two small whole numbers; the denominator is a literal of ours and not zero.
    ///
    /// - Precondition: `denominator` is positive.
    public init(_ numerator: Int, over denominator: Int) {
        precondition(denominator > 0, "a literal fraction has a positive denominator")
        self.init(Int128(numerator), over: Int128(denominator))
    }

    /// Reduces; `denominator` is positive.
    init(_ numerator: Int128, over denominator: Int128) {
        guard numerator != .min else {
            self.init(BigInt(numerator), over: BigInt(denominator))
            return
        }
        let divisor = Int128(greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
        self.init(reduced: numerator / divisor, denominator / divisor)
    }

    /// Reduces; `denominator` is not zero.
    init(_ numerator: BigInt, over denominator: BigInt) {
        let divisor = BigInt.greatestCommonDivisor(numerator, denominator)
        let sign = BigInt(denominator.signum)
        let top = (sign * numerator).quotientAndRemainder(dividingBy: divisor)?.quotient ?? .zero
        let bottom = (sign * denominator).quotientAndRemainder(dividingBy: divisor)?.quotient ?? BigInt(1)
        if let small = top.asInt128, small != .min, let below = bottom.asInt128 {
            storage = .small(small, below)
        } else {
            storage = .large(top, bottom)
        }
    }

    public static var zero: Rational { Rational(0) }
    public static var one: Rational { Rational(1) }

    public var numerator: BigInt {
        switch storage {
        case .small(let numerator, _): BigInt(numerator)
        case .large(let numerator, _): numerator
        }
    }

    public var denominator: BigInt {
        switch storage {
        case .small(_, let denominator): BigInt(denominator)
        case .large(_, let denominator): denominator
        }
    }

    /// Numerator and denominator in 128 bits, or nil where one of them is larger.
    public var smallTerms: (numerator: Int128, denominator: Int128)? {
        if case .small(let numerator, let denominator) = storage { return (numerator, denominator) }
        return nil
    }

    public var isZero: Bool { if case .small(0, _) = storage { true } else { false } }

    /// -1, 0 or 1.
    public var signum: Int {
        switch storage {
        case .small(let numerator, _): Int(numerator.signum())
        case .large(let numerator, _): numerator.signum
        }
    }

    public var isWhole: Bool {
        switch storage {
        case .small(_, let denominator): denominator == 1
        case .large(_, let denominator): denominator == BigInt(1)
        }
    }

    /// The value as an `Int` where it is whole and fits.
    public var asInt: Int? {
        guard case .small(let numerator, 1) = storage else { return nil }
        return Int(exactly: numerator)
    }
}

extension Rational: Hashable {
    public static func == (left: Rational, right: Rational) -> Bool { left.storage == right.storage }
    public func hash(into hasher: inout Hasher) { hasher.combine(storage) }
}

extension Rational: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}

extension Rational: Comparable {
    public static func < (left: Rational, right: Rational) -> Bool {
        if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage {
            if b == d { return a < c }
            let (product, firstOverflow) = a.multipliedReportingOverflow(by: d)
            let (otherProduct, secondOverflow) = c.multipliedReportingOverflow(by: b)
            if !firstOverflow, !secondOverflow { return product < otherProduct }
            if a.signum() != c.signum() { return a < c }
            // a·d < c·b in 256 bits; between negative numbers the smaller magnitude is the larger one.
            let one = a.magnitude.multipliedFullWidth(by: d.magnitude)
            let other = c.magnitude.multipliedFullWidth(by: b.magnitude)
            return a < 0 ? other < one : one < other
        }
        return left.numerator * right.denominator < right.numerator * left.denominator
    }
}

extension Rational {
    public static func + (left: Rational, right: Rational) -> Rational {
        if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage,
            let sum = smallSum(a, b, c, d)
        {
            return sum
        }
        return Rational(
            left.numerator * right.denominator + right.numerator * left.denominator,
            over: left.denominator * right.denominator)
    }

    /// a/b + c/d with common divisors taken out first, or nil where a step leaves 128 bits.
    private static func smallSum(_ a: Int128, _ b: Int128, _ c: Int128, _ d: Int128) -> Rational? {
        if b == 1, d == 1 {
            let (sum, overflow) = a.addingReportingOverflow(c)
            return overflow || sum == .min ? nil : Rational(reduced: sum, 1)
        }
        let shared = Int128(greatestCommonDivisor(b.magnitude, d.magnitude))
        let (one, first) = a.multipliedReportingOverflow(by: d / shared)
        let (other, second) = c.multipliedReportingOverflow(by: b / shared)
        let (numerator, third) = one.addingReportingOverflow(other)
        let (denominator, fourth) = b.multipliedReportingOverflow(by: d / shared)
        guard !first, !second, !third, !fourth, numerator != .min else { return nil }
        // Only a divisor of `shared` can still be common to both.
        let divisor = Int128(greatestCommonDivisor(numerator.magnitude, shared.magnitude))
        return Rational(reduced: numerator / divisor, denominator / divisor)
    }

    public static prefix func - (value: Rational) -> Rational {
        switch value.storage {
        case .small(let numerator, let denominator): Rational(reduced: -numerator, denominator)
        case .large(let numerator, let denominator): Rational(-numerator, over: denominator)
        }
    }

    public static func - (left: Rational, right: Rational) -> Rational { left + -right }

    public static func * (left: Rational, right: Rational) -> Rational {
        if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage {
            let first = Int128(greatestCommonDivisor(a.magnitude, d.magnitude))
            let second = Int128(greatestCommonDivisor(c.magnitude, b.magnitude))
            let (numerator, tooLarge) = (a / first).multipliedReportingOverflow(by: c / second)
            let (denominator, tooFine) = (b / second).multipliedReportingOverflow(by: d / first)
            if !tooLarge, !tooFine, numerator != .min { return Rational(reduced: numerator, denominator) }
        }
        return Rational(left.numerator * right.numerator, over: left.denominator * right.denominator)
    }

    /// The quotient, or nil where `divisor` is zero.
    public func divided(by divisor: Rational) -> Rational? {
        divisor.reciprocal.map { self * $0 }
    }

    /// The quotient by a whole number of ours.
    ///
    /// - Precondition: `divisor` is positive.
    public func divided(by divisor: Int) -> Rational { self * Rational(1, over: divisor) }

    /// 1 over the value, or nil where it is zero.
    public var reciprocal: Rational? {
        switch storage {
        case .small(0, _): nil
        case .small(let numerator, let denominator):
            Rational(reduced: numerator < 0 ? -denominator : denominator, numerator < 0 ? -numerator : numerator)
        case .large(let numerator, let denominator): Rational(denominator, over: numerator)
        }
    }

    public static func += (left: inout Rational, right: Rational) { left = left + right }
    public static func -= (left: inout Rational, right: Rational) { left = left - right }
    public static func *= (left: inout Rational, right: Rational) { left = left * right }
}
