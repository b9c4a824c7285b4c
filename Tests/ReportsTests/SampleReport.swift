import ExactMath
import Reports

/// A report whose texts hold what a terminal would act on, what Markdown would take for markup, and what nobody sees.
enum SampleReport {
    static let attack = "\u{1B}[2J*a*|\u{202E}\u{200B}"
    static let yuan = Currency("CNY")

    static func report(_ blocks: [Block]) -> Report {
        Report(
            blocks: { _ in blocks }, rows: { DataRows(["name", yuan.column("amount")], rows) }, record: { record })
    }

    private static var rows: [[Datum]] { [[.text(attack), .money(Rational(432, over: 100), yuan)]] }

    private static var record: Record {
        [
            "name": .text(attack), "amount": .money(Rational(432, over: 100)),
            "share": .datum(.change(Rational(1, over: 8))),
            "flags": .inline(.list([.flag(true), .flag(false), .null])),
            "line": .line(["from": .count(1), "to": .null]),
            "hours": .number(730), "quantity": .quantity(Rational(3, over: 2)), "day": .datum(.date("2017-03-01")),
        ]
    }
}

extension Table {
    /// The table as a terminal of some width shows it.
    func rendered(width: Int?, color: Bool) -> String {
        let text = TerminalRenderer.text([SampleReport.report([.table(self)])], width: width, isColored: color)
        return String(decoding: text, as: UTF8.self)
    }

    /// The table in a Markdown file.
    var markdown: String {
        String(decoding: MarkdownRenderer.text([SampleReport.report([.table(self)])]), as: UTF8.self)
    }
}
