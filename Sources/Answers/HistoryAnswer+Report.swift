import Analysis
import BreakEven
import Charts
import CostModel
import Pricing
import Reports

/// `history`: the break-evens of each period between two price changes.
extension HistoryAnswer {
    public func report() -> Report {
        Report(
            blocks: { _ in blocks }, rows: { rows }, record: { record }, chart: { HistoryChart(self).chart() })
    }

    /// Marks a day that no source states.
    private static let mark = "‡"

    // MARK: For people

    private var blocks: [Block] {
        // Every period has prices of its own day.
        let blocks =
            EvaluationHeader(evaluation).opening(statesDay: false) + picture + [.table(table), .legend(legend)]
        let changes = periods.compactMap { period -> Block.Item? in
            let sentences = sentences(period) + (period.missing.map { [$0.words] } ?? [])
            return sentences.isEmpty ? nil : Block.Item(period.date.description, details: sentences)
        }
        return changes.isEmpty ? blocks : blocks + [.heading("What changed"), .list(changes, details: .content)]
    }

    /// The lines over the days; none where there is nothing to draw.
    private var picture: [Block] {
        guard periods.count > 1, periods.contains(where: { $0.comparisons.contains { $0.breakEven != nil } }) else {
            return []
        }
        let chart = HistoryChart(self).chart()
        return [.paragraphs([chart.title], .bold), .chart(chart)]
    }

    private var table: Table {
        var table = Table(
            columns: [Table.Column("Prices from")]
                + pairs.map { Table.Column(evaluation.title($0), alignment: .right) })
        for period in periods {
            table.append(
                [Table.Cell(period.date.datum, mark: period.isConfirmed ? "" : Self.mark)]
                    + (period.missing == nil
                        ? period.comparisons.map { BreakEvenCell(comparison: $0).cell }
                        : pairs.map { _ in Table.Cell("no price", style: .dim) }))
        }
        return table
    }

    /// What stands below the table, a sentence each.
    private var legend: [String] {
        var lines = BreakEvenCell.legend(
            periods.flatMap { $0.comparisons }, volumes, plural: evaluation.workload.request.plural)
        if periods.contains(where: { !$0.isConfirmed }) {
            lines.append("\(Self.mark) the day is not confirmed: the prices held then, and may have begun earlier.")
        }
        if let missing = missingBefore, let first = periods.first {
            lines.append("Nothing before \(first.date): \(missing.words).")
        }
        return lines
    }

    /// What the period brought.
    private func sentences(_ period: Period) -> [String] {
        period.changes.map { $0.sentence(evaluation.money) }
    }

    // MARK: For programs

    private var rows: DataRows {
        DataRows(
            ["prices_from", "baseline", "alternative"] + BreakEvenCell.columns + [
                "changes", "day_confirmed", "missing",
            ],
            periods.flatMap { period in
                pairs.enumerated().map { index, pair in
                    [
                        period.date.datum, .text(evaluation.names[pair.baseline]),
                        .text(evaluation.names[pair.alternative]),
                    ]
                        + (period.missing == nil
                            ? BreakEvenCell(comparison: period.comparisons[index]).row
                            : BreakEvenCell.columns.map { _ in .none })
                        + [
                            .text(sentences(period).joined(separator: "; ")), .flag(period.isConfirmed),
                            .text(period.missing?.words ?? ""),
                        ]
                }
            })
    }

    private var record: Record {
        var record = EvaluationHeader(evaluation).record("history")
        record.add([
            "searched": .line(volumes.record), "missingBefore": .text(missingBefore?.words),
            "periods": .list(periods.map { .record(self.record($0)) }),
        ])
        return record
    }

    private func record(_ period: Period) -> Record {
        var record: Record = ["from": .datum(period.date.datum), "isDayConfirmed": .flag(period.isConfirmed)]
        if let missing = period.missing { record.add("missing", .text(missing.words)) }
        record.add([
            "changes": .texts(sentences(period)),
            "comparisons": .list(
                zip(pairs, period.comparisons).map {
                    .line(BreakEvenCell(comparison: $1).record($0, evaluation.names))
                }),
        ])
        return record
    }
}
