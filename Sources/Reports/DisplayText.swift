import JSONText

/// Text from files, flags and the network made fit for a terminal: harmless, measured in columns, wrapped, shortened.
public enum DisplayText {
    /// The text with everything that a terminal would act on, or that a reader could not see, as a visible escape.
    ///
    /// Escaped as JSON does it are control characters (`\n`, `\t`, `\u001b`), the characters that reorder what stands
    /// beside them (`\u202e`), those that take no room (`\u200b`, soft hyphens, tags), and line and paragraph separators.
    /// Variation selectors stay. A backslash stays as it is, so sanitizing twice changes nothing more.
    ///
    /// - Complexity: O(n) in the text's length.
    public static func sanitized(_ text: String) -> String {
        guard !isPlain(text), !isLatin(text), text.unicodeScalars.contains(where: VisibleText.isTreacherous) else {
            return text
        }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if VisibleText.isTreacherous(scalar) {
                result.append(contentsOf: VisibleText.escape(scalar).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Where a shortened text loses characters.
    public enum Place: Sendable {
        case middle, end
    }

    /// The text in at most `width` columns; what is left out is marked by `…`.
    ///
    /// In the middle for paths and names, whose two ends both tell something; at the end for sentences.
    public static func shortened(_ text: String, to width: Int, at place: Place = .middle) -> String {
        guard Self.width(of: text) > width else { return text }
        guard width > 0 else { return "" }
        let room = width - 1
        let kept = place == .end ? 0 : room / 2
        let head = prefix(Array(text), columns: room - kept)
        let tail = prefix(text.reversed(), columns: kept).reversed()
        return String(head) + "…" + String(tail)
    }

    /// The text with a space for each no-break space, which was there to keep a line whole.
    static func withPlainSpaces(_ text: String) -> String {
        guard !isPlain(text), text.contains("\u{A0}") else { return text }
        return String(text.map { $0 == "\u{A0}" ? " " : $0 })
    }

    /// Printable ASCII alone: one column a byte and nothing to escape.
    static func isPlain(_ text: String) -> Bool {
        text.withFastUTF8 { bytes in bytes.allSatisfy { $0 &- 0x20 < 0x5F } }
    }

    /// Printable characters of Latin-1 alone, such as `×` and `·`: each one a column, a character and a scalar, and
    /// nothing to escape. A soft hyphen is none of them.
    static func isLatin(_ text: String) -> Bool {
        text.withFastUTF8 { bytes in
            var lead: UInt8 = 0
            for byte in bytes {
                if lead == 0, byte &- 0x20 < 0x5F { continue }
                switch (lead, byte) {
                case (0, 0xC2), (0, 0xC3): lead = byte
                case (0xC2, 0xA0...0xBF) where byte != 0xAD, (0xC3, 0x80...0xBF): lead = 0
                default: return false
                }
            }
            return true
        }
    }

    private static func prefix(_ characters: [Character], columns: Int) -> [Character] {
        var used = 0
        return Array(
            characters.prefix { character in
                used += width(of: character)
                return used <= columns
            })
    }
}

extension String {
    /// Calls `body` with the text's UTF-8, which is copied only where the text is not stored as such.
    @inline(__always)
    func withFastUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
    }
}
