import CostCurves
import ExactMath
import Pricing

/// A scenario with its prices found: its line items, and its cost as a function of requests.
public final class ScenarioCost: Sendable {
    public let scenario: Scenario
    public let items: [LineItem]
    public let curve: CostCurve

    /// Finds every price that the scenario needs.
    ///
    /// - Throws: `PricingError` where the tables in force lack one.
    public init(_ scenario: Scenario, of workload: Workload, prices: PricesInForce) throws(PricingError) {
        self.scenario = scenario
        var builder = LineItemBuilder(prices: prices, estimate: workload.estimate, traffic: workload.traffic)
        try builder.add(scenario.resources)
        items = builder.items
        curve = CostCurve(terms: items.map { $0.term })
    }

    /// The first resource whose prices the tables in force lack, or nil where each can be priced on its own.
    public static func firstWithoutPrice(
        _ scenario: Scenario, of workload: Workload, prices: PricesInForce
    ) -> Resource? {
        scenario.resources.first { resource in
            var builder = LineItemBuilder(prices: prices, estimate: workload.estimate, traffic: workload.traffic)
            do throws(PricingError) {
                try builder.add([resource])
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

extension LineItemBuilder {
    /// The lines of all resources in their order; a line that several share stands at the first of them.
    mutating func add(_ resources: [Resource]) throws(PricingError) {
        var functions: [(function: LambdaFunction, context: ResourceContext)] = []
        var apis: [(api: APIGateway, context: ResourceContext)] = []
        var transfers: [(transfer: DataTransfer, context: ResourceContext)] = []
        let contexts = resources.enumerated().map { position, resource in
            ResourceContext(
                resources: [position], label: resource.label, discountFactor: resource.discountFactor)
        }
        for (resource, context) in zip(resources, contexts) {
            switch resource.kind {
            case .lambda(let function): functions.append((function, context))
            case .apiGateway(let api): apis.append((api, context))
            case .dataTransfer(let transfer): transfers.append((transfer, context))
            case .ec2, .loadBalancer, .natGateway, .custom: break
            }
        }
        for (resource, context) in zip(resources, contexts) {
            switch resource.kind {
            case .ec2(let ec2): try add(ec2, context)
            case .loadBalancer(let balancer): try add(balancer, context)
            case .natGateway(let gateway): try add(gateway, context)
            case .custom(let custom): add(custom, fleets: fleets(of: resources), context)
            case .lambda:
                try add(functions)
                functions = []
            case .apiGateway(let api):
                try add(apis.filter { $0.api.type == api.type }, of: api.type)
                apis.removeAll { $0.api.type == api.type }
            case .dataTransfer:
                try add(transfers)
                transfers = []
            }
        }
    }

    /// The instances of all the scenario's EC2 resources.
    private func fleets(of resources: [Resource]) -> [Fleet] {
        resources.compactMap { resource in
            if case .ec2(let ec2) = resource.kind { ec2.fleet(estimate, traffic) } else { nil }
        }
    }
}
