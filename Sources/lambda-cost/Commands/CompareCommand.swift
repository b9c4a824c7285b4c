import Analysis
import Answers
import Arguments
import Charts
import CostModel
import Pricing
import Reports

/// `compare`: a row for each volume, a column for each scenario, the cheapest marked.
struct CompareCommand: Subcommand {
    /// What a row of the table is.
    enum Rows: String, Choice {
        case volumes, scenarios

        var meaning: String? {
            self == .volumes ? "a column a scenario" : "the cheapest first, and where the money goes"
        }
    }

    static let rows = ValueOption<Rows>(
        oneOf: "--rows", "ROWS", "For people; scenarios where they do not fit as columns: ")

    static let definition = CommandDefinition(
        "What each way of running a service costs a month, at every volume.",
        operands: .scenarioFiles,
        options: Option.evaluating + [rows, base, .layout],
        examples: [
            ("lambda-cost compare", "The built-in service at its four volumes."),
            ("lambda-cost compare my.json --alerts 10k,1M,1B", "A file of your own at three volumes."),
            ("lambda-cost compare web-api --alerts 30M --rows scenarios", "Where the money goes at thirty million."),
            ("lambda-cost compare my.json '3xFargate 0.5 1GB @40/s + ALB'", "With one more way to run it."),
            (
                "lambda-cost compare threatstack-to-s3-today --base 2025-01-01 --alerts 10M",
                "What prices have changed since a day, and why."
            ),
            ("lambda-cost compare my.json --base web-api", "What another file costs less or more."),
            ("lambda-cost compare --alerts 1k..1B/3 --format csv --output costs.csv", "A curve for a spreadsheet."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        if let base = try context.value(Self.base) { return try run(against: base) }
        let operands = try WorkloadOperands(context.arguments.operands)
        let names = operands.sources
        let settings = context.settings
        if settings.format == .csv, names.count > 1 {
            throw .usage("CSV holds one file's comparison; \(names.count) are named.", "Call once for each file.")
        }
        if settings.format == .svg, names.count > 1 {
            throw .usage("A picture shows one file; \(names.count) are named.", "Call once for each file.")
        }
        let rows: Comparison.Rows =
            switch try context.value(Self.rows) {
            case .volumes: .volumes
            case .scenarios: .scenarios
            case nil: .fitting
            }
        let book = try context.priceBook()
        var evaluations: [Evaluation] = []
        var reports: [Report] = []
        for name in names {
            let workload = try context.workload(name, of: operands)
            let volumes = settings.volumes ?? VolumeList(workload.volumes)
            try context.refuseEndlessTable { most in volumes.dropFirst(most).first { _ in true } != nil }
            let evaluation = try CommandError.translating(
                try Evaluation(workload, book: book, largestVolume: volumes.largest))
            evaluations.append(evaluation)
            let asked = settings.volumes
            reports.append(
                Comparison(evaluation, at: volumes).report(settings.isLong ? .long : .wide, rows: rows) {
                    CostChart(evaluation, sides: try? Sides(workload), at: asked).chart()
                })
        }
        let output = try context.destination()
        for evaluation in evaluations {
            context.warn(evaluation.warnings, of: names.count > 1 ? evaluation.workload.file : nil)
        }
        try context.write(reports, to: output)
        return .done
    }
}
