import CostCurves
import ExactMath

/// The different staircases of all curves of a search, each prepared once.
struct StaircaseTable {
    /// A staircase as it is used millions of times: plain numbers only.
    struct Entry {
        let position: Int
        /// Whether `counter` and `ends` answer; else the exact staircase has to.
        let isPrepared: Bool
        let counter: FixedPointStaircase
        let ends: StaircaseEnds
        /// How far the staircase can be from the straight line between two of its points; it is always less.
        let slack: Int
    }

    private var exact: [Staircase] = []
    private(set) var entries: [Entry] = []
    private var inner: [FixedPointStaircase.Inner] = []
    private var isCounted: [Bool] = []
    private var positions: [Staircase: Int] = [:]

    /// The position of a staircase, which is added where it is new.
    mutating func position(of staircase: Staircase) -> Int {
        if let known = positions[staircase] { return known }
        let position = exact.count
        positions[staircase] = position
        exact.append(staircase)
        let counter = FixedPointStaircase(staircase, inner: &inner)
        let ends = counter?.isPlain == true ? StaircaseEnds(phase: staircase.phase, slope: staircase.slope) : nil
        let entry = Entry(
            position: position, isPrepared: ends != nil, counter: counter ?? .init(), ends: ends ?? .init(),
            slack: 1 + staircase.inner.count)
        isCounted.append(counter != nil)
        entries.append(entry)
        return position
    }

    @inline(__always)
    func height(of entry: Entry, at requests: Int) -> Int {
        entry.isPrepared ? entry.counter.height(at: requests) : slowHeight(of: entry, at: requests)
    }

    @inline(never)
    private func slowHeight(of entry: Entry, at requests: Int) -> Int {
        if isCounted[entry.position] { return entry.counter.height(at: requests, inner: inner) }
        return exact[entry.position].height(at: requests).asInt ?? 0
    }

    /// The end of the tread on which `requests` lies, or `limit` where it lies beyond.
    @inline(__always)
    func lastVolume(of entry: Entry, at requests: Int, height: Int, limit: Int) -> Int {
        if entry.isPrepared { return min(limit, entry.ends.lastVolume(notAbove: height)) }
        return slowLastVolume(of: entry, at: requests, height: height, limit: limit)
    }

    @inline(never)
    private func slowLastVolume(of entry: Entry, at requests: Int, height: Int, limit: Int) -> Int {
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
    func period(of entry: Entry) -> Int? {
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
    static func commonMultiple(_ one: Rational, _ other: Rational) -> Rational {
        one.divided(by: other).map { Rational($0.numerator) * other } ?? one
    }
}
