import BreakEven
import CostModel
import ExactMath
import Pricing

/// The break-evens under every set of price tables on record, and what changed between them.
public struct HistoryAnswer {
    /// What the tables of a day do not price.
    public enum Missing: Hashable, Sendable {
        case offer(OfferCode)
        case item(OfferCode, subject: String)
    }

    public struct Period: Sendable {
        /// The first day of the prices.
        public let date: CalendarDate
        /// Whether the tables that begin then say that the day itself is established.
        public fileprivate(set) var isConfirmed = true
        /// One for each pair; none where a price is missing.
        public fileprivate(set) var comparisons: [BreakEven.Comparison] = []
        /// What differs from the period before, of what the scenarios use.
        public fileprivate(set) var changes: [PriceChange] = []
        /// nil where everything is priced.
        public fileprivate(set) var missing: Missing?

        fileprivate init(date: CalendarDate) { self.date = date }
    }

    /// The workload on the day that its file or the user chose.
    public let evaluation: Evaluation
    public let pairs: [Sides.Pair]
    public let volumes: SearchedVolumes
    /// From the first one on in which everything is priced.
    public let periods: [Period]
    /// Why there is nothing before; nil where nothing older is on record.
    public let missingBefore: Missing?

    /// - Parameter progress: called with the days that are done, and how many there are.
    /// - Throws: `AnalysisError` where a scenario has no cost on the chosen day, or a table cannot be read.
    public init(
        _ workload: Workload, sides: Sides, over volumes: SearchedVolumes, book: PriceBook,
        progress: (Int, Int) -> Void
    ) throws(AnalysisError) {
        // The file's own day says which services it uses; it must be priced at least there.
        let evaluation = try Evaluation(workload, book: book, largestVolume: 0)
        self.evaluation = evaluation
        self.volumes = volumes
        pairs = sides.pairs
        let periods = try Self.periods(evaluation, sides, volumes, progress)
        let unpriced = periods.prefix { $0.missing != nil }
        self.periods = Array(periods.dropFirst(unpriced.count))
        missingBefore = unpriced.last?.missing
    }

    private static func periods(
        _ evaluation: Evaluation, _ sides: Sides, _ volumes: SearchedVolumes, _ progress: (Int, Int) -> Void
    ) throws(AnalysisError) -> [Period] {
        let book = evaluation.prices.book
        let region = evaluation.workload.region
        let sources = evaluation.tables.flatMap { book.sources(of: $0.offerCode, in: region) }
        var periods: [Period] = []
        var before: UsedPrices?
        let dates = Set(sources.map { $0.effectiveDate }).sorted()
        for (done, date) in dates.enumerated() {
            progress(done, dates.count)
            let prices = PricesInForce(book: book, region: region, date: date)
            var period = Period(date: date)
            do throws(PricingError) {
                let costs = try costs(of: evaluation.workload, prices: prices)
                let used = UsedPrices(costs, prices: prices)
                period.changes = before.map { used.changes(since: $0) } ?? []
                if let before, period.changes.isEmpty, used.costTheSame(as: before), periods.last?.missing == nil {
                    continue
                }
                before = used
                period.isConfirmed = try ScenarioCost.tables(of: costs, prices: prices)
                    .allSatisfy { $0.effectiveDate != date || $0.isEffectiveDateConfirmed }
                period.comparisons = sides.comparisons(costs, over: volumes)
            } catch {
                // Before all of it was on offer there is nothing to compare; a broken table is an error.
                guard let missing = Missing(error) else { throw .pricing(error) }
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

extension HistoryAnswer.Missing {
    /// nil where something else is wrong than that there is no price.
    fileprivate init?(_ error: PricingError) {
        switch error {
        case .missingPrice(let missing): self = .item(missing.offer, subject: missing.subject)
        case .beforeFirstTable(let offer, _, _, _), .noTable(let offer, _, _): self = .offer(offer)
        case .invalidTable, .unreadable, .unknownRegion, .unsuitable: return nil
        }
    }
}
