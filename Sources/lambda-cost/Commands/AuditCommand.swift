import Analysis
import Answers
import Arguments
import CostModel
import Pricing
import StrictJSON

/// `audit`: recomputes what others published, for whoever doubts a figure.
struct AuditCommand: Subcommand {
    static let definition = CommandDefinition(
        "Recompute published cost examples, and say where and why they differ.",
        options: [.pricing] + Option.reporting,
        examples: [
            ("lambda-cost audit", "Every example with its source, the figure published, ours and a verdict."),
            ("lambda-cost audit --format csv --output audit.csv", "With all digits and the reasons."),
        ])

    let context: CommandContext

    /// Status 1 where one of ours is not what arithmetic by hand gives.
    func run() throws(CommandError) -> ExitStatus {
        let examples: [PublishedExample]
        do throws(FileFault) { examples = try PublishedExample.builtIn() } catch { throw CommandError(error) }
        let book = try context.priceBook()
        let audit = try CommandError.translating(try Audit(examples, book: book))
        try context.write(AuditReport(audit).report())
        return audit.holds ? .done : .checkFailed
    }
}
