import ExactMath
import Testing

@testable import Reports

@Suite struct MarkdownRendererTests {
    @Test func blocksArePartedByBlankLines() {
        var table = Table(columns: [.init("cost", alignment: .right)])
        table.append([.init(.money(2, SampleReport.yuan), mark: "*")])
        let report = SampleReport.report([
            .title("a_b"), .conditions("us-east-1"), .table(table), .note("* cheapest"), .heading("Why"),
            .list([.init("*one*", details: ["two"])]), .legend(["x"]), .footer("Prices: y"),
        ])
        let expected = """
            ## a_b

            us-east-1

            |       cost |
            | ---------: |
            | CNY 2.00\\* |

            \\* cheapest

            ### Why

            - \\*one\\*
              - two

            - x

            Prices: y

            """
        #expect(String(decoding: MarkdownRenderer.text([report]), as: UTF8.self) == expected)
    }

    @Test func columnsAreAlignedAndPadded() {
        var table = Table(columns: [.init("requests", alignment: .right), .init("cheapest")])
        table.append(["10,000", "Lambda"])
        table.append(["1,000,000", .init("EC2", style: .green)])
        #expect(
            table.markdown == """
                |  requests | cheapest |
                | --------: | :------- |
                |    10,000 | Lambda   |
                | 1,000,000 | EC2      |

                """)
    }

    @Test func groupsAndBoldCellsAreBold() {
        var table = Table(columns: [.init("item"), .init("USD", alignment: .right)])
        table.appendGroup("Lambda")
        table.append(["Requests", "2.00"])
        table.append([.init("total", style: .bold), .init("2.00", style: .bold)])
        #expect(
            table.markdown == """
                | item       |      USD |
                | :--------- | -------: |
                | **Lambda** |          |
                | Requests   |     2.00 |
                | **total**  | **2.00** |

                """)
    }

    @Test func missingCellsAreBlankAndSurplusOnesHaveNoTitle() {
        var table = Table(columns: [.init("a"), .init("b")])
        table.append(["1"])
        table.append(["1", "2", "3"])
        #expect(
            table.markdown == """
                | a   | b   |     |
                | :-- | :-- | :-- |
                | 1   |     |     |
                | 1   | 2   | 3   |

                """)
    }

    @Test func aTableWithoutColumnsIsEmpty() {
        #expect(Table(columns: []).markdown.isEmpty)
    }

    @Test(arguments: [
        ("a|b", "a\\|b"),
        ("back\\slash", "back\\\\slash"),
        ("`code`", "\\`code\\`"),
        ("*bold*", "\\*bold\\*"),
        ("_it_", "\\_it\\_"),
        ("r5_large", "r5_large"),
        ("<script>", "&lt;script>"),
        ("a & b", "a & b"),
        ("&lt;", "&amp;lt;"),
        ("[x](y)", "\\[x\\](y)"),
        ("~no~", "\\~no\\~"),
        ("two\nlines", "two lines"),
        ("two\r\n\r\nlines\n", "two lines"),
        ("\u{1B}[1m\u{202E}", "\\\\u001b\\[1m\\\\u202e"),
        ("  spaces  ", "spaces"),
        ("3×t2.nano + ELB, $1,234.56", "3×t2.nano + ELB, $1,234.56"),
    ])
    func textIsShownUnchanged(text: String, expected: String) {
        #expect(MarkdownRenderer.escaped(text) == expected)
    }
}
