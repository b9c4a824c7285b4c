/// The colours of a picture, as a style sheet: light, dark where the reader prefers that, and light with dashes on paper.
enum SVGStyle {
    private struct Colors {
        let background: String
        let text: String
        let muted: String
        let grid: String
        let axis: String
        /// Of lines. For text at least 4.5:1 against the background, of different lightness, and to be told apart by those
        /// who see no red, no green or no blue (OKLab distance after Machado's matrices of 2009, searched).
        let lines: [String]
    }

    private static let light = Colors(
        background: "#ffffff", text: "#1b1f24", muted: "#5b626c", grid: "#e4e7eb", axis: "#9aa1ab",
        lines: ["#0371bd", "#991f67", "#b0603f", "#715c00", "#004c20", "#323641", "#56359e", "#8d160f"])
    private static let dark = Colors(
        background: "#14171c", text: "#e8eaed", muted: "#a2a9b4", grid: "#2b3038", axis: "#6b7280",
        lines: ["#4fadfe", "#c9719a", "#f99c63", "#f5e14a", "#9ef5dd", "#bac3d0", "#846de6", "#e95227"])

    /// How many lines have a colour of their own; further ones have dashes.
    static let colorCount = 8

    /// On paper each line has dashes of its own.
    private static let dashes = ["none", "9 3", "2 3", "9 3 2 3", "5 2", "1 4", "12 3 2 3 2 3", "6 6"]

    static func lineClass(_ line: Int) -> String {
        "l s\(line % colorCount) d\(line % dashes.count)" + (line < colorCount ? "" : " r")
    }

    static let sheet: String = {
        let shape = """
            tspan{unicode-bidi:isolate}text{font:13px system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',Arial,sans-serif;\
            font-variant-numeric:tabular-nums}.h1{font-size:19px}.b{font-weight:600}.n{font-weight:400}.sm{font-size:11.5px}\
            .e{text-anchor:end}.c{text-anchor:middle}.o{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}\
            .l{fill:none;stroke-width:1.75;stroke-linejoin:round;stroke-linecap:butt}\
            .w{stroke-width:4;stroke-linecap:round}.r{stroke-dasharray:8 3}.u{stroke-dasharray:7 7}\
            .v{stroke-dasharray:2 4}.lead{stroke-width:1;fill:none}.tint{opacity:.07}

            """
        let lines = dashes.enumerated().dropFirst().map { ".l.d\($0){stroke-dasharray:\($1)}" }.joined()
        return shape + rules(light) + "@media (prefers-color-scheme:dark){\(rules(dark))}\n"
            + "@media print{\(rules(light))\(lines).tint{opacity:0}}\n"
    }()

    private static func rules(_ colors: Colors) -> String {
        var text =
            ".page{background:\(colors.background)}.bg{fill:\(colors.background)}.t{fill:\(colors.text)}.m{fill:\(colors.muted)}.g{stroke:\(colors.grid)}"
            + ".a{stroke:\(colors.axis)}.x{stroke:\(colors.text)}"
            + ".k{fill:\(colors.background);stroke:\(colors.text);stroke-width:1.75}.o{stroke:\(colors.background)}"
            + ".plain{fill:\(colors.grid)}.mix{fill:\(colors.axis)}"
        for (index, color) in colors.lines.enumerated() {
            text += ".s\(index){stroke:\(color)}.f\(index){fill:\(color)}"
        }
        return text + "\n"
    }
}
