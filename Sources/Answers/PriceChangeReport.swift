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
        let changed = changes.changes.map { table, change in [.text(table)] + Self.cells(change) }
        var listing = Listing(
            "prices diff", member: "changes",
            columns: [
                .init("Table", "table"), .init("Price of", "subject"), .init("Change", "change"),
                .init("Before", "before"), .init("Now", "now"), .init("By", "by", isNumber: true),
            ],
            rows: changed + effectRows(forPeople: false)
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

    private static func cells(_ change: PriceChanges.Change) -> [Datum] {
        switch change {
        case .tableAdded(let date): [.text("whole table"), .text("added"), .none, date.datum, .none]
        case .tableRemoved(let date): [.text("whole table"), .text("removed"), date.datum, .none, .none]
        case .price(let subject, let change): [.text(subject)] + cells(change)
        }
    }

    private static func cells(_ change: PriceTableDifference.Change) -> [Datum] {
        func by(_ share: Rational?) -> Datum { share.map { .change($0) } ?? .none }
        return switch change {
        case .added(let now): [.text("added"), .none, .text(now), .none]
        case .removed(let before): [.text("removed"), .text(before), .none, .none]
        case .dearer(let before, let now, let share): [.text("dearer"), .text(before), .text(now), by(share)]
        case .cheaper(let before, let now, let share): [.text("cheaper"), .text(before), .text(now), by(share)]
        case .changed(let before, let now): [.text("changed"), .text(before), .text(now), .none]
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
                (cost.now - cost.before).divided(by: cost.before).map { .change($0) } ?? .none,
            ]
        }
        let never: Datum = forPeople ? .text("never") : .none
        let moves = effects.breakEvens.map { move -> [Datum] in
            let (alternative, baseline) = (scenarios[move.pair.alternative], scenarios[move.pair.baseline])
            return [
                .text(file), .text("break-even of \(alternative.name) against \(baseline.name)"), .text("moved"),
                move.before.map { .count($0) } ?? never, move.now.map { .count($0) } ?? never, .none,
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
                return [table, .text("… and \(more) more; --format csv lists them"), change, .none, .none, .none]
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
