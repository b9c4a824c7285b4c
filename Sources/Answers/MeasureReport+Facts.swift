import ExactMath
import Observations
import Reports

extension MeasureReport {
    /// All numbers, those of one subject together.
    var facts: [Fact] {
        requestFacts + parts.functions.flatMap { Self.facts(of: $0) } + parts.doors.flatMap { Self.facts(of: $0) }
            + serverFacts + findings.metrics.flatMap { Self.facts(of: $0) } + meteredFacts
            + parts.billed.functions.flatMap { Self.facts(of: $0) } + findings.bill.map { Self.fact(of: $0) }
    }

    private var requestFacts: [Fact] {
        guard let demand = findings.demand else { return [] }
        let subject = "Requests"
        var facts = [
            Fact(
                subject, "observed", .count(demand.requests), "\(demand.words), counted\(period(demand.period))")
        ]
        if let requests = parts.volume, let hours = parts.hoursObserved {
            let month = parts.settings.hoursPerMonth
            let stated = parts.settings.hoursObserved == nil ? "observed" : "said to be covered"
            facts.append(
                Fact(
                    subject, "a month", .count(requests),
                    "\(NumberStyle.requests(demand.requests)) × \(NumberStyle.rate(month / hours)): a month has "
                        + "\(NumberStyle.quantity(month)) hours, \(NumberStyle.quantity(hours)) were \(stated)"))
        }
        if let peak = parts.peak {
            let busiest =
                "the busiest hour, \(ObservedPeriod.text(peak.busiest.hour * 3_600_000)), had "
                + NumberStyle.requests(peak.busiest.requests)
            facts.append(
                Fact(
                    subject, "peak to average", .rate(peak.peakToAverage),
                    peak.profile == nil
                        ? "\(busiest); over the mean hour, rounded up to three places"
                        : "\(busiest); over the mean hour of the profile's busiest period, rounded up to three places"))
            for (index, period) in (peak.profile?.periods ?? []).enumerated() {
                facts.append(
                    Fact(
                        subject, "\(period.hoursPerWeek) hours of a week", .quantity(period.share * 100, places: 4),
                        index == 0
                            ? "per cent of the requests; hours of the week that are alike, each as the mean of its weeks"
                            : ""))
            }
        }
        return facts
    }

    private func period(_ period: ObservedPeriod?) -> String {
        guard let period else { return "; no time is known" }
        return " from \(period.firstText) to \(period.lastText)\(period.hasZone ? " UTC" : ", in the zone of the file")"
    }

    private static func facts(of function: ScenarioParts.Function) -> [Fact] {
        let size = function.size
        let subject = function.name.isEmpty ? "Lambda function" : "Lambda function \(function.name)"
        let runs = Rational(size.runs)
        var facts = [
            Fact(subject, "runs", .count(size.runs), size.memoryMB > 0 ? "with this memory size" : "")
        ]
        if size.memoryMB > 0 { facts.append(Fact(subject, "memory [MB]", .count(size.memoryMB), "Memory Size")) }
        if size.maximumUsedMB > 0 {
            facts.append(
                Fact(
                    subject, "most memory used [MB]", .count(size.maximumUsedMB),
                    "Max Memory Used, which an environment reports for all its runs so far"))
        }
        facts.append(
            Fact(
                subject, "mean billed [ms]", .quantity(Rational(size.durations.totalMs) / runs, places: 3),
                "without INIT; \(counted(size.durations.classes.count, "different duration"))"
                    + (function.isMerged
                        ? ", put together as \(function.durations.count) shares with the same sum" : "")
                    + (function.isExact || function.durations.count == 1 ? ", exactly" : ", shares to twelve places")))
        for percent in [50, 95, 99] {
            facts.append(
                Fact(
                    subject, "p\(percent) [ms]", .count(size.durations.percentile(Rational(percent))),
                    percent == 50 ? "nearest rank" : ""))
        }
        if size.coldRuns > 0 {
            facts.append(
                Fact(
                    subject, "cold starts [%]", .quantity(function.coldStartShare * 100, places: 4),
                    "\(counted(size.coldRuns, "run")) with an Init Duration"))
            let mean = Rational(size.initMs) / Rational(size.coldRuns)
            facts.append(
                Fact(
                    subject, "INIT [ms]", .count(function.initMs),
                    "what a cold start is billed beside its run"
                        + (mean.isWhole
                            ? ""
                            : ": \(NumberStyle.quantity(mean, places: 3)) on average, of which the fraction is billed as a "
                                + "millisecond more of as many of the longest runs")))
        }
        return facts
    }
}

extension Demand {
    var words: String {
        isFromBill ? "\(source.words) on the bill" : isFromMetrics ? "\(source.words) by CloudWatch" : source.words
    }
}

extension Demand.Source {
    var words: String {
        switch self {
        case .invocations: "runs of functions"
        case .balancerRequests: "requests to load balancers"
        case .apiRequests: "calls of APIs"
        case .webServerRequests: "requests to web servers"
        case .connections: "connections to Network Load Balancers, which see no requests"
        case .sums: "requests of sums"
        }
    }
}
