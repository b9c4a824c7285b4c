import ExactMath

/// The way to a quantity in one line: words, the numbers between them, and what they come to.
///
/// It holds values and no text of theirs, so that who shows it decides how a number looks:
/// `"\(factor: calls) calls × \(factor: share) \(result: used)"` becomes `3 calls × 0.5 = 1.5`.
public struct Derivation: Hashable, Sendable {
    public enum Part: Hashable, Sendable {
        case words(String)
        /// A number that the next result is made of: shown rounded, it makes the result an approximate one.
        case factor(Rational)
        /// A number that is only mentioned, with at most so many places.
        case aside(Rational, places: Int)
        /// A rate or a ratio, with three significant digits.
        case rate(Rational)
        /// What the factors since the result before, and that result, come to.
        case result(Rational)
    }

    /// Words never follow words, so that derivations that read the same are equal.
    public private(set) var parts: [Part] = []

    static func + (left: Derivation, right: Derivation) -> Derivation { "\(left)\(right)" }

    private mutating func append(_ part: Part) {
        guard case .words(let words) = part else { return parts.append(part) }
        if words.isEmpty { return }
        if case .words(let before) = parts.last {
            parts[parts.count - 1] = .words(before + words)
        } else {
            parts.append(part)
        }
    }
}

extension Derivation: ExpressibleByStringInterpolation {
    public init(stringLiteral words: String) { append(.words(words)) }

    public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.derivation }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var derivation = Derivation()

        public init(literalCapacity: Int, interpolationCount: Int) {
            derivation.parts.reserveCapacity(2 * interpolationCount + 1)
        }

        public mutating func appendLiteral(_ words: String) { derivation.append(.words(words)) }
        public mutating func appendInterpolation(_ words: String) { derivation.append(.words(words)) }
        public mutating func appendInterpolation(_ other: Derivation) { other.parts.forEach { derivation.append($0) } }
        public mutating func appendInterpolation(factor: Rational) { derivation.append(.factor(factor)) }
        public mutating func appendInterpolation(aside: Rational, places: Int = 6) {
            derivation.append(.aside(aside, places: places))
        }
        public mutating func appendInterpolation(rate: Rational) { derivation.append(.rate(rate)) }
        public mutating func appendInterpolation(result: Rational) { derivation.append(.result(result)) }
    }
}

/// A number of requests a month, and what the file calls them.
public struct Volume: Sendable {
    public let requests: Int
    public let name: Workload.RequestName

    public init(_ requests: Int, of workload: Workload) {
        self.requests = requests
        name = workload.request
    }

    /// What the file calls so many requests.
    private var words: String { requests == 1 ? name.singular : name.plural }

    /// `10,000 alerts`, as a factor of what they use.
    var derivation: Derivation { "\(factor: Rational(requests)) \(words)" }

    /// From so many bytes for each request to gigabytes; of these numbers only a gigabyte's bytes may be shown rounded.
    func derivation(bytesPerRequest: Rational, _ gigabytes: Rational, _ estimate: Estimate) -> Derivation {
        """
        \(aside: Rational(requests)) \(words) × \(aside: bytesPerRequest) bytes ÷ \(factor: estimate.bytesPerGB) \
        \(result: gigabytes) GB
        """
    }
}

extension LineItem.Usage {
    /// From what one request uses to what all of them do, and what of it is paid.
    func derivation(at volume: Volume) -> Derivation {
        "\(volume.derivation) × \(factor: perRequest) \(result: used)\(rest)"
    }

    /// What becomes of what is used: `, less 1,000,000 free = 9,000,000, rounded up to the block of 1,000,000`.
    var rest: Derivation {
        var text: Derivation = free.isZero ? "" : ", less \(factor: free) free \(result: billable)"
        if let block, billable.roundedUp(toMultipleOf: block) != billable {
            text = text + ", rounded up to the block of \(aside: block)"
        }
        return text
    }
}
