import Analysis
import BreakEven
import CostModel
import ExactMath
import JSONText
import Pricing
import Reports

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
        let changes = try CommandError.translating(try PriceChanges(from: old, to: new)).changes
        let rows = changes.map { table, change in [table] + Self.cells(change) }
        let effects = try context.arguments.value(Self.file).map { name throws(CommandError) in
            Self.rows(try self.effects(on: name, old, new), file: name)
        }
        let output = try context.destination()
        try write(rows, effects ?? [], to: output)
        try output.finish()
        return .done
    }

    /// What a day, a file or a directory stands for.
    private func side(_ name: String) throws(CommandError) -> PriceSide {
        let book = try context.priceBook()
        let region = context.settings.region
        if let date = CalendarDate(name) {
            return try CommandError.translating(try PriceSide(asOf: date, in: region ?? "us-east-1", book: book))
        }
        let sources = InputReader.isDirectory(name) ? try PricingDirectory.sources(name) : [try Self.source(name)]
        return try CommandError.translating(try PriceSide(newestOf: sources, place: name, in: region))
    }

    /// A single table, wherever it lies.
    private static func source(_ path: String) throws(CommandError) -> PriceTableSource {
        let bytes = try InputReader.bytes(ofFile: path, limit: PriceTableSource.largestFile) { reason in
            "\(VisibleText.line(path))\nThis is neither a day such as 2017-03-01 nor a file or directory: \(reason)."
        }
        do { return try PriceTableSource(file: path, bytes: bytes) } catch { throw CommandError(error) }
    }

    private func effects(
        on name: String, _ old: PriceSide, _ new: PriceSide
    ) throws(CommandError) -> PriceChangeEffects {
        var workload = try InputReader.workload(name)
        if let region = context.settings.region {
            (workload.region, workload.regionChoice) = (region, .option("--region"))
        }
        return try CommandError.translating(try PriceChangeEffects(on: workload, from: old, to: new))
    }

    private static func cells(_ change: PriceChanges.Change) -> [String] {
        switch change {
        case .tableAdded(let date): ["whole table", "added", "", date.description, ""]
        case .tableRemoved(let date): ["whole table", "removed", date.description, "", ""]
        case .price(let subject, let change): [subject] + cells(change)
        }
    }

    private static func cells(_ change: PriceTableDifference.Change) -> [String] {
        switch change {
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

    /// `+2.5 %`
    private static func percent(_ share: Rational?) -> String {
        guard let share else { return "" }
        return (share.signum > 0 ? "+" : "") + (share * 100).exactDecimalText(minimumPlaces: 1, maximumPlaces: 2) + " %"
    }

    /// Rows about a scenario file: each scenario's cost at each volume, and each break-even, before and now.
    private static func rows(_ effects: PriceChangeEffects, file: String) -> [[String]] {
        let plural = effects.workload.request.plural
        let scenarios = effects.workload.scenarios
        return effects.costs.map { cost in
            let (before, now) = NumberStyle.moneyApart(cost.before, cost.now)
            return [
                file, "\(cost.scenario) at \(NumberStyle.requests(cost.requests)) \(plural)",
                cost.now > cost.before ? "dearer" : "cheaper", before, now,
                percent((cost.now - cost.before).divided(by: cost.before)),
            ]
        }
            + effects.breakEvens.map { move in
                [
                    file,
                    "break-even of \(scenarios[move.pair.alternative].name) against "
                        + scenarios[move.pair.baseline].name,
                    "moved", move.before.map(NumberStyle.requests) ?? "never",
                    move.now.map(NumberStyle.requests) ?? "never", "",
                ]
            }
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
