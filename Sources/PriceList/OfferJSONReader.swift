import ByteScanning
import JSONText
import Pricing

/// Reads an offer's JSON file and the answers of `aws pricing get-products`, in all the shapes that these come in.
///
/// | shape | recognised by |
/// |---|---|
/// | an offer file | `products`, an object, and `terms` |
/// | an answer of the command line or an SDK | `PriceList` or `priceList`, an array of strings or objects |
/// | an answer through MCP | `result.data`, an array |
/// | single products, one after the other or in an array | `product` and `terms` |
/// | rates of Savings Plans | `products`, an array, and `terms.savingsPlan` |
///
/// Members may stand in any order; where prices come before the products they belong to, they are kept until then.
struct OfferJSONReader: JSONStreamConsumer {
    enum Scope {
        /// The file, or the text of one product.
        case stream
        case document
        case products
        case terms
        case term(isReserved: Bool)
        case pricesOfSKU(isReserved: Bool)
        /// In a list of rates: the plans, their terms, one of these, its rates.
        case plans
        case planTerms
        case planTerm
        case rates
        /// An array whose elements are documents of their own.
        case results
        case result
    }

    /// What is known of an offer file or of one product of an answer.
    struct Document {
        var origin = PriceCollector.Origin()
        /// Those of its offer, as soon as that is known.
        var rules: OfferRules?
        var products: [SKUKey: Found] = [:]
        var hasProducts = false
        var waiting: [WaitingTerm] = []
        var plans = Plans()
    }

    /// A product that is wanted, and whether any price of it came.
    struct Found {
        let match: ProductMatch
        let offer: OfferCode
        var isUsed = false
    }

    /// A term whose product has not come yet.
    struct WaitingTerm {
        let key: [UInt8]
        let isReserved: Bool
        let text: [UInt8]
        let place: JSONPlace
    }

    /// Documents inside of documents' strings, no deeper.
    private static let deepest = 4

    var collector = PriceCollector()
    var summary = ImportSummary(record: .products)
    var document = Document()
    var otherCodes: Set<String> = []
    let offers: [OfferRules]
    let options: ImportOptions
    private var isRecognised = false
    private var hasProductList = false
    private var nesting = 0

    init(_ offers: [OfferRules], options: ImportOptions) {
        self.offers = offers
        self.options = options
    }

    /// - Throws: `ImportError` where nothing in the file gave a price.
    func finish(beginning: String) throws(ImportError) -> PriceCollector {
        guard isRecognised else { throw hasProductList ? .productList : .notAnOffer(beginning: beginning) }
        guard collector.isEmpty else { return collector }
        if summary.leftOut.allSatisfy({ $0.reason == .otherService }), let code = otherCodes.min() {
            throw .otherOffer(code: code)
        }
        throw .noPrices(offers: document.rules.map { [$0.code.rawValue] } ?? [])
    }

    mutating func begins(
        _ kind: JSONKind, key: ByteView, in scope: Scope
    ) throws(ImportError) -> JSONStep<Scope> {
        switch scope {
        case .stream:
            if kind == .object {
                document = Document()
                return .enter(.document)
            }
            return kind == .array ? .enter(.results) : kind == .string ? .take : .skip
        case .results: return kind == .object || kind == .string ? .take : .skip
        case .document: return try beginsMember(kind, key)
        case .result:
            if isTokenName(key) { return .take }
            guard kind == .array, key == "data" || isListName(key) else { return .skip }
            isRecognised = true
            return .enter(.results)
        case .products: return kind == .object ? .take : .skip
        case .plans: return kind == .object ? .take : .skip
        case .planTerms:
            guard kind == .object else { return .skip }
            document.plans.begin()
            return .enter(.planTerm)
        case .planTerm:
            if kind == .array, key == "rates" { return .enter(.rates) }
            return key == "sku" || key == "effectiveDate" || key == "leaseContractLength" ? .take : .skip
        case .rates: return kind == .object ? .take : .skip
        case .terms:
            if key == "savingsPlan" {
                guard kind == .array, let rules = offers.first(where: { $0.layout == .savingsPlan }) else {
                    throw .savingsPlan
                }
                isRecognised = true
                document.rules = rules
                document.origin.isWhole = true
                return .enter(.planTerms)
            }
            guard kind == .object else { return .skip }
            if key == "OnDemand" { return .enter(.term(isReserved: false)) }
            return key == "Reserved" && options.includesReserved ? .enter(.term(isReserved: true)) : .skip
        case .term(let isReserved):
            guard kind == .object, isWanted(key) else { return .skip }
            // An answer of get-products leaves out the level of the SKUs.
            return key.firstIndex(of: 0x2E) == nil ? .enter(.pricesOfSKU(isReserved: isReserved)) : .take
        case .pricesOfSKU: return kind == .object ? .take : .skip
        }
    }

    private mutating func beginsMember(_ kind: JSONKind, _ key: ByteView) throws(ImportError) -> JSONStep<Scope> {
        let isContainer = kind == .object || kind == .array
        if isContainer, key == "regions" { throw .regionIndex }
        if isContainer, key == "offers" { throw .serviceIndex }
        if isContainer, key == "versions" { throw .versionIndex }
        if isTokenName(key) { return .take }
        switch kind {
        case .array where key == "products":
            // So they are in a list of rates, whose terms then say so.
            hasProductList = true
            return .enter(.plans)
        case .array where isListName(key) || key == "data":
            isRecognised = true
            return .enter(.results)
        case .object where key == "products":
            isRecognised = true
            document.origin.isWhole = true
            return .enter(.products)
        case .object where key == "product":
            isRecognised = true
            return .take
        case .object where key == "terms": return .enter(.terms)
        case .object where key == "result": return .enter(.result)
        case .string:
            let isTaken =
                key == "offerCode" || key == "serviceCode" || key == "version" || key == "publicationDate"
                || key == "formatVersion" || key == "FormatVersion"
            return isTaken ? .take : .skip
        default: return .skip
        }
    }

    mutating func takes(
        _ value: ByteView, kind: JSONKind, key: ByteView, in scope: Scope, at place: JSONPlace
    ) throws(ImportError) {
        switch scope {
        case .stream, .results: try readInner(value, kind, at: place)
        case .products: try readProduct(value, at: place)
        case .term(let isReserved): try readTerm(value, of: key, isReserved: isReserved, at: place)
        case .pricesOfSKU(let isReserved): try readTerm(value, of: key, isReserved: isReserved, at: place)
        case .plans: try readPlan(value, at: place)
        case .planTerm: try readPlanTerm(value, key: key, at: place)
        case .rates: try readRate(value, at: place)
        case .document where kind == .object:
            try readProduct(value, at: place)
            document.hasProducts = true
        case .document, .result:
            if isTokenName(key) {
                if kind == .string, !value.isEmpty { throw .incompletePage(line: place.line) }
            } else if key == "formatVersion" || key == "FormatVersion" {
                try FileKind.checkVersion(value)
            } else if key == "version" {
                document.origin.version = value.text
            } else if key == "publicationDate" {
                document.origin.publicationDate = value.text
            } else {
                try readCode(value, isOffer: key == "offerCode")
            }
        case .terms, .planTerms: break
        }
    }

    mutating func ends(_ scope: Scope) throws(ImportError) {
        switch scope {
        case .products: document.hasProducts = true
        case .document:
            document.hasProducts = true
            try readWaitingTerms()
            try readWaitingRates()
            for found in document.products.values where !found.isUsed { summary.leaveOut(.noPrice) }
            document.origin.offerCode = document.rules?.code
            try collector.close(document.origin)
            document.products = [:]
        default: break
        }
    }

    private mutating func readCode(_ code: ByteView, isOffer: Bool) throws(ImportError) {
        document.rules = offers.first { $0.isNamed(code) }
        guard document.rules == nil, isOffer else { return }
        let text = code.text
        throw code.firstIndex(of: ByteView("SavingsPlan")) != nil ? .savingsPlan : .otherOffer(code: text)
    }

    /// A document that is an element of an array, or the text of a string.
    private mutating func readInner(_ value: ByteView, _ kind: JSONKind, at place: JSONPlace) throws(ImportError) {
        guard nesting < Self.deepest else {
            throw .json(.tooDeep(limit: Self.deepest), line: place.line, offset: place.offset)
        }
        let outer = document
        nesting += 1
        if kind == .string {
            var text: [UInt8]
            do throws(JSONPlacedProblem) { text = try JSONDocument.string(value, at: place) } catch {
                throw ImportError(error)
            }
            // Line feeds in a string are escaped in the file, so all of it stands on one line.
            for index in text.indices where text[index] == 0x0A { text[index] = 0x20 }
            try text.withUnsafeBufferPointer { (buffer) throws(ImportError) in
                try readDocument(ByteView(buffer), at: place)
            }
        } else {
            try readDocument(value, at: place)
        }
        nesting -= 1
        document = outer
    }

    private mutating func readDocument(_ text: ByteView, at place: JSONPlace) throws(ImportError) {
        var stream = JSONStream<OfferJSONReader>(.stream, at: place)
        try stream.feed(text, to: &self)
        try stream.finish(to: &self)
    }

    private func isTokenName(_ key: ByteView) -> Bool {
        key.equalsIgnoringCase("NextToken") || key == "next_token"
    }

    private func isListName(_ key: ByteView) -> Bool { key.equalsIgnoringCase("PriceList") || key == "price_list" }

    /// Whether the prices of this key's SKU may be needed.
    private func isWanted(_ key: ByteView) -> Bool {
        !document.hasProducts || document.products[SKUKey(Self.sku(of: key))] != nil
    }

    /// `SKU` of `SKU` or `SKU.TERM`.
    static func sku(of key: ByteView) -> ByteView { key.slice(0, key.firstIndex(of: 0x2E) ?? key.count) }
}

/// A SKU as a key that costs nothing to make: AWS's have sixteen characters.
struct SKUKey: Hashable {
    private let first: UInt64
    private let second: UInt64
    private let rest: String
    private let count: Int

    init(_ sku: ByteView) {
        first = Self.word(sku, from: 0)
        second = Self.word(sku, from: 8)
        rest = sku.count > 16 ? sku.dropFirst(16).text : ""
        count = sku.count
    }

    private static func word(_ sku: ByteView, from lower: Int) -> UInt64 {
        var word: UInt64 = 0
        for index in lower..<lower + 8 { word = word << 8 | UInt64(sku[index]) }
        return word
    }
}
