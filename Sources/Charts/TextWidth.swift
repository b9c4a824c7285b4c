/// How wide a text is where nobody knows the reader's font: the widths of DejaVu Sans, the widest of the usual ones, so that
/// what fits by them fits everywhere.
public enum TextWidth {
    /// In pixels at a font's size.
    ///
    /// - Complexity: O(n) in the text's length.
    public static func of(_ text: String, size: Double, isBold: Bool = false) -> Double {
        let hundredths = text.unicodeScalars.reduce(0) { $0 + width(of: $1, isBold) }
        return Double(hundredths) / 100 * size
    }

    /// Of the size, in hundredths.
    private static func width(of scalar: Unicode.Scalar, _ isBold: Bool) -> Int {
        switch scalar.value {
        case 0x20..<0x7F: Int((isBold ? boldASCII : ascii)[Int(scalar.value) - 0x20])
        case 0xA0, 0xB7: isBold ? 38 : 32
        case 0xC0..<0x250: isBold ? 72 : 64
        // Combining marks stand over the letter before.
        case 0x300..<0x370, 0xFE00...0xFE0F: 0
        case 0x370..<0x590: isBold ? 88 : 80
        default: isBold ? 110 : 100
        }
    }

    /// From the space to the tilde.
    private static let ascii: [UInt8] = [
        32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34,
        84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99,
        69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52,
        39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
    ]

    private static let boldASCII: [UInt8] = [
        35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40,
        84, 84, 84, 58, 100, 78, 77, 74, 83, 69, 69, 83, 84, 38, 38, 78, 64, 100, 84, 85, 74, 85, 77, 73, 69, 82, 78,
        111, 78, 73, 73, 46, 37, 46, 84, 50, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72,
        50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
    ]

    /// The text in at most so many pixels; what is left out of its middle is marked by `…`.
    public static func shortened(_ text: String, to width: Double, size: Double, isBold: Bool = false) -> String {
        // A room that was measured by the text itself is enough for it, however sums are rounded.
        let width = width + 0.01
        guard of(text, size: size, isBold: isBold) > width else { return text }
        let characters = Array(text)
        var kept = characters.count - 1
        while kept > 0 {
            let head = characters.prefix(kept - kept / 2), tail = characters.suffix(kept / 2)
            let shorter = String(head) + "…" + String(tail)
            let excess = of(shorter, size: size, isBold: isBold) - width
            if excess <= 0 { return shorter }
            // A character is at most about as wide as the size.
            kept -= max(1, Int(excess / size / 1.1))
        }
        return ""
    }

    /// The text in lines that end at spaces, at most so many; the last one is shortened where that is too few.
    public static func wrapped(
        _ text: String, to width: Double, size: Double, isBold: Bool = false, lines most: Int
    ) -> [String] {
        var lines: [String] = []
        var line = ""
        var words: ArraySlice<String> = []
        for word in text.split(separator: " ").map(String.init) {
            // A point between two terms stands behind the first.
            if word == "·", let last = words.popLast() { words.append(last + "\u{A0}·") } else { words.append(word) }
        }
        while let word = words.first {
            let longer = line.isEmpty ? word : line + " " + word
            if line.isEmpty || of(longer, size: size, isBold: isBold) <= width {
                line = longer
                words.removeFirst()
                continue
            }
            if lines.count + 1 == most {
                line += " " + words.joined(separator: " ")
                break
            }
            lines.append(line)
            line = ""
        }
        return (lines + (line.isEmpty ? [] : [line])).map {
            shortened($0, to: width, size: size, isBold: isBold)
        }
    }
}
