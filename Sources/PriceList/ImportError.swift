import ByteScanning
import ExactMath
import JSONText
import Pricing

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
    case publicationDate(String)
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
}

extension ImportError: CSVFailure, JSONStreamFailure {
    init(_ fault: JSONPlacedProblem) { self = .json(fault.problem, line: fault.place.line, offset: fault.place.offset) }
}

extension ImportError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "the file is empty.\nA whole offer file from AWS is expected; fetch it again."
        case .notAnOffer(let beginning):
            "this is no AWS offer file: it begins with '\(shown(beginning))'.\n" + Self.accepted
        case .savingsPlan:
            "these are savings plan rates, but of no plan whose rates are used.\n" + Self.accepted
        case .productList:
            "its products are a list, where an offer file has an object with a member for each SKU.\n" + Self.accepted
        case .otherFormat(let version):
            "the file has format '\(shown(version))'; format 1 is read.\nUse a newer lambda-cost for this file."
        case .regionIndex:
            "this is a region index, which lists where each region's offer file is, not an offer file.\n"
                + "Fetch the file that its currentVersionUrl names for your region, and import that."
        case .serviceIndex:
            "this is the index of all services, not an offer file.\n"
                + "Fetch the file that its currentRegionIndexUrl leads to for your service and region, and import that."
        case .versionIndex:
            "this is the index of one offer's versions, not an offer file.\n"
                + "Fetch the file that one version's offerVersionUrl names, and import that."
        case .htmlPage:
            "this is a web page (HTML), not an offer file; a failed download often looks like this.\n" + Self.accepted
        case .xml:
            "this is XML, not an offer file; a refused download often looks like this.\n" + Self.accepted
        case .compressed(let kind):
            "the file is compressed (\(kind.name)).\nUnpack it on the way: "
                + "\(kind.rawValue) FILE | lambda-cost prices import -"
        case .utf16: "the text is UTF-16; offer files are UTF-8.\nSave it as UTF-8, or fetch it again."
        case .otherOffer(let code):
            "the offer '\(shown(code))' is none of those whose prices are used.\nRead are: "
                + OfferRules.all.map { $0.code.rawValue }.joined(separator: ", ") + "."
        case .noPrices(let offers):
            "the file (\(offers.isEmpty ? "no offer code" : shown(offers.joined(separator: ", ")))) holds none of the prices "
                + "that are used.\nCheck that it is the whole offer of a current version, of the right service."
        case .incompletePage(let line):
            "line \(line): NextToken: this is an incomplete page of results.\n"
                + "Ask again without --no-paginate and --max-items, so that all pages come at once."
        default: structureDescription ?? valueDescription
        }
    }

    /// What the file says, on the message's line and no longer than a reader cares for.
    private func shown(_ text: String) -> String { VisibleText.escaping(text, limit: 120) }

    private static let accepted =
        "Read are an offer's CSV or JSON file, and the answers of 'aws pricing get-products', for "
        + OfferRules.all.map { $0.code.rawValue }.joined(separator: ", ") + "."

    private var structureDescription: String? {
        switch self {
        case .cutRow(let line):
            "line \(line): the file ends in the middle of this row.\nThe download was cut short; fetch it again."
        case .unclosedQuote(let line):
            "line \(line): a quoted cell that begins in this row is never closed.\n"
                + "The file is damaged; fetch it again."
        case .cellCount(let line, let found, let expected):
            "line \(line): the row has \(found) cells where the header has \(expected).\n"
                + "The file is damaged; fetch it again."
        case .columnsMissing(let line, let names):
            "line \(line): the header has no column \(names.map { "'\(shown($0))'" }.joined(separator: ", ")).\n"
                + "Columns may be in any order and others may be missing, but prices cannot be told without these."
        case .columnTwice(let line, let name):
            "line \(line): the header has two columns '\(shown(name))'.\nRemove the one that is not AWS's."
        case .preambleMissing(let line, let name):
            "line \(line): the rows begin but no line '\"\(shown(name))\",\"…\"' came before them.\n"
                + "Keep the lines that AWS puts in front of the header."
        case .publicationDate(let text):
            "the publication date '\(shown(text))' is no day or moment such as 2025-09-12T22:53:08Z.\n"
                + Self.fetchAgain
        case .json(let problem, let line, let offset): "line \(line), byte \(offset): \(problem.finding)"
        default: nil
        }
    }

    /// The words for what a price row says.
    private var valueDescription: String {
        switch self {
        case .priceEmpty(let sku, let line): "line \(line): SKU \(shown(sku)): the price is empty.\n" + Self.wanted
        case .priceNegative(let sku, let line, let text):
            "line \(line): SKU \(shown(sku)): the price '\(shown(text))' is negative.\n" + Self.wanted
        case .priceNotNumber(let sku, let line, let text, let reason):
            "line \(line): SKU \(shown(sku)): the price '\(shown(text))' is no number: \(reason).\n" + Self.wanted
        case .unit(let sku, let line, let found, let accepted):
            "line \(line): SKU \(shown(sku)): the unit '\(shown(found))' is none of the spellings of \(accepted).\n"
                + "The price is not read, as what it counts is not known."
        case .currency(let sku, let line, let text):
            "line \(line): SKU \(shown(sku)): the currency '\(shown(text))' is no code such as USD or CNY.\n"
                + Self.fetchAgain
        case .effectiveDate(let sku, let line, let text):
            "line \(line): SKU \(shown(sku)): the effective date '\(shown(text))' is no day such as 2025-09-01.\n"
                + Self.fetchAgain
        case .tierBound(let sku, let line, let text):
            "line \(line): SKU \(shown(sku)): the tier's bound '\(shown(text))' is neither a number nor Inf.\n"
                + Self.fetchAgain
        case .tierEmpty(let sku, let line, let begin, let end):
            "line \(line): SKU \(shown(sku)): the tier from \(shown(begin)) ends at \(shown(end)), before it begins.\n"
                + Self.fetchAgain
        case .tierStart(let sku, let line, let begin):
            "line \(line): SKU \(shown(sku)): the first tier begins at \(shown(begin)), so nothing prices what lies below.\n"
                + Self.tiers
        case .tierGap(let sku, let line, let begin, let previousEnd):
            "line \(line): SKU \(shown(sku)): a gap: this tier begins at \(shown(begin)) but the one before it ends at "
                + "\(shown(previousEnd)).\n" + Self.tiers
        case .tierOverlap(let sku, let line, let begin, let previousEnd):
            "line \(line): SKU \(shown(sku)): an overlap: this tier begins at \(shown(begin)) but the one before it ends at "
                + "\(shown(previousEnd)).\n" + Self.tiers
        case .tierEnd(let sku, let line, let end):
            "line \(line): SKU \(shown(sku)): the last tier ends at \(shown(end)), so nothing prices what lies above.\n"
                + Self.tiers
        case .tiersOfSingle(let price, let sku, let line, let count):
            "line \(line): SKU \(shown(sku)): \(count) tiers for \(shown(price)), which is priced one by one.\n"
                + "A table holds tiers only for \(ItemKind.namesWithTiers.joined(separator: ", ")); "
                + "check the rows of this SKU."
        case .reservedHalf(let sku, let line, let missing):
            "line \(line): SKU \(shown(sku)): the reserved term has no \(missing).\nThe row for it is missing; fetch the file again."
        case .conflict(let price, let first, let second):
            "two prices for one thing, \(shown(price)): \(shown(first.price)) (SKU \(shown(first.sku)), line \(first.line)) and "
                + "\(shown(second.price)) (SKU \(shown(second.sku)), line \(second.line)).\n"
                + "Neither is taken; find out which row is right and remove the other."
        default: ""
        }
    }

    private static let wanted = "A price is a decimal number of 0 or more, such as 0.0104 or 2.0E-7."
    private static let fetchAgain = "The file is damaged; fetch it again."
    private static let tiers = "Tiers must meet from 0 to Inf; rows are missing or doubled."
}

extension JSONProblem {
    /// What is wrong, and what to do about an offer file.
    fileprivate var finding: String {
        switch self {
        case .cut: "the JSON text ends in the middle.\nThe download was cut short; fetch it again."
        case .unexpected(let found, let expected):
            "found \(Self.name(found)) where \(expected) is expected.\nThe file is damaged; fetch it again."
        case .tooDeep(let limit): "values are nested more than \(limit) deep, which no offer file is."
        case .tooLong(let limit): "a single value is longer than \(limit) bytes, which no product is."
        case .value(let problem): "\(problem.finding)\nThe file is damaged; fetch it again."
        }
    }

    private static func name(_ byte: UInt8) -> String {
        (0x21...0x7E).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
    }
}
