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

extension RandomCurves {
    /// Curves whose total is nearly or exactly the same, in parts with awkward slopes that are rounded each on its own.
    mutating func parallelSums(count: Int) -> [CostCurve] {
        let parts = Int.random(in: 1...3, using: &generator)
        let unit = Rational(Int.random(in: 1...3, using: &generator), over: chance(50) ? 1 : 10)
        let denominator = [97, 360, 1_009, 99_991, 1_000_003].randomElement(using: &generator) ?? 97
        let total = Int.random(in: 1...denominator * 2, using: &generator)
        return (0..<count).map { _ in
            var rest = max(0, total + (chance(30) ? Int.random(in: -3...3, using: &generator) : 0))
            var terms: [CostTerm] = (0..<parts).map { part in
                let own = part == parts - 1 ? rest : Int.random(in: 0...rest, using: &generator)
                rest -= own
                return .metered(
                    MeteredTerm(
                        quantity: PiecewiseLinear(Line(intercept: 0, slope: Rational(own, over: denominator))),
                        price: PiecewiseLinear(slopes: 1, then: []), roundUpTo: chance(85) ? unit : nil))
            }
            if chance(40) { terms.append(.fixed(unit.divided(by: Int.random(in: 1...3, using: &generator)))) }
            return CostCurve(terms: terms)
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
