import ExactMath

/// `⌈phase + slope·N + Σ unit·inner(N)⌉`: how a quantity that is rounded up climbs with the requests, less its whole
/// parts, which belong to a line.
///
/// ## Invariants
/// - `phase` lies in (-1, 0], `slope` in [0, 1), and every inner unit in (0, 1), so it starts at 0 and never falls.
/// - `phase` is a multiple of 1 over the least common denominator of the slope and the inner units, which are not all
///   absent, so equal staircases are equal values.
/// - The inner staircases have none themselves.
package struct Staircase: Hashable, Sendable {
    package let phase: Rational
    package let slope: Rational
    package let inner: [Step]

    /// A staircase times an amount.
    package struct Step: Hashable, Sendable {
        package let unit: Rational
        package let staircase: Staircase
    }

    /// The rise per request, on average over the steps.
    package var averageSlope: Rational { inner.reduce(slope) { $0 + $1.unit * $1.staircase.slope } }

    /// The exact height at this many requests.
    package func height(at requests: Int) -> Rational {
        var position = phase + slope * Rational(requests)
        for step in inner { position += step.unit * step.staircase.height(at: requests) }
        return position.roundedUpToWhole
    }
}

extension Rational {
    /// The smallest whole number that is not below the value.
    var roundedUpToWhole: Rational {
        guard let (numerator, denominator) = smallTerms else { return Rational(ceiling) }
        let quotient = numerator / denominator
        return Rational(numerator > 0 && quotient * denominator != numerator ? quotient + 1 : quotient)
    }

    /// The largest whole number that is not above the value.
    var roundedDownToWhole: Rational { -((-self).roundedUpToWhole) }

    /// The denominator as a whole number.
    var wholeDenominator: Rational {
        if let terms = smallTerms { Rational(terms.denominator) } else { Rational(denominator) }
    }

    /// The least common multiple of two positive whole numbers, of which the other one is a denominator.
    func leastCommonMultiple(with other: Rational) -> Rational {
        guard other != .one, other != self, let quotient = divided(by: other) else { return self }
        guard let terms = quotient.smallTerms else { return Rational(quotient.numerator) * other }
        return terms.denominator == 1 ? self : Rational(terms.numerator) * other
    }
}
