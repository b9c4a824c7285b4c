import Analysis
import CostCurves
import CostModel
import ExactMath
import JSONText
import Pricing
import Reports

/// `compare`: a row for each volume, a column for each scenario, the cheapest marked.
struct CompareCommand {
    static let specification = CommandSpecification(
        "compare", "What each way of running a service costs a month, at every volume.",
        operands: "[FILE …]", operandLimit: .max,
        options: CommandSpecification.Option.shared + [.layout, .excel],
        examples: [
            ("lambda-cost compare", "The built-in service at its four volumes."),
            ("lambda-cost compare my.json --alerts 10k,1M,1B", "A file of your own at three volumes."),
            ("lambda-cost compare --alerts 1k..1B/3 --format csv --output costs.csv", "A curve for a spreadsheet."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let names = context.arguments.operands.isEmpty ? [BuiltInScenarios.standard] : context.arguments.operands
        let settings = context.settings
        if settings.format == .csv, names.count > 1 {
            throw .usage("CSV holds one file's comparison; \(names.count) are named.", "Call once for each file.")
        }
        let book = try context.priceBook()
        var comparisons: [Comparison] = []
        for name in names {
            let workload = try context.workload(name)
            let volumes = settings.volumes ?? VolumeList(workload.volumes)
            let evaluation = try CommandError.translating(
                try Evaluation(workload, book: book, largestVolume: volumes.largest))
            comparisons.append(Comparison(evaluation: evaluation, volumes: volumes))
        }
        let output = try context.destination()
        for comparison in comparisons {
            let evaluation = comparison.evaluation
            context.warn(evaluation.warnings, of: names.count > 1 ? evaluation.workload.file : nil)
        }
        switch settings.format {
        case .csv: try comparisons[0].writeCSV(to: output, isLong: settings.isLong, isExcel: settings.isExcel)
        case .json: try writeJSON(comparisons, to: output)
        case .markdown:
            for comparison in comparisons { try output.write(comparison.markdown()) }
        case .table:
            for (index, comparison) in comparisons.enumerated() {
                if index > 0 { try output.write("\n") }
                try output.write(comparison.text(width: context.tableWidth, color: context.usesColor))
            }
        }
        try output.finish()
        return .done
    }

    /// One object, or a list of them where several files were named.
    private func writeJSON(_ comparisons: [Comparison], to output: OutputDestination) throws(CommandError) {
        var json = JSONWriter()
        if comparisons.count > 1 { json.beginArray() }
        for comparison in comparisons { try comparison.write(to: &json, output) }
        if comparisons.count > 1 { json.endArray() }
        try output.write(json.bytes)
    }
}
