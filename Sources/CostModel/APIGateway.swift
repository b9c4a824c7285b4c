import ExactMath
import Pricing
import StrictJSON

/// An API Gateway API in front of the service.
public struct APIGateway: Sendable {
    public enum Kind: String, Sendable, CaseIterable { case rest = "REST", http = "HTTP" }

    public let type: Kind
    /// The size of the API's cache; nil for none.
    public let cacheGB: Rational?
    public internal(set) var callsPerRequest: Rational

    static let keys: [StaticString] = ["type", "cacheGB", "callsPerRequest"]

    init(_ fields: Fields) throws(FileFault) {
        let type = Kind(rawValue: try fields.choice("type", of: Kind.allCases.map { $0.rawValue }) ?? "") ?? .rest
        self.type = type
        cacheGB = try fields.number("cacheGB", .upTo(Limits.largest))
        callsPerRequest = try fields.number("callsPerRequest", .upTo(Limits.largest)) ?? 1
        if type == .http, cacheGB != nil {
            throw fields.fault(
                at: "cacheGB", "An HTTP API has no cache.", advice: "Remove it, or set \"type\": \"REST\".")
        }
    }
}

extension APIGateway {
    /// What a call counts as: one, or as many as it has payloads of so many bytes.
    public static func unitsPerCall(_ traffic: Traffic, payloadBytes: Rational?) -> Rational {
        guard let payloadBytes, let payloads = traffic.bytes.divided(by: payloadBytes) else { return 1 }
        return max(1, Rational(payloads.ceiling))
    }
}

extension LineItemBuilder {
    /// All calls to APIs of one type, which share the account's tiers.
    ///
    /// HTTP APIs meter a call by payloads of 512 KB; requests and responses are taken together.
    /// Source: the Amazon API Gateway pricing page, 2026.
    mutating func add(
        _ apis: [(api: APIGateway, context: ResourceContext)], of type: APIGateway.Kind
    ) throws(PricingError) {
        guard let first = apis.first else { return }
        let calls = apis.reduce(Rational.zero) { $0 + $1.api.callsPerRequest }
        let price = try prices.price(.apiRequests, [type.rawValue], per: Request.self)
        let payloadBytes =
            type == .http ? try prices.entry(.apiRequests, [type.rawValue]).entry.meteringIncrementBytes : nil
        let unitsPerCall = APIGateway.unitsPerCall(traffic, payloadBytes: payloadBytes)
        add(
            "API calls (\(type.rawValue))", UsageCurve<Request>(perRequest: calls * unitsPerCall), inBlocks: true,
            at: price, first.context.sharing(with: apis.map { $0.context }), basis: .calls(payloadBytes: payloadBytes))
        for (api, context) in apis {
            guard let size = api.cacheGB else { continue }
            let price = try prices.price(.cache, [size.description], per: Hour.self)
            add("Cache (\(size) GB)", Quantity<Hour>(estimate.hoursPerMonth), at: price, context)
        }
    }
}
