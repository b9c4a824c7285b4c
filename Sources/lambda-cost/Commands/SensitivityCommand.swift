import Analysis
import Answers
import Arguments
import CostModel
import ExactMath
import Pricing

/// `sensitivity`: how the break-even moves as one or two inputs vary.
struct SensitivityCommand: Subcommand {
    static let vary = ValueOption<VariedInput>(
        "--vary", "KEY=LIST",
        "An input and its values, such as lambda.memoryMB=128,256 or lambda.durationMs=50..1000/10; "
            + "twice for a grid.",
        repeats: true, completion: Completion { _ in WorkloadInput.all.map { Candidate($0.name + "=") } }
    ) { text throws(UsageError) in
        do throws(VariedInput.Fault) { return try VariedInput(text) } catch { throw UsageError(error) }
    }
    static let definition = CommandDefinition(
        "How the break-even moves as one or two inputs vary.", operands: .scenarioFile,
        options: [vary, .baseline, .alternative, .between] + Option.pricedBy + [.scenario] + Option.drawing,
        examples: [
            (
                "lambda-cost sensitivity --vary lambda.durationMs=100,200,400,800",
                "Slower functions, earlier break-even."
            ),
            (
                "lambda-cost sensitivity --vary lambda.durationMs=50..1000/10 --vary lambda.memoryMB=128,256,512,1024",
                "A grid of both."
            ),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let axes = try context.values(Self.vary)
        guard (1...2).contains(axes.count) else {
            let inputs = WorkloadInput.all.map { $0.name }.joined(separator: ", ")
            throw .usage(
                axes.isEmpty ? "'lambda-cost sensitivity' varies an input." : "At most two inputs vary in one grid.",
                "Add --vary KEY=LIST, such as --vary lambda.durationMs=100,200,400. Inputs: \(inputs).")
        }
        let searched = try context.searchedVolumes()
        let workload = try context.workload()
        let sides = try context.sides(of: workload)
        let question = try CommandError.translating(
            try SensitivityQuestion(workload, varying: axes, sides: sides, over: searched))
        let book = try context.priceBook()
        let answer = try CommandError.translating(try SensitivityAnswer(question, book: book))
        context.warn(answer.evaluation.warnings)
        try context.write(answer.report())
        return .done
    }
}
