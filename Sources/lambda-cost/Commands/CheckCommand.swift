import CostCurves
import CostModel
import ExactMath
import JSONText
import Pricing
import Reports

/// `check`: validates files, and evaluates what they expect and allow: a cost test for somebody's own builds.
///
/// Every file is judged, whatever is wrong with the others. The exit status is the gravest that any file has: 65 (invalid),
/// then 66 (missing), then 69 (a price that is not in the tables), then 1 (a claim that does not hold), then 0.
struct CheckCommand {
    static let specification = CommandSpecification(
        "check", "Validate scenario files and hold their expected figures and limits against the prices.",
        operands: "[FILE …]", operandLimit: .max,
        options: [.region, .asOf, .pricing, .hoursPerMonth, .freeTier, .format, .output, .color],
        examples: [
            ("lambda-cost check", "The built-in service still costs what it should."),
            (
                "lambda-cost check costs/*.json",
                "Exit status 1 where a limit is exceeded or a figure missed; above 63 where a file cannot be judged."
            ),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let names = context.arguments.operands.isEmpty ? [BuiltInScenarios.standard] : context.arguments.operands
        let book = try context.priceBook()
        var files: [CheckedFile] = []
        for name in names {
            do {
                let file = try check(name, book)
                context.warn(file.warnings, of: names.count > 1 ? file.name : nil)
                files.append(file)
            } catch {
                Messages.error(error.description, context.environment)
                files.append(CheckedFile(name: InputReader.shownName(name), error: error))
            }
        }
        // Where no file could be judged there is nothing to report beyond the errors.
        if files.contains(where: { $0.error == nil }) { try context.write(CheckReport(files: files)) }
        return files.map { $0.status }.min { $0.gravity < $1.gravity } ?? .done
    }

    private func check(_ name: String, _ book: PriceBook) throws(CommandError) -> CheckedFile {
        let workload = try context.workload(name)
        let largest = (workload.expected.map { $0.requests } + workload.limits.map { $0.requests }).max() ?? 0
        let evaluation = try Evaluation(workload, book: book, largestVolume: largest)
        func total(_ scenario: String, _ requests: Int) -> Rational {
            evaluation.costs.first { $0.scenario.name == scenario }?.curve.cost(at: requests) ?? 0
        }
        var claims: [CheckedFile.Claim] = workload.expected.map { expected in
            CheckedFile.Claim(
                kind: .expected, path: expected.path, scenario: expected.scenario, requests: expected.requests,
                stated: expected.total, places: max(2, expected.statedPlaces),
                total: total(expected.scenario, expected.requests))
        }
        for limit in workload.limits {
            let scenarios = limit.scenario == "*" ? workload.scenarios.map { $0.name } : [limit.scenario]
            claims += scenarios.map { scenario in
                CheckedFile.Claim(
                    kind: .limit, path: limit.path, scenario: scenario, requests: limit.requests,
                    stated: limit.maxMonthly,
                    places: max(2, limit.maxMonthly.terminatingPlaces ?? 12), total: total(scenario, limit.requests))
            }
        }
        return CheckedFile(name: workload.file, workload: workload, claims: claims, warnings: evaluation.warnings)
    }
}

extension ExitStatus {
    /// The place among what `check` may find, the gravest first.
    fileprivate var gravity: Int {
        switch self {
        case .done: Int(Int32.max)
        case .checkFailed: Int(Int32.max) - 1
        default: Int(rawValue)
        }
    }
}
