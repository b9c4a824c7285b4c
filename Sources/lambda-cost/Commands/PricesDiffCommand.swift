import BreakEven
import CostCurves
import CostModel
import ExactMath
import JSONText
import Pricing
import Reports
import StrictJSON

/// `prices diff`: what changed between two days, two tables, or two directories of tables.
struct PricesDiffCommand {
    static let file = CommandSpecification.Option(
        "--scenario", "FILE", "Also what the change does to this scenario file's costs and break-even.")
    static let specification = CommandSpecification(
        "prices diff", "What became dearer, cheaper, new or gone between two days, tables or directories.",
        operands: "OLD NEW", operandLimit: 2, options: [file, .region, .pricing, .format, .output, .color],
        examples: [
            ("lambda-cost prices diff 2016-12-01 2017-12-01", "What a year changed in us-east-1."),
            (
                "lambda-cost prices diff 2017-03-01 2026-07-20 --scenario threatstack-to-s3",
                "And what it did to a service."
            ),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let operands = context.arguments.operands
        guard operands.count == 2 else {
            throw .usage(
                "'lambda-cost prices diff' compares two sides.", "Name two days, two files or two directories.")
        }
        let (old, new) = (try side(operands[0]), try side(operands[1]))
        var rows: [[String]] = []
        for (key, table) in new.tables.sorted(by: { $0.key < $1.key }) {
            guard let before = old.tables[key] else {
                rows.append([key, "whole table", "added", "", table.effectiveDate.description, ""])
                continue
            }
            let difference = PriceTableDifference(
                from: before, try old.entries(key, before), to: table, try new.entries(key, table))
            for (subject, change) in difference.changes { rows.append([key, subject] + Self.cells(change)) }
        }
        for (key, table) in old.tables.sorted(by: { $0.key < $1.key }) where new.tables[key] == nil {
            rows.append([key, "whole table", "removed", table.effectiveDate.description, "", ""])
        }
        let effects = try context.arguments.value(Self.file).map { name throws(CommandError) in
            try self.effects(on: name, old, new)
        }
        let output = try context.destination()
        try write(rows, effects ?? [], to: output)
        try output.finish()
        return .done
    }

    private static func cells(_ change: PriceTableDifference.Change) -> [String] {
        func percent(_ share: Rational?) -> String {
            guard let share else { return "" }
            return (share.signum > 0 ? "+" : "") + (share * 100).exactDecimalText(minimumPlaces: 1, maximumPlaces: 2)
                + " %"
        }
        return switch change {
        case .added(let now): ["added", "", now, ""]
        case .removed(let before): ["removed", before, "", ""]
        case .dearer(let before, let now, let share): ["dearer", before, now, percent(share)]
        case .cheaper(let before, let now, let share): ["cheaper", before, now, percent(share)]
        case .changed(let before, let now): ["changed", before, now, ""]
        }
    }

    private static let columns: [Listing.Column] = [
        .init("Table", "table"), .init("Price of", "subject"), .init("Change", "change"), .init("Before", "before"),
        .init("Now", "now"), .init("By", "by", isNumber: true),
    ]

    /// Rows about a scenario file: each scenario's cost at each volume, and each break-even, before and now.
    private func effects(on name: String, _ old: Side, _ new: Side) throws(CommandError) -> [[String]] {
        var rows: [[String]] = []
        let (before, now) = (try evaluation(name, old), try evaluation(name, new))
        let plural = before.workload.request.plural
        for (first, second) in zip(before.costs, now.costs) {
            for volume in before.workload.volumes.prefix(50) {
                let (cost, other) = (first.curve.cost(at: volume), second.curve.cost(at: volume))
                guard cost != other else { continue }
                let (left, right) = NumberStyle.moneyApart(cost, other)
                rows.append([
                    name, "\(first.scenario.name) at \(NumberStyle.requests(volume)) \(plural)",
                    other > cost ? "dearer" : "cheaper", left, right,
                    (other - cost).divided(by: cost).map {
                        ($0.signum > 0 ? "+" : "") + ($0 * 100).exactDecimalText(minimumPlaces: 1, maximumPlaces: 2)
                            + " %"
                    } ?? "",
                ])
            }
        }
        guard let sides = try? Sides(before.workload, baselines: [], alternatives: []) else { return rows }
        let solvers = (BreakEvenSolver(before.costs.map { $0.curve }), BreakEvenSolver(now.costs.map { $0.curve }))
        for pair in sides.pairs {
            func point(_ solver: BreakEvenSolver) -> String {
                solver.comparison(baseline: pair.baseline, alternative: pair.alternative).breakEven
                    .map(NumberStyle.requests) ?? "never"
            }
            let (left, right) = (point(solvers.0), point(solvers.1))
            guard left != right else { continue }
            let scenarios = before.workload.scenarios
            rows.append([
                name, "break-even of \(scenarios[pair.alternative].name) against \(scenarios[pair.baseline].name)",
                "moved", left, right, "",
            ])
        }
        return rows
    }

    private func evaluation(_ name: String, _ side: Side) throws(CommandError) -> Evaluation {
        var workload = try InputReader.workload(name)
        // Neither is the file's choice, so that a missing price is not blamed on it.
        (workload.pricesAsOf, workload.pricesAsOfChoice) = (side.date, .standard)
        if let region = context.settings.region {
            (workload.region, workload.regionChoice) = (region, .option("--region"))
        }
        return try Evaluation(workload, book: side.book, largestVolume: 0)
    }

    private func write(_ rows: [[String]], _ effects: [[String]], to output: OutputDestination) throws(CommandError) {
        if context.settings.format == .table, rows.isEmpty, effects.isEmpty {
            try output.write("Nothing differs.\n")
            return
        }
        // For a person what was asked about comes before what explains it.
        let all = context.settings.format == .table ? effects + Self.abridged(rows) : rows + effects
        let listing = Listing(columns: Self.columns, rows: all, headingColumn: 0)
        try listing.write("prices diff", member: "changes", context, to: output)
    }

    /// The most added and the most removed prices of a table that a terminal lists one by one.
    private static let mostListed = 10

    /// The rows for a terminal: of many added or removed prices the rest is counted.
    private static func abridged(_ rows: [[String]]) -> [[String]] {
        var result: [[String]] = []
        var table: String?
        var counts: [String: Int] = [:]
        func rest() -> [[String]] {
            ["removed", "added"].compactMap { change in
                guard let table, let count = counts[change], count > mostListed else { return nil }
                let more = NumberStyle.requests(count - mostListed)
                return [table, "… and \(more) more; --format csv lists them", change, "", "", ""]
            }
        }
        for row in rows {
            if row[0] != table {
                result += rest()
                (table, counts) = (row[0], [:])
            }
            counts[row[2], default: 0] += 1
            let isCounted = row[2] == "added" || row[2] == "removed"
            if !isCounted || counts[row[2], default: 0] <= mostListed { result.append(row) }
        }
        return result + rest()
    }
}
