import CostCurves
import ExactMath

/// Curves of all kinds of terms, within one scale of volumes.
package struct RandomCurves {
    package var generator: SeededGenerator
    /// The volume around which the kinks lie.
    package let scale: Int

    package init(seed: Int, scale: Int) {
        generator = SeededGenerator(seed: UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15)
        self.scale = scale
    }

    package mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    package mutating func fraction(upTo most: Int = 12) -> Rational {
        let denominators = [1, 1, 2, 3, 4, 5, 7, 10, 12, 60, 100, 1000, 999_983]
        let denominator = denominators.randomElement(using: &generator) ?? 1
        return Rational(Int.random(in: 1...most, using: &generator), over: denominator)
    }

    package mutating func volume() -> Rational {
        Rational(Int.random(in: 1...scale * 2, using: &generator), over: chance(50) ? 1 : 3)
    }

    /// A slope that moves by some dollars over the scale.
    package mutating func slope() -> Rational { chance(10) ? 0 : fraction().divided(by: chance(30) ? 1 : scale) }

    package mutating func fleet() -> Fleet {
        Fleet(minimum: Int.random(in: 1...5, using: &generator), instancesPerRequest: slope())
    }

    package mutating func quantity() -> PiecewiseLinear {
        let bound = volume()
        return switch Int.random(in: 0..<4, using: &generator) {
        case 0: PiecewiseLinear(slopes: 0, then: [(bound, fraction())])
        case 1: PiecewiseLinear(slopes: slope(), then: [(bound, fraction()), (bound + volume(), slope())])
        default: PiecewiseLinear(Line(intercept: 0, slope: fraction()))
        }
    }

    package mutating func price() -> PiecewiseLinear {
        let bound = volume()
        guard chance(50) else { return PiecewiseLinear(slopes: slope(), then: []) }
        return PiecewiseLinear(slopes: slope(), then: [(bound, slope()), (bound + volume(), slope())])
    }

    package mutating func term() -> CostTerm {
        let rounding: Rational? = chance(50) ? fraction() : nil
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: return .fixed(fraction(upTo: 40))
        case 1, 2: return .perInstance(rate: fraction(), fleet: fleet())
        case 3:
            let fleets = (0..<Int.random(in: 1...3, using: &generator)).map { _ in fleet() }
            return .instanceTotal(rate: fraction(), fleets: fleets, roundUpTo: rounding)
        default:
            let block: Rational? = chance(50) ? (chance(50) ? volume() : fraction()) : nil
            return .metered(MeteredTerm(quantity: quantity(), block: block, price: price(), roundUpTo: rounding))
        }
    }

    package mutating func curve(terms: ClosedRange<Int> = 1...5) -> CostCurve {
        CostCurve(terms: (0..<Int.random(in: terms, using: &generator)).map { _ in term() })
    }
}
