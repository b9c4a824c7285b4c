import ExactMath

/// Different staircases, each prepared once and then known by its position.
package struct StaircaseTable: Sendable {
    /// A staircase as it is used millions of times: plain numbers only.
    package struct Entry: Sendable {
        package let position: Int
        /// Whether `counter` is all there is to it; else the table has to count.
        package let isPlain: Bool
        /// Whether `counter` answers at all.
        package let isCounted: Bool
        package let counter: FixedPointStaircase
        /// How far the staircase can be from the straight line between two of its points; it is always less.
        package let slack: Int
        /// Its height at the largest volume.
        package let top: Int

        @usableFromInline
        init(position: Int, staircase: Staircase, counter: FixedPointStaircase?, top: Int) {
            self.position = position
            isPlain = counter?.isPlain == true
            isCounted = counter != nil
            self.counter = counter ?? .init()
            slack = 1 + staircase.inner.count
            self.top = top
        }
    }

    package private(set) var exact: [Staircase] = []
    package private(set) var entries: [Entry] = []
    @usableFromInline private(set) var inner: [FixedPointStaircase.Inner] = []
    /// Filled where there are more staircases than are worth looking through.
    private var positions: [Staircase: Int] = [:]

    private static var fewStaircases: Int { 8 }

    package init() {}

    /// The position of a staircase, which is added where it is new.
    ///
    /// - Complexity: O(1).
    package mutating func position(of staircase: Staircase) -> Int {
        let isSmall = exact.count <= Self.fewStaircases
        if let known = isSmall ? exact.firstIndex(of: staircase) : positions[staircase] { return known }
        let position = exact.count
        exact.append(staircase)
        if position == Self.fewStaircases {
            for (index, staircase) in exact.enumerated() { positions[staircase] = index }
        } else if position > Self.fewStaircases {
            positions[staircase] = position
        }
        let counter =
            FixedPointStaircase(staircase, inner: &inner)
            ?? staircase.withRoundedSlope().flatMap { FixedPointStaircase($0, inner: &inner) }
        let most = CostCurve.volumes.upperBound
        let top = counter?.height(at: most, inner: inner) ?? staircase.height(at: most).asInt ?? most
        entries.append(Entry(position: position, staircase: staircase, counter: counter, top: top))
        return position
    }

    /// The exact height at this many requests.
    @inlinable @inline(__always)
    package func height(of entry: Entry, at requests: Int) -> Int {
        entry.isPlain ? entry.counter.height(at: requests) : slowHeight(of: entry, at: requests)
    }

    @inline(never) @usableFromInline
    func slowHeight(of entry: Entry, at requests: Int) -> Int {
        if entry.isCounted { return entry.counter.height(at: requests, inner: inner) }
        return exact[entry.position].height(at: requests).asInt ?? 0
    }

    /// The ends of a staircase's treads; nil where they have to be searched for.
    package func ends(of entry: Entry) -> StaircaseEnds? {
        guard entry.isPlain else { return nil }
        let staircase = exact[entry.position]
        return StaircaseEnds(phase: staircase.phase, slope: staircase.slope)
    }

    /// The end of the tread on which `requests` lies, or `limit` where it lies beyond.
    @inline(never)
    package func searchedEnd(of entry: Entry, at requests: Int, height: Int, limit: Int) -> Int {
        var (low, high) = (requests, requests)
        var stride = 1
        while high < limit {
            high = min(limit, low + stride)
            stride *= 2
            if self.height(of: entry, at: high) != height { break }
            low = high
        }
        while low + 1 < high {
            let middle = low + (high - low) / 2
            if self.height(of: entry, at: middle) == height { low = middle } else { high = middle }
        }
        return low
    }

    /// After how many requests a staircase repeats itself, higher by a constant; nil where that is beyond all volumes.
    package func period(of entry: Entry) -> Int? {
        let staircase = exact[entry.position]
        var period = Rational.one
        var advance = staircase.slope
        for step in staircase.inner {
            period = Rational.commonMultiple(period, Rational(step.staircase.slope.denominator))
            advance += step.unit * step.staircase.slope
        }
        let rest = Rational((advance * period).denominator)
        return (period * rest).asInt.flatMap { $0 <= CostCurve.volumes.upperBound ? $0 : nil }
    }
}

extension Rational {
    /// The least common multiple of two positive whole numbers.
    package static func commonMultiple(_ one: Rational, _ other: Rational) -> Rational {
        one.divided(by: other).map { Rational($0.numerator) * other } ?? one
    }
}
