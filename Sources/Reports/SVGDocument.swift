import Charts

/// The text of an SVG picture: elements with numbers of one decimal place, and foreign text escaped at one point.
struct SVGDocument {
    private(set) var text = ""

    init() { text.reserveCapacity(16 << 10) }

    /// Appends what needs no escaping, as it is.
    mutating func append(_ markup: String) { text += markup }

    /// Appends a line of markup.
    mutating func line(_ markup: String) {
        text += markup
        text += "\n"
    }

    /// `<text class="…" x="…" y="…">…</text>`, with a text that may be foreign.
    mutating func label(_ text: String, _ classes: String, x: Double, y: Double, attributes: String = "") {
        line(
            "<text class=\"\(classes)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\"\(attributes)>"
                + "\(Self.escaped(text))</text>")
    }

    mutating func rectangle(_ classes: String, x: Double, y: Double, width: Double, height: Double, _ more: String = "")
    {
        line(
            "<rect class=\"\(classes)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" "
                + "width=\"\(Self.number(max(0, width)))\" height=\"\(Self.number(max(0, height)))\"\(more)/>")
    }

    mutating func stretch(_ classes: String, from: Point, to: Point) {
        line(
            "<line class=\"\(classes)\" x1=\"\(Self.number(from.x))\" y1=\"\(Self.number(from.y))\" "
                + "x2=\"\(Self.number(to.x))\" y2=\"\(Self.number(to.y))\"/>")
    }

    /// Stretches of one kind, in one element.
    mutating func stretches(_ classes: String, _ lines: [(from: Point, to: Point)]) {
        text += "<path class=\"\(classes)\" d=\""
        for line in lines { text += "M\(Self.pair(line.from))L\(Self.pair(line.to))" }
        text += "\"/>\n"
    }

    /// A line through points.
    mutating func path(_ classes: String, _ points: [Point]) {
        guard let first = points.first else { return }
        text += "<path class=\"\(classes)\" d=\"M\(Self.pair(first))"
        var last = Self.pair(first)
        for point in points.dropFirst() {
            let next = Self.pair(point)
            // What rounds to the same place needs no stretch.
            if next == last { continue }
            text += "L\(next)"
            last = next
        }
        if points.dropFirst().allSatisfy({ Self.pair($0) == Self.pair(first) }) { text += "h.1" }
        text += "\"/>\n"
    }

    /// A ring, with what it says where a reader asks.
    mutating func ring(_ classes: String, at point: Point, radius: Double, note: String) {
        line(
            "<circle class=\"\(classes)\" cx=\"\(Self.number(point.x))\" cy=\"\(Self.number(point.y))\" "
                + "r=\"\(Self.number(radius))\"><title>\(Self.escaped(note))</title></circle>")
    }

    private static func pair(_ point: Point) -> String { "\(number(point.x)) \(number(point.y))" }

    /// A coordinate to a tenth: `12`, `-0.5`.
    static func number(_ value: Double) -> String {
        // No picture is a million pixels wide.
        let tenths = Int((min(1e6, max(-1e6, value)) * 10).rounded())
        let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
        return (tenths < 0 ? "-" : "") + String(whole) + (rest == 0 ? "" : ".\(rest)")
    }

    /// A text so that XML shows it: markup is escaped, and so is what XML does not allow and what nobody sees.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in DisplayText.sanitized(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            // The two that are no characters (XML 1.0, 2.2).
            case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
