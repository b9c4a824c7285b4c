import ExactMath
import Reports
import Testing

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
}
