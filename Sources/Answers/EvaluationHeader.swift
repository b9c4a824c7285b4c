import Analysis
import CostModel
import ExactMath
import Pricing
import Reports

/// What every report of an evaluation begins and ends with.
public struct EvaluationHeader {
    let evaluation: Evaluation

    public init(_ evaluation: Evaluation) {
        self.evaluation = evaluation
    }

    /// What the figures are: `US dollars a month`.
    var amounts: String { "\(evaluation.money.name) a month" }

    /// The name and the conditions.
    ///
    /// - Parameter statesDay: whether one day's prices count for all figures.
    func opening(statesDay: Bool = true) -> [Block] {
        [.title(evaluation.workload.name), .conditions(conditions(statesDay: statesDay))]
    }

    /// The name and the conditions on one line, for a picture that stands alone.
    func caption(statesDay: Bool = true) -> String {
        "\(evaluation.workload.name) · \(conditions(statesDay: statesDay))"
    }

    /// The tables behind the figures.
    var footer: [Block] { evaluation.tables.isEmpty ? [] : [.footer("Prices: " + tables)] }

    /// Behind a table's day, where nobody could establish that its prices began on it.
    static let unconfirmedDay = " (day unconfirmed)"

    /// `us-east-1 · prices as of 2017-03-01 · 732 hours a month · …`
    private func conditions(statesDay: Bool) -> String {
        let workload = evaluation.workload
        let estimate = workload.estimate
        // Put together by hand: every command prints it, and joining a list costs more than all that it joins.
        var text = ""
        text.reserveCapacity(160)
        text += workload.region
        if statesDay, let date = workload.pricesAsOf {
            text += " · prices as of "
            text += date.description
        } else if statesDay {
            text += " · newest prices"
        }
        text += " · "
        text += NumberStyle.quantity(estimate.hoursPerMonth)
        text += " hours a month"
        if let step = estimate.roundUpTo {
            text += " · each line rounded up to "
            text += NumberStyle.price(step, evaluation.money)
        }
        if let block = estimate.requestBlock {
            text += " · requests by the started "
            text += NumberStyle.quantity(block)
        }
        text += estimate.freeTier ? " · free tier counted" : " · no free tier"
        return text
    }

    /// `AWSELB 2016-08-11 (day unconfirmed), AmazonEC2 2016-12-10`
    var tables: String {
        var text = ""
        text.reserveCapacity(40 * evaluation.tables.count)
        for table in evaluation.tables {
            if !text.isEmpty { text += ", " }
            text += table.offerCode.rawValue
            text += " "
            text += table.effectiveDate.description
            if !table.isEffectiveDateConfirmed { text += Self.unconfirmedDay }
        }
        return text
    }

    /// The members that every command's JSON begins with.
    func record(_ command: String) -> Record {
        let workload = evaluation.workload
        var record = Record.report(command)
        record.add([
            "name": .text(workload.name),
            "region": .text(workload.region),
            "currency": .text(evaluation.currency),
            "estimate": .record(workload.estimate.record),
            "prices": .list(
                evaluation.tables.map { table in
                    var record = table.dayRecord
                    record.add("file", .text(table.file))
                    return .line(record)
                }),
            "unconfirmedDates": .list(
                evaluation.tables.filter { !$0.isEffectiveDateConfirmed }.map { .line($0.dayRecord) }),
            "warnings": .warnings(evaluation.warnings),
        ])
        return record
    }
}

extension Record {
    /// What every report's JSON begins with.
    static func report(_ command: String) -> Record {
        ["formatVersion": .count(1), "command": .text(command)]
    }
}

extension Record.Value {
    static func warnings(_ warnings: [Warning]) -> Self {
        .list(warnings.map { .line(["code": .text($0.code), "message": .text($0.message)]) })
    }

    /// `[{"scenario", "total"}, …]`
    static func costs(_ costs: [Rational], of names: [String]) -> Self {
        .list(zip(names, costs).map { .line(["scenario": .text($0), "total": .money($1)]) })
    }
}

extension PriceTable {
    fileprivate var dayRecord: Record {
        ["offerCode": .text(offerCode.rawValue), "effectiveDate": .datum(effectiveDate.datum)]
    }
}

extension CalendarDate {
    var datum: Datum { .date(description) }
}

extension Estimate {
    fileprivate var record: Record {
        [
            "hoursPerMonth": .number(hoursPerMonth),
            "freeTier": .flag(freeTier),
            "roundUpTo": .quantity(roundUpTo),
            "requestBlock": requestBlock.map { .number($0) } ?? .null,
            "bytesPerGB": .number(bytesPerGB),
        ]
    }
}
