import ExactMath
import TestSupport
import Testing

@testable import Reports

@Suite struct HTMLRendererTests {
    private func page(_ blocks: [Block]) -> XMLChecker {
        XMLChecker(String(HTMLRenderer.text([SampleReport.report(blocks)]).dropFirst("<!DOCTYPE html>\n".count)))
    }

    @Test func tablesNameTheirRowsColumnsAndGroups() {
        var table = Table(columns: [.init("Volume", alignment: .right), .init("a & b", alignment: .right)])
        table.appendGroup("g<")
        table.append([.init(.count(1000)), .init(.money(2, .dollars), style: .green, mark: "*")])
        table.append([.init(.count(2000))])
        let page = page([.title("t"), .heading("What <it> costs"), .table(table)])
        #expect(page.fault == nil)
        let headings = page.elements.filter { $0.name == "th" }
        #expect(headings.map { $0.text } == ["Volume", "a & b", "g<", "1,000", "2,000"])
        #expect(headings.map { $0.attributes["scope"] } == ["col", "col", "rowgroup", "row", "row"])
        #expect(page.elements.first { $0.name == "caption" }?.text == "What <it> costs")
        // A row's missing cells are blank.
        let cells = page.elements.filter { $0.name == "td" }
        #expect(cells.map { $0.text } == ["$2.00*", ""])
        #expect(cells.first?.attributes["class"] == "number good")
        // What scrolls can be reached with the keyboard and has a name.
        let region = page.elements.first { $0.attributes["role"] == "region" }
        #expect(region?.attributes["tabindex"] == "0" && region?.attributes["aria-label"] == "What <it> costs")
    }

    @Test func evidenceAndBillsAreUnfoldedOnDemand() {
        let bill = Block.Entries(
            title: "small", [.init("Requests", .money(1, .dollars), details: ["1 × $1"]), .init("none")],
            total: .init("Total", .money(1, .dollars)))
        let page = page([
            .list([.init("claim", details: ["proof"]), .init("bare")]),
            .list([.init("a", details: ["b"])], details: .content),
            .entries(bill), .entries(.init([.init("loose")])),
        ])
        #expect(page.fault == nil)
        let summaries = page.elements.filter { $0.name == "summary" }.map { $0.text }
        #expect(summaries == ["claim", "small "])
        #expect(page.elements.filter { $0.name == "b" }.map { $0.text } == ["$1.00"])
        #expect(page.elements.filter { $0.name == "dt" }.map { $0.text } == ["Requests", "none", "Total", "loose"])
    }

    @Test func everyBlockIsWellFormedAndEveryTextEscaped() {
        let attack = "<script>&\"'\u{1}\u{202E}]]>\u{FFFF}"
        let blocks: [Block] = [
            .title(attack), .conditions(attack), .heading(attack), .paragraphs([attack], .bold), .note(attack),
            .legend([attack]), .footer(attack), .list([.init(attack, details: [attack])]),
            .verdicts([.init(attack, attack, .red, remark: attack, details: [attack])]),
            .entries(.init(title: attack, [.init(attack, .text(attack), details: [attack])])),
            .table(Table(columns: [.init(attack)], rows: [.group(attack), .cells([.init(attack), .init(attack)])])),
            .table(Table(columns: [])), .list([]), .legend([]),
        ]
        let text = HTMLRenderer.text([SampleReport.report(blocks), SampleReport.report(blocks)])
        #expect(page(blocks).fault == nil)
        #expect(!text.contains("<script") && !text.contains("\u{202E}") && !text.contains("\u{1}"))
    }
}
