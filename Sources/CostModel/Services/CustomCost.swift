import ExactMath
import Pricing
import StrictJSON

/// Something that AWS does not bill: agents, a SaaS fee, logs.
struct CustomCost: Service {
    var title = ""
    var monthly: Rational?
    /// For every instance of the scenario's fleets.
    var perInstanceMonth: Rational?
    var perMillionRequests: Rational?

    static let name: StaticString = "custom"

    static let keys: [ResourceKey<CustomCost>] = [
        .text("name", "what is paid for", isRequired: true) { $0.title = $1 },
        .number("monthly", .upTo(Limits.largest), "money a month") { $0.monthly = $1 },
        .number("perInstanceMonth", .upTo(Limits.largest), "money a month for each of the scenario's instances") {
            $0.perInstanceMonth = $1
        },
        .number("perMillionRequests", .upTo(Limits.largest), "money for a million requests") {
            $0.perMillionRequests = $1
        },
    ]

    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        if let monthly {
            lines.add(
                LineItem(
                    context, name: "\(title) (monthly)", unit: "month",
                    measure: .repeated(unitQuantity: 1, times: 1), price: .flat(monthly), lines.estimate
                ) { _ in [] })
        }
        if let perInstanceMonth {
            lines.add(
                LineItem(
                    context, name: "\(title) (per instance)", unit: "instance-month",
                    measure: lines.instancesMeasure, price: .flat(perInstanceMonth), lines.estimate
                ) { _ in ["instances of all the scenario's fleets"] })
        }
        if let perMillionRequests {
            let millions = Rational(1, over: 1_000_000)
            lines.add(
                LineItem(
                    context, name: "\(title) (per million requests)", unit: "million requests",
                    measure: .metered(PiecewiseLinear(slopes: millions, then: []), block: nil),
                    price: .flat(perMillionRequests), lines.estimate
                ) { ["\($0.derivation) ÷ 1,000,000 \(result: Rational($0.requests) * millions)"] })
        }
    }

    /// A cost of which the file states no amount.
    static func warnings(
        _ costs: [CustomCost], in scenario: Scenario, _ finder: WarningFinder
    ) throws(PricingError) -> [Warning] {
        costs.filter { $0.monthly == nil && $0.perInstanceMonth == nil && $0.perMillionRequests == nil }.map { cost in
            Warning(
                code: "custom-without-amount",
                message: """
                    '\(scenario.name)': '\(cost.title)' states none of monthly, perInstanceMonth and \
                    perMillionRequests, so it costs nothing.
                    """)
        }
    }
}
