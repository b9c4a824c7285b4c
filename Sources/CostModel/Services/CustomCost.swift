import CostCurves
import ExactMath
import Pricing
import StrictJSON

/// Something that is not modelled, at a price that the file states: agents, a SaaS fee, minutes of a WebSocket.
struct CustomCost: Service {
    var title = ""
    var monthly: Rational?
    /// For every instance of the scenario's fleets.
    var perInstanceMonth: Rational?
    var perMillionRequests: Rational?

    // A metered line.
    var unit = "units"
    var unitsPerRequest: Rational = 0
    var unitsPerMonth: Rational = 0
    /// For every instance of the scenario's fleets.
    var unitsPerInstanceMonth: Rational = 0
    /// Units of a month that cost nothing.
    var freeUnits: Rational = 0
    /// What a unit costs, one price for all being a single tier; none where the file states no metered line.
    var tiers: [PriceTier] = []

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
        .text("unit", "what a metered line counts") { $0.unit = $1 },
        .number(
            units("unitsPerRequest", stated: { $0.unitsPerRequest }, set: { $0.unitsPerRequest = $1 }),
            "units for a request"),
        .number(
            units("unitsPerMonth", stated: { $0.unitsPerMonth }, set: { $0.unitsPerMonth = $1 }), "units a month"),
        .number(
            units(
                "unitsPerInstanceMonth", stated: { $0.unitsPerInstanceMonth },
                set: { $0.unitsPerInstanceMonth = $1 }), "units a month for each of the scenario's instances"),
        .number(
            units("free", stated: { $0.freeUnits }, set: { $0.freeUnits = $1 }).chosen,
            "units a month that cost nothing"),
        .number(
            VariedNumber(
                "price", .upTo(Limits.largest),
                stated: { $0.tiers.count == 1 ? $0.tiers.map { $0.price } : [] },
                set: { if $0.tiers.count < 2 { $0.tiers = [PriceTier(beginRange: 0, endRange: nil, price: $1)] } }
            ).chosen,
            "money for a unit"),
        .other(
            "tiers",
            .list(
                .object([
                    KeyDescription(
                        "beginRange", .number(.upTo(Limits.largest)), "units from which on", isRequired: true),
                    KeyDescription(
                        "endRange", .any([.number(.upTo(Limits.largest)), .choice(["Inf"])]), "units up to which",
                        isRequired: true),
                    KeyDescription("price", .number(.upTo(Limits.largest)), "money for a unit", isRequired: true),
                ]), count: 1...1000),
            "money for a unit in steps, the last of which ends at Inf",
            store: { cost, fields throws(FileFault) in
                cost.tiers = try PriceTier.ladder("tiers", fields, upTo: Limits.largest) ?? []
            }),
    ]

    /// A number of a metered line, which resources without one do not state.
    private static func units(
        _ name: StaticString, stated: @escaping @Sendable (CustomCost) -> Rational,
        set: @escaping @Sendable (inout CustomCost, Rational) -> Void
    ) -> VariedNumber<CustomCost> {
        VariedNumber(name, .upTo(Limits.largest), stated: { $0.tiers.isEmpty ? [] : [stated($0)] }, set: set)
    }

    func check(_ fields: Fields) throws(FileFault) {
        if fields.contains("price"), fields.contains("tiers") {
            throw fields.fault(at: "tiers", "There are both a \"price\" and \"tiers\".", advice: "Keep one.")
        }
        guard tiers.isEmpty else { return }
        let metered: [StaticString] = ["unitsPerRequest", "unitsPerMonth", "unitsPerInstanceMonth", "free", "unit"]
        if let key = metered.first(where: { fields.contains($0) }) {
            throw fields.fault(
                at: key, "'\(key)' belongs to a metered line, of which there is neither a \"price\" nor \"tiers\".",
                advice: "Add the \"price\" of a unit, or \"tiers\" of prices.")
        }
    }
}

// MARK: Line items

extension CustomCost {
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
        addMetered(to: &lines, context)
    }

    /// Units of the month, of the requests and of the instances together, less the free ones.
    private func addMetered(to lines: inout LineItemBuilder, _ context: ResourceContext) {
        guard let first = tiers.first else { return }
        let instances = lines.instances
        let beyondFree = Line(intercept: unitsPerMonth - freeUnits, slope: unitsPerRequest)
        let units = SteppedFunction.sum([
            SteppedFunction(PiecewiseLinear(beyondFree)), instances.scaled(by: unitsPerInstanceMonth),
        ]).positivePart
        lines.add(
            LineItem(
                context, name: title, unit: unit, measure: .stepped(units),
                price: tiers.count == 1 ? .flat(first.price) : .tiers(tiers), lines.estimate
            ) { volume in
                derivation(at: volume, instances(volume.requests))
            })
    }

    /// `1,000 requests × 2 units + 5 units + 3 instances × 4 units = 2,017 units, less 10 free = 2,007`
    private func derivation(at volume: Volume, _ instances: Rational) -> [Derivation] {
        let ofRequests: Derivation = "\(volume.derivation) × \(factor: unitsPerRequest) \(unit)"
        let ofTheMonth: Derivation = "\(factor: unitsPerMonth) \(unit) a month"
        let ofInstances: Derivation = """
            \(factor: instances) \(instances == 1 ? "instance" : "instances") × \
            \(factor: unitsPerInstanceMonth) \(unit)
            """
        let parts = [
            (unitsPerRequest, ofRequests), (unitsPerMonth, ofTheMonth), (unitsPerInstanceMonth, ofInstances),
        ].filter { !$0.0.isZero }.map { $0.1 }
        guard let first = parts.first else { return [] }
        let used =
            unitsPerRequest * Rational(volume.requests) + unitsPerMonth + unitsPerInstanceMonth * instances
        let free = min(freeUnits, used)
        // What the month alone takes is what it says.
        let sum: Derivation =
            parts.count == 1 && unitsPerMonth > 0
            ? first
            : "\(parts.dropFirst().reduce(first) { $0 + " + " + $1 }) \(result: used) \(unit)"
        return [free.isZero ? sum : "\(sum), less \(factor: free) free \(result: used - free) \(unit)"]
    }
}

// MARK: Warnings

extension CustomCost {
    private var statesAmount: Bool {
        monthly != nil || perInstanceMonth != nil || perMillionRequests != nil
            || !tiers.isEmpty && unitsPerRequest + unitsPerMonth + unitsPerInstanceMonth > 0
    }

    /// A cost of which the file states no amount.
    static func warnings(
        _ costs: [CustomCost], in scenario: Scenario, _ finder: WarningFinder
    ) throws(PricingError) -> [Warning] {
        costs.filter { !$0.statesAmount }.map { cost in
            Warning(
                code: "custom-without-amount",
                message: """
                    '\(scenario.name)': '\(cost.title)' states none of monthly, perInstanceMonth, \
                    perMillionRequests and units with a price, so it costs nothing.
                    """)
        }
    }
}
