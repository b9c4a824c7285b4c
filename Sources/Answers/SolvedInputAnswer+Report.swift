import Analysis
import CostModel
import ExactMath
import Reports

/// `breakeven --solve-for`: at which values of one input Lambda wins at a fixed volume, or EC2 does.
extension SolvedInputAnswer {
    public func report() -> Report {
        Report(blocks: { blocks($0) }, rows: { rows }, record: { record })
    }

    private func blocks(_ medium: Medium) -> [Block] {
        let header = EvaluationHeader(evaluation)
        let items = solutions.map { solution in
            Block.Item(sentence(solution), details: (advice(solution).map { [$0] } ?? []) + proofs(solution))
        }
        return header.opening()
            + [.heading("\(input.key) at \(evaluation.counted(volume)) a month"), .list(items)]
            + (medium == .terminal ? header.footer : [])
    }

    private var rows: DataRows {
        let money = evaluation.money
        func value(_ number: Rational?) -> Datum { number.map { .quantity($0) } ?? .none }
        return DataRows(
            ["requests", "baseline", "alternative", input.key, money.column("baseline"), money.column("alternative")]
                + ["winning_from", "winning_to"],
            solutions.flatMap { solution in
                // Without a range there is one row that says so.
                (solution.ranges.isEmpty ? [nil] : solution.ranges.map(Optional.some)).map { range in
                    [
                        .count(volume), .text(names[solution.baseline]), .text(names[solution.alternative]),
                        value(solution.limit?.value),
                        solution.limit.map { .money($0.baseline, money) } ?? .none,
                        solution.limit.map { .money($0.alternative, money) } ?? .none,
                        value(range.map { grid.value($0.lowerBound) }), value(range.map { grid.value($0.upperBound) }),
                    ]
                }
            })
    }

    private var record: Record {
        var record = EvaluationHeader(evaluation).record("breakeven")
        record.add([
            "requests": .count(volume), "solvedFor": .text(input.key),
            "solutions": .list(solutions.map { .record(self.record($0)) }),
        ])
        return record
    }

    /// Longer lists of ranges are written without their middle, as those of `breakeven`.
    private static let mostRanges = 1000

    private func record(_ solution: SolvedInput) -> Record {
        let kept = Self.mostRanges / 2
        let ranges = solution.ranges
        let isAbridged = ranges.count > Self.mostRanges
        var record: Record = [
            "baseline": .text(names[solution.baseline]), "alternative": .text(names[solution.alternative]),
            "value": .quantity(solution.limit?.value), "winner": .text(winner(solution)),
            "winningRanges": .list(
                (isAbridged ? ranges.prefix(kept) + ranges.suffix(kept) : ranges[...]).map { range in
                    .line([
                        "from": .quantity(grid.value(range.lowerBound)), "to": .quantity(grid.value(range.upperBound)),
                    ])
                }),
        ]
        if isAbridged { record.add("omitted", .omitted(ranges.count - Self.mostRanges, after: kept)) }
        if solution.best != nil { record.add("best", Self.value(solution.best)) }
        record.add([
            "stated": .inline(.list(statedValues(solution).values.map { .quantity($0) })),
            "proof": .record(["at": Self.value(solution.limit), "beyond": Self.value(solution.beyond)]),
        ])
        return record
    }

    private static func value(_ point: SolvedInput.Point?) -> Record.Value {
        guard let point else { return .null }
        return .line([
            "value": .quantity(point.value), "baseline": .money(point.baseline),
            "alternative": .money(point.alternative),
        ])
    }
}
