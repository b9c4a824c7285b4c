import Pricing

extension OfferRules {
    /// Requests and ephemeral storage cost the same on both architectures, and the tables have one price for both: where
    /// the rows differ, neither is taken, and where they agree, x86's stands in the table. The free tier
    /// stands in products without a region; how a run is metered stands on the pricing page alone.
    static let awsLambda = OfferRules(
        .lambda,
        [
            ProductRule("Request", .lambdaRequests),
            ProductRule("Request-ARM", .lambdaRequests),
            ProductRule("Lambda-GB-Second", .lambdaDuration, "x86_64"),
            ProductRule("Lambda-GB-Second-ARM", .lambdaDuration, "arm64"),
            ProductRule("Lambda-Storage-GB-Second", .ephemeralStorage),
            ProductRule("Lambda-Storage-GB-Second-ARM", .ephemeralStorage),
            ProductRule("Lambda-Provisioned-Concurrency", .provisionedConcurrency, "x86_64"),
            ProductRule("Lambda-Provisioned-Concurrency-ARM", .provisionedConcurrency, "arm64"),
            ProductRule("Lambda-Provisioned-GB-Second", .provisionedDuration, "x86_64"),
            ProductRule("Lambda-Provisioned-GB-Second-ARM", .provisionedDuration, "arm64"),
        ],
        allowances: [
            AllowanceRule(usage: "Request", kind: .lambdaRequests, key: "requests"),
            AllowanceRule(usage: "Lambda-GB-Second", kind: .lambdaDuration, key: "gbSeconds"),
        ])
}
