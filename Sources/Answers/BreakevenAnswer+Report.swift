import Analysis
import BreakEven
import Charts
import CostModel
import ExactMath
import Reports

/// `breakeven`: where each alternative beats each baseline, and which scenario is the cheapest where.
extension BreakevenAnswer {
    /// - Parameter showsProofs: whether people see the costs on both sides of each break-even; programs always do.
    public func report(showsProofs: Bool) -> Report {
        Report(
            blocks: { _ in blocks(showsProofs: showsProofs) }, rows: { rows }, record: { record },
            chart: { CostChart(self, isHeaded: true).chart() })
    }

    var names: [String] { evaluation.names }

    /// The volumes that were searched.
    var searched: ClosedRange<Int> { volumes.range }

    func money(_ amount: Rational) -> String { NumberStyle.money(amount, evaluation.money) }

    /// `10,000 alerts`
    func counted(_ requests: Int) -> String { evaluation.counted(requests) }

    // MARK: For people

    private func blocks(showsProofs: Bool) -> [Block] {
        let header = EvaluationHeader(evaluation)
        var blocks = verdictBlocks + header.opening()
        if let asked = atVolume {
            blocks += [.heading("At \(counted(asked.requests)) a month"), .table(costTable(asked))]
        }
        let scope = volumes.isEverything ? "" : " \(volumes.interval), the range searched"
        blocks += [.heading("Cheapest at each volume" + scope), .table(mapTable)]
        for (baseline, pairs) in byBaseline {
            blocks.append(.heading("Against \(names[baseline])"))
            blocks.append(
                .list(
                    pairs.map { pair in
                        Block.Item(
                            "\(names[pair.alternative]): \(verdict(pair))",
                            details: showsProofs ? reasons(pair) : [])
                    }))
        }
        if !showsProofs, pairs.contains(where: { $0.comparison.proof != nil }) {
            blocks.append(.note("--proof shows the costs on both sides of each break-even."))
        }
        return blocks + header.footer
    }

    var mapTable: Table {
        var table = Table(columns: [
            Table.Column("From", alignment: .right), Table.Column("To", alignment: .right),
            Table.Column("Per second", alignment: .right), Table.Column("Cheapest"),
        ])
        func append(_ runs: some Sequence<WinnerRun>) {
            for run in runs {
                let rate = evaluation.perSecond(run.from)
                table.append([
                    Table.Cell(.count(run.from)), volumes.isOpen(run.to) ? "and beyond" : Table.Cell(.count(run.to)),
                    Table.Cell(rate < Evaluation.leastRate ? .none : .rate(rate)),
                    Table.Cell(names[run.winner], style: .green),
                ])
            }
        }
        // A person reads a handful; programs get the list.
        let runs = map.elements
        guard runs.count > 12 else {
            append(runs)
            return table
        }
        append(runs.prefix(6))
        table.append(["⋮", "⋮", "", Table.Cell("\(Self.count(map, besides: 9)) more changes", style: .dim)])
        append(runs.suffix(3))
        return table
    }

    /// How many elements a list has: `12`.
    static func count(_ list: RunList, besides shown: Int = 0) -> String {
        list.count.map { NumberStyle.requests($0 - shown) }
            ?? "more than \(NumberStyle.requests(list.elements.count + RunList.mostOmitted - shown))"
    }

    // MARK: For programs

    private var rows: DataRows {
        let money = evaluation.money
        let amounts = ["before_baseline", "before_alternative", "at_baseline", "at_alternative"]
        let columns = ["baseline", "alternative", "break_even", "cheaper_from", "cheaper_to"]
        let askedColumns = ["requests"] + ["baseline", "alternative"].map(money.column)
        return DataRows(
            columns + amounts.map(money.column) + (atVolume == nil ? [] : askedColumns),
            pairs.flatMap { pair -> [[Datum]] in
                let sides: [Datum] = [.text(names[pair.baseline]), .text(names[pair.alternative])]
                let ranges = pair.comparison.ranges.elements
                let asked: [Datum] =
                    atVolume.map { asked in
                        [.count(asked.requests)]
                            + [pair.baseline, pair.alternative].map { .money(asked.costs[$0], money) }
                    } ?? []
                // Without a range there is one row that says so.
                if ranges.isEmpty { return [sides + Array(repeating: .none, count: 7) + asked] }
                return ranges.enumerated().map { index, range in
                    let proofs = index == 0 ? [pair.comparison.proof?.before, pair.comparison.proof?.at] : [nil, nil]
                    return sides
                        + [.count(pair.comparison.breakEven), .count(range.from), .count(volumes.end(range.to))]
                        + proofs.flatMap { costs -> [Datum] in
                            costs.map { [.money($0.baseline, money), .money($0.alternative, money)] } ?? [.none, .none]
                        } + asked
                }
            })
    }

    private var record: Record {
        var record = EvaluationHeader(evaluation).record("breakeven")
        record.add(members)
        return record
    }

    /// What was found, without what every command's JSON begins with.
    var members: Record {
        var record: Record = [
            "searched": .line(volumes.record), "comparisons": .list(pairs.map { .record(self.record($0)) }),
            "cheapest": .list(
                map.elements.map { run in
                    var record = volumes.record(from: run.from, to: run.to)
                    record.add("scenario", .text(names[run.winner]))
                    return .line(record)
                }),
        ]
        record.add(Self.omission("cheapestOmitted", from: map))
        if let asked = atVolume {
            record.add(
                "at",
                .record([
                    "requests": .count(asked.requests), "costs": .costs(asked.costs, of: names),
                    "cheapest": .text(names[asked.cheapest]),
                ]))
        }
        return record
    }

    private func record(_ pair: Pair) -> Record {
        let comparison = pair.comparison
        var record: Record = [
            "baseline": .text(names[pair.baseline]), "alternative": .text(names[pair.alternative]),
            "breakEven": .count(comparison.breakEven),
            "cheaperRanges": .list(comparison.ranges.elements.map { .line(volumes.record(from: $0.from, to: $0.to)) }),
        ]
        record.add(Self.omission("omitted", from: comparison.ranges))
        let proof = comparison.proof.map { proof in
            Record.Value.record(["before": proof.before.map { Self.value($0) } ?? .null, "at": Self.value(proof.at)])
        }
        record.add("proof", proof ?? .null)
        return record
    }

    private static func value(_ costs: BreakEven.Comparison.Costs) -> Record.Value {
        .line([
            "requests": .count(costs.requests), "baseline": .money(costs.baseline),
            "alternative": .money(costs.alternative),
        ])
    }

    /// What is not in a list; no member where it is complete.
    static func omission(_ key: String, from list: RunList) -> Record {
        list.omitted == 0 ? [:] : Record([(key, .omitted(list.omitted, after: RunList.keptAtEachEnd))])
    }
}

extension Record.Value {
    /// How many elements of a list are left out, and after how many; nil where nobody counted them.
    static func omitted(_ count: Int?, after: Int) -> Self {
        .line(["count": .count(count), "after": .count(after)])
    }
}
