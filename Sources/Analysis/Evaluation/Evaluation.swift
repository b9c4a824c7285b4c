import CostCurves
import CostModel
import ExactMath
import Pricing

/// A workload with its prices found: what every answer about its costs begins with.
public struct Evaluation {
    public let workload: Workload
    public let prices: PricesInForce
    /// One for each scenario, in the file's order.
    public let costs: [ScenarioCost]
    /// The scenarios' names, in the file's order.
    public let names: [String]
    /// The tables in use, one for each offer.
    public let tables: [PriceTable]
    public let currency: String
    public let warnings: [Warning]

    /// Finds every price that the workload's scenarios need.
    ///
    /// - Parameter largestVolume: the most requests a month that are asked about, which warnings depend on.
    /// - Throws: `AnalysisError.unpriced` where a price is missing, `.pricing` where a table cannot be read,
    ///   `.mixedCurrencies`.
    public init(_ workload: Workload, book: PriceBook, largestVolume: Int) throws(AnalysisError) {
        let prices = PricesInForce(book: book, region: workload.region, date: workload.pricesAsOf)
        let costs = try Self.costs(of: workload, prices: prices)
        do {
            tables = try ScenarioCost.tables(of: costs, prices: prices)
            warnings = try WarningFinder(
                workload, costs, prices: prices, tables: tables, largestVolume: largestVolume
            ).warnings()
        } catch {
            throw .pricing(error)
        }
        self.workload = workload
        self.prices = prices
        self.costs = costs
        names = costs.map { $0.scenario.name }
        currency = tables.first?.currency ?? "USD"
        if let first = tables.first, let other = tables.first(where: { $0.currency != first.currency }) {
            throw .mixedCurrencies(
                file: first.file, currency: first.currency, otherFile: other.file, otherCurrency: other.currency)
        }
    }

    /// All scenarios with their prices found; a price that is missing is reported with the scenario that needs it.
    static func costs(of workload: Workload, prices: PricesInForce) throws(AnalysisError) -> [ScenarioCost] {
        var costs: [ScenarioCost] = []
        for scenario in workload.scenarios {
            do {
                costs.append(try ScenarioCost(scenario, of: workload, prices: prices))
            } catch {
                throw AnalysisError(error, pricing: scenario, of: workload, prices)
            }
        }
        return costs
    }

    /// What each scenario costs at this many requests a month.
    public func costs(at requests: Int) -> [Rational] { costs.map { $0.curve.cost(at: requests) } }

    /// The position of the cheapest cost; of equal ones the first.
    public static func cheapest(_ costs: [Rational]) -> Int {
        costs.indices.min { costs[$0] < costs[$1] } ?? 0
    }

    /// The requests a second of so many a month, on average.
    ///
    /// - Precondition: the month has hours, as a scenario file's always has.
    public func perSecond(_ requests: Int) -> Rational {
        Rational(requests) / workload.estimate.secondsPerMonth
    }
}
