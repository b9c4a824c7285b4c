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

    public private(set) var parts: [Part]

    static func + (left: Derivation, right: Derivation) -> Derivation {
        var sum = left
        sum.parts += right.parts
        return sum
    }
}

extension Derivation: ExpressibleByStringInterpolation {
    public init(stringLiteral words: String) { parts = [.words(words)] }

    public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        public mutating func appendLiteral(_ words: String) { appendInterpolation(words) }

        public mutating func appendInterpolation(_ words: String) {
            if !words.isEmpty { parts.append(.words(words)) }
        }

        public mutating func appendInterpolation(_ derivation: Derivation) { parts += derivation.parts }
        public mutating func appendInterpolation(factor: Rational) { parts.append(.factor(factor)) }
        public mutating func appendInterpolation(aside: Rational, places: Int = 6) {
            parts.append(.aside(aside, places: places))
        }
        public mutating func appendInterpolation(rate: Rational) { parts.append(.rate(rate)) }
        public mutating func appendInterpolation(result: Rational) { parts.append(.result(result)) }
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

    /// `10,000 alerts`, as a factor of what they use.
    var derivation: Derivation {
        "\(factor: Rational(requests)) \(requests == 1 ? name.singular : name.plural)"
    }

    /// From so many bytes for each request to gigabytes.
    func derivation(bytesPerRequest: Rational, _ gigabytes: Rational, _ estimate: Estimate) -> Derivation {
        """
        \(derivation) × \(factor: bytesPerRequest) bytes ÷ \(factor: estimate.bytesPerGB) \(result: gigabytes) GB
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
