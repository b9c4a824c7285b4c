/// A run of bytes lent by its owner: a block being fed, a carried row, a value's text.
///
/// ## Invariants
/// - `count` bytes from `start` can be read as long as the owner lends them; a view is never kept beyond the call that
///   received it.
public struct ByteView {
    public let start: UnsafePointer<UInt8>
    public let count: Int

    @inlinable
    public init(start: UnsafePointer<UInt8>, count: Int) {
        self.start = start
        self.count = count
    }

    @inlinable
    public init(_ buffer: UnsafeBufferPointer<UInt8>) {
        if let base = buffer.baseAddress {
            self.init(start: base, count: buffer.count)
        } else {
            self = .empty
        }
    }

    /// The bytes of a literal.
    @inlinable
    public init(_ literal: StaticString) {
        self.init(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    }

    @inlinable
    public static var empty: ByteView { ByteView("") }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    @inlinable
    public var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    /// The bytes as text; what is no UTF-8 is replaced, as it can only end up in a message.
    @inlinable
    public var text: String { String(decoding: buffer, as: UTF8.self) }

    /// The byte at `index`, or 0 outside of the run.
    @inlinable
    public subscript(index: Int) -> UInt8 { index >= 0 && index < count ? start[index] : 0 }

    /// The bytes from `lower` up to `upper`, both held within the run.
    @inlinable
    public func slice(_ lower: Int, _ upper: Int) -> ByteView {
        let low = max(0, min(lower, count))
        return ByteView(start: start + low, count: max(0, min(upper, count) - low))
    }

    @inlinable
    public func dropFirst(_ number: Int) -> ByteView { slice(number, count) }

    /// The bytes without spaces, tabs and line ends around them.
    @inlinable
    public var trimmed: ByteView {
        var low = 0
        var high = count
        while low < high, ByteView.isSpace(start[low]) { low += 1 }
        while high > low, ByteView.isSpace(start[high - 1]) { high -= 1 }
        return slice(low, high)
    }

    @inlinable
    public static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    @inlinable
    public func hasPrefix(_ other: ByteView) -> Bool { count >= other.count && slice(0, other.count) == other }
    @inlinable
    public func hasPrefix(_ literal: StaticString) -> Bool { hasPrefix(ByteView(literal)) }

    @inlinable
    @inline(__always)
    public static func == (left: ByteView, right: ByteView) -> Bool {
        left.count == right.count && (left.count == 0 || left.start[0] == right.start[0] && left.holdsSame(as: right))
    }

    /// Compares runs of equal length, eight bytes at a time.
    @usableFromInline
    func holdsSame(as other: ByteView) -> Bool {
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

    @inlinable
    @inline(__always)
    public static func == (left: ByteView, right: StaticString) -> Bool { left == ByteView(right) }
    @inlinable
    public static func != (left: ByteView, right: StaticString) -> Bool { !(left == right) }

    /// Whether both are the same apart from the case of ASCII letters.
    @inlinable
    public func equalsIgnoringCase(_ other: ByteView) -> Bool {
        guard count == other.count else { return false }
        for index in 0..<count where ByteView.lowercase(start[index]) != ByteView.lowercase(other.start[index]) {
            return false
        }
        return true
    }

    @inlinable
    public func equalsIgnoringCase(_ literal: StaticString) -> Bool { equalsIgnoringCase(ByteView(literal)) }

    @inlinable
    @inline(__always)
    public static func lowercase(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

    /// Where `needle` first occurs.
    ///
    /// - Complexity: O(n) for needles whose first byte is rare.
    @inlinable
    public func firstIndex(of needle: ByteView, from lower: Int = 0) -> Int? {
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
    @inlinable
    public func equals(_ text: String) -> Bool {
        var index = 0
        for byte in text.utf8 {
            guard index < count, start[index] == byte else { return false }
            index += 1
        }
        return index == count
    }
}
