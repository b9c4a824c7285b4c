import Analysis
import CostModel
import ExactMath
import Pricing
import Reports

/// `prices diff`: what changed between two sides, and what that does to a scenario file.
public struct PriceChangeReport {
    private let changes: PriceChanges
    private let effects: PriceChangeEffects?
    /// The scenario file as the user named it.
    private let file: String

    /// - Parameters:
    ///   - effects: on a scenario file, where one was named.
    ///   - file: its name.
    public init(_ changes: PriceChanges, effects: PriceChangeEffects?, on file: String) {
        self.changes = changes
        self.effects = effects
        self.file = file
    }

    public func report() -> Report {
        let (changed, plain) = (changedRows(forPeople: true), changedRows(forPeople: false))
        var listing = Listing(
            "prices diff", member: "changes",
            columns: [
                .init("Table", "table"), .init("Price of", "subject"), .init("Change", "change"),
                .init("Before", "before"), .init("Now", "now"), .init("By", "by", isNumber: true),
                .init("Unit", "unit", for: .programs),
            ],
            rows: plain + effectRows(forPeople: false)
        ) { medium in
            let effects = effectRows(forPeople: true)
            // For a person what was asked about comes before what explains it.
            return medium == .terminal ? effects + Self.abridged(changed) : changed + effects
        }
        listing.headingColumn = 0
        return listing.report { medium, listed in
            medium == .terminal && changed.isEmpty && effectRows(forPeople: true).isEmpty
                ? [.paragraphs(["Nothing differs."])] : [listed]
        }
    }

    /// Programs get a price as a number, and what it is per as a text of its own.
    private func changedRows(forPeople: Bool) -> [[Datum]] {
        changes.changes.map { table, change in
            let cells: [Datum]
            switch change {
            case .tableAdded(let date): cells = [.text("whole table"), .text("added"), .none, date.datum, .none, .none]
            case .tableRemoved(let date):
                cells = [.text("whole table"), .text("removed"), date.datum, .none, .none, .none]
            case .price(let subject, let change):
                cells = [.text(subject)] + Self.cells(change, forPeople: forPeople)
            }
            return [.text(table)] + cells
        }
    }

    private static func cells(_ change: PriceTableDifference.Change, forPeople: Bool) -> [Datum] {
        func row(
            _ word: String, _ before: PriceTableDifference.Value?, _ now: PriceTableDifference.Value?,
            by share: Rational? = nil
        ) -> [Datum] {
            let values = [before, now]
            let by = share.map { Datum.change($0) } ?? .none
            // Numbers of two units would look alike.
            let prices = forPeople ? [] : values.compactMap { $0?.price }
            guard let unit = prices.first?.unit, prices.count == values.compactMap({ $0 }).count,
                prices.allSatisfy({ $0.unit == unit })
            else { return [.text(word)] + values.map { $0.map { .text($0.description) } ?? .none } + [by, .none] }
            let numbers = values.map { value in (value?.price).map { Datum.amount($0.amount) } ?? .none }
            return [.text(word)] + numbers + [by, .text(unit)]
        }
        return switch change {
        case .added(let now): row("added", nil, now)
        case .removed(let before): row("removed", before, nil)
        case .dearer(let before, let now, let share): row("dearer", before, now, by: share)
        case .cheaper(let before, let now, let share): row("cheaper", before, now, by: share)
        case .changed(let before, let now): row("changed", before, now)
        }
    }

    /// Rows about the scenario file: each scenario's cost at each volume, and each break-even, before and now. People get
    /// amounts with as many places as it takes to tell them apart.
    private func effectRows(forPeople: Bool) -> [[Datum]] {
        guard let effects else { return [] }
        let currency = Currency(effects.currency)
        let plural = effects.workload.request.plural
        let scenarios = effects.workload.scenarios
        let costs = effects.costs.map { cost -> [Datum] in
            let (before, now) = NumberStyle.moneyApart(cost.before, cost.now, currency)
            return [
                .text(file), .text("\(cost.scenario) at \(NumberStyle.requests(cost.requests)) \(plural)"),
                .text(cost.now > cost.before ? "dearer" : "cheaper"),
                forPeople ? .text(before) : .money(cost.before, currency),
                forPeople ? .text(now) : .money(cost.now, currency),
                (cost.now - cost.before).divided(by: cost.before).map { .change($0) } ?? .none, .none,
            ]
        }
        let never: Datum = forPeople ? .text("never") : .none
        let moves = effects.breakEvens.map { move -> [Datum] in
            let (alternative, baseline) = (scenarios[move.pair.alternative], scenarios[move.pair.baseline])
            return [
                .text(file), .text("break-even of \(alternative.name) against \(baseline.name)"), .text("moved"),
                move.before.map { .count($0) } ?? never, move.now.map { .count($0) } ?? never, .none, .none,
            ]
        }
        return costs + moves
    }

    /// The most added and the most removed prices of a table that a terminal lists one by one.
    private static let mostListed = 10

    /// The rows for a terminal: of many added or removed prices the rest is counted.
    private static func abridged(_ rows: [[Datum]]) -> [[Datum]] {
        var result: [[Datum]] = []
        var table: Datum?
        var counts: [Datum: Int] = [:]
        func rest() -> [[Datum]] {
            countedChanges.compactMap { change in
                guard let table, let count = counts[change], count > mostListed else { return nil }
                let more = NumberStyle.requests(count - mostListed)
                return [
                    table, .text("… and \(more) more; --format csv lists them"), change, .none, .none, .none, .none,
                ]
            }
        }
        for row in rows {
            if row[0] != table {
                result += rest()
                (table, counts) = (row[0], [:])
            }
            counts[row[2], default: 0] += 1
            if !countedChanges.contains(row[2]) || counts[row[2], default: 0] <= mostListed { result.append(row) }
        }
        return result + rest()
    }

    private static let countedChanges: [Datum] = [.text("removed"), .text("added")]
}
