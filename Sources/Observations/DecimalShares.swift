import ExactMath

/// Shares of a whole as decimals that sum to exactly 1, which scenario files ask for.
struct DecimalShares {
    /// Up to so many places they are written out where they end; 2^18 and 5^18 divide 10^18.
    static let mostPlaces = 18
    /// So many places they have where they do not end.
    static let places = 12

    /// In order.
    private(set) var shares: [Rational]
    /// Whether they are the counts' own fractions.
    let isExact: Bool

    /// The shares of `counts` in their sum, for values of which the weighted sum is to stay as near as decimals allow.
    ///
    /// - Parameters:
    ///   - values: what each share is of, ascending.
    ///   - target: what the shares times the values are to sum to; nil for what the counts give.
    init(_ counts: [Int], of values: [Int], summingTo target: Rational? = nil) {
        let total = counts.reduce(Rational.zero) { $0 + Rational($1) }
        let exact = counts.map { Rational($0).divided(by: total) ?? 0 }
        let ends = exact.allSatisfy { ($0.terminatingPlaces ?? .max) <= Self.mostPlaces }
        let mean = zip(exact, values).reduce(Rational.zero) { $0 + $1.0 * Rational($1.1) }
        if ends, target == nil || target == mean {
            shares = exact
            isExact = true
            return
        }
        isExact = false
        var unit = 1
        for _ in 0..<Self.places { unit *= 10 }
        // Rounded down, what is missing goes to those that lost most.
        var units = exact.map { ($0 * Rational(unit)).floor.asInt ?? 0 }
        let losses = exact.indices.map { exact[$0] * Rational(unit) - Rational(units[$0]) }
        let order = exact.indices.sorted { losses[$0] != losses[$1] ? losses[$0] > losses[$1] : $0 < $1 }
        let missing = unit - units.reduce(0, +)
        for index in order.prefix(max(0, missing)) { units[index] += 1 }
        let wanted = (target ?? mean) * Rational(unit)
        let reached = zip(units, values).reduce(Rational.zero) { $0 + Rational($1.0) * Rational($1.1) }
        Self.shift(&units, of: values, by: wanted - reached)
        shares = units.map { Rational($0) / Rational(unit) }
    }

    /// Moves units between the two neighbours that lie closest, so that the weighted sum changes by nearly so much.
    private static func shift(_ units: inout [Int], of values: [Int], by difference: Rational) {
        guard values.count > 1 else { return }
        let gaps = (1..<values.count).map { values[$0] - values[$0 - 1] }
        guard let gap = gaps.min(), gap > 0, let upper = gaps.firstIndex(of: gap).map({ $0 + 1 }) else { return }
        let moved = (difference / Rational(gap)).rounded.asInt ?? 0
        guard units[upper] + moved > 0, units[upper - 1] - moved > 0 else { return }
        units[upper] += moved
        units[upper - 1] -= moved
    }
}

extension Rational {
    /// A share as a decimal: itself where it ends within 18 places, else 12 places, half up.
    var asShare: Rational {
        if (terminatingPlaces ?? .max) <= DecimalShares.mostPlaces { return self }
        var unit: Rational = 1
        for _ in 0..<DecimalShares.places { unit *= 10 }
        return Rational((self * unit).rounded) / unit
    }
}
