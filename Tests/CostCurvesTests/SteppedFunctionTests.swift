import ExactMath
import TestSupport
import Testing

@testable import CostCurves

extension SteppedFunction {
    /// The invariants of the function, its lines and their atoms.
    func checkInvariants(_ comment: Comment) {
        #expect(pieces.dropFirst().allSatisfy { CostCurve.volumes.contains($0.start) && $0.start > 0 }, comment)
        for (piece, next) in zip(pieces, pieces.dropFirst()) {
            #expect(piece.start < next.start && piece.line != next.line, comment)
        }
        for piece in pieces { piece.line.checkInvariants(comment) }
    }
}

extension SteppedLine {
    fileprivate func checkInvariants(_ comment: Comment) {
        #expect(steps.allSatisfy { !$0.unit.isZero }, comment)
        #expect(Set(steps.map { $0.atom }).count == steps.count, comment)
        for step in steps {
            let inside = step.atom.inside
            switch step.atom.rule {
            case .roundedUp:
                #expect(inside.intercept > -1 && inside.intercept <= 0, comment)
                #expect(inside.slope >= 0 && inside.slope < 1, comment)
                #expect(inside.steps.allSatisfy { $0.unit > 0 && $0.unit < 1 }, comment)
                #expect(!inside.slope.isZero || !inside.steps.isEmpty, comment)
                let grid = SteppedLine(intercept: 0, slope: inside.slope, steps: inside.steps).commonDenominator()
                #expect((inside.intercept * grid).isWhole, comment)
            case .positivePart: #expect(inside.commonDenominator() == 1, comment)
            }
            inside.checkInvariants(comment)
        }
    }
}

@Suite struct SteppedFunctionTests {
    private static let most = CostCurve.volumes.upperBound

    private func probes(_ random: inout RandomCurves) -> [Int] {
        Array(0...30) + (0..<8).map { _ in random.whole(0...7 * random.scale) } + [Self.most - 1, Self.most]
    }

    /// The cost of a term, and its amounts over all volumes, are what its formula says.
    @Test(arguments: [5, 40, 1_000_000])
    func termsEqualTheirFormulas(scale: Int) {
        var (falling, nested) = (0, 0)
        for seed in 1...Seeds.count(quick: 150, all: 1_000) {
            var random = RandomCurves(seed: seed, scale: scale)
            let pair = random.termAndFormula()
            let amounts = pair.term.amounts
            let comment: Comment = "seed \(seed), scale \(scale)"
            amounts.checkInvariants(comment)
            for requests in probes(&random) {
                let expected = pair.formula(requests)
                #expect(pair.term.amount(at: requests) == expected, "seed \(seed), scale \(scale), N \(requests)")
                #expect(amounts(requests) == expected, "seed \(seed), scale \(scale), N \(requests)")
            }
            if amounts.pieces.contains(where: { !$0.line.isRising }) { falling += 1 }
            if amounts.pieces.contains(where: { $0.line.steps.contains { !$0.atom.isPlain } }) { nested += 1 }
        }
        #expect(falling > 2 && nested > 5, "the cases are too plain to show anything")
    }

    @Test func operationsAreWhatTheySayAtEveryVolume() {
        for seed in 1...Seeds.count(quick: 100, all: 1_500) {
            var random = RandomCurves(seed: 3_000 + seed, scale: 20)
            let (f, g) = (random.term().amounts, random.term().amounts)
            let (factor, unit) = (random.fraction() - 2, random.fraction())
            let price = random.price()
            let difference = SteppedFunction.sum([f, g.scaled(by: -1)])
            let results: [(SteppedFunction, (Int) -> Rational)] = [
                (.sum([f, g, f]), { f($0) + g($0) + f($0) }),
                (f.scaled(by: factor), { factor * f($0) }),
                (f.roundedUp(toMultipleOf: unit), { f($0).roundedUp(toMultipleOf: unit) }),
                (difference.positivePart, { max(0, f($0) - g($0)) }),
                (difference.positivePart.priced(by: price), { price(max(0, f($0) - g($0))) }),
            ]
            for (place, (result, expected)) in results.enumerated() {
                result.checkInvariants("seed \(seed), operation \(place)")
                for requests in Array(0...60) + [Self.most] {
                    #expect(result(requests) == expected(requests), "seed \(seed), operation \(place), N \(requests)")
                }
            }
        }
    }

    /// Equal functions are equal values, whichever way they are made: ⌈N/3 + 5/2⌉ is 3 + ⌈N/3 - 1/2⌉, which at whole N is
    /// 3 + ⌈N/3 - 1/3⌉.
    @Test func equalStaircasesAreEqualValues() {
        func rounded(_ intercept: Rational) -> SteppedFunction {
            SteppedFunction(PiecewiseLinear(Line(intercept: intercept, slope: Rational(1, over: 3))))
                .roundedUp(toMultipleOf: 1)
        }
        #expect(rounded(Rational(5, over: 2)) == rounded(Rational(8, over: 3)))
        #expect(rounded(Rational(5, over: 2)) != rounded(Rational(7, over: 3)))
        #expect(SteppedFunction.sum([rounded(0), rounded(0).scaled(by: -1)]) == SteppedFunction(0))
    }

    /// Blocks of ten of a quantity rounded up to whole ones are blocks of ten of the quantity.
    @Test func blocksOfBlocksAreOneStaircase() {
        let thirds = SteppedFunction(PiecewiseLinear(slopes: Rational(1, over: 3), then: []))
        #expect(
            thirds.roundedUp(toMultipleOf: 1).roundedUp(toMultipleOf: 10) == thirds.roundedUp(toMultipleOf: 10))
    }
}
