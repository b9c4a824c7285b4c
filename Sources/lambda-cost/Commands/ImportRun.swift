import Answers
import JSONText
import PriceList
import Pricing

/// Streams one price list through the importer.
struct ImportRun {
    let options: ImportOptions
    var progress: Progress

    /// A file's tables, and what else stood in it.
    struct Result {
        let name: String
        let summary: ImportSummary
        let offers: [ImportedOffer]
        let tables: [ImportedTable]
    }

    /// How much is read of what somebody else sends.
    struct Limit {
        let bytes: Int
        let prices: Int
    }

    /// Reads a file, or standard input for `-`.
    func result(ofFile name: String) throws(CommandError) -> Result {
        let (descriptor, size) = try InputReader.open(name)
        defer { if descriptor != 0 { close(descriptor) } }
        return try result(of: descriptor, name: name == "-" ? "standard input" : name, size: size)
    }

    /// Reads what a descriptor gives behind `beginning`, which was read from it before.
    func result(
        of descriptor: Int32, name: String, size: Int?, beginning: [UInt8] = [], limit: Limit? = nil
    ) throws(CommandError) -> Result {
        var importer = Importer(options: options)
        var progress = progress
        progress.size = size
        defer { progress.end() }
        var block = [UInt8](repeating: 0, count: 256 << 10)
        var bytes = beginning.count
        try Self.naming(name) { () throws(ImportError) in try importer.feed(beginning[...]) }
        while true {
            let count = block.withUnsafeMutableBytes { SystemCall.read(descriptor, $0) }
            if count < 0 {
                if errno == EINTR { continue }
                throw CommandError(
                    .inputOutputFailed, "\(VisibleText.line(name))\nReading failed: \(systemMessage()).")
            }
            if count == 0 { break }
            try Self.naming(name) { () throws(ImportError) in try importer.feed(block[..<count]) }
            progress.advance(by: count)
            bytes += count
            if let limit, bytes > limit.bytes || importer.summary.used > limit.prices {
                throw CommandError(
                    .invalidContent,
                    "\(VisibleText.line(name))\nThis is no price list: after \(bytes >> 20) MiB and "
                        + "\(importer.summary.used) prices it still goes on, which is more than any has.")
            }
        }
        let offers = try Self.naming(name) { () throws(ImportError) in try importer.finish() }
        do throws(PricingError) {
            let book = PriceBook()
            var tables: [ImportedTable] = []
            for offer in offers { tables += try ImportedTable.tables(of: offer, rules: book) }
            return Result(name: name, summary: importer.summary, offers: offers, tables: tables)
        } catch {
            throw CommandError(error)
        }
    }

    /// What a step of the import comes to; an error in it names the file.
    private static func naming<Value>(
        _ name: String, _ step: () throws(ImportError) -> Value
    ) throws(CommandError) -> Value {
        do throws(ImportError) { return try step() } catch {
            throw CommandError(.invalidContent, "\(VisibleText.line(name))\n\("\(error)".capitalizedFirst)")
        }
    }
}
