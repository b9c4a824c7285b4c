import Pricing

extension OfferRules {
    /// What leaves a region for the internet. The offer states where from and where to, and no region of its own.
    static let awsDataTransfer = OfferRules(
        .dataTransfer,
        [
            ProductRule(
                "DataTransfer-Out-Bytes", .internetOut,
                where: [(.transferType, "AWS Outbound"), (.toLocation, "External")])
        ],
        allowances: [
            // Since December 2021, and the tiers count from its end; it was the first tier before.
            AllowanceRule(
                usage: "DataTransfer-Out-Bytes", kind: .internetOut, key: "gb", firstTier: .counted("countsTowardTiers")
            )
        ],
        place: Place(code: .fromRegionCode, location: .fromLocation, type: .fromLocationType))
}
