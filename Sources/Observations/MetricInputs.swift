import ExactMath

/// What metrics say beside how many requests there were: each where what it takes came for the same times.
public struct MetricInputs: Sendable {
    /// How long runs of functions took.
    public enum Durations: Sendable {
        /// The mean of so many runs, in milliseconds.
        case mean(Rational, runs: Rational)
        /// Percentiles of the whole time, in whole milliseconds as runs are billed.
        case percentiles([(name: String, ms: Int)])
    }

    public let durations: Durations?
    /// Bytes of a request: in and out of a balancer or an API together, or out of instances.
    public let bytesPerRequest: Rational?
    public let bytesSource: MetricKind?
    /// Connections for a request. Both sides of the balancer count, so it is at most this.
    public let connectionsPerRequest: Rational?
    public let connectionSeconds: Rational?
    /// Rules that a request was checked against, without the default one; those that cost nothing are among them.
    ///
    /// Source: Application Load Balancer user guide, "CloudWatch metrics for your Application Load Balancer", 2026.
    public let rulesPerRequest: Rational?
    /// Requests that an instance would carry a second at `utilization`, if its processor is busy in proportion to them.
    public let requestsPerSecond: Rational?
    /// The share of a processor that is meant to be busy, as a scenario file has it where it says nothing else.
    public static let utilization = Rational(3, over: 5)
    /// The fewest and the most instances in service.
    public let instances: (least: Rational, most: Rational)?
    /// The most runs of functions at once.
    public let mostConcurrent: Rational?

    /// Labels of metrics without the other half that their values are divided by, or that is divided by them.
    public let unpaired: [String]

    /// Metrics that are there and cannot be divided, with what keeps them apart.
    public let obstacles: [MetricObstacle]

    /// Metrics that gave one of these, or count requests.
    public let used: Set<MetricKind>

    init(_ metrics: [ObservedMetric]) {
        let series = MetricValues(metrics)
        var used = Set(metrics.filter { $0.demand != nil }.compactMap { $0.kind })
        /// Takes a value that came of these metrics.
        func taking<Value>(_ kinds: [MetricKind], _ value: Value?) -> Value? {
            if value != nil { used.formUnion(kinds) }
            return value
        }
        durations = taking([.duration], Self.durations(series))
        // What instances send is no answer to a function's calls.
        let volumes: [(MetricKind, MetricKind)] = [
            (.processedBytes, .requestCount), (.dataProcessed, .count), (.networkOut, .requestCount),
            (.networkOut, .count),
        ]
        let bytes = volumes.lazy.compactMap { pair in series.ratio(of: pair.0, to: pair.1).map { (pair.0, $0) } }.first
        bytesSource = bytes?.0
        bytesPerRequest = taking([bytes?.0].compactMap { $0 }, bytes?.1)
        connectionsPerRequest = taking(
            [.newConnectionCount], series.ratio(of: .newConnectionCount, to: .requestCount))
        // One value a minute, so a sum over connections and minutes.
        connectionSeconds = taking(
            [.activeConnectionCount],
            series.ratio(of: .activeConnectionCount, to: .newConnectionCount).map { $0 * 60 })
        rulesPerRequest = taking([.ruleEvaluations], series.ratio(of: .ruleEvaluations, to: .requestCount))
        requestsPerSecond = Self.requestsPerSecond(series)
        if requestsPerSecond != nil { used.formUnion([.cpuUtilization, .requestCountPerTarget, .instances]) }
        instances = taking([.instances], series.range(.instances))
        mostConcurrent = taking([.concurrentExecutions], series.largest(.concurrentExecutions))
        self.used = used
        let pairs: [(MetricKind, MetricKind)] = [
            (.processedBytes, .requestCount), (.dataProcessed, .count),
            (.newConnectionCount, .requestCount),
            (.activeConnectionCount, .newConnectionCount), (.ruleEvaluations, .requestCount),
        ]
        let functions: [(MetricKind, MetricKind)] =
            series.values(.duration, "SampleCount") == nil ? [(.duration, .invocations)] : []
        unpaired = Set((functions + pairs).flatMap { series.unpaired($0.0, $0.1) }).sorted()
        let fleet: [(MetricKind, MetricKind)] = [
            (.networkOut, .requestCount), (.cpuUtilization, .requestCountPerTarget), (.cpuUtilization, .requestCount),
            (.cpuUtilization, .instances),
        ]
        obstacles = (functions + pairs + fleet).compactMap { pair in
            used.contains(pair.0) ? nil : series.obstacle(pair.0, pair.1)
        }
    }

    private static func durations(_ series: MetricValues) -> Durations? {
        // How many durations there were stands beside their sum, or is how often the same functions were called.
        let samples = series.values(.duration, "SampleCount")
        let paired = samples == nil ? series.subjects(.duration, .invocations) : nil
        let sums = series.durationSums(of: paired)
        let runs = samples ?? series.sums(.invocations, of: paired)
        if let mean = series.ratio(of: sums, to: runs), mean.signum > 0, mean <= Rational(ScenarioLimits.longestMs),
            let counted = series.common(runs, with: sums)
        {
            return .mean(mean, runs: counted)
        }
        let percentiles = series.percentiles(.duration)
        return percentiles.isEmpty ? nil : .percentiles(percentiles)
    }

    /// Requests of an instance and second over the share of its processor that it needed for them, times what it may need.
    private static func requestsPerSecond(_ series: MetricValues) -> Rational? {
        guard let busy = series.means(.cpuUtilization), busy.step > 0 else { return nil }
        let ratio =
            series.ratio(of: series.sums(.requestCountPerTarget), to: busy)
            ?? series.quotient(series.sums(.requestCount), series.means(.instances)).flatMap {
                series.ratio(of: $0, to: busy)
            }
        return ratio.flatMap { ($0 * 100_000 * utilization).divided(by: Rational(busy.step)) }.flatMap {
            $0.signum > 0 ? $0 : nil
        }
    }
}

/// Why a metric is not divided by another that is there.
public struct MetricObstacle: Sendable {
    public enum Cause: Sendable {
        /// Their values stand for different times, in milliseconds; 0 for a single value, which does not say it.
        case periods(Int, Int)
        /// No time has a value of both.
        case times
        /// It would be divided by nothing.
        case zero
    }

    public let one: MetricKind
    public let other: MetricKind
    public let cause: Cause
}

/// Values of metrics by time, to be combined.
private struct MetricValues {
    struct Values {
        var points: [Int: Rational]
        /// Milliseconds that a value stands for.
        let step: Int
    }

    private let metrics: [ObservedMetric]

    init(_ metrics: [ObservedMetric]) { self.metrics = metrics }

    /// The values of a statistic, those of several series added up; nil where there are none, or of different steps.
    func values(_ kind: MetricKind, _ statistic: String, of subjects: Set<String>? = nil) -> Values? {
        let chosen = metrics.filter { metric in
            metric.kind == kind && metric.meant == statistic && subjects.map { $0.contains(metric.subject) } ?? true
        }
        guard let first = chosen.first, chosen.allSatisfy({ $0.stepMs == first.stepMs }) else { return nil }
        var values = Values(points: first.values, step: first.stepMs)
        for metric in chosen.dropFirst() {
            for (time, value) in metric.values { values.points[time, default: 0] += value }
        }
        return values
    }

    /// Sums, or means times how many they are of.
    func sums(_ kind: MetricKind, of subjects: Set<String>? = nil) -> Values? {
        values(kind, "Sum", of: subjects)
            ?? product(values(kind, "Average", of: subjects), values(kind, "SampleCount", of: subjects))
    }

    /// Whose values of two metrics can be divided: of those that have both, or of a label that names nobody.
    func subjects(_ one: MetricKind, _ other: MetricKind) -> Set<String> {
        let (ones, others) = (subjects(one), subjects(other))
        // Instances are of a group, requests of a balancer: their labels never agree.
        if one == .networkOut { return ones.union(others) }
        let both = ones.intersection(others)
        if both.isEmpty, ones.count == 1, others.count == 1, ones == [""] || others == [""] {
            return ones.union(others)
        }
        return both
    }

    private func subjects(_ kind: MetricKind) -> Set<String> {
        Set(metrics.filter { $0.kind == kind }.map { $0.subject })
    }

    /// The labels of those of two metrics that lack the other, where both are there.
    func unpaired(_ one: MetricKind, _ other: MetricKind) -> [String] {
        let paired = subjects(one, other)
        guard !subjects(one).isEmpty, !subjects(other).isEmpty else { return [] }
        return metrics.filter { [one, other].contains($0.kind) && !paired.contains($0.subject) }.map { $0.name }
    }

    /// What keeps values of two metrics apart that could be divided otherwise; nil where one is missing, or nothing does.
    func obstacle(_ one: MetricKind, _ other: MetricKind) -> MetricObstacle? {
        let paired = subjects(one, other)
        func chosen(_ kind: MetricKind) -> [ObservedMetric] {
            metrics.filter { $0.kind == kind && (paired.isEmpty || paired.contains($0.subject)) }
        }
        let (ones, others) = (chosen(one), chosen(other))
        guard let first = ones.first, !others.isEmpty else { return nil }
        if let odd = (ones + others).first(where: { $0.stepMs != first.stepMs }) {
            return MetricObstacle(
                one: one, other: odd.kind == one ? one : other, cause: .periods(first.stepMs, odd.stepMs))
        }
        let times = Set(ones.flatMap { Array($0.values.keys) })
        guard others.contains(where: { $0.values.keys.contains(where: times.contains) }) else {
            return MetricObstacle(one: one, other: other, cause: .times)
        }
        return others.allSatisfy { $0.hasSums && $0.sum.isZero }
            ? MetricObstacle(one: one, other: other, cause: .zero) : nil
    }

    /// The sum of one metric over that of the other, of the same balancers and times.
    func ratio(of one: MetricKind, to other: MetricKind) -> Rational? {
        let paired = subjects(one, other)
        return ratio(of: sums(one, of: paired), to: sums(other, of: paired))
    }

    /// Durations whose statistic nothing says are sums where one is longer than any run.
    func durationSums(of subjects: Set<String>?) -> Values? {
        if let stated = sums(.duration, of: subjects) { return stated }
        guard let unknown = values(.duration, "", of: subjects),
            unknown.points.values.contains(where: { $0 > Self.longest })
        else {
            return nil
        }
        return unknown
    }

    private static let longest = Rational(ScenarioLimits.longestMs)

    func means(_ kind: MetricKind) -> Values? {
        // Means of several series have no sum.
        guard metrics.filter({ $0.kind == kind && $0.meant == "Average" }).count <= 1 else { return nil }
        return values(kind, "Average") ?? quotient(values(kind, "Sum"), values(kind, "SampleCount"))
    }

    /// The sum of the ones over the sum of the others, at times that both have.
    func ratio(of one: Values?, to other: Values?) -> Rational? {
        guard let one, let other, let divisor = common(other, with: one), let sum = common(one, with: other) else {
            return nil
        }
        return sum.divided(by: divisor)
    }

    /// The sum of the values at times that others have too.
    func common(_ one: Values?, with other: Values?) -> Rational? {
        guard let one, let other, one.step == other.step else { return nil }
        return one.points.reduce(Rational.zero) { other.points[$1.key] == nil ? $0 : $0 + $1.value }
    }

    func quotient(_ one: Values?, _ other: Values?) -> Values? { combined(one, other) { $0.divided(by: $1) } }
    private func product(_ one: Values?, _ other: Values?) -> Values? { combined(one, other) { $0 * $1 } }

    private func combined(
        _ one: Values?, _ other: Values?, _ combine: (Rational, Rational) -> Rational?
    ) -> Values? {
        guard let one, let other, one.step == other.step else { return nil }
        var result = Values(points: [:], step: one.step)
        for (time, value) in one.points {
            if let further = other.points[time] { result.points[time] = combine(value, further) }
        }
        return result.points.isEmpty ? nil : result
    }

    func largest(_ kind: MetricKind) -> Rational? { values(kind, "Maximum")?.points.values.max() }

    func range(_ kind: MetricKind) -> (least: Rational, most: Rational)? {
        let all = ["Average", "Minimum", "Maximum"].flatMap { values(kind, $0).map { Array($0.points.values) } ?? [] }
        guard let least = all.min(), let most = all.max(), most.signum > 0 else { return nil }
        return (least, most)
    }

    /// Percentiles that are of the whole time, because each is one value; with the longest where that is known.
    func percentiles(_ kind: MetricKind) -> [(name: String, ms: Int)] {
        let chosen = metrics.filter { $0.kind == kind && ($0.meant.hasPrefix("p") || $0.meant == "Maximum") }
        guard chosen.allSatisfy({ $0.points == 1 && $0.period.first == chosen.first?.period.first }),
            chosen.contains(where: { $0.meant != "Maximum" })
        else { return [] }
        var result: [(name: String, ms: Int)] = []
        for metric in chosen {
            guard let ms = metric.maximum.ceiling.asInt, (1...ScenarioLimits.longestMs).contains(ms) else { return [] }
            result.append((metric.meant == "Maximum" ? "max" : metric.meant, ms))
        }
        return result.sorted { $0.ms != $1.ms ? $0.ms < $1.ms : $0.name < $1.name }
    }
}
