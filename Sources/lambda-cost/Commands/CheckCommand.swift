import Analysis
import Answers
import Arguments
import CostModel
import Pricing

/// `check`: validates files, and evaluates what they expect and allow: a cost test for somebody's own builds.
///
/// Every file is judged, whatever is wrong with the others. The exit status is the gravest that any file has: 65 (invalid),
/// then 66 (missing), then 69 (a price that is not in the tables), then 1 (a claim that does not hold), then 0.
struct CheckCommand: Subcommand {
    static let definition = CommandDefinition(
        "Validate scenario files and hold their expected figures and limits against the prices.",
        operands: .scenarioFiles,
        options: Option.pricedBy + Option.reporting,
        examples: [
            ("lambda-cost check", "The built-in service still costs what it should."),
            (
                "lambda-cost check costs/*.json",
                "Exit status 1 where a limit is exceeded or a figure missed; above 63 where a file cannot be judged."
            ),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let operands = try WorkloadOperands(context.arguments.operands)
        let names = operands.sources
        let book = try context.priceBook()
        var files: [CheckReport.File] = []
        var statuses: [ExitStatus] = []
        for name in names {
            do throws(CommandError) {
                let workload = try context.workload(name, of: operands)
                let checked = try CommandError.translating(try CheckedWorkload(workload, book: book))
                context.warn(checked.evaluation.warnings, of: names.count > 1 ? workload.file : nil)
                files.append(CheckReport.File(workload.file, .judged(checked)))
                statuses.append(checked.holds ? .done : .checkFailed)
            } catch {
                for message in [error.description] + error.others { Messages.error(message, context.environment) }
                let outcome = CheckReport.File.Outcome.refused(
                    status: Int(error.status.rawValue), message: error.description, others: error.others)
                files.append(CheckReport.File(name.map(InputReader.shownName) ?? WorkloadOperands.commandLine, outcome))
                statuses.append(error.status)
            }
        }
        // Where no file could be judged there is nothing to report beyond the errors.
        let report = CheckReport(files)
        // In a terminal there is a line a file.
        if context.settings.format == .markdown { try context.refuseEndlessTable { report.rowCount > $0 } }
        if statuses.contains(where: { $0.isVerdict }) { try context.write(report.report()) }
        return statuses.min { $0.gravity < $1.gravity } ?? .done
    }
}

extension ExitStatus {
    /// Whether a file could be judged.
    fileprivate var isVerdict: Bool { self == .done || self == .checkFailed }

    /// The place among what `check` may find, the gravest first.
    fileprivate var gravity: Int {
        switch self {
        case .done: Int(Int32.max)
        case .checkFailed: Int(Int32.max) - 1
        default: Int(rawValue)
        }
    }
}
