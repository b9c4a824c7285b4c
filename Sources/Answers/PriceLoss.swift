import PriceList
import Pricing
import Reports

extension ImportedTable.Loss {
    /// `1,383 of the 1,405 prices of FILE are gone.`
    public func words(_ file: String) -> String {
        "\(NumberStyle.requests(gone)) of the \(NumberStyle.requests(all)) prices of \(file) are gone."
    }
}
