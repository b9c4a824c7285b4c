import CostCurves
import ExactMath

extension InputCurve {
    /// The position of the smallest value of a grid at which the cost is least.
    ///
    /// Between the kinks of its terms the cost is a straight line but for what is rounded up, and never below that line. So
    /// the least cost at the ends of these stretches leaves only values to try whose line is not above it.
    ///
    /// - Returns: nil where a term counts by blocks, so that its line says less.
    /// - Complexity: O(kinks) where nothing is rounded; else the values whose lines are within the rounding of the least.
    func cheapest(over grid: InputGrid) -> Int128? {
        guard terms.allSatisfy({ $0.metering.block == nil }) else { return nil }
        var stretches: [ClosedRange<Int128>] = []
        var start = grid.steps.lowerBound
        let kinks = terms.flatMap { $0.kinks }.compactMap { ($0 - grid.first).divided(by: grid.step)?.floor.asInt128 }
        for end in Set(kinks).filter({ grid.steps.contains($0) }).sorted() + [grid.last] where end >= start {
            stretches.append(start...end)
            start = end + 1
        }
        var best = (position: grid.steps.lowerBound, cost: cost(at: grid.value(grid.steps.lowerBound)))
        func take(_ position: Int128) {
            let cost = cost(at: grid.value(position))
            if cost < best.cost || cost == best.cost && position < best.position { best = (position, cost) }
        }
        for stretch in stretches {
            take(stretch.lowerBound)
            take(stretch.upperBound)
        }
        let isRounded = terms.contains { $0.metering.roundUpTo != nil }
        guard isRounded else { return best.position }
        for stretch in stretches where stretch.count > 2 {
            func line(_ position: Int128) -> Rational { unrounded(at: grid.value(position)) }
            let rises = line(stretch.lowerBound) <= line(stretch.upperBound)
            var position = rises ? stretch.lowerBound : stretch.upperBound
            while stretch.contains(position), line(position) <= best.cost {
                take(position)
                position += rises ? 1 : -1
            }
        }
        return best.position
    }

    /// The cost if no term were rounded.
    private func unrounded(at argument: Rational) -> Rational {
        terms.reduce(constant) { $0 + $1.metering.price($1.quantity(argument)) }
    }
}
