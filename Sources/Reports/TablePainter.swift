/// Writes the lines of a block.
struct TablePainter {
    let body: TableBody
    let style: TerminalStyle

    private static let gap = String(repeating: " ", count: TableLayout.gap)
    private static let newline = UInt8(ascii: "\n")

    /// A line of that many columns.
    static func rule(of columns: Int) -> String {
        let dash = Array("─".utf8)
        let count = max(0, columns) * dash.count
        return String(unsafeUninitializedCapacity: count) { bytes in
            for index in 0..<count { bytes[index] = dash[index % dash.count] }
            return count
        }
    }

    func paint(_ block: TableLayout.Block, within width: Int?, to text: inout [UInt8]) {
        let total = block.widths.reduce(0, +) + TableLayout.gap * max(0, block.widths.count - 1)
        let rule = Array(style.styled(Self.rule(of: total), .dim).utf8) + [Self.newline]
        if block.columns.contains(where: { !body.titles[$0].isEmpty }) {
            paintHeader(block, to: &text)
            text += rule
        }
        for (index, row) in body.rows.enumerated() {
            switch row {
            case .group(let title):
                if index > 0 { text.append(Self.newline) }
                for line in width.map({ DisplayText.wrapped(title, to: $0) }) ?? [title] {
                    text += style.styled(line, .bold).utf8
                    text.append(Self.newline)
                }
            case .cells(let cells): paintRow(cells, of: block, to: &text)
            }
        }
    }

    private func paintHeader(_ block: TableLayout.Block, to text: inout [UInt8]) {
        let titles = zip(block.columns, block.widths).map { DisplayText.wrapped(body.titles[$0], to: $1) }
        let height = titles.map { $0.count }.max() ?? 0
        for line in 0..<height {
            var painter = LinePainter(style: style)
            for (position, column) in block.columns.enumerated() {
                let index = line - (height - titles[position].count)
                let part = index >= 0 ? titles[position][index] : ""
                painter.add(
                    part, width: DisplayText.width(of: part), in: block.widths[position],
                    alignment: body.columns[column].alignment, style: .bold)
            }
            painter.end(in: &text)
        }
    }

    private func paintRow(_ cells: [TableCell], of block: TableLayout.Block, to text: inout [UInt8]) {
        var parts: [[String]]?
        for (position, column) in block.columns.enumerated() where column < cells.count {
            let cell = cells[column]
            if cell.width > block.widths[position], !cell.isNumber {
                var wrapped = parts ?? block.columns.map { [$0 < cells.count ? cells[$0].text : ""] }
                wrapped[position] = lines(of: cell, in: column, width: block.widths[position])
                parts = wrapped
            }
        }
        for line in 0..<(parts?.map { $0.count }.max() ?? 1) {
            var painter = LinePainter(style: style)
            for (position, column) in block.columns.enumerated() {
                let alignment = body.columns[column].alignment
                let columnWidth = block.widths[position]
                guard column < cells.count else {
                    painter.add("", width: 0, in: columnWidth, alignment: alignment, style: .plain)
                    continue
                }
                let cell = cells[column]
                if let lines = parts?[position], lines.count > 1 || line > 0 {
                    let part = line < lines.count ? lines[line] : ""
                    painter.add(
                        part, width: DisplayText.width(of: part), in: columnWidth, alignment: alignment,
                        style: cell.style)
                } else {
                    // Room after the point that other numbers need and this one does not.
                    let after = cell.isNumber ? body.measures[column].afterPoint - cell.afterPoint : 0
                    painter.add(
                        cell.text, width: cell.width, in: columnWidth, alignment: alignment, style: cell.style,
                        after: after)
                }
            }
            painter.end(in: &text)
        }
    }

    /// A text on several lines; in the first column the later ones are indented where that cuts no word, so that they
    /// do not look like rows of their own.
    private func lines(of cell: TableCell, in column: Int, width: Int) -> [String] {
        let isIndented =
            column == 0 && body.columns[column].alignment == .left
            && DisplayText.widestWord(of: cell.text) + TableLayout.gap <= width
        guard isIndented else { return DisplayText.wrapped(cell.text, to: width) }
        return DisplayText.wrapped(cell.text, to: width - TableLayout.gap).enumerated().map { index, line in
            index == 0 ? line : Self.gap + line
        }
    }
}

/// Writes one line from left to right, without spaces at its end.
private struct LinePainter {
    let style: TerminalStyle
    private var line: [UInt8] = []
    private var pending = 0
    private var isFirst = true

    init(style: TerminalStyle) {
        self.style = style
    }

    mutating func add(
        _ text: String, width: Int, in columnWidth: Int, alignment: Table.Alignment, style textStyle: TextStyle,
        after: Int = 0
    ) {
        if !isFirst { pending += TableLayout.gap }
        isFirst = false
        let free = max(0, columnWidth - width)
        let trailing = alignment == .left ? free : min(after, free)
        pending += free - trailing
        if !text.isEmpty {
            for _ in 0..<pending { line.append(UInt8(ascii: " ")) }
            pending = 0
            line += style.styled(DisplayText.withPlainSpaces(text), textStyle).utf8
        }
        pending += trailing
    }

    mutating func end(in text: inout [UInt8]) {
        text += line
        text.append(UInt8(ascii: "\n"))
    }
}
