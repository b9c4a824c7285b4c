import Foundation
import JSONText

/// Writes `pricing/` and `scenarios/` into Swift sources, so that the program runs without its repository.
///
/// Run from the top of the repository after changing one of those files: `swift run embed-files`. A test fails while
/// the sources differ from the folders.
@main
struct EmbedFiles {
    static func main() throws {
        try embed(
            folder: "pricing", into: "Sources/Pricing/BuiltInTables+Files.swift", type: "BuiltInTables",
            element: "BuiltInTable",
            meaning: "The price tables of `pricing/`, byte for byte; written by `swift run embed-files`."
        ) { path in
            // REGION/OFFERCODE/DATE.json, taken apart here so that the program need not do it at every start.
            let parts = path.dropLast(".json".count).split(separator: "/")
            guard parts.count == 3 else { throw Unfit(path: path, reason: "it is not REGION/OFFERCODE/DATE.json") }
            let date = parts[2].split(separator: "-").compactMap { Int($0) }
            guard date.count == 3 else { throw Unfit(path: path, reason: "its name is no day") }
            return "BuiltInTable(region: \"\(parts[0])\", offer: \"\(parts[1])\", \(date[0]), \(date[1]), \(date[2]), "
        }
        try embed(
            folder: "scenarios", into: "Sources/CostModel/BuiltInScenarios+Files.swift", type: "BuiltInScenarios",
            element: "BuiltInScenario",
            meaning: "The scenario files of `scenarios/`, byte for byte; written by `swift run embed-files`."
        ) { path in "BuiltInScenario(\"\(path.dropLast(".json".count))\", " }
        let quotas = "Sources/CostModel/Quotas"
        try embed(
            folder: quotas, into: "\(quotas)/BuiltInQuotas+File.swift", type: "BuiltInQuotas",
            element: "BuiltInQuotas",
            meaning: "`quotas.json`, byte for byte; written by `swift run embed-files`."
        ) { _ in "BuiltInQuotas(" }
        let published = "Sources/CostModel/Published"
        try embed(
            folder: published, into: "\(published)/BuiltInPublishedExamples+File.swift",
            type: "BuiltInPublishedExamples", element: "BuiltInPublishedExamples",
            meaning: "`published.json`, byte for byte; written by `swift run embed-files`."
        ) { _ in "BuiltInPublishedExamples(" }
    }

    private static func embed(
        folder: String, into target: String, type: String, element: String, meaning: String,
        opening: (String) throws -> String
    ) throws {
        let root = URL(fileURLWithPath: folder)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
            .sorted()
        var text = "// swift-format-ignore-file\n\nextension \(type) {\n    /// \(meaning)\n"
        text += "    static let files: [\(element)] = [\n"
        for name in names {
            let content = try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
            guard content.hasSuffix("\n"), !content.contains("\"\"\"###") else {
                throw Unfit(path: name, reason: "it does not end a line, or holds \"\"\"###")
            }
            // Read here, so that the program need not do it at every start.
            let tape: String
            do { tape = try JSONDocument(Array(content.utf8)).tapeText } catch {
                throw Unfit(path: name, reason: "\(error)")
            }
            // The closing quotes take the line break before them away: one more is written for the file's own.
            text += "        \(try opening(name))###\"\"\"\n\(content)\n\"\"\"###,\ntape: #\"\(tape)\"#),\n"
        }
        text += "    ]\n}\n"
        try text.write(toFile: target, atomically: true, encoding: .utf8)
    }

    struct Unfit: Error {
        let path: String
        let reason: String
    }
}
