import ExactMath

/// Where a stepped line passes a bound.
extension SteppedLine {
    /// Two parallel lines between which the values lie; nil where there is a positive part, which follows no line.
    ///
    /// ⌈x⌉ lies from x on and below x + 1.
    var band: (low: Rational, high: Rational, slope: Rational)? {
        var band = (low: intercept, high: intercept, slope: slope)
        for step in steps {
            guard step.atom.rule == .roundedUp, let inside = step.atom.inside.band else { return nil }
            let (low, high) = (step.unit * inside.low, step.unit * (inside.high + 1))
            band.low += min(low, high)
            band.high += max(low, high)
            band.slope += step.unit * inside.slope
        }
        return band
    }

    /// The first volume at which a rising line is at a bound or above; one behind the span where there is none.
    ///
    /// - Complexity: O(log n) evaluations for the n volumes over which it is uncertain; none for a plain line.
    func firstVolume(reaching bound: Rational, in span: ClosedRange<Int>) -> Int {
        // The value is below the bound before `low`, and no more at `high`, or these lie outside.
        var (low, high) = (span.lowerBound, span.upperBound + 1)
        if let band, !band.slope.isZero {
            func volume(_ intercept: Rational) -> Int { ((bound - intercept) / band.slope).roundedUpToWhole.volume }
            let end = max(low, min(volume(band.low), high))
            (low, high) = (steps.isEmpty ? end : max(low, min(volume(band.high), high)), end)
        }
        while low < high {
            let middle = low + (high - low) / 2
            if value(at: middle) < bound { low = middle + 1 } else { high = middle }
        }
        return high
    }
}

extension Rational {
    /// A whole number as a volume; one beyond all volumes becomes one just outside of them.
    var volume: Int {
        let (below, above) = (CostCurve.volumes.lowerBound - 1, CostCurve.volumes.upperBound + 1)
        return asInt.map { Swift.max(below, Swift.min($0, above)) } ?? (signum < 0 ? below : above)
    }
}
