import Foundation
import Testing

@Suite("The program alone")
struct StandaloneTests {
    @Test("copied into an empty directory, it knows its prices and scenarios")
    func alone() throws {
        let workspace = try Workspace()
        let copy = URL(fileURLWithPath: workspace.path("alone/lambda-cost"))
        // Another process writes the copy: a descriptor open for writing here might be inherited by a program that
        // another test starts, and the copy could not be run while that lasts.
        expectDone(try workspace.shell("mkdir alone && cp \"$PROGRAM\" alone/"))
        for words in [["compare"], ["compare", "web-api"], ["check"], ["prices", "list"], ["scenarios", "list"]] {
            let here = try workspace.start(copy, words)
            #expect(here.status == 0, "\(here.message)")
            #expect(here.text == (try workspace.run(words).text))
        }
        #expect(try workspace.names(in: "alone") == ["lambda-cost"])
    }

    @Test("runs without any variable, home or terminal")
    func bareEnvironment() throws {
        // A program that is checked for wrong addresses must still be told that leaks are not looked for.
        let outcome = try Workspace().shell(
            "env -i ${ASAN_OPTIONS+ASAN_OPTIONS=\"$ASAN_OPTIONS\"} \"$PROGRAM\" compare < /dev/null")
        expectDone(outcome)
        #expect(outcome.text.contains("$121.53"))
    }

    @Test(
        "carries the repository's files byte for byte",
        arguments: ["Pricing/BuiltInTables", "CostModel/BuiltInScenarios"])
    func embeddedFiles(_ source: String) throws {
        let text = try String(
            contentsOf: Workspace.root.appendingPathComponent("Sources/\(source)+Files.swift"), encoding: .utf8)
        let folder = source.hasSuffix("Tables") ? "pricing" : "scenarios"
        var rest = text[...]
        for path in try RepositoryFiles.paths(in: folder) {
            let content = String(decoding: try RepositoryFiles.content(path), as: UTF8.self)
            let entry = "###\"\"\"\n\(content)\n\"\"\"###"
            let found = rest.range(of: entry)
            #expect(found != nil, "\(path) differs from what is built in: run 'swift run embed-files'")
            if let found { rest = rest[found.upperBound...] }
        }
        let entries = text.components(separatedBy: "###\"\"\"\n").count - 1
        #expect(try entries == RepositoryFiles.paths(in: folder).count)
    }
}
