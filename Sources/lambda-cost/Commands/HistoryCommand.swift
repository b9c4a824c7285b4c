import BreakEven
import CostCurves
import CostModel
import ExactMath
import Pricing
import Reports

/// `history`: the same scenarios under every set of price tables on record, and what changed between them.
struct HistoryCommand {
    static let specification = CommandSpecification(
        "history", "The break-even under every set of prices on record, and what changed it.", operands: "[FILE]",
        operandLimit: 1,
        options: [BreakevenCommand.baseline, BreakevenCommand.alternative, BreakevenCommand.between]
            + CommandSpecification.Option.shared.filter { !["--alerts", "--as-of"].contains($0.name) },
        examples: [("lambda-cost history", "How the tipping point of the built-in service moved since 2016.")])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let searched = try BreakevenCommand(context: context).range()
        let workload = try context.workload()
        let sides = try Sides(
            workload, baselines: context.arguments.values(BreakevenCommand.baseline),
            alternatives: context.arguments.values(BreakevenCommand.alternative))
        let book = try context.priceBook()
        // The file's own day says which services it uses; it must be priced at least there.
        let evaluation = try Evaluation(workload, book: book, largestVolume: 0)
        let report = HistoryReport(
            evaluation: evaluation, pairs: sides.pairs, periods: try periods(evaluation, sides, searched),
            volumes: SearchedVolumes(range: searched))
        try context.write(report)
        return .done
    }

    private func periods(
        _ evaluation: Evaluation, _ sides: Sides, _ searched: ClosedRange<Int>
    ) throws(CommandError) -> [HistoryReport.Period] {
        let book = evaluation.prices.book
        let region = evaluation.workload.region
        let sources = evaluation.tables.flatMap { book.sources(of: $0.offerCode, in: region) }
        var periods: [HistoryReport.Period] = []
        var before: UsedPrices?
        for date in Set(sources.map({ $0.effectiveDate })).sorted() {
            let prices = PricesInForce(book: book, region: region, date: date)
            var period = HistoryReport.Period(date: date)
            do {
                let costs = try Self.costs(of: evaluation.workload, prices: prices)
                let used = UsedPrices(costs, prices: prices)
                period.changes = before.map { used.changes(since: $0) } ?? []
                if before != nil, period.changes.isEmpty, periods.last?.missing == nil { continue }
                before = used
                period.isConfirmed = try ScenarioCost.tables(of: costs, prices: prices)
                    .allSatisfy { $0.effectiveDate != date || $0.isEffectiveDateConfirmed }
                let solver = BreakEvenSolver(costs.map { $0.curve })
                period.comparisons = sides.pairs.map { pair in
                    solver.comparison(
                        baseline: pair.baseline, alternative: pair.alternative, from: searched.lowerBound,
                        through: searched.upperBound)
                }
            } catch {
                // Before all of it was on offer there is nothing to compare; a broken table is an error.
                guard let missing = error.missing else { throw CommandError(error) }
                if periods.last?.missing == missing { continue }
                period.missing = missing
            }
            periods.append(period)
        }
        return periods
    }

    private static func costs(
        of workload: Workload, prices: PricesInForce
    ) throws(PricingError) -> [ScenarioCost] {
        var costs: [ScenarioCost] = []
        for scenario in workload.scenarios { costs.append(try ScenarioCost(scenario, of: workload, prices: prices)) }
        return costs
    }
}

extension PricingError {
    /// What is not priced, in a few words; nil where something else is wrong.
    fileprivate var missing: String? {
        switch self {
        case .missingPrice(let missing): "no price of \(missing.offer.rawValue) for \(missing.subject)"
        case .beforeFirstTable(let offer, _, _, _), .noTable(let offer, _, _): "no prices of \(offer.rawValue)"
        case .invalidTable, .unreadable, .unknownRegion: nil
        }
    }
}
