import Foundation
import Testing

@Suite("What a file that cannot be read gets")
struct MissingFileTests {
    @Test("a missing file names the built-in files and the nearest of them")
    func missing() throws {
        let outcome = try Workspace().run("compare", "threatstack-to-s4")
        expectFailure(
            outcome, 66, saying: "threatstack-to-s4\n", "No such file",
            "Did you mean the built-in 'threatstack-to-s3'?",
            "web-api")
    }

    @Test("every command that takes a file says so", arguments: ["compare", "explain", "check"])
    func everyCommand(_ command: String) throws {
        expectFailure(try Workspace().run(command, "nowhere/at-all.json"), 66, saying: "nowhere/at-all.json")
    }

    @Test("a directory is no file")
    func directory() throws {
        expectFailure(try Workspace().run("compare", "."), 66, saying: "it is a directory")
        expectFailure(try Workspace().shell("\"$PROGRAM\" compare - < ."), 66, saying: "standard input")
    }

    @Test("an empty name is shown as one")
    func emptyName() throws {
        expectFailure(try Workspace().run("compare", ""), 66, saying: "''")
    }

    @Test("a file that may not be read", .enabled(if: geteuid() != 0, "the superuser may read everything"))
    func unreadable() throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "closed.json")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: workspace.path("closed.json"))
        expectFailure(try workspace.run("compare", "closed.json"), 66, saying: "Permission denied")
    }

    @Test("standard input is read once")
    func standardInputTwice() throws {
        for command in ["compare", "check"] {
            expectFailure(
                try Workspace().run(command, "-", "-", input: Data(SampleFile.custom.utf8)), 64,
                saying: "named twice")
        }
    }

    @Test("a missing built-in scenario file names the nearest")
    func builtIn() throws {
        expectFailure(try Workspace().run("scenarios", "show", "web-apy"), 66, saying: "Did you mean 'web-api'?")
    }
}
