import Charts

/// Draws grids of answers in characters, each answer with a shade before it.
struct TerminalHeatMap {
    private let chart: HeatMap
    private let style: ChartStyle
    private let width: Int

    init(_ chart: HeatMap, _ style: ChartStyle, width: Int) {
        self.chart = chart.mapTexts { DisplayText.withPlainSpaces(DisplayText.sanitized($0)) }
        self.style = style
        self.width = max(width, 40)
    }

    func lines() -> [[TerminalLineChart.Piece]] {
        var lines: [[TerminalLineChart.Piece]] = []
        for panel in chart.panels { lines += self.lines(panel) + [[]] }
        for sentence in chart.legend { lines += DisplayText.wrapped(sentence, to: width).map { [($0, .dim)] } }
        return lines
    }

    private func lines(_ panel: HeatMap.Panel) -> [[TerminalLineChart.Piece]] {
        let label = min(
            width / 3, (panel.rows.map { $0.label } + [panel.rowTitle]).map { DisplayText.width(of: $0) }.max() ?? 0)
        let room = (width - label) / max(1, panel.columns.count) - 2
        let widest = panel.rows.flatMap { $0.cells }.map { DisplayText.width(of: $0.text) }.max() ?? 0
        let shortest = panel.rows.flatMap { $0.cells }.map { DisplayText.width(of: $0.short) }.max() ?? 0
        let titles = panel.columns.map { DisplayText.width(of: $0) }.max() ?? 0
        // All digits where they fit, else the short form, else the shade alone.
        let text = room >= widest + 2 ? widest + 2 : room >= shortest + 2 ? shortest + 2 : 1
        let column = max(text, min(titles, room))
        // Where there is hardly a column for each, the shades touch and nothing stands above them.
        let gap = room > 0 ? "  " : ""
        var lines: [[TerminalLineChart.Piece]] = []
        if !panel.title.isEmpty { lines += DisplayText.wrapped(panel.title, to: width).map { [($0, .plain)] } }
        if !panel.columnTitle.isEmpty {
            lines.append([
                (Self.padded("", to: label + 2) + style.shortened(panel.columnTitle, to: width - label - 2), .dim)
            ])
        }
        lines.append(
            [(Self.padded(style.shortened(panel.rowTitle, to: label), to: label), .dim)]
                + (gap.isEmpty ? [] : panel.columns).map {
                    (gap + Self.padded(style.shortened($0, to: column), to: column), .dim)
                })
        for row in panel.rows {
            var line: [TerminalLineChart.Piece] = [
                (Self.padded(style.shortened(row.label, to: label), to: label), .plain)
            ]
            for cell in row.cells {
                let answer = text == widest + 2 ? cell.text : text == shortest + 2 ? cell.short : ""
                let shown = Self.padded(shade(cell.shade) + (answer.isEmpty ? "" : " " + answer), to: column)
                line.append((gap, .plain))
                line.append((shown, cell.shade.style))
            }
            lines.append(line)
        }
        return lines
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - DisplayText.width(of: text)))
    }

    private func shade(_ shade: HeatMap.Shade) -> String {
        let shades = style.glyphs == .ascii ? [".", "-", "=", "#"] : ["░", "▒", "▓", "█"]
        return switch shade {
        case .level(let level): shades[min(3, max(0, Int(level * 4)))]
        case .line: shades[3]
        case .never: "/"
        case .always: "*"
        }
    }
}

extension HeatMap.Shade {
    fileprivate var style: TerminalLineChart.PieceStyle {
        switch self {
        case .line(let line): .line(line, isBold: false)
        case .never: .dim
        case .level, .always: .plain
        }
    }
}
