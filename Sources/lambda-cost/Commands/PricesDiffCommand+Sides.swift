import JSONText
import Pricing
import StrictJSON

extension PricesDiffCommand {
    /// One side: tables by region and offer, and how to price a workload with them.
    struct Side {
        let name: String
        let tables: [String: PriceTable]
        let book: PriceBook
        let date: CalendarDate?

        /// The prices that count with a table of this side; a part of a table has only its own.
        func entries(_ key: String, _ table: PriceTable) throws(CommandError) -> [PriceEntry] {
            let isMain = key == "\(table.region) \(table.offerCode.rawValue)"
            do throws(PricingError) {
                guard !isMain else { return try book.entries(inForceWith: table) }
                return try PricingError.reading { () throws(FileFault) in try table.allEntries() }
            } catch {
                throw CommandError(error)
            }
        }
    }

    /// What a day, a file or a directory stands for.
    func side(_ name: String) throws(CommandError) -> Side {
        let book = try context.priceBook()
        let region = context.settings.region
        if let date = CalendarDate(name) {
            var tables: [String: PriceTable] = [:]
            let regions = region.map { [$0] } ?? ["us-east-1"]
            for region in regions {
                guard book.regions.contains(region) else {
                    throw CommandError(PricingError.unknownRegion(region, known: book.regions))
                }
                for offer in OfferCode.allCases {
                    // An offer without a table that early is not on that side.
                    guard let first = book.sources(of: offer, in: region).first, first.effectiveDate <= date else {
                        continue
                    }
                    do {
                        let table = try book.table(of: offer, in: region, asOf: date)
                        tables["\(region) \(offer.rawValue)"] = table
                        for source in book.sources
                        where source.part != nil && Self.key(source) == "\(region) \(offer.rawValue)"
                            && source.effectiveDate == table.effectiveDate
                        {
                            tables[Self.name(source)] = try source.load()
                        }
                    } catch {
                        throw CommandError(error)
                    }
                }
            }
            return Side(name: name, tables: tables, book: book, date: date)
        }
        let sources = InputReader.isDirectory(name) ? try PricingDirectory.sources(name) : [try file(name)]
        // Of each offer in each region the newest table counts.
        var newest: [String: CalendarDate] = [:]
        for source in sources where source.part == nil && (region == nil || source.region == region) {
            newest[Self.key(source)] = max(newest[Self.key(source)] ?? source.effectiveDate, source.effectiveDate)
        }
        guard !newest.isEmpty else {
            throw CommandError(
                .unreadableInput, "\(VisibleText.line(name))\nThere is no price table here: REGION/OFFERCODE/DATE.json."
            )
        }
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
                throw CommandError(error)
            }
        }
        // Behind a partial table those before it count as well.
        let priced = sources.filter { source in
            guard let last = newest[Self.key(source)] else { return false }
            return source.effectiveDate == last || source.effectiveDate < last && partial.contains(Self.key(source))
        }
        return Side(name: name, tables: tables, book: PriceBook(replacing: priced), date: nil)
    }

    private static func key(_ source: PriceTableSource) -> String { "\(source.region) \(source.offerCode.rawValue)" }

    /// The table's name in the report: `us-east-1 AmazonEC2`, or `us-east-1 AmazonEC2 windows` for a part.
    private static func name(_ source: PriceTableSource) -> String {
        key(source) + (source.part.map { " \($0)" } ?? "")
    }

    /// A single table, wherever it lies.
    private func file(_ path: String) throws(CommandError) -> PriceTableSource {
        let bytes = try InputReader.bytes(ofFile: path, limit: PriceTableSource.largestFile) { reason in
            "\(VisibleText.line(path))\nThis is neither a day such as 2017-03-01 nor a file or directory: \(reason)."
        }
        do {
            return try PriceTableSource(file: path, bytes: bytes)
        } catch {
            throw CommandError(error)
        }
    }
}
