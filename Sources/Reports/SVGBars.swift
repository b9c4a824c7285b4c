import Charts

/// Draws bars of parts as SVG: names on the left, sums at the ends, and what the parts are below.
struct SVGBars {
    private let chart: StackedBars
    private let width: Double
    private let heading: SVGHeading
    private let isNarrow: Bool
    let height: Double

    private static let margin = 12.0
    private static let rowHeight = 20.0
    private static let barHeight = 22.0

    init(_ chart: StackedBars, width: Double, isAlone: Bool) {
        self.chart = chart
        self.width = width
        isNarrow = width < SVGRenderer.narrowWidth
        heading = SVGHeading(
            isAlone ? [chart.title] : [], isAlone ? [chart.conditions] : [], width: width)
        let row = isNarrow ? 46.0 : 32
        let columns = isNarrow ? 1 : 2
        let rows = (chart.kinds.count + columns - 1) / columns
        height = heading.height + 30 + Double(chart.bars.count) * row + 16 + Double(rows) * Self.rowHeight + 8
    }

    func body() -> String {
        var document = SVGDocument()
        heading.draw(to: &document)
        document.line("<g aria-hidden=\"true\">")
        document.label(chart.unit, "m sm", x: Self.margin, y: heading.height + 16)
        let bottom = drawBars(from: heading.height + 30, to: &document)
        drawKinds(from: bottom + 16, to: &document)
        document.line("</g>")
        return document.text
    }

    private func drawBars(from top: Double, to document: inout SVGDocument) -> Double {
        let names = chart.bars.map { "\($0.key) \($0.name)" }
        let widest = names.map { TextWidth.of($0, size: 13) }.max() ?? 0
        let left = Self.margin + (isNarrow ? 0 : min(widest, width * 0.3) + 10)
        let totals = chart.bars.map { TextWidth.of($0.total, size: 13, isBold: true) }.max() ?? 0
        let room = max(40, width - left - totals - 8 - Self.margin)
        var y = top
        for (bar, name) in zip(chart.bars, names) {
            let shown = TextWidth.shortened(name, to: isNarrow ? width - 24 : left - Self.margin - 10, size: 13)
            if isNarrow {
                document.label(shown, "t", x: Self.margin, y: y + 13)
                y += 18
            } else {
                document.label(shown, "t e", x: left - 10, y: y + 16)
            }
            let end = drawParts(bar, x: left, y: y, room: room, to: &document)
            document.label(bar.total, "t b", x: end + 8, y: y + 16)
            y += isNarrow ? 28 : 32
        }
        return y
    }

    private func drawParts(
        _ bar: StackedBars.Bar, x left: Double, y: Double, room: Double, to document: inout SVGDocument
    ) -> Double {
        var x = left
        for part in bar.parts {
            let (color, length) = (part.kind % SVGStyle.colorCount, part.share * room)
            let kind = chart.kinds[part.kind]
            document.line("<g><title>\(SVGDocument.escaped("\(kind.name): \(part.amount)"))</title>")
            // Parts are told apart by a gap, on paper too.
            let gap = length > 3 ? 1.0 : 0
            document.rectangle("f\(color)", x: x, y: y, width: length - gap, height: Self.barHeight)
            let amount = "\(kind.key) \(part.amount)"
            let text = [amount, kind.key].first { TextWidth.of($0, size: 11.5, isBold: true) + 6 <= length }
            if let text { document.label(text, "bg b sm c", x: x + (length - gap) / 2, y: y + 15) }
            document.line("</g>")
            x += length
        }
        return x
    }

    private func drawKinds(from top: Double, to document: inout SVGDocument) {
        let columns = isNarrow ? 1 : 2
        let rows = (chart.kinds.count + columns - 1) / columns
        let room = (width - 2 * Self.margin) / Double(columns)
        for (position, kind) in chart.kinds.enumerated() {
            let x = Self.margin + Double(position / max(1, rows)) * room
            let y = top + Double(position % max(1, rows)) * Self.rowHeight
            document.rectangle("f\(position % SVGStyle.colorCount)", x: x, y: y, width: 16, height: 14)
            document.label(kind.key, "bg b sm c", x: x + 8, y: y + 11)
            document.label(TextWidth.shortened(kind.name, to: room - 32, size: 13), "t", x: x + 23, y: y + 12)
        }
    }
}
