import Pricing

extension OfferRules {
    /// Calls by their usage type; the operations have other names. WebSocket APIs are other usage.
    static let amazonApiGateway = OfferRules(
        .apiGateway,
        [
            ProductRule("ApiGatewayRequest", .apiRequests, "REST", where: [(.operation, "ApiGatewayRequest")]),
            ProductRule("ApiGatewayHttpRequest", .apiRequests, "HTTP", where: [(.operation, "ApiGatewayHttpApi")]),
            ProductRule("ApiGatewayCacheUsage:", isBeginning: true, .cache) { rest, _, _ in
                let size = rest.count > 2 ? rest.slice(0, rest.count - 2) : rest
                return DecimalText.normalised(size).map { .found([$0]) } ?? .leftOut(.otherUsage)
            },
        ],
        // By what payload HTTP calls are metered.
        unstated: ["meteringIncrementBytes"])
}
