import ByteScanning

/// Reads one offer file, or the answers of `get-products`, from bytes that are fed in blocks of any size.
///
/// What the file is shows in its content, never in its name. Nothing of it is kept but the prices that are wanted, so
/// the memory used does not grow with the file.
///
/// ```swift
/// var importer = Importer(options: ImportOptions())
/// while let block = next() { try importer.feed(block) }
/// let offers = try importer.finish()
/// ```
public struct Importer: ~Copyable {
    private var head: [UInt8] = []
    private var kind: FileKind?
    private var scanner = CSVScanner()
    private var rows: OfferCSVReader
    private var stream = JSONStream<OfferJSONReader>(.stream)
    private var products: OfferJSONReader
    /// How the file begins, for messages.
    private var beginning = ""

    public init(options: ImportOptions = ImportOptions()) { self.init(OfferRules.all, options: options) }

    init(_ offers: [OfferRules], options: ImportOptions = ImportOptions()) {
        rows = OfferCSVReader(offers, options: options)
        products = OfferJSONReader(offers, options: options)
    }

    /// What was read so far, and what was left out.
    public var summary: ImportSummary { kind == .json ? products.summary : rows.summary }

    /// Takes the next bytes of the file.
    ///
    /// - Throws: `ImportError` as soon as the content shows that it gives no table; nothing is to be fed after that.
    public mutating func feed(_ block: ArraySlice<UInt8>) throws(ImportError) {
        try block.withUnsafeBufferPointer { (buffer) throws(ImportError) in try feed(ByteView(buffer)) }
    }

    private mutating func feed(_ bytes: ByteView) throws(ImportError) {
        guard !bytes.isEmpty else { return }
        guard kind == nil else { return try pass(bytes) }
        let taken = min(FileKind.lookAhead - head.count, bytes.count)
        head.append(contentsOf: bytes.slice(0, taken).buffer)
        guard head.count == FileKind.lookAhead else { return }
        try decide()
        try pass(bytes.dropFirst(taken))
    }

    /// Ends the file.
    ///
    /// - Returns: one value per offer, region and currency, sorted by them; never none.
    /// - Throws: `ImportError` where the file was cut short, says two things about one price, or holds no price that
    ///   is used.
    public mutating func finish() throws(ImportError) -> [ImportedOffer] {
        if kind == nil { try decide() }
        if kind == .json {
            try stream.finish(to: &products)
            return try products.finish(beginning: beginning).offers()
        }
        try scanner.finish(to: &rows)
        return try rows.finish().offers()
    }

    private mutating func decide() throws(ImportError) {
        let start = head
        head = []
        try start.withUnsafeBufferPointer { (buffer) throws(ImportError) in
            let bytes = ByteView(buffer)
            kind = try FileKind(bytes)
            beginning = FileKind.beginning(of: bytes)
            try pass(bytes.dropFirst(FileKind.markLength(bytes)))
        }
    }

    private mutating func pass(_ bytes: ByteView) throws(ImportError) {
        if kind == .json {
            try stream.feed(bytes, to: &products)
        } else {
            try scanner.feed(bytes, to: &rows)
        }
    }
}

/// Which of the prices in an offer are wanted.
public struct ImportOptions: Equatable, Sendable {
    /// The operating systems whose EC2 prices are read.
    public enum OperatingSystems: Equatable, Sendable {
        /// Linux, and the named ones in AWS's words (`Windows`, `RHEL`, `SUSE`), whatever the case of their letters.
        case linux(and: [String])
        case all
    }

    public var operatingSystems: OperatingSystems
    /// Whether reserved terms of the wanted instances are read too.
    public var includesReserved: Bool

    public init(operatingSystems: OperatingSystems = .linux(and: []), includesReserved: Bool = false) {
        self.operatingSystems = operatingSystems
        self.includesReserved = includesReserved
    }

    func wants(operatingSystem name: ByteView) -> Bool {
        switch operatingSystems {
        case .all: true
        case .linux(let others):
            name == "Linux" || others.contains { $0.lowercased() == name.text.lowercased() }
        }
    }

    /// The same, where what names no system may be anything.
    func mayWant(operatingSystem name: ByteView) -> Bool { name.isEmpty || wants(operatingSystem: name) }
}

/// What was read and what was left out, by reason.
public struct ImportSummary: Equatable, Sendable {
    /// What is counted: a CSV file's rows, or a JSON file's products.
    public enum Record: Equatable, Sendable {
        case rows
        case products
    }

    /// Why a row or product gives no price here.
    public enum Reason: Int, CaseIterable, Sendable {
        case otherService
        case otherUsage
        case lookAlike
        case localZone
        case unknownLocation
        case otherOperation
        case otherOperatingSystem
        case preInstalledSoftware
        case ownLicense
        case notOnDemandShared
        case reserved
        case otherTerm
        case noPrice

        /// The reason in a few words.
        public var words: String {
            switch self {
            case .otherService: "of another service"
            case .otherUsage: "of usage that is not priced here"
            case .lookAlike: "of the same name elsewhere (Outposts, trust stores, other zones)"
            case .localZone: "in a local or Wavelength zone"
            case .unknownLocation: "at a location that is no known region"
            case .otherOperation: "of another operation or product family"
            case .otherOperatingSystem: "of another operating system"
            case .preInstalledSoftware: "with software pre-installed"
            case .ownLicense: "with a licence of one's own"
            case .notOnDemandShared: "dedicated, on a host, or of a capacity reservation"
            case .reserved: "of reserved terms"
            case .otherTerm: "of other terms"
            case .noPrice: "without a price on demand"
            }
        }
    }

    public internal(set) var record: Record
    public internal(set) var read = 0
    public internal(set) var used = 0
    private var counts = [Int](repeating: 0, count: Reason.allCases.count)

    init(record: Record) { self.record = record }

    /// How often each reason applied, in the order of `Reason.allCases`, without those that never did.
    public var leftOut: [(reason: Reason, count: Int)] {
        zip(Reason.allCases, counts).filter { $0.1 > 0 }.map { (reason: $0.0, count: $0.1) }
    }

    mutating func leaveOut(_ reason: Reason) { counts[reason.rawValue] += 1 }
}
