import CostCurves
import CostModel
import ExactMath
import Pricing

/// A price or rule that scenarios use and that is not what it was before.
public struct PriceChange: Sendable {
    /// What there is a price or rule of.
    public enum Subject: Hashable, Sendable {
        /// An item as its table names it.
        case price(OfferCode, item: String)
        case lambdaMetering
        case lambdaFreeTier
        /// The start of functions in ZIP files.
        case lambdaInit
    }

    public enum Value: Hashable, Sendable {
        case price(LineItem.UnitPrice)
        case metering(incrementMs: Rational)
        case freeTier(requests: Rational, gbSeconds: Rational)
        case initPhase(isBilled: Bool)
    }

    public let subject: Subject
    /// nil where it was not used before.
    public let before: Value?
    public let now: Value
}

/// The prices and rules that scenarios use on one day.
struct UsedPrices {
    private var lines: [(subject: PriceChange.Subject, value: PriceChange.Value)] = []
    private let curves: [CostCurve]

    init(_ costs: [ScenarioCost], prices: PricesInForce) {
        curves = costs.map { $0.curve }
        for item in costs.flatMap({ $0.items }) {
            guard let source = item.source else { continue }
            add(.price(source.offerCode, item: source.subject), .price(item.price))
            if source.offerCode == .lambda, let billing = try? prices.lambdaBilling() {
                add(.lambdaMetering, .metering(incrementMs: billing.incrementMs))
                add(.lambdaFreeTier, .freeTier(requests: billing.freeRequests, gbSeconds: billing.freeGBSeconds))
            }
        }
        if costs.contains(where: { $0.scenario.startsZipFiles }), let billing = try? prices.lambdaBilling() {
            add(.lambdaInit, .initPhase(isBilled: billing.isInitBilledForZip))
        }
    }

    private mutating func add(_ subject: PriceChange.Subject, _ value: PriceChange.Value) {
        if !lines.contains(where: { $0.subject == subject }) { lines.append((subject, value)) }
    }

    /// Whether everything costs what it did on an earlier day, at every volume.
    func costTheSame(as earlier: UsedPrices) -> Bool { curves == earlier.curves }

    /// What differs from an earlier day, in the order of use.
    func changes(since earlier: UsedPrices) -> [PriceChange] {
        lines.compactMap { line in
            let old = earlier.lines.first { $0.subject == line.subject }?.value
            return old == line.value ? nil : PriceChange(subject: line.subject, before: old, now: line.value)
        }
    }
}
