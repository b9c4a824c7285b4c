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
    init?(_ original: Staircase, among all: [Staircase], from: Int) {
        let isFine = original.slope.smallTerms.map { $0.denominator >= Self.limit } ?? true
        guard let staircase = isFine ? original.withRoundedSlope() : original else { return nil }
        var common = staircase.slope.smallTerms?.denominator
        for step in staircase.inner {
            guard let denominator = step.unit.smallTerms?.denominator else { return nil }
            common = common?.leastCommonMultiple(with: denominator)
        }
        guard let part = common, part < Self.limit else { return nil }
        func whole(_ fraction: Rational) -> Int128? {
            guard let scaled = (fraction * Rational(part)).smallTerms, scaled.denominator == 1 else { return nil }
            return scaled.numerator
        }
        var gap = staircase.height(at: from) - staircase.phase - staircase.slope * Rational(from)
        for step in staircase.inner { gap -= step.unit * step.staircase.height(at: from) }
        guard let rise = whole(staircase.slope), let wholeGap = whole(gap) else { return nil }
        var inner: [(position: Int, weight: Int128)] = []
        for step in staircase.inner {
            guard let position = all.firstIndex(of: step.staircase), let weight = whole(step.unit) else { return nil }
            inner.append((position, weight))
        }
        guard inner.reduce(rise, { $0 + $1.weight }) <= part else { return nil }
        (self.part, self.rise, self.inner, self.gap) = (part, rise, inner, wholeGap)
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
