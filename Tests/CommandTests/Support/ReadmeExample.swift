import Foundation
import Testing

/// One command line of a fenced block, and the output shown below it.
struct ReadmeExample: CustomTestStringConvertible {
    let line: Int
    let command: String
    /// nil where the README shows none.
    let output: String?

    var testDescription: String { "line \(line): \(command)" }
}

extension ReadmeExample {
    /// The pages that show command lines, from the top of the repository.
    static let pages = ["README.md", "pricing/README.md", "scenarios/README.md", "Sources/README.md"]

    /// The text of a page.
    static func text(of page: String) throws -> String {
        try String(contentsOf: Workspace.root.appendingPathComponent(page), encoding: .utf8)
    }

    /// The blocks of JSON on a page.
    static func json(in text: String) -> [String] {
        let parts = text.components(separatedBy: "```json\n").dropFirst()
        return parts.compactMap { $0.components(separatedBy: "```").first }
    }

    /// The command lines in blocks of `sh` and `console`: all lines of the first that call the program, and in the
    /// second those after a prompt, with what stands below them.
    static func all(in text: String) -> [ReadmeExample] {
        var examples: [ReadmeExample] = []
        var language: String?
        var prompted: (line: Int, command: String, output: [String])?
        func endPrompt() {
            if let (line, command, output) = prompted, let call = call(command) {
                examples.append(
                    ReadmeExample(
                        line: line, command: call, output: output.isEmpty ? nil : output.map { $0 + "\n" }.joined()))
            }
            prompted = nil
        }
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            if line.hasPrefix("```") {
                endPrompt()
                language = language == nil ? String(line.dropFirst(3)) : nil
            } else if language == "sh", let command = call(line) {
                examples.append(ReadmeExample(line: index + 1, command: command, output: nil))
            } else if language == "console", line.hasPrefix("$ ") {
                endPrompt()
                prompted = (index + 1, String(line.dropFirst(2)), [])
            } else if language == "console" {
                prompted?.output.append(line)
            }
        }
        return examples
    }

    /// The line with the built program in place of the words that call it; nil where it calls something else.
    private static func call(_ line: String) -> String? {
        for words in ["lambda-cost", "swift run lambda-cost"]
        where line == words || line.hasPrefix(words + " ") {
            return "\"$PROGRAM\"" + line.dropFirst(words.count)
        }
        return nil
    }
}
