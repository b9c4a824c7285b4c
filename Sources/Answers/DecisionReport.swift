import Analysis
import BreakEven
import Charts
import CostCurves
import CostModel
import ExactMath
import Reports

/// Everything for whoever decides, in one: what to do, how sure that is, and what it rests on.
public struct DecisionReport {
    let answer: BreakevenAnswer
    let influence: InputInfluence?
    private let comparison: Comparison
    /// The volume whose costs are unfolded: the one asked about, else the file's first.
    private let unfolded: Int?

    /// - Parameter isBrief: whether how sure it is, which takes most of the time, is left out.
    public init(_ answer: BreakevenAnswer, isBrief: Bool = false) {
        self.answer = answer
        influence = isBrief ? nil : InputInfluence(answer)
        let stated = answer.evaluation.workload.volumes
        let asked = answer.atVolume?.requests
        comparison = Comparison(answer.evaluation, at: VolumeList(Set(stated + (asked.map { [$0] } ?? [])).sorted()))
        unfolded = asked ?? stated.first
    }

    public func report() -> Report {
        Report(
            blocks: { _ in blocks }, rows: { comparison.wideRows }, record: { record },
            chart: { CostChart(answer, isHeaded: true).chart() })
    }

    var evaluation: Evaluation { answer.evaluation }

    /// Whether a volume was asked about, which comes first then.
    private var asked: VolumeAnswer? { answer.atVolume }

    private var blocks: [Block] {
        let chart = CostChart(answer, isHeaded: false)
        let header = EvaluationHeader(evaluation)
        let opening = header.opening()
        let verdict = asked == nil ? [.paragraphs([chart.title], .bold)] : answer.verdictBlocks
        return opening.prefix(1) + verdict + opening.dropFirst()
            + [.heading("Cost against volume"), .chart(chart.chart())]
            + map + costs(header) + unfoldedCosts + certainty + assumptions + prices
    }

    // MARK: The answer

    private var map: [Block] {
        let scope = answer.volumes.isEverything ? "" : " \(answer.volumes.interval), the range searched"
        var blocks: [Block] = [.heading("Cheapest at each volume" + scope), .table(answer.mapTable)]
        let changes = Array(zip(answer.map.elements, answer.map.elements.dropFirst()))
        if answer.map.isComplete, !changes.isEmpty, changes.count <= Self.mostChanges {
            blocks.append(.list(changes.map { proof(of: $1, after: $0) }))
        }
        guard !answer.pairs.isEmpty else { return blocks }
        blocks += [
            .heading("Where one passes another"), .table(breakEvens),
            .legend(
                BreakEvenCell.legend(
                    answer.pairs.map { $0.comparison }, answer.volumes, plural: evaluation.workload.request.plural,
                    ranges: "every range stands below")),
            .entries(
                Block.Entries(
                    title: "Every range, with proofs",
                    answer.pairs.map { pair in
                        Block.Entries.Entry(
                            evaluation.title(.init(baseline: pair.baseline, alternative: pair.alternative)),
                            details: [answer.verdict(pair) + "."] + answer.reasons(pair))
                    })),
        ]
        return blocks
    }

    /// A row for each alternative, a column for each baseline.
    private var breakEvens: Table {
        let names = evaluation.names
        let groups = answer.byBaseline
        var table = Table(
            columns: [Table.Column("Cheaper from")]
                + groups.map { Table.Column("than \(names[$0.baseline])", alignment: .right) })
        // An alternative that is a baseline too has no cell against itself.
        var rows: [Int] = []
        var cells: [Int: [Table.Cell]] = [:]
        for (column, group) in groups.enumerated() {
            for pair in group.pairs {
                if cells[pair.alternative] == nil { rows.append(pair.alternative) }
                cells[pair.alternative, default: Array(repeating: Table.Cell(""), count: groups.count)][column] =
                    BreakEvenCell(comparison: pair.comparison).cell
            }
        }
        for alternative in rows { table.append([Table.Cell(names[alternative])] + (cells[alternative] ?? [])) }
        return table
    }

    /// As many as the map shows all of.
    private static let mostChanges = 11

    /// What the old and the new cheapest cost on both sides of a change.
    private func proof(of run: WinnerRun, after last: WinnerRun) -> Block.Item {
        let names = evaluation.names
        let sentences = [run.from - 1, run.from].map { requests in
            let (old, new) = NumberStyle.moneyApart(
                evaluation.costs[last.winner].curve.cost(at: requests),
                evaluation.costs[run.winner].curve.cost(at: requests), evaluation.money)
            return "at \(NumberStyle.requests(requests)): \(names[last.winner])\u{A0}\(old), "
                + "\(names[run.winner])\u{A0}\(new)"
        }
        return Block.Item(
            "From \(evaluation.counted(run.from)) a month on, \(names[run.winner]) in place of \(names[last.winner])",
            details: sentences)
    }

    private func costs(_ header: EvaluationHeader) -> [Block] {
        var blocks: [Block] = []
        if let asked {
            blocks += [
                .heading("What each costs at \(evaluation.counted(asked.requests)) a month"),
                .table(Comparison(evaluation, at: VolumeList([asked.requests])).scenarioTable),
            ]
        }
        return blocks + [
            .heading("What each costs at several volumes"),
            .fitting(comparison.table, otherwise: { comparison.scenarioTable }),
            .note("* cheapest at that volume; \(header.amounts)"),
        ]
    }

    private var unfoldedCosts: [Block] {
        guard let requests = unfolded else { return [] }
        let totals = evaluation.costs(at: requests)
        // The cheapest first, as in the picture.
        let order = totals.indices.sorted { (totals[$0], $0) < (totals[$1], $1) }
        return [
            .heading("Where the money goes at \(evaluation.counted(requests)) a month"),
            .chart(LineItemChart(evaluation, at: requests).chart()),
        ]
            + order.map {
                .entries(
                    Explanation(evaluation, evaluation.costs[$0], at: requests).entries(titled: evaluation.names[$0]))
            }
    }

    // MARK: For programs

    private var record: Record {
        var record = EvaluationHeader(evaluation).record("report")
        record.add(answer.members)
        record.add("rows", comparison.rows)
        if let requests = unfolded {
            record.add(
                "unfolded",
                .record([
                    "requests": .count(requests),
                    "scenarios": .list(
                        evaluation.costs.map { .record(Explanation(evaluation, $0, at: requests).lineItems) }),
                ]))
        }
        if let influence { record.add("influence", .record(Self.record(influence, of: evaluation.names))) }
        return record
    }
}
