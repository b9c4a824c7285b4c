import CostCurves
import ExactMath
import TestSupport
import Testing

@testable import Analysis

@Suite("The search over steps of an input")
struct InputSearchTests {
    /// A term with exaggerated blocks, tiers and roundings; sometimes none of them.
    private func term(_ generator: inout SeededGenerator) -> InputTerm {
        func number(_ range: ClosedRange<Int>, over divisor: Int = 1) -> Rational {
            Rational(Int.random(in: range, using: &generator), over: divisor)
        }
        func maybe(_ value: Rational) -> Rational? { Bool.random(using: &generator) ? value : nil }
        let slope = number(1...30, over: 7)
        let start = number(1...400)
        let quantity =
            switch Int.random(in: 0...2, using: &generator) {
            case 0: PiecewiseLinear(Line(intercept: 0, slope: slope))
            case 1:
                PiecewiseLinear(
                    Line(intercept: 0, slope: 0), then: [(start, Line(intercept: -slope * start, slope: slope))])
            default: PiecewiseLinear(Line(intercept: start, slope: 0), then: [(start, Line(intercept: 0, slope: 1))])
            }
        let price = number(1...9, over: 5)
        let bound = number(1...900)
        let next = number(0...9, over: 5)
        let tiered = PiecewiseLinear(
            Line(intercept: 0, slope: price), then: [(bound, Line(intercept: (price - next) * bound, slope: next))])
        return InputTerm(
            quantity: quantity,
            Metering(
                block: maybe(number(1...200, over: 3)), price: tiered, roundUpTo: maybe(number(1...300, over: 2))))
    }

    private func curve(_ generator: inout SeededGenerator, shared: [InputTerm]) -> InputCurve {
        let own = (0..<Int.random(in: 0...3, using: &generator)).map { _ in term(&generator) }
        return InputCurve(constant: Rational(Int.random(in: 0...900, using: &generator)), terms: own + shared)
    }

    @Test("finds the ranges that trying every step finds", arguments: 0..<40)
    func bruteForce(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<8 {
            let shared = Bool.random(using: &generator) ? [term(&generator)] : []
            let (baseline, alternative) = (curve(&generator, shared: shared), curve(&generator, shared: shared))
            let first = Rational(Int.random(in: 0...20, using: &generator), over: 3)
            let step = Rational(Int.random(in: 1...9, using: &generator), over: 4)
            var expected: [ClosedRange<Int128>] = []
            for position in Int128(0)...400 {
                let argument = first + step * Rational(position)
                guard alternative.cost(at: argument) < baseline.cost(at: argument) else { continue }
                if let last = expected.last, last.upperBound + 1 == position {
                    expected[expected.count - 1] = last.lowerBound...position
                } else {
                    expected.append(position...position)
                }
            }
            var search = InputSearch(alternative, below: baseline, first: first, step: step)
            #expect(try search.ranges(in: 0...400) == expected, "seed \(seed)")
        }
    }

    @Test("a difference that stays within its roundings for ever is given up, not searched without end")
    func tooFine() {
        func curve(_ roundUpTo: Rational) -> InputCurve {
            let line = PiecewiseLinear(Line(intercept: 0, slope: 1))
            return InputCurve(
                constant: 0, terms: [InputTerm(quantity: line, Metering(price: line, roundUpTo: roundUpTo))])
        }
        var search = InputSearch(
            curve(Rational(1, over: 3)), below: curve(Rational(1, over: 2)), first: 0, step: Rational(1, over: 10))
        #expect(throws: InputSearch.TooFine.self) { try search.ranges(in: 0...InputGrid.mostSteps) }
    }

    @Test("equal costs are a tie, however long the grid is")
    func tie() throws {
        let line = PiecewiseLinear(Line(intercept: 0, slope: 1))
        let curve = InputCurve(constant: 1, terms: [InputTerm(quantity: line, Metering(price: line, roundUpTo: 1))])
        var search = InputSearch(curve, below: curve, first: 0, step: 1)
        #expect(search.isTie)
        #expect(try search.ranges(in: 0...InputGrid.mostSteps).isEmpty)
    }
}
