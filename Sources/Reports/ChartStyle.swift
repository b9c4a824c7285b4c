/// How charts are drawn in text.
public struct ChartStyle: Hashable, Sendable {
    /// What a line is made of.
    public enum Glyphs: String, CaseIterable, Sendable {
        /// Eight dots a character.
        case braille
        /// Two blocks a character.
        case blocks
        /// A line's letter, and nothing but ASCII around it.
        case ascii
    }

    public let glyphs: Glyphs
    /// The lines of the terminal that a chart and what belongs to it should fit.
    public let height: Int

    public init(_ glyphs: Glyphs, height: Int = Self.usualHeight) {
        self.glyphs = glyphs
        self.height = height
    }

    public static let usualHeight = 24

    /// A text in at most `width` columns; what is left out of its middle is marked as the glyphs allow.
    func shortened(_ text: String, to width: Int) -> String {
        guard glyphs == .ascii, DisplayText.width(of: text) > width else {
            return DisplayText.shortened(text, to: width)
        }
        // The dots of an ellipsis take three columns.
        return DisplayText.shortened(text, to: width - 2).split(separator: "…", omittingEmptySubsequences: false)
            .joined(separator: "...")
    }

    /// A label of an axis, in ASCII where that is asked for.
    func plain(_ label: String) -> String {
        glyphs == .ascii && label.hasPrefix("≤") ? "<=" + label.dropFirst() : label
    }

    /// What stands in files: ASCII, whose glyphs have the same width everywhere.
    public static let plain = ChartStyle(.ascii)
}

/// The colours of lines that those who see few colours can tell apart: at least 3:1 against black and against white, and of
/// different lightness. Beyond eight they repeat; letters do not.
enum ChartColor {
    /// Of a terminal's 256.
    private static let terminal = [33, 169, 166, 136, 29, 244, 99, 167]

    /// The parameters of the SGR sequence (ECMA-48).
    static func parameters(_ line: Int, isBold: Bool) -> String {
        (isBold ? "1;" : "") + "38;5;\(terminal[line % terminal.count])"
    }
}
