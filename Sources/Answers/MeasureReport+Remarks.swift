import ExactMath
import JSONText
import Observations
import Reports

extension MeasureReport {
    /// What was skipped and why, and what the files cannot tell.
    var remarks: [String] {
        var remarks: [String] = []
        for (file, why) in findings.leftOut.prefix(Self.mostLeftOut) {
            let reason = why.description.split(separator: "\n").first.map(String.init) ?? ""
            remarks.append("Left out: \(file): \(reason)")
        }
        if findings.leftOut.count > Self.mostLeftOut {
            remarks.append(
                "Left out as well, of no use: \(Self.counted(findings.leftOut.count - Self.mostLeftOut, "file")).")
        }
        for files in findings.packed {
            remarks.append(
                "Left out: \(Self.counted(files.count, "file")) of \(VisibleText.line(files.directory)) compressed "
                    + "(\(files.kindName)), such as \(VisibleText.line(files.first)). To count them as well: "
                    + files.command(withRest: true))
        }
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
        remarks += metricRemarks
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
            } else if parts.settings.hoursObserved == nil {
                remarks.append(
                    "Without times there is no period: add --hours-observed HOURS for the requests of a month.")
            }
        }
        return remarks
    }

    private static let mostLeftOut = 5

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
                "Fewer than \(ScenarioParts.fewestForPeak) requests were observed, so how they are spread is chance and no "
                    + "peak is stated.")
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
