/// Turns UTF-16 with a byte-order mark, which PowerShell writes, into UTF-8, fed in blocks of any size.
public struct UTF16Bytes {
    public private(set) var isOpen = false
    private var isBigEndian = false
    /// The first byte of a unit that a block's edge cuts.
    private var half: UInt8?
    /// The first unit of a pair.
    private var high: UInt16 = 0

    public init() {}

    /// Whether a text begins with UTF-16's byte-order mark.
    public static func isMarked(_ head: ByteView) -> Bool {
        (head[0] == 0xFF && head[1] == 0xFE) || (head[0] == 0xFE && head[1] == 0xFF)
    }

    /// Begins a text with the mark that it begins with.
    public mutating func begin(_ head: ByteView) {
        isOpen = true
        isBigEndian = head[0] == 0xFE
    }

    /// The next bytes, without the mark, in UTF-8.
    public mutating func decoded(_ bytes: ByteView) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for byte in bytes.buffer {
            guard let first = half else {
                half = byte
                continue
            }
            half = nil
            let unit = isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
            append(unit, to: &text)
        }
        return text
    }

    private mutating func append(_ unit: UInt16, to text: inout [UInt8]) {
        if unit & 0xFC00 == 0xD800 {
            high = unit
            return
        }
        var value = UInt32(unit)
        if unit & 0xFC00 == 0xDC00 {
            value = high == 0 ? 0xFFFD : 0x10000 + (UInt32(high) & 0x3FF) << 10 + UInt32(unit) & 0x3FF
        }
        high = 0
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        text.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }
}
