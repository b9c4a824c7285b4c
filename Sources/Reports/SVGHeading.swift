import Charts

/// The conclusion in large letters, and sentences below it; a picture in a page has neither.
struct SVGHeading {
    private let title: [String]
    private let lines: [String]
    private static let margin = 12.0

    init(_ titles: [String], _ sentences: [String], width: Double) {
        let room = width - 2 * Self.margin
        title = titles.flatMap { TextWidth.wrapped($0, to: room, size: 19, isBold: true, lines: 4) }
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
