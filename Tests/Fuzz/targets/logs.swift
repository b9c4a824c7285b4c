import Answers
import Observations
import Reports

/// Logs, metrics and bills: where blocks end changes nothing, and what was observed can be shown.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let whole = observed(bytes, block: max(1, count))
    let inBlocks = observed(bytes, block: 1 + count % 61)
    precondition((whole == nil) == (inBlocks == nil), "blocks change whether it can be read")
    precondition(whole?.functions.count == inBlocks?.functions.count, "blocks change what is read")
    return 0
}

private func observed(_ bytes: [UInt8], block: Int) -> Findings? {
    let observer = Observer()
    observer.begin()
    do {
        try bytes.withUnsafeBufferPointer { (buffer) throws(ObservationError) in
            var from = 0
            while from < buffer.count {
                let end = min(buffer.count, from + block)
                try observer.feed(UnsafeBufferPointer(rebasing: buffer[from..<end]))
                from = end
            }
        }
        try observer.end(file: "own")
        return observer.findings()
    } catch {
        precondition(!"\(error)".isEmpty)
        return nil
    }
}
