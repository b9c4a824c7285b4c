import ExactMath

/// Why a file gives no price table.
public enum ImportError: Error, Equatable, Sendable {
    /// A price as one row states it.
    public struct Statement: Equatable, Sendable {
        public let sku: String
        public let line: Int
        public let price: String

        public init(sku: String, line: Int, price: String) {
            self.sku = sku
            self.line = line
            self.price = price
        }
    }

    // What the file is.
    case empty
    case notAnOffer(beginning: String)
    case savingsPlan
    case productList
    case otherFormat(version: String)
    case regionIndex
    case serviceIndex
    case versionIndex
    case htmlPage
    case xml
    case compressed(Compression)
    case utf16
    case otherOffer(code: String)
    case noPrices(offers: [String])
    case incompletePage(line: Int)

    // How it is written.
    case cutRow(line: Int)
    case unclosedQuote(line: Int)
    case cellCount(line: Int, found: Int, expected: Int)
    case columnsMissing(line: Int, names: [String])
    case columnTwice(line: Int, name: String)
    case preambleMissing(line: Int, name: String)
    case json(JSONProblem, line: Int, offset: Int)

    // What it says.
    case priceEmpty(sku: String, line: Int)
    case priceNegative(sku: String, line: Int, text: String)
    case priceNotNumber(sku: String, line: Int, text: String, reason: NumberTextError)
    case unit(sku: String, line: Int, found: String, accepted: String)
    case currency(sku: String, line: Int, text: String)
    case effectiveDate(sku: String, line: Int, text: String)
    case tierBound(sku: String, line: Int, text: String)
    case tierEmpty(sku: String, line: Int, begin: String, end: String)
    case tierStart(sku: String, line: Int, begin: String)
    case tierGap(sku: String, line: Int, begin: String, previousEnd: String)
    case tierOverlap(sku: String, line: Int, begin: String, previousEnd: String)
    case tierEnd(sku: String, line: Int, end: String)
    case tiersOfSingle(price: String, sku: String, line: Int, count: Int)
    case reservedHalf(sku: String, line: Int, missing: String)
    case conflict(price: String, first: Statement, second: Statement)

    /// How a file is packed, with the command that unpacks it to standard output.
    public enum Compression: String, Sendable {
        case gzip = "gunzip -c"
        case zip = "unzip -p"
        case zstandard = "zstd -dc"
        case bzip2 = "bzip2 -dc"
        case xz = "xz -dc"
    }

    /// What is wrong with JSON text.
    public enum JSONProblem: Error, Equatable {
        case cut
        case unexpected(found: UInt8, expected: String)
        case tooDeep(limit: Int)
        case tooLong(limit: Int)
        case string
    }
}
