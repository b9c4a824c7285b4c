extension JSONWriter {
    /// Appends a string in quotes.
    ///
    /// Escaped are, besides quote and backslash, the characters that are invisible in an editor but change how a text
    /// reads: control characters (also U+007F to U+009F), line and paragraph separator, all that steer text direction,
    /// and those without width, of which some readers drop the byte-order mark.
    mutating func appendQuoted(_ text: String) {
        var text = text
        bytes.append(ASCII.quote)
        text.withUTF8 { source in
            if source.allSatisfy(Self.isPlain) {
                bytes.append(contentsOf: source)
            } else {
                for scalar in String(decoding: source, as: UTF8.self).unicodeScalars { append(scalar) }
            }
        }
        bytes.append(ASCII.quote)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= ASCII.space && byte < ASCII.delete && byte != ASCII.quote && byte != ASCII.backslash
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"", "\\":
            bytes.append(ASCII.backslash)
            bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}",
            "\u{061C}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}", "\u{2060}"..."\u{2069}", "\u{FEFF}":
            bytes.append(contentsOf: VisibleText.escape(scalar).utf8)
        default:
            bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
        }
    }
}
