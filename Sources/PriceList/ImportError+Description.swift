import Pricing

extension ImportError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "the file is empty.\nA whole offer file from AWS is expected; fetch it again."
        case .notAnOffer(let beginning):
            "this is no AWS offer file: it begins with '\(beginning)'.\n" + Self.accepted
        case .savingsPlan:
            "these are savings plan rates, not an offer file.\n" + Self.accepted
        case .productList:
            "its products are a list, where an offer file has an object with a member for each SKU.\n" + Self.accepted
        case .otherFormat(let version):
            "the file has format '\(version)'; format 1 is read.\nUse a newer lambda-cost for this file."
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
            "the file is compressed (\(kind)).\nUnpack it on the way: "
                + "\(kind.rawValue) FILE | lambda-cost prices import -"
        case .utf16: "the text is UTF-16; offer files are UTF-8.\nSave it as UTF-8, or fetch it again."
        case .otherOffer(let code):
            "the offer '\(code)' is none of those whose prices are used.\nRead are: "
                + OfferCode.allCases.map { $0.rawValue }.joined(separator: ", ") + "."
        case .noPrices(let offers):
            "the file (\(offers.isEmpty ? "no offer code" : offers.joined(separator: ", "))) holds none of the prices "
                + "that are used.\nCheck that it is the whole offer of a current version, of the right service."
        case .incompletePage(let line):
            "line \(line): NextToken: this is an incomplete page of results.\n"
                + "Ask again without --no-paginate and --max-items, so that all pages come at once."
        default: structureDescription ?? valueDescription
        }
    }

    private static let accepted =
        "Read are an offer's CSV or JSON file, and the answers of 'aws pricing get-products', for "
        + OfferCode.allCases.map { $0.rawValue }.joined(separator: ", ") + "."

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
            "line \(line): the header has no column \(names.map { "'\($0)'" }.joined(separator: ", ")).\n"
                + "Columns may be in any order and others may be missing, but prices cannot be told without these."
        case .columnTwice(let line, let name):
            "line \(line): the header has two columns '\(name)'.\nRemove the one that is not AWS's."
        case .preambleMissing(let line, let name):
            "line \(line): the rows begin but no line '\"\(name)\",\"…\"' came before them.\n"
                + "Keep the lines that AWS puts in front of the header."
        case .json(let problem, let line, let offset): "line \(line), byte \(offset): \(problem)"
        default: nil
        }
    }
}

extension ImportError.JSONProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .cut: "the JSON text ends in the middle.\nThe download was cut short; fetch it again."
        case .unexpected(let found, let expected):
            "found \(Self.name(found)) where \(expected) is expected.\nThe file is damaged; fetch it again."
        case .tooDeep(let limit): "values are nested more than \(limit) deep, which no offer file is."
        case .tooLong(let limit): "a single value is longer than \(limit) bytes, which no product is."
        case .string: "a string holds an escape that JSON does not know.\nThe file is damaged; fetch it again."
        }
    }

    private static func name(_ byte: UInt8) -> String {
        (0x21...0x7E).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
    }
}
