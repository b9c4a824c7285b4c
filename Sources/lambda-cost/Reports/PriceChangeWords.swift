import Analysis
import CostModel
import ExactMath
import Pricing
import Reports

extension PriceChange {
    /// `AWSLambda requests: $0.20 → $0.25`
    var sentence: String {
        guard let before else { return "\(subject.words): \(now.words), new" }
        return "\(subject.words): \(before.words) → \(now.words)"
    }
}

extension PriceChange.Subject {
    fileprivate var words: String {
        switch self {
        case .price(let offer, let item): "\(offer.rawValue) \(item)"
        case .lambdaMetering: "AWSLambda duration is billed"
        case .lambdaFreeTier: "AWSLambda free tier"
        }
    }
}

extension PriceChange.Value {
    fileprivate var words: String {
        switch self {
        case .price(.flat(let price)): NumberStyle.price(price)
        case .price(.tiers(let tiers)):
            tiers.map { tier in
                NumberStyle.price(tier.price)
                    + (tier.endRange.map { " up to \(NumberStyle.quantity($0))" } ?? " beyond")
            }.joined(separator: ", ")
        case .metering(let increment): "by \(increment) ms"
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
