import JSONText
import Pricing
import StrictJSON

/// One side of a comparison of prices: tables by region and offer, and how to price a workload with them.
public struct PriceSide {
    /// By their names, `us-east-1 AmazonEC2`, or `us-east-1 AmazonEC2 windows` for a part of a table.
    public let tables: [String: PriceTable]
    public let book: PriceBook
    /// The day of the prices; nil for the newest in the book.
    public let date: CalendarDate?

    /// The tables in force on a day.
    ///
    /// - Throws: `AnalysisError.pricing` for a region without tables, and where one cannot be read.
    public init(asOf date: CalendarDate, in region: String, book: PriceBook) throws(AnalysisError) {
        guard book.regions.contains(region) else {
            throw .pricing(.unknownRegion(region, known: book.regions))
        }
        var tables: [String: PriceTable] = [:]
        for offer in OfferCode.allCases {
            // An offer without a table that early is not on that side.
            guard let first = book.sources(of: offer, in: region).first, first.effectiveDate <= date else { continue }
            do {
                let table = try book.table(of: offer, in: region, asOf: date)
                let key = "\(region) \(offer.rawValue)"
                tables[key] = table
                for source in book.sources
                where source.part != nil && Self.key(source) == key && source.effectiveDate == table.effectiveDate {
                    tables[Self.name(source)] = try source.load()
                }
            } catch {
                throw .pricing(error)
            }
        }
        (self.tables, self.book, self.date) = (tables, book, date)
    }

    /// Of each offer in each region the newest table.
    ///
    /// - Parameters:
    ///   - place: where they were looked for, for messages.
    ///   - region: the only region that counts; nil for all.
    /// - Throws: `AnalysisError.noTables`, and `.pricing` where one cannot be read.
    public init(newestOf sources: [PriceTableSource], place: String, in region: String?) throws(AnalysisError) {
        var newest: [String: CalendarDate] = [:]
        for source in sources where source.part == nil && (region == nil || source.region == region) {
            newest[Self.key(source)] = max(newest[Self.key(source)] ?? source.effectiveDate, source.effectiveDate)
        }
        guard !newest.isEmpty else { throw .noTables(place) }
        // With its parts, which a scenario may ask for.
        let counting = sources.filter { newest[Self.key($0)] == $0.effectiveDate }
        var tables: [String: PriceTable] = [:]
        var partial: Set<String> = []
        for source in counting {
            do {
                let table = try source.load()
                tables[Self.name(source)] = table
                if table.isPartial { partial.insert(Self.key(source)) }
            } catch {
                throw .pricing(error)
            }
        }
        // Behind a partial table those before it count as well.
        let priced = sources.filter { source in
            guard let last = newest[Self.key(source)] else { return false }
            return source.effectiveDate == last || source.effectiveDate < last && partial.contains(Self.key(source))
        }
        (self.tables, book, date) = (tables, PriceBook(replacing: priced), nil)
    }

    /// The prices that count with a table of this side; a part of a table has only its own.
    func entries(_ key: String, _ table: PriceTable) throws(AnalysisError) -> [PriceEntry] {
        let isMain = key == "\(table.region) \(table.offerCode.rawValue)"
        do throws(PricingError) {
            guard !isMain else { return try book.entries(inForceWith: table) }
            return try PricingError.reading { () throws(FileFault) in try table.allEntries() }
        } catch {
            throw .pricing(error)
        }
    }

    private static func key(_ source: PriceTableSource) -> String { "\(source.region) \(source.offerCode.rawValue)" }

    private static func name(_ source: PriceTableSource) -> String {
        key(source) + (source.part.map { " \($0)" } ?? "")
    }
}
