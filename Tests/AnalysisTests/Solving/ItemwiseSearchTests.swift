import ExactMath
import TestSupport
import Testing

@testable import Analysis

@Suite("The search by line items that only rise or only fall")
struct ItemwiseSearchTests {
    /// An item that climbs at random, turned round at random, and missing while it is 0.
    private func item(_ generator: inout SeededGenerator) -> [Int] {
        var (values, value) = ([Int](), Bool.random(using: &generator) ? 0 : Int.random(in: 0...40, using: &generator))
        for _ in 0...300 {
            values.append(value)
            if Int.random(in: 0...9, using: &generator) == 0 { value += Int.random(in: 0...9, using: &generator) }
        }
        return Bool.random(using: &generator) ? values : values.reversed()
    }

    @Test("finds the ranges that trying every step finds", arguments: 0..<40)
    func bruteForce(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let sides = (0..<2).map { _ in (0..<3).map { _ in item(&generator) } }
        func amounts(_ side: Int, _ step: Int128) -> [String: Rational] {
            var result: [String: Rational] = [:]
            for (name, values) in sides[side].enumerated() where values[Int(step)] > 0 {
                result["\(name)"] = Rational(values[Int(step)])
            }
            return result
        }
        var expected: [ClosedRange<Int128>] = []
        for step in Int128(0)...300 {
            let costs = [0, 1].map { amounts($0, step).values.reduce(Rational.zero, +) }
            guard costs[1] < costs[0] else { continue }
            if let last = expected.last, last.upperBound + 1 == step {
                expected[expected.count - 1] = last.lowerBound...step
            } else {
                expected.append(step...step)
            }
        }
        var search = ItemwiseSearch { (amounts(0, $0), amounts(1, $0)) }
        #expect(try search.ranges(in: 0...300).cheaper == expected, "seed \(seed)")
    }
}
