import JSONText
import StrictJSON

extension PriceTable {
    /// Every price of the table, in the file's order.
    ///
    /// - Throws: `FileFault` for the first entry that is not valid.
    public func allEntries() throws(FileFault) -> [PriceEntry] {
        var entries: [PriceEntry] = []
        entries.reserveCapacity(prices.elements.count)
        for element in prices.elements {
            entries.append(try PriceEntry(element, of: offerCode, in: file))
        }
        return entries
    }

    /// Writes how the service meters as the table says it, under its key.
    ///
    /// - Parameter replacing: the texts of figures that are known better.
    public func writeBilling(replacing better: [(key: String, text: String)], to json: inout JSONWriter) {
        json.key("billing")
        json.beginObject()
        for rule in Offer.of(offerCode).billing { billing.write(rule, replacing: better, to: &json) }
        json.endObject()
    }

    public var priceCount: Int { prices.elements.count }

    /// How the service meters and what is free, in words; empty where the table says nothing of it.
    public var billingWords: [(name: String, text: String)] { Offer.of(offerCode).billingWords(self) }

    /// Everything that is wrong with a table's text: with its header, and with its prices, up to `mostFaults`, where the
    /// header says whose they are.
    public static func faults(in document: JSONDocument, file: String) -> [FileFault] {
        let header = FaultList()
        do {
            let table = try PriceTable(document, file: file, collecting: header)
            return header.faults + table.faults()
        } catch {
            header.append(error)
            return header.faults
        }
    }

    /// Nobody mends more at a time, and the place of each is counted from the start of the text.
    public static let mostFaults = 1000

    /// What is wrong with the prices, up to `mostFaults` and those of one price more; empty for a valid table.
    public func faults() -> [FileFault] {
        var faults: [FileFault] = []
        var seen: [[String]: JSONValue] = [:]
        for element in prices.elements {
            guard faults.count < Self.mostFaults else { return faults }
            let found = FaultList()
            do {
                let entry = try PriceEntry(element, of: offerCode, in: file, collecting: found)
                guard found.faults.isEmpty else {
                    faults += found.faults
                    continue
                }
                let identity = [entry.kind.name] + entry.attributes
                if let earlier = seen[identity] {
                    faults.append(
                        FileFault(
                            element, in: file,
                            finding:
                                "\(entry.subject) is priced twice; the first time at line \(earlier.location.line).",
                            advice: "Remove one of the two."))
                } else {
                    seen[identity] = element
                }
            } catch {
                found.append(error)
                faults += found.faults
            }
        }
        if prices.elements.count == 0 {
            faults.append(FileFault(prices, in: file, finding: "The table holds no price."))
        }
        return faults
    }

    /// The entry of this kind and these attribute values, or nil where the table has none.
    ///
    /// - Complexity: O(n) key comparisons in the entries of the table the first time, O(1) from then on.
    public func entry(_ kind: ItemKind, _ attributes: [String]) throws(FileFault) -> PriceEntry? {
        for known in known where known.kind == kind.name && known.attributes == attributes { return known.entry }
        // Attributes first: of what is many in a table, such as instance types, they tell one from the others.
        var wanted = zip(kind.attributes, attributes).map { (key: $0.key, text: $1) }
        wanted.append(("item", kind.name))
        let found = try prices.elements.first(with: wanted).map { element throws(FileFault) in
            try PriceEntry(element, kind, in: file)
        }
        if known.count < Self.mostKnown {
            known.append(Known(kind: kind.name, attributes: attributes, entry: found))
        }
        return found
    }

    /// What was found for an earlier question.
    struct Known {
        let kind: String
        let attributes: [String]
        let entry: PriceEntry?
    }

    /// Beyond so many, looking through them is no faster than looking through the table.
    private static let mostKnown = 64

    /// The values that attribute `position` takes among the prices of a kind whose other attributes are these; nil for any.
    public func values(ofAttribute position: Int, _ kind: ItemKind, like attributes: [String]?) -> [String] {
        var values: [String] = []
        let keys = kind.attributes.map { $0.key }
        for element in prices.elements where element["item"]?.equals(kind.name) == true {
            let differs = keys.indices.contains { index in
                guard let attributes, index != position else { return false }
                return element[keys[index]]?.equals(attributes[index]) != true
            }
            if !differs, let value = element[keys[position]]?.stringValue, !values.contains(value) {
                values.append(value)
            }
        }
        return values
    }
}
