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

    /// A line of which the value differs by `lower` at least and `upper` at most.
    private struct Band {
        var intercept: Rational
        var slope: Rational
        var lower: Rational = 0
        var upper: Rational = 0
    }

    /// ⌈x⌉ lies from x on and below x + 1. A positive part follows no line.
    private var band: Band? {
        var band = Band(intercept: intercept, slope: slope)
        for step in steps {
            guard step.atom.rule == .roundedUp, let inside = step.atom.inside.band else { return nil }
            band.intercept += step.unit * inside.intercept
            band.slope += step.unit * inside.slope
            let (low, high) = (step.unit * inside.lower, step.unit * (inside.upper + 1))
            band.lower += step.unit.signum < 0 ? high : low
            band.upper += step.unit.signum < 0 ? low : high
        }
        return band
    }

    func uncertainZone(around bound: Rational, in span: ClosedRange<Int>) -> Zone {
        let all = Zone(start: span.lowerBound, end: span.upperBound + 1, isRising: true)
        guard let band else { return all }
        /// How far the line is below the bound where the value may reach it, and where it has to.
        let (least, most) = (bound - band.intercept - band.upper, bound - band.intercept - band.lower)
        switch band.slope.signum {
        case 0:
            if most.signum <= 0 { return Zone(start: span.lowerBound, end: span.lowerBound, isRising: true) }
            if least.signum >= 0 { return Zone(start: span.lowerBound, end: span.lowerBound, isRising: false) }
            return all
        case 1:
            let end = (most / band.slope).volumeFromBelow
            return Zone(
                start: steps.isEmpty ? end : min((least / band.slope).volumeFromAbove + 1, end), end: end,
                isRising: true)
        default:
            let end = (least / band.slope).volumeFromBelow
            return Zone(start: min((most / band.slope).volumeFromAbove + 1, end), end: end, isRising: false)
        }
    }

    /// The first volume at which a rising line is at a bound or above; one behind the span where there is none.
    ///
    /// - Complexity: O(log n) evaluations for the n volumes over which it is uncertain; none for a plain line.
    func firstVolume(reaching bound: Rational, in span: ClosedRange<Int>) -> Int {
        let zone = uncertainZone(around: bound, in: span)
        if !zone.isRising { return span.upperBound + 1 }
        // The value is below the bound at `low` and no more at `high`, or these lie outside.
        var high = min(max(zone.end, span.lowerBound), span.upperBound + 1)
        var low = max(min(zone.start, high) - 1, span.lowerBound - 1)
        while low + 1 < high {
            let middle = low + (high - low) / 2
            if value(at: middle) < bound { low = middle } else { high = middle }
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
