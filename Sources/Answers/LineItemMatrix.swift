import Analysis
import Charts
import CostModel
import ExactMath
import Reports

/// The line items of several scenarios at one volume side by side: where the money is.
public struct LineItemMatrix {
    private let evaluation: Evaluation
    private let requests: Int
    private let header: EvaluationHeader

    /// - Parameter requests: a month.
    public init(_ evaluation: Evaluation, at requests: Int) {
        self.evaluation = evaluation
        self.requests = requests
        header = EvaluationHeader(evaluation)
    }

    public func report() -> Report {
        Report(
            blocks: { _ in
                header.opening()
                    + [
                        .heading("Line items at \(evaluation.counted(requests)) a month"), .table(table),
                        .note("--scenario NAME shows how each of a scenario's amounts comes about."),
                    ] + header.footer
            },
            rows: { DataRows.lineItems(of: evaluation.costs, at: VolumeList([requests]), in: evaluation.money) },
            record: { record }, chart: { LineItemChart(evaluation, at: requests).chart() })
    }

    /// A row a line item, those of one name in one row, in the order in which the file first brings them up.
    private var table: Table {
        let currency = evaluation.money
        var table = Table(
            columns: [Table.Column("Line item")]
                + evaluation.costs.map { Table.Column($0.scenario.name, alignment: .right) })
        var names: [String] = []
        var amounts: [String: [Int: Rational]] = [:]
        for (position, cost) in evaluation.costs.enumerated() {
            for charge in cost.charges(at: requests) {
                let name = charge.item.name
                if amounts[name] == nil { names.append(name) }
                amounts[name, default: [:]][position, default: 0] += charge.amount
            }
        }
        let positions = evaluation.costs.indices
        for name in names {
            table.append(
                [Table.Cell(name)]
                    + positions.map { position in
                        Table.Cell(amounts[name]?[position].map { .money($0, currency) } ?? .none)
                    })
        }
        let totals = evaluation.costs(at: requests)
        let cheapest = Evaluation.cheapest(totals)
        table.append(
            [Table.Cell("Total a month", style: .bold)]
                + totals.enumerated().map { index, total in
                    Table.Cell(.money(total, currency), style: index == cheapest ? .green : .bold)
                })
        return table
    }

    private var record: Record {
        var record = header.record("explain")
        record.add([
            "requests": .count(requests),
            "scenarios": .list(
                evaluation.costs.map { cost in
                    .record(Explanation(evaluation, cost, at: requests).lineItems)
                }),
        ])
        return record
    }
}
