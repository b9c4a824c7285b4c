import BreakEven
import CostModel
import ExactMath
import JSONText
import Reports

/// `breakeven`: from which volume on EC2 is cheaper than Lambda, every range in which it is, and why.
struct BreakevenCommand {
    static let baseline = CommandSpecification.Option(
        "--baseline", "NAME", "A scenario to beat; again for more. Without it: those with Lambda.")
    static let alternative = CommandSpecification.Option(
        "--alternative", "NAME", "A scenario that may be cheaper; again for more. Without it: those with EC2 alone.")
    static let between = CommandSpecification.Option(
        "--between", "A..B", "Search only these volumes; 1..10^12 is searched otherwise.")
    static let solveFor = CommandSpecification.Option(
        "--solve-for", "KEY",
        "With the volume fixed: the largest durationMs, memoryMB or invocationsPerRequest at which Lambda still wins, "
            + "or the requestsPerSecond of an instance from which EC2 does.")

    static let specification = CommandSpecification(
        "breakeven", "The volume from which EC2 is cheaper than Lambda, exact to the request, with the proof.",
        operands: "[FILE]", operandLimit: 1,
        options: CommandSpecification.Option.shared + [baseline, alternative, between, solveFor],
        examples: [
            ("lambda-cost breakeven --alerts 10000", "What to do at 10,000 alerts a month, and when that changes."),
            ("lambda-cost breakeven my.json --baseline functions --alternative fleet", "Two scenarios of your own."),
            ("lambda-cost breakeven --alerts 1M --solve-for durationMs", "How slow the function may become."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let volumes = context.settings.volumes
        let volume = volumes?.single
        guard volumes == nil || volume != nil else {
            throw .usage("'lambda-cost breakeven' takes one volume.", "Give --alerts one number.")
        }
        let searched = try range()
        let workload = try context.workload()
        let sides = try Sides(
            workload, baselines: context.arguments.values(Self.baseline),
            alternatives: context.arguments.values(Self.alternative))
        let evaluation = try Evaluation(workload, book: try context.priceBook(), largestVolume: volume ?? 0)
        if let key = context.arguments.value(Self.solveFor) {
            return try solve(for: key, evaluation, sides, volume)
        }
        let report = BreakevenReport(evaluation: evaluation, sides: sides, searched: searched, volume: volume)
        context.warn(evaluation.warnings)
        if let volume, report.neighbors == nil, [.csv, .json].contains(context.settings.format) {
            Messages.warning(
                "\(NumberStyle.requests(volume)) \(workload.request.plural) a month are outside of the volumes searched, "
                    + "\(report.volumes.interval).", context.environment)
        }
        try context.write(report)
        return .done
    }

    /// The volumes that --between names.
    func range() throws(CommandError) -> ClosedRange<Int> {
        guard let text = context.arguments.value(Self.between) else { return BreakEvenSolver.searched }
        let list = try Self.between.explaining { () throws(CommandError) in try VolumeList(text) }
        guard list.parts.count == 1, case .range(let from, let through, _) = list.parts[0], !text.contains("/") else {
            throw .usage("--between: '\(text)' is no range.", "Write it as 1000..2M.")
        }
        guard through >= 1 else {
            throw .usage("--between: '\(text)' holds no request.", "Write it as 1..2M.")
        }
        return max(1, from)...through
    }

    private func solve(
        for key: String, _ evaluation: Evaluation, _ sides: Sides, _ volume: Int?
    ) throws(CommandError) -> ExitStatus {
        guard let volume else {
            throw .usage("--solve-for needs a fixed volume.", "Add --alerts N.")
        }
        let solver = try InputSolver(key: key, evaluation: evaluation, sides: sides, volume: volume)
        let report = SolvedInputReport(evaluation: evaluation, solver: solver, solutions: try solver.solutions())
        context.warn(evaluation.warnings)
        try context.write(report)
        return .done
    }
}

/// Which scenarios are compared with which, by their positions.
struct Sides {
    let baselines: [Int]
    let alternatives: [Int]

    /// Baselines are the scenarios with Lambda, alternatives those with EC2 and no Lambda, unless they are named.
    ///
    /// - Throws: a usage error where a side is empty or a name unknown.
    init(_ workload: Workload, baselines: [String], alternatives: [String]) throws(CommandError) {
        func positions(_ names: [String], _ isDefault: (Scenario) -> Bool) throws(CommandError) -> [Int] {
            if names.isEmpty { return workload.scenarios.indices.filter { isDefault(workload.scenarios[$0]) } }
            for name in names { _ = try workload.scenario(named: name) }
            return workload.scenarios.indices.filter { names.contains(workload.scenarios[$0].name) }
        }
        self.baselines = try positions(baselines, { $0.usesLambda })
        self.alternatives = try positions(alternatives) { $0.usesEC2 && !$0.usesLambda }
        let names = workload.scenarios.prefix(20).map { VisibleText.quoted($0.name) }.joined(separator: ", ")
        if self.baselines.isEmpty {
            throw .usage(
                "\(workload.file) has no scenario with a Lambda function to compare with.",
                "Choose one with --baseline NAME. Scenarios: \(names).")
        }
        if self.alternatives.isEmpty {
            throw .usage(
                "\(workload.file) has no scenario with EC2 instances and without Lambda to compare with.",
                "Choose one with --alternative NAME. Scenarios: \(names).")
        }
        if pairs.isEmpty {
            throw .usage(
                "A scenario cannot be compared with itself.",
                "Name two different ones with --baseline and --alternative. Scenarios: \(names).")
        }
    }

    /// Every baseline with every alternative, in the file's order; a scenario is not compared with itself.
    var pairs: [(baseline: Int, alternative: Int)] {
        baselines.flatMap { baseline in
            alternatives.filter { $0 != baseline }.map { (baseline, $0) }
        }
    }
}
