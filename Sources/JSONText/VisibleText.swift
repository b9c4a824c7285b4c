/// Text made safe to show inside a message: one line, nothing invisible, nothing that reorders its surroundings.
public enum VisibleText {
    /// The scalars, of no meaning to anybody else, that stand in names of files for the bytes 0x80 to 0xFF where those are
    /// no UTF-8.
    public static let foreignBytes: ClosedRange<UInt32> = 0x10FE80...0x10FEFF

    /// The text in single quotes for a message, at most 60 characters of it.
    public static func quoted(_ text: String) -> String { "'" + escaping(text, limit: 60) + "'" }

    /// The whole text on one line, for a file's name or a sentence.
    public static func line(_ text: String) -> String { escaping(text, limit: .max) }

    /// The text with every scalar that cannot be seen written as JSON escapes it, `\n` or `\uXXXX`, cut to `limit`
    /// characters with `…` as the last.
    public static func escaping(_ text: String, limit: Int, escapingQuotes: Bool = false) -> String {
        var result = ""
        var length = 0
        // The text as it would be if it were cut here, remembered because the cut is known only afterwards.
        var cut = ""
        for scalar in text.unicodeScalars {
            let piece = form(of: scalar, escapingQuotes: escapingQuotes)
            let pieceLength = piece.unicodeScalars.count
            if length + pieceLength > limit { return cut + "…" }
            result += piece
            length += pieceLength
            if length < limit { cut = result }
        }
        return result
    }

    /// One scalar as it is shown.
    static func form(of scalar: Unicode.Scalar, escapingQuotes: Bool = false) -> String {
        if escapingQuotes, scalar == "\"" || scalar == "\\" { return "\\\(scalar)" }
        return isHidden(scalar) ? escape(scalar) : String(scalar)
    }

    /// `\n`, `\u202e`, or two of those (a surrogate pair) above U+FFFF, as JSON writes it; `\xff` for a byte that is no
    /// UTF-8.
    public static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default: break
        }
        if foreignBytes.contains(scalar.value) {
            return "\\x" + String(scalar.value - foreignBytes.lowerBound + 0x80, radix: 16)
        }
        var text = ""
        for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            text += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
        return text
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .privateUse,
            .unassigned:
            return true
        default:
            return false
        }
    }

    /// Whether a terminal would act on the character, or a reader could not see it: control characters, line and paragraph
    /// separators, what reorders the text beside it, and what takes no room.
    ///
    /// Variation selectors and spaces are none of these: they choose how a text looks.
    public static func isTreacherous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: return false
        case 0..<0x300: return scalar.value < 0xA0 || scalar.value == 0xAD
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return false
        // Named one by one, whatever Unicode version the standard library carries: bidirectional controls, and interlinear
        // annotation.
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB: return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        default: return scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
