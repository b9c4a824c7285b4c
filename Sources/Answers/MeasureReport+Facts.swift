import ExactMath
import Observations
import Reports

extension MeasureReport {
    /// All numbers, those of one subject together.
    var facts: [Fact] {
        requestFacts + parts.functions.flatMap { Self.facts(of: $0) } + parts.doors.flatMap { Self.facts(of: $0) }
            + serverFacts + findings.metrics.flatMap { Self.facts(of: $0) }
            + parts.billed.functions.flatMap { Self.facts(of: $0) } + findings.bill.map { Self.fact(of: $0) }
    }

    private var requestFacts: [Fact] {
        guard let demand = findings.demand else { return [] }
        let subject = "Requests"
        var facts = [
            Fact(
                subject, "observed", .count(demand.requests), "\(demand.words), counted\(period(demand.period))")
        ]
        if let requests = parts.requests, requests > 0, let hours = parts.hoursObserved {
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

    /// What was skipped and why, and what the files cannot tell.
    var remarks: [String] {
        var remarks: [String] = []
        for (reason, count) in findings.skipped where reason != .otherLambdaLine {
            remarks.append("Skipped: \(reason.words): \(NumberStyle.requests(count)).")
        }
        if findings.repeated > 0 {
            remarks.append(
                findings.isRepetitionExact
                    ? "Came again, equal to the time and the last digit, and counted once: "
                        + "\(Self.counted(findings.repeated, "record"))."
                    : "Came again and counted, because more than 131,072 cannot be remembered: about "
                        + "\(Self.counted(findings.repeated, "record")). Give each file once.")
        }
        for function in findings.functions { remarks += Self.remarks(on: function) }
        for door in findings.doors { remarks += Self.remarks(on: door) }
        for metric in findings.metrics where metric.name.isEmpty {
            remarks.append(
                "A metric's file does not say what it counts: add --metric RequestCount, Invocations or Count to take it as "
                    + "requests.")
        }
        for metric in findings.metrics where !metric.name.isEmpty && metric.demand == nil {
            remarks.append("\(metric.name) does not count requests, so it gives nothing for a scenario file.")
        }
        if findings.metrics.filter({ $0.demand != nil }).count > 1 {
            remarks.append(
                "Metrics are added up. The same metric by balancer, zone and target group would count two or three times."
            )
        }
        if findings.cutTables > 0 {
            remarks.append(
                "A table has exactly 1,000 or 10,000 rows, where Logs Insights cuts: shares are taken from it, the number of "
                    + "requests and their peak are not. 'lambda-cost measure --query insights' sums up before the limit."
            )
        }
        if parts.resourcesLeftOut > 0 {
            remarks.append(
                "A scenario holds 100 resources; of those that ran least, left out: \(parts.resourcesLeftOut).")
        }
        if findings.hasPartialData {
            remarks.append("CloudWatch says that an answer is partial; ask for the rest.")
        }
        remarks += billRemarks
        if !findings.functions.isEmpty {
            remarks.append(
                "A log does not name the processor: add \"architecture\": \"arm64\" where the function has it (aws lambda "
                    + "list-functions).")
        }
        if let demand = findings.demand {
            if let period = demand.period {
                if !period.hasZone {
                    remarks.append("The times name no zone; the hours of the week are those of the file.")
                }
                if demand.untimed > 0 {
                    remarks.append(
                        "Without a time, and counted into the period of the others: "
                            + "\(Self.counted(demand.untimed, "record")).")
                }
                remarks += periodRemarks(demand, period)
            } else {
                remarks.append(
                    "Without times there is no period: add --hours-observed HOURS for the requests of a month.")
            }
        }
        return remarks
    }

    /// What the observed time is too short for.
    private func periodRemarks(_ demand: Demand, _ period: ObservedPeriod) -> [String] {
        guard parts.settings.hoursObserved == nil else { return [] }
        var remarks: [String] = []
        if period.hours < ScenarioParts.shortestForVolume {
            remarks.append(
                "Less than an hour was observed, which says nothing of a month, so no volume is put into a file and no peak "
                    + "is stated. If the files cover more, add --hours-observed HOURS.")
        } else if period.hours < ScenarioParts.shortestForPeak {
            remarks.append(
                "Less than a day was observed, so the requests of a month are a guess and no peak is stated.")
        } else if demand.requests < ScenarioParts.fewestForPeak {
            remarks.append(
                "Fewer than \(ScenarioParts.fewestForPeak) requests were observed, so how they are spread is chance.")
        } else if parts.peak != nil, parts.peak?.profile == nil {
            if period.hours < 169 {
                remarks.append("A profile of the week takes all of a week's hours.")
            } else if demand.requests < ScenarioParts.fewestForProfile {
                remarks.append(
                    "A profile of the week takes \(NumberStyle.requests(ScenarioParts.fewestForProfile)) requests.")
            }
        }
        if demand.isSparse {
            remarks.append(
                "Requests came in \(NumberStyle.requests(demand.hoursWithRequests)) of "
                    + "\(NumberStyle.requests(period.hours.ceiling.asInt ?? 0)) hours. If the files are excerpts, add "
                    + "--hours-observed HOURS, or measure one at a time.")
        }
        return remarks
    }

    private static func remarks(on function: ObservedFunction) -> [String] {
        let name = function.name.isEmpty ? "the function" : "'\(function.name)'"
        let size = function.current
        var remarks: [String] = []
        if function.sizes.count > 1 {
            remarks.append(
                "\(name.capitalizedFirst) ran with "
                    + function.sizes.map { NumberStyle.requests($0.memoryMB) }.joined(separator: " and ")
                    + " MB; taken is \(NumberStyle.requests(size.memoryMB)), with which it ran "
                    + (function.sizes.contains { $0.period == nil } ? "most." : "last."))
        }
        if size.memoryMB == 0 {
            remarks.append(
                "The files do not state the memory of \(name), without which a scenario has no function: put the durations "
                    + "into a file that states it, with --into FILE.")
        }
        if size.unbilledInits > 0 {
            remarks.append(
                "Of \(name), not billed for INIT then: \(counted(size.unbilledInits, "cold start")). Since August 2025 INIT "
                    + "is billed, and so it is counted.")
        }
        if size.coarselyBilled > 0 {
            remarks.append(
                "Of \(name), from before 2020-12-01, when Lambda billed by the started 100 ms: "
                    + "\(counted(size.coarselyBilled, "run")), counted by the time taken.")
        }
        if size.restores > 0 {
            remarks.append(
                "Of \(name), restored by SnapStart: \(counted(size.restores, "run")); the billed restore is in the billed "
                    + "duration.")
        }
        if let longest = size.durations.classes.last?.ms, longest > ObservedFunction.longestMs {
            remarks.append(
                "\(name.capitalizedFirst) has runs of up to \(NumberStyle.requests(longest)) ms; a scenario holds up to "
                    + "\(NumberStyle.requests(ObservedFunction.longestMs)), as which they are put.")
        }
        if size.timeouts > 0 {
            remarks.append(
                "Of \(name), timed out: \(counted(size.timeouts, "run")). Asynchronous invocations are retried; each attempt "
                    + "is billed and counted.")
        }
        return remarks
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
