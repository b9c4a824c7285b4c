/// Memory for strings that had escapes.
final class DecodedStrings {
    private var kept: [UnsafeMutableBufferPointer<UInt8>] = []

    deinit { removeAll() }

    func removeAll() {
        for buffer in kept { buffer.deallocate() }
        kept.removeAll(keepingCapacity: true)
    }

    /// What the text stands for, or nil where an escape is none; valid until `removeAll`.
    func decode(_ text: ByteView) -> ByteView? {
        var bytes: [UInt8] = []
        guard JSONString.append(text, to: &bytes) else { return nil }
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = buffer.initialize(from: bytes)
        kept.append(buffer)
        return ByteView(UnsafeBufferPointer(buffer))
    }
}
