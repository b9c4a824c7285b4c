import ExactMath

/// A cost curve as the segments of its terms: between two neighbouring starts it is one stepped line.
package struct SegmentedCurve: Sendable {
    /// For each term its segments; the first starts at 0, and starts rise strictly.
    package let terms: [[TermSegment]]

    /// - Complexity: O(s) for s segments of all terms.
    package init(_ curve: CostCurve) { terms = curve.terms.map { $0.segments } }

    /// The exact sum of the terms, each line from its start on; the first start is 0, and starts rise strictly.
    ///
    /// What fits 128 bits is to be had as a `ScaledCurve`, much faster.
    ///
    /// - Complexity: O(t·s) for t terms and s segments.
    package var lines: [(start: Int, line: SteppedLine)] {
        let starts = Set(terms.flatMap { $0.map { $0.start } } + [0]).sorted()
        var positions = [Int](repeating: 0, count: terms.count)
        return starts.map { start in
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

    /// Whether a segment of any term starts at a volume.
    package func hasSegment(from requests: Int) -> Bool {
        terms.contains { $0.contains { $0.start == requests } }
    }

    /// Dollars per request around a volume, on average over the steps.
    package func averageSlope(at requests: Int) -> Rational {
        terms.reduce(0) { sum, segments in
            guard let line = segments.last(where: { $0.start <= requests })?.line else { return sum }
            return line.steps.reduce(sum + line.slope) { $0 + $1.unit * $1.staircase.averageSlope }
        }
    }

    /// The least whole number that makes every amount of every term whole.
    package var commonDenominator: Rational {
        if let small = commonDenominator(with: 1) { return Rational(small) }
        var result = Rational.one
        for segment in terms.joined() {
            result = result.leastCommonMultiple(with: segment.line.intercept.wholeDenominator)
            result = result.leastCommonMultiple(with: segment.line.slope.wholeDenominator)
            for step in segment.line.steps { result = result.leastCommonMultiple(with: step.unit.wholeDenominator) }
        }
        return result
    }

    /// The least multiple of a positive number that makes every amount of every term whole; nil where it does not fit.
    package func commonDenominator(with other: Int128) -> Int128? {
        var result = other
        func include(_ amount: Rational) -> Bool {
            guard let (_, denominator) = amount.smallTerms,
                let multiple = result.leastCommonMultiple(with: denominator)
            else { return false }
            result = multiple
            return true
        }
        for segments in terms {
            for segment in segments {
                guard include(segment.line.intercept), include(segment.line.slope) else { return nil }
                for step in segment.line.steps where !include(step.unit) { return nil }
            }
        }
        return result
    }
}
