import Analysis
import BreakEven
import Charts
import CostModel
import ExactMath
import Reports

/// `sensitivity`: what is looked for, over a grid of inputs.
extension SensitivityAnswer {
    public func report() -> Report {
        let header = EvaluationHeader(evaluation)
        let chart = { SensitivityChart(self).chart() }
        return Report(
            blocks: { medium in
                header.opening() + [.heading(title), .drawn(chart(), otherwise: tables), .legend(legend)]
                    + (medium == .terminal ? header.footer : [])
            }, rows: { rows }, record: { record }, chart: chart)
    }

    // MARK: In tables

    private var tables: [Block] {
        guard case .cheapest = finding else {
            return axes.count > 1
                ? pairs.indices.flatMap { pair in
                    [.heading(evaluation.title(pairs[pair])), grid { cell($0, pair) }]
                } : [list(pairs.map { evaluation.title($0) }) { point in pairs.indices.map { cell(point, $0) } }]
        }
        let (names, money) = (evaluation.names, evaluation.money)
        return axes.count > 1
            ? [grid(.left) { Table.Cell(names[Evaluation.cheapest($0.costs)]) }]
            : [
                list(names) { point in
                    let cheapest = Evaluation.cheapest(point.costs)
                    return point.costs.enumerated().map {
                        Table.Cell(
                            .money($1, money), style: $0 == cheapest ? .green : .plain, mark: $0 == cheapest ? "*" : "")
                    }
                }
            ]
    }

    /// A row for each value of the only input.
    private func list(_ titles: [String], cells: (Point) -> [Table.Cell]) -> Block {
        var table = Table(columns: (axes.map { $0.name } + titles).map { Table.Column($0, alignment: .right) })
        for point in points { table.append(point.values.map { Table.Cell($0.words) } + cells(point)) }
        return .table(table)
    }

    /// A row for each value of the first input, a column for each of the second.
    private func grid(_ alignment: Table.Alignment = .right, cell: (Point) -> Table.Cell) -> Block {
        let (first, second) = (axes[0], axes[1])
        var table = Table(
            columns: [Table.Column(first.name, alignment: .right)]
                + second.values.map { Table.Column("\(second.key.lastName) \($0.value.words)", alignment: alignment) })
        let count = second.values.count
        for (row, value) in first.values.enumerated() {
            let cells = points[(row * count)..<((row + 1) * count)].map { cell($0) }
            table.append([Table.Cell(value.value.words)] + cells)
        }
        return .table(table)
    }

    private func cell(_ point: Point, _ pair: Int) -> Table.Cell {
        finding == .breakEven
            ? BreakEvenCell(comparison: point.comparisons[pair]).cell
            : Table.Cell(.money(savings(point)[pair], evaluation.money))
    }

    // MARK: For programs

    private var rows: DataRows {
        let (names, money) = (evaluation.names, evaluation.money)
        let inputs = axes.map { $0.name }
        func values(_ point: Point) -> [Datum] { point.values.map { $0.datum } }
        func sides(_ pair: Int) -> [Datum] {
            [.text(names[pairs[pair].baseline]), .text(names[pairs[pair].alternative])]
        }
        switch finding {
        case .breakEven:
            return DataRows(
                inputs + ["baseline", "alternative"] + BreakEvenCell.columns,
                points.flatMap { point in
                    pairs.indices.map {
                        values(point) + sides($0) + BreakEvenCell(comparison: point.comparisons[$0]).row
                    }
                })
        case .saving(let requests):
            return DataRows(
                inputs + ["requests", "baseline", "alternative", money.column("saving")],
                points.flatMap { point in
                    pairs.indices.map {
                        values(point) + [.count(requests)] + sides($0) + [.money(savings(point)[$0], money)]
                    }
                })
        case .cheapest(let requests):
            return DataRows(
                inputs + ["requests"] + names + ["cheapest"],
                points.map { point in
                    values(point) + [.count(requests)] + point.costs.map { .money($0, money) }
                        + [.text(names[Evaluation.cheapest(point.costs)])]
                })
        }
    }

    private var record: Record {
        var record = EvaluationHeader(evaluation).record("sensitivity")
        if let requests = finding.requests {
            record.add("requests", .count(requests))
        } else {
            record.add("searched", .line(volumes.record))
        }
        record.add([
            "varied": .inline(.texts(axes.map { $0.name })),
            "cells": .list(points.flatMap { point in members(point).map { .line($0) } }),
        ])
        return record
    }

    /// What is found at a point, with its values.
    private func members(_ point: Point) -> [Record] {
        let names = evaluation.names
        let values = Record(zip(axes, point.values).map { (key: $0.name, value: .datum($1.datum)) })
        func record(_ found: Record) -> Record {
            var record = values
            record.add(found)
            return record
        }
        switch finding {
        case .breakEven:
            return zip(pairs, point.comparisons).map { record(BreakEvenCell(comparison: $1).record($0, names)) }
        case .saving:
            return zip(pairs, savings(point)).map {
                record([
                    "baseline": .text(names[$0.baseline]), "alternative": .text(names[$0.alternative]),
                    "saving": .money($1),
                ])
            }
        case .cheapest:
            return [
                record([
                    "costs": .costs(point.costs, of: names),
                    "cheapest": .text(names[Evaluation.cheapest(point.costs)]),
                ])
            ]
        }
    }
}

extension ScenarioSetting.Value {
    /// As people read it.
    var words: String {
        switch self {
        case .number(let number): number.typedText
        case .flag(let flag): flag ? "true" : "false"
        case .text(let text), .json(let text): text
        }
    }

    fileprivate var datum: Datum {
        switch self {
        case .number(let number): .number(number)
        case .flag(let flag): .flag(flag)
        case .text(let text), .json(let text): .text(text)
        }
    }
}
