import Analysis
import BreakEven
import CostModel
import ExactMath
import Pricing
import Reports

/// How sure a decision is, and what it rests on.
extension DecisionReport {
    // MARK: How sure it is

    var certainty: [Block] {
        guard let influence else { return [] }
        let plural = evaluation.workload.request.plural
        guard !influence.moved.isEmpty || influence.tried > 0 else { return [] }
        let introduction = sentences(influence)
        guard !influence.moved.isEmpty else { return [.heading("How sure it is"), .paragraphs(introduction)] }
        var table = Table(columns: [
            Table.Column("Input"), Table.Column("Value", alignment: .right),
            Table.Column("Cheaper from", alignment: .right),
        ])
        if let asked = answer.atVolume {
            table.columns.append(Table.Column("Cheapest at \(evaluation.counted(asked.requests))"))
        }
        for moved in influence.moved {
            table.appendGroup(moved.input.name)
            for point in moved.points { table.append(row(point)) }
        }
        let comparisons = influence.moved.flatMap { $0.points.map { $0.comparison } }
        return [
            .heading("How sure it is"), .paragraphs(introduction),
            .table(table),
            .legend(BreakEvenCell.legend(comparisons, answer.volumes, plural: plural, ranges: nil)),
        ] + (influence.grid.map { CertaintyChart($0, influence.pair, answer).blocks } ?? [])
    }

    /// What was tried, and what of it moves the break-even.
    private func sentences(_ influence: InputInfluence) -> [String] {
        let (tried, moving) = (influence.tried, influence.moving)
        let title = evaluation.title(influence.pair)
        func names(_ isDecided: Bool) -> String {
            influence.moved.map { $0.input }.filter { $0.isChosen == isDecided }.map { $0.name }
                .joined(separator: " and ")
        }
        var sentences: [String] = []
        if tried > 0 {
            let start =
                "\(tried) \(tried == 1 ? "input that one may be unsure of was" : "inputs that one may be unsure of were") "
                + "tried at half and at twice what the scenarios say"
            sentences.append(
                moving == 0
                    ? "\(start); none moves the break-even of \(title)."
                    : "\(start), one at a time; \(moving) of them \(moving == 1 ? "moves" : "move") the break-even of \(title), "
                        + (moving > 2 ? "most of all \(names(false))." : "namely \(names(false))."))
        }
        let decided = names(true)
        if !decided.isEmpty { sentences.append("Of what is decided on, \(decided) would move it most.") }
        return sentences
    }

    private func row(_ point: InputInfluence.Point) -> [Table.Cell] {
        let isStated = point.factor == 1
        let style: TextStyle = isStated ? .bold : .plain
        var cells = [
            Table.Cell(isStated ? "as stated" : point.factor > 1 ? "twice" : "half", style: style),
            Table.Cell(Self.shown(point.values), style: style), BreakEvenCell(comparison: point.comparison).cell,
        ]
        if let cheapest = point.cheapest { cells.append(Table.Cell(evaluation.names[cheapest])) }
        return cells
    }

    /// `35, 180, 900`; of many values the ends.
    private static func shown(_ values: [Rational]) -> String {
        func text(_ value: Rational) -> String { NumberStyle.quantity(value, places: 9) }
        guard values.count > mostValues, let first = values.first, let last = values.last else {
            return values.map(text).joined(separator: ", ")
        }
        return "\(text(first)) to \(text(last))"
    }

    private static let mostValues = 3

    static func record(_ influence: InputInfluence, of names: [String]) -> Record {
        [
            "tried": .count(influence.tried), "moving": .count(influence.moving),
            "inputs": .list(
                influence.moved.map { moved in
                    .record([
                        "input": .text(moved.input.name),
                        "points": .list(
                            moved.points.map { point in
                                var record: Record = [
                                    "factor": .quantity(point.factor),
                                    "values": .list(point.values.map { .quantity($0) }),
                                ]
                                record.add(BreakEvenCell(comparison: point.comparison).record(influence.pair, names))
                                if let cheapest = point.cheapest { record.add("cheapest", .text(names[cheapest])) }
                                return .line(record)
                            }),
                    ])
                }),
        ]
    }

    // MARK: What it rests on

    var assumptions: [Block] {
        let workload = evaluation.workload
        let tables = evaluation.tables.filter { !$0.isEffectiveDateConfirmed }.map {
            "\($0.offerCode.rawValue)\u{A0}\($0.effectiveDate)"
        }
        let unconfirmed =
            tables.isEmpty
            ? [] : ["Nobody could establish the day on which these prices began: \(tables.joined(separator: ", "))."]
        return [.heading("What is assumed")]
            + (workload.description.map { [.paragraphs([$0])] } ?? [])
            + [.list((evaluation.warnings.map { $0.message } + estimate + unconfirmed).map { Block.Item($0) })]
    }

    private var estimate: [String] {
        let workload = evaluation.workload
        let (estimate, traffic) = (workload.estimate, workload.traffic)
        let plural = workload.request.plural
        var lines = [
            "A month has \(NumberStyle.quantity(estimate.hoursPerMonth)) hours, and a gigabyte "
                + "\(NumberStyle.quantity(estimate.bytesPerGB)) bytes.",
            estimate.freeTier ? "AWS's free tier is counted." : "AWS's free tier is not counted.",
        ]
        if let step = estimate.roundUpTo {
            lines.append("Each line is rounded up to \(NumberStyle.price(step, evaluation.money)).")
        }
        if let block = estimate.requestBlock {
            lines.append("\(plural.capitalizedFirst) are paid by the started \(NumberStyle.quantity(block)).")
        }
        if let busiest = traffic.busiestTime {
            lines.append(
                "There are \(NumberStyle.rate(traffic.busiestToAverage)) times as many \(plural) a second \(busiest) as "
                    + "on average.")
        }
        if !traffic.bytes.isZero {
            lines.append(
                "A \(workload.request.singular) has \(NumberStyle.quantity(traffic.requestBytes)) bytes, its answer "
                    + "\(NumberStyle.quantity(traffic.responseBytes)).")
        }
        if let milliseconds = traffic.cpuMsPerRequest {
            lines.append("A \(workload.request.singular) takes \(NumberStyle.quantity(milliseconds)) ms of CPU.")
        }
        return lines
    }

    var prices: [Block] {
        guard !evaluation.tables.isEmpty else { return [] }
        // Tables that were not imported have no list behind them.
        let hasLists = evaluation.tables.contains { $0.publicationDate != nil }
        var table = Table(
            columns: [Table.Column("Prices of"), Table.Column("In force since")]
                + (hasLists ? [Table.Column("AWS's price list of")] : []) + [Table.Column("Table")])
        for prices in evaluation.tables {
            table.append(
                [
                    Table.Cell(prices.offerCode.rawValue),
                    Table.Cell(
                        .date(prices.effectiveDate.description),
                        mark: prices.isEffectiveDateConfirmed ? "" : EvaluationHeader.unconfirmedDay),
                ] + (hasLists ? [Table.Cell(prices.publicationDate ?? "")] : []) + [Table.Cell(prices.file)])
        }
        let day =
            evaluation.workload.pricesAsOf.map { "Prices as of \($0)." } ?? "The newest prices known."
        return [
            .heading("Prices"), .paragraphs([day]), .table(table),
            .list(
                evaluation.tables.map { prices in
                    let evidence = Explanation.evidence(prices)
                    return Block.Item(evidence.name, details: evidence.details)
                }),
        ]
    }
}
