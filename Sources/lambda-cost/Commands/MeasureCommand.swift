import Answers
import Arguments
import CostModel
import ExactMath
import JSONText
import Observations
import Reports

/// `measure`: reads logs, metrics and bills into the numbers of a scenario file.
struct MeasureCommand: Subcommand {
    static let output = ValueOption(
        file: "--output", aliases: ["-o"], "Write a scenario file with what was measured, whole or not at all.")
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
        options: [output, hoursObserved, metric, .hoursPerMonth, .format, .color, .excel],
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
        let operands = context.arguments.operands
        guard !operands.isEmpty else {
            throw .usage("'lambda-cost measure' needs a file.", "Name logs, metrics or bills, or - for standard input.")
        }
        let destination = try context.value(Self.output).map { path throws(CommandError) in
            try OutputDestination(path, inputs: operands)
        }
        let findings = try MeasureRun(metric: context.value(Self.metric), context.environment).findings(operands)
        let parts = ScenarioParts(
            findings,
            ScenarioParts.Settings(
                hoursPerMonth: context.settings.hoursPerMonth ?? 730,
                hoursObserved: try context.value(Self.hoursObserved)))
        var outcome: [String] = []
        if let destination {
            try write(parts, findings, to: destination)
            outcome.append("Written to \(destination.name).")
        }
        try context.write([MeasureReport(findings, parts, outcome: outcome).report()], to: OutputDestination(nil))
        return .done
    }

    /// Writes a whole scenario file.
    private func write(
        _ parts: ScenarioParts, _ findings: Findings, to destination: OutputDestination
    ) throws(CommandError) {
        guard !parts.resources.isEmpty else {
            throw CommandError(
                .invalidContent,
                "The files name no service of a scenario, so there is no scenario to write.\n"
                    + "Add the numbers to a scenario file of your own.")
        }
        try destination.write(ScenarioWriter.file(parts, description: MeasureReport.description(of: findings)))
        try destination.finish()
    }
}
