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
            let parts = whole(1...3)
            let share = slope.divided(by: parts)
            let own: [CostTerm] = (0..<parts).map { _ in
                let step: Rational? = chance(70) ? Rational(whole(1...6), over: 2) : nil
                let size = Rational(whole(1...4))
                return switch whole(0...2) {
                case 0:
                    CostTerm(
                        Fleet(minimum: whole(0...3), instancesPerRequest: share / size).instances(),
                        Metering(price: PiecewiseLinear(slopes: size, then: [])))
                case 1:
                    CostTerm(
                        .requests,
                        Metering(
                            block: chance(50) ? Rational(whole(2...9)) : nil,
                            price: PiecewiseLinear(slopes: share, then: []), roundUpTo: step))
                default:
                    CostTerm(
                        SteppedFunction.requests,
                        Metering(price: PiecewiseLinear(slopes: share, then: []), roundUpTo: step))
                }
            }
            return CostCurve(terms: shared + own + (chance(40) ? [.fixed(fraction(upTo: 3))] : []))
        }
    }

    /// Curves whose total is nearly or exactly the same, in parts with awkward slopes that are rounded each on its own.
    mutating func parallelSums(count: Int) -> [CostCurve] {
        let parts = whole(1...3)
        let unit = Rational(whole(1...3), over: chance(50) ? 1 : 10)
        let denominator = [97, 360, 1_009, 99_991, 1_000_003].randomElement(using: &generator) ?? 97
        let total = whole(1...denominator * 2)
        return (0..<count).map { _ in
            var rest = max(0, total + (chance(30) ? whole(-3...3) : 0))
            var terms: [CostTerm] = (0..<parts).map { part in
                let own = part == parts - 1 ? rest : whole(0...rest)
                rest -= own
                return .rounded(Rational(own, over: denominator), to: chance(85) ? unit : nil)
            }
            if chance(40) { terms.append(.fixed(unit.divided(by: whole(1...3)))) }
            return CostCurve(terms: terms)
        }
    }
}

extension SteppedFunction {
    static var requests: SteppedFunction { SteppedFunction(PiecewiseLinear(slopes: 1, then: [])) }
}

extension CostTerm {
    /// So many dollars a request, rounded up.
    static func rounded(_ perRequest: Rational, to unit: Rational?) -> CostTerm {
        CostTerm(.requests, Metering(price: PiecewiseLinear(slopes: perRequest, then: []), roundUpTo: unit))
    }

    /// `rate` for each instance.
    static func instances(_ rate: Rational, of fleet: Fleet) -> CostTerm {
        CostTerm(fleet.instances(), Metering(price: PiecewiseLinear(slopes: rate, then: [])))
    }
}

extension CostCurve {
    /// The same curve with all its money multiplied.
    func scaled(by factor: Rational) -> CostCurve {
        CostCurve(
            terms: terms.map { term in
                CostTerm(
                    term.quantity,
                    Metering(
                        block: term.metering.block, price: term.metering.price.scaled(by: factor),
                        roundUpTo: term.metering.roundUpTo.map { $0 * factor }))
            })
    }
}
