import ByteScanning
import ExactMath
import JSONText

/// One metric of CloudWatch: values by time, each once.
struct MetricSeries {
    /// Its label, which the one who asked may have chosen; empty where nothing says it.
    let name: String
    /// `Sum`, `p99` …; empty where the answer does not say it.
    let statistic: String
    var points: [Int: Rational] = [:]
    var hasZone = true
}

extension Recorder {
    /// More points than half a year of minutes are no answer of CloudWatch.
    static let mostPoints = 300_000
    /// `get-metric-data` answers no more than half of them at once.
    static let mostSeries = 1000

    /// Adds a value of a metric.
    func metric(
        _ name: String, _ statistic: String, _ moment: Moment, _ value: Rational
    ) throws(ObservationError) {
        found[RecordKind.metric.rawValue] += 1
        guard value.signum >= 0, value <= Rational(Self.mostRecords) else { return skip(.implausible) }
        let index =
            series.firstIndex { $0.name == name && $0.statistic == statistic } ?? series.endIndex
        if index == series.endIndex {
            guard series.count < Self.mostSeries else { throw .tooManyMetrics }
            series.append(MetricSeries(name: name, statistic: statistic))
        }
        // The same point again is the same; of two values for one time the larger is the more complete.
        let known = series[index].points[moment.milliseconds]
        series[index].points[moment.milliseconds] = known.map { max($0, value) } ?? value
        if !moment.hasZone { series[index].hasZone = false }
        points += known == nil ? 1 : 0
        guard points <= Self.mostPoints else { throw .tooManyRecords }
    }
}

extension MessageReader {
    /// An answer of `get-metric-statistics` or `get-metric-data`.
    mutating func metrics(_ value: JSONValue) throws(ObservationError) {
        if let results = value["MetricDataResults"] {
            for result in results.elements { try metricData(result) }
        } else if value["Timestamps"] != nil {
            try metricData(value)
        }
        guard let points = value["Datapoints"] else { return }
        if points.elements.isEmpty { recorder.hasEmptyMetric = true }
        let name = value["Label"]?.stringValue ?? ""
        for point in points.elements { try metricPoint(point, of: name) }
    }

    /// Whether an object is a value of `get-metric-statistics`, which `--query Datapoints` gives without the rest.
    static func isMetricPoint(_ value: JSONValue) -> Bool {
        value["Timestamp"] != nil && value["Unit"] != nil
            && ["Sum", "Average", "SampleCount", "Maximum", "Minimum", "ExtendedStatistics"].contains {
                (key: StaticString) in
                value[key] != nil
            }
    }

    mutating func metricPoint(_ point: JSONValue, of name: String) throws(ObservationError) {
        guard let stated = point["Timestamp"], let moment = metricTime(stated) else { return }
        let extended = point["ExtendedStatistics"].map { Array($0.members) } ?? []
        for member in Array(point.members) + extended {
            guard let statistic = MetricStatistic.named(member.key), let number = Self.number(member.value) else {
                continue
            }
            try recorder.metric(name, statistic, moment, number)
        }
    }

    private mutating func metricData(_ result: JSONValue) throws(ObservationError) {
        guard let times = result["Timestamps"], let values = result["Values"] else { return recorder.skip(.unknown) }
        if result["StatusCode"]?.equals("PartialData") == true { recorder.hasPartialData = true }
        let name = result["Label"]?.stringValue ?? result["Id"]?.stringValue ?? ""
        let (timeCount, valueCount) = (times.elements.count, values.elements.count)
        if timeCount == 0 { recorder.hasEmptyMetric = true }
        // A time without a value, or the other way round, is nothing.
        if timeCount != valueCount { recorder.tally.skip(.implausible, abs(timeCount - valueCount)) }
        for (time, value) in zip(times.elements, values.elements) {
            guard let moment = metricTime(time) else { continue }
            guard let number = Self.number(value) else {
                recorder.skip(.implausible)
                continue
            }
            try recorder.metric(name, "", moment, number)
        }
    }

    /// When a value was; one that has no such time is skipped.
    private mutating func metricTime(_ stated: JSONValue) -> Moment? {
        switch time(stated) {
        case .at(let moment): return moment
        case .impossible: recorder.skip(.impossibleTime)
        case .none: recorder.skip(.implausible)
        }
        return nil
    }

    private static func number(_ value: JSONValue?) -> Rational? {
        guard let value, value.kind == .number || value.kind == .string else { return nil }
        return bytes(value).withUnsafeBufferPointer { LogNumber.decimal($0) }
    }
}
