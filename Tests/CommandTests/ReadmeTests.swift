import Foundation
import Testing

/// The README's command lines do what the README shows.
@Suite("README", .enabled(if: FileManager.default.fileExists(atPath: ReadmeExample.path)))
struct ReadmeTests {
    @Test("its command lines run in the order of the page, and print what it shows")
    func commands() throws {
        let examples = ReadmeExample.all(in: try String(contentsOfFile: ReadmeExample.path, encoding: .utf8))
        #expect(examples.count >= 5)
        // One directory for all of them: a later line may use what an earlier one wrote.
        let workspace = try Workspace()
        for folder in ["scenarios", "pricing"] {
            try FileManager.default.createSymbolicLink(
                atPath: workspace.path(folder),
                withDestinationPath: Workspace.root.appendingPathComponent(folder).path)
        }
        for example in examples {
            let outcome = try workspace.shell(example.command, variables: ["COLUMNS": "80"])
            #expect(outcome.status == 0, "README.md, \(example): \(outcome.message)")
            if let output = example.output {
                #expect(outcome.text == output, "README.md, \(example)")
            }
        }
    }

    @Test("has the four published figures")
    func figures() throws {
        let text = try String(contentsOfFile: ReadmeExample.path, encoding: .utf8)
        for figure in ["$4.32", "$31.26", "$121.53", "$3.71"] { #expect(text.contains(figure)) }
    }
}

@Suite("How the README is read")
struct ReadmeReadingTests {
    @Test("command lines with and without output, and nothing else")
    func examples() {
        let examples = ReadmeExample.all(
            in: """
                lambda-cost in prose
                ```sh
                lambda-cost compare
                swift test
                ```
                ```console
                $ lambda-cost check
                fine

                $ swift run -c release lambda-cost --version
                $ ls
                files
                ```
                ```json
                lambda-cost
                ```
                """)
        #expect(examples.map(\.command) == ["\"$PROGRAM\" compare", "\"$PROGRAM\" check", "\"$PROGRAM\" --version"])
        #expect(examples.map(\.output) == [nil, "fine\n\n", nil])
        #expect(examples.map(\.line) == [3, 7, 10])
    }
}
