import JSONText
import Pricing
import Testing

/// Tiers belong to what is metered; what is priced one by one has one price.
@Suite struct TiersByKindTests {
    private static let kinds = Offer.all.flatMap(\.kinds)
    private static let single: Set<String> = [
        "AmazonEC2 instance", "AmazonEC2 reservedInstance", "AmazonEC2 volume", "AmazonEC2 natGatewayHours",
        "AWSELB loadBalancerHours", "AWSLambda provisionedConcurrency", "AmazonApiGateway cache",
        "AmazonVPC publicIPv4",
    ]

    /// A table with one price of the kind, in these tiers.
    private func faults(_ kind: ItemKind, tiers: String) throws -> [String] {
        let attributes = kind.attributes.map { "\"\($0.key)\": \"\($0.values?.first ?? "x")\", " }.joined()
        let capacity =
            kind.details.contains { $0.isGroup }
            ? #""capacity": {"newConnectionsPerSecond": 1, "activeConnections": 1, "gbPerHour": 1}, "# : ""
        let billing =
            kind.offer == .lambda
            ? """
            "billing": {"incrementMs": 1, "minimumMs": 1, "memoryMB": {"minimum": 128, "maximum": 128, "step": 1}, \
            "freeTier": {"requests": 0, "gbSeconds": 0}, "includedEphemeralStorageMB": 512},
            """ : ""
        let text = """
            {"formatVersion": 1, "offerCode": "\(kind.offer.rawValue)", "region": "r", "currency": "USD",
            "effectiveDate": "2020-01-01", \(billing) "prices": [
            {"item": "\(kind.name)", \(attributes)\(capacity)"unit": "\(kind.units[0].name)", "tiers": [\(tiers)]}]}
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
            fault.contains("is priced one by one.\nGive it one \"price\". Items that may have tiers: natGatewayData"))
    }

    @Test(arguments: Self.kinds.indices)
    func aSingleTierIsAPrice(position: Int) throws {
        let tier = #"{"beginRange": 0, "endRange": "Inf", "price": "0.005"}"#
        #expect(try faults(Self.kinds[position], tiers: tier) == [])
    }
}
