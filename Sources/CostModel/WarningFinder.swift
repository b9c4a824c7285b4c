import CostCurves
import ExactMath
import Pricing

/// Something that makes a comparison misleading though every figure in it is right.
public struct Warning: Hashable, Sendable {
    /// A stable word for programs.
    public let code: String
    public let message: String
}

/// Finds what a reader of the figures should know.
///
/// What concerns one service stands in its file; here is what takes all scenarios or the tables together.
public struct WarningFinder {
    let workload: Workload
    let costs: [ScenarioCost]
    let prices: PricesInForce
    /// The tables in which the prices stand.
    let tables: [PriceTable]
    /// The most requests a month that are asked about.
    let largestVolume: Int
    let quotas: Quotas

    /// From this many requests a second on, an instance of unstated capacity is worth a warning.
    private static let rateWorthMentioning: Rational = 10

    /// - Throws: `PricingError` where the file of quotas is not valid.
    public init(
        _ workload: Workload, _ costs: [ScenarioCost], prices: PricesInForce, tables: [PriceTable], largestVolume: Int
    ) throws(PricingError) {
        self.workload = workload
        self.costs = costs
        self.prices = prices
        self.tables = tables
        self.largestVolume = largestVolume
        quotas = try Quotas.builtIn()
    }

    /// All warnings, in a fixed order.
    ///
    /// - Throws: `PricingError` where a table that the scenarios use cannot be read.
    public func warnings() throws(PricingError) -> [Warning] {
        var warnings = unstatedCapacity()
        for service in workload.services {
            for cost in costs { warnings += service.capacityWarnings(cost.scenario, self) }
        }
        for cost in costs { warnings += beyondQuotas(cost.scenario) }
        warnings += oneSided()
        for service in workload.services {
            for cost in costs { warnings += try service.warnings(cost.scenario, self) }
        }
        return warnings + unconfirmedPrices() + outdatedTables()
    }

    /// Requests a second at the largest volume, on average.
    private var averageRate: Rational { Rational(largestVolume) / workload.estimate.secondsPerMonth }

    /// The same at the peak of the busiest period.
    var peakRate: Rational { averageRate * workload.traffic.busiestToAverage }

    /// So much for each request a second at the busiest time, and on average where that differs, both rounded up:
    /// `20 alerts a second at the peak, 10 on average`.
    func atBusiestAndOnAverage(_ perRequest: Rational, _ things: String) -> String {
        func count(_ rate: Rational) -> String { grouped(Rational((rate * perRequest).ceiling)) }
        guard let busiest = workload.traffic.busiestTime else { return "\(count(averageRate)) \(things)" }
        return "\(count(peakRate)) \(things) \(busiest), \(count(averageRate)) on average"
    }

    private static let largestShown = Rational(1_000_000_000_000_000_000)

    /// A whole number with commas between the thousands; of one beyond all use only how large it is.
    func grouped(_ number: Rational) -> String {
        number < Self.largestShown ? number.decimalText(places: 0).groupingThousands : "over 10^18"
    }

    /// The first three of the scenarios by their names, and how many more there are.
    private func names(_ scenarios: [Scenario]) -> String {
        let shown = scenarios.prefix(3).map { "'\($0.name)'" }.joined(separator: ", ")
        return scenarios.count > 3 ? "\(shown) and \(scenarios.count - 3) more" : shown
    }

    /// Fleets that never scale because the file does not say what an instance carries.
    private func unstatedCapacity() -> [Warning] {
        let rate = peakRate
        let concerned = costs.filter { cost in
            let instances = cost.fleets.reduce(0) { $0 + $1.fleet.minimum }
            return instances > 0 && cost.fleets.allSatisfy { $0.requestsPerSecond == nil }
                && rate >= Self.rateWorthMentioning * Rational(instances)
        }.map { $0.scenario }
        guard !concerned.isEmpty else { return [] }
        return [
            Warning(
                code: "unstated-capacity",
                message: """
                    \(names(concerned)): no requestsPerSecond is stated, so the fleet stays as it is even at \
                    \(atBusiestAndOnAverage(1, "\(workload.request.plural) a second")).
                    """)
        ]
    }
}

// MARK: Costs that some scenarios count and others leave out

extension WarningFinder {
    private func oneSided() -> [Warning] {
        let scenarios = costs.map { $0.scenario }
        func counts(_ cost: OftenForgotten) -> (Scenario) -> Bool { { answers($0, cost).contains(true) } }
        let addressable = scenarios.filter { !answers($0, .publicAddresses).isEmpty }
        // What reaches the internet through addresses of its own needs no gateway.
        let reaching = scenarios.filter { scenario in
            counts(.natGateway)(scenario)
                || scenario.resources.contains { $0.use.side != nil } && !counts(.publicAddresses)(scenario)
        }
        return oneSided("data-transfer", "Data transfer out is", scenarios, counts(.dataTransferOut))
            + oneSided("public-addresses", "Public IPv4 addresses are", addressable, counts(.publicAddresses))
            + oneSided(
                "nat-gateway", "NAT gateways are", reaching, counts(.natGateway), "; functions outside a VPC need none")
            + oneSided("logs", "CloudWatch Logs are", scenarios, counts(.logs))
    }

    private func oneSided(
        _ code: String, _ what: String, _ scenarios: [Scenario], _ counts: (Scenario) -> Bool, _ end: String = ""
    ) -> [Warning] {
        // Mostly all of them count it or none does, which shows without making lists.
        guard let first = scenarios.first.map(counts), scenarios.contains(where: { counts($0) != first }) else {
            return []
        }
        let (counting, silent) = (scenarios.filter(counts), scenarios.filter { !counts($0) })
        return [
            Warning(
                code: "one-sided-\(code)",
                message: "\(what) counted in \(names(counting)), but not in \(names(silent))\(end).")
        ]
    }

    /// What each of the scenario's resources that could count a cost says of it.
    private func answers(_ scenario: Scenario, _ cost: OftenForgotten) -> [Bool] {
        scenario.resources.compactMap { $0.use.counts(cost, workload.traffic) }
    }
}

// MARK: Prices that are less certain than they look

extension WarningFinder {
    /// Prices whose figure or first day nobody could establish, in one sentence: one for each would hide the answer.
    private func unconfirmedPrices() -> [Warning] {
        var sources: [PriceSource] = []
        for cost in costs {
            for item in cost.items {
                if let source = item.source, !source.isConfirmed, !sources.contains(source) { sources.append(source) }
            }
        }
        guard let first = sources.first else { return [] }
        if sources.count == 1 {
            return [
                Warning(
                    code: "unconfirmed-price",
                    message: "The price of \(first.subject) in \(first.file) is unconfirmed"
                        + (first.note.map { ": \($0)." } ?? "."))
            ]
        }
        return [
            Warning(
                code: "unconfirmed-price",
                message: """
                    \(sources.count) prices are unconfirmed: \(sources.map { $0.subject }.joined(separator: ", ")). \
                    'lambda-cost explain' says what is known of each.
                    """)
        ]
    }

    /// Tables asked about a day that their sources do not reach.
    private func outdatedTables() -> [Warning] {
        guard let date = prices.date else { return [] }
        var warnings: [Warning] = []
        for table in tables {
            guard let lastSeen = table.lastSeen, lastSeen < date else { continue }
            // A later table says how long this one held at most, so that the day lies between two that are known.
            let later = prices.book.sources(of: table.offerCode, in: table.region)
            if later.contains(where: { $0.effectiveDate > table.effectiveDate }) { continue }
            warnings.append(
                Warning(
                    code: "table-outside-its-days",
                    message: """
                        The newest prices of \(table.offerCode.rawValue) in \(table.region) are of \(table.effectiveDate) \
                        and were last seen on \(lastSeen); for \(date) they are a guess.
                        """))
        }
        return warnings
    }
}
