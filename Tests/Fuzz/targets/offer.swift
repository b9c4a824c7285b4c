import ExactMath
import PriceList
import Pricing

/// AWS's price lists, as CSV and as JSON: where blocks end changes nothing, and what is imported is a valid table.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let whole = imported(bytes, block: max(1, count))
    precondition(imported(bytes, block: 1 + count % 61)?.count == whole?.count, "blocks change what is read")
    for offer in whole ?? [] {
        guard let tables = try? ImportedTable.tables(of: offer, rules: PriceBook()) else { continue }
        for table in tables {
            let bytes = table.bytes
            let source = PriceTableSource(directory: "own", path: table.path) { bytes }
            guard let source, let faults = try? source.faults() else {
                preconditionFailure("\(table.path) is no table")
            }
            precondition(faults.isEmpty, "\(table.path): \(faults[0])")
        }
    }
    return 0
}

/// What the bytes hold, fed in blocks; nil where they are no price list.
private func imported(_ bytes: [UInt8], block: Int) -> [ImportedOffer]? {
    var importer = Importer(options: ImportOptions(includesReserved: true))
    var from = 0
    do {
        while from < bytes.count {
            let end = min(bytes.count, from + block)
            try importer.feed(bytes[from..<end])
            from = end
        }
        return try importer.finish()
    } catch {
        precondition(!"\(error)".isEmpty)
        return nil
    }
}
