import CostModel
import ExactMath
import JSONText
import Pricing
import Reports

/// `check`: validates files, and evaluates what they expect and allow: a cost test for somebody's own builds.
struct CheckCommand {
    static let specification = CommandSpecification(
        "check", "Validate scenario files and hold their expected figures and limits against the prices.",
        operands: "[FILE …]", operandLimit: .max,
        options: [.region, .asOf, .pricing, .hoursPerMonth, .freeTier, .format, .output, .color],
        examples: [
            ("lambda-cost check", "The built-in service still costs what it should."),
            ("lambda-cost check costs/*.json", "Exit status 1 where a limit is exceeded or a figure missed."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let names = context.arguments.operands.isEmpty ? [BuiltInScenarios.standard] : context.arguments.operands
        let book = try context.priceBook()
        var results: [CheckedFile] = []
        var failure: CommandError?
        for name in names {
            do {
                results.append(try check(name, book))
            } catch {
                Messages.error(error.description, context.environment)
                if failure == nil { failure = error }
            }
        }
        // Every faulty file was named; a verdict on the others alone might pass for one on all.
        if let failure { return failure.status }
        let report = CheckReport(files: results)
        try context.write(report)
        return results.allSatisfy(\.holds) ? .done : .checkFailed
    }

    private func check(_ name: String, _ book: PriceBook) throws(CommandError) -> CheckedFile {
        let workload = try context.workload(name)
        let largest = (workload.expected.map(\.requests) + workload.limits.map(\.requests)).max() ?? 0
        let evaluation = try Evaluation(workload, book: book, largestVolume: largest)
        context.warn(evaluation.warnings)
        func total(_ scenario: String, _ requests: Int) -> Rational {
            evaluation.costs.first { $0.scenario.name == scenario }?.curve.cost(at: requests) ?? 0
        }
        var claims: [CheckedFile.Claim] = workload.expected.map { expected in
            CheckedFile.Claim(
                kind: .expected, path: expected.path, scenario: expected.scenario, requests: expected.requests,
                stated: expected.total, total: total(expected.scenario, expected.requests))
        }
        for limit in workload.limits {
            let scenarios = limit.scenario == "*" ? workload.scenarios.map(\.name) : [limit.scenario]
            claims += scenarios.map { scenario in
                CheckedFile.Claim(
                    kind: .limit, path: limit.path, scenario: scenario, requests: limit.requests,
                    stated: limit.maxMonthly, total: total(scenario, limit.requests))
            }
        }
        return CheckedFile(workload: workload, claims: claims)
    }
}

/// What became of one file's expectations and limits.
struct CheckedFile {
    struct Claim {
        enum Kind: String { case expected, limit }

        let kind: Kind
        let path: String
        let scenario: String
        let requests: Int
        let stated: Rational
        let total: Rational

        /// A limit holds up to its last digit. An expected figure holds where the total, rounded half up to as many
        /// places as the figure states (two at least), is that figure.
        var holds: Bool {
            switch kind {
            case .limit: return total <= stated
            case .expected:
                let places = max(2, stated.terminatingPlaces ?? 2)
                return total.decimalText(places: places) == stated.decimalText(places: places)
            }
        }
    }

    let workload: Workload
    let claims: [Claim]

    var holds: Bool { claims.allSatisfy(\.holds) }
}
