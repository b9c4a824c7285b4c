import ExactMath

/// Decimal numbers as the tables write them: all digits, no exponent, no zeros at the end.
///
/// Two such texts are the same exactly where the numbers are.
enum DecimalText {
    /// The text of a number of 0 or more that an offer file states, or nil where it is none that the tables could hold.
    static func normalised(_ bytes: ByteView) -> String? {
        if let plain = plain(bytes) { return plain.text }
        guard let value = try? Rational(decimal: bytes.buffer), value.signum >= 0 else { return nil }
        return text(of: value)
    }

    /// The value's digits, or nil where they are more than a table's reader takes.
    static func text(of value: Rational) -> String? {
        guard let places = value.terminatingPlaces, places <= Rational.longestNumberText else { return nil }
        let text = value.decimalText(places: places)
        return text.utf8.count <= Rational.longestNumberText ? text : nil
    }

    /// A number without sign and exponent, such as all prices are but a few, without the zeros at its end.
    private static func plain(_ bytes: ByteView) -> ByteView? {
        guard bytes.count <= Rational.longestNumberText else { return nil }
        var point: Int?
        for index in 0..<bytes.count {
            if bytes.start[index] == 0x2E, point == nil {
                point = index
            } else if !(0x30...0x39).contains(bytes.start[index]) {
                return nil
            }
        }
        let whole = point ?? bytes.count
        guard whole > 0, whole == 1 || bytes[0] != 0x30, point != bytes.count - 1 else { return nil }
        guard let point else { return bytes }
        var end = bytes.count
        while bytes[end - 1] == 0x30 { end -= 1 }
        return bytes.slice(0, end - 1 == point ? point : end)
    }
}
