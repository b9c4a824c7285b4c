/// How a piece of text looks in a terminal.
public enum TextStyle: Hashable, Sendable, CaseIterable {
    case plain, bold, dim, green, yellow, red

    /// The parameter of the SGR sequence that turns the style on (ECMA-48), or nil for plain text.
    var parameter: String? {
        switch self {
        case .plain: nil
        case .bold: "1"
        case .dim: "2"
        case .red: "31"
        case .green: "32"
        case .yellow: "33"
        }
    }
}

/// Whether styles become escape sequences; with color off every style is plain text.
public struct TerminalStyle: Hashable, Sendable {
    public let isColored: Bool

    public init(isColored: Bool) {
        self.isColored = isColored
    }

    /// The text in the style, which ends with the text.
    ///
    /// Foreign text is to be sanitized before; see `DisplayText`.
    public func styled(_ text: String, _ style: TextStyle) -> String {
        guard isColored, !text.isEmpty, let parameter = style.parameter else { return text }
        return "\u{1B}[" + parameter + "m" + text + "\u{1B}[0m"
    }

    /// A piece of a chart, with the colour of its line.
    func painted(_ text: String, _ style: TerminalLineChart.PieceStyle) -> String {
        switch style {
        case .plain: text
        case .dim: styled(text, TextStyle.dim)
        case .line(let line, let isBold):
            isColored ? "\u{1B}[\(ChartColor.parameters(line, isBold: isBold))m\(text)\u{1B}[0m" : text
        }
    }
}
