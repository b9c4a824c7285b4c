import ExactMath

/// A cost curve cut at the kinks of all its terms: between two of them it is one stepped line.
package struct SegmentedCurve: Sendable {
    /// The lines, each from its start on; the first start is 0, and starts rise strictly.
    package let segments: [(start: Int, line: SteppedLine)]

    /// - Complexity: O(t·k) for t terms and k kinks.
    package init(_ curve: CostCurve) {
        let terms = curve.terms.map(\.segments)
        let starts = Set(terms.flatMap { $0.map(\.start) } + [0]).sorted()
        var positions = [Int](repeating: 0, count: terms.count)
        segments = starts.map { start in
            var line = SteppedLine(intercept: 0)
            for index in terms.indices {
                while positions[index] + 1 < terms[index].count, terms[index][positions[index] + 1].start <= start {
                    positions[index] += 1
                }
                line = line + terms[index][positions[index]].line
            }
            return (start, line)
        }
    }

    /// Dollars per request around a volume, on average over the steps.
    package func averageSlope(at requests: Int) -> Rational {
        guard let line = segments.last(where: { $0.start <= requests })?.line else { return 0 }
        return line.steps.reduce(line.slope) { $0 + $1.unit * $1.staircase.averageSlope }
    }

    /// The least whole number that makes every amount of the curve whole.
    package var commonDenominator: Rational {
        var result = Rational.one
        for (_, line) in segments {
            result = result.leastCommonMultiple(with: line.intercept.wholeDenominator)
            result = result.leastCommonMultiple(with: line.slope.wholeDenominator)
            for step in line.steps { result = result.leastCommonMultiple(with: step.unit.wholeDenominator) }
        }
        return result
    }
}

extension SteppedLine {
    /// Whether every cost on the line, and every part of it, stays below a limit in size at all volumes.
    package func bound(times factor: Int128, isBelow limit: Rational) -> Bool {
        func size(_ value: Rational) -> Rational { value.signum < 0 ? -value : value }
        let most = Rational(CostCurve.volumes.upperBound)
        var sum = size(intercept) + size(slope) * most
        for step in steps {
            // A staircase is at most as high as its slopes are long, rounded up; one more for each inner one leaves
            // room for the steps' sizes on their own.
            var height = step.staircase.slope * most + Rational(1 + step.staircase.inner.count)
            for part in step.staircase.inner { height += part.unit * (part.staircase.slope * most + 1) }
            sum += size(step.unit) * height
        }
        return sum * Rational(factor) < limit
    }
}

extension Rational {
    /// The value times a factor where that is whole and fits.
    package func scaled(by factor: Int128) -> Int128? {
        guard let (numerator, denominator) = smallTerms else { return nil }
        let (product, overflow) = numerator.multipliedReportingOverflow(by: factor / denominator)
        return overflow || factor % denominator != 0 ? nil : product
    }
}
