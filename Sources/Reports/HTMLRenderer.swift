import Charts

/// Writes blocks as one page that needs nothing else: no script, no font, no request to anywhere, which its
/// Content-Security-Policy forbids too.
///
/// The page is well-formed as XML behind its document type. Every value is shown as it is: what HTML would take for markup is
/// escaped, and what nobody could see is written out.
public struct HTMLRenderer {
    private var text = ""
    /// What the table or picture that follows is about.
    var subject = ""
    /// The sentences and headings so far.
    private var said: Set<String> = []
    private var isInSection = false
    private var charts = 0

    private init() { text.reserveCapacity(64 << 10) }

    /// A page in its parts, each of them markup.
    public struct Page {
        public let title: String
        public let style: String
        /// What stands between `<main>` and `</main>`.
        public let content: String
    }

    /// The reports' blocks as a page, whose name is the first report's.
    public static func text(_ reports: [Report]) -> String {
        let page = page(reports)
        return head(page) + page.content + "</main>\n</body>\n</html>\n"
    }

    /// The same in parts, for a page around it.
    public static func page(_ reports: [Report]) -> Page {
        var renderer = HTMLRenderer()
        var title: String?
        for report in reports {
            renderer.line("<article>")
            for block in report.blocks(.document) {
                if title == nil, case .title(let text) = block { title = text }
                renderer.append(block)
            }
            renderer.endSection()
            renderer.line("</article>")
        }
        return Page(
            title: escaped(title ?? "lambda-cost"),
            style: (renderer.charts > 0 ? SVGStyle.sheet : "") + HTMLStyle.sheet, content: renderer.text)
    }

    private static func head(_ page: Page) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <link rel="icon" href="data:,"/>
        <title>\(page.title)</title>
        <style>\(page.style)</style>
        </head>
        <body>
        <main>

        """
    }

    mutating func line(_ markup: String) {
        text += markup
        text += "\n"
    }

    /// An element with a text that may be foreign.
    private mutating func element(_ name: String, _ content: String, classes: String? = nil) {
        line(Self.element(name, content, classes: classes))
    }

    private static func element(_ name: String, _ content: String, classes: String? = nil) -> String {
        "<\(name)\(classes.map { " class=\"\($0)\"" } ?? "")>\(escaped(content))</\(name)>"
    }

    // MARK: Blocks

    private mutating func append(_ block: Block) {
        switch block {
        case .title(let title):
            endSection()
            subject = title
            element("h1", title)
        case .heading(let title):
            endSection()
            line("<section>")
            isInSection = true
            subject = title
            said.insert(title)
            element("h2", title)
        case .conditions(let text): element("p", text, classes: "aside")
        case .note(let text), .footer(let text): element("p", text, classes: "aside")
        case .legend(let lines): appendList(lines, "aside")
        case .paragraphs(let sentences, let style):
            said.formUnion(sentences)
            for sentence in sentences { element("p", sentence, classes: Self.name(of: style, bold: "verdict")) }
        case .list(let items, let details): append(items, details)
        case .table(let table), .fitting(let table, _): append(table)
        case .entries(let entries): append(entries)
        case .verdicts(let verdicts): for verdict in verdicts { append(verdict) }
        case .chart(let chart): append(chart)
        case .drawn(let chart, let others): append(chart, or: others)
        }
    }

    private mutating func endSection() {
        if isInSection { line("</section>") }
        isInSection = false
    }

    private mutating func appendList(_ lines: [String], _ classes: String? = nil) {
        guard !lines.isEmpty else { return }
        line("<ul\(classes.map { " class=\"\($0)\"" } ?? "")>")
        for line in lines { element("li", line) }
        line("</ul>")
    }

    private mutating func append(_ items: [Block.Item], _ details: Block.DetailStyle) {
        guard !items.isEmpty else { return }
        line("<ul>")
        for item in items {
            if item.details.isEmpty {
                element("li", item.text)
                continue
            }
            switch details {
            case .content:
                line("<li>")
                element("span", item.text)
                appendList(item.details)
            case .evidence:
                line("<li class=\"fold\">")
                line("<details><summary>\(Self.escaped(item.text))</summary>")
                appendList(item.details, "aside")
                line("</details>")
            }
            line("</li>")
        }
        line("</ul>")
    }

    /// A bill is unfolded on demand where it has a name.
    private mutating func append(_ entries: Block.Entries) {
        if let title = entries.title {
            let total = entries.total.map { " <b>\(Self.escaped($0.amount.shown))</b>" } ?? ""
            line("<details class=\"bill\"><summary>\(Self.escaped(title))\(total)</summary>")
        }
        line("<dl>")
        for entry in entries.entries { append(entry) }
        if let total = entries.total { append(total, "total") }
        line("</dl>")
        if entries.title != nil { line("</details>") }
    }

    private mutating func append(_ entry: Block.Entries.Entry, _ classes: String? = nil) {
        let amount = entry.amount.shown
        line("<div\(classes.map { " class=\"\($0)\"" } ?? "")>")
        element("dt", entry.name)
        if !amount.isEmpty { element("dd", amount, classes: "amount") }
        for detail in entry.details { element("dd", detail, classes: "aside") }
        // A term without a description would be none.
        if amount.isEmpty, entry.details.isEmpty { line("<dd></dd>") }
        line("</div>")
    }

    private mutating func append(_ verdict: Block.Verdict) {
        let word = Self.element("b", verdict.word, classes: Self.name(of: verdict.style))
        line("<p>\(Self.escaped(verdict.subject)): \(word) \(Self.escaped(verdict.remark))</p>")
        appendList(verdict.details)
    }

    /// The picture twice: as wide as a desk's screen and paper, and as narrow as a telephone, of which one is shown. Its
    /// conclusion stands above it as text, where it was not said before.
    private mutating func append(_ chart: Chart) {
        charts += 1
        line("<figure>")
        if !said.contains(chart.title) { element("figcaption", chart.title) }
        for (name, width) in [("wide", SVGRenderer.usualWidth), ("narrow", 400)] {
            line("<div class=\"\(name)\">")
            text += SVGRenderer.text(chart, width: width, name: "chart\(charts)-\(name)", isAlone: false)
            line("</div>")
        }
        line("</figure>")
    }

    private mutating func append(_ chart: Chart, or others: [Block]) {
        append(chart)
        line("<details class=\"figures\"><summary>In figures</summary>")
        for block in others {
            // Within a section, what names a table is no section of its own.
            if case .heading(let title) = block {
                subject = title
                element("h3", title)
            } else {
                append(block)
            }
        }
        line("</details>")
    }

    static func name(of style: TextStyle, bold: String = "bold") -> String? {
        switch style {
        case .plain: nil
        case .bold: bold
        case .dim: "aside"
        case .green: "good"
        case .yellow: "doubtful"
        case .red: "bad"
        }
    }

    static func escaped(_ text: String) -> String { SVGDocument.escaped(text) }
}
