import Analysis
import Answers
import Arguments
import CostModel
import ExactMath
import JSONText
import Pricing
import Reports

/// `explain`: one scenario at one volume, every line item unfolded down to the price table's file.
struct ExplainCommand: Subcommand {
    static let sources = ValueOption<Bool>("--sources", "Show the evidence behind each price table.")

    static let definition = CommandDefinition(
        "Why a scenario costs what it costs: every line item, price by price.",
        operands: .scenarioFile, options: Option.evaluating + [sources],
        examples: [
            ("lambda-cost explain --scenario '3×t2.medium + ELB'", "At the file's first volume."),
            ("lambda-cost explain my.json --scenario fleet --alerts 2M", "A scenario of your own at two million."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let workload = try context.workload()
        let names = workload.scenarios.map { VisibleText.quoted($0.name) }.joined(separator: ", ")
        guard !context.settings.scenarioNames.isEmpty, workload.scenarios.count == 1,
            let scenario = workload.scenarios.first
        else {
            throw .usage(
                context.settings.scenarioNames.isEmpty
                    ? "'lambda-cost explain' explains one scenario."
                    : "'lambda-cost explain' explains one scenario a call.",
                "Add --scenario NAME. Scenarios: \(names).")
        }
        let volumes = context.settings.volumes ?? VolumeList(Array(workload.volumes.prefix(1)))
        guard let volume = volumes.single else {
            throw .usage("'lambda-cost explain' explains one volume a call.", "Give --alerts one number.")
        }
        let book = try context.priceBook()
        let evaluation = try CommandError.translating(try Evaluation(workload, book: book, largestVolume: volume))
        guard let cost = evaluation.costs.first(where: { $0.scenario.name == scenario.name }) else {
            throw .usage("There is no scenario '\(scenario.name)'.")
        }
        let output = try context.destination()
        context.warn(evaluation.warnings)
        try context.write(
            [
                Explanation(evaluation, cost, at: volume).report(
                    showsSources: try context.value(Self.sources) ?? false)
            ], to: output)
        return .done
    }
}
