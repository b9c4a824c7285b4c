import CostModel
import ExactMath
import Pricing
import Testing

/// One scenario written as JSON, read as a scenario file is, and priced.
struct PricedScenario {
    let cost: ScenarioCost

    /// A day on which every built-in offer has its newest prices.
    static let today = "2026-10-01"

    init(
        _ resources: String..., estimate: String = "{}", traffic: String = "{}", asOf: String = today,
        region: String = "us-east-1", tables: [PriceTableSource] = []
    ) throws {
        try self.init(
            resources: resources, estimate: estimate, traffic: traffic, asOf: asOf, region: region, tables: tables)
    }

    init(
        resources: [String], estimate: String, traffic: String, asOf: String, region: String,
        tables: [PriceTableSource]
    ) throws {
        let text = """
            {"formatVersion": 1, "region": "\(region)", "pricesAsOf": "\(asOf)", "estimate": \(estimate),
             "traffic": \(traffic),
             "scenarios": [{"name": "tested", "resources": [\(resources.joined(separator: ","))]}]}
            """
        let workload = try ScenarioFile.read(Array(text.utf8), file: "tested.json", defaultName: "tested")
        let prices = PricesInForce(
            book: PriceBook(adding: tables), region: workload.region, date: workload.pricesAsOf)
        cost = try ScenarioCost(try #require(workload.scenarios.first), of: workload, prices: prices)
    }

    /// The names of the line items, in order.
    var items: [String] { cost.items.map(\.name) }

    /// All digits of what the scenario costs.
    func total(at requests: Int) -> String { Self.text(cost.curve.cost(at: requests)) }

    func charge(_ item: String, at requests: Int) throws -> Charge {
        try #require(cost.charges(at: requests).first { $0.item.name == item }, "no line item '\(item)' in \(items)")
    }

    /// All digits of what the line item comes to.
    func amount(_ item: String, at requests: Int) throws -> String {
        Self.text(try charge(item, at: requests).amount)
    }

    /// All digits of what the line item prices.
    func quantity(_ item: String, at requests: Int) throws -> String {
        Self.text(try charge(item, at: requests).quantity)
    }

    /// Digits far beyond what any hand-computed figure of these tests has.
    static func text(_ value: Rational) -> String { value.exactDecimalText(minimumPlaces: 0, maximumPlaces: 40) }
}
