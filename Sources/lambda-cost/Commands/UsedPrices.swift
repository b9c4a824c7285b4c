import CostModel
import ExactMath
import Pricing
import Reports

/// The prices and rules that scenarios use on one day.
struct UsedPrices {
    private var lines: [(subject: String, price: String)] = []

    init(_ costs: [ScenarioCost], prices: PricesInForce) {
        for item in costs.flatMap({ $0.items }) {
            guard let source = item.source else { continue }
            let subject = "\(source.offerCode.rawValue) \(source.subject)"
            if !lines.contains(where: { $0.subject == subject }) {
                lines.append((subject, Self.text(item.price)))
            }
            if source.offerCode == .lambda, let billing = try? prices.lambdaBilling(),
                !lines.contains(where: { $0.subject == Self.metering })
            {
                lines.append((Self.metering, "by \(billing.incrementMs) ms"))
                lines.append(
                    (
                        "AWSLambda free tier",
                        "\(NumberStyle.quantity(billing.freeRequests)) requests and "
                            + "\(NumberStyle.quantity(billing.freeGBSeconds)) GB-seconds"
                    ))
            }
        }
    }

    private static let metering = "AWSLambda duration is billed"

    private static func text(_ price: LineItem.UnitPrice) -> String {
        switch price {
        case .flat(let price): NumberStyle.price(price)
        case .tiers(let tiers):
            tiers.map { tier in
                NumberStyle.price(tier.price)
                    + (tier.endRange.map { " up to \(NumberStyle.quantity($0))" } ?? " beyond")
            }.joined(separator: ", ")
        }
    }

    /// What differs from an earlier day, in sentences.
    func changes(since earlier: UsedPrices) -> [String] {
        lines.compactMap { line in
            guard let old = earlier.lines.first(where: { $0.subject == line.subject }) else {
                return "\(line.subject): \(line.price), new"
            }
            return old.price == line.price ? nil : "\(line.subject): \(old.price) → \(line.price)"
        }
    }
}
