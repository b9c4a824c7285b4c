import Analysis
import Answers
import Arguments
import CostModel
import Expressions
import JSONText
import Pricing
import Reports

/// `compare --base`: the same scenarios against another file, another day's prices or a deployment.
extension CompareCommand {
    static let base = ValueOption(
        text: "--base", "FILE | DAY | 'DEPLOYMENT'",
        "What changes against another file, a day's prices or a deployment, which --set does not change.",
        completion: .scenarioFiles)

    func run(against base: String) throws(CommandError) -> ExitStatus {
        for option: Option in [Self.rows, .layout] where context.arguments.said(option).contains(where: { $0.isTyped })
        {
            throw .usage("--base has a table of its own.", "Leave out --rows and --layout.")
        }
        let operands = try WorkloadOperands(context.arguments.operands)
        guard operands.files.count <= 1 else {
            throw .usage(
                "--base is compared with one file; \(operands.files.count) are named.", "Call once for each file.")
        }
        guard base != "-" || !operands.files.contains("-") else {
            throw .usage("Standard input, -, is named twice; it can be read once.")
        }
        let workload = try context.workload(operands.files.first, of: operands)
        let volumes = context.settings.volumes ?? VolumeList(workload.volumes)
        try context.refuseEndlessTable { most in volumes.dropFirst(most).first { _ in true } != nil }
        let other = try self.other(base, than: workload)
        let book = try context.priceBook()
        let now = try CommandError.translating(
            try Evaluation(workload, book: book, largestVolume: volumes.largest))
        let before = try CommandError.translating(try CostChanges.priced(other.workload, book: book))
        let changes = try CommandError.translating(try CostChanges(from: before.evaluation, to: now, other.matching))
        let output = try context.destination(reading: [base])
        context.warn(now.warnings)
        for scenario in before.unpriced {
            let reason = scenario.error.description.prefix { $0 != "\n" }
            Messages.warning(
                "Before, \(VisibleText.quoted(scenario.scenario)) has no cost: \(reason)", context.environment)
        }
        try context.write([CostChangesReport(changes, at: volumes, base: other.words).report()], to: output)
        return .done
    }

    /// The other side: its workload, what it is in a few words, and which of its scenarios are held against which.
    private func other(
        _ base: String, than workload: Workload
    ) throws(CommandError) -> (workload: Workload, words: String, matching: CostChanges.Matching) {
        if let date = CalendarDate(base) {
            var other = workload
            (other.pricesAsOf, other.pricesAsOfChoice) = (date, .option("--base"))
            return (other, "the prices of \(date)", .byName)
        }
        let operands = try WorkloadOperands([base])
        var other = try operands.workload(operands.files.first)
        try CommandError.translating(try context.settings.apply(to: &other, choosingScenarios: false))
        if let deployment = operands.deployments.first { return (other, deployment.text, .withTheOnlyOne) }
        if !context.settings.scenarioNames.isEmpty {
            let names = Set(workload.scenarios.map { $0.name })
            other.scenarios = other.scenarios.filter { names.contains($0.name) }
        }
        return (other, VisibleText.line(other.file), .byName)
    }
}
