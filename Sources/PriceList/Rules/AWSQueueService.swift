import Pricing

extension OfferRules {
    /// Requests by the kind of queue. us-east-1 names them `Requests-RBP`, other regions `Requests-Tier1`, and some list
    /// both, at one price or not at all; what fair queues add is other usage.
    static let awsQueueService = OfferRules(
        .sqs,
        [
            ProductRule("Requests-RBP", .queueRequests, "standard", where: requests),
            ProductRule("Requests-Tier1", .queueRequests, "standard", where: requests),
            ProductRule("Requests-FIFO-RBP", .queueRequests, "fifo", where: requests),
            ProductRule("Requests-FIFO-Tier1", .queueRequests, "fifo", where: requests),
        ],
        allowances: [AllowanceRule(usage: "Requests", kind: .queueRequests, key: "requests")])

    private static let requests: [(field: Field, text: StaticString)] = [(.productFamily, "API Request")]
}
