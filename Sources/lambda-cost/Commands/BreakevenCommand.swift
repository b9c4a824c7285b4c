import Analysis
import Answers
import Arguments
import BreakEven
import CostModel
import ExactMath
import Pricing
import Reports

/// `breakeven`: from which volume on EC2 is cheaper than Lambda, every range in which it is, and why.
struct BreakevenCommand: Subcommand {
    static let solveFor = ValueOption(
        text: "--solve-for", "KEY",
        "With the volume fixed: the largest durationMs, memoryMB or invocationsPerRequest at which Lambda still wins, "
            + "the requestsPerSecond of an instance from which EC2 does, or how many instances are best committed to.",
        completion: Completion { _ in SolvedInputAnswer.keys.map { Candidate($0) } })

    static let current = Option.scenarioNames(
        "--current", "The scenario that runs today: whether to stay with it. Without it: one called current.",
        repeats: false)
    static let proof = ValueOption<Bool>("--proof", "Show the costs on both sides of each break-even, exactly.")

    static let definition = CommandDefinition(
        "The volume from which EC2 is cheaper than Lambda, exact to the request, with the proof.",
        operands: .scenarioFile,
        options: Option.evaluating + [.baseline, .alternative, current, .between, proof, solveFor],
        examples: [
            ("lambda-cost breakeven --alerts 10000", "What to do at 10,000 alerts a month, and when that changes."),
            (
                "lambda-cost breakeven '2xt3.small + ALB' 'Lambda 256MB 90ms + HTTP API' --requests 30M",
                "Two deployments in words, without a file."
            ),
            ("lambda-cost breakeven my.json --alerts 2M --current fleet", "Whether to stay with what runs today."),
            ("lambda-cost breakeven my.json --baseline functions --alternative fleet", "Two scenarios of your own."),
            ("lambda-cost breakeven --alerts 1M --solve-for durationMs", "How slow the function may become."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let volume = context.settings.volumes?.single
        guard context.settings.volumes == nil || volume != nil else {
            throw context.severalVolumes("'lambda-cost breakeven' takes one volume.")
        }
        let searched = try context.searchedVolumes()
        let workload = try context.workload()
        let sides = try context.sides(of: workload)
        let book = try context.priceBook()
        if let key = try context.value(Self.solveFor) {
            guard let volume else { throw .usage("--solve-for needs a fixed volume.", "Add --alerts N.") }
            let answer = try CommandError.translating(
                try SolvedInputAnswer(for: key, workload, sides: sides, at: volume, book: book))
            context.warn(answer.evaluation.warnings)
            try context.write(answer.report())
            return .done
        }
        let current = try context.value(Self.current)
        if current != nil, volume == nil {
            throw .usage("--current needs a volume to judge it at.", "Add --alerts N.")
        }
        let answer = try context.showingProgress("breakeven") { progress throws(AnalysisError) in
            try BreakevenAnswer(
                workload, sides: sides, over: searched, at: volume, current: current, book: book, progress: progress)
        }
        context.warn(answer.evaluation.warnings)
        if let warning = answer.warning, [.csv, .json].contains(context.settings.format) {
            Messages.warning(warning, context.environment)
        }
        try context.write(answer.report(showsProofs: try context.value(Self.proof) ?? false))
        return .done
    }
}

extension CommandContext {
    /// The volumes that --between names.
    func searchedVolumes() throws(CommandError) -> SearchedVolumes { try value(.between) ?? .everything }

    /// Several volumes where one is asked for, by whatever name they were given.
    func severalVolumes(_ finding: String) -> CommandError {
        .usage(finding, "Give \(arguments.said(Option.alerts).last?.source ?? Option.alerts.name) one number.")
    }

    /// The scenarios that --baseline and --alternative name.
    func sides(of workload: Workload) throws(CommandError) -> Sides {
        let (baselines, alternatives) = (try values(.baseline), try values(.alternative))
        return try CommandError.translating(
            try Sides(workload, baselines: baselines, alternatives: alternatives))
    }
}
