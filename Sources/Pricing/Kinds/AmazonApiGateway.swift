import ExactMath
import StrictJSON

extension OfferCode { public static let apiGateway = OfferCode("AmazonApiGateway") }

extension Offer {
    static let amazonApiGateway = Offer(.apiGateway, [.apiRequests, .cache])
}

extension ItemKind {
    public static let apiRequests = ItemKind(
        .apiGateway, "requests", [.one("type", of: "REST", "HTTP")], unit: .of(Request.self),
        details: [.number("meteringIncrementBytes", .whole(1...Detail.largest))], takesTiers: true,
        rules: Rules(
            fault: { entry in
                entry.attributes == ["HTTP"] && entry.meteringIncrementBytes == nil
                    ? ("meteringIncrementBytes", "By what payload HTTP calls are metered is missing.") : nil
            },
            words: { $0.meteringIncrementBytes.map { ", metered by \($0) bytes" } ?? "" }))
    public static let cache = ItemKind(.apiGateway, "cache", [.any("cacheGB")], unit: .of(Hour.self))
}

extension PriceEntry {
    /// HTTP calls are metered by payloads of this many bytes.
    public var meteringIncrementBytes: Rational? { details["meteringIncrementBytes"] }
}
