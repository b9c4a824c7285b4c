import CostCurves
import ExactMath

/// Curves of all kinds of terms, within one scale of volumes, with exaggerated prices.
package struct RandomCurves {
    package var generator: SeededGenerator
    /// The volume around which the kinks lie.
    package let scale: Int

    /// A term, and its formula evaluated with nothing but fractions.
    package struct Term {
        package let term: CostTerm
        package let formula: (Int) -> Rational
    }

    package init(seed: Int, scale: Int) {
        generator = SeededGenerator(seed: UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15)
        self.scale = scale
    }

    package mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    package mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    package mutating func fraction(upTo most: Int = 12) -> Rational {
        let denominators = [1, 1, 2, 3, 4, 5, 7, 10, 12, 60, 100, 1000, 999_983]
        return Rational(whole(1...most), over: denominators.randomElement(using: &generator) ?? 1)
    }

    package mutating func volume() -> Rational { Rational(whole(1...scale * 2), over: chance(50) ? 1 : 3) }

    /// A slope that moves by some dollars over the scale.
    package mutating func slope() -> Rational { chance(10) ? 0 : fraction().divided(by: chance(30) ? 1 : scale) }

    package mutating func usage() -> PiecewiseLinear {
        let bound = volume()
        return switch whole(0...3) {
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

    /// A fleet of so many periods, many of them alike.
    package mutating func fleet(periods: Int) -> Fleet {
        let shares = (0..<whole(1...4)).map { _ in slope() }
        let loads = (0..<periods).map { _ in
            Fleet.Period(
                hours: Rational(whole(1...9), over: chance(50) ? 1 : 7),
                instancesPerRequest: chance(70) ? shares.randomElement(using: &generator) ?? 0 : slope())
        }
        return Fleet(minimum: whole(0...5), periods: loads)
    }

    private mutating func quantity(periods: Int) -> (SteppedFunction, (Int) -> Rational) {
        let fleet = fleet(periods: periods)
        let committed = chance(40) ? whole(0...8) : 0
        func instances(_ period: Fleet.Period, _ requests: Int) -> Rational {
            max(Rational(fleet.minimum), Rational((period.instancesPerRequest * Rational(requests)).ceiling))
        }
        func hours(_ requests: Int, beyond committed: Int) -> Rational {
            fleet.periods.reduce(0) { $0 + $1.hours * max(0, instances($1, requests) - Rational(committed)) }
        }
        switch whole(0...4) {
        case 0:
            return (
                fleet.instances(beyond: committed),
                { requests in
                    max(0, fleet.periods.reduce(0) { max($0, instances($1, requests)) } - Rational(committed))
                }
            )
        case 1:
            let other = self.fleet(periods: 1)
            return (
                .sum([fleet.hours(), other.instances()]),
                { requests in
                    let share = other.periods[0].instancesPerRequest * Rational(requests)
                    return hours(requests, beyond: 0) + max(Rational(other.minimum), Rational(share.ceiling))
                }
            )
        case 2:
            // What requests use beyond what the running instances earn: it falls where the fleet grows.
            let (used, earned) = (fraction(), fraction())
            let credits = SteppedFunction.sum([
                SteppedFunction(PiecewiseLinear(slopes: used, then: [])), fleet.hours().scaled(by: -earned),
            ]).positivePart
            return (credits, { max(0, used * Rational($0) - earned * hours($0, beyond: 0)) })
        default: return (fleet.hours(beyond: committed), { hours($0, beyond: committed) })
        }
    }

    /// - Parameter periods: how many a fleet may have.
    package mutating func termAndFormula(periods: Int = 3) -> Term {
        let roundUpTo: Rational? = chance(50) ? fraction() : nil
        func metered(
            _ quantity: SteppedFunction, block: Rational?, price: PiecewiseLinear,
            _ formula: @escaping (Int) -> Rational
        ) -> Term {
            func up(_ value: Rational, _ unit: Rational?) -> Rational {
                unit.map { Rational((value / $0).ceiling) * $0 } ?? value
            }
            return Term(term: CostTerm(quantity, Metering(block: block, price: price, roundUpTo: roundUpTo))) {
                up(price(up(formula($0), block)), roundUpTo)
            }
        }
        switch whole(0...9) {
        case 0:
            let amount = fraction(upTo: 40)
            return Term(term: .fixed(amount)) { _ in amount }
        case 1...4:
            let (quantity, formula) = quantity(periods: whole(1...periods))
            return metered(quantity, block: chance(15) ? fraction() : nil, price: price(), formula)
        default:
            let usage = usage()
            let block: Rational? = chance(50) ? (chance(50) ? volume() : fraction()) : nil
            return metered(SteppedFunction(usage), block: block, price: price()) { usage(Rational($0)) }
        }
    }

    package mutating func term() -> CostTerm { termAndFormula().term }

    package mutating func curve(terms: ClosedRange<Int> = 1...5) -> CostCurve {
        CostCurve(terms: (0..<whole(terms)).map { _ in term() })
    }
}

extension Fleet {
    /// A fleet that is the same all month, which counts as one hour.
    package init(minimum: Int, instancesPerRequest: Rational = 0) {
        self.init(minimum: minimum, periods: [Period(hours: 1, instancesPerRequest: instancesPerRequest)])
    }
}

extension CompiledCurves<Int128> {
    package init?(_ curves: [CostCurve]) { self.init(curves.map { $0.amounts }) }
}

extension CompiledCurves<Rational> {
    package init(_ curves: [CostCurve]) { self.init(curves.map { $0.amounts }) }
}
