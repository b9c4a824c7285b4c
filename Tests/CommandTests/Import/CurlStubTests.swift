import Foundation
import Testing

/// A `curl` of the test's own, which writes down how it is called and ends as it is told to.
@Suite("prices update calls curl")
struct CurlStubTests {
    private func update(from address: String, endingWith code: Int) throws -> (Outcome, Workspace) {
        let workspace = try Workspace()
        try workspace.write(
            """
            #!/bin/sh
            printf '%s\\n' "$@" > '\(workspace.path("words"))'
            cat > '\(workspace.path("settings"))'
            echo "curl: (99) lies about https://me:secret@mirror" >&2
            exit \(code)
            """, to: "stub")
        // Another process writes what is run: a descriptor open for writing here might be inherited by a program that
        // another test starts.
        expectDone(try workspace.shell("mkdir bin && cp stub bin/curl && chmod +x bin/curl"))
        return (
            try workspace.run(
                "prices", "update", "--from", address, "--into", "prices",
                variables: ["PATH": workspace.path("bin") + ":/usr/bin:/bin"]), workspace
        )
    }

    @Test("without the user's settings, and over no protocol but the address's own")
    func words() throws {
        for (address, protocols) in [("https://mirror", "=https"), ("http://mirror", "=http,https")] {
            let (_, workspace) = try update(from: address, endingWith: 7)
            let words = try workspace.read("words").split(separator: "\n").map(String.init)
            #expect(words.first == "-q" && words.contains("--globoff"))
            for option in ["--proto", "--proto-redir"] {
                let place = try #require(words.firstIndex(of: option))
                #expect(words[place + 1] == protocols)
            }
            for option in ["--max-time", "--max-filesize", "--max-redirs", "--speed-limit", "--speed-time"] {
                #expect(words.contains(option))
            }
        }
    }

    @Test("and shows a password to nobody")
    func password() throws {
        let (outcome, workspace) = try update(from: "https://me:secret@mirror/{a,b}[1-3]\"\\/", endingWith: 7)
        expectFailure(outcome, 74, saying: "https://…@mirror/")
        #expect(!outcome.message.contains("secret") && !outcome.message.contains("me:"))
        #expect(try !workspace.read("words").contains("secret"))
        #expect(
            try workspace.read("settings")
                == #"url = "https://me:secret@mirror/{a,b}[1-3]\"\\/offers/v1.0/aws/AmazonEC2/current/us-east-1/index.csv"\#n"#
        )
        let refused = try Workspace().run("prices", "update", "--from", "htps://me:secret@mirror")
        expectFailure(refused, 64, saying: "…@mirror' is no http or https address")
        #expect(!refused.message.contains("secret"))
    }

    @Test(
        "and goes by its exit status, not by its words",
        arguments: [
            (1, "another protocol"), (6, "name is unknown"), (7, "connection failed"), (18, "a part of it is missing"),
            (22, "refuses"), (28, "too slow"), (47, "without an end"), (52, "answered nothing"), (56, "broke"),
            (60, "cannot be made safe"), (63, "larger than any"), (99, "status 99"),
        ])
    func status(_ code: Int, _ words: String) throws {
        let (outcome, _) = try update(from: "https://mirror", endingWith: code)
        expectFailure(outcome, 74, saying: words, "The tables are left as they were")
    }
}
