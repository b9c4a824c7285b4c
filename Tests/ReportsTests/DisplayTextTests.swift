import Reports
import Testing

@Suite struct DisplayTextTests {
    @Test(arguments: [
        ("plain text", "plain text"),
        ("", ""),
        ("3×t2.medium + ELB", "3×t2.medium + ELB"),
        ("two\nlines", "two\\nlines"),
        ("a\r\nb", "a\\r\\nb"),
        ("a\tb", "a\\tb"),
        ("\u{1B}[31mred", "\\u001b[31mred"),
        ("nul\u{0}", "nul\\u0000"),
        ("\u{7F}", "\\u007f"),
        ("\u{9B}2J", "\\u009b2J"),
        ("abc\u{202E}cba", "abc\\u202ecba"),
        ("\u{2066}x\u{2069}", "\\u2066x\\u2069"),
        ("\u{200E}\u{200F}\u{61C}", "\\u200e\\u200f\\u061c"),
        ("zero\u{200B}width\u{200D}\u{FEFF}", "zero\\u200bwidth\\u200d\\ufeff"),
        ("soft\u{AD}hyphen", "soft\\u00adhyphen"),
        ("\u{2028}\u{2029}", "\\u2028\\u2029"),
        ("tag\u{E0041}", "tag\\udb40\\udc41"),
        ("é e\u{301} 日本 ✔\u{FE0F}", "é e\u{301} 日本 ✔\u{FE0F}"),
    ])
    func escapesWhatATerminalActsOnOrAReaderCannotSee(text: String, expected: String) {
        #expect(DisplayText.sanitized(text) == expected)
        #expect(DisplayText.sanitized(expected) == expected)
    }

    @Test func everyControlCharacterIsEscaped() throws {
        for value in Array(UInt32(0)...0x1F) + Array(UInt32(0x7F)...0x9F) + Array(UInt32(0x202A)...0x202E) {
            let scalar = try #require(Unicode.Scalar(value))
            let text = DisplayText.sanitized("a" + String(Character(scalar)) + "b")
            #expect(!text.unicodeScalars.contains(scalar), "U+\(String(value, radix: 16))")
            #expect(text.hasPrefix("a\\") && text.hasSuffix("b"))
        }
    }

    @Test(arguments: [
        ("", 0),
        ("abc", 3),
        ("3×t2.nano", 9),
        ("$1,234.56", 9),
        ("é", 1),
        ("e\u{301}", 1),
        ("a\u{20DD}", 1),
        ("日本語", 6),
        ("ｆｕｌｌ", 8),
        ("ﾊﾝｶｸ", 4),
        ("한국", 4),
        ("\u{1112}\u{1161}\u{11AB}", 2),
        ("🙂", 2),
        ("👍🏽", 2),
        ("👨\u{200D}👩\u{200D}👧", 2),
        ("🇩🇪", 2),
        ("✔", 1),
        ("✔\u{FE0F}", 2),
        ("─…—", 3),
        ("नमस्ते", 4),
    ])
    func countsTerminalColumns(text: String, columns: Int) {
        #expect(DisplayText.width(of: text) == columns)
    }

    @Test(arguments: [
        ("AmazonEC2/2017-03-01.json", 25, DisplayText.Place.middle, "AmazonEC2/2017-03-01.json"),
        ("abcdefghij", 7, .middle, "abc…hij"),
        ("abcdefghij", 6, .middle, "abc…ij"),
        ("abcdefghij", 6, .end, "abcde…"),
        ("abcdefghij", 1, .middle, "…"),
        ("abcdefghij", 0, .end, ""),
        ("日本語日本語", 6, .end, "日本…"),
        ("日本語日本語", 7, .end, "日本語…"),
    ])
    func shortensToTheWidthWithAnEllipsis(text: String, width: Int, place: DisplayText.Place, expected: String) {
        let shortened = DisplayText.shortened(text, to: width, at: place)
        #expect(shortened == expected)
        #expect(DisplayText.width(of: shortened) <= width)
    }
}
