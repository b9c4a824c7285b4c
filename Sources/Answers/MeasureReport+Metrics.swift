import ExactMath
import Observations
import Reports

extension MeasureReport {
    static func facts(of metric: ObservedMetric) -> [Fact] {
        let name = metric.name.isEmpty ? "without a name" : metric.name
        let subject = "Metric \(name)\(metric.statistic.isEmpty ? "" : ", \(metric.statistic)")"
        let mean = metric.sum.divided(by: Rational(metric.points)) ?? 0
        var facts = [
            Fact(
                subject, "values", .count(metric.points),
                metric.stepMs == 0
                    ? "at \(metric.period.firstText)"
                    : "from \(metric.period.firstText) to \(metric.period.lastText), every \(step(metric.stepMs))")
        ]
        // A sum of means or of largest values says nothing.
        if metric.isSummable {
            facts.append(Fact(subject, "sum", .quantity(metric.sum, places: 6), ""))
        }
        return facts + [
            Fact(subject, "mean", .quantity(mean, places: 6), ""),
            Fact(
                subject, "largest", .quantity(metric.maximum, places: 6),
                "\(metric.maximum.divided(by: mean).map { NumberStyle.rate($0) } ?? "0") × the mean"),
        ]
    }

    private static func step(_ milliseconds: Int) -> String {
        for (unit, length) in [("day", 86_400_000), ("hour", 3_600_000), ("minute", 60_000)]
        where milliseconds % length == 0 {
            return milliseconds == length ? unit : counted(milliseconds / length, unit)
        }
        return "\(NumberStyle.quantity(Rational(milliseconds) / 60_000)) minutes"
    }

    /// What metrics say together.
    var meteredFacts: [Fact] {
        let metered = parts.metered
        let subject = "Metrics put together"
        var facts: [Fact] = []
        func add(_ name: String, _ value: Rational?, _ how: String) {
            if let value { facts.append(Fact(subject, name, .quantity(value, places: 6), how)) }
        }
        switch metered.durations {
        case .mean(let mean, let runs):
            add(
                "mean run [ms]", mean,
                "all of Duration over \(NumberStyle.quantity(runs)) runs: the least that they are billed, as each is "
                    + "rounded up to whole milliseconds")
        case .percentiles(let percentiles):
            for entry in percentiles {
                facts.append(
                    Fact(
                        subject, "\(entry.name) run [ms]", .count(entry.ms),
                        "Duration, rounded up as a run is billed: no run costs less than percentiles prove of it"))
            }
        case nil: break
        }
        if let source = metered.bytesSource {
            add(
                "bytes per request", metered.bytesPerRequest,
                "\(source.rawValue) over the requests of the same times: "
                    + (source == .networkOut
                        ? "all that instances sent, to whomever"
                        : "of requests and responses together, headers included"))
        }
        add(
            "connections per request", metered.connectionsPerRequest,
            "NewConnectionCount over RequestCount: at most so many, as connections to targets are counted too")
        add(
            "connection [s]", metered.connectionSeconds,
            "a minute of each ActiveConnectionCount over NewConnectionCount")
        add(
            "rules per request", metered.rulesPerRequest,
            "RuleEvaluations over RequestCount, the free ones among them; \"rules\" is the next whole number")
        add(
            "requests per second and instance", metered.requestsPerSecond,
            "what one carries with \(NumberStyle.quantity(MetricInputs.utilization * 100)) % of its processor, if CPUUtilization "
                + "grows as its requests do")
        if let instances = metered.instances {
            add("fewest instances", instances.least, "GroupInServiceInstances")
            add("most instances", instances.most, "")
        }
        add(
            "most runs at once", metered.mostConcurrent,
            "ConcurrentExecutions: so much provisionedConcurrency would serve all without a cold start")
        return facts
    }

    /// What metrics cannot tell.
    var metricRemarks: [String] {
        var remarks: [String] = []
        for metric in findings.metrics where metric.name.isEmpty {
            remarks.append(
                "A metric's file does not say what it counts: add --metric NAME, such as RequestCount, Invocations or Count "
                    + "to take it as requests.")
        }
        var named: Set<String> = []
        for metric in findings.metrics where !metric.name.isEmpty {
            guard metric.kind.map({ !parts.metered.used.contains($0) }) ?? true else { continue }
            let obstacles = parts.metered.obstacles.filter { $0.one == metric.kind }.map(Self.words)
            for sentence in obstacles.isEmpty ? [Self.remark(on: metric)] : obstacles
            where named.insert(sentence).inserted { remarks.append(sentence) }
        }
        let assumed = Set(
            findings.metrics.filter { $0.isStatisticAssumed && $0.kind.map(parts.metered.used.contains) == true }.map {
                "\($0.kind?.rawValue ?? "") as \($0.kind?.usualStatistic ?? "")"
            }
        ).sorted()
        if !assumed.isEmpty {
            remarks.append(
                "Not said by the answer, so taken for what is usual: \(assumed.joined(separator: ", ")). A label such as "
                    + "\"CPUUtilization Average\" says it.")
        }
        if findings.metrics.filter({ $0.demand != nil }).count > 1 {
            remarks.append(
                "Metrics are added up. The same metric by balancer, zone and target group would count two or three times."
            )
        }
        if !parts.metered.unpaired.isEmpty {
            remarks.append(
                "Labels say whose a metric is, and what it is divided by was not asked for of the same: "
                    + "\(parts.metered.unpaired.joined(separator: ", ")). What a request has is taken from the others alone, "
                    + "or from none.")
        }
        if parts.areBytesMetered {
            remarks.append(
                parts.metered.bytesSource == .networkOut
                    ? "Instances send responses, and whatever databases and other services get; the log of a balancer tells "
                        + "the responses alone. What all instances sent is meant: of one among several it is too little."
                    : "A metric does not tell bytes in from bytes out. All of them stand as responseBytes, with which a "
                        + "balancer is billed right and data out at most; --into FILE takes off what the file has as "
                        + "requestBytes.")
        }
        if case .mean = parts.metered.durations, findings.functions.isEmpty {
            remarks.append(
                "Duration is without INIT, and metrics name no memory: put the duration into a file that states memoryMB, "
                    + "with --into FILE. A function's log has its distribution.")
        }
        if case .percentiles = parts.metered.durations, findings.functions.isEmpty {
            remarks.append(
                "Percentiles charge runs for more than they take, and metrics name no memory: put them into a file that "
                    + "states memoryMB, with --into FILE. The Sum and SampleCount of Duration give what runs cost.")
        }
        if parts.metered.requestsPerSecond != nil {
            remarks.append(
                "Metrics do not name the type of instances: put what one carries into a file that does, with --into FILE."
            )
        }
        return remarks
    }

    /// Why two metrics that are there give nothing together.
    private static func words(of obstacle: MetricObstacle) -> String {
        let (one, other) = (obstacle.one.rawValue, obstacle.other.rawValue)
        func values(_ step: Int) -> String {
            step == 0 ? "a single value, whose period nothing says," : "a value every \(self.step(step))"
        }
        switch obstacle.cause {
        case .periods(let own, let theirs):
            return one == other
                ? "\(one) has series with \(values(own)) and series with \(values(theirs)), which do not add up: ask for all "
                    + "with one period."
                : "\(one) has \(values(own)) and \(other) \(values(theirs)), so they are not divided: ask for both with one "
                    + "period."
        case .times:
            return "\(one) and \(other) have no time in common: ask for both from one start to one end."
        case .zero: return "\(one) is not divided by \(other), which is 0 all the time."
        }
    }

    /// Why a metric gives nothing, and what would.
    private static func remark(on metric: ObservedMetric) -> String {
        guard let kind = metric.kind else {
            return "\(metric.name) counts nothing that a scenario file has a key for."
        }
        let name = kind.rawValue
        switch kind {
        case .invocations, .requestCount, .count:
            return "\(name) counts requests where its statistic is Sum; this is \(metric.statistic)."
        case .duration:
            return
                "Duration alone gives no cost of a run: ask for its Sum and SampleCount (in get-metric-data label it "
                + "\"Duration Sum\", beside Invocations), or for percentiles of one period as long as the whole time."
        case .concurrentExecutions:
            return
                "ConcurrentExecutions says how much provisionedConcurrency would serve all where its statistic is Maximum."
        case .newConnectionCount, .processedBytes, .ruleEvaluations:
            return "\(name) gives "
                + (kind == .processedBytes
                    ? "bytes" : kind == .newConnectionCount ? "connections" : "the rules of a balancer, by evaluations")
                + " per request"
                + " beside RequestCount of the same times and period; its Sum is meant."
        case .activeConnectionCount:
            return "ActiveConnectionCount gives how long connections last beside NewConnectionCount of the same times."
        case .consumedLCUs:
            return
                "ConsumedLCUs is what a balancer was billed for, no input: hold it against the LCU line of 'explain'."
        case .cpuUtilization:
            return
                "CPUUtilization says how busy instances were, not with how many requests: add RequestCountPerTarget, or "
                + "RequestCount and GroupInServiceInstances, of the same times and period, and take its Average."
        case .requestCountPerTarget:
            return
                "RequestCountPerTarget says what instances had, not what they could carry: add CPUUtilization (Average) of "
                + "the same times."
        case .instances: return "GroupInServiceInstances has no values."
        case .networkOut:
            return "NetworkOut gives bytes per request beside RequestCount of the same times; its Sum is meant, or its "
                + "Average with SampleCount."
        case .networkIn: return "NetworkIn is data in, for which nobody is billed."
        case .dataProcessed: return "DataProcessed gives bytes per request beside Count of the same times."
        case .latency, .integrationLatency, .targetResponseTime:
            return
                "\(name) is how long callers waited, which nobody is billed for; a function is billed for its Duration."
        case .errors:
            return "Errors are billed as other runs are, and are among Invocations."
        case .throttles:
            return "Throttles never ran: they are not billed, and not among Invocations."
        }
    }
}

extension ObservedMetric {
    /// A sum of means, of percentiles or of largest values says nothing.
    fileprivate var isSummable: Bool {
        statistic == "Sum" || statistic == "SampleCount" || statistic.isEmpty && (kind == nil || hasSums)
    }
}
