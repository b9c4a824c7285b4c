import CostCurves
import ExactMath
import TestSupport
import Testing

@Suite struct CompiledCurvesTests {
    private static let most = CostCurve.volumes.upperBound

    private func decimal(_ text: String) throws -> Rational { try Rational(decimal: text) }

    private func metered(
        _ slope: Rational, intercept: Rational = 0, block: Rational? = nil, price: Rational, roundUpTo: Rational? = nil
    ) -> CostTerm {
        CostTerm(
            SteppedFunction(PiecewiseLinear(Line(intercept: intercept, slope: slope))),
            Metering(
                block: block,
                price: PiecewiseLinear(slopes: price, then: []), roundUpTo: roundUpTo))
    }

    private func cost(_ term: CostTerm, _ volumes: [Int]) throws -> [Rational] {
        let compiled = try #require(CompiledCurves<Int128>([CostCurve(terms: [term])]))
        return volumes.map { compiled.dollars(of: 0, at: $0) }
    }

    @Test(arguments: [12, 1_000, 1_000_000, 100_000_000_000])
    func equalTheExactCosts(scale: Int) throws {
        var compiledCount = 0
        let seeds = Seeds.count(quick: 60, all: 1_000)
        for seed in 1...seeds {
            var random = RandomCurves(seed: seed, scale: scale)
            let curves = (0..<3).map { _ in random.curve(terms: 0...4) }
            let exact = CompiledCurves<Rational>(curves)
            let compiled = CompiledCurves<Int128>(curves)
            compiledCount += compiled == nil ? 0 : 1
            let volumes =
                Array(0...12) + (0..<12).map { _ in random.whole(0...min(Self.most, 7 * scale)) }
                + [random.whole(0...Self.most), Self.most - 1, Self.most]
            for (position, curve) in curves.enumerated() {
                for requests in volumes {
                    let expected = curve.cost(at: requests)
                    let comment: Comment = "seed \(seed), scale \(scale), curve \(position), N \(requests)"
                    #expect(exact.dollars(of: position, at: requests) == expected, comment)
                    if let compiled { #expect(compiled.dollars(of: position, at: requests) == expected, comment) }
                }
            }
        }
        #expect(compiledCount > seeds * 3 / 5)
    }

    /// The straight line between two values misses none between them by more than the deviation says, and none at all
    /// where that is 0.
    @Test func atomsKeepToTheirDeviations() throws {
        for seed in 1...Seeds.count(quick: 150, all: 3_000) {
            var random = RandomCurves(seed: 9_000 + seed, scale: 12)
            guard let table = CompiledCurves<Int128>([random.curve()]) else { continue }
            for step in table.steps {
                func value(_ requests: Int) -> Rational {
                    Rational(table.value(of: step.atom, at: requests))
                }
                for _ in 0..<3 {
                    let from = random.whole(0...60)
                    let through = from + random.whole(1...12)
                    let deviation = Rational(table.deviation(of: step.atom, from: from, through: through))
                    for requests in from...through {
                        let share = Rational(requests - from, over: through - from)
                        let distance = value(requests) - value(from) - share * (value(through) - value(from))
                        let size = distance.signum < 0 ? -distance : distance
                        #expect(
                            deviation.isZero ? size.isZero : size < deviation, "seed \(seed), \(from) to \(through)")
                    }
                }
            }
        }
    }

    @Test func atomsRepeatThemselvesAfterTheirPeriods() throws {
        var periods = 0
        for seed in 1...Seeds.count(quick: 80, all: 1_000) {
            var random = RandomCurves(seed: 11_000 + seed, scale: 12)
            guard let table = CompiledCurves<Int128>([random.curve()]) else { continue }
            for step in table.steps {
                guard let period = table.exactAtoms[step.atom].period, let length = period.requests.asInt,
                    length < 1 << 36
                else { continue }
                periods += 1
                for requests in 0...40 {
                    let values = [requests, requests + length].map {
                        table.value(of: step.atom, at: $0)
                    }
                    #expect(Rational(values[1] - values[0]) == period.advance, "seed \(seed), N \(requests)")
                }
            }
        }
        #expect(periods > 30)
    }

    /// 1,000,001 requests are two blocks of a million, 0.40; the GB-seconds 1,000,001 · 0.0125 · 0.0000166667 are
    /// 0.20833395833375, in cents 0.21; three instances 3 · 4.24.
    @Test func addsBlocksCentsAndInstances() throws {
        let cent = try decimal("0.01")
        let curve = CostCurve(terms: [
            CostTerm(
                Fleet(minimum: 3).instances(), Metering(price: PiecewiseLinear(slopes: try decimal("4.24"), then: []))),
            metered(1, block: 1_000_000, price: try decimal("0.0000002"), roundUpTo: cent),
            metered(try decimal("0.0125"), price: try decimal("0.0000166667"), roundUpTo: cent),
        ])
        let compiled = try #require(CompiledCurves<Int128>([curve]))
        #expect(compiled.denominator == 100)
        #expect(
            [0, 1, 1_000_000, 1_000_001].map { compiled.cost(of: 0, at: $0) } == [1272, 1293, 1313, 1333])
    }

    /// Blocks of 10, the first 25 at 1 and what follows at 3: 21 requests are 30 priced, 25 + 5 · 3 = 40.
    @Test func aBlockStraddlesATierBound() throws {
        let term = CostTerm(
            SteppedFunction(PiecewiseLinear(slopes: 1, then: [])),
            Metering(
                block: 10,
                price: PiecewiseLinear(slopes: 1, then: [(25, 3)])))
        #expect(try cost(term, [0, 1, 10, 11, 20, 21, 30, 31]) == [0, 10, 10, 20, 20, 40, 40, 70])
    }

    /// Rounded up to a third of a dollar, where each request costs two dollars and a quarter.
    @Test func stepsFinerThanOneRequest() throws {
        let term = metered(1, price: Rational(9, over: 4), roundUpTo: Rational(1, over: 3))
        #expect(
            try cost(term, [1, 4, Self.most]) == [Rational(7, over: 3), 9, Rational(9, over: 4) * Rational(Self.most)])
    }

    @Test func aBlockLargerThanAllVolumes() throws {
        let term = metered(1, block: 3_000_000_000_000, price: Rational(1, over: 1_000_000))
        #expect(try cost(term, [0, 1, Self.most]) == [0, 3_000_000, 3_000_000])
    }

    @Test func noTermsCostNothing() throws {
        let compiled = try #require(CompiledCurves<Int128>([CostCurve(terms: [])]))
        #expect(compiled.cost(of: 0, at: Self.most) == 0)
    }

    @Test func numbersThatNeedMoreThan128BitsAreNotCompiled() throws {
        let tiny = try decimal("1e-60")
        for term in [
            metered(tiny, price: 1), .fixed(try decimal("1e40")),
            // ⌈1/2 + tiny · N⌉: a staircase that neither starts at 0 nor fits.
            metered(tiny, intercept: Rational(1, over: 2), price: 1, roundUpTo: 1),
        ] {
            let curves = [CostCurve(terms: [term])]
            #expect(CompiledCurves<Int128>(curves) == nil)
            let exact = CompiledCurves<Rational>(curves)
            for requests in [0, 1, Self.most] {
                #expect(exact.dollars(of: 0, at: requests) == term.amount(at: requests))
            }
        }
    }

    /// Terms that 128 bits hold one by one, and whose sum they hold or do not: what is compiled is exact up to the largest
    /// volume, and what is not are fractions.
    @Test func aSumBeyond128BitsIsComputedInFractions() throws {
        var (compiledCount, fractions) = (0, 0)
        for seed in 1...Seeds.count(quick: 80, all: 1_500) {
            var random = RandomCurves(seed: 17_000 + seed, scale: 12)
            let terms: [CostTerm] = (0..<random.whole(2...4)).map { _ in
                let size = Int128(random.whole(1...3)) << Int128(random.whole(112...118))
                let denominator = [999_999_937, 999_999_929, 999_999_893][random.whole(0...2)]
                return switch random.whole(0...3) {
                case 0: .fixed(Rational(size))
                case 1: metered(Rational(size >> 40), price: 1)
                case 2: metered(Rational(1, over: denominator), price: random.fraction() / Rational(denominator))
                default:
                    metered(
                        Rational(1, over: denominator), price: Rational(size >> 50), roundUpTo: Rational(size >> 52))
                }
            }
            for term in terms { #expect(CompiledCurves<Int128>([CostCurve(terms: [term])]) != nil, "seed \(seed)") }
            let curve = CostCurve(terms: terms + [random.term()])
            let compiled = CompiledCurves<Int128>([curve])
            let exact = CompiledCurves<Rational>([curve])
            if compiled == nil { fractions += 1 } else { compiledCount += 1 }
            for requests in Array(0...40) + [Self.most - 1, Self.most] {
                let cost = terms.reduce(curve.terms[terms.count].amount(at: requests)) { $0 + $1.amount(at: requests) }
                #expect(exact.dollars(of: 0, at: requests) == cost, "seed \(seed), N \(requests)")
                #expect(compiled.map { $0.dollars(of: 0, at: requests) == cost } ?? true, "seed \(seed), N \(requests)")
            }
        }
        #expect(compiledCount > 5 && fractions > 5, "the cases are on one side of the limit")
    }

    /// 10^-60 a request is more than nothing from the first one on and never reaches two.
    @Test func aStaircaseFromZeroIsCompiledHoweverFineItIs() throws {
        #expect(try cost(metered(try decimal("1e-60"), price: 1, roundUpTo: 1), [0, 1, Self.most]) == [0, 1, 1])
    }

    /// Heights over all volumes of a slope with a hundred digits, at volumes around its treads' ends.
    @Test func aSlopeOfManyDigitsHasTheSameHeights() throws {
        let slope = try decimal("0.3" + String(repeating: "1234567890", count: 9))
        var random = RandomCurves(seed: 5, scale: 1)
        let volumes = (0..<200).map { _ in
            Int(Double(random.whole(1...300_000_000_000)) / 0.31234567890123456)
        }
        for (requests, height) in zip(volumes, try cost(metered(slope, price: 1, roundUpTo: 1), volumes)) {
            #expect(height == Rational((slope * Rational(requests)).ceiling), "N \(requests)")
        }
    }

    /// Each tread ends where the next request needs one more.
    @Test func treadsEndBeforeTheNextStep() throws {
        for seed in 1...Seeds.count(quick: 60, all: 1_000) {
            var random = RandomCurves(seed: 13_000 + seed, scale: 1)
            let run = random.whole(2...5_000)
            let slope = Rational(random.whole(1...run - 1), over: run)
            let term = metered(slope, intercept: Rational(random.whole(0...run), over: run), price: 1, roundUpTo: 1)
            let table = try #require(CompiledCurves<Int128>([CostCurve(terms: [term])]))
            var next = random.whole(0...CostCurve.volumes.upperBound - 10_000_000)
            var treads = table.treads(of: 0, at: next)
            for _ in 0..<20 {
                let height = table.value(of: 0, at: next)
                #expect(table.value(of: 0, at: treads.end) == height, "seed \(seed)")
                #expect(table.value(of: 0, at: treads.end + 1) == height + 1, "seed \(seed)")
                next = treads.end + 1
                treads.advance()
            }
        }
    }
}
