import ExactMath
import Pricing
import StrictJSON

/// Data that leaves for the internet.
public struct DataTransfer: Sendable {
    /// nil for the traffic's `responseBytes`.
    public let bytesPerRequest: Rational?

    static let keys: [StaticString] = ["bytesPerRequest"]

    init(_ fields: Fields) throws(FileFault) {
        bytesPerRequest = try fields.number("bytesPerRequest", .whole(0...Limits.largest))
    }
}

/// A NAT gateway through which instances reach the internet.
public struct NATGateway: Sendable {
    public let count: Int
    /// nil for the traffic's request and response bytes.
    public let bytesPerRequest: Rational?

    static let keys: [StaticString] = ["count", "bytesPerRequest"]

    init(_ fields: Fields) throws(FileFault) {
        count = try fields.whole("count", 1...1000) ?? 1
        bytesPerRequest = try fields.number("bytesPerRequest", .whole(0...Limits.largest))
    }
}

extension LineItemBuilder {
    /// All data out of the scenario, which shares the account's tiers.
    ///
    /// Without the free tier the gigabytes of the first, free tier cost what the first paid tier asks; the bounds count
    /// the month's whole gigabytes either way. Source: the Amazon EC2 on-demand pricing page, "Data Transfer", 2026.
    mutating func add(
        _ transfers: [(transfer: DataTransfer, context: ResourceContext)]
    ) throws(PricingError) {
        guard let first = transfers.first else { return }
        let bytes = transfers.reduce(Rational.zero) { $0 + ($1.transfer.bytesPerRequest ?? traffic.responseBytes) }
        let ladder = try prices.price(.internetOut, per: Gigabyte.self)
        add(
            "Data transfer out", perRequest: gigabytes(bytes),
            at: estimate.freeTier ? ladder : ladder.withoutFreeTier,
            first.context.sharing(with: transfers.map { $0.context }), basis: .bytes(perRequest: bytes))
    }

    mutating func add(_ gateway: NATGateway, _ context: ResourceContext) throws(PricingError) {
        let hourly = try prices.price(.natGatewayHours, per: Hour.self)
        add("NAT gateway hours", Quantity<Hour>(estimate.hoursPerMonth), times: gateway.count, at: hourly, context)
        let bytes = gateway.bytesPerRequest ?? traffic.bytes
        guard !bytes.isZero else { return }
        let price = try prices.price(.natGatewayData, per: Gigabyte.self)
        add(
            "NAT gateway data processed", perRequest: gigabytes(bytes), at: price, context,
            basis: .bytes(perRequest: bytes))
    }
}
