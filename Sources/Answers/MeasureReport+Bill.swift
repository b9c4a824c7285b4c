import ExactMath
import Observations
import Reports

extension MeasureReport {
    static func fact(of line: ObservedBillLine) -> Fact {
        let usage = line.usageType.isEmpty ? line.unit : line.usageType
        let name = usage.isEmpty ? "usage" : line.operation.isEmpty ? usage : "\(usage), \(line.operation)"
        var cost = "\(line.isFOCUS ? "BilledCost" : "unblended") \(money(line.cost, line.currency))"
        if let effective = line.effectiveCost, effective != line.cost {
            cost += ", EffectiveCost \(money(effective, line.currency))"
        }
        let count = line.meanCount.map { ", \(NumberStyle.quantity($0)) on average" } ?? ""
        return Fact(
            "Bill, \(line.product)", name, .quantity(line.amount, places: 6),
            "\(line.unit.isEmpty ? "" : "\(line.unit), ")\(counted(line.rows, "line")), \(cost)\(count)")
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
        } else if findings.billedRegions == 1, parts.settings.region == nil {
            remarks.append("The bill's region is none that is known: state \"region\" yourself.")
        }
        if !findings.otherCharges.isEmpty {
            remarks.append(
                "Tax, fees, credits and discounts on the bill come to "
                    + findings.otherCharges.map { Self.money($0.sum, $0.currency) }.joined(separator: " and ") + ".")
        }
        for count in parts.billed.rounded {
            remarks.append(
                "\(count.product) \(count.usageType) comes to \(count.mean.exactDecimalText(minimumPlaces: 0, maximumPlaces: 4)) "
                    + "on average, and stands as \(count.count) for the whole month.")
        }
        if parts.linesLeft.contains(where: { $0.isByTheHour }) {
            remarks.append(
                "What did not run for whole months of the bill (1 % more or less), and addresses that do not divide evenly by "
                    + "balancers or instances, have no place in a scenario and are left out.")
        }
        if parts.linesLeft.contains(where: { $0.isOfRuns }) {
            remarks.append(
                "Lambda usage is left out where the requests and the GB-seconds of a processor's kind are not both on the "
                    + "bill, or make runs that no function has: less than 1 ms with 128 MB, or more than 15 minutes.")
        }
        let services = Set(parts.billed.resources.map { $0.service })
        if parts.billed.resources.contains(where: { $0.members.contains { $0.key == "volumeGB" } }) {
            remarks.append(
                "Volumes are spread evenly over the instances; whose they are is on no bill, and does not change their cost."
            )
        }
        if services.contains("sqs") {
            remarks.append(
                "Requests of SQS stand as messages that are sent, received and deleted one by one, which makes as many."
            )
        }
        remarks += leftRemarks
        return remarks
    }

    /// What of the bill is in no scenario file, what costs most first, and what that comes to; and what the file prices
    /// by other numbers than the bill's.
    private var leftRemarks: [String] {
        var remarks: [String] = []
        if !parts.linesLeft.isEmpty {
            remarks.append("On the bill, and not in the scenario: \(Self.list(parts.linesLeft)).")
        }
        if !parts.linesPricedOtherwise.isEmpty {
            remarks.append(
                "On the bill, and priced by the scenario from its own traffic, durations and retention, which may come to "
                    + "another sum: \(Self.list(parts.linesPricedOtherwise)). 'explain' has the scenario's lines.")
        }
        return remarks
    }

    /// Lines with their services and costs, and what all of them come to.
    private static func list(_ lines: [ObservedBillLine]) -> String {
        var sums: [String: Rational] = [:]
        for line in lines { sums[line.currency, default: 0] += line.cost }
        let total = sums.sorted { $0.key < $1.key }.map { money($0.value, $0.key) }.joined(separator: " and ")
        let shown = lines.prefix(mostShown).map { line in
            "\(line.product) \(line.usageType.isEmpty ? line.unit : line.usageType) (\(money(line.cost, line.currency)))"
        }
        let more = lines.count > mostShown ? " and \(lines.count - mostShown) more, which cost less" : ""
        return "\(shown.joined(separator: ", "))\(more); together \(total)"
    }

    private static func money(_ cost: Rational, _ currency: String) -> String {
        let text = cost.exactDecimalText(minimumPlaces: 2, maximumPlaces: 6)
        return currency.isEmpty ? text : "\(text) \(currency)"
    }

    private static let mostShown = 8
}
