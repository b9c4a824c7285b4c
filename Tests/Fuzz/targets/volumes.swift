import CostModel

/// Lists of volumes: ascending within a range, within the largest there is, and as many as were asked for at most.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: min(count, 200)), as: UTF8.self)
    do {
        let list = try VolumeList(text)
        precondition(!list.parts.isEmpty)
        var taken = 0
        for volume in list {
            precondition((0...1_000_000_000_000).contains(volume), "\(volume) is no volume")
            precondition(volume <= list.largest)
            taken += 1
            if taken == 2000 { break }
        }
    } catch {
        precondition(!"\(error)".isEmpty)
    }
    return 0
}
