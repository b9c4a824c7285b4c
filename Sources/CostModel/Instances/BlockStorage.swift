import ExactMath
import Pricing
import StrictJSON

/// The EBS volume of each instance.
struct BlockStorage {
    let gigabytes: Rational
    /// As AWS names it.
    let type: String
    /// nil for what the type includes.
    var iops: Rational?
    /// Mebibytes a second; nil for what the type includes.
    var throughput: Rational?

    /// The types whose IOPS can be bought, and those whose throughput can.
    static let typesWithIOPS = ["gp3", "io1", "io2"]
    static let typesWithThroughput = ["gp3"]

    /// What the type of volume does not take.
    func check(_ fields: Fields) throws(FileFault) {
        for (key, number, types) in [
            ("volumeIOPS" as StaticString, iops, Self.typesWithIOPS),
            ("volumeThroughputMiB", throughput, Self.typesWithThroughput),
        ] where number != nil && !types.contains(type) {
            throw fields.fault(
                at: key, "'\(key)' is no part of a \(type) volume; accepted with \(types.joined(separator: ", ")).",
                advice: "Remove it, or set \"volumeType\": \"\(types[0])\".")
        }
    }

    /// Storage, and IOPS and throughput beyond what the type includes; the tiers of IOPS count for each volume.
    ///
    /// Source: the Amazon EBS pricing page, 2026.
    func addLines(
        to lines: inout LineItemBuilder, ofEach fleet: InstanceFleet, _ context: ResourceContext
    ) throws(PricingError) {
        if !gigabytes.isZero {
            let price = try lines.prices.price(.volume, [type], per: GigabyteMonth.self)
            lines.add("Storage (\(type))", Quantity<GigabyteMonth>(gigabytes), ofEach: fleet, at: price, context)
        }
        if let iops {
            try add("Provisioned IOPS (\(type))", iops, .volumeIOPS, per: IOPSMonth.self, fleet, to: &lines, context)
        }
        if let throughput {
            try add(
                "Provisioned throughput (\(type))", throughput, .volumeThroughput, per: ThroughputMonth.self, fleet,
                to: &lines, context)
        }
    }

    private func add<Unit: BillingUnit>(
        _ name: String, _ stated: Rational, _ kind: ItemKind, per unit: Unit.Type, _ fleet: InstanceFleet,
        to lines: inout LineItemBuilder, _ context: ResourceContext
    ) throws(PricingError) {
        let price = try lines.prices.price(kind, [type], per: unit)
        let included = try lines.prices.entry(kind, [type]).entry.included
        guard stated > included else { return }
        lines.add(name, Quantity<Unit>(stated - included), ofEach: fleet, at: price, context) { _ in
            included.isZero ? [] : ["\(factor: stated) less \(factor: included) included \(result: stated - included)"]
        }
    }
}
