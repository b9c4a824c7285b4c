import Charts

/// What lines are drawn over: the strip of the cheapest, grid and ticks.
extension SVGLineChart {
    func drawBands(to document: inout SVGDocument) {
        guard !chart.bands.isEmpty else { return }
        let top = frame.top - Self.headroom - Self.stripHeight - 3
        for band in chart.bands {
            let (from, through) = (frame.x(band.from), frame.x(band.through))
            let color = band.line.map { "f\($0 % SVGStyle.colorCount)" } ?? "mix"
            document.rectangle(
                "tint \(color)", x: from, y: frame.top - Self.headroom, width: through - from,
                height: frame.height + Self.headroom)
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

    func drawAxes(to document: inout SVGDocument) {
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
            document.label(chart.x.title + second, "m sm e", x: right, y: bottom + axisHeight - 18)
        } else {
            document.label(chart.x.title, "m", x: right + 30, y: bottom + 21)
            if let second = chart.x.secondTitle { document.label(second, "m sm", x: right + 30, y: bottom + 37) }
        }
        // As far to the left as it needs.
        let end = isNarrow ? width - Self.margin : names.x - 10
        let start = min(frame.left + 6, max(Self.margin, end - TextWidth.of(chart.y.title, size: 13)))
        document.label(
            TextWidth.shortened(chart.y.title, to: end - start, size: 13), "m o", x: start, y: frame.top - 6)
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
}
