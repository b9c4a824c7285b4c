import ExactMath
import Observations
import Reports

extension MeasureReport {
    static func fact(of line: ObservedBillLine) -> Fact {
        let usage = line.usageType.isEmpty ? line.unit : line.usageType
        let name = usage.isEmpty ? "usage" : line.operation.isEmpty ? usage : "\(usage), \(line.operation)"
        let cost = "\(line.cost.exactDecimalText(minimumPlaces: 2, maximumPlaces: 6)) \(line.currency)"
        let count = line.meanCount.map { ", \(NumberStyle.quantity($0)) on average" } ?? ""
        return Fact(
            "Bill, \(line.product)", name, .quantity(line.amount, places: 6),
            "\(line.unit.isEmpty ? "" : "\(line.unit), ")\(counted(line.rows, "line")), unblended \(cost)\(count)")
    }

    static func facts(of function: BilledFunction) -> [Fact] {
        let subject = "Lambda functions on the bill\(function.isARM ? ", arm64" : "")"
        return [
            Fact(subject, "runs", .quantity(function.runs), ""),
            Fact(subject, "GB-seconds", .quantity(function.gbSeconds, places: 6), ""),
            Fact(
                subject, "mean billed [ms]", .quantity(function.meanMs, places: 6),
                "with \(NumberStyle.requests(function.memoryMB)) MB: the time that makes as many GB-seconds a run"),
        ]
    }

    /// What a bill cannot tell, and what of it has no place in a scenario.
    var billRemarks: [String] {
        var remarks: [String] = []
        if !parts.billed.functions.isEmpty, findings.functions.isEmpty {
            remarks.append(
                "No bill states a function's memory. Lambda bills GB-seconds, so the file has a memory and the time that makes "
                    + "as many; a function's log tells the real ones.")
        }
        if findings.billedRegions > 1 {
            remarks.append(
                "The bill adds up usage of several regions, which have prices of their own. Filter it for one.")
        }
        let left = parts.billed.left
        if !left.isEmpty {
            let shown = left.prefix(Self.mostShown).joined(separator: ", ")
            let more = left.count > Self.mostShown ? " and \(left.count - Self.mostShown) more" : ""
            remarks.append("On the bill, and not in a scenario file: \(shown)\(more).")
        }
        return remarks
    }

    private static let mostShown = 8
}
