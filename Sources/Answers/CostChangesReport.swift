import Analysis
import CostModel
import ExactMath
import Reports

/// `compare --base`: what scenarios cost before and now, and why.
public struct CostChangesReport {
    private let changes: CostChanges
    private let volumes: VolumeList
    /// What the other side is, in a few words: a file, a day.
    private let base: String
    private let header: EvaluationHeader

    public init(_ changes: CostChanges, at volumes: VolumeList, base: String) {
        self.changes = changes
        self.volumes = volumes
        self.base = base
        header = EvaluationHeader(changes.now)
    }

    public func report() -> Report {
        Report(blocks: { _ in blocks }, rows: { rows }, record: { record })
    }

    private var currency: Currency { changes.now.money }

    private func name(_ change: ScenarioChange) -> String {
        let (before, now) = (changes.before.names[change.pair.before], changes.now.names[change.pair.now])
        return before == now ? now : "\(before) → \(now)"
    }

    // MARK: For people

    private var blocks: [Block] {
        guard !changes.pairs.isEmpty else {
            return header.opening() + [.heading("Against \(base)")] + unmatched
        }
        return header.opening()
            + [.heading("Against \(base)"), .table(table), .note("\(header.amounts); most changed first")]
            + unmatched + reasons + footer
    }

    private var footer: [Block] {
        let tables = EvaluationHeader(changes.before).tables
        guard tables != header.tables else { return header.footer }
        return [.footer("Prices before: \(tables.isEmpty ? "none" : tables). Prices now: \(header.tables)")]
    }

    private var table: Table {
        var table = Table(
            columns: [Table.Column("Scenario")]
                + ["Before", "Now", "Change", "By"].map { Table.Column($0, alignment: .right) })
        let isOne = volumes.single != nil
        for volume in volumes {
            if !isOne { table.appendGroup("At \(changes.now.counted(volume))") }
            for change in changes.changes(at: volume) {
                let (before, now) = NumberStyle.moneyApart(change.before, change.now, currency)
                let style: TextStyle = change.difference < 0 ? .green : .plain
                table.append([
                    Table.Cell(name(change)), Table.Cell(before), Table.Cell(now),
                    Table.Cell(.text(change.difference.isZero ? "" : signed(change.difference)), style: style),
                    Table.Cell(change.share),
                ])
            }
        }
        return table
    }

    /// The scenarios that one side alone has.
    private var unmatched: [Block] {
        func names(_ positions: [Int], of evaluation: Evaluation) -> String {
            positions.map { evaluation.names[$0] }.joined(separator: ", ")
        }
        var sentences: [String] = []
        if !changes.onlyNow.isEmpty { sentences.append("Only here: \(names(changes.onlyNow, of: changes.now)).") }
        if !changes.onlyBefore.isEmpty {
            sentences.append("Only in \(base): \(names(changes.onlyBefore, of: changes.before)).")
        }
        if changes.pairs.isEmpty { sentences.insert("No scenario has the same name on both sides.", at: 0) }
        return sentences.isEmpty ? [] : [.paragraphs(sentences)]
    }

    /// The lines that change, at the one volume or the largest.
    private var reasons: [Block] {
        let volume = volumes.single ?? volumes.largest
        let changed = changes.changes(at: volume).filter { change in change.items.contains { !$0.causes.isEmpty } }
        guard !changed.isEmpty else {
            return [.paragraphs(["Nothing costs more or less at \(changes.now.counted(volume)) a month."])]
        }
        return [.heading("Why, at \(changes.now.counted(volume)) a month")]
            + changed.map { change in
                let lines = change.items.filter { !$0.causes.isEmpty }
                return .entries(
                    Block.Entries(
                        title: name(change),
                        lines.map { .init($0.name, .text(signed($0.difference)), details: details($0)) },
                        total: .init("Change a month", .text(signed(change.difference)))))
            }
    }

    private func signed(_ amount: Rational) -> String {
        (amount > 0 ? "+" : "") + NumberStyle.money(amount, currency)
    }

    private func details(_ change: ItemChange) -> [String] {
        change.causes.map { cause in
            guard let before = change.before, let now = change.now else {
                return cause == .added ? "new" : "no more"
            }
            return switch cause {
            case .added, .removed, .kind: "before: \(before.item.name)"
            case .quantity:
                "quantity: \(NumberStyle.quantity(before.quantity)) → \(NumberStyle.quantity(now.quantity)) \(now.item.unit)"
            case .price: "price: \(words(before)) → \(words(now))"
            case .discount: "discount: \(percent(before)) → \(percent(now))"
            case .rounding: "rounded otherwise"
            }
        }
    }

    private func words(_ charge: Charge) -> String { PriceChange.Value.price(charge.item.price).words(currency) }

    private func percent(_ charge: Charge) -> String {
        "\(NumberStyle.quantity((1 - charge.item.discountFactor) * 100)) %"
    }
}

// MARK: For programs

extension CostChangesReport {
    /// A row a line item, the unchanged ones too, so that sums over the rows are the totals.
    private var rows: DataRows {
        var volumes = volumes.makeIterator()
        var rest: ArraySlice<[Datum]> = []
        return DataRows([
            "requests", "scenario", "base_scenario", "line_item", "causes", "unit", "quantity_before", "quantity",
            "unit_price_before", "unit_price", currency.column("before"), currency.column("amount"),
            currency.column("difference"),
        ]) {
            while rest.isEmpty {
                guard let volume = volumes.next() else { return nil }
                rest = rows(at: volume)[...]
            }
            return rest.popFirst()
        }
    }

    private func rows(at volume: Int) -> [[Datum]] {
        func cells(_ change: ItemChange, now: String?, before: String?) -> [Datum] {
            return [
                .count(volume), .text(now ?? ""), .text(before ?? ""), .text(change.name), .text(change.causeWords),
                .text(change.item?.unit ?? ""), quantity(change.before), quantity(change.now), price(change.before),
                price(change.now), .money(change.before?.amount ?? 0, currency),
                .money(change.now?.amount ?? 0, currency), .money(change.difference, currency),
            ]
        }
        let matched = changes.changes(at: volume).flatMap { change in
            change.items.map {
                cells($0, now: changes.now.names[change.pair.now], before: changes.before.names[change.pair.before])
            }
        }
        let onlyNow = changes.onlyNow.flatMap { position in
            changes.now.costs[position].charges(at: volume).map {
                cells(ItemChange(before: nil, now: $0), now: changes.now.names[position], before: nil)
            }
        }
        let onlyBefore = changes.onlyBefore.flatMap { position in
            changes.before.costs[position].charges(at: volume).map {
                cells(ItemChange(before: $0, now: nil), now: nil, before: changes.before.names[position])
            }
        }
        return matched + onlyNow + onlyBefore
    }

    private func quantity(_ charge: Charge?) -> Datum { charge.map { .quantity($0.quantity) } ?? .none }

    private func price(_ charge: Charge?) -> Datum {
        guard case .flat(let price) = charge?.item.price else { return .none }
        return .price(price, currency)
    }

    private var record: Record {
        var record = header.record("compare")
        var volumes = volumes.makeIterator()
        record.add([
            "base": .record(baseRecord),
            "onlyHere": .inline(.texts(changes.onlyNow.map { changes.now.names[$0] })),
            "onlyInBase": .inline(.texts(changes.onlyBefore.map { changes.before.names[$0] })),
            "rows": .stream {
                volumes.next().map { volume in
                    .record([
                        "requests": .count(volume),
                        "changes": .list(changes.changes(at: volume).map { .record(entry($0)) }),
                    ])
                }
            },
        ])
        return record
    }

    /// What the other side's report would say of itself.
    private var baseRecord: Record {
        var record = EvaluationHeader(changes.before).record("compare")
        record.members.removeAll { ["formatVersion", "command", "currency"].contains($0.key) }
        return record
    }

    private func entry(_ change: ScenarioChange) -> Record {
        [
            "scenario": .text(changes.now.names[change.pair.now]),
            "baseScenario": .text(changes.before.names[change.pair.before]), "before": .money(change.before),
            "now": .money(change.now), "difference": .money(change.difference), "change": .datum(change.share),
            "lineItems": .list(
                change.items.filter { !$0.causes.isEmpty }.map { item in
                    .line([
                        "item": .text(item.item?.name), "label": .text(item.item?.label),
                        "causes": .list(item.causes.map { .text($0.rawValue) }),
                        "before": .line(side(item.before)), "now": .line(side(item.now)),
                        "difference": .money(item.difference),
                    ])
                }),
        ]
    }

    /// A line on one side; empty where it is not there.
    private func side(_ charge: Charge?) -> Record {
        guard let charge else { return [:] }
        var record: Record = [
            "item": .text(charge.item.name), "quantity": .quantity(charge.quantity), "unit": .text(charge.item.unit),
        ]
        if case .flat(let price) = charge.item.price { record.add("unitPrice", .money(price)) }
        record.add("amount", .money(charge.amount))
        return record
    }
}

extension ScenarioChange {
    /// By what share it changes; nothing of what cost nothing.
    fileprivate var share: Datum {
        difference.isZero ? .none : difference.divided(by: before).map { .change($0) } ?? .none
    }
}

extension ItemChange {
    /// As it is now, or was.
    fileprivate var item: LineItem? { (now ?? before)?.item }

    /// With the label where there is one.
    fileprivate var name: String {
        guard let item else { return "" }
        return item.label.map { "\(item.name) · \($0)" } ?? item.name
    }

    fileprivate var causeWords: String { causes.map { $0.rawValue }.joined(separator: "+") }
}
