import Foundation
import Testing

/// A workspace in which the built program is found by its name, and shells that may be installed.
struct ShellWorkspace {
    let workspace: Workspace

    init() throws {
        workspace = try Workspace()
        try FileManager.default.createDirectory(
            atPath: workspace.path("bin"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: workspace.path("bin/lambda-cost"), withDestinationPath: Workspace.program.path)
        try workspace.write(
            SampleFile.file(scenarios: [
                SampleFile.scenario("it's + $5", monthly: "1", perMillion: "1"),
                SampleFile.scenario("3×plain", monthly: "2", perMillion: "1"),
            ]), to: "my.json")
    }

    /// Runs a program of the system in it.
    func run(_ tool: URL, _ words: String...) throws -> Outcome {
        try workspace.start(
            tool, words,
            variables: ["PATH": "\(workspace.path("bin")):/usr/local/bin:/opt/homebrew/bin:/usr/bin:/bin"])
    }

    /// Writes a shell's script to a file of the workspace.
    func writeScript(_ shell: String) throws -> String {
        let script = try workspace.run("completions", shell)
        expectDone(script)
        return try workspace.write(script.text, to: "completions.\(shell)")
    }

    /// Where a program of the system is; nil where it is not installed.
    static func tool(_ name: String) -> URL? {
        ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { URL(fileURLWithPath: "\($0)/\(name)") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}
