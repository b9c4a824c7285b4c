import JSONText
import Pricing
import Testing

/// Tiers belong to what is metered; what is priced one by one has one price.
@Suite struct TiersByKindTests {
    private static let kinds = Offer.all.flatMap(\.kinds)
    private static let single: Set<String> = [
        "AmazonEC2 instance", "AmazonEC2 reservedInstance", "AmazonEC2 volume", "AmazonEC2 natGatewayHours",
        "AWSELB loadBalancerHours", "AWSLambda provisionedConcurrency", "AmazonApiGateway cache",
        "AmazonVPC publicIPv4", "AmazonEC2 cpuCredits", "AmazonEC2 volumeThroughput", "AmazonCloudWatch logStorage",
        "AmazonECS fargateVCPU", "AmazonECS fargateMemory", "AmazonECS fargateEphemeralStorage",
        "AWSComputeSavingsPlan instance", "AWSComputeSavingsPlan fargateVCPU", "AWSComputeSavingsPlan fargateMemory",
        "AWSComputeSavingsPlan lambdaDuration", "AWSComputeSavingsPlan lambdaProvisionedConcurrency",
        "AWSComputeSavingsPlan lambdaProvisionedDuration",
    ]

    /// What a table of the offer must say about its metering.
    private static func billing(of offer: OfferCode) -> String {
        switch offer {
        case .lambda:
            """
            "billing": {"incrementMs": 1, "minimumMs": 1, "memoryMB": {"minimum": 128, "maximum": 128, "step": 1}, \
            "freeTier": {"requests": 0, "gbSeconds": 0}, "includedEphemeralStorageMB": 512},
            """
        case .cloudWatch: #""billing": {"freeTier": {"logIngestionGB": 5, "logStorageGB": 5, "metrics": 10}}, "#
        case .ecs: #""billing": {"includedEphemeralStorageGB": 20}, "#
        case .sns:
            #""billing": {"meteringIncrementBytes": 65536, "freeTier": {"publishes": 1, "httpDeliveries": 1}}, "#
        case .sqs: #""billing": {"meteringIncrementBytes": 65536, "freeTier": {"requests": 1}}, "#
        default: ""
        }
    }

    /// A table with one price of the kind, in these tiers.
    private func faults(_ kind: ItemKind, tiers: String) throws -> [String] {
        let attributes = kind.attributes.map { "\"\($0.key)\": \"\($0.values?.first ?? "x")\", " }.joined()
        let capacity =
            kind.details.contains { $0.isGroup }
            ? #""capacity": {"newConnectionsPerSecond": 1, "activeConnections": 1, "gbPerHour": 1}, "# : ""
        let included = kind.details.contains { "\($0.key)" == "included" } ? #""included": 1, "# : ""
        let text = """
            {"formatVersion": 1, "offerCode": "\(kind.offer.rawValue)", "region": "r", "currency": "USD",
            "effectiveDate": "2020-01-01", \(Self.billing(of: kind.offer)) "prices": [
            {"item": "\(kind.name)", \(attributes)\(capacity)\(included)"unit": "\(kind.units[0].name)", "tiers": [\(tiers)]}]}
            """
        return try PriceTable(try JSONDocument(Array(text.utf8)), file: "t.json").faults().map(\.description)
    }

    @Test(arguments: Self.kinds.indices)
    func twoTiers(position: Int) throws {
        let kind = Self.kinds[position]
        let faults = try faults(
            kind,
            tiers: """
                {"beginRange": 0, "endRange": 1000, "price": "0.005"}, {"beginRange": 1000, "endRange": "Inf", "price": 1}
                """)
        guard Self.single.contains("\(kind.offer.rawValue) \(kind.name)") else { return #expect(faults == []) }
        let fault = try #require(faults.first)
        #expect(fault.contains(": prices[0].tiers\nThere are 2 tiers, but \(kind.name)"))
        #expect(
            fault.contains("is priced one by one.\nGive it one \"price\". Items that may have tiers: volumeIOPS, "))
    }

    @Test(arguments: Self.kinds.indices)
    func aSingleTierIsAPrice(position: Int) throws {
        let tier = #"{"beginRange": 0, "endRange": "Inf", "price": "0.005"}"#
        #expect(try faults(Self.kinds[position], tiers: tier) == [])
    }
}
