import Analysis
import Answers
import Arguments
import CostModel
import ExactMath
import Pricing

/// `sensitivity`: how the break-even, the cheapest scenario or a saving changes as one or two inputs vary.
struct SensitivityCommand: Subcommand {
    static let vary = ValueOption<VariedInput>(
        "--vary", "KEY=LIST",
        "A key, as --set has it, and its values: lambda.memoryMB=128,256, lambda.durationMs=50..1000/10 (ten steps a "
            + "decade), 'fleet'.ec2.count='1..10 by 1', ec2.instanceType=t3.small,c7g.large; twice for a grid.",
        repeats: true, completion: Completion { _ in SettingKey.names.map { Candidate($0 + "=") } }
    ) { text throws(UsageError) in
        do throws(VariedInput.Fault) { return try VariedInput(text, by: "--vary") } catch { throw UsageError(error) }
    }
    /// What is shown at every point.
    enum Shown: String, Choice {
        case breakEven = "break-even"
        case winner, saving

        var meaning: String? {
            switch self {
            case .breakEven: "the volume from which on each alternative is cheaper"
            case .winner: "the cheapest at --requests N, as it is where that is given"
            case .saving: "what each alternative saves at --requests N"
            }
        }
    }

    static let show = ValueOption<Shown>(oneOf: "--show", "WHAT", "In the heat map: ")

    static let definition = CommandDefinition(
        "How the break-even, the cheapest or a saving changes as one or two inputs vary: a heat map.",
        operands: .scenarioFile,
        options: [vary, show, .baseline, .alternative, .between] + Option.evaluating + [
            .glyphs, .ascii,
        ],
        examples: [
            (
                "lambda-cost sensitivity --vary lambda.durationMs=100,200,400,800",
                "Slower functions, earlier break-even."
            ),
            (
                "lambda-cost sensitivity --vary lambda.durationMs=50..1000/10 --vary lambda.memoryMB=128,256,512,1024",
                "A grid of both."
            ),
            (
                "lambda-cost sensitivity web-api --requests 30M --vary lambda.durationMs=30..300/5 --vary cpuMsPerRequest=6,12,24",
                "Which one is the cheapest at thirty million, if these are not what you think."
            ),
            (
                "lambda-cost sensitivity web-api --vary ec2.instanceType=m7g.medium,m7g.large,m7g.xlarge",
                "Another instance type."
            ),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let axes = try context.values(Self.vary)
        guard (1...2).contains(axes.count) else {
            throw .usage(
                axes.isEmpty ? "'lambda-cost sensitivity' varies an input." : "At most two inputs vary in one grid.",
                "Add --vary KEY=LIST, such as --vary lambda.durationMs=100,200,400. Any key of a scenario file varies.")
        }
        let finding = try finding()
        let searched = try context.searchedVolumes()
        if finding != .breakEven, try context.value(.between) != nil {
            throw .usage("--between is for the break-even; --requests asks about one volume.", "Leave one of them out.")
        }
        let varied = try context.variedWorkload(axes)
        let sides = try sides(of: varied.workload, finding)
        let question = try CommandError.translating(
            try SensitivityQuestion(varied, finding: finding, varying: axes, sides: sides, over: searched))
        let book = try context.priceBook()
        let answer = try context.showingProgress("sensitivity") { progress throws(AnalysisError) in
            try SensitivityAnswer(question, book: book, progress: progress)
        }
        context.warn(answer.evaluation.warnings)
        try context.write(answer.report())
        return .done
    }

    /// Which one is the cheapest needs no sides.
    private func sides(of workload: Workload, _ finding: SensitivityFinding) throws(CommandError) -> Sides {
        guard case .cheapest = finding else { return try context.sides(of: workload) }
        guard try (context.values(.baseline) + context.values(.alternative)).isEmpty else {
            throw .usage(
                "The cheapest of all scenarios is looked for, of which none is a baseline.",
                "Add --show saving, or choose some with --scenario.")
        }
        return .none
    }

    private func finding() throws(CommandError) -> SensitivityFinding {
        let volume = context.settings.volumes?.single
        guard context.settings.volumes == nil || volume != nil else {
            throw .usage("'lambda-cost sensitivity' asks about one volume.", "Give --requests one number.")
        }
        let shown = try context.value(Self.show) ?? (volume == nil ? .breakEven : .winner)
        if shown == .breakEven { return .breakEven }
        guard let volume else {
            throw .usage("--show \(shown.rawValue) needs a volume.", "Add --requests N.")
        }
        return shown == .winner ? .cheapest(at: volume) : .saving(at: volume)
    }
}
