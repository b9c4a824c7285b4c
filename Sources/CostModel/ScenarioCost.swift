import CostCurves
import ExactMath
import Pricing

/// A scenario with its prices found: its line items, and its cost as a function of requests.
public final class ScenarioCost: Sendable {
    public let scenario: Scenario
    public let items: [LineItem]
    /// The instances of all its resources that run some.
    public let fleets: [InstanceFleet]
    public let curve: CostCurve

    /// Finds every price that the scenario needs.
    ///
    /// - Throws: `PricingError` where the tables in force lack one.
    public init(_ scenario: Scenario, of workload: Workload, prices: PricesInForce) throws(PricingError) {
        self.scenario = scenario
        (items, fleets) = try LineItemBuilder.lines(of: scenario.resources, of: workload, prices: prices)
        curve = CostCurve(terms: items.map { $0.term })
    }

    /// The first resource whose prices the tables in force lack, or nil where each can be priced on its own.
    public static func firstWithoutPrice(
        _ scenario: Scenario, of workload: Workload, prices: PricesInForce
    ) -> Resource? {
        scenario.resources.first { resource in
            do throws(PricingError) {
                _ = try LineItemBuilder.lines(of: [resource], of: workload, prices: prices)
                return false
            } catch {
                return true
            }
        }
    }

    /// Every line item at this many requests a month.
    public func charges(at requests: Int) -> [Charge] { items.map { $0.charge(at: requests) } }
}

extension ScenarioCost {
    /// The tables in which the scenarios' prices stand, one for each offer, sorted by offer code.
    public static func tables(
        of costs: [ScenarioCost], prices: PricesInForce
    ) throws(PricingError) -> [PriceTable] {
        var tables: [PriceTable] = []
        for cost in costs {
            for item in cost.items {
                guard let source = item.source else { continue }
                guard let known = tables.firstIndex(where: { $0.offerCode == source.offerCode }) else {
                    tables.append(try prices.table(of: source))
                    continue
                }
                if tables[known].effectiveDate < source.effectiveDate { tables[known] = try prices.table(of: source) }
            }
        }
        return tables.sorted { $0.offerCode < $1.offerCode }
    }
}
