import Pricing

/// What became dearer, cheaper, new or gone between two sides.
public struct PriceChanges: Sendable {
    public enum Change: Sendable {
        case tableAdded(CalendarDate)
        case tableRemoved(CalendarDate)
        /// Of one price or rule in a table that both sides have.
        case price(subject: String, PriceTableDifference.Change)
    }

    /// With the name of the table; those of both sides and of the new one first, then what only the old one has.
    public let changes: [(table: String, change: Change)]

    /// - Throws: `AnalysisError.pricing` where a table cannot be read.
    public init(from old: PriceSide, to new: PriceSide) throws(AnalysisError) {
        var changes: [(table: String, change: Change)] = []
        for (key, table) in new.tables.sorted(by: { $0.key < $1.key }) {
            guard let before = old.tables[key] else {
                changes.append((key, .tableAdded(table.effectiveDate)))
                continue
            }
            let difference = PriceTableDifference(
                from: before, try old.entries(key, before), to: table, try new.entries(key, table))
            for (subject, change) in difference.changes { changes.append((key, .price(subject: subject, change))) }
        }
        for (key, table) in old.tables.sorted(by: { $0.key < $1.key }) where new.tables[key] == nil {
            changes.append((key, .tableRemoved(table.effectiveDate)))
        }
        self.changes = changes
    }
}
