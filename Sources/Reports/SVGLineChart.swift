import Charts

/// Draws lines as SVG: the conclusion, what it holds for, the strip of the cheapest, the plot with its lines and changes, and
/// the names at the lines' ends.
struct SVGLineChart {
    let chart: LineChart
    let width: Double
    private let heading: SVGHeading
    let frame: Frame
    /// Where the names at the right end begin, and how wide they may be; 0 where they stand below the plot.
    let names: (x: Double, width: Double)
    /// The lines that are named.
    let named: [Int]
    let height: Double
    /// Each line's parts, traced once.
    let traces: [[[Point]]]

    static let rowHeight = 18.0
    static let stripHeight = 17.0
    /// What stands above the plot's first line: what the y axis is.
    static let headroom = 20.0
    static let margin = 12.0

    init(_ chart: LineChart, width: Double, isAlone: Bool) {
        self.chart = chart
        self.width = width
        let wanted = chart.lines.indices.map { Self.width(of: $0, in: chart) }.max() ?? 0
        let hasBands = !chart.bands.isEmpty
        // Lines that nothing else names in full are named below where there is no room beside the plot.
        let isNarrow = width < SVGRenderer.narrowWidth || !hasBands && wanted > width * 0.42
        heading = SVGHeading(
            isAlone ? [chart.title] : [],
            (isAlone ? [chart.conditions] : []) + (chart.asked.map { ["▲ \($0.note)"] } ?? []), width: width)
        let labels = chart.y.ticks.map { TextWidth.of($0.label ?? "", size: 13) }.max() ?? 0
        let left = max(40, Self.margin + labels + 8)
        let nameWidth = isNarrow ? 16 : min(max(wanted, 120), width * (hasBands ? 0.33 : 0.42))
        let right = nameWidth + (isNarrow ? 8 : 30) + Self.margin
        let top = heading.height + (hasBands ? 24 + Self.stripHeight + 3 : 4) + Self.headroom
        let plotHeight = isNarrow ? 300.0 : 366.0
        frame = Frame(left: left, top: top, width: width - left - right, height: plotHeight, tolerance: 0.15)
        traces = chart.lines.map { [frame] in $0.trace(frame) }
        names = (left + frame.width + (isNarrow ? 6 : 30), isNarrow ? 0 : nameWidth)
        let room = Int(plotHeight / Self.rowHeight)
        named = chart.named(atMost: isNarrow ? 24 : room)
        let axis = Self.axisHeight(of: chart, isNarrow: isNarrow)
        let rows = named.count + (named.count < chart.lines.count ? 1 : 0)
        let below = isNarrow ? Double(rows) * Self.rowHeight + 26 : 0
        height = (top + plotHeight + axis + below).rounded(.up)
    }

    var isNarrow: Bool { names.width == 0 }

    /// What the x axis takes below the plot: labels, those of the second scale, and where they stand below these, titles.
    private static func axisHeight(of chart: LineChart, isNarrow: Bool) -> Double {
        isNarrow ? chart.x.secondTitle == nil ? 56 : 72 : 56
    }
    var axisHeight: Double { Self.axisHeight(of: chart, isNarrow: isNarrow) }
    var right: Double { frame.left + frame.width }
    var bottom: Double { frame.top + frame.height }

    /// `C Lambda + REST API` in bold, and what it comes to.
    private static func width(of line: Int, in chart: LineChart) -> Double {
        let line = chart.lines[line]
        return TextWidth.of("\(line.key) \(line.name)", size: 13, isBold: true) + TextWidth.of(" " + line.end, size: 13)
    }

    func body() -> String {
        var document = SVGDocument()
        heading.draw(to: &document)
        document.line("<g aria-hidden=\"true\">")
        drawBands(to: &document)
        drawAxes(to: &document)
        drawLines(to: &document)
        drawMarks(to: &document)
        drawNames(to: &document)
        document.line("</g>")
        return document.text
    }

    // MARK: Lines

    private func drawLines(to document: inout SVGDocument) {
        let places = stride(from: frame.left, through: right, by: 4).map { $0 }
        let hidden = KeyPlacement.hidden(traces, at: places, within: 0.4)
        for (line, parts) in traces.enumerated() {
            for part in parts {
                // Where it lies on another line it is dashed, so that both show.
                var next = part.first?.x ?? frame.left
                for stretch in hidden[line] {
                    document.path(
                        SVGStyle.lineClass(line), Polyline.part(of: part, from: next, through: stretch.lowerBound))
                    document.path(
                        SVGStyle.lineClass(line) + " u",
                        Polyline.part(of: part, from: stretch.lowerBound, through: stretch.upperBound))
                    next = stretch.upperBound
                }
                document.path(
                    SVGStyle.lineClass(line),
                    hidden[line].isEmpty ? part : Polyline.part(of: part, from: next, through: part.last?.x ?? right))
            }
        }
        for band in chart.bands {
            if let line = band.line { document.path("l w s\(line % SVGStyle.colorCount)", band.trace(frame)) }
        }
        let inner = places.filter { $0 > frame.left + 8 && $0 < right - 8 }
        let rings = (chart.changes.map { $0.mark } + chart.crossings).map { Point(x: frame.x($0.x), y: frame.y($0.y)) }
        let notes = notePlaces
        let keys = KeyPlacement.places(of: traces, at: inner, size: 16) { point in
            rings.allSatisfy { abs($0.x - point.x) > 14 || abs($0.y - point.y) > 16 }
                && chart.changes.allSatisfy { abs(frame.x($0.mark.x) - point.x) > 9 }
                && !notes.contains { $0.x.contains(point.x) && $0.y.contains(point.y) }
        }
        // More letters than names would be a cloud.
        for line in named {
            guard let key = keys[line] else { continue }
            document.label(
                chart.lines[line].key, "o b sm c f\(line % SVGStyle.colorCount)", x: key.x, y: key.y + 4)
        }
    }
}
