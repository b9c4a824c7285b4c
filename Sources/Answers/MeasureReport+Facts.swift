import ExactMath
import Observations
import Reports

extension MeasureReport {
    /// All numbers, those of one subject together.
    var facts: [Fact] {
        requestFacts + parts.functions.flatMap { Self.facts(of: $0) } + parts.doors.flatMap { Self.facts(of: $0) }
            + serverFacts + findings.metrics.flatMap { Self.facts(of: $0) } + findings.bill.map { Self.fact(of: $0) }
    }

    private var requestFacts: [Fact] {
        guard let demand = findings.demand else { return [] }
        let subject = "Requests"
        var facts = [
            Fact(
                subject, "observed", .count(demand.requests), "\(demand.words), counted\(period(demand.period))")
        ]
        if let requests = parts.requests, let hours = parts.hoursObserved {
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
            Fact(subject, "runs", .count(size.runs), "REPORT records with this memory size"),
            Fact(subject, "memory [MB]", .count(size.memoryMB), "Memory Size"),
            Fact(
                subject, "most memory used [MB]", .count(size.maximumUsedMB),
                "Max Memory Used, which an environment reports for all its runs so far"),
            Fact(
                subject, "mean billed [ms]", .quantity(Rational(size.durations.totalMs) / runs, places: 3),
                "without INIT; \(NumberStyle.requests(size.durations.classes.count)) different durations"
                    + (function.isMerged
                        ? ", put together as \(function.durations.count) shares with the same sum" : "")
                    + (function.isExact ? ", exactly" : ", shares to twelve places")),
        ]
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
                    "\(NumberStyle.requests(size.coldRuns)) runs with an Init Duration"))
            facts.append(
                Fact(
                    subject, "INIT [ms]", .count(function.initMs),
                    "what a cold start is billed beside its run, on average "
                        + "\(NumberStyle.quantity(Rational(size.initMs) / Rational(size.coldRuns), places: 3)); the rest "
                        + "is billed as a millisecond more of as many of the longest runs"))
        }
        return facts
    }

    /// What was skipped and why, and what the files cannot tell.
    var remarks: [String] {
        var remarks: [String] = []
        for (reason, count) in findings.skipped where reason != .otherLambdaLine {
            remarks.append("Skipped: \(NumberStyle.requests(count)) \(reason.words).")
        }
        if findings.repeated > 0 {
            remarks.append(
                findings.isRepetitionExact
                    ? "\(NumberStyle.requests(findings.repeated)) records came again, equal to the time and the last digit, "
                        + "and are counted once."
                    : "About \(NumberStyle.requests(findings.repeated)) records came again; they are counted, because more "
                        + "than 131,072 cannot be remembered. Give each file once.")
        }
        for function in findings.functions { remarks += Self.remarks(on: function) }
        for door in findings.doors { remarks += Self.remarks(on: door) }
        for metric in findings.metrics where metric.name.isEmpty {
            remarks.append(
                "A metric's file does not say what it counts: add --metric RequestCount, Invocations or Count to take it as "
                    + "requests.")
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
        if findings.hasPartialData {
            remarks.append("CloudWatch says that an answer is partial; ask for the rest.")
        }
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
                        "\(NumberStyle.requests(demand.untimed)) records have no time and are counted into the period of "
                            + "the others.")
                }
                if parts.settings.hoursObserved == nil, period.hours < ScenarioParts.shortestForPeak {
                    remarks.append(
                        "Less than a day was observed, so the requests of a month are a guess and no peak is stated.")
                } else if parts.peak?.profile == nil, period.hours < 169 {
                    remarks.append("A profile of the week takes all of a week's hours.")
                }
            } else {
                remarks.append(
                    "Without times there is no period: add --hours-observed HOURS for the requests of a month.")
            }
        }
        return remarks
    }

    private static func remarks(on function: ObservedFunction) -> [String] {
        let name = function.name.isEmpty ? "the function" : "'\(function.name)'"
        let size = function.current
        var remarks: [String] = []
        if function.sizes.count > 1 {
            remarks.append(
                "\(name.capitalizedFirst) ran with \(function.sizes.map { "\($0.memoryMB)" }.joined(separator: ", ")) MB; "
                    + "taken is \(size.memoryMB), with which it ran last.")
        }
        if size.unbilledInits > 0 {
            remarks.append(
                "\(NumberStyle.requests(size.unbilledInits)) cold starts of \(name) were not billed for INIT then; "
                    + "since August 2025 they are, and so they are counted.")
        }
        if size.coarselyBilled > 0 {
            remarks.append(
                "\(NumberStyle.requests(size.coarselyBilled)) runs of \(name) are from before 2020-12-01, when Lambda "
                    + "billed by the started 100 ms; they are counted by what they took.")
        }
        if size.restores > 0 {
            remarks.append(
                "\(NumberStyle.requests(size.restores)) runs of \(name) were restored by SnapStart; the restore is in "
                    + "their billed duration.")
        }
        if size.timeouts > 0 {
            remarks.append(
                "\(NumberStyle.requests(size.timeouts)) runs of \(name) timed out. Asynchronous invocations are retried; "
                    + "each attempt is billed and counted.")
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
