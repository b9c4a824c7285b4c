import JSONText
import StrictJSON

/// A price table that can be read when it is needed: which one it is, and where its text comes from.
public struct PriceTableSource: Sendable {
    public enum Origin: Sendable, Equatable {
        case builtIn
        /// A directory that the user named or filled.
        case directory(String)
    }

    public let region: String
    public let offerCode: OfferCode
    public let effectiveDate: CalendarDate
    /// The name of the part of a table that is kept in a file of its own, such as `windows`; nil for a table's main file.
    public let part: String?
    public let file: String
    public let origin: Origin
    private let text: Text

    private enum Text: Sendable {
        case embedded(StaticString, tape: StaticString)
        case read(@Sendable () throws(PricingError) -> [UInt8])
    }

    /// A table that is part of the program, or nil where its offer code is unknown.
    init?(_ table: BuiltInTable) {
        guard let offerCode = OfferCode(rawValue: table.offer.description) else { return nil }
        region = table.region.description
        self.offerCode = offerCode
        effectiveDate = table.effectiveDate
        part = nil
        file = "pricing/" + table.path
        origin = .builtIn
        text = .embedded(table.text, tape: table.tape)
    }

    /// A table in a user's directory, or nil where its relative path is neither `REGION/OFFERCODE/DATE.json` nor, for a
    /// part of that table, `REGION/OFFERCODE/DATE/PART.json`.
    public init?(
        directory: String, path: String, read: @escaping @Sendable () throws(PricingError) -> [UInt8]
    ) {
        guard let identity = Self.identity(ofPath: path) else { return nil }
        (region, offerCode, effectiveDate, part) = identity
        file = directory.hasSuffix("/") ? directory + path : directory + "/" + path
        origin = .directory(directory)
        text = .read(read)
    }

    /// A single table whose place says nothing about it; what the text says counts.
    public init(file: String, bytes: [UInt8]) throws(PricingError) {
        let table = try PricingError.reading { () throws(FileFault) in
            try PriceTable(
                try JSONDocument(bytes, file: file, maximumBytes: Self.largestFile), file: file)
        }
        (region, offerCode, effectiveDate) = (table.region, table.offerCode, table.effectiveDate)
        part = nil
        self.file = file
        origin = .directory(file)
        text = .read { () throws(PricingError) in bytes }
    }

    private static func identity(ofPath path: String) -> (String, OfferCode, CalendarDate, String?)? {
        guard path.hasSuffix(".json") else { return nil }
        let parts = path.dropLast(5).split(separator: "/", omittingEmptySubsequences: false)
        guard (3...4).contains(parts.count), !parts[0].isEmpty, let offer = OfferCode(rawValue: String(parts[1])),
            let date = CalendarDate(parts[2]), parts.last?.isEmpty == false
        else { return nil }
        return (String(parts[0]), offer, date, parts.count == 4 ? String(parts[3]) : nil)
    }

    /// Reads the table; one from a user's directory is validated whole.
    ///
    /// The built-in tables are validated by a test, so that a command pays only for the prices it uses.
    public func load() throws(PricingError) -> PriceTable {
        let table = try loadUnchecked()
        if origin != .builtIn, let fault = table.faults().first { throw .invalidTable(fault) }
        return table
    }

    /// Reads the table and its header, leaving the prices unread.
    public func loadUnchecked() throws(PricingError) -> PriceTable {
        let document = try document()
        return try PricingError.reading { () throws(FileFault) in
            let table = try PriceTable(document, file: file)
            try check(table, document)
            return table
        }
    }

    /// Everything that is wrong with the table; empty for a valid one.
    ///
    /// - Throws: `PricingError` where the table cannot be read or is not JSON, so that nothing more can be said of it.
    public func faults() throws(PricingError) -> [FileFault] {
        let document = try document()
        var faults = PriceTable.faults(in: document, file: file)
        do throws(FileFault) {
            try check(try PriceTable(document, file: file), document)
        } catch {
            if !faults.contains(error) { faults.insert(error, at: 0) }
        }
        return faults
    }

    private func document() throws(PricingError) -> JSONDocument {
        switch text {
        case .embedded(let text, let tape): return JSONDocument(staticText: text, tape: tape)
        case .read(let read):
            let bytes = try read()
            return try PricingError.reading { () throws(FileFault) in
                try JSONDocument(bytes, file: file, maximumBytes: Self.largestFile)
            }
        }
    }

    /// The largest table that is read, in bytes.
    public static let largestFile = 256 << 20

    /// A table must say of itself what its path says.
    private func check(_ table: PriceTable, _ document: JSONDocument) throws(FileFault) {
        func fault(_ key: StaticString, _ inside: String, _ outside: String) -> FileFault {
            FileFault(
                document.root[key] ?? document.root, in: file,
                finding: "The table says '\(inside)', but its path says '\(outside)'.",
                advice: "A table's path is REGION/OFFERCODE/DATE.json.")
        }
        guard table.region == region else { throw fault("region", table.region, region) }
        guard table.offerCode == offerCode else {
            throw fault("offerCode", table.offerCode.rawValue, offerCode.rawValue)
        }
        guard table.effectiveDate == effectiveDate else {
            throw fault("effectiveDate", table.effectiveDate.description, effectiveDate.description)
        }
    }
}
