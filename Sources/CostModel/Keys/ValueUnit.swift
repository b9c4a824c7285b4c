import ExactMath

/// The unit in which a key's numbers stand, by its name, and what people write behind a number of it.
///
/// 1024 bytes are a KB, as 2^30 are the GB that AWS bills. A letter alone is a thousand or a million, as in volumes.
enum ValueUnit {
    case bytes, megabytes, gigabytes, milliseconds, seconds, percent

    /// nil where a key's numbers have none that people write.
    init?(key: String) {
        if key == "bytesPerRequest" || key.hasSuffix("Bytes") {
            self = .bytes
        } else if key.hasSuffix("MB") {
            self = .megabytes
        } else if key.hasSuffix("GB") {
            self = .gigabytes
        } else if key.hasSuffix("Ms") {
            self = .milliseconds
        } else if key.hasSuffix("Seconds") {
            self = .seconds
        } else if key == "percent" || key.hasSuffix("Percent") {
            self = .percent
        } else {
            return nil
        }
    }

    /// A number with a unit behind it, in the unit of the key; nil where it has none, or another one.
    func number(_ text: Substring) -> Rational? {
        let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "_" }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
        guard !unit.isEmpty, let factor = factors.first(where: { $0.words.contains(unit) })?.factor,
            let number = try? Rational(decimal: digits.filter { $0 != "_" })
        else { return nil }
        return number * factor
    }

    private typealias Factors = [(words: [String], factor: Rational)]

    private var factors: Factors {
        switch self {
        case .bytes: Self.sizes(of: 1)
        case .megabytes: Self.sizes(of: 1 << 20)
        case .gigabytes: Self.sizes(of: 1 << 30)
        case .milliseconds: Self.times(of: 1)
        case .seconds: Self.times(of: 1000)
        case .percent: [(["%", "percent"], 1)]
        }
    }

    private static func sizes(of bytes: Int) -> Factors {
        [
            (["b", "byte", "bytes"], Rational(1, over: bytes)), (["kb", "kib"], Rational(1 << 10, over: bytes)),
            (["mb", "mib"], Rational(1 << 20, over: bytes)), (["gb", "gib"], Rational(1 << 30, over: bytes)),
            (["tb", "tib"], Rational(1 << 40, over: bytes)),
        ]
    }

    private static func times(of milliseconds: Int) -> Factors {
        [
            (["ms", "msec"], Rational(1, over: milliseconds)), (["s", "sec"], Rational(1000, over: milliseconds)),
            (["min"], Rational(60_000, over: milliseconds)),
        ]
    }
}
