import ExactMath
import StrictJSON

/// The prices of one region on one day: for each offer the table in force.
public struct PricesInForce {
    public let book: PriceBook
    public let region: String
    /// nil for the newest tables.
    public let date: CalendarDate?

    public init(book: PriceBook, region: String, date: CalendarDate?) {
        self.book = book
        self.region = region
        self.date = date
    }

    public func table(of offer: OfferCode) throws(PricingError) -> PriceTable {
        try book.table(of: offer, in: region, asOf: date)
    }

    /// The table in which a price stands: the one in force or, where that is partial, one before it.
    public func table(of source: PriceSource) throws(PricingError) -> PriceTable {
        var table = try table(of: source.offerCode)
        while table.isPartial, table.file != source.tableFile, let earlier = try book.table(before: table) {
            table = earlier
        }
        return table
    }

    /// The price of one item, in the unit that the caller computes with.
    ///
    /// - Throws: `PricingError.missingPrice` where the table in force has none: never a price of zero.
    public func price<Unit: BillingUnit>(
        _ kind: ItemKind, _ attributes: [String] = [], per unit: Unit.Type
    ) throws(PricingError) -> Price<Unit> {
        let (entry, source) = try entry(kind, attributes)
        guard entry.unit == Unit.name else {
            let table = try table(of: kind.offer)
            throw .missingPrice(missing(kind, attributes + ["per \(Unit.name)"], in: table))
        }
        guard let share = entry.shareOfOnDemand else { return Price(tiers: entry.tiers, source: source) }
        guard let onDemand = kind.onDemand(for: attributes) else {
            throw .missingPrice(missing(kind, attributes, in: try table(of: kind.offer)))
        }
        return Price(flat: share * (try price(onDemand.kind, onDemand.attributes, per: unit)).first, source: source)
    }

    /// A figure that a price's entry states besides the price, such as an instance's `vCPU`.
    ///
    /// - Throws: `PricingError.missingPrice`, naming the key, where the table in force does not state it.
    public func detail(
        _ key: StaticString, of kind: ItemKind, _ attributes: [String]
    ) throws(PricingError) -> Rational {
        if let figure = try entry(kind, attributes).entry.details[key] { return figure }
        throw .missingPrice(missing(key, of: kind.subject(attributes), in: try table(of: kind.offer)))
    }

    /// The table's entry for one item, with what goes beyond its price.
    public func entry(
        _ kind: ItemKind, _ attributes: [String] = []
    ) throws(PricingError) -> (entry: PriceEntry, source: PriceSource) {
        let inForce = try table(of: kind.offer)
        var table = inForce
        var found = try find(kind, attributes, in: table)
        while found == nil, table.isPartial, let earlier = try book.table(before: table) {
            table = earlier
            found = try find(kind, attributes, in: table)
        }
        guard let (entry, file) = found else { throw .missingPrice(missing(kind, attributes, in: inForce)) }
        let source = PriceSource(
            offerCode: table.offerCode, effectiveDate: table.effectiveDate, tableFile: table.file, file: file,
            sku: entry.sku, item: entry.kind.name, attributes: entry.attributes, isConfirmed: entry.isConfirmed,
            note: entry.note)
        return (entry, source)
    }

    /// The entry in a table or in a part of it that has a file of its own, and that file.
    private func find(
        _ kind: ItemKind, _ attributes: [String], in table: PriceTable
    ) throws(PricingError) -> (entry: PriceEntry, file: String)? {
        func entry(in table: PriceTable) throws(PricingError) -> PriceEntry? {
            try PricingError.reading { () throws(FileFault) in try table.entry(kind, attributes) }
        }
        if let entry = try entry(in: table) { return (entry, table.file) }
        if let name = kind.part(for: attributes), let part = try book.part(name, of: table),
            let entry = try entry(in: part)
        {
            return (entry, part.file)
        }
        guard let group = kind.group(of: attributes), group != attributes else { return nil }
        return try find(kind, group, in: table)
    }
}
