import ExactMath
import StrictJSON

extension OfferCode { public static let ecs = OfferCode("AmazonECS") }

extension Offer {
    static let amazonECS = Offer(
        .ecs, [.fargateVCPU, .fargateMemory, .fargateEphemeralStorage], billing: [FargateBilling.detail],
        billingWords: { $0.fargateBilling?.words ?? [] })
}

/// Gigabytes of memory or of storage held for an hour.
public enum GigabyteHour: BillingUnit {
    public static let name = "GB-Hrs"
    public static let spellings = ["gb-hrs", "gb-hr", "gb-hours", "gb-hour"] + Hour.spellings
}

extension ItemKind {
    private static let architecture = Attribute.one("architecture", of: "x86_64", "arm64")

    public static let fargateVCPU = ItemKind(.ecs, "fargateVCPU", [architecture], unit: .of(VCPUHour.self))
    public static let fargateMemory = ItemKind(.ecs, "fargateMemory", [architecture], unit: .of(GigabyteHour.self))
    /// Beyond what a task includes, the same for both architectures.
    public static let fargateEphemeralStorage = ItemKind(
        .ecs, "fargateEphemeralStorage", unit: .of(GigabyteHour.self))
}

/// What a Fargate task includes.
///
/// Source: the AWS Fargate pricing page, 2026: 20 GB of ephemeral storage.
public struct FargateBilling: Sendable {
    /// Ephemeral storage of a task that costs nothing.
    public let includedEphemeralStorageGB: Rational

    fileprivate static let detail = Detail.number(
        "includedEphemeralStorageGB", .upTo(Detail.largest), isRequired: true)

    fileprivate init?(_ details: Details) {
        guard let included = details["includedEphemeralStorageGB"] else { return nil }
        includedEphemeralStorageGB = included
    }

    fileprivate var words: [(name: String, text: String)] {
        [("included ephemeral storage", "\(includedEphemeralStorageGB) GB")]
    }
}

extension PriceTable {
    /// What a Fargate task includes; nil in other offers.
    public var fargateBilling: FargateBilling? { FargateBilling(billing) }
}

extension PricesInForce {
    /// What a Fargate task includes.
    public func fargateBilling() throws(PricingError) -> FargateBilling {
        let table = try table(of: .ecs)
        guard let billing = table.fargateBilling else { throw .missingPrice(missing(.fargateVCPU, [], in: table)) }
        return billing
    }
}
