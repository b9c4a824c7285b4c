import ByteScanning

/// A region as offer files name it: by code, by location, and by the prefix of its usage types.
///
/// Codes and prefixes as in "AWS Region billing codes" (AWS Regions and Availability Zones guide, 2026); locations as in
/// offer files, where Europe's changed from `EU (…)` to `Europe (…)` in some.
struct Region {
    let code: StaticString
    let prefix: StaticString
    let location: StaticString

    static let known: [Region] = [
        Region(code: "us-east-1", prefix: "USE1", location: "US East (N. Virginia)"),
        Region(code: "us-east-2", prefix: "USE2", location: "US East (Ohio)"),
        Region(code: "us-west-1", prefix: "USW1", location: "US West (N. California)"),
        Region(code: "us-west-2", prefix: "USW2", location: "US West (Oregon)"),
        Region(code: "ca-central-1", prefix: "CAN1", location: "Canada (Central)"),
        Region(code: "ca-west-1", prefix: "CAN2", location: "Canada West (Calgary)"),
        Region(code: "mx-central-1", prefix: "MXC1", location: "Mexico (Central)"),
        Region(code: "sa-east-1", prefix: "SAE1", location: "South America (Sao Paulo)"),
        Region(code: "eu-west-1", prefix: "EU", location: "EU (Ireland)"),
        Region(code: "eu-west-2", prefix: "EUW2", location: "EU (London)"),
        Region(code: "eu-west-3", prefix: "EUW3", location: "EU (Paris)"),
        Region(code: "eu-central-1", prefix: "EUC1", location: "EU (Frankfurt)"),
        Region(code: "eu-central-2", prefix: "EUC2", location: "EU (Zurich)"),
        Region(code: "eu-north-1", prefix: "EUN1", location: "EU (Stockholm)"),
        Region(code: "eu-south-1", prefix: "EUS1", location: "EU (Milan)"),
        Region(code: "eu-south-2", prefix: "EUS2", location: "EU (Spain)"),
        Region(code: "af-south-1", prefix: "AFS1", location: "Africa (Cape Town)"),
        Region(code: "il-central-1", prefix: "ILC1", location: "Israel (Tel Aviv)"),
        Region(code: "me-south-1", prefix: "MES1", location: "Middle East (Bahrain)"),
        Region(code: "me-central-1", prefix: "MEC1", location: "Middle East (UAE)"),
        Region(code: "ap-east-1", prefix: "APE1", location: "Asia Pacific (Hong Kong)"),
        Region(code: "ap-east-2", prefix: "APE2", location: "Asia Pacific (Taipei)"),
        Region(code: "ap-northeast-1", prefix: "APN1", location: "Asia Pacific (Tokyo)"),
        Region(code: "ap-northeast-2", prefix: "APN2", location: "Asia Pacific (Seoul)"),
        Region(code: "ap-northeast-3", prefix: "APN3", location: "Asia Pacific (Osaka)"),
        Region(code: "ap-southeast-1", prefix: "APS1", location: "Asia Pacific (Singapore)"),
        Region(code: "ap-southeast-2", prefix: "APS2", location: "Asia Pacific (Sydney)"),
        Region(code: "ap-southeast-3", prefix: "APS4", location: "Asia Pacific (Jakarta)"),
        Region(code: "ap-southeast-4", prefix: "APS6", location: "Asia Pacific (Melbourne)"),
        Region(code: "ap-southeast-5", prefix: "APS7", location: "Asia Pacific (Malaysia)"),
        Region(code: "ap-southeast-6", prefix: "APS8", location: "Asia Pacific (New Zealand)"),
        Region(code: "ap-southeast-7", prefix: "APS9", location: "Asia Pacific (Thailand)"),
        Region(code: "ap-south-1", prefix: "APS3", location: "Asia Pacific (Mumbai)"),
        Region(code: "ap-south-2", prefix: "APS5", location: "Asia Pacific (Hyderabad)"),
        Region(code: "us-gov-west-1", prefix: "UGW1", location: "AWS GovCloud (US-West)"),
        Region(code: "us-gov-east-1", prefix: "UGE1", location: "AWS GovCloud (US-East)"),
        Region(code: "cn-north-1", prefix: "CNN1", location: "China (Beijing)"),
        Region(code: "cn-northwest-1", prefix: "CNW1", location: "China (Ningxia)"),
    ]

    /// The same places under the names of other years.
    private static let otherLocations: [(location: StaticString, code: StaticString)] = [
        ("AWS GovCloud (US)", "us-gov-west-1"),
        ("Asia Pacific (Osaka-Local)", "ap-northeast-3"),
        ("South America (São Paulo)", "sa-east-1"),
        ("US East (Northern Virginia)", "us-east-1"),
        ("US West (Northern California)", "us-west-1"),
    ]

    static func known(code: ByteView) -> Region? { known.first { code == $0.code } }

    /// The code of the region at this location.
    static func code(atLocation location: ByteView) -> ByteView? {
        if let region = known.first(where: { location == $0.location }) { return ByteView(region.code) }
        if location.hasPrefix("Europe (") {
            let place = location.dropFirst(7)
            let found = known.first { region in
                let name = ByteView(region.location)
                return name.hasPrefix("EU (") && name.dropFirst(3) == place
            }
            return found.map { ByteView($0.code) }
        }
        return otherLocations.first { location == $0.location }.map { ByteView($0.code) }
    }

    /// Whether this is the code of a whole region: `eu-west-1`, `us-gov-east-1`, not `us-west-2-lax-1`.
    static func isRegionCode(_ code: ByteView) -> Bool {
        let parts = code.buffer.split(separator: 0x2D, omittingEmptySubsequences: false)
        guard parts.count == 3 || parts.count == 4, let first = parts.first, first.count == 2,
            let last = parts.last, !last.isEmpty
        else { return false }
        let digits: ClosedRange<UInt8> = 0x30...0x39
        return last.allSatisfy { digits.contains($0) }
            && parts.dropLast().allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x61...0x7A).contains($0) } }
    }
}

extension Region {
    /// A usage type's own name in the region `code`, without the region's prefix, or nil where the prefix is not that
    /// region's.
    ///
    /// The whole of what is left is to be compared, never a part: `Outposts-LoadBalancerUsage`, `TS-LoadBalancerUsage`
    /// and `ReservedLCUUsage` are other things at other prices.
    ///
    /// | usage type | region | name |
    /// |---|---|---|
    /// | `BoxUsage:t3.medium` | us-east-1 | `BoxUsage:t3.medium` |
    /// | `USE1-ApiGatewayRequest` | us-east-1 | `ApiGatewayRequest` |
    /// | `EU-Request` | eu-west-1 | `Request` |
    /// | `eu-west-1-KMS-Keys` | eu-west-1 | `KMS-Keys` |
    /// | `NYC1-BoxUsage:t3.medium` | us-east-1 | `NYC1-BoxUsage:t3.medium`, which is nothing's name |
    /// | `BoxUsage:t3.medium` | eu-west-1 | nil |
    static func name(of usageType: ByteView, in code: ByteView) -> ByteView? {
        if let rest = rest(of: usageType, after: code) { return rest }
        if let region = known(code: code) {
            if let rest = rest(of: usageType, after: ByteView(region.prefix)) { return rest }
            if code == "eu-west-1", let rest = rest(of: usageType, after: ByteView("EUW1")) { return rest }
            return code == "us-east-1" ? usageType : nil
        }
        // A region younger than the list: three letters and a digit, as all since Ireland have.
        guard usageType.count > 5, usageType[4] == 0x2D, (0x30...0x39).contains(usageType[3]),
            usageType.slice(0, 3).buffer.allSatisfy({ (0x41...0x5A).contains($0) })
        else { return nil }
        let prefix = usageType.slice(0, 4)
        return known.contains { prefix == $0.prefix } ? nil : usageType.dropFirst(5)
    }

    private static func rest(of usageType: ByteView, after prefix: ByteView) -> ByteView? {
        guard usageType.count > prefix.count, usageType.hasPrefix(prefix), usageType[prefix.count] == 0x2D else {
            return nil
        }
        return usageType.dropFirst(prefix.count + 1)
    }
}

/// Regions as the usage types of a bill have them.
public enum UsageRegion {
    /// The code of the region whose usage types begin with `prefix` and a hyphen, or with neither; nil where it is none
    /// that is known.
    public static func code(_ prefix: String) -> String? {
        if prefix.isEmpty { return "us-east-1" }
        if prefix == "EUW1" { return "eu-west-1" }
        return Region.known.first { ByteView($0.prefix).equals(prefix) }.map { $0.code.description }
    }

    /// Whether a region has this code.
    public static func isKnown(_ code: String) -> Bool {
        Region.known.contains { ByteView($0.code).equals(code) }
    }
}
