import ExactMath

/// How many runs were billed how many milliseconds.
///
/// ## Invariants
/// - Milliseconds ascend and differ, counts are positive, and there is at least one.
public struct DurationClasses: Equatable, Sendable {
    public struct Class: Equatable, Sendable {
        public let ms: Int
        public let runs: Int

        public init(ms: Int, runs: Int) {
            self.ms = ms
            self.runs = runs
        }
    }

    public let classes: [Class]

    init?(_ classes: [Class]) {
        guard !classes.isEmpty else { return nil }
        self.classes = classes
    }

    public var runs: Int { classes.reduce(0) { $0.addingClamped($1.runs) } }

    /// The milliseconds of all runs together.
    public var totalMs: Int128 { classes.reduce(0) { $0 + Int128($1.ms) * Int128($1.runs) } }

    /// The milliseconds that a share of the runs stays within, by the nearest rank.
    public func percentile(_ percent: Rational) -> Int {
        var rest = (Rational(runs) * percent / 100).ceiling.asInt ?? runs
        for entry in classes {
            rest -= entry.runs
            if rest <= 0 { return entry.ms }
        }
        return classes.last?.ms ?? 0
    }

    /// How many classes a scenario file keeps as they are.
    public static let kept = 40

    /// At most so many groups are made of more.
    static let groups = 24

    /// Few enough classes to read: groups of neighbours, each as wide as a power of two splits the range up to the next
    /// one into equal parts, each put as its mean.
    ///
    /// A mean is seldom whole, and each run bills whole milliseconds, so a group becomes two classes, at the whole
    /// milliseconds around its mean, in the proportion that keeps its sum. Runs and milliseconds are in total what they
    /// were, and so is what they cost by the millisecond.
    func merged() -> DurationClasses {
        guard classes.count > Self.kept else { return self }
        var parts = 64
        while parts > 1, Set(classes.map { Self.group(of: $0.ms, parts: parts) }).count > Self.groups { parts /= 2 }
        var result: [Int: Int] = [:]
        var position = 0
        while position < classes.count {
            let group = Self.group(of: classes[position].ms, parts: parts)
            var (runs, sum): (Int128, Int128) = (0, 0)
            while position < classes.count, Self.group(of: classes[position].ms, parts: parts) == group {
                runs += Int128(classes[position].runs)
                sum += Int128(classes[position].ms) * Int128(classes[position].runs)
                position += 1
            }
            let (mean, above) = sum.quotientAndRemainder(dividingBy: runs)
            if above < runs { result[Int(mean), default: 0] += Int(runs - above) }
            if above > 0 { result[Int(mean) + 1, default: 0] += Int(above) }
        }
        return DurationClasses(sorting: result) ?? self
    }

    private init?(sorting classes: [Int: Int]) {
        self.init(classes.map { Class(ms: $0.key, runs: $0.value) }.sorted { $0.ms < $1.ms })
    }

    /// The number of the power of two below, and of the part between it and the next.
    private static func group(of ms: Int, parts: Int) -> Int {
        let power = Int.bitWidth - 1 - max(1, ms).leadingZeroBitCount
        return power * parts + (((ms - (1 << power)) * parts) >> power)
    }

    /// The same with no run longer than so much, which those are that take longer.
    func shortened(to longest: Int) -> DurationClasses {
        guard let last = classes.last, last.ms > longest else { return self }
        var result: [Int: Int] = [:]
        for entry in classes {
            result[min(entry.ms, longest)] = (result[min(entry.ms, longest)] ?? 0).addingClamped(entry.runs)
        }
        return DurationClasses(sorting: result) ?? self
    }

    /// The same with one millisecond more for so many runs, taken from the longest down that have room for it.
    func lengthening(_ number: Int, upTo longest: Int) -> DurationClasses {
        var rest = number
        var result: [Int: Int] = [:]
        for entry in classes.reversed() {
            let moved = entry.ms < longest ? min(rest, entry.runs) : 0
            rest -= moved
            if moved > 0 { result[entry.ms + 1, default: 0] += moved }
            if entry.runs > moved { result[entry.ms, default: 0] += entry.runs - moved }
        }
        return DurationClasses(sorting: result) ?? self
    }
}
