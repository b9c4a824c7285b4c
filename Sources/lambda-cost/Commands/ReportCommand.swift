import Analysis
import Answers
import Arguments
import CostModel
import Pricing
import Reports

/// `report`: everything for whoever decides, as one page.
struct ReportCommand: Subcommand {
    static let brief = ValueOption<Bool>("--brief", "Leave out how sure it is, which takes most of the time.")
    static let live = ValueOption(
        file: "--live",
        "Put it into a copy of this page, which Sources/page/build makes: with script it is the whole tool, "
            + "and without a page to read.")

    static let definition = CommandDefinition(
        "Everything for whoever decides, as one page: what to do, how sure that is, and what it rests on.",
        operands: .scenarioFile,
        options: Option.evaluating + [
            .baseline, .alternative, BreakevenCommand.current, .between, .glyphs, .ascii, brief, live,
        ],
        examples: [
            ("lambda-cost report web-api --requests 30M -o report.html", "A page to read, to print and to send."),
            (
                "lambda-cost report my.json --requests 2M --current fleet -o report.html",
                "Whether to stay with what runs today, and why."
            ),
            ("lambda-cost report my.json --requests 2M -o report.md", "The same for a repository."),
            (
                "lambda-cost report my.json --requests 2M --live lambda-cost.html -o my.html",
                "The same with sliders, for somebody without the program."
            ),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let volume = context.settings.volumes?.single
        guard context.settings.volumes == nil || volume != nil else {
            throw context.severalVolumes("'lambda-cost report' is about one volume.")
        }
        let current = try context.value(BreakevenCommand.current)
        if current != nil, volume == nil {
            throw .usage("--current needs a volume to judge it at.", "Add --alerts N.")
        }
        let searched = try context.searchedVolumes()
        let workload = try context.workload()
        let sides = try sides(of: workload)
        let book = try context.priceBook()
        let answer = try context.showingProgress("report") { progress throws(AnalysisError) in
            try BreakevenAnswer(
                workload, sides: sides, over: searched, at: volume, current: current, book: book, progress: progress)
        }
        context.warn(answer.evaluation.warnings)
        let report = DecisionReport(answer, isBrief: try context.value(Self.brief) ?? false).report()
        if let page = try context.value(Self.live) {
            try write(report, of: answer, into: page)
        } else {
            try context.write(report)
        }
        return .done
    }

    private func write(_ report: Report, of answer: BreakevenAnswer, into path: String) throws(CommandError) {
        if context.arguments.said(.drawnFormat).contains(where: { $0.isTyped }) || context.settings.output != nil {
            guard context.settings.format == .html else {
                throw .usage("--live makes a page.", "Leave --format out, and let the output's name end with .html.")
            }
        }
        let page = try LivePage(path)
        // The page offers scenarios by their names, however this one was said.
        let current = answer.verdict?.current.map { answer.evaluation.names[$0] }
        let question = try LiveQuestion(context, context.operandsOfOneFile(), current: current)
        let output = try context.destination(reading: [path])
        try output.write(page.showing(HTMLRenderer.page([report]), question: question.json()))
        try output.finish()
    }

    /// A file of one kind of scenarios has no sides, and a report all the same.
    private func sides(of workload: Workload) throws(CommandError) -> Sides {
        let isNamed = try !(context.values(.baseline) + context.values(.alternative)).isEmpty
        return isNamed ? try context.sides(of: workload) : (try? Sides(workload)) ?? .none
    }
}
