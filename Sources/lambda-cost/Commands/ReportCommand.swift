import Analysis
import Answers
import Arguments
import CostModel
import Pricing
import Reports

/// `report`: everything for whoever decides, as one page.
struct ReportCommand: Subcommand {
    static let definition = CommandDefinition(
        "Everything for whoever decides, as one page: what to do, how sure that is, and what it rests on.",
        operands: .scenarioFile,
        options: Option.evaluating + [
            .baseline, .alternative, BreakevenCommand.current, .between, .glyphs, .ascii, .pictureWidth,
        ],
        examples: [
            ("lambda-cost report web-api --requests 30M -o report.html", "A page to read, to print and to send."),
            (
                "lambda-cost report my.json --requests 2M --current fleet -o report.html",
                "Whether to stay with what runs today, and why."
            ),
            ("lambda-cost report my.json --requests 2M -o report.md", "The same for a repository."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let volume = context.settings.volumes?.single
        guard context.settings.volumes == nil || volume != nil else {
            throw .usage("'lambda-cost report' is about one volume.", "Give --alerts one number.")
        }
        let current = try context.value(BreakevenCommand.current)
        if current != nil, volume == nil {
            throw .usage("--current needs a volume to judge it at.", "Add --alerts N.")
        }
        let searched = try context.searchedVolumes()
        let workload = try context.workload()
        let sides = try sides(of: workload)
        let book = try context.priceBook()
        let answer = try CommandError.translating(
            try BreakevenAnswer(workload, sides: sides, over: searched, at: volume, current: current, book: book))
        context.warn(answer.evaluation.warnings)
        try context.write(DecisionReport(answer).report())
        return .done
    }

    /// A file of one kind of scenarios has no sides, and a report all the same.
    private func sides(of workload: Workload) throws(CommandError) -> Sides {
        let isNamed = try !(context.values(.baseline) + context.values(.alternative)).isEmpty
        return isNamed ? try context.sides(of: workload) : (try? Sides(workload)) ?? .none
    }
}
