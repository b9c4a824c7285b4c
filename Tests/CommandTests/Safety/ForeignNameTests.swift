import Foundation
import Testing

/// Names that the system takes and that are no text, or would be more than one line of it.
@Suite("Names of files")
struct ForeignNameTests {
    @Test("that are no UTF-8 keep their bytes, whichever way they come")
    func bytes() throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "my.json")
        let outcome = try workspace.shell(
            """
            name=$(printf 'a\\377\\303b')
            mkdir "$name" && cp my.json "$name/$name.json" && ln -s "$name/$name.json" link || exit 99
            "$PROGRAM" compare "$name/$name.json" --format csv --output "$name.csv" &&
            LAMBDA_COST_OUTPUT="$name.md" "$PROGRAM" compare "$name/$name.json" &&
            "$PROGRAM" prices import "$OFFER" --into "$name/tables" > log &&
            "$PROGRAM" prices verify "$name/tables" > log &&
            XDG_DATA_HOME="$PWD/$name" "$PROGRAM" prices import "$OFFER" > log &&
            test -s "$name.csv" && test -s "$name.md" && test -d "$name/tables/eu-central-1" &&
            test -d "$name/lambda-cost/pricing/eu-central-1" && rm -r "$name" "$name.csv" "$name.md" && ls
            """, variables: ["OFFER": try workspace.write(OfferFile.lambda(in: .frankfurt).text, to: "offer")])
        #expect(
            outcome.status == 0 && outcome.text == "link\nlog\nmy.json\noffer\n", "\(outcome.message)\(outcome.text)")
        #expect(outcome.message == "")
    }

    @Test("that are no UTF-8 are shown by their bytes")
    func shown() throws {
        let outcome = try Workspace().shell("\"$PROGRAM\" compare \"$(printf 'a\\377\\364\\217\\272\\200b')\"")
        expectFailure(outcome, 66, saying: "a\\xff\\xf4\\x8f\\xba\\x80b\n")
    }

    @Test("as long as names can be, also for the result")
    func long() throws {
        let workspace = try Workspace()
        let name = String(repeating: "n", count: 251) + ".csv"
        expectDone(try workspace.run("compare", "--output", name))
        #expect(try workspace.names() == [name])
    }

    @Test("of links in a circle are refused and left")
    func circle() throws {
        let workspace = try Workspace()
        for (link, target) in [("a", "b"), ("b", "a"), ("c", "c")] {
            try FileManager.default.createSymbolicLink(atPath: workspace.path(link), withDestinationPath: target)
        }
        for output in ["a", "c"] {
            expectFailure(try workspace.run("compare", "--output", output), 73, saying: "\(output)\n", "symbolic links")
        }
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: workspace.path("c")) == "c")
    }

    @Test(
        "that are empty are refused, as a script's variable gives them that was never set",
        arguments: [
            ["compare", "--output", ""], ["compare", "--pricing", ""], ["compare", "--region", ""],
            ["compare", "--scenario", ""], ["prices", "import", "offer", "--into", ""],
            ["prices", "import", "offer", "--operating-system="], ["prices", "update", "--from", ""],
            ["prices", "update", "--into="], ["prices", "show", "AWSLambda", "--find", ""], ["man", "--output", ""],
        ])
    func empty(_ words: [String]) throws {
        let workspace = try Workspace()
        try workspace.write(OfferFile.lambda(in: .frankfurt).text, to: "offer")
        expectFailure(try workspace.run(words), 64, saying: "--", "empty")
    }

    @Test("of pipes and folders where a table belongs are refused, without waiting for anybody")
    func pipe() throws {
        let workspace = try Workspace()
        try workspace.write(OfferFile.lambda(in: .frankfurt).text, to: "offer")
        for making in ["mkfifo", "mkdir"] {
            let outcome = try workspace.shell(
                """
                rm -r tables 2> log; mkdir -p tables/eu-central-1/AWSLambda
                \(making) tables/eu-central-1/AWSLambda/2025-09-01.json
                "$PROGRAM" prices import offer --into tables
                """)
            expectFailure(outcome, 73, saying: "2025-09-01.json\n", "no regular file")
        }
    }

    @Test("end in a message of as many lines as any")
    func lines() throws {
        let workspace = try Workspace()
        let name = "a\nlambda-cost: all is well\n\u{1B}[2J"
        try workspace.write("", to: "file")
        try workspace.write(OfferFile.lambda(in: .frankfurt).text, to: "offer")
        for words in [
            ["compare", name], ["compare", "--output", name + "/x"], ["compare", "--pricing", name],
            ["prices", "import", name], ["prices", "import", "offer", "--into", "file/\(name)"],
            ["prices", "verify", name], ["prices", "diff", name, name], ["prices", "update", "--from", name],
            ["prices", "update", "--from", "http://\(name)"],
        ] {
            let outcome = try workspace.run(words)
            #expect(outcome.status >= 64, "\(words)")
            #expect(outcome.message.contains(#"a\nlambda-cost: all is well\n"#), "\(words): \(outcome.message)")
            #expect(!outcome.message.contains("\nlambda-cost: all is well"), "\(words): \(outcome.message)")
            #expect(!outcome.message.contains("\u{1B}"), "\(words)")
        }
    }
}
