import Pricing

extension OfferRules {
    /// Publishes to standard topics and deliveries over HTTP; FIFO topics, SMS, mail and mobile push are other usage. What
    /// is free each month is the first tier of each.
    static let amazonSNS = OfferRules(
        .sns,
        [
            ProductRule("Requests-Tier1", .publishes, where: [(.productFamily, "API Request")]),
            ProductRule("DeliveryAttempts-HTTP", .httpDeliveries, where: [(.productFamily, "Message Delivery")]),
        ],
        allowances: [
            AllowanceRule(usage: "Requests-Tier1", kind: .publishes, key: "publishes", firstTier: .free),
            AllowanceRule(
                usage: "DeliveryAttempts-HTTP", kind: .httpDeliveries, key: "httpDeliveries", firstTier: .free),
        ])
}
