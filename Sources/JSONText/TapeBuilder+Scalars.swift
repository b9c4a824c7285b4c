extension TapeBuilder {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Reads the string that starts at `position`; true when it holds escapes.
    @inline(__always)
    mutating func readString(in place: Place) throws(JSONSyntaxError) -> Bool {
        let start = position
        var index = start + 1
        var isEscaped = false
        while true {
            index = skipPlainBytes(from: index)
            let next = byte(index)
            if next == ASCII.quote {
                position = index + 1
                return isEscaped
            }
            if next == ASCII.backslash {
                isEscaped = true
                index = try endOfEscape(at: index, stringStart: start, in: place)
            } else if next >= 0x80 {
                guard let length = UTF8Check.sequenceLength(at: index, in: source) else {
                    throw notUTF8(at: index, in: place)
                }
                index += length
            } else if next < ASCII.space {
                throw controlCharacter(at: index, stringStart: start, in: place)
            } else {
                index += 1
            }
        }
    }

    /// Skips blocks of eight bytes that are all ASCII without a quote, a backslash or a control character.
    ///
    /// The usual test for a byte below n in a word, `(word - n) & ~word & 0x80` in each byte, is exact for the lowest such
    /// byte, and that is the one looked for.
    @inline(__always)
    private func skipPlainBytes(from start: Int) -> Int {
        var index = start
        let bytes = UnsafeRawBufferPointer(source)
        while index <= source.count - 8 {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let quotes = word ^ (Self.ones &* UInt64(ASCII.quote))
            let backslashes = word ^ (Self.ones &* UInt64(ASCII.backslash))
            let controls = (word &- Self.ones &* UInt64(ASCII.space)) & ~word
            let found = (quotes &- Self.ones) & ~quotes | (backslashes &- Self.ones) & ~backslashes | controls | word
            let marks = found & Self.highBits
            if marks != 0 { return index + marks.trailingZeroBitCount / 8 }
            index += 8
        }
        return index
    }

    /// The end of the escape whose backslash stands at `start`, with both halves of a surrogate pair.
    private func endOfEscape(at start: Int, stringStart: Int, in place: Place) throws(JSONSyntaxError) -> Int {
        let letter = byte(start + 1)
        if StringContent.simpleEscape(letter) != nil { return start + 2 }
        guard letter == 0x75, let unit = StringContent.codeUnit(in: source, at: start + 2) else {
            throw invalidEscape(at: start, stringStart: stringStart, in: place)
        }
        guard unit & 0xF800 == 0xD800 else { return start + 6 }
        if unit < 0xDC00, byte(start + 6) == ASCII.backslash, byte(start + 7) == 0x75,
            let low = StringContent.codeUnit(in: source, at: start + 8), low & 0xFC00 == 0xDC00
        {
            return start + 12
        }
        throw loneSurrogate(at: start, stringStart: stringStart, in: place)
    }
}

/// RFC 8259's number: `-`? (`0` | `1`…`9` digits) (`.` digits)? (`e` sign? digits)?
enum NumberGrammar {
    /// What a text that starts like a number breaks.
    enum Fault {
        case leadingZero
        case number(JSONSyntaxError.NumberFault)
    }

    /// The end of the number that starts at `start`, and the rule broken there if it is not one.
    @inline(__always)
    static func scan(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, fault: Fault?) {
        @inline(__always)
        func byte(_ index: Int) -> UInt8 {
            index < source.count ? source[index] : 0
        }
        var index = start
        if byte(index) == ASCII.minus { index += 1 }
        if byte(index) == ASCII.zero {
            index += 1
            if ASCII.isDigit(byte(index)) { return (index, .leadingZero) }
        } else {
            guard ASCII.isDigit(byte(index)) else { return (index, .number(.noIntegerDigits)) }
            repeat { index += 1 } while ASCII.isDigit(byte(index))
        }
        if byte(index) == ASCII.point {
            index += 1
            guard ASCII.isDigit(byte(index)) else { return (index, .number(.noFractionDigits)) }
            repeat { index += 1 } while ASCII.isDigit(byte(index))
        }
        if byte(index) | 0x20 == 0x65 {
            index += 1
            if byte(index) == ASCII.plus || byte(index) == ASCII.minus { index += 1 }
            guard ASCII.isDigit(byte(index)) else { return (index, .number(.noExponentDigits)) }
            repeat { index += 1 } while ASCII.isDigit(byte(index))
        }
        return (index, ASCII.isWordPart(byte(index)) ? .number(.followedByText) : nil)
    }
}
