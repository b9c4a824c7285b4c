import CostCurves
import ExactMath

/// A staircase in whole numbers over one denominator, `part`, for counting the volumes at which it rises.
///
/// Its height h at N requests is where `part·h - rise·N - Σ weight·inner(N)`, less a constant, lies from 0 up to `part`.
struct Riser {
    private let part: Int128
    private let rise: Int128
    /// The staircases within it, by position, and how much they lift it.
    private let inner: [(position: Int, weight: Int128)]
    /// How far the line is below the height at the first volume, from 0 up to `part`.
    private let gap: Int128

    private static var limit: Int128 { 1 << 60 }

    /// Nil where the numbers are too large, or it may rise by more than one from one request to the next.
    ///
    /// - Parameters:
    ///   - all: holds the staircases within it.
    ///   - from: the first volume; functions of points count from it on, with heights less those at it.
    init?(_ staircase: Staircase, among all: [Staircase], from: Int) {
        guard let own = Self.withSmallSlope(staircase), let part = Self.part(of: own) else { return nil }
        var inner: [(position: Int, weight: Int128)] = []
        var gap = own.height(at: from) - own.phase - own.slope * Rational(from)
        for step in own.inner {
            gap -= step.unit * step.staircase.height(at: from)
            guard
                let position = all.firstIndex(of: step.staircase), let weight = Self.whole(step.unit, times: part)
            else { return nil }
            inner.append((position, weight))
        }
        guard
            let rise = Self.whole(own.slope, times: part), let wholeGap = Self.whole(gap, times: part),
            inner.reduce(rise, { $0 + $1.weight }) <= part
        else { return nil }
        (self.part, self.rise, self.inner, self.gap) = (part, rise, inner, wholeGap)
    }

    /// A staircase of the same heights whose slope has a small denominator; nil where none is known.
    private static func withSmallSlope(_ staircase: Staircase) -> Staircase? {
        if let terms = staircase.slope.smallTerms, terms.denominator < limit { return staircase }
        return staircase.withRoundedSlope()
    }

    /// The common denominator of the slope and of the units within; nil where it is too large.
    private static func part(of staircase: Staircase) -> Int128? {
        var common = staircase.slope.smallTerms?.denominator
        for step in staircase.inner {
            guard let denominator = step.unit.smallTerms?.denominator else { return nil }
            common = common?.leastCommonMultiple(with: denominator)
        }
        return common.flatMap { $0 < limit ? $0 : nil }
    }

    private static func whole(_ fraction: Rational, times part: Int128) -> Int128? {
        let product = fraction * Rational(part)
        return product.isWhole ? product.smallTerms?.numerator : nil
    }

    /// Where it stands at a volume while it rises to it, or does not.
    ///
    /// - Parameters:
    ///   - position: its own among all staircases.
    ///   - rising: which of all staircases rise.
    func slab(at position: Int, among count: Int, rising: [Bool]) -> SlabRegion.Slab {
        var coefficients = [Int128](repeating: 0, count: count + 1)
        coefficients[0] = -rise
        coefficients[position + 1] = part
        for step in inner { coefficients[step.position + 1] = -step.weight }
        let lift = inner.reduce(rise) { $0 + (rising[$1.position] ? $1.weight : 0) }
        let edge = part - lift
        return SlabRegion.Slab(
            coefficients: coefficients, low: (rising[position] ? edge : 0) - gap,
            high: (rising[position] ? part : edge) - 1 - gap)
    }
}
