import Analysis
import Answers
import Arguments
import CostModel
import ExactMath
import JSONText
import Pricing
import Reports

/// `explain`: one scenario at one volume, every line item unfolded down to the price table's file; of several scenarios the
/// line items side by side.
struct ExplainCommand: Subcommand {
    static let sources = ValueOption<Bool>("--sources", "Show the evidence behind each price table.")

    static let definition = CommandDefinition(
        "Why a scenario costs what it costs: every line item, price by price.",
        operands: .scenarioFile, options: Option.evaluating + [sources],
        examples: [
            ("lambda-cost explain", "Where the money is: the line items of all scenarios."),
            ("lambda-cost explain --scenario '3×t2.medium + ELB'", "At the file's first volume."),
            ("lambda-cost explain my.json --scenario fleet --alerts 2M", "A scenario of your own at two million."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let workload = try context.workload()
        let volumes = context.settings.volumes ?? VolumeList(Array(workload.volumes.prefix(1)))
        guard let volume = volumes.single else {
            throw context.severalVolumes("'lambda-cost explain' explains one volume a call.")
        }
        let book = try context.priceBook()
        let evaluation = try CommandError.translating(try Evaluation(workload, book: book, largestVolume: volume))
        let output = try context.destination()
        context.warn(evaluation.warnings)
        if evaluation.costs.count == 1, let cost = evaluation.costs.first {
            let explanation = Explanation(evaluation, cost, at: volume)
            try context.write(
                [explanation.report(showsSources: try context.value(Self.sources) ?? false)], to: output)
        } else {
            try context.write([LineItemMatrix(evaluation, at: volume).report()], to: output)
        }
        return .done
    }
}
