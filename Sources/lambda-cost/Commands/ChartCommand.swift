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
        operands: .scenarioFile,
        options: Option.evaluating + [BreakevenCommand.current, stacked, .glyphs, .ascii],
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
        let current = try context.value(BreakevenCommand.current)
        if current != nil, volumes?.single == nil {
            throw .usage("--current needs a volume to judge it at.", "Add --requests N.")
        }
        let book = try context.priceBook()
        // A file of one kind of scenarios has no sides, and a chart all the same.
        let sides = (try? Sides(workload)) ?? .none
        if let volume = volumes?.single, !isStacked {
            let answer = try CommandError.translating(
                try BreakevenAnswer(
                    workload, sides: sides.pairs.count > CostChart.mostPairs ? .none : sides, over: .everything,
                    at: volume, current: current, book: book))
            context.warn(answer.evaluation.warnings)
            try context.write(CostChart(answer, isHeaded: true).report())
            return .done
        }
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
        try context.write(CostChart(evaluation, sides: sides, at: volumes).report())
        return .done
    }
}
