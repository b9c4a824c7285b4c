import ExactMath
import TestSupport
import Testing

@Suite struct PiecewiseLinearTests {
    /// A tiered rate: 3 each up to 100, 2 each up to 1000, then 1 each.
    private let tiers = PiecewiseLinear(slopes: 3, then: [(100, 2), (1000, 1)])

    @Test(arguments: [(0, 0), (1, 3), (99, 297), (100, 300), (101, 302), (1000, 2100), (1001, 2101), (5000, 6100)])
    func followsItsSlopes(x: Int, y: Int) {
        #expect(tiers(Rational(x)) == Rational(y))
    }

    @Test func pieceBeginsAtItsLowerBound() {
        let jump = PiecewiseLinear(
            Line(intercept: 1, slope: 0), then: [(Rational(10), Line(intercept: 5, slope: 1))])
        #expect(jump(Rational(99, over: 10)) == 1)
        #expect(jump(10) == 15)
        #expect(jump.line(at: 0) == Line(intercept: 1, slope: 0))
        #expect(jump.line(at: 10) == Line(intercept: 5, slope: 1))
        #expect(jump.line(at: 1_000_000) == Line(intercept: 5, slope: 1))
    }

    @Test func mergesPiecesThatChangeNothing() {
        #expect(PiecewiseLinear(slopes: 3, then: [(50, 3), (100, 2), (200, 2), (1000, 1)]) == tiers)
        #expect(PiecewiseLinear(slopes: 3, then: [(50, 3)]) == PiecewiseLinear(Line(intercept: 0, slope: 3)))
        #expect(tiers.rest.map(\.lowerBound) == [100, 1000])
        #expect(tiers.scaled(by: 0) == PiecewiseLinear(Line(intercept: 0, slope: 0)))
        // The same line again after another one is a piece of its own.
        let line = Line(intercept: 0, slope: 1)
        let there = PiecewiseLinear(line, then: [(1, Line(intercept: 1, slope: 0)), (2, line)])
        #expect(there.rest.count == 2)
    }

    @Test(arguments: [1, 2] as [UInt64])
    func slopesMeetAtEveryBound(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            var bound = Rational(0)
            var slopes: [(lowerBound: Rational, slope: Rational)] = []
            for _ in 0..<Int(random.next() % 6) {
                bound += Rational(random.positiveInt128(bits: 1...60)) * Rational(1, over: 1024)
                slopes.append((bound, Rational(random.int128(bits: 0...4))))
            }
            let function = PiecewiseLinear(slopes: Rational(random.int128(bits: 0...4)), then: slopes)
            let factor = try random.rational()
            let scaled = function.scaled(by: factor)
            let problem: Comment = "seed \(seed): \(function)"
            #expect(function(0) == 0, problem)
            var before = function.first
            for piece in function.rest {
                #expect(before(piece.lowerBound) == piece.line(piece.lowerBound), problem)
                #expect(before != piece.line, problem)
                #expect(scaled(piece.lowerBound) == function(piece.lowerBound) * factor, problem)
                before = piece.line
            }
            for ((lowerBound, slope), end) in zip(slopes, slopes.dropFirst().map(\.lowerBound) + [bound + 1]) {
                #expect(function.line(at: lowerBound).slope == slope, problem)
                #expect(function(end) == function(lowerBound) + slope * (end - lowerBound), problem)
            }
        }
    }
}
