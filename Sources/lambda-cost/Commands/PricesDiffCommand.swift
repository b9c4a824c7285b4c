import Analysis
import Answers
import Arguments
import BreakEven
import CostModel
import JSONText
import Pricing

/// `prices diff`: what changed between two days, two tables, or two directories of tables.
struct PricesDiffCommand: Subcommand {
    static let file = ValueOption(
        text: "--scenario", "FILE", "Also what the change does to this scenario file's costs and break-even.",
        completion: .scenarioFiles)
    static let definition = CommandDefinition(
        "What became dearer, cheaper, new or gone between two days, tables or directories.",
        operands: Operands("OLD NEW", limit: 2, completion: .files),
        options: [file, .region, .pricing] + Option.reporting,
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
        let changes = try CommandError.translating(try PriceChanges(from: old, to: new))
        let name = try context.value(Self.file)
        let effects = try name.map { name throws(CommandError) in try self.effects(on: name, old, new) }
        try context.write(PriceChangeReport(changes, effects: effects, on: name ?? "").report())
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
}
