import Analysis
import Answers
import Arguments
import CostModel
import ExactMath
import Pricing
import Reports

/// `chart`: costs against volume, drawn.
struct ChartCommand: Subcommand {
    static let definition = CommandDefinition(
        "Costs against volume, drawn: which way is the cheapest where, and from which volume on.",
        operands: .scenarioFile, options: Option.evaluating + [.glyphs, .ascii, .pictureWidth],
        examples: [
            ("lambda-cost chart web-api", "Around the volumes at which the cheapest changes."),
            ("lambda-cost chart my.json --requests 2M", "With the volume of your service marked."),
            ("lambda-cost chart my.json --output costs.svg", "A picture for a page or a document."),
            ("lambda-cost chart my.json --requests 1M..1B --ascii", "These volumes, in plain characters."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let workload = try context.workload()
        let volumes = context.settings.volumes
        let book = try context.priceBook()
        let evaluation = try CommandError.translating(
            try Evaluation(workload, book: book, largestVolume: volumes?.largest ?? 0))
        context.warn(evaluation.warnings)
        // A file of one kind of scenarios has no sides, and a chart all the same.
        try context.write(CostChart(evaluation, sides: try? Sides(workload), at: volumes).report())
        return .done
    }
}
