import Analysis
import CostModel
import Pricing

/// `check`: validates files, and evaluates what they expect and allow: a cost test for somebody's own builds.
///
/// Every file is judged, whatever is wrong with the others. The exit status is the gravest that any file has: 65 (invalid),
/// then 66 (missing), then 69 (a price that is not in the tables), then 1 (a claim that does not hold), then 0.
struct CheckCommand {
    static let specification = CommandSpecification(
        "check", "Validate scenario files and hold their expected figures and limits against the prices.",
        operands: "[FILE …]", operandLimit: .max,
        options: [.region, .asOf, .pricing, .hoursPerMonth, .freeTier, .format, .output, .color],
        examples: [
            ("lambda-cost check", "The built-in service still costs what it should."),
            (
                "lambda-cost check costs/*.json",
                "Exit status 1 where a limit is exceeded or a figure missed; above 63 where a file cannot be judged."
            ),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let names = context.arguments.operands.isEmpty ? [BuiltInScenarios.standard] : context.arguments.operands
        let book = try context.priceBook()
        var files: [CheckedFile] = []
        for name in names {
            do throws(CommandError) {
                let workload = try context.workload(name)
                let checked = try CommandError.translating(try CheckedWorkload(workload, book: book))
                context.warn(checked.evaluation.warnings, of: names.count > 1 ? workload.file : nil)
                files.append(CheckedFile(name: workload.file, result: .success(checked)))
            } catch {
                Messages.error(error.description, context.environment)
                files.append(CheckedFile(name: InputReader.shownName(name), result: .failure(error)))
            }
        }
        // Where no file could be judged there is nothing to report beyond the errors.
        if files.contains(where: { $0.error == nil }) { try context.write(CheckReport(files: files)) }
        return files.map { $0.status }.min { $0.gravity < $1.gravity } ?? .done
    }
}

extension ExitStatus {
    /// The place among what `check` may find, the gravest first.
    fileprivate var gravity: Int {
        switch self {
        case .done: Int(Int32.max)
        case .checkFailed: Int(Int32.max) - 1
        default: Int(rawValue)
        }
    }
}
