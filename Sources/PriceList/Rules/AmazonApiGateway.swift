import Pricing

extension OfferRules {
    /// Calls by their usage type; the operations have other names. WebSocket APIs are other usage.
    static let amazonApiGateway = OfferRules(
        .apiGateway,
        [
            ProductRule("ApiGatewayRequest", .apiRequests, "REST", where: [(.operation, "ApiGatewayRequest")]),
            ProductRule("ApiGatewayHttpRequest", .apiRequests, "HTTP", where: [(.operation, "ApiGatewayHttpApi")]),
            // The size is the attribute's, as the pricing page has it; the usage type of 1.6 GB says 1.55.
            ProductRule("ApiGatewayCacheUsage:", isBeginning: true, .cache) { rest, values, _ in
                let stated = values[.cacheMemory]
                let named = rest.count > 2 ? rest.slice(0, rest.count - 2) : rest
                return DecimalText.normalised(stated.isEmpty ? named : stated).map { .found([$0]) }
                    ?? .leftOut(.otherUsage)
            },
        ],
        // By what payload HTTP calls are metered.
        unstated: ["meteringIncrementBytes"])
}
