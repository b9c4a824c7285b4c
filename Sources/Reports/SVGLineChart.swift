import Charts

/// Draws lines as SVG: the conclusion, what it holds for, the strip of the cheapest, the plot with its lines and changes, and
/// the names at the lines' ends.
struct SVGLineChart {
    private let chart: LineChart
    private let width: Double
    private let heading: SVGHeading
    private let frame: Frame
    /// Where the names at the right end begin, and how wide they may be; 0 where they stand below the plot.
    private let names: (x: Double, width: Double)
    /// The lines that are named.
    private let named: [Int]
    let height: Double
    /// Each line's parts, traced once.
    private let traces: [[[Point]]]

    private static let rowHeight = 18.0
    private static let stripHeight = 17.0
    private static let margin = 12.0

    init(_ chart: LineChart, width: Double) {
        self.chart = chart
        self.width = width
        let isNarrow = width < SVGRenderer.narrowWidth
        var sentences = [chart.conditions]
        if let asked = chart.asked { sentences.append(asked.note) }
        heading = SVGHeading(chart.title, sentences, width: width)
        let labels = chart.y.ticks.map { TextWidth.of($0.label ?? "", size: 13) }.max() ?? 0
        let left = max(40, Self.margin + labels + 8)
        let wanted = chart.lines.indices.map { Self.width(of: $0, in: chart) }.max() ?? 0
        let nameWidth = isNarrow ? 16 : min(max(wanted, 120), width * (chart.bands.isEmpty ? 0.42 : 0.3))
        let right = nameWidth + (isNarrow ? 8 : 30) + Self.margin
        let hasBands = !chart.bands.isEmpty
        let top = heading.height + (hasBands ? 24 + Self.stripHeight + 3 : 24)
        let plotHeight = isNarrow ? 300.0 : 366.0
        frame = Frame(left: left, top: top, width: width - left - right, height: plotHeight, tolerance: 0.15)
        traces = chart.lines.map { [frame] in $0.trace(frame) }
        names = (left + frame.width + (isNarrow ? 6 : 30), isNarrow ? 0 : nameWidth)
        let room = Int(plotHeight / Self.rowHeight)
        named = chart.named(atMost: isNarrow ? 24 : room)
        let axis = isNarrow ? 72.0 : 56.0
        let rows = named.count + (named.count < chart.lines.count ? 1 : 0)
        let below = isNarrow ? Double(rows) * Self.rowHeight + 26 : 0
        height = (top + plotHeight + axis + below).rounded(.up)
    }

    private var isNarrow: Bool { names.width == 0 }
    private var right: Double { frame.left + frame.width }
    private var bottom: Double { frame.top + frame.height }

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

    // MARK: Bands

    private func drawBands(to document: inout SVGDocument) {
        guard !chart.bands.isEmpty else { return }
        let top = frame.top - Self.stripHeight - 3
        for band in chart.bands {
            let (from, through) = (frame.x(band.from), frame.x(band.through))
            let color = band.line.map { "f\($0 % SVGStyle.colorCount)" } ?? "mix"
            document.rectangle("tint \(color)", x: from, y: frame.top, width: through - from, height: frame.height)
            // A gap of a pixel and a half between neighbours, where there is room for one.
            let gap = through - from > 4 && band.through < 1 ? 1.5 : 0
            document.rectangle(color, x: from, y: top, width: max(0.5, through - from - gap), height: Self.stripHeight)
            guard let name = name(of: band, within: through - from - 8) else { continue }
            document.label(
                name, "bg b sm c", x: (from + through - gap) / 2, y: top + 12.7)
        }
        document.label(chart.bandTitle + " at each volume", "m sm", x: frame.left, y: top - 6)
    }

    /// The longest form of a band's name that fits: the whole, what stands before a plus, the letter.
    private func name(of band: LineChart.Band, within width: Double) -> String? {
        guard let position = band.line else {
            return TextWidth.of("in turns", size: 11.5, isBold: true) <= width ? "in turns" : nil
        }
        let line = chart.lines[position]
        let short = line.name.split(separator: "+").first.map { $0.split(separator: " ").joined(separator: " ") } ?? ""
        return ["\(line.key) \(line.name)", "\(line.key) \(short)", line.key].first {
            TextWidth.of($0, size: 11.5, isBold: true) <= width
        }
    }

    // MARK: Axes

    private func drawAxes(to document: inout SVGDocument) {
        let labelled = chart.y.ticks.filter { $0.label != nil }.map { frame.y($0.share) }
        let isCrowded = zip(labelled, labelled.dropFirst()).contains { $0 - $1 < 30 }
        for tick in chart.y.ticks where tick.label != nil || !isCrowded {
            let y = frame.y(tick.share)
            if let label = tick.label {
                document.stretch("g", from: Point(x: frame.left, y: y), to: Point(x: right, y: y))
                document.label(label, "m e", x: frame.left - 8, y: y + 4.5)
            } else {
                document.stretch("a", from: Point(x: frame.left - 4, y: y), to: Point(x: frame.left, y: y))
            }
        }
        document.stretch("a", from: Point(x: frame.left, y: bottom), to: Point(x: right, y: bottom))
        for tick in chart.x.ticks {
            let x = frame.x(tick.share)
            let length = tick.label == nil ? 4.0 : 7
            document.stretch("a", from: Point(x: x, y: bottom), to: Point(x: x, y: bottom + length))
        }
        drawLabels(
            chart.x.ticks.compactMap { tick in tick.label.map { (tick.share, $0) } }, "m", 13, bottom + 21,
            to: &document)
        drawLabels(
            chart.x.ticks.compactMap { tick in tick.secondLabel.map { (tick.share, $0) } }, "m sm", 11.5, bottom + 37,
            to: &document)
        if isNarrow {
            let second = chart.x.secondTitle.map { ", and a second " + $0 } ?? ""
            document.label(chart.x.title + second, "m sm e", x: right, y: bottom + 54)
        } else {
            document.label(chart.x.title, "m", x: right + 30, y: bottom + 21)
            if let second = chart.x.secondTitle { document.label(second, "m sm", x: right + 30, y: bottom + 37) }
        }
        document.label(chart.y.title, "m o", x: frame.left + 6, y: frame.top + 15)
    }

    /// Labels in a row below the axis: all, or every second, third … of them where they would touch.
    private func drawLabels(
        _ labels: [(share: Double, text: String)], _ classes: String, _ size: Double, _ y: Double,
        to document: inout SVGDocument
    ) {
        func edges(_ label: (share: Double, text: String)) -> (Double, Double) {
            let half = TextWidth.of(label.text, size: size) / 2
            return (frame.x(label.share) - half, frame.x(label.share) + half)
        }
        let step =
            (1...max(1, labels.count)).first { step in
                let kept = stride(from: 0, to: labels.count, by: step).map { edges(labels[$0]) }
                return zip(kept, kept.dropFirst()).allSatisfy { $0.1 + 8 <= $1.0 }
            } ?? 1
        for index in stride(from: 0, to: labels.count, by: step) {
            document.label(labels[index].text, classes + " c", x: frame.x(labels[index].share), y: y)
        }
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
        let keys = KeyPlacement.places(of: traces, at: inner, size: 16) { point in
            rings.allSatisfy { abs($0.x - point.x) > 14 || abs($0.y - point.y) > 16 }
                && chart.changes.allSatisfy { abs(frame.x($0.mark.x) - point.x) > 9 }
        }
        // More letters than names would be a cloud.
        for line in named {
            guard let key = keys[line] else { continue }
            document.label(
                chart.lines[line].key, "o b sm c f\(line % SVGStyle.colorCount)", x: key.x, y: key.y + 4)
        }
    }

    // MARK: Changes

    private func drawMarks(to document: inout SVGDocument) {
        if let asked = chart.asked {
            let x = frame.x(asked.share)
            document.stretch("x", from: Point(x: x, y: frame.top), to: Point(x: x, y: bottom))
            document.path(
                "k", [Point(x: x - 5, y: bottom + 9), Point(x: x, y: bottom + 1), Point(x: x + 5, y: bottom + 9)])
        }
        for crossing in chart.crossings {
            document.ring(
                "k", at: Point(x: frame.x(crossing.x), y: frame.y(crossing.y)), radius: 3, note: crossing.note)
        }
        for change in chart.changes {
            let point = Point(x: frame.x(change.mark.x), y: frame.y(change.mark.y))
            document.stretch("x v", from: Point(x: point.x, y: frame.top), to: Point(x: point.x, y: bottom))
        }
        for change in chart.changes {
            let point = Point(x: frame.x(change.mark.x), y: frame.y(change.mark.y))
            document.ring("k", at: point, radius: 5, note: change.mark.note)
        }
        let lowest = namePlaces.max().map { $0 + Self.rowHeight } ?? 0
        for (index, change) in chart.changes.enumerated() {
            let y = bottom - 10 - Double(index) * Self.rowHeight
            // Below the lowest name there is room beside the plot, too.
            let end = !isNarrow && lowest < y - Self.rowHeight ? width - Self.margin : right
            drawFlag(change, y: y, before: end, to: &document)
        }
        if let note = chart.changesNote, chart.changes.isEmpty {
            document.label(
                TextWidth.shortened(note, to: frame.width - 12, size: 11.5), "m sm o e", x: right - 6, y: bottom - 10)
        }
    }

    /// `from 27,577,538: E Lambda + ALB`, the leftmost lowest.
    private func drawFlag(_ change: LineChart.Change, y: Double, before end: Double, to document: inout SVGDocument) {
        let line = chart.lines[change.line]
        let start = isNarrow ? "" : "from "
        let used = TextWidth.of(start, size: 13) + TextWidth.of(change.amount + ": ", size: 13, isBold: true)
        let x = frame.x(change.mark.x)
        let (before, after) = (x - frame.left - 8, end - x - 8)
        // Beside its hairline, to the right where it fits there.
        let name = isNarrow ? line.key : "\(line.key) \(line.name)"
        let isRight = used + TextWidth.of(name, size: 13, isBold: true) <= after || after >= before
        let shown = TextWidth.shortened(name, to: max(20, (isRight ? after : before) - used), size: 13, isBold: true)
        document.line(
            "<text class=\"m o\(isRight ? "" : " e")\" x=\"\(SVGDocument.number(x + (isRight ? 6 : -6)))\" "
                + "y=\"\(SVGDocument.number(y))\">\(start)<tspan class=\"t b\">\(SVGDocument.escaped(change.amount))</tspan>: "
                + "<tspan class=\"b f\(change.line % SVGStyle.colorCount)\">\(SVGDocument.escaped(shown))</tspan></text>"
        )
    }

    // MARK: Names

    /// Where the named lines end.
    private var ends: [Double?] { named.map { traces[$0].last?.last?.y } }

    /// Where the named lines' names stand, each as near to its line's end as there is room.
    private var namePlaces: [Double] {
        let room = (frame.top - 4)...(bottom + 4 - (named.count < chart.lines.count ? Self.rowHeight : 0))
        return LabelPlacement.placed(ends.map { $0 ?? bottom }, height: isNarrow ? 14 : Self.rowHeight, within: room)
    }

    private func drawNames(to document: inout SVGDocument) {
        let (ends, places) = (ends, namePlaces)
        let rest = chart.lines.count - named.count
        for (index, line) in named.enumerated() {
            let color = line % SVGStyle.colorCount
            let (end, place) = (ends[index], places[index])
            if isNarrow {
                document.label(chart.lines[line].key, "b sm f\(color)", x: names.x, y: place + 4)
                continue
            }
            // A line that is nowhere has a name all the same.
            guard let end else {
                drawName(line, x: names.x, y: place + 4.5, within: names.width, to: &document)
                continue
            }
            document.path(
                "lead s\(color)",
                [
                    Point(x: right + 3, y: end), Point(x: right + 10, y: end), Point(x: right + 20, y: place),
                    Point(x: right + 26, y: place),
                ])
            drawName(line, x: names.x, y: place + 4.5, within: names.width, to: &document)
        }
        if isNarrow {
            var y = bottom + 72 + 12
            document.label(chart.endTitle, "m sm", x: Self.margin, y: y - 2)
            for line in named {
                y += Self.rowHeight
                drawName(line, x: Self.margin, y: y, within: width - 2 * Self.margin, to: &document)
            }
            if rest > 0 { document.label("and \(rest) more", "m", x: Self.margin, y: y + Self.rowHeight) }
        } else {
            if rest > 0 { document.label("and \(rest) more", "m", x: names.x, y: bottom + 2) }
            document.label(
                chart.endTitle, "m sm", x: names.x, y: frame.top - (chart.bands.isEmpty ? 8 : Self.stripHeight + 9))
        }
    }

    /// A line's letter and name in its colour, and what it comes to.
    private func drawName(_ position: Int, x: Double, y: Double, within width: Double, to document: inout SVGDocument) {
        let line = chart.lines[position]
        let room = width - TextWidth.of(" " + line.end, size: 13)
        let name = TextWidth.shortened("\(line.key) \(line.name)", to: room, size: 13, isBold: true)
        document.line(
            "<text class=\"b f\(position % SVGStyle.colorCount)\" x=\"\(SVGDocument.number(x))\" "
                + "y=\"\(SVGDocument.number(y))\">\(SVGDocument.escaped(name)) "
                + "<tspan class=\"m n\">\(SVGDocument.escaped(line.end))</tspan></text>")
    }
}

/// The conclusion in large letters, and sentences below it.
struct SVGHeading {
    private let title: [String]
    private let lines: [String]
    private static let margin = 12.0

    init(_ title: String, _ sentences: [String], width: Double) {
        let room = width - 2 * Self.margin
        self.title = TextWidth.wrapped(title, to: room, size: 19, isBold: true, lines: 4)
        lines = sentences.flatMap { TextWidth.wrapped($0, to: room, size: 13, lines: 3) }
    }

    /// What it takes from the top.
    var height: Double { 12 + Double(title.count) * 24 + Double(lines.count) * 18 + 4 }

    func draw(to document: inout SVGDocument) {
        var y = 6.0
        for line in title {
            y += 24
            document.label(line, "t b h1", x: Self.margin, y: y)
        }
        y += 4
        for line in lines {
            y += 18
            document.label(line, "m", x: Self.margin, y: y)
        }
    }
}
