import ByteScanning
import ExactMath

/// Numbers as logs write them, read from bytes into whole numbers of a unit.
enum LogNumber {
    /// A number as thousandths, further decimals rounded up; nil where no digit stands, or for more than twelve digits.
    @inline(__always)
    static func thousandths(_ text: ByteView, at position: Int) -> (thousandths: Int, end: Int)? {
        scaled(text, at: position, by: 1000).map { ($0.value, $0.end) }
    }

    /// A number times a power of ten, further decimals rounded up.
    @inline(__always)
    static func scaled(_ text: ByteView, at position: Int, by scale: Int) -> (value: Int, end: Int)? {
        guard var (value, end) = whole(text, at: position) else { return nil }
        value *= scale
        guard end + 1 < text.count, text.start[end] == 0x2E, text.start[end + 1] &- 0x30 < 10 else {
            return (value, end)
        }
        end += 1
        var unit = scale / 10
        var hasMore = false
        while end < text.count, text.start[end] &- 0x30 < 10 {
            let digit = Int(text.start[end] &- 0x30)
            value += digit * unit
            if unit == 0, digit > 0 { hasMore = true }
            unit /= 10
            end += 1
        }
        return (hasMore ? value + 1 : value, end)
    }

    /// A whole number of up to seven digits, all looked at together: lengths that change from line to line are what a
    /// processor guesses badly. Nil for others, and where fewer than eight bytes are left.
    @inline(__always)
    static func short(_ text: ByteView, at position: Int) -> (value: Int, end: Int)? {
        guard position >= 0, text.count - position >= 8 else { return nil }
        let bytes = UInt64(littleEndian: UnsafeRawPointer(text.start + position).loadUnaligned(as: UInt64.self))
        // The highest bit of each byte that is no digit.
        let others = ((bytes &+ 0x4646_4646_4646_4646) | (bytes &- 0x3030_3030_3030_3030)) & 0x8080_8080_8080_8080
        guard others != 0 else { return nil }
        let count = others.trailingZeroBitCount >> 3
        guard count > 0 else { return nil }
        // As if zeros stood before them; then pairs, fours, and all eight are put together.
        var digits = (bytes & 0x0F0F_0F0F_0F0F_0F0F) << UInt64(64 - 8 * count)
        digits = (digits &* 10 &+ (digits >> 8)) & 0x00FF_00FF_00FF_00FF
        digits = (digits &* 100 &+ (digits >> 16)) & 0x0000_FFFF_0000_FFFF
        digits = (digits &* 10_000 &+ (digits >> 32)) & 0xFFFF_FFFF
        return (Int(digits), position + count)
    }

    /// Whether all bytes of a word that `mask` covers are digits; the mask covers whole bytes from the lowest on.
    @inline(__always)
    static func areDigits(_ word: UInt64, of mask: UInt64) -> Bool {
        let bytes = word & mask
        return ((bytes &+ 0x4646_4646_4646_4646 & mask) | (bytes &- 0x3030_3030_3030_3030 & mask))
            & 0x8080_8080_8080_8080 == 0
    }

    /// Seconds of one digit and three decimals before a blank, in milliseconds; nil for others, and where fewer than eight
    /// bytes are left.
    @inline(__always)
    static func shortSeconds(_ text: ByteView, at position: Int) -> Int? {
        guard position >= 0, text.count - position >= 8 else { return nil }
        let word = UInt64(littleEndian: UnsafeRawPointer(text.start + position).loadUnaligned(as: UInt64.self))
        // The point taken for a zero.
        guard word & 0xFF00_0000_FF00 == 0x2000_0000_2E00,
            areDigits(word & 0xFF_FFFF_00FF | 0x3000, of: 0xFF_FFFF_FFFF)
        else { return nil }
        let decimals = Int(word >> 16 & 0xF) * 100 + Int(word >> 24 & 0xF) * 10 + Int(word >> 32 & 0xF)
        return Int(word & 0xF) * 1000 + decimals
    }

    /// A whole number of up to twelve digits.
    @inline(__always)
    static func whole(_ text: ByteView, at position: Int) -> (value: Int, end: Int)? {
        var (value, end) = (0, position)
        while end < text.count, text.start[end] &- 0x30 < 10 {
            guard end - position < 12 else { return nil }
            value = value &* 10 &+ Int(text.start[end] &- 0x30)
            end += 1
        }
        return end > position ? (value, end) : nil
    }

    /// The exact value of a decimal text; nil for none.
    ///
    /// Nil as well for powers of ten that no quantity has: each such number would be thousands of digits to add up.
    static func decimal(_ text: UnsafeBufferPointer<UInt8>) -> Rational? {
        if let mark = text.firstIndex(where: { $0 | 0x20 == 0x65 }) {
            let digits = text[(mark + 1)...].drop { !($0 &- 0x31 < 9) }
            guard digits.count <= 2 else { return nil }
        }
        return try? Rational(decimal: text)
    }
}
