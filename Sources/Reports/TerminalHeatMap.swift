import Charts

/// Draws grids of answers in characters, each answer with a shade before it.
struct TerminalHeatMap {
    private typealias Piece = TerminalLineChart.Piece

    private let chart: HeatMap
    private let style: ChartStyle
    private let width: Int

    private static let gap = 2
    private static let mostColumns = 160

    init(_ chart: HeatMap, _ style: ChartStyle, width: Int) {
        self.chart = chart.mapTexts { DisplayText.withPlainSpaces(DisplayText.sanitized($0)) }
        self.style = style
        self.width = min(max(width, 40), Self.mostColumns)
    }

    func lines() -> [[TerminalLineChart.Piece]] {
        var lines: [[Piece]] = []
        for (index, panel) in chart.panels.flatMap(parts).enumerated() {
            lines += (index > 0 ? [[]] : []) + self.lines(panel)
        }
        return keys.isEmpty ? lines : lines + [[]] + keys
    }

    // MARK: A panel

    /// How the answers of a panel are shown: all in full, or all in short, or only as shades, and how wide a column is.
    private struct Layout {
        enum Form { case full, short, shade }

        let form: Form
        /// Of what stands left of the cells.
        let label: Int
        let column: Int
        /// Between columns; none where there is hardly a character for each, so that shades touch.
        let gap: Int
        /// Whether the titles fit above their columns.
        let hasTitles: Bool

        init(_ panel: HeatMap.Panel, width: Int) {
            func widest(_ texts: [String]) -> Int { texts.map { DisplayText.width(of: $0) }.max() ?? 0 }
            let label = min(widest(panel.rows.map { $0.label } + [panel.rowTitle]), width * 2 / 5)
            let room = (width - label - 1) / max(1, panel.columns.count) - TerminalHeatMap.gap
            let cells = panel.rows.flatMap { $0.cells }
            // A shade and a space stand before a text.
            let forms: [(Form, Int)] = [
                (.full, widest(cells.map { $0.text }) + 2), (.short, widest(cells.map { $0.short }) + 2), (.shade, 1),
            ]
            let (form, text) = forms.first { $1 <= room } ?? (.shade, 1)
            let titles = widest(panel.columns)
            (self.form, self.label) = (form, label)
            hasTitles = titles <= room
            column = max(text, hasTitles ? titles : 1)
            gap = room > 0 ? TerminalHeatMap.gap : 0
        }
    }

    /// The panel, or several where it has more columns than there are characters in a line.
    private func parts(_ panel: HeatMap.Panel) -> [HeatMap.Panel] {
        let room = max(1, width - Layout(panel, width: width).label - 1)
        return stride(from: 0, to: max(1, panel.columns.count), by: room).map { start in
            HeatMap.Panel(
                panel.title, columnTitle: panel.columnTitle, rowTitle: panel.rowTitle,
                columns: Array(panel.columns.dropFirst(start).prefix(room)),
                rows: panel.rows.map { ($0.label, Array($0.cells.dropFirst(start).prefix(room))) },
                areNumbers: panel.areNumbers)
        }
    }

    private func lines(_ panel: HeatMap.Panel) -> [[Piece]] {
        let layout = Layout(panel, width: width)
        var lines: [[Piece]] = []
        if !panel.title.isEmpty { lines += DisplayText.wrapped(panel.title, to: width).map { [($0, .plain)] } }
        let margin = layout.label + max(1, layout.gap)
        if !panel.columnTitle.isEmpty {
            lines.append([
                (padded("", to: margin) + style.shortened(panel.columnTitle, to: max(1, width - margin)), .dim)
            ])
        }
        // Where shades touch, a space stands between them and what is left of them.
        let space = spaces(1 - layout.gap)
        lines.append([(padded(style.shortened(panel.rowTitle, to: layout.label), to: layout.label) + space, .dim)])
        lines[lines.count - 1] += titles(panel, layout)
        for row in panel.rows {
            let label = style.shortened(row.label, to: layout.label)
            lines.append(
                [(padded(label, to: layout.label) + space, .plain)]
                    + row.cells.flatMap { [(spaces(layout.gap), .plain)] + pieces($0, panel, layout) })
        }
        return lines
    }

    /// What stands above the columns; of those that are too narrow only the first and the last.
    private func titles(_ panel: HeatMap.Panel, _ layout: Layout) -> [Piece] {
        if layout.hasTitles {
            return panel.columns.map { title in
                (spaces(layout.gap) + padded(title, to: layout.column, atEnd: panel.areNumbers), .dim)
            }
        }
        let count = panel.columns.count
        let room = count * (layout.column + layout.gap) - layout.gap
        guard let first = panel.columns.first, let last = panel.columns.last, count > 1 else { return [] }
        let between = room - DisplayText.width(of: first + last)
        return between > 0 ? [(spaces(layout.gap) + first + spaces(between) + last, .dim)] : []
    }

    private func pieces(_ cell: HeatMap.Cell, _ panel: HeatMap.Panel, _ layout: Layout) -> [Piece] {
        let shade = shade(cell.shade)
        let text =
            switch layout.form {
            case .full: padded(cell.text, to: layout.column - 2, atEnd: panel.areNumbers)
            case .short: padded(cell.short, to: layout.column - 2, atEnd: panel.areNumbers)
            case .shade: ""
            }
        let shown = layout.form == .shade ? padded(shade, to: layout.column) : shade + " " + text
        return [(shown, cell.shade.style)]
    }

    // MARK: Keys

    /// What the shades mean, as many beside one another as there is room for, and what the texts mean below.
    private var keys: [[Piece]] {
        var lines: [[Piece]] = []
        var used = 0
        for key in chart.keys {
            let text = style.shortened(key.text, to: width - 2)
            let wanted = DisplayText.width(of: text) + 2
            if lines.isEmpty || used + 3 + wanted > width {
                lines.append([])
                used = 0
            }
            lines[lines.count - 1] += [
                (used > 0 ? spaces(3) : "", .plain), (shade(key.shade), key.shade.style), (" " + text, .dim),
            ]
            used += (used > 0 ? 3 : 0) + wanted
        }
        return lines
    }

    private func padded(_ text: String, to width: Int, atEnd: Bool = false) -> String {
        let space = spaces(width - DisplayText.width(of: text))
        return atEnd ? space + text : text + space
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    private func shade(_ shade: HeatMap.Shade) -> String {
        let shades = style.glyphs == .ascii ? [".", "-", "=", "#"] : ["░", "▒", "▓", "█"]
        return switch shade {
        case .level(let level): shades[min(3, max(0, Int(level * 4)))]
        // Neighbours look different without colour too.
        case .line(let line): shades[3 - line % 4]
        case .never: "/"
        case .always: "*"
        case .blank: " "
        }
    }
}

extension HeatMap.Shade {
    fileprivate var style: TerminalLineChart.PieceStyle {
        switch self {
        case .line(let line): .line(line, isBold: true)
        case .never: .dim
        case .level, .always, .blank: .plain
        }
    }
}
