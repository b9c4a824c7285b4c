/// JSON's escapes in strings.
enum JSONString {
    /// Adds what `text`, a string without its quotes, stands for; false where an escape is none.
    ///
    /// Half of a surrogate pair stands for the replacement character.
    static func append(_ text: ByteView, to bytes: inout [UInt8]) -> Bool {
        guard text.firstIndex(of: 0x5C) != nil else {
            bytes.append(contentsOf: text.buffer)
            return true
        }
        var position = 0
        while position < text.count {
            let byte = text.start[position]
            position += 1
            guard byte == 0x5C else {
                bytes.append(byte)
                continue
            }
            let escape = text[position]
            position += 1
            switch escape {
            case 0x22, 0x5C, 0x2F: bytes.append(escape)
            case 0x62: bytes.append(0x08)
            case 0x66: bytes.append(0x0C)
            case 0x6E: bytes.append(0x0A)
            case 0x72: bytes.append(0x0D)
            case 0x74: bytes.append(0x09)
            case 0x75:
                guard var scalar = hexadecimal(text, from: position) else { return false }
                position += 4
                if (0xD800..<0xDC00).contains(scalar), text[position] == 0x5C, text[position + 1] == 0x75,
                    let low = hexadecimal(text, from: position + 2), (0xDC00..<0xE000).contains(low)
                {
                    scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
                    position += 6
                }
                let character = Unicode.Scalar(scalar) ?? "\u{FFFD}"
                bytes.append(contentsOf: Unicode.UTF8.encode(character) ?? Unicode.UTF8.encodedReplacementCharacter)
            default: return false
            }
        }
        return true
    }

    private static func hexadecimal(_ text: ByteView, from lower: Int) -> UInt32? {
        var value: UInt32 = 0
        for position in lower..<lower + 4 {
            switch text[position] {
            case let digit where (0x30...0x39).contains(digit): value = value << 4 + UInt32(digit - 0x30)
            case let letter where (0x61...0x66).contains(letter | 0x20):
                value = value << 4 + UInt32((letter | 0x20) - 0x57)
            default: return nil
            }
        }
        return value
    }
}
