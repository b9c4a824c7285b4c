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
        case small(WordPair, WordPair)
        indirect case large(BigInt, BigInt)
    }

    let storage: Storage

    init(reduced numerator: Int128, _ denominator: Int128) {
        storage = .small(WordPair(numerator), WordPair(denominator))
    }

    public init(_ value: Int) { storage = .small(WordPair(word: Int64(value)), .one) }

    public init(_ value: Int128) {
        // The smallest number has no negative in 128 bits, so it counts as large.
        storage = value == .min ? .large(BigInt(value), BigInt(1)) : .small(WordPair(value), .one)
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

    /// Reduces.
    ///
    /// - Precondition: `denominator` is positive.
    init(_ numerator: Int128, over denominator: Int128) {
        guard numerator != .min else {
            self.init(BigInt(numerator), over: BigInt(denominator))
            return
        }
        let divisor = Int128(greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
        if divisor == 1 {
            self.init(reduced: numerator, denominator)
        } else {
            self.init(reduced: numerator / divisor, denominator / divisor)
        }
    }

    /// Reduces.
    ///
    /// - Precondition: `denominator` is not zero.
    init(_ numerator: BigInt, over denominator: BigInt) {
        precondition(!denominator.isZero, "a fraction over zero")
        let divisor = BigInt.greatestCommonDivisor(numerator, denominator)
        let sign = BigInt(denominator.signum)
        self.init(reduced: sign * numerator / divisor, sign * denominator / divisor)
    }

    /// The fraction of two numbers without a common divisor, of which the denominator is positive.
    init(reduced numerator: BigInt, _ denominator: BigInt) {
        if let small = numerator.asInt128, small != .min, let below = denominator.asInt128 {
            storage = .small(WordPair(small), WordPair(below))
        } else {
            storage = .large(numerator, denominator)
        }
    }

    public static var zero: Rational { Rational(0) }
    public static var one: Rational { Rational(1) }

    public var numerator: BigInt {
        switch storage {
        case .small(let numerator, _): BigInt(numerator.value)
        case .large(let numerator, _): numerator
        }
    }

    public var denominator: BigInt {
        switch storage {
        case .small(_, let denominator): BigInt(denominator.value)
        case .large(_, let denominator): denominator
        }
    }

    /// Numerator and denominator in 128 bits, or nil where one of them is larger.
    public var smallTerms: (numerator: Int128, denominator: Int128)? {
        if case .small(let numerator, let denominator) = storage { return (numerator.value, denominator.value) }
        return nil
    }

    /// Numerator and denominator in one word each, or nil where one of them is larger.
    @inline(__always)
    var wordTerms: (numerator: Int64, denominator: Int64)? {
        guard case .small(let numerator, let denominator) = storage, numerator.isWord, denominator.isWord else {
            return nil
        }
        return (numerator.word, denominator.word)
    }

    public var isZero: Bool { if case .small(.zero, _) = storage { true } else { false } }

    /// -1, 0 or 1.
    public var signum: Int {
        switch storage {
        case .small(let numerator, _): numerator.signum
        case .large(let numerator, _): numerator.signum
        }
    }

    public var isWhole: Bool {
        switch storage {
        case .small(_, let denominator): denominator == .one
        case .large(_, let denominator): denominator == BigInt(1)
        }
    }

    /// The value as an `Int` where it is whole and fits.
    public var asInt: Int? {
        guard case .small(let numerator, .one) = storage, numerator.isWord else { return nil }
        return Int(exactly: numerator.word)
    }
}

extension Rational: Hashable {
    public static func == (left: Rational, right: Rational) -> Bool { left.storage == right.storage }
    public func hash(into hasher: inout Hasher) { hasher.combine(storage) }
}

extension Rational: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}
