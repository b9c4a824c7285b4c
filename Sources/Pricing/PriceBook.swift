import StrictJSON

/// All price tables there are: the built-in ones, and the user's that add to them or replace them.
///
/// A table is read when a price of it is first asked for, and kept.
public final class PriceBook {
    private let additions: [PriceTableSource]
    /// Whether a built-in table counts only where the additions have none of its region and offer.
    private let additionsReplaceOffers: Bool
    /// The tables that a command uses, by their files.
    private var loaded: [String: PriceTable] = [:]
    /// The last ones, as a command asks again and again for the tables of few days.
    private var answers: [Answer] = []
    private static let mostAnswers = 64

    /// The table in force that was found for an earlier question.
    private struct Answer {
        let offer: OfferCode
        let region: String
        let date: CalendarDate?
        let table: PriceTable

        func isAnswer(_ offer: OfferCode, _ region: String, _ date: CalendarDate?) -> Bool {
            self.offer == offer && self.date == date && self.region == region
        }
    }

    /// The built-in tables, then `additions`; a later table with the same region, offer and date replaces an earlier.
    public init(adding additions: [PriceTableSource] = []) {
        self.additions = additions
        additionsReplaceOffers = false
    }

    /// The built-in tables, except where `replacements` have tables of the same region and offer: those alone count then.
    public init(replacing replacements: [PriceTableSource]) {
        additions = replacements
        additionsReplaceOffers = true
    }

    /// Whose tables, or parts of tables, follow each other.
    private struct Sequence: Hashable {
        let region: String
        let offer: OfferCode
        let part: String?
    }

    /// The additions of each sequence, oldest first; of one day the one named last stands last.
    private lazy var sequences: [Sequence: [PriceTableSource]] = {
        var sequences: [Sequence: [PriceTableSource]] = [:]
        for source in additions {
            let sequence = Sequence(region: source.region, offer: source.offerCode, part: source.part)
            sequences[sequence, default: []].append(source)
        }
        // By day and then by place, as sorting alone keeps no order among equals.
        return sequences.mapValues { sources in
            sources.enumerated().sorted { ($0.1.effectiveDate, $0.0) < ($1.1.effectiveDate, $1.0) }.map { $0.1 }
        }
    }()

    private func additions(of offer: OfferCode, in region: String, part: String? = nil) -> [PriceTableSource] {
        additions.isEmpty ? [] : sequences[Sequence(region: region, offer: offer, part: part)] ?? []
    }

    /// How many of the sources, oldest first, are of the day or before it.
    ///
    /// - Complexity: O(log n).
    private static func count(of sources: [PriceTableSource], upTo date: CalendarDate) -> Int {
        var (low, high) = (0, sources.count)
        while low < high {
            let middle = (low + high) / 2
            if sources[middle].effectiveDate <= date { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func hidesBuiltIn(_ offer: OfferCode, in region: String) -> Bool {
        additionsReplaceOffers && additions.contains { $0.region == region && $0.offerCode == offer }
    }

    /// Every table, sorted by region, offer and date.
    public private(set) lazy var sources: [PriceTableSource] = {
        var byIdentity: [Identity: PriceTableSource] = [:]
        let builtIn = BuiltInTables.sources.filter { !hidesBuiltIn($0.offerCode, in: $0.region) }
        for source in builtIn + additions { byIdentity[Identity(source)] = source }
        return byIdentity.values.sorted { Identity($0) < Identity($1) }
    }()

    private struct Identity: Hashable, Comparable {
        let region: String
        let offerCode: OfferCode
        let date: CalendarDate
        /// Empty for a table's main file, which comes before its parts.
        let part: String

        init(_ source: PriceTableSource) {
            region = source.region
            offerCode = source.offerCode
            date = source.effectiveDate
            part = source.part ?? ""
        }

        static func < (left: Identity, right: Identity) -> Bool {
            (left.region, left.offerCode, left.date, left.part)
                < (right.region, right.offerCode, right.date, right.part)
        }
    }

    /// The regions that have a table, sorted.
    public var regions: [String] { Array(Set(sources.map { $0.region })).sorted() }

    /// The tables of one offer in one region, oldest first, without the parts that have files of their own.
    public func sources(of offer: OfferCode, in region: String) -> [PriceTableSource] {
        sources.filter { $0.offerCode == offer && $0.region == region && $0.part == nil }
    }

    /// A part of a table that has a file of its own, or nil where there is none.
    func part(_ name: String, of table: PriceTable) throws(PricingError) -> PriceTable? {
        let parts = additions(of: table.offerCode, in: table.region, part: name)
        let last = parts.prefix(Self.count(of: parts, upTo: table.effectiveDate)).last
        guard let last, last.effectiveDate == table.effectiveDate else { return nil }
        return try load(last)
    }

    /// The newest table on or before the day; the newest of all where no day is given.
    ///
    /// - Throws: `PricingError` where there is none, or where it cannot be read or is invalid.
    public func table(
        of offer: OfferCode, in region: String, asOf date: CalendarDate? = nil
    ) throws(PricingError) -> PriceTable {
        for index in answers.indices where answers[index].isAnswer(offer, region, date) { return answers[index].table }
        let own = additions(of: offer, in: region)
        let added = own.prefix(date.map { Self.count(of: own, upTo: $0) } ?? own.count).last
        let newest = Self.later(builtIn(offer, in: region, asOf: date), added)
        guard let newest else { throw absence(of: offer, in: region, asOf: date) }
        let table = try load(newest)
        if answers.count == Self.mostAnswers { answers.removeFirst(Self.mostAnswers / 2) }
        answers.append(Answer(offer: offer, region: region, date: date, table: table))
        return table
    }

    /// The table that counts for what a partial one does not price: the newest before it, or one of the same day that it
    /// was added to.
    func table(before partial: PriceTable) throws(PricingError) -> PriceTable? {
        let (offer, region, date) = (partial.offerCode, partial.region, partial.effectiveDate)
        let own = additions(of: offer, in: region)
        let ofItsDay = own[..<Self.count(of: own, upTo: date)].reversed().prefix { $0.effectiveDate == date }
        // Among the additions of its day, the ones named before it; before a built-in one none of them.
        let later = ofItsDay.firstIndex { $0.file == partial.file }
        let before = later.map { own.index(before: $0.base) } ?? ofItsDay.endIndex.base
        let newest = Self.later(builtIn(offer, in: region, asOf: date, isBefore: later == nil), own[..<before].last)
        return try newest.map { source throws(PricingError) in try load(source) }
    }

    /// The later one of a built-in table and an added one, which counts where both are of one day.
    private static func later(_ builtIn: PriceTableSource?, _ added: PriceTableSource?) -> PriceTableSource? {
        guard let builtIn, let added else { return added ?? builtIn }
        return added.effectiveDate >= builtIn.effectiveDate ? added : builtIn
    }

    /// Every price that counts while a table is in force: its own and, where it is partial, those of the tables before it
    /// that it does not speak of.
    ///
    /// - Throws: `PricingError` where one of the tables cannot be read or is invalid.
    public func entries(inForceWith table: PriceTable) throws(PricingError) -> [PriceEntry] {
        var entries: [PriceEntry] = []
        var known: Set<String> = []
        var next: PriceTable? = table
        while let current = next {
            let own = try PricingError.reading { () throws(FileFault) in try current.allEntries() }
            entries += own.filter { known.insert($0.subject).inserted }
            next = current.isPartial ? try self.table(before: current) : nil
        }
        return entries
    }

    /// The built-in table that would be in force if there were no others.
    func builtIn(
        _ offer: OfferCode, in region: String, asOf date: CalendarDate?, isBefore: Bool = false
    ) -> PriceTableSource? {
        hidesBuiltIn(offer, in: region)
            ? nil
            : BuiltInTables.newest(of: offer, in: region, asOf: date, isBefore: isBefore)
                .flatMap { PriceTableSource($0) }
    }

    /// Why no table of the offer is in force.
    private func absence(of offer: OfferCode, in region: String, asOf date: CalendarDate?) -> PricingError {
        guard let first = sources(of: offer, in: region).first else {
            guard regions.contains(region) else { return .unknownRegion(region, known: regions) }
            let others = Set(sources.filter { $0.offerCode == offer }.map { $0.region }).sorted()
            return .noTable(offer: offer, region: region, regions: others)
        }
        return .beforeFirstTable(
            offer: offer, region: region, date: date ?? first.effectiveDate, first: first.effectiveDate)
    }

    func load(_ source: PriceTableSource) throws(PricingError) -> PriceTable {
        if let table = loaded[source.file] { return table }
        let table = try source.load()
        loaded[source.file] = table
        return table
    }
}
