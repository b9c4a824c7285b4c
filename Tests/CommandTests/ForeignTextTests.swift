import TestSupport
import Testing

@Suite("text from files")
struct ForeignTextTests {
    private static let attack = "=1+1</style></title><script src=http://x>&\"'|`\u{1}\u{1B}[2J\u{202E}\u{200B}]]>"

    /// A file that says it wherever a text may stand.
    private static var file: String {
        func text(_ suffix: String) -> String { SampleFile.quoted(attack + suffix) }
        func scenario(_ name: String, _ perMillion: Int) -> String {
            """
            {"name": \(text(name)), "resources": [{"service": "custom", "name": \(text("item")), "label": \
            \(text("label")), "monthly": "\(10 - perMillion)", "perMillionRequests": "\(perMillion)", "unit": \
            \(text("unit")), "unitsPerRequest": 1, "price": "0.\(perMillion)"}]}
            """
        }
        return SampleFile.file(
            "\"name\": \(text("")), \"description\": \(text("")), \"request\": {\"singular\": \(text("")), "
                + "\"plural\": \(text("s"))}, \"limits\": [{\"scenario\": \"*\", \"requests\": 1, \"maxMonthly\": \"1000\"}]",
            scenarios: [scenario("a", 1), scenario("b", 2)])
    }

    private static let sides = ["--baseline", "*a", "--alternative", "*b"]
    private static let varied = ["--vary", "traffic.requestBytes=1,2", "--requests", "5"]

    private static let commands: [[String]] = [
        ["compare", "my.json"], ["compare", "my.json", "--rows", "scenarios"], ["explain", "my.json"],
        ["explain", "my.json", "--scenario", "*a"], ["chart", "my.json"], ["chart", "my.json", "--requests", "5"],
        ["chart", "my.json", "--stacked"], ["check", "my.json"], ["breakeven", "my.json"] + sides,
        ["breakeven", "my.json", "--requests", "5", "--current", "*a", "--proof"] + sides,
        ["report", "my.json", "--requests", "5", "--current", "*a"] + sides, ["sensitivity", "my.json"] + varied,
        ["sensitivity", "my.json", "--show", "saving"] + varied + sides,
        ["sensitivity", "my.json", "--vary", "price=1,2", "--vary", "requestBytes=1,2", "--show", "break-even"] + sides,
    ]

    @Test("is shown and never obeyed, whatever it is shown in", arguments: commands)
    func harmless(words: [String]) throws {
        let workspace = try Workspace()
        try workspace.write(Self.file, to: "my.json")
        for format in ["table", "markdown"] {
            let outcome = try workspace.run(words + ["--format", format])
            expectDone(outcome)
            #expect(
                outcome.text.unicodeScalars.allSatisfy {
                    ($0 == "\n" || $0.value >= 0x20) && $0 != "\u{202E}" && $0 != "\u{200B}"
                }, "\(words) \(format)")
            // In Markdown a backquote in a drawing ends no block, and elsewhere markup is escaped.
            #expect(format == "table" || !outcome.lines.contains { $0.hasPrefix("<script") })
        }
        let page = try workspace.run(words + ["--format", "html"]).text
        #expect(XMLChecker(String(page.drop { $0 != "\n" })).fault == nil, "\(words)")
        #expect(!page.contains("<script"))
        let csv = try workspace.run(words + ["--format", "csv"]).rows()
        #expect(!csv.isEmpty && csv.allSatisfy { row in row.allSatisfy { !$0.hasPrefix("=") } }, "\(words)")
        #expect(try !workspace.run(words + ["--format", "json"]).object().isEmpty)
        guard words[0] != "check" else { return }
        let picture = try workspace.run(words + ["--format", "svg"]).text
        #expect(XMLChecker(picture).fault == nil && !picture.contains("<script"), "\(words)")
    }
}
