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

    public init(options: ImportOptions = ImportOptions()) {
        rows = OfferCSVReader(options: options)
        products = OfferJSONReader(options: options)
    }

    /// What was read so far, and what was left out.
    public var summary: ImportSummary { kind == .json ? products.summary : rows.summary }

    /// Takes the next bytes of the file.
    ///
    /// - Throws: `ImportError` as soon as the content shows that it gives no table; nothing is to be fed after that.
    public mutating func feed(_ block: UnsafeRawBufferPointer) throws(ImportError) {
        guard let base = block.baseAddress, !block.isEmpty else { return }
        let bytes = ByteView(start: base.assumingMemoryBound(to: UInt8.self), count: block.count)
        guard kind == nil else { return try pass(bytes) }
        let taken = min(FileKind.lookAhead - head.count, bytes.count)
        head.append(contentsOf: bytes.slice(0, taken).buffer)
        guard head.count == FileKind.lookAhead else { return }
        try decide()
        try pass(bytes.dropFirst(taken))
    }

    /// Takes the next bytes of the file.
    public mutating func feed(_ block: ArraySlice<UInt8>) throws(ImportError) {
        let failure = block.withUnsafeBytes { buffer -> ImportError? in
            do throws(ImportError) {
                try feed(buffer)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
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
