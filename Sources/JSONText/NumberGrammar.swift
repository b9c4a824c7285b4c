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
