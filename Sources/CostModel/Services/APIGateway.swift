import ExactMath
import Pricing
import StrictJSON

/// An API Gateway API in front of the service.
struct APIGateway: Service {
    enum Kind: String, CaseIterable { case rest = "REST", http = "HTTP" }

    var type = Kind.rest
    /// The size of the API's cache; nil for none.
    var cacheGB: Rational?
    var callsPerRequest: Rational = 1

    static let name: StaticString = "apiGateway"

    static let keys: [ResourceKey<APIGateway>] = [
        .choice("type", Kind.self, "the kind of API") { $0.type = $1 },
        .number("cacheGB", .upTo(Limits.largest), "gigabytes of the API's cache, a size that AWS offers") {
            $0.cacheGB = $1
        },
        .number(
            VariedNumber(
                "callsPerRequest", .upTo(Limits.largest), stated: { [$0.callsPerRequest] },
                set: { $0.callsPerRequest = $1 }
            ).chosen, "calls for a request"),
    ]

    func check(_ fields: Fields) throws(FileFault) {
        if type == .http, cacheGB != nil {
            throw fields.fault(
                at: "cacheGB", "An HTTP API has no cache.", advice: "Remove it, or set \"type\": \"REST\".")
        }
    }

    /// APIs of one type share the account's tiers.
    private var calls: String { "API Gateway \(type.rawValue) APIs" }

    var sharedLines: [String] { [calls] }

    /// All calls to APIs of one type, and the caches of these.
    ///
    /// HTTP APIs meter a call by payloads of 512 KB; requests and responses are taken together.
    /// Source: the Amazon API Gateway pricing page, 2026.
    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        guard lines.isFirst(of: calls) else { return }
        let apis = lines.resources(of: APIGateway.self).filter { $0.resource.type == type }
        let calls = apis.reduce(Rational.zero) { $0 + $1.resource.callsPerRequest }
        let price = try lines.prices.price(.apiRequests, [type.rawValue], per: Request.self)
        let payloadBytes =
            type == .http ? try lines.prices.entry(.apiRequests, [type.rawValue]).entry.meteringIncrementBytes : nil
        let bytes = lines.traffic.bytes
        // What a call counts as: one, or as many as it has payloads of so many bytes.
        let unitsPerCall = payloadBytes.map { max(1, Rational((bytes / $0).ceiling)) } ?? 1
        lines.add(
            "API calls (\(type.rawValue))", UsageCurve<Request>(perRequest: calls * unitsPerCall), inBlocks: true,
            at: price, context.sharing(with: apis.map { $0.context })
        ) { volume, usage in
            let line: Derivation = "\(volume.derivation) × \(factor: calls) \(calls == 1 ? "call" : "calls")"
            var units: Derivation = ""
            if let payloadBytes {
                let payloads: Derivation = "(\(aside: bytes) bytes by the started \(aside: payloadBytes))"
                units = " × \(factor: unitsPerCall) \(unitsPerCall == 1 ? "unit" : "units") \(payloads)"
            }
            return ["\(line)\(units) \(result: usage.used)\(usage.rest)"]
        }
        for (api, context) in apis {
            guard let size = api.cacheGB else { continue }
            let price = try lines.prices.price(.cache, [size.description], per: Hour.self)
            lines.add("Cache (\(size) GB)", Quantity<Hour>(lines.estimate.hoursPerMonth), at: price, context)
        }
    }
}
