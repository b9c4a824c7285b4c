import JSONText
import PriceList
import Pricing

/// The price list of one offer in one region, asked for at an address and believed only as far as the answer is held against
/// the question.
struct PriceListRequest {
    let offer: OfferCode
    let region: String
    let address: WebAddress
    let limits: Curl.Limits

    init?(_ offer: OfferCode, in region: String, from base: WebAddress, limits: Curl.Limits = Curl.Limits()) {
        let partition = Self.partition(of: region).name
        guard
            let address = base.appending("offers/v1.0/\(partition)/\(offer.rawValue)/current/\(region)/index.csv")
        else { return nil }
        (self.offer, self.region, self.address, self.limits) = (offer, region, address, limits)
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
        let download = try Curl(address, limits)
        let result: Result<ImportRun.Result, CommandError>?
        do {
            result = try imported(download.answer, options, progress).map { .success($0) }
        } catch {
            result = .failure(error)
        }
        switch (download.finish(), result) {
        case (.failed(let reason), _): throw failure("The price list cannot be fetched: \(reason).")
        case (_, .failure(let error)): throw error
        case (.complete, .success(let imported)):
            try check(imported)
            return imported
        case (.abandoned, .success), (_, nil):
            throw failure("The price list cannot be fetched: the answer does not begin as answers do.")
        }
    }

    /// nil where there is no head of an answer.
    private func imported(
        _ descriptor: Int32, _ options: ImportOptions, _ progress: Progress
    ) throws(CommandError) -> ImportRun.Result? {
        guard let head = AnswerHead(from: descriptor) else { return nil }
        guard head.encoding == nil else {
            throw refusal(
                "The answer is packed (\(VisibleText.escaping(head.encoding ?? "", limit: 20))), which nobody asked for."
            )
        }
        guard head.tellsLength else {
            throw refusal(
                "The server does not say how long the answer is, so that nobody could tell if a part is missing.")
        }
        return try ImportRun(options: options, progress: progress).result(
            of: descriptor, name: address.shown, size: nil, beginning: head.rest,
            limit: ImportRun.Limit(bytes: limits.bytes, prices: limits.prices))
    }

    /// Holds the answer against the question.
    private func check(_ result: ImportRun.Result) throws(CommandError) {
        guard let latest = Clock.latestDay() else { throw refusal("The day of today cannot be told.") }
        for found in result.offers {
            guard found.isWhole, found.sourceOfferCode == offer else {
                throw refusal(
                    "The answer is the price list of \(found.sourceOfferCode.rawValue), not of \(offer.rawValue).")
            }
            guard found.region == region else {
                throw refusal(
                    "The answer has prices of \(VisibleText.escaping(found.region, limit: 40)), not only of \(region).")
            }
            let currency = Self.partition(of: region).currency.description
            guard found.currency == currency else {
                throw refusal("The prices are in \(found.currency); those of \(region) are in \(currency).")
            }
            guard let published = found.publicationDate, let day = CalendarDate(published.prefix(10)) else {
                throw refusal("The list does not say when it was published.")
            }
            guard day <= latest else {
                throw refusal("The list claims to be published on \(day), which is yet to come.")
            }
            guard let date = found.effectiveDate.flatMap({ CalendarDate($0) }), date <= latest else {
                throw refusal(
                    "The list's prices begin on \(found.effectiveDate ?? "no day"), which is yet to come, where those of "
                        + "today are asked for.")
            }
        }
    }

    private func failure(_ finding: String) -> CommandError {
        CommandError(.inputOutputFailed, "\(address.shown)\n\(finding)\nThe tables are left as they were.")
    }

    private func refusal(_ finding: String) -> CommandError {
        CommandError(.invalidContent, "\(address.shown)\n\(finding)\nThe tables are left as they were.")
    }
}
