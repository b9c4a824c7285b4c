import Charts

/// Writes blocks for a terminal: wrapped to its width, in colour where it has any, and harmless to it.
///
/// No character of a value gets through that a terminal would act on or a reader could not see; see `DisplayText`.
public struct TerminalRenderer {
    /// The columns of the terminal; nil where there is none, as in a file.
    private let width: Int?
    private let style: TerminalStyle
    private let chartStyle: ChartStyle
    private var text: [UInt8] = []

    /// Sentences are easier to read in lines of this many columns than in longer ones.
    private static let readableWidth = 100
    private static let hanging = 2

    private init(width: Int?, isColored: Bool, _ chartStyle: ChartStyle) {
        self.width = width
        style = TerminalStyle(isColored: isColored)
        self.chartStyle = chartStyle
    }

    /// The reports' blocks as lines, each ended by a newline, with a blank line between two reports.
    public static func text(
        _ reports: [Report], width: Int?, isColored: Bool, chartStyle: ChartStyle = .plain
    ) -> [UInt8] {
        var renderer = TerminalRenderer(width: width, isColored: isColored, chartStyle)
        renderer.text.reserveCapacity(4 << 10)
        for (index, report) in reports.enumerated() {
            if index > 0 { renderer.endLine() }
            let blocks = report.blocks(.terminal)
            for (index, block) in blocks.enumerated() {
                if index > 0, Self.isApart(block, from: blocks[index - 1]) { renderer.endLine() }
                renderer.append(block)
            }
        }
        return renderer.text
    }

    /// Whether a blank line stands between two blocks.
    private static func isApart(_ block: Block, from previous: Block) -> Bool {
        switch (previous, block) {
        case (.title, _), (.heading, _), (.note, .note), (.note, .footer): false
        default: true
        }
    }

    private mutating func append(_ block: Block) {
        switch block {
        case .title(let title), .heading(let title): appendLines(title, .bold, to: width)
        case .conditions(let text), .note(let text), .footer(let text): appendLines(text, .dim, to: width)
        case .legend(let lines): for line in lines { appendLines(line, .dim, to: width) }
        case .paragraphs(let sentences, let style):
            for sentence in sentences { appendLines(sentence, style, to: width ?? Self.readableWidth) }
        case .list(let items, let details): append(items, details)
        case .table(let table): append(table)
        case .fitting(let table, let other): append(table, otherwise: other)
        case .entries(let entries): append(entries)
        case .verdicts(let verdicts): for verdict in verdicts { append(verdict) }
        case .chart(let chart), .drawn(let chart, _): append(chart)
        }
    }

    private mutating func append(_ chart: Chart) {
        let width = width ?? Self.readableWidth
        append(TerminalLineChart.lines(of: chart, chartStyle, width: width))
    }

    /// Lines of text in pieces, with no spaces at their ends.
    private mutating func append(_ lines: [[TerminalLineChart.Piece]]) {
        for line in lines {
            let end = line.lastIndex { !$0.text.allSatisfy { $0 == " " } } ?? -1
            var index = 0
            while index <= end {
                // One sequence for neighbours of a style.
                let style = line[index].style
                var piece = ""
                while index <= end, line[index].style == style {
                    piece += line[index].text
                    index += 1
                }
                text += self.style.painted(piece, style).utf8
            }
            endLine()
        }
    }

    /// The text in lines of at most `width` columns, nil being no limit; the later ones stand `hanging` columns further in.
    private mutating func appendLines(
        _ foreign: String, _ textStyle: TextStyle, to width: Int?, indent: Int = 0, hanging: Int = 0
    ) {
        let lines = DisplayText.wrapped(DisplayText.sanitized(foreign), to: width.map { $0 - indent - hanging } ?? .max)
        for (index, line) in lines.enumerated() {
            appendSpaces(indent + (index == 0 ? 0 : hanging))
            text += style.styled(DisplayText.withPlainSpaces(line), textStyle).utf8
            endLine()
        }
    }

    private mutating func appendSpaces(_ count: Int) {
        for _ in 0..<max(0, count) { text.append(UInt8(ascii: " ")) }
    }

    private mutating func endLine() { text.append(UInt8(ascii: "\n")) }

    private mutating func append(_ items: [Block.Item], _ details: Block.DetailStyle) {
        let (indent, style): (Int, TextStyle) =
            switch details {
            case .evidence: (6, .dim)
            case .content: (4, .plain)
            }
        let width = width ?? Self.readableWidth
        for item in items {
            appendLines(item.text, .plain, to: width, indent: 2, hanging: Self.hanging)
            for line in item.details { appendLines(line, style, to: width, indent: indent, hanging: Self.hanging) }
        }
    }

    /// Where a table does not fit the width, three things happen in this order: titles take several lines; long texts in
    /// cells take several lines; the table is split into blocks below one another that each repeat the first column.
    /// A number is never cut: a line is longer than the width only where one number beside the first column is.
    ///
    /// - Parameter other: what stands in place of a table that is split; nil for nothing.
    private mutating func append(_ table: Table, otherwise other: (() -> Table)? = nil) {
        let body = TableBody(table)
        let blocks = TableLayout(measures: body.measures, keyColumns: table.keyColumns).blocks(within: width)
        if blocks.count > 1, let other { return append(other()) }
        let painter = TablePainter(body: body, style: style)
        for (index, block) in blocks.enumerated() {
            if index > 0 { endLine() }
            painter.paint(block, within: width, to: &text)
        }
    }

    private mutating func append(_ entries: Block.Entries) {
        let columns = min(width ?? Self.readableWidth, Self.readableWidth)
        if let title = entries.title {
            appendLines(title, .bold, to: columns)
            endLine()
        }
        for entry in entries.entries {
            append(entry, .plain, columns)
            for line in entry.details { appendLines(line, .dim, to: columns, indent: 4) }
        }
        guard let total = entries.total else { return }
        text += TablePainter.rule(of: columns).utf8
        endLine()
        append(total, .bold, columns)
    }

    /// A name on the left and an amount on the right of the same line.
    private mutating func append(_ entry: Block.Entries.Entry, _ entryStyle: TextStyle, _ columns: Int) {
        let amount = DisplayText.sanitized(entry.amount.shown)
        guard !amount.isEmpty else {
            let name = DisplayText.sanitized(entry.name)
            let hanging = DisplayText.width(of: name) <= columns ? 0 : Self.hanging
            appendLines(name, entryStyle, to: columns, hanging: hanging)
            return
        }
        let amountWidth = DisplayText.width(of: amount)
        let room = max(10, columns - amountWidth - 2)
        var lines = DisplayText.wrapped(DisplayText.sanitized(entry.name), to: room)
        if let last = lines.popLast() {
            let gap = max(2, columns - DisplayText.width(of: last) - amountWidth)
            lines.append(last + String(repeating: " ", count: gap) + amount)
        }
        for line in lines {
            text += style.styled(DisplayText.withPlainSpaces(line), entryStyle).utf8
            endLine()
        }
    }

    private mutating func append(_ verdict: Block.Verdict) {
        let subject = DisplayText.sanitized(verdict.subject) + ": "
        let word = DisplayText.sanitized(verdict.word)
        text += subject.utf8
        text += style.styled(word, verdict.style).utf8
        let remark = DisplayText.sanitized(verdict.remark)
        let isBeside = DisplayText.width(of: subject + word + "  " + remark) <= width ?? .max
        if isBeside { text += "  \(remark)".utf8 }
        endLine()
        for line in (isBeside ? [] : [remark]) + verdict.details {
            appendLines(line, .plain, to: width, indent: 2, hanging: Self.hanging)
        }
    }
}
