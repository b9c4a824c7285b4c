import Charts
import TestSupport
import Testing

@testable import Reports

@Suite("SVG")
struct SVGRendererTests {
    static let attack = "<script>alert(1)</script> ]]> \"'& \u{1B}[2J\u{202E}\u{0}\u{FFFE}"

    /// Lines that rise from left to right, of which the first is the cheapest up to the middle.
    static func chart(names: [String], unit: String = "requests a month") -> LineChart {
        func line(_ index: Int) -> @Sendable (Frame) -> [[Point]] {
            let end = Double(index + 1) / Double(names.count + 1)
            return { frame in [[Point(x: frame.x(0), y: frame.y(0.1)), Point(x: frame.x(1), y: frame.y(end))]] }
        }
        let mark = LineChart.Mark(x: 0.5, y: 0.5, note: names[0])
        return LineChart(
            title: names.joined(separator: ", "), conditions: unit, description: names,
            x: .init(
                unit, second: "on average", ticks: [.init(0, "1k", second: "1/s"), .init(0.5, nil), .init(1, "1M")]),
            y: .init(unit, ticks: [.init(0, "$1"), .init(0.9, "$10")]),
            lines: names.enumerated().map { .init("\($0)", $1, end: "$4.32", trace: line($0)) },
            endTitle: "Cost of \(unit)", bandTitle: "Cheapest",
            bands: [.init(from: 0, through: 0.5, line: 0), .init(from: 0.5, through: 0.9, line: nil)],
            changes: [.init(mark, amount: "27,577,538", line: names.count - 1)], changesNote: unit, crossings: [mark],
            asked: (0.25, names[0]))
    }

    private func elements(_ chart: LineChart, width: Int = 960) -> [XMLChecker.Element] {
        let checker = XMLChecker(SVGRenderer.text(.lines(chart), width: width))
        #expect(checker.fault == nil)
        return checker.elements
    }

    @Test(
        "is well-formed whatever stands in a name, and loads and runs nothing", arguments: [320, 400, 640, 960, 4000])
    func attack(width: Int) {
        let names = [Self.attack, "東京リージョンの関数", String(repeating: "long ", count: 40), "λ😀", ""]
        let elements = elements(Self.chart(names: names, unit: Self.attack), width: width)
        let allowed: Set<String> = [
            "svg", "title", "desc", "style", "rect", "g", "text", "tspan", "path", "line", "circle",
        ]
        #expect(Set(elements.map { $0.name }).isSubset(of: allowed))
        for element in elements {
            #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") && $0 != "href" })
            #expect(!element.text.contains("\u{1B}") && !element.text.contains("\u{202E}"))
        }
        #expect(elements.first { $0.name == "title" }?.text.contains("<script>alert(1)</script>") == true)
    }

    @Test("is so for bars and grids too", arguments: [320, 960])
    func otherCharts(width: Int) {
        let bars = StackedBars(
            title: Self.attack, conditions: Self.attack, description: [Self.attack], unit: Self.attack,
            kinds: [.init("a", Self.attack), .init("b", "b")],
            bars: [
                .init(
                    "A", Self.attack,
                    parts: [.init(kind: 1, share: 0.4, amount: "$4"), .init(kind: 0, share: 0.6, amount: "$6")],
                    total: "$10"),
                .init("B", "nothing", parts: [], total: "$0.00"),
            ])
        let cells: [HeatMap.Cell] = [
            .init(.level(0), "1,000,000", short: "1M"), .init(.never, "never", short: "never"),
            .init(.always, "always", short: "always"), .init(.line(1), Self.attack, short: "B"),
        ]
        let map = HeatMap(
            title: Self.attack, conditions: Self.attack, description: [Self.attack],
            keys: [(.level(1), Self.attack), (.line(3), Self.attack), (.never, "never")], legend: [Self.attack],
            panels: [
                .init(
                    Self.attack, columnTitle: Self.attack, rowTitle: Self.attack,
                    columns: (0..<4).map { "\($0)" + Self.attack }, rows: [(label: Self.attack, cells: cells)]),
                .init("", columnTitle: "", rowTitle: "", columns: [], rows: []),
            ])
        for chart in [Chart.bars(bars), .cells(map)] {
            #expect(XMLChecker(SVGRenderer.text(chart, width: width)).fault == nil)
            for glyphs in ChartStyle.Glyphs.allCases {
                let report = SampleReport.report([.chart(chart)])
                let text = TerminalRenderer.text([report], width: 60, isColored: false, chartStyle: ChartStyle(glyphs))
                let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
                #expect(!lines.isEmpty && lines.allSatisfy { DisplayText.width(of: String($0)) <= 60 })
                #expect(!text.contains(0x1B))
            }
        }
    }

    @Test("says in words what it shows, for those who do not see it")
    func words() {
        let elements = elements(Self.chart(names: ["one", "two"]))
        #expect(elements[0].attributes["role"] == "img")
        #expect(elements[0].attributes["aria-labelledby"] == "chart-title chart-desc")
        #expect(elements.first { $0.attributes["id"] == "chart-title" }?.text == "one, two")
        #expect(elements.first { $0.attributes["id"] == "chart-desc" }?.text == "one two")
    }

    @Test("puts names beside the lines' ends without one over another", arguments: [2, 5, 20, 60])
    func names(count: Int) {
        let elements = elements(Self.chart(names: (0..<count).map { "way number \($0)" }))
        // Names stand right of the plot, in bold and with the cost behind them; a name is a part of its line.
        let places = elements.indices.dropLast(2).filter {
            elements[$0].name == "text" && elements[$0 + 1].text.contains("way number")
                && elements[$0 + 2].text == "$4.32"
        }.compactMap { Double(elements[$0].attributes["y"] ?? "") }.sorted()
        #expect(places.count == min(count, count > 20 ? 19 : 20))
        for (above, below) in zip(places, places.dropFirst()) { #expect(below - above >= 17.9) }
        #expect(elements.contains { $0.text == "and \(count - 19) more" } == (count > 20))
    }

    @Test("has a light and a dark sheet and one for paper, and coordinates of one decimal")
    func style() {
        let text = SVGRenderer.text(.lines(Self.chart(names: ["one", "two"])))
        #expect(text.contains("@media (prefers-color-scheme:dark)") && text.contains("@media print"))
        #expect(!text.contains("url(") && !text.contains("@import") && !text.contains("@font-face"))
        #expect(text.utf8.split(separator: UInt8(ascii: ".")).count > 1)
        #expect(SVGDocument.number(12) == "12" && SVGDocument.number(-0.46) == "-0.5")
        #expect(SVGDocument.number(0.04) == "0" && SVGDocument.number(1.96) == "2")
        let part = SVGRenderer.text(.lines(Self.chart(names: ["one", "two"])), isAlone: false)
        #expect(!part.contains("<style>") && !part.contains(">one, two</text>"))
    }

    /// Level lines at the top and the bottom, of which none is the cheapest.
    private static func levels(_ names: [String], note: String? = nil) -> LineChart {
        LineChart(
            title: "t", conditions: "c", description: [],
            x: .init("days", ticks: [.init(0, "2016"), .init(1, "2017")]),
            y: .init(
                "requests a month from which on the first one is cheaper", ticks: [.init(0, "1"), .init(1, "10")]),
            lines: names.enumerated().map { index, name in
                .init("\(index)", name, end: "12,345") { frame in
                    let y = frame.y(index == 0 ? 1 : 0.02)
                    return [[Point(x: frame.x(0), y: y), Point(x: frame.x(1), y: y)]]
                }
            }, endTitle: "By the newest prices", changesNote: note)
    }

    private func number(_ element: XMLChecker.Element, _ name: String) throws -> Double {
        try #require(element.attributes[name].flatMap { Double($0) })
    }

    @Test("what the y axis is stands above the highest line and within the picture", arguments: [320, 400, 960])
    func axisTitle(width: Int) throws {
        let elements = elements(Self.levels(["a", "b"]), width: width)
        let title = try #require(
            elements.first { $0.text.hasPrefix("requests a month") || $0.text.hasPrefix("requests…") })
        let highest = try #require(elements.first { $0.attributes["class"]?.hasPrefix("l s0") == true })
        let start = try #require(
            highest.attributes["d"]?.dropFirst().split(separator: "L").first?.split(separator: " "))
        let top = try #require(start.last.flatMap { Double($0) })
        #expect(try number(title, "y") + 4 < top)
        let (left, size) = (try number(title, "x"), TextWidth.of(title.text, size: 13))
        #expect(left >= 12 && left + size <= Double(width) - 12 + 0.1)
    }

    @Test("lines that nothing else names are named in full below where there is no room beside the plot")
    func namesBelow() {
        let long = "three instances behind a balancer against functions behind an API of another kind"
        #expect(elements(Self.levels(["a", long])).contains { $0.text == "1 \(long)" })
        #expect(elements(Self.levels(["a", "b"])).contains { $0.attributes["class"] == "lead s1" })
    }

    @Test("no letter stands on what is said in the plot")
    func letters() throws {
        // The second line runs through the note, which is as wide as the plot.
        let elements = elements(Self.levels(["a", "b"], note: String(repeating: "The cheapest changes. ", count: 30)))
        let note = try #require(elements.first { $0.text.hasPrefix("The cheapest changes.") })
        let end = try number(note, "x")
        let start = end - TextWidth.of(note.text, size: 11.5)
        for letter in elements where letter.attributes["class"]?.hasPrefix("o b sm c") == true && letter.text == "1" {
            #expect(try number(letter, "x") < start)
        }
    }

    /// The advance widths of DejaVu Sans Bold, of 2,048 units: 18,103 at 19 pixels come to 953.6.
    @Test("bold texts are measured by the bold face")
    func boldWidth() {
        let text = "At 30,000,000 requests a month, t4g.small fleet + ALB is the cheapest at 28 of 55 points"
        let width = TextWidth.of(text, size: 19, isBold: true)
        #expect(width >= 953.6 && width < 965)
    }

    @Test("what is never is one element a cell")
    func hatch() {
        let cell = HeatMap.Cell(.never, "never", short: "never")
        let map = HeatMap(
            title: "t", conditions: "c", description: [], keys: [], legend: [],
            panels: [.init("p", columnTitle: "x", rowTitle: "y", columns: ["1"], rows: [("a", [cell])])])
        let checker = XMLChecker(SVGRenderer.text(.cells(map)))
        #expect(checker.fault == nil && checker.elements.filter { $0.attributes["class"] == "a" }.count == 1)
    }
}
