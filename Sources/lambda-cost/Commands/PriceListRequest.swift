import JSONText
import PriceList
import Pricing

/// The price list of one offer in one region, asked for at an address and believed only as far as the answer is held against
/// the question.
struct PriceListRequest {
    let offer: OfferCode
    let region: String
    private let fetch: Fetch

    var address: WebAddress { fetch.address }

    /// A list at an address that somebody named.
    init(_ offer: OfferCode, in region: String, at address: WebAddress, limits: Curl.Limits = Curl.Limits()) {
        (self.offer, self.region) = (offer, region)
        fetch = Fetch(address: address, limits: limits)
    }

    init?(_ offer: OfferCode, in region: String, from base: WebAddress, limits: Curl.Limits = Curl.Limits()) {
        let partition = Self.partition(of: region).name
        guard
            let address = base.appending("offers/v1.0/\(partition)/\(offer.rawValue)/current/\(region)/index.csv")
        else { return nil }
        self.init(offer, in: region, at: address, limits: limits)
    }

    /// Where AWS publishes the price lists of a region, the name of its partition in the paths, and the currency (AWS
    /// Billing user guide, "Getting price list files manually", 2026).
    static func partition(of region: String) -> (address: StaticString, name: StaticString, currency: StaticString) {
        guard region.hasPrefix("cn-") else { return ("https://pricing.us-east-1.amazonaws.com", "aws", "USD") }
        return ("https://pricing.cn-northwest-1.amazonaws.com.cn", "cn", "CNY")
    }

    /// Fetches the list and imports it.
    ///
    /// - Throws: status 74 where it does not arrive whole, 65 where what arrives is not what was asked for.
    func answer(_ options: ImportOptions, _ progress: Progress) throws(CommandError) -> ImportRun.Result {
        let result = try fetch.answer { (descriptor, beginning) throws(CommandError) in
            try ImportRun(options: options, progress: progress).result(
                of: descriptor, name: address.shown, size: nil, beginning: beginning,
                limit: ImportRun.Limit(bytes: fetch.limits.bytes, prices: fetch.limits.prices))
        }
        try check(result)
        return result
    }

    /// Holds the answer against the question.
    private func check(_ result: ImportRun.Result) throws(CommandError) {
        guard let latest = Clock.latestDay() else { throw fetch.refusal("The day of today cannot be told.") }
        for found in result.offers {
            guard found.isWhole, found.sourceOfferCode == offer else {
                throw fetch.refusal(
                    "The answer is the price list of \(found.sourceOfferCode.rawValue), not of \(offer.rawValue).")
            }
            guard found.region == region else {
                throw fetch.refusal(
                    "The answer has prices of \(VisibleText.escaping(found.region, limit: 40)), not only of \(region).")
            }
            let currency = Self.partition(of: region).currency.description
            guard found.currency == currency else {
                throw fetch.refusal("The prices are in \(found.currency); those of \(region) are in \(currency).")
            }
            guard let published = found.publicationDate, let day = CalendarDate(published.prefix(10)) else {
                throw fetch.refusal("The list does not say when it was published.")
            }
            guard day <= latest else {
                throw fetch.refusal("The list claims to be published on \(day), which is yet to come.")
            }
            guard let date = found.effectiveDate.flatMap({ CalendarDate($0) }), date <= latest else {
                throw fetch.refusal(
                    "The list's prices begin on \(found.effectiveDate ?? "no day"), which is yet to come, where those of "
                        + "today are asked for.")
            }
        }
    }
}
