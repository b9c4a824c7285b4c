import Analysis
import BreakEven
import Charts
import CostModel
import ExactMath
import Reports

/// `sensitivity`: the break-evens over a grid of inputs.
extension SensitivityAnswer {
    public func report() -> Report {
        let header = EvaluationHeader(evaluation)
        return Report(
            blocks: { medium in
                let legend = BreakEvenCell.legend(
                    points.flatMap { $0.comparisons }, volumes, plural: evaluation.workload.request.plural)
                return header.opening() + tables + [.legend(legend)] + (medium == .terminal ? header.footer : [])
            },
            rows: {
                DataRows(
                    axes.map { $0.input.name } + ["baseline", "alternative"] + BreakEvenCell.columns,
                    cells.map { point, pair, cell in
                        point.values.map { .number($0) }
                            + [.text(evaluation.names[pair.baseline]), .text(evaluation.names[pair.alternative])]
                            + cell.row
                    })
            },
            record: {
                var record = header.record("sensitivity")
                record.add([
                    "searched": .line(volumes.record), "varied": .inline(.texts(axes.map { $0.input.name })),
                    "cells": .list(
                        cells.map { point, pair, cell in
                            var record = Record(
                                zip(axes, point.values).map { (key: $0.input.name, value: .quantity($1)) })
                            record.add(cell.record(pair, evaluation.names))
                            return .line(record)
                        }),
                ])
                return record
            }, chart: { SensitivityChart(self).chart() })
    }

    private var cells: [(point: Point, pair: Sides.Pair, cell: BreakEvenCell)] {
        points.flatMap { point in
            zip(pairs, point.comparisons).map { (point, $0, BreakEvenCell(comparison: $1)) }
        }
    }

    /// One table for a single axis; one for each pair where there are two.
    private var tables: [Block] {
        let first = axes[0]
        let across = axes.count > 1 ? axes[1].values.map { "\(axes[1].input.key) \($0.allDigits)" } : []
        func table(_ titles: [String], _ comparisons: (Int) -> [BreakEven.Comparison]) -> Block {
            var table = Table(
                columns: ([first.input.name] + titles).map { Table.Column($0, alignment: .right) })
            for (row, value) in first.values.enumerated() {
                table.append(
                    [Table.Cell(.number(value))] + comparisons(row).map { BreakEvenCell(comparison: $0).cell })
            }
            return .table(table)
        }
        guard !across.isEmpty else {
            return [
                .heading("The break-even as \(first.input.name) varies"),
                table(pairs.map { evaluation.title($0) }) { points[$0].comparisons },
            ]
        }
        return pairs.indices.flatMap { pair -> [Block] in
            [
                .heading(evaluation.title(pairs[pair])),
                table(across) { row in
                    points[(row * across.count)..<((row + 1) * across.count)].map { $0.comparisons[pair] }
                },
            ]
        }
    }
}
