import ExactMath
import Pricing

/// Something that makes a comparison misleading though every figure in it is right.
public struct Warning: Hashable, Sendable {
    /// A stable word for programs.
    public let code: String
    public let message: String
}

/// Finds what a reader of the figures should know.
public struct WarningFinder {
    let workload: Workload
    let costs: [ScenarioCost]
    let prices: PricesInForce
    /// The tables in which the prices stand.
    let tables: [PriceTable]
    /// The most requests a month that are asked about.
    let largestVolume: Int

    /// From this many requests a second on, an instance of unstated capacity is worth a warning.
    static let rateWorthMentioning: Rational = 10

    public init(
        _ workload: Workload, _ costs: [ScenarioCost], prices: PricesInForce, tables: [PriceTable], largestVolume: Int
    ) {
        self.workload = workload
        self.costs = costs
        self.prices = prices
        self.tables = tables
        self.largestVolume = largestVolume
    }

    /// All warnings, in a fixed order.
    ///
    /// - Throws: `PricingError` where a table that the scenarios use cannot be read.
    public func warnings() throws(PricingError) -> [Warning] {
        unstatedCapacity() + (try provisionedConcurrency()) + oneSided() + (try memory()) + timeouts() + emptyCosts()
            + unconfirmedPrices() + outdatedTables()
    }

    /// The first three of the scenarios by their names, and how many more there are.
    func names(_ scenarios: [Scenario]) -> String {
        let shown = scenarios.prefix(3).map { "'\($0.name)'" }.joined(separator: ", ")
        return scenarios.count > 3 ? "\(shown) and \(scenarios.count - 3) more" : shown
    }

    /// Requests a second at the peak of the largest volume; nil where the month has no length.
    var peakRate: Rational? {
        (Rational(largestVolume) * workload.traffic.peakToAverage).divided(by: workload.estimate.secondsPerMonth)
    }

    private static let largestShown = Rational(1_000_000_000_000_000_000)

    /// A whole number with commas between the thousands; of one beyond all use only how large it is.
    func grouped(_ number: Rational) -> String {
        number < Self.largestShown ? number.decimalText(places: 0).groupingThousands : "over 10^18"
    }
}
