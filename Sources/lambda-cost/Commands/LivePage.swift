import Arguments
import CostModel
import Expressions
import JSONText
import Pricing
import Reports

/// A copy of the page that holds the whole tool (`Sources/page`), with a question in it and the answer, which is there to
/// read where the page's script does not run.
struct LivePage {
    /// What stands between the places where something is missing, one more than these.
    private let parts: [ArraySlice<UInt8>]

    /// No page is larger by far.
    private static let largestPage = 64 << 20
    /// The places stand before the program itself.
    private static let mostBytesBefore = 1 << 16

    /// - Throws: status 66 where the page cannot be read, 65 where it is another one.
    init(_ path: String) throws(CommandError) {
        var rest = try InputReader.bytes(ofFile: path, limit: Self.largestPage) {
            "\(VisibleText.line(path))\nThe page cannot be read: \($0).\nSources/page/build makes it."
        }[...]
        var parts: [ArraySlice<UInt8>] = []
        for place in Place.allCases {
            let text = Array(place.rawValue.utf8)
            let last = min(rest.count, Self.mostBytesBefore) - text.count
            guard let start = (0..<max(0, last)).first(where: { rest.dropFirst($0).starts(with: text) }) else {
                throw CommandError(
                    .invalidContent,
                    "\(VisibleText.line(path))\nThis is not the page that Sources/page/build makes, or it has a question "
                        + "already.")
            }
            parts.append(rest.prefix(start))
            rest = rest.dropFirst(start + text.count)
        }
        self.parts = parts + [rest]
    }

    /// What stands in the page where something is missing, in this order.
    private enum Place: String, CaseIterable {
        case title = "<title>lambda-cost</title>"
        case style = "<style id=\"report-style\"></style>"
        case answer = "<!--report-->"
        case question = "<script type=\"application/json\" id=\"question\">null</script>"
    }

    /// The page with a report and the question that it answers, as JSON.
    func showing(_ report: HTMLRenderer.Page, question: [UInt8]) -> [UInt8] {
        var page: [UInt8] = []
        for (place, part) in zip(Place.allCases, parts) {
            page += part
            switch place {
            case .title: page += Array("<title>\(report.title)</title>".utf8)
            case .style: page += Array("<style id=\"report-style\">\(report.style)</style>".utf8)
            case .answer: page += Array(report.content.utf8)
            case .question:
                page += Array("<script type=\"application/json\" id=\"question\">".utf8)
                // What would end the element, or begin another one, is written as JSON can.
                for byte in question { page += byte == UInt8(ascii: "<") ? Array("\\u003C".utf8) : [byte] }
                page += Array("</script>".utf8)
            }
        }
        return page + (parts.last ?? [])
    }
}

/// A question as the page asks it: the words of the command line, and the files that they name.
struct LiveQuestion {
    private var files: [(name: String, bytes: [UInt8])] = []
    /// What every command is told, those that compare what with what, and where the user's price tables are.
    private var options: [String] = []
    private var sides: [String] = []
    private var tables: [String] = []
    private let context: CommandContext
    private let operands: WorkloadOperands
    private let current: String?

    /// - Parameter current: the scenario that runs today; nil where none is known to.
    /// - Throws: where a file cannot be read.
    init(_ context: CommandContext, _ operands: WorkloadOperands, current: String?) throws(CommandError) {
        self.context = context
        self.current = current
        self.operands = operands
        if let file = operands.files.first, BuiltInScenarios.file(named: file) == nil {
            files.append((Self.name(of: file), try InputReader.text(of: file).bytes))
        }
        func said(_ options: [Option]) -> [String] {
            options.flatMap { option in context.arguments.said(option).flatMap { [option.name, $0.text] } }
        }
        options = said([.region, .asOf, .hoursPerMonth, .scenario])
        if let freeTier = context.settings.freeTier { options.append(freeTier ? "--free-tier" : "--no-free-tier") }
        sides = said([.baseline, .alternative, .between])
        try addTables()
    }

    /// The file without its folders, which are nobody's business.
    private static func name(of file: String) -> String {
        file == "-" ? "scenario.json" : file.split(separator: "/").last.map(String.init) ?? file
    }

    /// The user's own price tables, by which the answer was computed, a folder for each directory.
    private mutating func addTables() throws(CommandError) {
        let own = [UserData.pricingDirectory(context.environment)].compactMap { $0 }.filter(InputReader.isDirectory)
        for (number, directory) in (own + context.settings.pricingDirectories).enumerated() {
            let sources = try PricingDirectory.sources(directory)
            for source in sources {
                let bytes = try InputReader.bytes(ofFile: source.file, limit: PriceTableSource.largestFile)
                let part = source.part.map { "/\($0)" } ?? ""
                let path = "\(source.region)/\(source.offerCode.rawValue)/\(source.effectiveDate)\(part).json"
                files.append(("pricing\(number)/\(path)", bytes))
            }
            if !sources.isEmpty { tables += ["--pricing", "pricing\(number)"] }
        }
    }

    /// As the page's script reads it.
    func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject(inline: true)
        json.key("files")
        json.beginObject()
        for (name, bytes) in files {
            json.key(name)
            json.string(String(decoding: bytes, as: UTF8.self))
        }
        json.endObject()
        json.key("file")
        json.string(operands.files.first.map { BuiltInScenarios.file(named: $0) == nil ? Self.name(of: $0) : $0 } ?? "")
        json.texts("deployments", operands.deployments.map { $0.text })
        json.key("requests")
        json.string(context.arguments.said(.alerts).last?.text ?? "")
        json.key("current")
        json.string(current ?? "")
        json.key("sets")
        json.beginArray()
        for said in context.arguments.said(.set) {
            guard let (key, value) = ScenarioSetting.split(said.text) else { continue }
            json.beginArray()
            json.string(String(key))
            json.string(String(value))
            json.endArray()
        }
        json.endArray()
        json.texts("options", options)
        json.texts("sides", sides)
        json.texts("tables", tables)
        json.endObject()
        return json.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func texts(_ key: String, _ texts: [String]) {
        self.key(key)
        beginArray()
        for text in texts { string(text) }
        endArray()
    }
}
