/// A run of bytes lent by its owner: a block being fed, a carried row, a value's text.
///
/// ## Invariants
/// - `count` bytes from `start` can be read as long as the owner lends them; a view is never kept beyond the call that
///   received it.
struct ByteView {
    let start: UnsafePointer<UInt8>
    let count: Int

    init(start: UnsafePointer<UInt8>, count: Int) {
        self.start = start
        self.count = count
    }

    init(_ buffer: UnsafeBufferPointer<UInt8>) {
        if let base = buffer.baseAddress {
            self.init(start: base, count: buffer.count)
        } else {
            self = .empty
        }
    }

    /// The bytes of a literal.
    init(_ literal: StaticString) {
        self.init(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    }

    static var empty: ByteView { ByteView("") }

    var isEmpty: Bool { count == 0 }

    var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    /// The bytes as text; what is no UTF-8 is replaced, as it can only end up in a message.
    var text: String { String(decoding: buffer, as: UTF8.self) }

    /// The byte at `index`, or 0 outside of the run.
    subscript(index: Int) -> UInt8 { index >= 0 && index < count ? start[index] : 0 }

    /// The bytes from `lower` up to `upper`, both held within the run.
    func slice(_ lower: Int, _ upper: Int) -> ByteView {
        let low = max(0, min(lower, count))
        return ByteView(start: start + low, count: max(0, min(upper, count) - low))
    }

    func dropFirst(_ number: Int) -> ByteView { slice(number, count) }

    /// The bytes without spaces, tabs and line ends around them.
    var trimmed: ByteView {
        var low = 0
        var high = count
        while low < high, ByteView.isSpace(start[low]) { low += 1 }
        while high > low, ByteView.isSpace(start[high - 1]) { high -= 1 }
        return slice(low, high)
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    func hasPrefix(_ other: ByteView) -> Bool { count >= other.count && slice(0, other.count) == other }
    func hasPrefix(_ literal: StaticString) -> Bool { hasPrefix(ByteView(literal)) }

    @inline(__always)
    static func == (left: ByteView, right: ByteView) -> Bool {
        left.count == right.count && (left.count == 0 || left.start[0] == right.start[0] && left.holdsSame(as: right))
    }

    /// Compares runs of equal length, eight bytes at a time.
    private func holdsSame(as other: ByteView) -> Bool {
        var index = 0
        while index + 8 <= count {
            let mine = UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self)
            guard mine == UnsafeRawPointer(other.start + index).loadUnaligned(as: UInt64.self) else { return false }
            index += 8
        }
        while index < count {
            guard start[index] == other.start[index] else { return false }
            index += 1
        }
        return true
    }

    @inline(__always)
    static func == (left: ByteView, right: StaticString) -> Bool { left == ByteView(right) }
    static func != (left: ByteView, right: StaticString) -> Bool { !(left == right) }

    /// Whether both are the same apart from the case of ASCII letters.
    func equalsIgnoringCase(_ other: ByteView) -> Bool {
        guard count == other.count else { return false }
        for index in 0..<count where ByteView.lowercase(start[index]) != ByteView.lowercase(other.start[index]) {
            return false
        }
        return true
    }

    func equalsIgnoringCase(_ literal: StaticString) -> Bool { equalsIgnoringCase(ByteView(literal)) }

    @inline(__always)
    static func lowercase(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

    /// Where `needle` first occurs.
    ///
    /// - Complexity: O(n) for needles whose first byte is rare.
    func firstIndex(of needle: ByteView, from lower: Int = 0) -> Int? {
        guard needle.count > 0, let first = needle.buffer.first else { return nil }
        var index = lower
        while let found = firstIndex(of: first, from: index) {
            if found + needle.count > count { return nil }
            if slice(found, found + needle.count) == needle { return found }
            index = found + 1
        }
        return nil
    }

    /// Whether these are the text's bytes.
    func equals(_ text: String) -> Bool {
        var index = 0
        for byte in text.utf8 {
            guard index < count, start[index] == byte else { return false }
            index += 1
        }
        return index == count
    }
}
