import JSONText
import StrictJSON

/// Why there is no price to compute with.
public enum PricingError: Error, Sendable {
    /// A table's content is invalid.
    case invalidTable(FileFault)
    /// A table's file cannot be read.
    case unreadable(file: String, reason: String)
    /// No table of any offer is for this region.
    case unknownRegion(String, known: [String])
    /// The region has no table of this offer.
    case noTable(offer: OfferCode, region: String, regions: [String])
    /// The offer's first table in this region is later than the day asked for.
    case beforeFirstTable(offer: OfferCode, region: String, date: CalendarDate, first: CalendarDate)
    /// The table in force does not price this item.
    case missingPrice(MissingPrice)
    /// What a file asks for at a key does not go with what the table in force says of the item.
    case unsuitable(key: StaticString, finding: String, advice: String)
}

extension PricingError {
    /// What reading a table comes to; a fault in its content makes it an invalid table.
    public static func reading<Value>(_ read: () throws(FileFault) -> Value) throws(PricingError) -> Value {
        do throws(FileFault) { return try read() } catch { throw .invalidTable(error) }
    }
}

extension PricingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalidTable(let fault): return fault.description
        case .unreadable(let file, let reason):
            return "\(VisibleText.line(file))\nThe price table cannot be read: \(reason)."
        case .unknownRegion(let region, let known):
            // A code that reads as AWS's do is hardly a slip of another one.
            let suggestion =
                Self.isRegionCode(region)
                ? nil : NearMiss.nearest(to: region, in: known).map { "Did you mean '\($0)'? " }
            return """
                There are no prices for the region \(VisibleText.quoted(region)).
                \(suggestion ?? "")Regions with price tables: \(VisibleText.line(known.joined(separator: ", "))). \
                \(Self.sources(of: region))
                """
        case .noTable(let offer, let region, let regions):
            return """
                There is no price table of \(offer.rawValue) for \(VisibleText.escaping(region, limit: 60)).
                Regions that have one: \(VisibleText.line(regions.joined(separator: ", "))). \
                \(Self.sources(of: region))
                """
        case .beforeFirstTable(let offer, let region, let date, let first):
            return """
                There are no prices of \(offer.rawValue) in \(region) for \(date).
                The first table is of \(first): choose that day or a later one with --as-of or "pricesAsOf".
                """
        case .missingPrice(let missing): return missing.description
        case .unsuitable(_, let finding, let advice): return "\(finding)\n\(advice)"
        }
    }

    /// Where a region's tables come from.
    private static func sources(of region: String) -> String {
        guard isRegionCode(region) else { return "Add your own with --pricing DIR or 'lambda-cost prices import'." }
        return "Fetch AWS's with 'lambda-cost prices update --region \(region)', or add your own with --pricing DIR."
    }

    /// Whether a text is made as AWS's codes of regions are: `us-east-2`, `ap-southeast-1`, `us-gov-west-1`.
    private static func isRegionCode(_ text: String) -> Bool {
        let words = text.split(separator: "-", omittingEmptySubsequences: false)
        guard words.count == 3 || words.count == 4, let number = words.last,
            number.utf8.count == 1, number.utf8.allSatisfy({ (0x31...0x39).contains($0) }),
            words[0].utf8.count == 2, words.dropLast().allSatisfy({ $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } })
        else { return false }
        return compass.contains(String(words[words.count - 2]))
    }

    private static let compass = [
        "north", "south", "east", "west", "central", "northeast", "southeast", "northwest", "southwest",
    ]
}
