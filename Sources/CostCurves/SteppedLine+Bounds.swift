import ExactMath

/// Where a stepped line passes a bound.
extension SteppedLine {
    /// The volumes at which it cannot be told from the line that the steps follow on which side of a bound the value is,
    /// `start..<end`: it is at most the bound before them and at least that behind them, or the other way round where it
    /// is not `isRising`.
    struct Zone {
        let start: Int
        let end: Int
        let isRising: Bool
    }

    /// Two parallel lines between which the values lie; nil where there is a positive part, which follows no line.
    ///
    /// ⌈x⌉ lies from x on and below x + 1.
    private var band: (low: Rational, high: Rational, slope: Rational)? {
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

    func uncertainZone(around bound: Rational, in span: ClosedRange<Int>) -> Zone {
        let (start, behind) = (span.lowerBound, span.upperBound + 1)
        guard let band else { return Zone(start: start, end: behind, isRising: true) }
        /// How far the line through 0 has to be for the value to reach the bound perhaps, and for certain.
        let (least, most) = (bound - band.high, bound - band.low)
        let isRising = band.slope.signum > 0
        if band.slope.isZero {
            let isCertain = most.signum <= 0 || least.signum >= 0
            return Zone(
                start: start, end: isCertain ? start : behind, isRising: least.signum < 0 || most.signum <= 0)
        }
        let end = ((isRising ? most : least) / band.slope).volumeFromBelow
        let first = steps.isEmpty ? end : ((isRising ? least : most) / band.slope).volumeFromAbove + 1
        return Zone(
            start: max(min(first, end, behind), start), end: max(min(end, behind), start), isRising: isRising)
    }

    /// The first volume at which a rising line is at a bound or above; one behind the span where there is none.
    ///
    /// - Complexity: O(log n) evaluations for the n volumes over which it is uncertain; none for a plain line.
    func firstVolume(reaching bound: Rational, in span: ClosedRange<Int>) -> Int {
        if steps.isEmpty, !slope.isZero {
            return max(span.lowerBound, min(((bound - intercept) / slope).volumeFromBelow, span.upperBound + 1))
        }
        let zone = uncertainZone(around: bound, in: span)
        if !zone.isRising { return span.upperBound + 1 }
        // The value is below the bound before `low`, and no more at `high`, or these lie outside.
        var (low, high) = (zone.start, zone.end)
        while low < high {
            let middle = low + (high - low) / 2
            if value(at: middle) < bound { low = middle + 1 } else { high = middle }
        }
        return high
    }

    /// `max(0, f(N))`, whose inside is made whole.
    var positivePart: SteppedLine {
        let denominator = commonDenominator()
        return SteppedLine(SteppedAtom(.positivePart, scaled(by: denominator))).scaled(by: .one / denominator)
    }
}

extension Rational {
    /// The first volume that is not below the value; one beyond all volumes becomes one just outside of them.
    var volumeFromBelow: Int { roundedUpToWhole.volume }

    /// The last volume that is not above the value; one beyond all volumes becomes one just outside of them.
    var volumeFromAbove: Int { roundedDownToWhole.volume }

    private var volume: Int {
        let volumes = CostCurve.volumes
        if let volume = asInt { return Swift.max(volumes.lowerBound - 1, Swift.min(volume, volumes.upperBound + 1)) }
        return signum < 0 ? volumes.lowerBound - 1 : volumes.upperBound + 1
    }
}
