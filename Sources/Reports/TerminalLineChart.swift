import Charts

/// Draws lines in characters: axes, lines, letters on them, names beside them, the strip of the cheapest, and the changes.
struct TerminalLineChart {
    /// A piece of a line of text, and the line of the chart whose colour it has.
    typealias Piece = (text: String, style: PieceStyle)

    enum PieceStyle: Equatable {
        case plain
        case dim
        case line(Int, isBold: Bool)
    }

    /// Its texts are harmless.
    let chart: LineChart
    let style: ChartStyle
    /// The columns to stay within.
    let width: Int

    /// Wider charts are no better, and far from the names at their right end.
    private static let mostColumns = 120
    /// In fewer columns the names stand below.
    private static let fewestColumnsWithNames = 60

    init(_ chart: LineChart, _ style: ChartStyle, width: Int) {
        self.chart = chart.mapTexts(DisplayText.sanitized)
        self.style = style
        self.width = min(max(width, 40), Self.mostColumns)
    }

    /// Any chart in lines of text, each of pieces.
    static func lines(of chart: Chart, _ style: ChartStyle, width: Int) -> [[Piece]] {
        switch chart {
        case .lines(let chart): TerminalLineChart(chart, style, width: width).lines()
        case .bars(let chart): TerminalBars(chart, style, width: width).lines()
        case .cells(let chart): TerminalHeatMap(chart, style, width: width).lines()
        }
    }

    var isASCII: Bool { style.glyphs == .ascii }

    /// The lines of text, each of pieces.
    func lines() -> [[Piece]] {
        let layout = Layout(self)
        var canvas = DotCanvas(columns: layout.columns, rows: layout.rows, glyphs: style.glyphs)
        draw(on: &canvas)
        return [[(chart.y.title, .dim)]] + plot(canvas, layout) + axis(layout) + strip(layout) + names(layout) + changes
    }

    // MARK: Layout

    /// How the columns and rows are shared out.
    struct Layout {
        /// The columns left of the plot, without the axis.
        let labels: Int
        /// Of the plot.
        let columns: Int
        let rows: Int
        /// The columns for names at the right end; 0 where they stand below.
        let names: Int

        init(_ chart: TerminalLineChart) {
            let widest = chart.chart.y.ticks.map { DisplayText.width(of: chart.style.plain($0.label ?? "")) }.max() ?? 0
            labels = max(widest, 3) + 1
            let room = chart.width - labels - 1
            let wanted = chart.chart.lines.indices.map { DisplayText.width(of: chart.name($0)) }.max() ?? 0
            let most = room * 2 / 5
            // Where the changes below do not name the lines in full, names that would be cut stand below as well.
            let areBelow =
                chart.width < TerminalLineChart.fewestColumnsWithNames || wanted > most && chart.chart.bands.isEmpty
            names = areBelow ? 0 : min(wanted, most)
            columns = room - (names > 0 ? names + 1 : 0)
            // Around the plot stand the title, the conclusion, the conditions and what the y axis is; below it three or four
            // lines of the axis, a blank one, and the changes.
            let lines = chart.chart.lines.count
            let below = chart.changes.count + (names > 0 ? 0 : lines + 1)
            rows = max(min(18, max(8, chart.style.height - 13 - below)), min(names > 0 ? 24 : 12, lines))
        }
    }

    /// `C Lambda + REST API`
    func name(_ line: Int) -> String { "\(chart.lines[line].key) \(chart.lines[line].name)" }

    /// The one character that stands for a line in the plot.
    func letter(_ line: Int) -> String {
        let key = chart.lines[line].key
        return key.count == 1 ? key : "#"
    }

    // MARK: The plot

    private func draw(on canvas: inout DotCanvas) {
        let frame = canvas.frame
        let traces = chart.lines.map { $0.trace(frame) }
        for (line, parts) in traces.enumerated() { for part in parts { canvas.draw(part, line: line) } }
        for band in chart.bands {
            if let line = band.line { canvas.draw(band.trace(frame), line: line, isEmphasised: true) }
        }
        if let asked = chart.asked {
            hairline(at: canvas.cell(Point(x: frame.x(asked.share), y: 0)).column, below: -1, on: &canvas)
        }
        for change in chart.changes {
            let place = canvas.cell(Point(x: frame.x(change.mark.x), y: frame.y(change.mark.y)))
            canvas[place.column, place.row].glyph = style.glyphs == .braille ? "●" : "*"
            canvas[place.column, place.row].line = nil
            hairline(at: place.column, below: place.row, on: &canvas)
        }
        if !isASCII { writeKeys(traces, on: &canvas) }
    }

    private func hairline(at column: Int, below row: Int, on canvas: inout DotCanvas) {
        for row in (row + 1)..<max(row + 1, canvas.rows)
        where canvas[column, row].dots == 0 && canvas[column, row].glyph == nil {
            canvas[column, row].glyph = isASCII ? "." : style.glyphs == .braille ? "┊" : "│"
        }
    }

    private func writeKeys(_ traces: [[[Point]]], on canvas: inout DotCanvas) {
        let drawn = canvas
        let places = KeyPlacement.places(
            of: traces, at: (0..<max(1, canvas.columns - 1)).map { canvas.x(ofColumn: $0) }, size: canvas.cellHeight
        ) { point in
            let place = drawn.cell(point)
            return (max(0, place.column - 1)...(place.column + 1)).allSatisfy { drawn[$0, place.row].glyph == nil }
        }
        for (line, point) in places.enumerated() {
            guard let place = point.map({ canvas.cell($0) }) else { continue }
            canvas[place.column, place.row].glyph = letter(line)
            canvas[place.column, place.row].line = line
        }
    }

    private func plot(_ canvas: DotCanvas, _ layout: Layout) -> [[Piece]] {
        let keys = chart.lines.indices.map { letter($0) }
        let labels = tickRows(canvas)
        let ends = endRows(canvas, layout)
        return (0..<canvas.rows).map { row in
            let label = labels[row] ?? ""
            let axis = labels[row] == nil ? (isASCII ? "|" : "│") : isASCII ? "+" : "┤"
            let gap = layout.labels - 1 - DisplayText.width(of: label)
            var pieces: [Piece] = [(Self.spaces(gap) + label + " ", .plain), (axis, .dim)]
            let isEmpty = { (column: Int) in canvas[column, row].dots == 0 && canvas[column, row].glyph == nil }
            let end = ends[row] == nil ? (0..<canvas.columns).last { !isEmpty($0) }.map { $0 + 1 } ?? 0 : canvas.columns
            for column in 0..<end {
                let cell = canvas[column, row]
                let isLetter = cell.glyph != nil && cell.line != nil
                let style =
                    cell.line.map { PieceStyle.line($0, isBold: cell.isEmphasised || isLetter) }
                    ?? (cell.glyph == "●" || cell.glyph == "*" || cell.glyph == nil ? .plain : .dim)
                pieces.append((canvas.text(cell, keys), style))
            }
            if let end = ends[row] {
                pieces.append((" ", .plain))
                pieces.append((end.text, end.line.map { .line($0, isBold: true) } ?? .dim))
            }
            return pieces
        }
    }

    /// The labels of the y axis by row.
    private func tickRows(_ canvas: DotCanvas) -> [Int: String] {
        var rows: [Int: String] = [:]
        for tick in chart.y.ticks {
            guard let label = tick.label.map({ style.plain($0) }) else { continue }
            let row = canvas.cell(Point(x: 0, y: canvas.frame.y(tick.share))).row
            if rows[row] == nil { rows[row] = label }
        }
        return rows
    }

    /// The names at the right end by row, each as near to its line as there is room.
    private func endRows(_ canvas: DotCanvas, _ layout: Layout) -> [Int: (text: String, line: Int?)] {
        guard layout.names > 0 else { return [:] }
        let frame = canvas.frame
        var ends: [(line: Int, row: Double)] = []
        for line in chart.named(atMost: canvas.rows) {
            let last = chart.lines[line].trace(frame).last?.last?.y ?? 0
            ends.append((line, (last + 0.5) / canvas.cellHeight))
        }
        let rest = chart.lines.count - ends.count
        let room = 0...Double(canvas.rows - (rest > 0 ? 1 : 0))
        let places = LabelPlacement.placed(ends.map { $0.row }, height: 1, within: room)
        var rows: [Int: (text: String, line: Int?)] = [:]
        var next = 0
        for (place, end) in zip(places, ends).sorted(by: { ($0.0, $0.1.line) < ($1.0, $1.1.line) }) {
            let row = min(canvas.rows - 1, max(next, Int(place)))
            rows[row] = (style.shortened(name(end.line), to: layout.names), end.line)
            next = row + 1
        }
        if rest > 0 { rows[canvas.rows - 1] = ("and \(rest) more", nil) }
        return rows
    }

    static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
