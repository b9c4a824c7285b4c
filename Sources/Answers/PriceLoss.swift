import PriceList
import Pricing
import Reports

extension ImportedTable.Loss {
    /// `1,383 of the 1,405 prices of FILE are gone.`
    public func words(_ file: String) -> String {
        let prices = "of the \(NumberStyle.requests(all)) prices of \(file)"
        let leaps =
            "\(NumberStyle.requests(leapt)) \(prices) are less than a tenth of what they were, or more than ten times."
        if gone == 0 { return leaps }
        let goes = "\(NumberStyle.requests(gone)) \(prices) are gone."
        return leapt == 0 ? goes : "\(goes)\n\(leaps)"
    }
}
