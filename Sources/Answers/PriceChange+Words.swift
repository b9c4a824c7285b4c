import Analysis
import CostModel
import ExactMath
import Pricing
import Reports

extension PriceChange {
    /// `AWSLambda requests: $0.20 → $0.25`
    func sentence(_ currency: Currency) -> String {
        let now = now.words(currency)
        guard let before else { return "\(subject.words): \(now), new" }
        return "\(subject.words): \(before.words(currency)) → \(now)"
    }
}

extension PriceChange.Subject {
    fileprivate var words: String {
        switch self {
        case .price(let offer, let item): "\(offer.rawValue) \(item)"
        case .lambdaMetering: "AWSLambda duration is billed"
        case .lambdaFreeTier: "AWSLambda free tier"
        case .lambdaInit: "AWSLambda start of functions in ZIP files"
        }
    }
}

extension PriceChange.Value {
    func words(_ currency: Currency) -> String {
        switch self {
        case .price(.flat(let price)): NumberStyle.price(price, currency)
        case .price(.tiers(let tiers)):
            tiers.map { tier in
                NumberStyle.price(tier.price, currency)
                    + (tier.endRange.map { " up to \(NumberStyle.quantity($0))" } ?? " beyond")
            }.joined(separator: ", ")
        case .metering(let increment): "by \(increment) ms"
        case .initPhase(let isBilled): isBilled ? "billed" : "free"
        case .freeTier(let requests, let gbSeconds):
            "\(NumberStyle.quantity(requests)) requests and \(NumberStyle.quantity(gbSeconds)) GB-seconds"
        }
    }
}

extension HistoryAnswer.Missing {
    /// What is not priced, in a few words.
    var words: String {
        switch self {
        case .offer(let offer): "no prices of \(offer.rawValue)"
        case .item(let offer, let subject): "no price of \(offer.rawValue) for \(subject)"
        }
    }
}
