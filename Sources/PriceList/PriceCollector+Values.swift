import ExactMath
import Pricing

extension PriceCollector {
    /// The price of a unit, as the tables write it.
    static func price(_ row: PriceRow, sku: String) throws(ImportError) -> String {
        let bytes = row.price
        guard !bytes.isEmpty else { throw .priceEmpty(sku: sku, line: row.line) }
        guard bytes[0] != 0x2D else { throw .priceNegative(sku: sku, line: row.line, text: bytes.text) }
        if let price = DecimalText.normalised(bytes) { return price }
        let value: Rational
        do { value = try Rational(decimal: bytes.buffer) } catch {
            throw .priceNotNumber(sku: sku, line: row.line, text: bytes.text, reason: error)
        }
        let reason = NumberTextError.tooLong(
            characters: value.terminatingPlaces.map { value.decimalText(places: $0).utf8.count } ?? bytes.count,
            limit: Rational.longestNumberText)
        throw .priceNotNumber(sku: sku, line: row.line, text: bytes.text, reason: reason)
    }

    /// The day of `2025-09-01` or `2025-09-01T00:00:00Z`.
    static func date(_ row: PriceRow, sku: String) throws(ImportError) -> String {
        let bytes = row.effectiveDate
        let day = bytes.slice(0, 10).text
        guard CalendarDate(day) != nil, bytes.count == 10 || bytes[10] == 0x54 else {
            throw .effectiveDate(sku: sku, line: row.line, text: bytes.text)
        }
        return day
    }

    static func currency(_ row: PriceRow, sku: String) throws(ImportError) -> String {
        guard row.currency.count == 3, row.currency.buffer.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            throw .currency(sku: sku, line: row.line, text: row.currency.text)
        }
        return row.currency.text
    }
}

extension ImportedPrice {
    /// The price in a few words, for messages.
    var rateText: String {
        let rate =
            switch self.rate {
            case .flat(let price): price
            case .tiered(let tiers): tiers.map { "\($0.price) from \($0.beginRange)" }.joined(separator: ", ")
            }
        return upfront.map { "\(rate) and \($0) upfront" } ?? rate
    }
}
