/// A usage type without the prefix of its region.
///
/// The whole of what is left is compared, never a part: `Outposts-LoadBalancerUsage`, `TS-LoadBalancerUsage` and
/// `ReservedLCUUsage` are other things at other prices.
enum UsageType {
    /// The usage type's own name in the region `code`, or nil where the prefix is not that region's.
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
        if let region = Region.known(code: code) {
            if let rest = rest(of: usageType, after: ByteView(region.prefix)) { return rest }
            if code == "eu-west-1", let rest = rest(of: usageType, after: ByteView("EUW1")) { return rest }
            return code == "us-east-1" ? usageType : nil
        }
        // A region younger than the list: three letters and a digit, as all since Ireland have.
        guard usageType.count > 5, usageType[4] == 0x2D, (0x30...0x39).contains(usageType[3]),
            usageType.slice(0, 3).buffer.allSatisfy({ (0x41...0x5A).contains($0) })
        else { return nil }
        let prefix = usageType.slice(0, 4)
        return Region.known.contains { prefix == $0.prefix } ? nil : usageType.dropFirst(5)
    }

    private static func rest(of usageType: ByteView, after prefix: ByteView) -> ByteView? {
        guard usageType.count > prefix.count, usageType.hasPrefix(prefix), usageType[prefix.count] == 0x2D else {
            return nil
        }
        return usageType.dropFirst(prefix.count + 1)
    }
}
