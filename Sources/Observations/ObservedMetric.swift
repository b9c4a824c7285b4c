import ExactMath

/// A metric of CloudWatch, as far as its values say what they are.
public struct ObservedMetric: Sendable {
    /// Its label; empty where nothing says it.
    public let name: String
    /// `Sum`, `Average` …; empty where the answer does not say it.
    public let statistic: String
    public let points: Int
    public let sum: Rational
    public let maximum: Rational
    public let period: ObservedPeriod
    /// Milliseconds that a value stands for: the smallest gap between two.
    public let stepMs: Int
    public let hours: [(hour: Int, requests: Int)]

    /// Which of AWS's it is, where its label says it.
    public let kind: MetricKind?
    /// The statistic that it is taken for: what the answer or the label says, else the usual one; empty where there are
    /// several.
    let meant: String
    let values: [Int: Rational]

    /// What its sums count, where its name is one of AWS's.
    public var demand: Demand.Source? {
        hasSums ? kind?.demand : nil
    }

    /// Whose it is: the rest of its label, without the metric and the statistic.
    var subject: String {
        let metric = kind?.rawValue.lowercased()
        return name.lowercased().split { " :,()".contains($0) }.filter { word in
            word != metric ?? "" && word != "requests" && MetricStatistic.named(word) == nil
        }.joined(separator: " ")
    }

    /// Whether its values are sums, or the numbers of samples.
    public var hasSums: Bool { meant == "Sum" || meant == "SampleCount" }

    /// Whether its statistic is the usual one because nothing says it.
    public var isStatisticAssumed: Bool { statistic.isEmpty && MetricStatistic.inLabel(name) == nil && !meant.isEmpty }

    init?(_ series: MetricSeries, named given: String?) {
        let times = series.points.keys.sorted()
        guard let first = times.first, let last = times.last else { return nil }
        name = series.name.isEmpty ? given ?? "" : series.name
        statistic = series.statistic
        kind = MetricKind(label: name)
        meant =
            !statistic.isEmpty
            ? statistic : MetricStatistic.inLabel(name) ?? kind?.usualStatistic ?? ""
        values = series.points
        points = times.count
        sum = series.points.values.reduce(Rational.zero, +)
        maximum = series.points.values.reduce(Rational.zero) { max($0, $1) }
        stepMs = zip(times, times.dropFirst()).map { $1 - $0 }.min() ?? 0
        period = ObservedPeriod(first: first, last: last + max(0, stepMs - 1), hasZone: series.hasZone)
        var hours: [Int: Rational] = [:]
        if stepMs <= Tally.hour {
            for (time, value) in series.points { hours[time / Tally.hour, default: 0] += value }
        }
        self.hours = hours.compactMap { hour, value in value.rounded.asInt.map { (hour, $0) } }.sorted { $0.0 < $1.0 }
    }
}

extension Recorder {
    func metrics(named name: String?) -> [ObservedMetric] {
        series.compactMap { ObservedMetric($0, named: name) }.sorted {
            $0.name != $1.name ? $0.name < $1.name : $0.statistic < $1.statistic
        }
    }
}

extension Demand {
    /// The requests that metrics count: the first of their kinds that there is.
    init?(_ metrics: [ObservedMetric]) {
        let order: [Source] = [.balancerRequests, .apiRequests, .invocations]
        guard let source = order.first(where: { source in metrics.contains { $0.demand == source } }) else {
            return nil
        }
        // Of one label the sums, else the numbers of samples.
        let chosen = metrics.filter { metric in
            metric.demand == source
                && (metric.meant != "SampleCount"
                    || !metrics.contains { $0.name == metric.name && $0.meant == "Sum" })
        }
        guard let first = chosen.map({ $0.period.first }).min(), let last = chosen.map({ $0.period.last }).max() else {
            return nil
        }
        let total = chosen.reduce(Rational.zero) { $0 + $1.sum }
        var hours: [Int: Int] = [:]
        for entry in chosen.flatMap({ $0.hours }) { hours[entry.hour, default: 0] += entry.requests }
        self.init(
            source: source, isFromMetrics: true, requests: total.rounded.asInt ?? 0, untimed: 0,
            period: ObservedPeriod(first: first, last: last, hasZone: chosen.allSatisfy { $0.period.hasZone }),
            hours: hours.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 })
    }
}
