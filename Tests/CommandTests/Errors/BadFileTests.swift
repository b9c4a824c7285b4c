import Foundation
import Testing

@Suite("What a file that cannot be used gets")
struct BadFileTests {
    @Test(
        "is refused with file, line, column and path, and nothing is written",
        arguments: BadFile.texts + BadFile.contents + BadFile.resources + BadFile.prices)
    func isRefused(_ bad: BadFile) throws {
        let workspace = try Workspace()
        try workspace.write(bad.content, to: "bad.json")
        try workspace.write("before", to: "result.txt")
        let outcome = try workspace.run("compare", "bad.json", "--alerts", "10", "--output", "result.txt")
        expectFailure(outcome, bad.status, saying: "error: bad.json\(bad.place)")
        for text in bad.says { #expect(outcome.message.contains(text), "\(outcome.message)") }
        #expect(outcome.errors.count < 2000, "the message repeats too much of the file")
        #expect(!outcome.message.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(try workspace.read("result.txt") == "before")
        #expect(try workspace.names() == ["bad.json", "result.txt"])
    }

    @Test("names standard input where the text came from there")
    func standardInput() throws {
        let outcome = try Workspace().run("compare", "-", input: Data("{".utf8))
        expectFailure(outcome, 65, saying: "standard input:1:2")
    }

    @Test("a file of 100 MB is refused unread", arguments: ["compare", "explain", "check"])
    func hundredMegabytes(_ command: String) throws {
        let workspace = try Workspace()
        // A sparse file: long, but without blocks on the disk.
        try workspace.write("", to: "large.json")
        let file = try FileHandle(forWritingTo: workspace.directory.appendingPathComponent("large.json"))
        try file.truncate(atOffset: 100 << 20)
        try file.close()
        expectFailure(try workspace.run(command, "large.json"), 65, saying: "large.json\n", "larger than 16 MiB")
    }

    @Test("every command that reads a file refuses alike", arguments: ["table", "csv", "json", "markdown"])
    func everyFormat(_ format: String) throws {
        let workspace = try Workspace()
        try workspace.write("[", to: "bad.json")
        for command in [["compare"], ["explain", "--scenario", "only"], ["check"]] {
            expectFailure(try workspace.run(command + ["bad.json", "--format", format]), 65, saying: "bad.json:1:2")
        }
    }

    @Test("a run that fails at its second file has not begun to write the first")
    func secondFile() throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "good.json")
        try workspace.write("[", to: "bad.json")
        for format in ["table", "json", "markdown"] {
            expectFailure(try workspace.run("compare", "good.json", "bad.json", "--format", format), 65)
        }
    }
}
