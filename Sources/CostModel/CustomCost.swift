import CostCurves
import ExactMath
import StrictJSON

/// Something that AWS does not bill: agents, a SaaS fee, logs.
public struct CustomCost: Sendable {
    public let name: String
    public let monthly: Rational?
    /// For every instance of the scenario's fleets.
    public let perInstanceMonth: Rational?
    public let perMillionRequests: Rational?

    static let keys: [StaticString] = ["name", "monthly", "perInstanceMonth", "perMillionRequests"]

    init(_ fields: Fields) throws(FileFault) {
        name = try fields.requiredText("name")
        monthly = try fields.number("monthly", .upTo(Limits.largest))
        perInstanceMonth = try fields.number("perInstanceMonth", .upTo(Limits.largest))
        perMillionRequests = try fields.number("perMillionRequests", .upTo(Limits.largest))
    }
}

extension LineItemBuilder {
    mutating func add(_ custom: CustomCost, fleets: [Fleet], _ context: ResourceContext) {
        if let price = custom.monthly {
            add(
                LineItem(
                    context, name: "\(custom.name) (monthly)", unit: "month",
                    measure: .repeated(unitQuantity: 1, times: 1), price: .flat(price), estimate))
        }
        if let price = custom.perInstanceMonth {
            add(
                LineItem(
                    context, name: "\(custom.name) (per instance)", unit: "instance-month",
                    measure: .instances(fleets), price: .flat(price), estimate, basis: .allInstances))
        }
        if let price = custom.perMillionRequests {
            add(
                LineItem(
                    context, name: "\(custom.name) (per million requests)", unit: "million requests",
                    measure: .metered(PiecewiseLinear(slopes: Rational(1, over: 1_000_000), then: []), block: nil),
                    price: .flat(price), estimate, basis: .millionRequests))
        }
    }
}
