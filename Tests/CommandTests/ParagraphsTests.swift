import Testing

@testable import lambda_cost

@Suite("Paragraphs")
struct ParagraphsTests {
    @Test("keep a number with its unit, and show the no-break space as a space")
    func noBreak() {
        // 20 columns, of which the indentation takes 2 and the hanging one 2 more.
        let text = Paragraphs(width: 20).text("costs as much as 4,000\u{A0}ms of it", indent: 2)
        #expect(text == "  costs as much as\n    4,000 ms of it\n")
        #expect(Paragraphs.plain("4,000\u{A0}ms") == "4,000 ms")
    }
}
