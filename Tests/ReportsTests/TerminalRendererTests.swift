import ExactMath
import Reports
import Testing

@Suite struct TerminalRendererTests {
    private func text(_ blocks: [Block], width: Int? = 40, color: Bool = false) -> String {
        String(
            decoding: TerminalRenderer.text([SampleReport.report(blocks)], width: width, isColored: color),
            as: UTF8.self)
    }

    @Test func blankLinesPartBlocksButNotATitleFromItsConditions() {
        let blocks: [Block] = [
            .title("name"), .conditions("us-east-1"), .heading("Map"), .note("a"), .note("b"), .footer("Prices: c"),
            .legend(["d", "e"]), .footer("f"),
        ]
        #expect(text(blocks) == "name\nus-east-1\n\nMap\na\nb\nPrices: c\n\nd\ne\n\nf\n")
    }

    @Test func reportsAreParted() {
        let reports = [SampleReport.report([.note("a")]), SampleReport.report([.note("b")])]
        #expect(TerminalRenderer.text(reports, width: nil, isColored: false) == Array("a\n\nb\n".utf8))
    }

    /// 40 columns less the indentation of 2 and the later lines' 2 leave 36 for the sentence.
    @Test func listsAreIndentedAndTheirLaterLinesMore() {
        let sentence = "one two three four five six seven eight"
        let items = [Block.Item(sentence, details: [sentence])]
        let expected = """
              one two three four five six seven
                eight
                  one two three four five six
                    seven eight

            """
        #expect(text([.list(items)]) == expected)
        let content = """
              one two three four five six seven
                eight
                one two three four five six seven
                  eight

            """
        #expect(text([.list(items, details: .content)]) == content)
    }

    @Test func noBreakSpacesKeepALineWholeAndAreShownAsSpaces() {
        let sentence = "one two three four five six to seven\u{A0}eight"
        #expect(
            text([.paragraphs([sentence])]).split(separator: "\n") == ["one two three four five six to", "seven eight"])
    }

    @Test func aCurrencyStaysWithItsAmount() {
        #expect(
            text([.paragraphs(["one two three four five six costs CNY 1,234.56"])]).split(separator: "\n")
                == ["one two three four five six costs", "CNY 1,234.56"])
    }

    @Test func entriesAreABill() {
        let entries = Block.Entries(
            title: "Lambda", [.init("Requests", .money(2, SampleReport.yuan), details: ["10 × 0.2"])],
            total: .init("Total", .money(2, SampleReport.yuan)))
        let expected = """
            Lambda

            Requests                        CNY 2.00
                10 × 0.2
            \(String(repeating: "─", count: 40))
            Total                           CNY 2.00

            """
        #expect(text([.entries(entries)]) == expected)
    }

    @Test func theRemarkStandsBelowAVerdictWhereThereIsNoRoomBesideIt() {
        let verdict = Block.Verdict("a.json", "ok", .green, remark: "two scenarios", details: ["because"])
        #expect(text([.verdicts([verdict])]) == "a.json: ok  two scenarios\n  because\n")
        #expect(text([.verdicts([verdict])], width: 20) == "a.json: ok\n  two scenarios\n  because\n")
        #expect(text([.verdicts([verdict])], color: true).hasPrefix("a.json: \u{1B}[32mok\u{1B}[0m  two"))
    }

    private var blocks: [Block] {
        let attack = SampleReport.attack
        let entry = Block.Entries.Entry(attack, .text(attack), details: [attack])
        return [
            .title(attack), .conditions(attack), .heading(attack), .paragraphs([attack]), .note(attack),
            .legend([attack]),
            .footer(attack), .list([.init(attack, details: [attack])]),
            .table(Table(columns: [.init(attack)], rows: [.group(attack), .cells([.init(attack)])])),
            .entries(.init(title: attack, [entry, .init(attack)], total: entry)),
            .verdicts([.init(attack, attack, .red, remark: attack, details: [attack])]),
        ]
    }

    @Test func nothingReachesATerminalOrMarkdownThatActsOnIt() {
        func isHarmless(_ text: String) -> Bool {
            text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0 != "\u{202E}" && $0 != "\u{200B}" }
        }
        for block in blocks {
            for width in [nil, 20, 100] { #expect(isHarmless(text([block], width: width))) }
            let markdown = String(decoding: MarkdownRenderer.text([SampleReport.report([block])]), as: UTF8.self)
            #expect(isHarmless(markdown) && markdown.contains("\\*a\\*"))
        }
    }
}
