import Charts

/// Draws bars of parts in characters: each begins with the letter of its kind, and neighbours have different shades.
struct TerminalBars {
    private let chart: StackedBars
    private let style: ChartStyle
    private let width: Int

    private static let mostColumns = 120

    init(_ chart: StackedBars, _ style: ChartStyle, width: Int) {
        self.chart = chart.mapTexts(DisplayText.sanitized)
        self.style = style
        self.width = min(max(width, 40), Self.mostColumns)
    }

    func lines() -> [[TerminalLineChart.Piece]] {
        let names = chart.bars.map { "\($0.key) \($0.name)" }
        let widest = names.map { DisplayText.width(of: $0) }.max() ?? 0
        let totals = chart.bars.map { DisplayText.width(of: $0.total) }.max() ?? 0
        // A bar shorter than twenty columns says nothing; the names stand above the bars then.
        let isAbove = min(widest, width * 2 / 5) + totals + 24 > width
        let label = isAbove ? 0 : min(widest, width * 2 / 5) + 1
        let room = width - label - totals - 1
        var lines: [[TerminalLineChart.Piece]] = [
            [(style.shortened(DisplayText.withPlainSpaces(chart.unit), to: width), .dim)]
        ]
        for (bar, name) in zip(chart.bars, names) {
            let shown = style.shortened(name, to: isAbove ? width : label - 1)
            var line: [TerminalLineChart.Piece] = [(shown, .plain)]
            if isAbove {
                lines.append(line)
                line = []
            } else {
                line.append((String(repeating: " ", count: label - DisplayText.width(of: shown)), .plain))
            }
            lines.append(line + pieces(bar, room) + [(" " + bar.total, .plain)])
        }
        lines.append([])
        for (position, kind) in chart.kinds.enumerated() {
            let shade = String(repeating: self.shade(position), count: 2)
            lines.append([
                (kind.key + shade, .line(position, isBold: true)),
                (" " + style.shortened(kind.name, to: width - 4), .plain),
            ])
        }
        return lines
    }

    /// The parts of a bar. Their ends are rounded, not their lengths, so that they add up.
    private func pieces(_ bar: StackedBars.Bar, _ room: Int) -> [TerminalLineChart.Piece] {
        var pieces: [TerminalLineChart.Piece] = []
        var (end, used) = (0.0, 0)
        for part in bar.parts {
            end += part.share
            let columns = Int((end * Double(room)).rounded()) - used
            guard columns > 0 else { continue }
            used += columns
            let text = chart.kinds[part.kind].key + String(repeating: shade(part.kind), count: columns - 1)
            pieces.append((text, .line(part.kind, isBold: true)))
        }
        return pieces
    }

    private func shade(_ kind: Int) -> String {
        let shades = style.glyphs == .ascii ? ["#", "=", "-", "."] : ["█", "▓", "▒", "░"]
        return shades[kind % shades.count]
    }
}
