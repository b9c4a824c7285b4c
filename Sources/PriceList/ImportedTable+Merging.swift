import ExactMath
import JSONText
import Pricing

/// A price that two tables may both hold.
private struct Identity: Hashable, Comparable {
    let place: Int
    let attributes: [String]

    init(_ entry: PriceEntry) {
        place = entry.kind.place
        attributes = entry.attributes
    }

    static func < (left: Identity, right: Identity) -> Bool {
        left.place == right.place
            ? left.attributes.lexicographicallyPrecedes(right.attributes) : left.place < right.place
    }
}

extension ImportedTable {
    /// What became of another table's prices where this one counts in its place.
    public struct Loss: Sendable {
        /// Those that this one does not have.
        public let gone: Int
        /// Those that are less than a tenth or more than ten times as high.
        public let leapt: Int
        public let all: Int

        /// Whether so many are lost that this is hardly the same list.
        public var isMost: Bool { gone + leapt > all / 2 }
    }

    /// What is lost where this table counts in place of an older one; nil where either cannot be read.
    ///
    /// - Complexity: O(n) in the prices of both.
    public func loss(of older: PriceTableSource) -> Loss? {
        // One `try?` for each kind of error: Embedded Swift knows no common one.
        guard let table = try? PriceTableSource(file: path, bytes: bytes).load(), let own = try? table.allEntries(),
            let olderTable = try? older.load(), let others = try? olderTable.allEntries()
        else { return nil }
        // What another offer's list says of it beside its own is not to be measured by.
        let isOwn = olderTable.sources.contains { $0.hasPrefix(Self.source(offerCode)) }
        var kept: [Identity: PriceEntry] = [:]
        for entry in own { kept[Identity(entry)] = entry }
        var (gone, leapt) = (0, 0)
        for other in others {
            guard let entry = kept[Identity(other)] else {
                gone += 1
                continue
            }
            let (before, after) = (Self.highest(other), Self.highest(entry))
            if isOwn, before > 0, after * 10 < before || after > before * 10 { leapt += 1 }
        }
        return Loss(gone: gone, leapt: leapt, all: others.count)
    }

    /// The highest price of all tiers; 0 for a share of another price.
    private static func highest(_ entry: PriceEntry) -> Rational { entry.tiers.map { $0.price }.max() ?? 0 }

    /// This table's prices, and those of an older table of the same region, offer and day that it does not speak of, in
    /// the older one's own words.
    ///
    /// Of two prices for one thing this table's counts, unless only the older one's is from the offer's own list. A table
    /// that adds nothing leaves the older one as it is, and one that speaks of everything takes its place.
    ///
    /// What the older table says beyond its prices stays: its billing rules, its notes. Of when and from which version
    /// its prices come it keeps what is true of all of them, and `sources` names both lists.
    ///
    /// - Parameters:
    ///   - bytes: the older table.
    ///   - directory: where it stands at this table's path.
    /// - Returns: nil where the older table is in another currency.
    /// - Throws: `PricingError` where the older table is invalid.
    /// - Complexity: O(n log n) in the prices of both.
    public func added(to bytes: [UInt8], in directory: String) throws(PricingError) -> ImportedTable? {
        let older = try Self.parts(of: bytes, at: path, in: directory)
        guard older.table.currency == currency else { return nil }
        let own = try Self.parts(of: self.bytes, at: path, in: directory)
        let ownList = Self.source(offerCode)
        let prefersOlder = !isFromItsOwnList && older.table.sources.contains { $0.hasPrefix(ownList) }
        if prefersOlder, own.prices.keys.allSatisfy({ older.prices[$0] != nil }) {
            return try replacing(bytes, priceCount: older.prices.count)
        }
        if !prefersOlder, older.prices.keys.allSatisfy({ own.prices[$0] != nil }) { return self }
        var prices = older.prices
        for (identity, price) in own.prices where !prefersOlder || prices[identity] == nil { prices[identity] = price }
        let newSources = own.table.sources.filter { !older.table.sources.contains($0) }
        var json = JSONWriter()
        json.beginObject()
        for member in older.root.members {
            let newer = own.root[named: member.key]?.stringValue
            switch member.key {
            case "publicationDate", "version":
                guard member.value.stringValue == newer else { continue }
            case "lastSeen":
                // The day on which the last of them was still there is the earlier one.
                if let newer, let seen = member.value.stringValue, newer < seen {
                    json.key(member.key)
                    json.string(newer)
                    continue
                }
            case "sources":
                Self.write(older.table.sources + newSources, to: &json)
                continue
            case "prices": continue
            default: break
            }
            json.key(member.key)
            json.value(member.value, inline: false)
        }
        if older.root["sources"] == nil { Self.write(newSources, to: &json) }
        json.key("prices")
        json.beginArray()
        for (_, price) in prices.sorted(by: { $0.key < $1.key }) { json.value(price, inline: true) }
        json.endArray()
        json.endObject()
        return try replacing(json.bytes, priceCount: prices.count)
    }

    private static func write(_ sources: [String], to json: inout JSONWriter) {
        json.key("sources")
        json.beginArray()
        for source in sources { json.string(source) }
        json.endArray()
    }

    private static func parts(
        of bytes: [UInt8], at path: String, in directory: String
    ) throws(PricingError) -> (table: PriceTable, root: JSONValue, prices: [Identity: JSONValue]) {
        let source = PriceTableSource(directory: directory, path: path) { () throws(PricingError) in bytes }
        guard let table = try source?.load(), let entries = try? table.allEntries(),
            let root = try? JSONDocument(bytes, maximumBytes: JSONDocument.largestAcceptedSize).root,
            let elements = root["prices"]?.elements
        else { throw .unreadable(file: "\(directory)/\(path)", reason: "it is no price table") }
        var prices: [Identity: JSONValue] = [:]
        for (entry, element) in zip(entries, elements) { prices[Identity(entry)] = element }
        return (table, root, prices)
    }
}
