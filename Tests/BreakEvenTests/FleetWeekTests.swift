import CostCurves
import ExactMath
import TestSupport
import Testing

@testable import BreakEven

/// Fleets of 1 to 168 periods with commitments and CPU credits at exaggerated prices, against plain sums over the periods
/// at every volume.
@Suite struct FleetWeekTests {
    /// A scenario's curve, and its cost at a volume computed period by period.
    private struct Case {
        let curve: CostCurve
        let cost: (Int) -> Rational
    }

    private func up(_ value: Rational, to unit: Rational?) -> Rational {
        unit.map { Rational((value / $0).ceiling) * $0 } ?? value
    }

    /// Committed instances at one price, those beyond at another one, a fee for each instance of the busiest period beyond
    /// them, and what the requests use beyond the credits that the running instances earn.
    private func fleet(_ random: inout RandomCurves, periods: Int) -> Case {
        let fleet = random.fleet(periods: periods)
        let committed = random.chance(60) ? random.whole(0...8) : 0
        let (reserved, hourly, fee) = (random.fraction(upTo: 4), random.fraction(upTo: 9), random.fraction(upTo: 30))
        let (used, earned, surcharge) = (random.fraction(upTo: 20), random.fraction(upTo: 2), random.fraction())
        let unit: Rational? = random.chance(60) ? random.fraction(upTo: 5) : nil
        let credits = SteppedFunction.sum([
            SteppedFunction(PiecewiseLinear(slopes: used, then: [])), fleet.hours().scaled(by: -earned),
        ]).positivePart
        func term(_ quantity: SteppedFunction, _ price: Rational) -> CostTerm {
            CostTerm(quantity, Metering(price: PiecewiseLinear(slopes: price, then: []), roundUpTo: unit))
        }
        let hours = fleet.periods.reduce(0) { $0 + $1.hours }
        let prepaid = Rational(committed) * hours * reserved
        let curve = CostCurve(terms: [
            .fixed(prepaid), term(fleet.hours(beyond: committed), hourly),
            term(fleet.instances(beyond: committed), fee), term(credits, surcharge),
        ])
        return Case(curve: curve) { requests in
            let running = fleet.periods.map {
                max(Rational(fleet.minimum), Rational(($0.instancesPerRequest * Rational(requests)).ceiling))
            }
            func total(_ counted: (Rational) -> Rational) -> Rational {
                zip(fleet.periods, running).reduce(0) { $0 + $1.0.hours * counted($1.1) }
            }
            let beyond = total { max(0, $0 - Rational(committed)) }
            let most = max(0, (running.max() ?? 0) - Rational(committed))
            let surplus = max(0, used * Rational(requests) - earned * total { $0 })
            return [(beyond, hourly), (most, fee), (surplus, surcharge)].reduce(prepaid) {
                $0 + up($1.0 * $1.1, to: unit)
            }
        }
    }

    private func runs(_ cases: [Case], through last: Int) -> [WinnerRun] {
        var runs: [WinnerRun] = []
        for requests in 0...last {
            let costs = cases.map { $0.cost(requests) }
            let winner = costs.indices.min { costs[$0] < costs[$1] } ?? 0
            let from = runs.last?.winner == winner ? runs.removeLast().from : requests
            runs.append(WinnerRun(from: from, to: requests, winner: winner))
        }
        return runs
    }

    @Test(arguments: [1, 2, 7, 24, 168])
    func equalEveryVolume(mostPeriods: Int) throws {
        var severalRuns = 0
        let isWeek = mostPeriods == 168
        let seeds = Seeds.count(quick: isWeek ? 2 : 8, all: isWeek ? 20 : 100)
        for seed in 1...seeds {
            var random = RandomCurves(seed: 90_000 + 1_000 * mostPeriods + seed, scale: 20)
            var cases = [
                fleet(&random, periods: mostPeriods), fleet(&random, periods: random.whole(1...mostPeriods)),
            ]
            if random.chance(80) {
                // A line around what the first one costs.
                let slope = (cases[0].cost(40) / 40) * random.fraction(upTo: 3)
                cases.append(Case(curve: CostCurve(terms: [.rounded(slope, to: nil)])) { slope * Rational($0) })
            }
            let last = isWeek && !Seeds.areAll ? 40 : 80
            let expected = runs(cases, through: last)
            let found = BreakEvenSolver(cases.map { $0.curve }).winnerRuns(from: 0, through: last)
            #expect(found.elements == expected, "seed \(seed)")
            if expected.count > 1 { severalRuns += 1 }
        }
        #expect(severalRuns > seeds / 6, "the cases are too plain to show anything")
    }
}
