import Pricing

/// Prices that are less certain than they look.
extension WarningFinder {
    /// Prices whose figure or first day nobody could establish.
    func unconfirmedPrices() -> [Warning] {
        var sources: [PriceSource] = []
        for cost in costs {
            for item in cost.items {
                if let source = item.source, !source.isConfirmed, !sources.contains(source) { sources.append(source) }
            }
        }
        return sources.map { source in
            Warning(
                code: "unconfirmed-price",
                message: "The price of \(source.subject) in \(source.file) is unconfirmed"
                    + (source.note.map { ": \($0)." } ?? "."))
        }
    }

    /// Tables asked about a day that their sources do not reach.
    func outdatedTables() -> [Warning] {
        guard let date = prices.date else { return [] }
        var warnings: [Warning] = []
        for table in tables {
            guard let lastSeen = table.lastSeen, lastSeen < date else { continue }
            // A later table says how long this one held at most, so that the day lies between two that are known.
            let later = prices.book.sources(of: table.offerCode, in: table.region)
            if later.contains(where: { $0.effectiveDate > table.effectiveDate }) { continue }
            warnings.append(
                Warning(
                    code: "table-outside-its-days",
                    message: """
                        The newest prices of \(table.offerCode.rawValue) in \(table.region) are of \(table.effectiveDate) \
                        and were last seen on \(lastSeen); for \(date) they are a guess.
                        """))
        }
        return warnings
    }
}
