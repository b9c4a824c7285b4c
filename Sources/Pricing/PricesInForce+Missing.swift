import ExactMath
import StrictJSON

extension PricesInForce {
    /// What is known of an item that the table does not price; nothing here costs a command that finds its prices.
    func missing(_ kind: ItemKind, _ attributes: [String], in main: PriceTable) -> MissingPrice {
        let tables = tables(kind, attributes, from: main)
        let table = tables[0]
        let position = Self.faultyAttribute(kind, attributes, in: tables)
        var nearest: String?
        var accepted: [String] = []
        var values: [String] = []
        if let position {
            values = Self.values(ofAttribute: position, kind, like: attributes, in: tables)
            if let near = NearMiss.nearest(to: attributes[position], in: values) {
                var like = attributes
                like[position] = near
                nearest = kind.subject(like)
            }
            // Beside the nearest a list is worth its room only where it is short, and tells more.
            let isShort = nearest == nil ? values.count <= 12 : (2...8).contains(values.count)
            if isShort { accepted = Self.sorted(values) }
        }
        var pricedIn: [CalendarDate] = []
        for source in book.sources(of: kind.offer, in: region) where source.effectiveDate != table.effectiveDate {
            if let other = try? book.load(source), (try? other.entry(kind, attributes)) != nil {
                pricedIn.append(source.effectiveDate)
            }
        }
        var inWholeList: MissingPrice.WholeList?
        if pricedIn.isEmpty {
            let key = position.map { kind.attributes[$0].key.description }
            if let option = kind.importOption(for: attributes) {
                // Of systems there are few; many an instance type is like another one, and both are right.
                if nearest == nil || key != "operatingSystem" { inWholeList = .withOption(option) }
            } else if main.isPartial, isNewest(main) {
                let isOther =
                    key == "instanceType" && position.map { Self.isOfKnownSize(attributes[$0], in: values) } == true
                if nearest == nil || isOther { inWholeList = .rest }
            }
        }
        return MissingPrice(
            offer: table.offerCode, region: region, effectiveDate: table.effectiveDate, file: table.file,
            subject: kind.subject(attributes), figure: nil, key: position.map { kind.attributes[$0].key },
            accepted: accepted,
            nearest: nearest, pricedIn: pricedIn, hidden: hidden(kind, attributes, by: main),
            inWholeList: inWholeList)
    }

    /// A figure that a price's entry or a table's billing rules do not state.
    func missing(_ figure: StaticString, of subject: String, in table: PriceTable) -> MissingPrice {
        MissingPrice(
            offer: table.offerCode, region: region, effectiveDate: table.effectiveDate, file: table.file,
            subject: subject, figure: figure, key: nil, accepted: [], nearest: nil, pricedIn: [],
            hidden: nil, inWholeList: nil)
    }

    /// Whether no table of later days is known, so that a list of today would be in force in this one's place.
    private func isNewest(_ table: PriceTable) -> Bool {
        (try? book.table(of: table.offerCode, in: region, asOf: nil))?.file == table.file
    }

    /// Whether an instance type ends as AWS's do: `c6g.large` is more than a slip for `c7g.large`, `c7g.larg` is not.
    private static func isOfKnownSize(_ type: String, in known: [String]) -> Bool {
        guard let size = type.split(separator: ".", omittingEmptySubsequences: false).last, size.count < type.count
        else { return false }
        if size.hasSuffix("xlarge"), UInt16(size.dropLast(6)) != nil { return true }
        return known.contains { $0.hasSuffix(".\(size)") }
    }

    /// Where the price could stand: the table in force and, where one is partial, those before it; never none.
    ///
    /// Other systems and reserved terms may stand in a part of a table; then that is where to look.
    private func tables(_ kind: ItemKind, _ attributes: [String], from main: PriceTable) -> [PriceTable] {
        var tables: [PriceTable] = []
        var next: PriceTable? = main
        while let table = next {
            let part = kind.part(for: attributes).flatMap { try? book.part($0, of: table) }
            tables.append(part ?? table)
            next = table.isPartial ? try? book.table(before: table) : nil
        }
        return tables
    }

    /// The values that an attribute takes in any of the tables, in the order of their first appearance.
    private static func values(
        ofAttribute position: Int, _ kind: ItemKind, like attributes: [String]?, in tables: [PriceTable]
    ) -> [String] {
        var known: Set<String> = []
        return tables.flatMap { $0.values(ofAttribute: position, kind, like: attributes) }
            .filter { known.insert($0).inserted }
    }

    /// Numbers by their size, other values as the table has them.
    private static func sorted(_ values: [String]) -> [String] {
        let numbers = values.compactMap { value in (try? Rational(decimal: value)).map { (value, $0) } }
        return numbers.count == values.count ? numbers.sorted { $0.1 < $1.1 }.map { $0.0 } : values
    }

    /// The attribute to blame: one whose value is all that keeps the item from being priced, else one whose value no price
    /// of the kind has.
    private static func faultyAttribute(_ kind: ItemKind, _ attributes: [String], in tables: [PriceTable]) -> Int? {
        let positions = attributes.indices.prefix(kind.attributes.count)
        let single = positions.first { position in
            let values = values(ofAttribute: position, kind, like: attributes, in: tables)
            return !values.isEmpty && !values.contains(attributes[position])
        }
        return single
            ?? positions.first {
                !values(ofAttribute: $0, kind, like: nil, in: tables).contains(attributes[$0])
            }
    }

    /// The built-in table that would price the item if this table of the user's were not there.
    private func hidden(_ kind: ItemKind, _ attributes: [String], by table: PriceTable) -> MissingPrice.Hidden? {
        guard let source = book.builtIn(kind.offer, in: region, asOf: date), source.file != table.file,
            let builtIn = try? source.loadUnchecked(), (try? builtIn.entry(kind, attributes)) != nil
        else { return nil }
        let day = source.effectiveDate
        let onItsDay = try? book.table(of: kind.offer, in: region, asOf: day)
        return MissingPrice.Hidden(builtIn: day, isInForceOnItsDay: onItsDay?.file == source.file)
    }
}
