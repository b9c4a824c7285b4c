import Reports
import Testing

@Suite struct TerminalStyleTests {
    @Test(arguments: [
        (TextStyle.plain, "x"),
        (.bold, "\u{1B}[1mx\u{1B}[0m"),
        (.dim, "\u{1B}[2mx\u{1B}[0m"),
        (.red, "\u{1B}[31mx\u{1B}[0m"),
        (.green, "\u{1B}[32mx\u{1B}[0m"),
        (.yellow, "\u{1B}[33mx\u{1B}[0m"),
    ])
    func stylesAreSelectGraphicRenditionSequences(style: TextStyle, expected: String) {
        #expect(TerminalStyle(isColored: true).styled("x", style) == expected)
    }

    @Test(arguments: TextStyle.allCases)
    func withoutColorEveryStyleIsPlain(style: TextStyle) {
        #expect(TerminalStyle(isColored: false).styled("x", style) == "x")
    }

    @Test func anEmptyTextHasNoSequences() {
        #expect(TerminalStyle(isColored: true).styled("", .bold).isEmpty)
    }
}
