/// Well-formed UTF-8 as the Unicode Standard's table 3-7 lists it: no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Check {
    static func isContinuation(_ byte: UInt8) -> Bool {
        byte & 0xC0 == 0x80
    }

    /// The length of the well-formed sequence of two to four bytes that starts at `offset`; nil when there is none.
    static func sequenceLength(at offset: Int, in source: UnsafeBufferPointer<UInt8>) -> Int? {
        guard offset >= 0, offset < source.count else { return nil }
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch source[offset] {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard source.count - offset >= length, second.contains(source[offset + 1]) else { return nil }
        for index in (offset + 2)..<(offset + length) where !isContinuation(source[index]) {
            return nil
        }
        return length
    }
}
