import Analysis
import Answers
import Arguments
import CostModel
import ExactMath
import Pricing
import Reports

/// `chart`: costs against volume, drawn.
struct ChartCommand: Subcommand {
    static let stacked = ValueOption<Bool>(
        "--stacked", "At one volume: the line items of each scenario, stacked.")

    static let definition = CommandDefinition(
        "Costs against volume, drawn: which way is the cheapest where, and from which volume on.",
        operands: .scenarioFile, options: Option.evaluating + [stacked, .glyphs, .ascii, .pictureWidth],
        examples: [
            ("lambda-cost chart web-api", "Around the volumes at which the cheapest changes."),
            ("lambda-cost chart my.json --requests 2M", "With the volume of your service marked."),
            ("lambda-cost chart my.json --output costs.svg", "A picture for a page or a document."),
            ("lambda-cost chart my.json --requests 2M --stacked", "Where the money is at that volume."),
            ("lambda-cost chart my.json --requests 1M..1B --ascii", "These volumes, in plain characters."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let workload = try context.workload()
        let volumes = context.settings.volumes
        let isStacked = try context.value(Self.stacked) ?? false
        let volume = volumes == nil ? workload.volumes.first : volumes?.single
        let book = try context.priceBook()
        let evaluation = try CommandError.translating(
            try Evaluation(workload, book: book, largestVolume: volumes?.largest ?? 0))
        context.warn(evaluation.warnings)
        if isStacked {
            guard let volume else {
                throw .usage("'lambda-cost chart --stacked' shows one volume.", "Give --requests one number.")
            }
            try context.write(LineItemChart(evaluation, at: volume).report())
            return .done
        }
        // A file of one kind of scenarios has no sides, and a chart all the same.
        try context.write(CostChart(evaluation, sides: try? Sides(workload), at: volumes).report())
        return .done
    }
}
