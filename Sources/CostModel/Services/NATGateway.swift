import ExactMath
import Pricing
import StrictJSON

/// A NAT gateway through which instances reach the internet.
struct NATGateway: Service {
    var count = 1
    /// nil for the traffic's request and response bytes.
    var bytesPerRequest: Rational?

    static let name: StaticString = "natGateway"

    static let keys: [ResourceKey<NATGateway>] = [
        .whole("count", 1...1000, "gateways") { $0.count = $1 },
        .number(
            "bytesPerRequest", .whole(0...Limits.largest),
            "bytes through the gateway for a request; else the traffic's requests and responses"
        ) { $0.bytesPerRequest = $1 },
    ]

    func counts(_ cost: OftenForgotten, _ traffic: Traffic) -> Bool? { cost == .natGateway ? true : nil }

    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        let estimate = lines.estimate
        let hourly = try lines.prices.price(.natGatewayHours, per: Hour.self)
        lines.add("NAT gateway hours", Quantity<Hour>(estimate.hoursPerMonth), times: count, at: hourly, context)
        let bytes = bytesPerRequest ?? lines.traffic.bytes
        guard !bytes.isZero else { return }
        let price = try lines.prices.price(.natGatewayData, per: Gigabyte.self)
        lines.add("NAT gateway data processed", perRequest: lines.gigabytes(bytes), at: price, context) {
            [$0.derivation(bytesPerRequest: bytes, $1.used, estimate)]
        }
    }
}
