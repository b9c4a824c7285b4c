import Charts

/// Writes charts as SVG: no script, no font, nothing from elsewhere, and the same bytes each time.
public enum SVGRenderer {
    /// The width of a picture that stands alone; below `narrowWidth` names stand below the plot.
    public static let usualWidth = 960
    static let narrowWidth = 640.0

    /// A picture as a file, or as a part of a page.
    ///
    /// - Parameters:
    ///   - width: in pixels at least 320; the height follows.
    ///   - name: begins the identifiers of its elements, for pages that hold several.
    ///   - isAlone: whether its style sheet, its title and what it holds for are in it, which a page says itself.
    public static func text(
        _ chart: Chart, width: Int = usualWidth, name: String = "chart", isAlone: Bool = true
    ) -> String {
        let width = Double(max(320, width))
        // Texts are measured as they will be shown.
        func shown(_ text: String) -> String { DisplayText.withPlainSpaces(DisplayText.sanitized(text)) }
        func page(_ title: String, _ description: [String], _ body: String, height: Double) -> String {
            Self.page(
                body, title: title, description: description, width: width, height: height, name: name,
                isAlone: isAlone)
        }
        switch chart {
        case .lines(let lines):
            let lines = lines.mapTexts(shown)
            let picture = SVGLineChart(lines, width: width, isAlone: isAlone)
            return page(lines.title, lines.description, picture.body(), height: picture.height)
        case .bars(let bars):
            let bars = bars.mapTexts(shown)
            let picture = SVGBars(bars, width: width, isAlone: isAlone)
            return page(bars.title, bars.description, picture.body(), height: picture.height)
        case .cells(let map):
            let map = map.mapTexts(shown)
            let picture = SVGHeatMap(map, width: width, isAlone: isAlone)
            return page(map.title, map.description, picture.body(), height: picture.height)
        }
    }

    /// The style sheet of all pictures.
    public static var style: String { SVGStyle.sheet }

    private static func page(
        _ body: String, title: String, description: [String], width: Double, height: Double, name: String,
        isAlone: Bool
    ) -> String {
        var document = SVGDocument()
        let (width, height) = (SVGDocument.number(width), SVGDocument.number(height))
        document.line(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"page\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" "
                + "height=\"\(height)\" role=\"img\" aria-labelledby=\"\(name)-title \(name)-desc\" "
                + "style=\"max-width:100%;height:auto\">")
        document.line("<title id=\"\(name)-title\">\(SVGDocument.escaped(title))</title>")
        document.line(
            "<desc id=\"\(name)-desc\">\(SVGDocument.escaped(description.joined(separator: " ")))</desc>")
        if isAlone { document.append("<style>\(SVGStyle.sheet)</style>\n") }
        document.append("<rect class=\"bg\" width=\"\(width)\" height=\"\(height)\"/>\n")
        document.append(body)
        document.line("</svg>")
        return document.text
    }
}
