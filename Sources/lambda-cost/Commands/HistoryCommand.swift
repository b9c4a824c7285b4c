import Analysis
import Answers
import Arguments
import CostModel
import Pricing

/// `history`: the same scenarios under every set of price tables on record, and what changed between them.
struct HistoryCommand: Subcommand {
    static let definition = CommandDefinition(
        "The break-even under every set of prices on record, and what changed it.", operands: .scenarioFile,
        options: [.baseline, .alternative, .between, .region, .pricing, .hoursPerMonth, .freeTier, .set, .scenario]
            + Option.drawing + [.glyphs, .ascii],
        examples: [
            ("lambda-cost history", "How the tipping point of the built-in service moved since 2016."),
            ("lambda-cost history --output history.svg", "The same lines as a picture for a page or a document."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let searched = try context.searchedVolumes()
        let workload = try context.workload()
        let sides = try context.sides(of: workload)
        let book = try context.priceBook()
        let answer = try context.showingProgress("history") { progress throws(AnalysisError) in
            try HistoryAnswer(workload, sides: sides, over: searched, book: book, progress: progress)
        }
        try context.write(answer.report())
        return .done
    }
}
