import CostCurves
import ExactMath
import TestSupport

extension RandomCurves {
    mutating func curves(count: Int) -> [CostCurve] { (0..<count).map { _ in curve() } }

    /// Curves with the same average slope and different steps: one quantity at one price, or one fleet's money, cut
    /// into parts and rounded differently, and often a shared term besides.
    mutating func relatedCurves(count: Int) -> [CostCurve] {
        let slope = fraction(upTo: 6).divided(by: chance(50) ? 1 : scale)
        let shared = chance(60) ? [term()] : []
        return (0..<count).map { _ in
            let parts = Int.random(in: 1...3, using: &generator)
            let share = slope.divided(by: parts)
            let own: [CostTerm] = (0..<parts).map { _ in
                let step: Rational? = chance(70) ? Rational(Int.random(in: 1...6, using: &generator), over: 2) : nil
                let size = Rational(Int.random(in: 1...4, using: &generator))
                return switch Int.random(in: 0..<3, using: &generator) {
                case 0:
                    .perInstance(
                        rate: size, fleet: Fleet(minimum: 1, instancesPerRequest: share.divided(by: size) ?? 0))
                case 1:
                    .metered(
                        MeteredTerm(
                            quantity: PiecewiseLinear(Line(intercept: 0, slope: 1)),
                            block: chance(50) ? Rational(Int.random(in: 2...9, using: &generator)) : nil,
                            price: PiecewiseLinear(slopes: share, then: []), roundUpTo: step))
                default:
                    .metered(
                        MeteredTerm(
                            quantity: PiecewiseLinear(Line(intercept: 0, slope: share)),
                            price: PiecewiseLinear(slopes: 1, then: []), roundUpTo: step))
                }
            }
            return CostCurve(terms: shared + own + (chance(40) ? [.fixed(fraction(upTo: 3))] : []))
        }
    }
}

extension CostCurve {
    /// The same curve with all its money multiplied.
    func scaled(by factor: Rational) -> CostCurve {
        CostCurve(
            terms: terms.map { term in
                switch term {
                case .fixed(let amount): .fixed(amount * factor)
                case .perInstance(let rate, let fleet): .perInstance(rate: rate * factor, fleet: fleet)
                case .instanceTotal(let rate, let fleets, let roundUpTo):
                    .instanceTotal(rate: rate * factor, fleets: fleets, roundUpTo: roundUpTo.map { $0 * factor })
                case .metered(let term):
                    .metered(
                        MeteredTerm(
                            quantity: term.quantity, block: term.block, price: term.price.scaled(by: factor),
                            roundUpTo: term.roundUpTo.map { $0 * factor }))
                }
            })
    }
}
