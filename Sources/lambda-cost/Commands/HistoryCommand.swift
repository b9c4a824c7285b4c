import BreakEven
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
        let periods = try self.periods(evaluation, sides, searched)
        let report = HistoryReport(evaluation: evaluation, pairs: sides.pairs, periods: periods)
        try context.write(report)
        return .done
    }

    private func periods(
        _ evaluation: Evaluation, _ sides: Sides, _ searched: ClosedRange<Int>
    ) throws(CommandError) -> [HistoryReport.Period] {
        let book = evaluation.prices.book
        let region = evaluation.workload.region
        let sources = evaluation.tables.flatMap { book.sources(of: $0.offerCode, in: region) }
        let dates = Set(sources.map(\.effectiveDate)).sorted()
        var periods: [HistoryReport.Period] = []
        var before: UsedPrices?
        for date in dates {
            let prices = PricesInForce(book: book, region: region, date: date)
            let costs: [ScenarioCost]
            do {
                costs = try Evaluation.costs(of: evaluation.workload, prices: prices)
            } catch {
                // Before all of it was on offer there is nothing to compare; a broken table is an error.
                guard error.status == .missingPrice else { throw error }
                continue
            }
            let used = UsedPrices(costs, prices: prices)
            let changes = before.map { used.changes(since: $0) } ?? []
            if before != nil, changes.isEmpty { continue }
            before = used
            let solver = BreakEvenSolver(costs.map(\.curve))
            let comparisons = sides.pairs.map { pair in
                solver.comparison(
                    baseline: pair.baseline, alternative: pair.alternative, from: searched.lowerBound,
                    through: searched.upperBound)
            }
            periods.append(HistoryReport.Period(date: date, comparisons: comparisons, changes: changes))
        }
        return periods
    }
}

/// The prices and rules that scenarios use on one day.
struct UsedPrices {
    private var lines: [(subject: String, price: String)] = []

    init(_ costs: [ScenarioCost], prices: PricesInForce) {
        for item in costs.flatMap(\.items) {
            guard let source = item.source else { continue }
            let subject = "\(source.offerCode.rawValue) \(source.subject)"
            if !lines.contains(where: { $0.subject == subject }) {
                lines.append((subject, Self.text(item.price)))
            }
            if source.offerCode == .lambda, let billing = try? prices.lambdaBilling(),
                !lines.contains(where: { $0.subject == Self.metering })
            {
                lines.append((Self.metering, "by \(billing.incrementMs) ms"))
                lines.append(
                    (
                        "AWSLambda free tier",
                        "\(NumberStyle.quantity(billing.freeRequests)) requests and "
                            + "\(NumberStyle.quantity(billing.freeGBSeconds)) GB-seconds"
                    ))
            }
        }
    }

    private static let metering = "AWSLambda duration is billed"

    private static func text(_ price: LineItem.UnitPrice) -> String {
        switch price {
        case .flat(let price): NumberStyle.price(price)
        case .tiers(let tiers):
            tiers.map { tier in
                NumberStyle.price(tier.price)
                    + (tier.endRange.map { " up to \(NumberStyle.quantity($0))" } ?? " beyond")
            }.joined(separator: ", ")
        }
    }

    /// What differs from an earlier day, in sentences.
    func changes(since earlier: UsedPrices) -> [String] {
        lines.compactMap { line in
            guard let old = earlier.lines.first(where: { $0.subject == line.subject }) else {
                return "\(line.subject): \(line.price), new"
            }
            return old.price == line.price ? nil : "\(line.subject): \(old.price) → \(line.price)"
        }
    }
}
