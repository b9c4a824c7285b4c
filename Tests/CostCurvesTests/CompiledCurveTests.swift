import CostCurves
import ExactMath
import TestSupport
import Testing

@Suite struct CompiledCurveTests {
    private static let most = CostCurve.volumes.upperBound

    private func decimal(_ text: String) throws -> Rational { try Rational(decimal: text) }

    private func metered(
        _ slope: Rational, block: Rational? = nil, price: Rational, roundUpTo: Rational? = nil
    ) -> CostTerm {
        .metered(
            MeteredTerm(
                quantity: PiecewiseLinear(Line(intercept: 0, slope: slope)), block: block,
                price: PiecewiseLinear(slopes: price, then: []), roundUpTo: roundUpTo))
    }

    @Test(arguments: [30, 1_000, 1_000_000, 100_000_000_000])
    func equalsTheExactCostOnRandomTerms(scale: Int) {
        var compiledCount = 0
        for seed in 1...300 {
            var random = RandomCurves(seed: seed, scale: scale)
            let curve = random.curve()
            guard let compiled = CompiledCurve(curve) else { continue }
            compiledCount += 1
            var probes = [0, 1, 2, Self.most - 1, Self.most]
            for _ in 0..<25 { probes.append(Int.random(in: 0...min(Self.most, 7 * scale), using: &random.generator)) }
            probes.append(Int.random(in: 0...Self.most, using: &random.generator))
            for requests in probes {
                let expected = curve.cost(at: requests)
                #expect(compiled.cost(at: requests) == expected, "seed \(seed), scale \(scale), N \(requests)")
            }
        }
        #expect(compiledCount > 250)
    }

    @Test func equalsTheExactCostAtEveryVolumeAroundItsKinks() throws {
        for seed in 1...60 {
            var random = RandomCurves(seed: 1_000 + seed, scale: 12)
            let curve = random.curve(terms: 1...3)
            let compiled = try #require(CompiledCurve(curve))
            for requests in 0...80 {
                #expect(compiled.cost(at: requests) == curve.cost(at: requests), "seed \(seed), N \(requests)")
            }
        }
    }

    /// 1,000,001 requests are two blocks of a million, 0.40; the GB-seconds 1,000,001 · 0.0125 · 0.0000166667 are
    /// 0.20833395833375, in cents 0.21; three instances 3 · 4.24.
    @Test func addsBlocksCentsAndInstances() throws {
        let cent = try decimal("0.01")
        let curve = CostCurve(terms: [
            .perInstance(rate: try decimal("4.24"), fleet: Fleet(minimum: 3)),
            metered(1, block: 1_000_000, price: try decimal("0.0000002"), roundUpTo: cent),
            metered(try decimal("0.0125"), price: try decimal("0.0000166667"), roundUpTo: cent),
        ])
        let compiled = try #require(CompiledCurve(curve))
        #expect(compiled.denominator == 100)
        #expect(compiled.scaledCost(at: 0) == 1272)
        #expect(compiled.scaledCost(at: 1) == 1272 + 20 + 1)
        #expect(compiled.scaledCost(at: 1_000_000) == 1272 + 20 + 21)
        #expect(compiled.scaledCost(at: 1_000_001) == 1272 + 40 + 21)
    }

    /// A fleet of at least 2 at 10 requests an instance stays at 2 up to 20 requests and has 3 instances at 21.
    @Test func leavesTheMinimumOfAFleet() throws {
        let fleet = Fleet(minimum: 2, instancesPerRequest: Rational(1, over: 10))
        let compiled = try #require(CompiledCurve(CostCurve(terms: [.perInstance(rate: 5, fleet: fleet)])))
        #expect([0, 20, 21, 30, 31].map(compiled.cost(at:)) == [10, 10, 15, 15, 20])
        #expect(compiled.cost(at: Self.most) == 500_000_000_000)
    }

    /// Blocks of 10, the first 25 at 1 and what follows at 3: 21 requests are 30 priced, 25 + 5 · 3 = 40.
    @Test func aBlockStraddlesATierBound() throws {
        let term = MeteredTerm(
            quantity: PiecewiseLinear(Line(intercept: 0, slope: 1)), block: 10,
            price: PiecewiseLinear(slopes: 1, then: [(25, 3)]))
        let compiled = try #require(CompiledCurve(CostCurve(terms: [.metered(term)])))
        #expect([0, 1, 10, 11, 20, 21, 30, 31].map(compiled.cost(at:)) == [0, 10, 10, 20, 20, 40, 40, 70])
    }

    /// Rounded up to a third of a dollar, where each request costs two dollars and a quarter.
    @Test func stepsFinerThanOneRequest() throws {
        let term = metered(1, price: Rational(9, over: 4), roundUpTo: Rational(1, over: 3))
        let compiled = try #require(CompiledCurve(CostCurve(terms: [term])))
        #expect(compiled.cost(at: 1) == Rational(7, over: 3))
        #expect(compiled.cost(at: 4) == 9)
        #expect(compiled.cost(at: Self.most) == Rational(9, over: 4) * Rational(Self.most))
    }

    @Test func aBlockLargerThanAllVolumes() throws {
        let compiled = try #require(
            CompiledCurve(CostCurve(terms: [metered(1, block: 3_000_000_000_000, price: Rational(1, over: 1_000_000))]))
        )
        #expect([0, 1, Self.most].map(compiled.cost(at:)) == [0, 3_000_000, 3_000_000])
    }

    @Test func noTermsCostNothing() throws {
        #expect(try #require(CompiledCurve(CostCurve(terms: []))).cost(at: Self.most) == 0)
    }

    @Test func numbersThatNeedMoreThan128BitsAreNotCompiled() throws {
        let tiny = try decimal("1e-60")
        #expect(CompiledCurve(CostCurve(terms: [metered(tiny, price: 1)])) == nil)
        #expect(CompiledCurve(CostCurve(terms: [.fixed(try decimal("1e40"))])) == nil)
        // ⌈1/2 + tiny · N⌉: a staircase that neither starts at 0 nor fits.
        let raised = MeteredTerm(
            quantity: PiecewiseLinear(Line(intercept: Rational(1, over: 2), slope: tiny)),
            price: PiecewiseLinear(slopes: 1, then: []), roundUpTo: 1)
        #expect(CompiledCurve(CostCurve(terms: [.metered(raised)])) == nil)
    }

    /// 10^-60 a request is more than nothing from the first one on and never reaches two.
    @Test func aStaircaseFromZeroIsCompiledHoweverFineItIs() throws {
        let compiled = try #require(
            CompiledCurve(CostCurve(terms: [metered(try decimal("1e-60"), price: 1, roundUpTo: 1)])))
        #expect([0, 1, Self.most].map(compiled.cost(at:)) == [0, 1, 1])
    }
}
