import CostCurves
import ExactMath
import TestSupport
import Testing

@Suite struct StaircaseTests {
    private func staircase(_ slope: Rational) throws -> Staircase {
        let term = CostTerm.metered(
            MeteredTerm(
                quantity: PiecewiseLinear(Line(intercept: 0, slope: slope)),
                price: PiecewiseLinear(slopes: 1, then: []), roundUpTo: 1))
        return try #require(term.segments.first?.line.steps.first?.staircase)
    }

    @Test func aRoundedSlopeHasTheSameHeights() throws {
        var generator = SeededGenerator(seed: 80_001)
        for _ in 0..<300 {
            let denominator = Int.random(in: 2...5_000, using: &generator)
            let slope = Rational(Int.random(in: 1..<denominator, using: &generator), over: denominator)
            let volume = Int.random(in: 1...90, using: &generator)
            let staircase = try staircase(slope)
            let rounded = try #require(staircase.withRoundedSlope(through: volume))
            #expect(rounded.slope.denominator <= BigInt(max(volume, 1)), "\(slope) through \(volume)")
            for requests in 0...volume {
                #expect(rounded.height(at: requests) == staircase.height(at: requests), "\(slope) at \(requests)")
            }
        }
    }

    /// Heights over all volumes of a slope with a hundred digits, at volumes where the line comes closest to a whole
    /// number: multiples of the rounded slope's denominator.
    @Test func aSlopeOfManyDigitsHasTheSameHeightsAtAllVolumes() throws {
        let digits = String(repeating: "1234567890", count: 9)
        let staircase = try staircase(try Rational(decimal: "0.3" + digits))
        let rounded = try #require(staircase.withRoundedSlope())
        let denominator = try #require(rounded.slope.denominator.asInt)
        let most = CostCurve.volumes.upperBound
        #expect(denominator <= most && rounded.slope > staircase.slope)
        for factor in 1...min(200, most / denominator) {
            for requests in [denominator * factor - 1, denominator * factor, denominator * factor + 1] {
                guard requests <= most else { continue }
                #expect(rounded.height(at: requests) == staircase.height(at: requests), "N \(requests)")
            }
        }
    }

    @Test func whatDoesNotStartAtZeroIsNotRounded() throws {
        let term = CostTerm.metered(
            MeteredTerm(
                quantity: PiecewiseLinear(Line(intercept: Rational(1, over: 3), slope: Rational(1, over: 7))),
                price: PiecewiseLinear(slopes: 1, then: []), roundUpTo: 1))
        let staircase = try #require(term.segments.first?.line.steps.first?.staircase)
        #expect(staircase.withRoundedSlope() == nil)
    }
}
