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
        unstatedCapacity() + oneSided() + (try memory()) + unconfirmedPrices() + outdatedTables()
    }

    private func names(_ scenarios: [Scenario]) -> String {
        let shown = scenarios.prefix(3).map { "'\($0.name)'" }.joined(separator: ", ")
        return scenarios.count > 3 ? "\(shown) and \(scenarios.count - 3) more" : shown
    }

    /// Fleets that never scale because the file does not say what an instance carries.
    private func unstatedCapacity() -> [Warning] {
        guard
            let rate = (Rational(largestVolume) * workload.traffic.peakToAverage)
                .divided(by: workload.estimate.hoursPerMonth * 3600)
        else { return [] }
        let concerned = costs.map(\.scenario).filter { scenario in
            var instances = 0
            for resource in scenario.resources {
                guard case .ec2(let ec2) = resource.kind else { continue }
                guard ec2.requestsPerSecond == nil else { return false }
                instances += ec2.count
            }
            return instances > 0 && rate >= Self.rateWorthMentioning * Rational(instances)
        }
        guard !concerned.isEmpty else { return [] }
        let peak = workload.traffic.peakToAverage == 1 ? "" : " at the peak"
        return [
            Warning(
                code: "unstated-capacity",
                message: """
                    \(names(concerned)): no requestsPerSecond is stated, so the fleet stays as it is even at \
                    \(rate.decimalText(places: 0)) \(workload.request.plural) a second\(peak).
                    """)
        ]
    }

    /// Costs that some scenarios count and others leave out.
    private func oneSided() -> [Warning] {
        var warnings: [Warning] = []
        let scenarios = costs.map(\.scenario)
        let moving = scenarios.filter { scenario in
            scenario.resources.contains { if case .dataTransfer = $0.kind { true } else { false } }
        }
        if !moving.isEmpty, moving.count < scenarios.count {
            let silent = scenarios.filter { scenario in !moving.contains { $0.name == scenario.name } }
            warnings.append(
                Warning(
                    code: "one-sided-data-transfer",
                    message: "Data transfer out is counted in \(names(moving)), but not in \(names(silent))."))
        }
        let addressable = scenarios.filter { scenario in
            scenario.resources.contains { resource in
                switch resource.kind {
                case .ec2, .loadBalancer: true
                default: false
                }
            }
        }
        let addressed = addressable.filter { scenario in
            scenario.resources.contains { resource in
                switch resource.kind {
                case .ec2(let ec2): ec2.publicIPv4
                case .loadBalancer(let balancer): balancer.publicIPv4 > 0
                default: false
                }
            }
        }
        if !addressed.isEmpty, addressed.count < addressable.count {
            let silent = addressable.filter { scenario in !addressed.contains { $0.name == scenario.name } }
            warnings.append(
                Warning(
                    code: "one-sided-public-addresses",
                    message: "Public IPv4 addresses are counted in \(names(addressed)), but not in \(names(silent))."))
        }
        return warnings
    }

    /// Functions with memory that Lambda did not offer at the date.
    private func memory() throws(PricingError) -> [Warning] {
        var warnings: [Warning] = []
        for cost in costs {
            for resource in cost.scenario.resources {
                guard case .lambda(let function) = resource.kind else { continue }
                let billing = try prices.lambdaBilling()
                guard !billing.offers(memoryMB: Rational(function.memoryMB)) else { continue }
                let date = try prices.table(of: .lambda).effectiveDate
                let step = billing.memoryStepMB == 1 ? "" : " in steps of \(billing.memoryStepMB)"
                let warning = Warning(
                    code: "memory-not-offered",
                    message: """
                        '\(cost.scenario.name)': \(function.memoryMB) MB is no size that Lambda offered from \(date) on: \
                        \(billing.smallestMemoryMB) to \(billing.largestMemoryMB) MB\(step).
                        """)
                if !warnings.contains(warning) { warnings.append(warning) }
            }
        }
        return warnings
    }

    private func unconfirmedPrices() -> [Warning] {
        var sources: [PriceSource] = []
        for cost in costs {
            for item in cost.items {
                if let source = item.source, !source.isConfirmed, !sources.contains(source) { sources.append(source) }
            }
        }
        return sources.map { source in
            Warning(
                code: "unconfirmed-price",
                message: "The price of \(source.subject) in \(source.file) is unconfirmed"
                    + (source.note.map { ": \($0)." } ?? "."))
        }
    }

    /// Tables asked about a day that their sources do not reach.
    private func outdatedTables() -> [Warning] {
        guard let date = prices.date else { return [] }
        var warnings: [Warning] = []
        for table in tables {
            guard let lastSeen = table.lastSeen, lastSeen < date else { continue }
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

extension ScenarioCost {
    /// The tables in which the scenarios' prices stand, one for each offer, sorted by offer code.
    public static func tables(
        of costs: [ScenarioCost], prices: PricesInForce
    ) throws(PricingError) -> [PriceTable] {
        var tables: [PriceTable] = []
        for cost in costs {
            for item in cost.items {
                guard let offer = item.source?.offerCode, !tables.contains(where: { $0.offerCode == offer }) else {
                    continue
                }
                tables.append(try prices.table(of: offer))
            }
        }
        return tables.sorted { $0.offerCode < $1.offerCode }
    }
}
