import CostCurves
import ExactMath
import JSONText
import Pricing
import StrictJSON

/// Virtual machines of one type, on demand or reserved, with their volumes and addresses.
struct EC2: Service {
    enum Purchase: Hashable {
        case onDemand
        case reserved(Reservation)
    }

    struct Reservation: Hashable {
        enum Term: String, CaseIterable { case oneYear = "1yr", threeYears = "3yr" }

        let term: Term
        let payment: String
        let offeringClass: String

        var months: Int { term == .threeYears ? 36 : 12 }
    }

    var instanceType = ""
    /// The least that run, however few requests come.
    var count = 1
    var operatingSystem = "Linux"
    /// What one instance carries; nil where that follows from the traffic's CPU time, or the fleet never scales.
    var requestsPerSecond: Rational?
    /// The share of its processors that an instance may be busy with, where what it carries follows from CPU time.
    var targetUtilization = InstanceCapacity.usualUtilization
    var scaling = Scaling.peak
    var purchase = Purchase.onDemand
    /// The hours a month that an instance runs; nil for the whole month.
    var hoursPerMonth: Rational?
    var volumeGB: Rational = 0
    var volumeType = "gp3"
    var publicIPv4 = false

    static let name: StaticString = "ec2"
    static let side: Side? = .alternative

    static let keys: [ResourceKey<EC2>] = [
        .text("instanceType", "AWS's name of the instance type, such as m7g.large", isRequired: true) {
            $0.instanceType = $1
        },
        .number(
            .whole("count", 1...1_000_000, stated: { $0.count }, set: { $0.count = $1 }),
            "instances that run however few requests come"),
        .text("operatingSystem", "as AWS's price list spells it") { $0.operatingSystem = $1 },
        .number(requestsPerSecond, "requests a second that one instance carries; else as many as it has CPU time for"),
        .number(
            .targetUtilization(stated: { $0.targetUtilization }, set: { $0.targetUtilization = $1 }),
            "the share of its processors that an instance may be busy with"),
        .choice("scaling", Scaling.self, "whether the fleet follows the hours of the week") { $0.scaling = $1 },
        .other(
            "purchase", "\"onDemand\" or a reservation { … }", "how the instances are paid",
            store: { ec2, fields throws(FileFault) in ec2.purchase = try Purchase(fields) }),
        .number("hoursPerMonth", Estimate.hoursRange, "hours a month that an instance runs") { $0.hoursPerMonth = $1 },
        .number(
            VariedNumber(
                "volumeGB", .upTo(Limits.largest), stated: { [$0.volumeGB] }, set: { $0.volumeGB = $1 }),
            "gigabytes of storage of each instance"),
        .text("volumeType", "AWS's name of the volume type") { $0.volumeType = $1 },
        .flag("publicIPv4", "whether each instance has a public address") { $0.publicIPv4 = $1 },
    ]

    fileprivate static let requestsPerSecond = VariedNumber<EC2>(
        "requestsPerSecond", .positive(upTo: Limits.largest),
        stated: { $0.requestsPerSecond.map { [$0] } ?? [] }, set: { $0.requestsPerSecond = $1 })

    func check(_ fields: Fields) throws(FileFault) {
        if scaling == .follow, hoursPerMonth != nil {
            throw fields.fault(
                at: "hoursPerMonth", "A fleet that follows the traffic runs as long as that asks for.",
                advice: "Remove it, or \"scaling\": \"follow\".")
        }
    }

    func fleet(_ sizing: FleetSizing) throws(PricingError) -> InstanceFleet? { try instances(sizing) }

    func counts(_ cost: OftenForgotten, _ traffic: Traffic) -> Bool? { cost == .publicAddresses ? publicIPv4 : nil }

    private func instances(_ sizing: FleetSizing) throws(PricingError) -> InstanceFleet {
        InstanceFleet(count: count, try capacity(sizing), scaling: scaling, sizing)
    }

    private func capacity(_ sizing: FleetSizing) throws(PricingError) -> InstanceCapacity? {
        if let requestsPerSecond { return InstanceCapacity(requestsPerSecond: requestsPerSecond) }
        guard let cpuMs = sizing.traffic.cpuMsPerRequest else { return nil }
        let vCPU = try sizing.prices.vCPU(instanceType, operatingSystem)
        return InstanceCapacity(.init(vCPU: vCPU, utilization: targetUtilization), cpuMsPerRequest: cpuMs)
    }
}

extension WorkloadInput {
    public static let requestsPerSecond = WorkloadInput(EC2.requestsPerSecond)
}

extension EC2 {
    /// Instance usage, storage and addresses.
    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        let fleet = try instances(lines.sizing)
        let hours = hoursPerMonth ?? lines.estimate.hoursPerMonth
        let hour = Quantity<Hour>(1)
        switch purchase {
        case .onDemand:
            let price = try lines.prices.price(.instance, [instanceType, operatingSystem], per: Hour.self)
            lines.add(
                "Instance usage (on-demand, \(typeAndSystem))", anHour: hour, hours, ofEach: fleet, at: price, context
            ) { fleet.derivation(at: $0) }
        case .reserved(let reservation):
            try addReserved(reservation, fleet, to: &lines, context)
        }
        if !volumeGB.isZero {
            let price = try lines.prices.price(.volume, [volumeType], per: GigabyteMonth.self)
            lines.add("Storage (\(volumeType))", Quantity<GigabyteMonth>(volumeGB), ofEach: fleet, at: price, context)
        }
        if publicIPv4 {
            let price = try lines.prices.price(.publicIPv4, per: Hour.self)
            let type = instanceType
            lines.add("Public IPv4 addresses", anHour: hour, hours, ofEach: fleet, at: price, context) { _ in
                ["one for each instance (\(type))"]
            }
        }
    }

    /// A reservation is paid for every hour of the month, whether the instance runs or not; what was paid up front is
    /// spread over its months.
    ///
    /// Source: the Amazon EC2 Reserved Instances pricing page, 2026.
    private func addReserved(
        _ reservation: Reservation, _ fleet: InstanceFleet, to lines: inout LineItemBuilder,
        _ context: ResourceContext
    ) throws(PricingError) {
        let attributes = [
            instanceType, operatingSystem, reservation.term.rawValue, reservation.payment, reservation.offeringClass,
        ]
        let price = try lines.prices.price(.reservedInstance, attributes, per: Hour.self)
        let upfront = try lines.prices.entry(.reservedInstance, attributes).entry.upfront
        let hours = lines.estimate.hoursPerMonth
        // The effective hourly rate: what AWS's own pages show for a reservation.
        let effective = Price<Hour>(
            flat: price.first + upfront / Rational(reservation.months) / hours, source: price.source)
        lines.add(
            "Instance usage (reserved \(reservation.term.rawValue), \(reservation.payment), \(typeAndSystem))",
            anHour: Quantity<Hour>(1), hours, ofEach: fleet, at: effective, context,
            prepayment: LineItem.Prepayment(hourly: price.first, upfront: upfront, months: reservation.months)
        ) { fleet.derivation(at: $0) }
    }

    private var typeAndSystem: String {
        operatingSystem == "Linux" ? instanceType : "\(instanceType), \(operatingSystem)"
    }
}

extension EC2.Purchase {
    fileprivate init(_ fields: Fields) throws(FileFault) {
        let value = try fields.required("purchase")
        if value.stringValue == "onDemand" {
            self = .onDemand
            return
        }
        guard value.kind == .object else {
            throw FileFault(
                value, in: fields.file,
                finding: "Found \(value.excerpt) where \"onDemand\" or a reservation { … } is expected.",
                advice: """
                    A reservation is written {"model": "reserved", "term": "1yr", "payment": "noUpfront", \
                    "offeringClass": "standard"}.
                    """)
        }
        if let model = value["model"], model.stringValue != "reserved" {
            throw FileFault(
                model, in: fields.file, finding: "Found \(model.excerpt); accepted: reserved.",
                advice: "Spot instances and Savings Plans are not modelled; \"onDemand\" stands alone, without { … }.")
        }
        let reserved = try Fields(value, in: fields.file, keys: ["model", "term", "payment", "offeringClass"])
        try reserved.require("model", "term", "payment", "offeringClass")
        _ = try reserved.choice("model", of: ["reserved"])
        self = .reserved(
            EC2.Reservation(
                term: try reserved.choice("term", of: EC2.Reservation.Term.allCases.map { $0.rawValue })
                    .flatMap { EC2.Reservation.Term(rawValue: $0) } ?? .oneYear,
                payment: try reserved.choice("payment", of: ["noUpfront", "partialUpfront", "allUpfront"]) ?? "",
                offeringClass: try reserved.choice("offeringClass", of: ["standard", "convertible"]) ?? ""))
    }
}
