import ExactMath
import StrictJSON

extension OfferCode { public static let savingsPlan = OfferCode("AWSComputeSavingsPlan") }

extension Offer {
    static let awsComputeSavingsPlan = Offer(
        .savingsPlan,
        [
            .planInstance, .planFargateVCPU, .planFargateMemory, .planLambdaDuration, .planProvisionedConcurrency,
            .planProvisionedDuration,
        ])
}

/// What an hour or a unit costs under a Savings Plan.
///
/// AWS states one rate for each way of paying, in which what is paid in advance is spread over the term. Where only its
/// ratio to the on-demand price is known, a table states that share in place of a price.
extension ItemKind {
    private static let architecture = Attribute.one("architecture", of: "x86_64", "arm64")
    private static let term = Attribute.one("term", of: "1yr", "3yr")
    private static let payment = Attribute.one("payment", of: "noUpfront", "partialUpfront", "allUpfront")

    /// An instance's hour; `kind` tells the compute plan from that of one family of instances in one region.
    ///
    /// The type may be a family, `m5.*`: such a rate is a share and holds for all types of it that have none of their own.
    public static let planInstance = ItemKind(
        .savingsPlan, "instance",
        [.any("instanceType"), .any("operatingSystem"), .one("kind", of: "compute", "ec2Instance"), term, payment],
        unit: .of(Hour.self), details: [.shareOfOnDemand],
        rules: Rules(
            part: { attributes in
                guard attributes.count > 4, let system = instance.part(for: attributes) else { return nil }
                return "\(system)-\(attributes[2])-\(attributes[3])-\(attributes[4])"
            },
            importOption: { instance.importOption(for: $0) },
            fault: { entry in
                entry.attributes.first?.hasSuffix(".*") == true && entry.shareOfOnDemand == nil
                    ? ("instanceType", "A family's instances have no one price; accepted is \"shareOfOnDemand\".") : nil
            },
            onDemand: { (instance, Array($0.prefix(2))) },
            group: { attributes in
                guard let type = attributes.first, let dot = type.firstIndex(of: ".") else { return nil }
                return [type[..<dot] + ".*"] + attributes.dropFirst()
            }))
    public static let planFargateVCPU = unitRate("fargateVCPU", of: fargateVCPU, per: .of(VCPUHour.self))
    public static let planFargateMemory = unitRate("fargateMemory", of: fargateMemory, per: .of(GigabyteHour.self))
    public static let planLambdaDuration = unitRate("lambdaDuration", of: lambdaDuration, per: .of(GigabyteSecond.self))
    public static let planProvisionedConcurrency = unitRate(
        "lambdaProvisionedConcurrency", of: provisionedConcurrency, per: .of(GigabyteSecond.self))
    public static let planProvisionedDuration = unitRate(
        "lambdaProvisionedDuration", of: provisionedDuration, per: .of(GigabyteSecond.self))

    private static func unitRate(_ name: String, of onDemand: ItemKind, per unit: Unit) -> ItemKind {
        ItemKind(
            .savingsPlan, name, [architecture, term, payment], unit: unit, details: [.shareOfOnDemand],
            rules: Rules(onDemand: { (onDemand, Array($0.prefix(1))) }))
    }
}

extension Detail {
    /// What stands in place of a price where only this is known of it.
    fileprivate static let shareOfOnDemand = Detail.number("shareOfOnDemand", .positive(upTo: 1))
}

extension PriceEntry {
    /// The ratio to the on-demand price, where it is all that is known of a rate. Never confirmed.
    public var shareOfOnDemand: Rational? { details["shareOfOnDemand"] }
}
