import ExactMath
import Pricing
import StrictJSON

/// Data that leaves for the internet.
struct DataTransfer: Service {
    /// nil for the traffic's `responseBytes`.
    var bytesPerRequest: Rational?

    static let name: StaticString = "dataTransfer"

    static let keys: [ResourceKey<DataTransfer>] = [
        .number(
            "bytesPerRequest", .whole(0...Limits.largest), "bytes out for a request; else the traffic's responses"
        ) { $0.bytesPerRequest = $1 }
    ]

    private static let sharedLine = "data transfers"

    var sharedLines: [String] { [Self.sharedLine] }

    private func bytes(_ traffic: Traffic) -> Rational { bytesPerRequest ?? traffic.responseBytes }

    /// A transfer of no bytes counts as none.
    func counts(_ cost: OftenForgotten, _ traffic: Traffic) -> Bool? {
        cost == .dataTransferOut ? bytes(traffic) > 0 : nil
    }

    /// All data out of the scenario, which shares the account's tiers.
    ///
    /// The table says how much is free, and whether the tiers count what is left from their beginning or from there on.
    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        guard lines.isFirst(of: Self.sharedLine) else { return }
        let estimate = lines.estimate
        let transfers = lines.resources(of: DataTransfer.self)
        let bytes = transfers.reduce(Rational.zero) { $0 + $1.resource.bytes(lines.traffic) }
        let ladder = try lines.prices.price(.internetOut, per: Gigabyte.self)
        let billing = try lines.prices.table(of: .dataTransfer).dataTransferBilling
        let allowance = estimate.freeTier ? billing.freeGB : 0
        lines.add(
            "Data transfer out",
            UsageCurve<Gigabyte>(perRequest: lines.gigabytes(bytes).amount, allowance: allowance),
            at: billing.countsTowardTiers ? ladder.after(allowance) : ladder,
            context.sharing(with: transfers.map { $0.context })
        ) { ["\($0.derivation(bytesPerRequest: bytes, $1.used, estimate))\($1.rest)"] }
    }
}
