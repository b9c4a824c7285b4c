import Pricing

extension OfferRules {
    /// Public addresses in use; idle ones are other usage.
    static let amazonVPC = OfferRules(.vpc, [ProductRule("PublicIPv4:InUseAddress", .publicIPv4)])
}
