import ExactMath
import Pricing

extension ImportError {
    /// The words for what a price row says.
    var valueDescription: String {
        switch self {
        case .priceEmpty(let sku, let line): "line \(line): SKU \(sku): the price is empty.\n" + Self.wanted
        case .priceNegative(let sku, let line, let text):
            "line \(line): SKU \(sku): the price '\(text)' is negative.\n" + Self.wanted
        case .priceNotNumber(let sku, let line, let text, let reason):
            "line \(line): SKU \(sku): the price '\(text)' is no number: \(reason).\n" + Self.wanted
        case .unit(let sku, let line, let found, let accepted):
            "line \(line): SKU \(sku): the unit '\(found)' is none of the spellings of \(accepted).\n"
                + "The price is not read, as what it counts is not known."
        case .currency(let sku, let line, let text):
            "line \(line): SKU \(sku): the currency '\(text)' is no code such as USD or CNY.\n" + Self.fetchAgain
        case .effectiveDate(let sku, let line, let text):
            "line \(line): SKU \(sku): the effective date '\(text)' is no day such as 2025-09-01.\n" + Self.fetchAgain
        case .tierBound(let sku, let line, let text):
            "line \(line): SKU \(sku): the tier's bound '\(text)' is neither a number nor Inf.\n" + Self.fetchAgain
        case .tierEmpty(let sku, let line, let begin, let end):
            "line \(line): SKU \(sku): the tier from \(begin) ends at \(end), before it begins.\n" + Self.fetchAgain
        case .tierStart(let sku, let line, let begin):
            "line \(line): SKU \(sku): the first tier begins at \(begin), so nothing prices what lies below.\n"
                + Self.tiers
        case .tierGap(let sku, let line, let begin, let previousEnd):
            "line \(line): SKU \(sku): a gap: this tier begins at \(begin) but the one before it ends at "
                + "\(previousEnd).\n" + Self.tiers
        case .tierOverlap(let sku, let line, let begin, let previousEnd):
            "line \(line): SKU \(sku): an overlap: this tier begins at \(begin) but the one before it ends at "
                + "\(previousEnd).\n" + Self.tiers
        case .tierEnd(let sku, let line, let end):
            "line \(line): SKU \(sku): the last tier ends at \(end), so nothing prices what lies above.\n" + Self.tiers
        case .tiersOfSingle(let price, let sku, let line, let count):
            "line \(line): SKU \(sku): \(count) tiers for \(price), which is priced one by one.\n"
                + "A table holds tiers only for \(ItemKind.namesWithTiers.joined(separator: ", ")); "
                + "check the rows of this SKU."
        case .reservedHalf(let sku, let line, let missing):
            "line \(line): SKU \(sku): the reserved term has no \(missing).\nThe row for it is missing; fetch the file again."
        case .conflict(let price, let first, let second):
            "two prices for one thing, \(price): \(first.price) (SKU \(first.sku), line \(first.line)) and "
                + "\(second.price) (SKU \(second.sku), line \(second.line)).\n"
                + "Neither is taken; find out which row is right and remove the other."
        default: ""
        }
    }

    private static let wanted = "A price is a decimal number of 0 or more, such as 0.0104 or 2.0E-7."
    private static let fetchAgain = "The file is damaged; fetch it again."
    private static let tiers = "Tiers must meet from 0 to Inf; rows are missing or doubled."
}
