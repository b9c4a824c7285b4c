import Answers
import Arguments
import CostModel
import ExactMath
import JSONText
import Observations
import PriceList
import Reports

/// `measure`: reads logs, metrics and bills into the numbers of a scenario file.
struct MeasureCommand: Subcommand {
    static let output = ValueOption(
        file: "--output", aliases: ["-o"], "Write a scenario file with what was measured, whole or not at all.")
    static let into = ValueOption(
        file: "--into", "Put what was measured into this scenario file, and say what changed in it.")
    static let query = ValueOption<MeasureQuery>(
        oneOf: "--query", "ENGINE",
        "Print the query or command that sums up logs, metrics or bills inside AWS, whose result 'measure' reads: ")
    static let hoursObserved = ValueOption(
        number: "--hours-observed", "HOURS", in: .positive(upTo: 1_000_000),
        "How many hours the files cover, where that is not from their first record to their last.")
    static let metric = ValueOption(
        text: "--metric", "NAME",
        "What metrics count whose files do not name them: RequestCount, Invocations or Count.",
        completion: Completion { _ in ["RequestCount", "Invocations", "Count"].map { Candidate($0) } })
    static let definition = CommandDefinition(
        "What logs, metrics and bills say of a service, as the numbers of a scenario file.",
        operands: Operands("FILE …", limit: .max, completion: .files),
        options: [output, into, query, hoursObserved, metric, .hoursPerMonth, .format, .color, .excel],
        examples: [
            (
                "lambda-cost measure log-events-viewer-result.csv",
                "What the console's download of a function's log says."
            ),
            (
                "zcat *.log.gz | lambda-cost measure - --output mine.json",
                "Access logs of a balancer, into a scenario file."
            ),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        if let engine = try context.value(Self.query) { return try show(engine) }
        let operands = context.arguments.operands
        guard !operands.isEmpty else {
            throw .usage("'lambda-cost measure' needs a file.", "Name logs, metrics or bills, or - for standard input.")
        }
        let inputs = try MeasureInput.inputs(operands)
        let target = try target(beside: inputs.map { $0.name })
        let findings = try MeasureRun(metric: context.value(Self.metric), context.environment).findings(inputs)
        let settings = ScenarioParts.Settings(
            hoursPerMonth: context.settings.hoursPerMonth ?? target.hoursPerMonth,
            hoursObserved: try context.value(Self.hoursObserved),
            region: Self.region(of: findings))
        let parts = ScenarioParts(findings, settings)
        let outcome = try target.write(parts, findings)
        try context.write([MeasureReport(findings, parts, outcome: outcome).report()], to: OutputDestination(nil))
        return .done
    }

    /// The region that a bill is of, as a code or as what its usage types begin with; nil where there are several.
    private static func region(of findings: Findings) -> String? {
        guard findings.billedRegions == 1 else { return nil }
        if let code = findings.billedRegionCode { return UsageRegion.isKnown(code) ? code : nil }
        return findings.billedPrefix.flatMap(UsageRegion.code)
    }

    /// - Parameter inputs: the files that are read, which nothing is to take the place of.
    private func target(beside inputs: [String]) throws(CommandError) -> MeasureTarget {
        switch (try context.value(Self.output), try context.value(Self.into)) {
        case (nil, nil): return .none
        case (let path?, nil): return .newFile(try OutputDestination(path, inputs: inputs))
        case (nil, let path?): return .merging(try ExistingScenario(path, inputs: inputs))
        case (.some, .some):
            throw .usage(
                "--output writes a new file and --into changes one that there is; they do not go together.",
                "Leave one of them out.")
        }
    }

    private func show(_ engine: MeasureQuery) throws(CommandError) -> ExitStatus {
        guard context.arguments.operands.isEmpty else {
            throw .usage("--query prints a query and reads no files.", "Leave the files out.")
        }
        let output = try OutputDestination(nil)
        try output.write(engine.text.description)
        try output.finish()
        return .done
    }
}
