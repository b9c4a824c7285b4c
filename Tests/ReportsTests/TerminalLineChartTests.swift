import Charts
import Testing

@testable import Reports

@Suite("Lines in a terminal")
struct TerminalLineChartTests {
    private static func text(_ chart: LineChart, _ glyphs: ChartStyle.Glyphs, width: Int) -> [String] {
        TerminalLineChart.lines(of: .lines(chart), ChartStyle(glyphs), width: width).map { line in
            line.map { $0.text }.joined()
        }
    }

    /// Level lines, of which none is emphasised.
    private static func chart(_ heights: [Double], names: [String]) -> LineChart {
        LineChart(
            title: "", conditions: "", description: [], x: .init("days", ticks: [.init(0, "2016"), .init(1, "2017")]),
            y: .init("requests", ticks: [.init(0, "1"), .init(1, "10")]),
            lines: zip(heights, names).enumerated().map { index, line in
                let (height, name) = line
                return .init(["A", "B", "C"][index], name, end: "12,345") { frame in
                    [[Point(x: frame.x(0), y: frame.y(height)), Point(x: frame.x(1), y: frame.y(height))]]
                }
            }, endTitle: "By the newest prices")
    }

    @Test("that coincide show in turns")
    func coincident() {
        let plot = Self.text(Self.chart([0.5, 0.5, 0.5], names: ["a", "b", "c"]), .ascii, width: 80)
        #expect(plot.contains { $0.contains("AAABBBCCC") })
        let two = TerminalLineChart.lines(
            of: .lines(Self.chart([0.5, 0.5], names: ["a", "b"])), ChartStyle(.braille), width: 80)
        let styles = two.flatMap { $0 }.filter { $0.text.contains { ("\u{2801}"..."\u{28FF}").contains($0) } }.map {
            $0.style
        }
        #expect(styles.contains(.line(0, isBold: false)) && styles.contains(.line(1, isBold: false)))
    }

    @Test("are named in full below the plot where names beside it would be cut")
    func names() {
        let long = "three instances behind a balancer against functions behind an API"
        let lines = Self.text(Self.chart([0.2, 0.8], names: ["short", long]), .ascii, width: 80)
        #expect(lines.contains("  B \(long)  12,345") && lines.contains("By the newest prices"))
        #expect(Self.text(Self.chart([0.2], names: ["short"]), .ascii, width: 80).contains { $0.hasSuffix("A short") })
        #expect(lines.allSatisfy { $0.count <= 80 })
    }
}
