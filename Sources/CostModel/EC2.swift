import CostCurves
import ExactMath
import JSONText
import Pricing
import StrictJSON

/// Virtual machines of one type, on demand or reserved, with their volumes and addresses.
public struct EC2: Sendable {
    public enum Purchase: Hashable, Sendable {
        case onDemand
        case reserved(Reservation)
    }

    public struct Reservation: Hashable, Sendable {
        public let term: String
        public let payment: String
        public let offeringClass: String

        var months: Int { term == "3yr" ? 36 : 12 }
    }

    public let instanceType: String
    /// The least that run, however few requests come.
    public internal(set) var count: Int
    public let operatingSystem: String
    /// What one instance carries; nil where the file does not say, and then the fleet never scales.
    public internal(set) var requestsPerSecond: Rational?
    public let purchase: Purchase
    /// The hours a month that an instance runs; nil for the whole month.
    public let hoursPerMonth: Rational?
    public internal(set) var volumeGB: Rational
    public let volumeType: String
    public let publicIPv4: Bool

    static let keys: [StaticString] = [
        "instanceType", "count", "operatingSystem", "requestsPerSecond", "purchase", "hoursPerMonth", "volumeGB",
        "volumeType", "publicIPv4",
    ]

    init(_ fields: Fields) throws(FileFault) {
        instanceType = try fields.requiredText("instanceType")
        count = try fields.whole("count", 1...1_000_000) ?? 1
        operatingSystem = try fields.text("operatingSystem") ?? "Linux"
        requestsPerSecond = try fields.number("requestsPerSecond", .positive(upTo: Limits.largest))
        purchase = try Self.purchase(fields)
        hoursPerMonth = try fields.number("hoursPerMonth", Estimate.hoursRange)
        volumeGB = try fields.number("volumeGB", .upTo(Limits.largest)) ?? 0
        volumeType = try fields.text("volumeType") ?? "gp3"
        publicIPv4 = try fields.flag("publicIPv4") ?? false
    }

    private static func purchase(_ fields: Fields) throws(FileFault) -> Purchase {
        guard let value = fields.value["purchase"] else { return .onDemand }
        if value.stringValue == "onDemand" { return .onDemand }
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
        return .reserved(
            Reservation(
                term: try reserved.choice("term", of: ["1yr", "3yr"]) ?? "",
                payment: try reserved.choice("payment", of: ["noUpfront", "partialUpfront", "allUpfront"]) ?? "",
                offeringClass: try reserved.choice("offeringClass", of: ["standard", "convertible"]) ?? ""))
    }

    /// The instances as a function of requests: enough to carry the peak rate, never fewer than `count`.
    func fleet(_ estimate: Estimate, _ traffic: Traffic) -> Fleet {
        guard let requestsPerSecond,
            let share = traffic.peakToAverage.divided(by: estimate.secondsPerMonth * requestsPerSecond)
        else { return Fleet(minimum: count) }
        return Fleet(minimum: count, instancesPerRequest: share)
    }
}

extension LineItemBuilder {
    /// Instance usage, storage and addresses of one resource.
    mutating func add(_ ec2: EC2, _ context: ResourceContext) throws(PricingError) {
        let fleet = ec2.fleet(estimate, traffic)
        let hours = Quantity<Hour>(ec2.hoursPerMonth ?? estimate.hoursPerMonth)
        switch ec2.purchase {
        case .onDemand:
            let price = try prices.price(
                .instance, [ec2.instanceType, ec2.operatingSystem], per: Hour.self)
            add("Instance usage (on-demand, \(ec2.typeAndSystem))", hours, of: fleet, at: price, context, basis: .fleet)
        case .reserved(let reservation):
            try addReserved(ec2, reservation, fleet, context)
        }
        if !ec2.volumeGB.isZero {
            let price = try prices.price(.volume, [ec2.volumeType], per: GigabyteMonth.self)
            add("Storage (\(ec2.volumeType))", Quantity<GigabyteMonth>(ec2.volumeGB), of: fleet, at: price, context)
        }
        if ec2.publicIPv4 {
            let price = try prices.price(.publicIPv4, per: Hour.self)
            add("Public IPv4 addresses", hours, of: fleet, at: price, context, basis: .addresses)
        }
    }

    /// A reservation is paid for every hour of the month, whether the instance runs or not; what was paid up front is
    /// spread over its months.
    ///
    /// Source: the Amazon EC2 Reserved Instances pricing page, 2026.
    private mutating func addReserved(
        _ ec2: EC2, _ reservation: EC2.Reservation, _ fleet: Fleet, _ context: ResourceContext
    ) throws(PricingError) {
        let attributes = [
            ec2.instanceType, ec2.operatingSystem, reservation.term, reservation.payment, reservation.offeringClass,
        ]
        let (entry, source) = try prices.entry(.reservedInstance, attributes)
        let hourly = entry.tiers.first?.price ?? 0
        let upfront = entry.upfront.divided(by: reservation.months).divided(by: estimate.hoursPerMonth) ?? 0
        // The effective hourly rate: what AWS's own pages show for a reservation.
        let effective = Price<Hour>(flat: hourly + upfront, source: source)
        add(
            "Instance usage (reserved \(reservation.term), \(reservation.payment), \(ec2.typeAndSystem))",
            Quantity<Hour>(estimate.hoursPerMonth), of: fleet, at: effective, context,
            basis: .reservation(hourly: hourly, upfront: entry.upfront, months: reservation.months))
    }
}

extension EC2 {
    fileprivate var typeAndSystem: String {
        operatingSystem == "Linux" ? instanceType : "\(instanceType), \(operatingSystem)"
    }
}

extension EC2 {
    /// The instances that run at this many requests a month.
    public func instances(at requests: Int, of workload: Workload) -> Rational {
        fleet(workload.estimate, workload.traffic).instances(at: requests)
    }
}
