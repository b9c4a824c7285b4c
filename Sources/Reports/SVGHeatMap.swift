import Charts

/// Draws grids of answers as SVG, one below the other.
struct SVGHeatMap {
    private let chart: HeatMap
    private let width: Double
    private let heading: SVGHeading
    private let keys: [[(shade: HeatMap.Shade, text: String, x: Double)]]
    let height: Double

    private static let margin = 12.0
    private static let rowHeight = 26.0
    private static let labelSize = 11.5
    private static let labelHeight = 14.0
    private static let keyHeight = 22.0
    /// Of a sample of a shade, with the gap behind it.
    private static let swatch = 34.0

    init(_ chart: HeatMap, width: Double, isAlone: Bool) {
        self.chart = chart
        self.width = width
        heading = SVGHeading(
            isAlone ? [chart.title] : [], isAlone ? [chart.conditions] + chart.legend : [], width: width)
        keys = Self.rows(of: chart.keys, width: width)
        height =
            chart.panels.reduce(heading.height + 8) { $0 + Layout($1, width: width).height + 14 }
            + Double(keys.count) * Self.keyHeight + 4
    }

    /// What the shades mean, as many beside one another as there is room for.
    private static func rows(
        of keys: [(shade: HeatMap.Shade, text: String)], width: Double
    ) -> [[(shade: HeatMap.Shade, text: String, x: Double)]] {
        var rows: [[(shade: HeatMap.Shade, text: String, x: Double)]] = []
        var x = margin
        for key in keys {
            let text = TextWidth.shortened(key.text, to: width - 2 * margin - swatch, size: 13)
            let end = x + swatch + TextWidth.of(text, size: 13)
            if rows.isEmpty || end > width - margin {
                rows.append([])
                x = margin
            }
            rows[rows.count - 1].append((key.shade, text, x))
            x += swatch + TextWidth.of(text, size: 13) + 20
        }
        return rows
    }

    /// Where the parts of a panel are, from its top and the left.
    private struct Layout {
        let left: Double
        let cell: Double
        /// The lines of what stands above each column.
        let columns: [[String]]
        /// Where its titles stand, and where its cells begin.
        let title: Double
        let columnTitle: Double
        let cells: Double
        let height: Double

        init(_ panel: HeatMap.Panel, width: Double) {
            let labels =
                panel.rows.map { TextWidth.of($0.label, size: 13) }
                + [TextWidth.of(panel.rowTitle, size: SVGHeatMap.labelSize)]
            let left = SVGHeatMap.margin + min(labels.max() ?? 0, width * 0.3) + 10
            // A grid of few columns has wide cells, so that what stands above them fits.
            let cell = min(240, (width - left - SVGHeatMap.margin) / Double(max(1, panel.columns.count)))
            let room = cell - 8
            let widest = panel.columns.map { TextWidth.of($0, size: SVGHeatMap.labelSize) }.max() ?? 0
            // Where cells are narrower than any word, a few labels stand for all.
            let step = room < 24 && widest > room ? Int((min(widest, 60) / max(1, room)).rounded(.up)) + 1 : 1
            columns = panel.columns.enumerated().map { column, label in
                guard column % step == 0 else { return [] }
                return TextWidth.wrapped(
                    label, to: max(cell * Double(step) - 6, 24), size: SVGHeatMap.labelSize, lines: step > 1 ? 1 : 4)
            }
            (self.left, self.cell) = (left, cell)
            title = 14
            columnTitle = title + (panel.title.isEmpty ? 0 : 20)
            let head = columnTitle + (panel.columnTitle.isEmpty ? 0 : 18)
            cells = head + Double((columns.map { $0.count }.max() ?? 0) - 1) * SVGHeatMap.labelHeight + 8
            height = cells + Double(panel.rows.count) * SVGHeatMap.rowHeight
        }
    }

    func body() -> String {
        var document = SVGDocument()
        heading.draw(to: &document)
        document.line("<g aria-hidden=\"true\">")
        var y = heading.height + 8
        for panel in chart.panels {
            draw(panel, from: y, to: &document)
            y += Layout(panel, width: width).height + 14
        }
        for row in keys {
            for key in row {
                fill(key.shade, x: key.x, y: y, width: Self.swatch - 8, height: 16, to: &document)
                document.label(key.text, "t", x: key.x + Self.swatch, y: y + 13)
            }
            y += Self.keyHeight
        }
        document.line("</g>")
        return document.text
    }

    private func draw(_ panel: HeatMap.Panel, from top: Double, to document: inout SVGDocument) {
        let layout = Layout(panel, width: width)
        let (left, cell) = (layout.left, layout.cell)
        let room = left - Self.margin - 10
        if !panel.title.isEmpty {
            let title = TextWidth.shortened(panel.title, to: width - 24, size: 13, isBold: true)
            document.label(title, "t b", x: Self.margin, y: top + layout.title)
        }
        if !panel.columnTitle.isEmpty {
            document.label(panel.columnTitle, "m sm", x: left, y: top + layout.columnTitle)
        }
        let rowTitle = TextWidth.shortened(panel.rowTitle, to: room, size: Self.labelSize)
        document.label(rowTitle, "m sm e", x: left - 10, y: top + layout.cells - 8)
        for (column, lines) in layout.columns.enumerated() {
            for (index, line) in lines.enumerated() {
                let y = top + layout.cells - 8 - Double(lines.count - 1 - index) * Self.labelHeight
                document.label(line, "m sm c", x: left + (Double(column) + 0.5) * cell, y: y)
            }
        }
        let form = form(of: panel, in: cell)
        for (row, line) in panel.rows.enumerated() {
            let y = top + layout.cells + Double(row) * Self.rowHeight
            let label = TextWidth.shortened(line.label, to: room, size: 13)
            document.label(label, "m e", x: left - 10, y: y + 17)
            for (column, content) in line.cells.enumerated() {
                draw(content, x: left + Double(column) * cell, y: y, width: cell, form, to: &document)
            }
        }
    }

    /// How the answers of a panel are shown: all in full, or all in short, or none.
    private enum Form { case full, short, none }

    private func form(of panel: HeatMap.Panel, in width: Double) -> Form {
        let cells = panel.rows.flatMap { $0.cells }
        func fits(_ text: String) -> Bool { TextWidth.of(text, size: Self.labelSize) + 6 <= width }
        if cells.allSatisfy({ fits($0.text) }) { return .full }
        return cells.allSatisfy { fits($0.short) } ? .short : .none
    }

    private func draw(
        _ cell: HeatMap.Cell, x: Double, y: Double, width: Double, _ form: Form, to document: inout SVGDocument
    ) {
        let size = (width: width - 1, height: Self.rowHeight - 1)
        document.line("<g><title>\(SVGDocument.escaped(cell.text))</title>")
        fill(cell.shade, x: x, y: y, width: size.width, height: size.height, to: &document)
        let text: String? =
            switch form {
            case .full: cell.text
            case .short: cell.short
            case .none: nil
            }
        if let text {
            document.label(text, "t sm c\(cell.shade == .never ? " o" : "")", x: x + size.width / 2, y: y + 17)
        }
        document.line("</g>")
    }

    private func fill(
        _ shade: HeatMap.Shade, x: Double, y: Double, width: Double, height: Double, to document: inout SVGDocument
    ) {
        switch shade {
        case .level(let level):
            // Even the latest has a shade, and on the earliest its text can be read.
            let tenths = Int((6 + level * 46).rounded())
            let opacity = " opacity=\".\(tenths < 10 ? "0" : "")\(tenths)\""
            document.rectangle("f0", x: x, y: y, width: width, height: height, opacity)
        case .line(let line):
            document.rectangle(
                "f\(line % SVGStyle.colorCount)", x: x, y: y, width: width, height: height, " opacity=\".4\"")
        case .always: document.rectangle("plain", x: x, y: y, width: width, height: height)
        case .never: hatch(x: x, y: y, width, height, to: &document)
        case .blank: break
        }
    }

    /// Slanted lines within a rectangle.
    private func hatch(x: Double, y: Double, _ width: Double, _ height: Double, to document: inout SVGDocument) {
        var lines: [(from: Point, to: Point)] = []
        var start = -height + 4
        while start < width {
            let (from, through) = (max(0, start), min(width, start + height))
            lines.append(
                (
                    Point(x: x + from, y: y + height - (from - start)),
                    Point(x: x + through, y: y + height - (through - start))
                ))
            start += 8
        }
        document.stretches("a", lines)
    }
}
