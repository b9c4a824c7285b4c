import Charts

/// What is written beside lines: where another one becomes the cheapest, and the lines' names at their ends.
extension SVGLineChart {
    func drawMarks(to document: inout SVGDocument) {
        if let asked = chart.asked {
            let x = frame.x(asked.share)
            document.stretch("x", from: Point(x: x, y: frame.top - Self.headroom), to: Point(x: x, y: bottom))
            document.path(
                "k", [Point(x: x - 5, y: bottom + 9), Point(x: x, y: bottom + 1), Point(x: x + 5, y: bottom + 9)])
        }
        for crossing in chart.crossings {
            document.ring(
                "k", at: Point(x: frame.x(crossing.x), y: frame.y(crossing.y)), radius: 3, note: crossing.note)
        }
        for change in chart.changes {
            let point = Point(x: frame.x(change.mark.x), y: frame.y(change.mark.y))
            document.stretch(
                "x v", from: Point(x: point.x, y: frame.top - Self.headroom), to: Point(x: point.x, y: bottom))
        }
        for change in chart.changes {
            let point = Point(x: frame.x(change.mark.x), y: frame.y(change.mark.y))
            document.ring("k", at: point, radius: 5, note: change.mark.note)
        }
        for flag in flags { draw(flag, to: &document) }
        if let note { document.label(note, "m sm o e", x: right - 6, y: bottom - 10) }
    }

    /// What is said in place of too many changes.
    private var note: String? {
        guard chart.changes.isEmpty else { return nil }
        return chart.changesNote.map { TextWidth.shortened($0, to: frame.width - 12, size: 11.5) }
    }

    /// Where the flags and the note stand, and a letter's half around them.
    var notePlaces: [(x: ClosedRange<Double>, y: ClosedRange<Double>)] {
        let half = 8.0
        let width = note.map { TextWidth.of($0, size: 11.5) }
        let ofNote = width.map { (x: (right - 6 - $0 - half)...(right + half), y: (bottom - 20 - half)...bottom) }
        return flags.map { flag in
            let from = flag.isRight ? flag.x : flag.x - flag.width
            return (x: (from - half)...(from + flag.width + half), y: (flag.y - 12 - half)...(flag.y + 4 + half))
        } + (ofNote.map { [$0] } ?? [])
    }

    /// What is written beside a change: `from 27,577,538: E Lambda + ALB`.
    private struct Flag {
        let change: LineChart.Change
        let start: String
        let name: String
        /// Where it begins, or where it is to the left, ends.
        let x: Double
        let y: Double
        let isRight: Bool
        let width: Double
    }

    /// The leftmost lowest.
    private var flags: [Flag] {
        let lowest = namePlaces.max().map { $0 + Self.rowHeight } ?? 0
        return chart.changes.enumerated().map { index, change in
            let y = bottom - 10 - Double(index) * Self.rowHeight
            // Below the lowest name there is room beside the plot, too.
            let end = !isNarrow && lowest < y - Self.rowHeight ? width - Self.margin : right
            return flag(change, y: y, before: end)
        }
    }

    private func flag(_ change: LineChart.Change, y: Double, before end: Double) -> Flag {
        let line = chart.lines[change.line]
        let start = isNarrow ? "" : "from "
        let used = TextWidth.of(start, size: 13) + TextWidth.of(change.amount + ": ", size: 13, isBold: true)
        let x = frame.x(change.mark.x)
        let (before, after) = (x - frame.left - 8, end - x - 8)
        // Beside its hairline, to the right where it fits there.
        let name = isNarrow ? line.key : "\(line.key) \(line.name)"
        let isRight = used + TextWidth.of(name, size: 13, isBold: true) <= after || after >= before
        let shown = TextWidth.shortened(name, to: max(20, (isRight ? after : before) - used), size: 13, isBold: true)
        return Flag(
            change: change, start: start, name: shown, x: x + (isRight ? 6 : -6), y: y, isRight: isRight,
            width: used + TextWidth.of(shown, size: 13, isBold: true))
    }

    private func draw(_ flag: Flag, to document: inout SVGDocument) {
        document.line(
            "<text class=\"m o\(flag.isRight ? "" : " e")\" x=\"\(SVGDocument.number(flag.x))\" "
                + "y=\"\(SVGDocument.number(flag.y))\">\(flag.start)"
                + "<tspan class=\"t b\">\(SVGDocument.escaped(flag.change.amount))</tspan>: "
                + "<tspan class=\"b f\(flag.change.line % SVGStyle.colorCount)\">"
                + "\(SVGDocument.escaped(flag.name))</tspan></text>")
    }

    /// Where the named lines end.
    private var ends: [Double?] { named.map { traces[$0].last?.last?.y } }

    /// Where the named lines' names stand, each as near to its line's end as there is room.
    private var namePlaces: [Double] {
        let room = (frame.top - 4)...(bottom + 4 - (named.count < chart.lines.count ? Self.rowHeight : 0))
        return LabelPlacement.placed(ends.map { $0 ?? bottom }, height: isNarrow ? 14 : Self.rowHeight, within: room)
    }

    func drawNames(to document: inout SVGDocument) {
        let (ends, places) = (ends, namePlaces)
        let rest = chart.lines.count - named.count
        for (index, line) in named.enumerated() {
            let color = line % SVGStyle.colorCount
            let (end, place) = (ends[index], places[index])
            if isNarrow {
                if end != nil { document.label(chart.lines[line].key, "b sm f\(color)", x: names.x, y: place + 4) }
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
            var y = bottom + axisHeight + 12
            document.label(chart.endTitle, "m sm", x: Self.margin, y: y - 2)
            for line in named {
                y += Self.rowHeight
                drawName(line, x: Self.margin, y: y, within: width - 2 * Self.margin, to: &document)
            }
            if rest > 0 { document.label("and \(rest) more", "m", x: Self.margin, y: y + Self.rowHeight) }
        } else {
            if rest > 0 { document.label("and \(rest) more", "m", x: names.x, y: bottom + 2) }
            document.label(
                chart.endTitle, "m sm", x: names.x,
                y: frame.top - (chart.bands.isEmpty ? 6 : Self.headroom + Self.stripHeight + 9))
        }
    }

    /// A line's letter and name in its colour, and what it comes to.
    private func drawName(_ position: Int, x: Double, y: Double, within width: Double, to document: inout SVGDocument) {
        let line = chart.lines[position]
        let room = width - TextWidth.of(" " + line.end, size: 13)
        let name = TextWidth.shortened("\(line.key) \(line.name)", to: room, size: 13, isBold: true)
        document.line(
            "<text class=\"b f\(position % SVGStyle.colorCount)\" x=\"\(SVGDocument.number(x))\" "
                + "y=\"\(SVGDocument.number(y))\"><tspan>\(SVGDocument.escaped(name))</tspan> "
                + "<tspan class=\"m n\">\(SVGDocument.escaped(line.end))</tspan></text>")
    }
}
