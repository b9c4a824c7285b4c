import Foundation
import Testing

@Suite("--output")
struct OutputFileTests {
    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "my.json")
        return workspace
    }

    @Test("writes what would be printed", arguments: ["csv", "json", "markdown"])
    func same(_ format: String) throws {
        let workspace = try workspace()
        let printed = try workspace.run("compare", "my.json", "--format", format)
        let written = try workspace.run("compare", "my.json", "--format", format, "--output", "result")
        expectDone(written)
        #expect(written.text == "")
        #expect(try workspace.read("result") == printed.text)
        #expect(try workspace.names() == ["my.json", "result"])
    }

    @Test("every command writes to a file")
    func everyCommand() throws {
        let workspace = try workspace()
        for words in [
            ["compare"], ["explain", "--scenario", "1×t2.nano"], ["check"], ["prices", "list"], ["breakeven"],
            ["history"], ["sensitivity", "--vary", "durationMs=100,200"], ["prices", "verify"],
            ["prices", "diff", "2017-03-01", "2018-03-01"],
            ["prices", "show", "AWSLambda"], ["scenarios", "list"], ["scenarios", "show"],
        ] {
            let outcome = try workspace.run(words + ["--output", "result"])
            expectDone(outcome)
            #expect(outcome.text == "")
            #expect(try workspace.read("result").hasSuffix("\n"))
            try FileManager.default.removeItem(atPath: workspace.path("result"))
        }
        #expect(try workspace.names() == ["my.json"])
    }

    @Test("a hyphen is standard output")
    func hyphen() throws {
        let workspace = try workspace()
        #expect(
            try workspace.run("compare", "my.json", "--output", "-").text
                == (try workspace.run("compare", "my.json").text))
        #expect(try workspace.names() == ["my.json"])
    }

    @Test("replaces a file and keeps its permissions", arguments: [0o600, 0o640, 0o755])
    func permissions(_ permissions: Int) throws {
        let workspace = try workspace()
        try workspace.write(String(repeating: "old\n", count: 10_000), to: "result")
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: workspace.path("result"))
        expectDone(try workspace.run("compare", "my.json", "--output", "result"))
        #expect(try !workspace.read("result").contains("old"))
        let attributes = try FileManager.default.attributesOfItem(atPath: workspace.path("result"))
        #expect(attributes[.posixPermissions] as? Int == permissions)
    }

    @Test("a new file has the permissions that the shell gives files")
    func newFile() throws {
        let workspace = try workspace()
        _ = try workspace.shell("umask 027; \"$PROGRAM\" compare my.json --output result")
        let attributes = try FileManager.default.attributesOfItem(atPath: workspace.path("result"))
        #expect(attributes[.posixPermissions] as? Int == 0o640)
    }

    @Test("through a symbolic link writes the file that it points to")
    func link() throws {
        let workspace = try workspace()
        try workspace.write("old", to: "folder/real")
        for (link, target) in [("link", "folder/real"), ("dangling", "folder/new")] {
            try FileManager.default.createSymbolicLink(
                atPath: workspace.path(link), withDestinationPath: target)
            expectDone(try workspace.run("compare", "my.json", "--output", link))
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: workspace.path(link)) == target)
            #expect(try workspace.read(target).contains("flat"))
        }
        #expect(try workspace.names(in: "folder") == ["new", "real"])
    }

    @Test("is not written onto a file that is read, by whatever name")
    func ontoInput() throws {
        let workspace = try workspace()
        try FileManager.default.linkItem(atPath: workspace.path("my.json"), toPath: workspace.path("hard"))
        try FileManager.default.createSymbolicLink(atPath: workspace.path("soft"), withDestinationPath: "my.json")
        for output in ["my.json", "./my.json", workspace.path("my.json"), "hard", "soft"] {
            for command in [["compare"], ["explain", "--scenario", "flat"], ["check"]] {
                expectFailure(
                    try workspace.run(command + ["my.json", "--output", output]), 73, saying: output,
                    "the file that is read")
            }
            expectFailure(
                try workspace.shell("\"$PROGRAM\" compare - --output '\(output)' < my.json"), 73,
                saying: "the file that is read")
        }
        #expect(try workspace.read("my.json") == SampleFile.custom)
        #expect(try workspace.names() == ["hard", "my.json", "soft"])
    }

    @Test("is not written onto a price table that is read")
    func ontoTable() throws {
        let workspace = try workspace()
        let place = "tables/moon-north-1/AWSDataTransfer/2001-01-01.json"
        let table = SampleTable.dataTransfer(price: "1")
        try workspace.write(table, to: place)
        expectFailure(
            try workspace.run("compare", "my.json", "--pricing", "tables", "--output", place), 73, saying: place)
        expectFailure(
            try workspace.run("prices", "list", "--pricing", "tables", "--output", place), 73, saying: place)
        #expect(try workspace.read(place) == table)
    }

    @Test("a directory, a file as a directory, a missing directory")
    func impossible() throws {
        let workspace = try workspace()
        try workspace.write("", to: "folder/file")
        for (output, reason) in [
            ("folder", "it is a directory"), ("folder/", "directory"), ("folder/file/result", "Not a directory"),
            ("nowhere/result", "No such file or directory"), (String(repeating: "n", count: 5000), "too long"),
        ] {
            expectFailure(
                try workspace.run("compare", "my.json", "--output", output), 73, saying: "cannot be created", reason)
        }
        #expect(try workspace.names() == ["folder", "my.json"])
        #expect(try workspace.names(in: "folder") == ["file"])
    }

    @Test(
        "a directory or file that may not be written",
        .enabled(if: geteuid() != 0, "the superuser may write everywhere"))
    func unwritable() throws {
        let workspace = try workspace()
        try workspace.write("kept", to: "folder/file")
        for (name, permissions) in [("folder/file", 0o400), ("folder", 0o500)] {
            try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: workspace.path(name))
        }
        for output in ["folder/new", "folder/file"] {
            expectFailure(
                try workspace.run("compare", "my.json", "--output", output), 73, saying: output, "Permission denied")
        }
        #expect(try workspace.read("folder/file") == "kept")
    }

    @Test("a full disk", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDisk() throws {
        let workspace = try workspace()
        for format in ["table", "csv", "json", "markdown"] {
            expectFailure(
                try workspace.run("compare", "my.json", "--format", format, "--output", "/dev/full"), 74,
                saying: "/dev/full", "No space left")
            expectFailure(
                try workspace.shell("\"$PROGRAM\" compare my.json --format \(format) > /dev/full"), 74,
                saying: "standard output", "No space left")
        }
        for words in ["--help", "--version", "check", "prices list", "scenarios list", "scenarios show"] {
            expectFailure(try workspace.shell("\"$PROGRAM\" \(words) > /dev/full"), 74, saying: "No space left")
        }
    }

    @Test("a result larger than a file may be leaves nothing behind")
    func fileTooLarge() throws {
        let workspace = try workspace()
        try workspace.write("kept", to: "result")
        // 512-byte blocks; the signal that the system sends along is the shell's to ignore.
        let outcome = try workspace.shell(
            """
            trap '' XFSZ; ulimit -f 64
            "$PROGRAM" compare my.json --alerts 1..1T/3000 --format csv --output result
            """)
        expectFailure(outcome, 74, saying: "result", "File too large")
        #expect(try workspace.read("result") == "kept")
        #expect(try workspace.names() == ["my.json", "result"])
    }

    @Test("a device takes the result as a file does")
    func device() throws {
        let outcome = try workspace().run("compare", "my.json", "--output", "/dev/null")
        expectDone(outcome)
        #expect(outcome.text == "")
    }

    @Test("a reader that leaves early ends the run silently and well")
    func closedPipe() throws {
        let workspace = try workspace()
        let outcome = try workspace.shell(
            """
            { "$PROGRAM" compare my.json --alerts 1..1T/30000 --format csv; echo "status $?" >&2; } | head -n 1
            """)
        #expect(outcome.text == "requests,flat,cheapest\n")
        #expect(outcome.message == "status 0\n")
    }

    @Test("a closed standard output is an error")
    func closedOutput() throws {
        expectFailure(try workspace().shell("\"$PROGRAM\" compare my.json >&-"), 74, saying: "standard output")
    }

    @Test("a run that fails leaves the file as it was")
    func untouched() throws {
        let workspace = try workspace()
        try workspace.write("kept", to: "result")
        for words in [["compare", "missing.json"], ["compare", "--region", "nowhere"], ["compare", "--alerts", "x"]] {
            #expect(try workspace.run(words + ["--output", "result"]).status != 0)
        }
        #expect(try workspace.read("result") == "kept")
        #expect(try workspace.names() == ["my.json", "result"])
    }

    @Test("a run that is told to end takes its temporary file along")
    func interrupted() throws {
        let workspace = try workspace()
        try workspace.write("kept", to: "result")
        let outcome = try workspace.shell(
            """
            "$PROGRAM" compare my.json --alerts 1..1T/1000000 --format csv --output result &
            tries=0
            while [ "$(ls -A | wc -l)" -lt 3 ] && [ $tries -lt 500 ]; do tries=$((tries + 1)); sleep 0.02; done
            kill -TERM $!; wait $!; echo $?
            """)
        #expect(outcome.text == "143\n")
        #expect(try workspace.read("result") == "kept")
        #expect(try workspace.names() == ["my.json", "result"])
    }

    @Test("whatever signal ends it, no temporary file stays", arguments: ["QUIT", "ALRM", "XCPU", "HUP", "USR1"])
    func signalled(_ signal: String) throws {
        let workspace = try workspace()
        let outcome = try workspace.shell(
            """
            {
                tries=0
                while [ "$(ls -A | wc -l)" -lt 4 ] && [ $tries -lt 500 ]; do tries=$((tries + 1)); sleep 0.02; done
                kill -\(signal) "$(cat pid)"
            } &
            sh -c 'echo $$ > pid; exec "$PROGRAM" compare my.json --alerts 1..1T/1000000 --format csv --output result' 2> log
            wait; ls -A
            """)
        #expect(outcome.text == "log\nmy.json\npid\n")
    }

    @Test("a variable that is set for reports takes away no script, page, file or help")
    func reportsAlone() throws {
        let workspace = try workspace()
        for words in [["man"], ["completions", "bash"], ["scenarios", "show"], ["compare", "--help"], ["--version"]] {
            let plain = try workspace.run(words)
            expectDone(plain)
            let outcome = try workspace.run(words, variables: ["LAMBDA_COST_OUTPUT": "result"])
            expectDone(outcome)
            #expect(outcome.text == plain.text && !outcome.text.isEmpty)
        }
        #expect(try workspace.names() == ["my.json"])
    }

    @Test("columns are not cut for a file that has none")
    func fullWidth() throws {
        let workspace = try Workspace()
        let name = String(repeating: "a long name ", count: 20) + "end"
        try workspace.write(SampleFile.file(scenarios: [SampleFile.scenario(name)]), to: "my.json")
        _ = try workspace.run("compare", "my.json", "--output", "result", variables: ["COLUMNS": "40"])
        #expect(try workspace.read("result").contains(name))
    }
}
