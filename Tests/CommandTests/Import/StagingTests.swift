import Foundation
import Testing

@Suite("Tables take their places together")
struct StagingTests {
    private static let path = "eu-central-1/AWSLambda/2025-09-01.json"

    /// A workspace with two versions of a list, and the tables of the older one in `prices`.
    private func workspace() throws -> (Workspace, old: [String: Data], new: [String: Data]) {
        let workspace = try Workspace()
        for (name, version) in [("old", "20250101000000"), ("new", "20250912225308")] {
            for offer in [OfferFile.lambda(in: .frankfurt), OfferFile.vpc(in: .frankfurt)] {
                var offer = offer
                offer.version = version
                try workspace.write(offer.text, to: "\(name)-\(offer.code)")
            }
        }
        for (version, directory) in [("old", "prices"), ("new", "new")] {
            expectDone(try workspace.shell("\"$PROGRAM\" prices import \(version)-* --into \(directory) > log"))
        }
        return (workspace, try workspace.files(in: "prices"), try workspace.files(in: "new"))
    }

    @Test("what is ready counts, and the next import moves it")
    func ready() throws {
        let (workspace, old, new) = try workspace()
        for (name, bytes) in new { try workspace.write(bytes, to: "prices/.lambda-cost-ready/\(name)") }
        #expect(try workspace.tables(in: "prices") == new)
        let listed = try workspace.run(
            "prices", "list", "--region", "eu-central-1", "--format", "csv", "--pricing", "prices")
        let expected = try workspace.run(
            "prices", "list", "--region", "eu-central-1", "--format", "csv", "--pricing", "new")
        expectDone(listed)
        #expect(listed.text == expected.text.replacing("new", with: "prices"))
        let shown = ["prices", "diff", "new/\(Self.path)"]
        expectDone(try workspace.run("prices", "verify", "prices"))
        #expect(try workspace.run(shown + ["prices"]).text == workspace.run(shown + ["new"]).text)
        expectDone(try workspace.run("prices", "import", "new-AWSLambda", "--into", "prices"))
        #expect(try workspace.files(in: "prices") == new)
        #expect(old != new)
    }

    @Test("what was never ready goes")
    func unfinished() throws {
        let (workspace, old, _) = try workspace()
        try workspace.write("half", to: "prices/.lambda-cost-new/\(Self.path)")
        try workspace.write("half", to: "prices/.lambda-cost-new/us-east-1/AmazonVPC/.lambda-cost-1-2.tmp")
        #expect(try workspace.tables(in: "prices") == old)
        expectDone(try workspace.shell("\"$PROGRAM\" prices import old-* --into prices > log"))
        #expect(try workspace.files(in: "prices") == old)
        #expect(try workspace.names(in: "prices") == ["eu-central-1"])
    }

    @Test("no link leads the clearing to somebody else's files")
    func link() throws {
        let (workspace, _, new) = try workspace()
        try workspace.write("mine", to: "precious/file")
        for name in [".lambda-cost-new", ".lambda-cost-ready"] {
            try FileManager.default.createSymbolicLink(
                atPath: workspace.path("prices/\(name)"), withDestinationPath: workspace.path("precious"))
        }
        _ = try workspace.shell("\"$PROGRAM\" prices import new-* --into prices")
        #expect(try workspace.read("precious/file") == "mine")
        try FileManager.default.removeItem(atPath: workspace.path("prices/.lambda-cost-ready"))
        expectDone(try workspace.shell("\"$PROGRAM\" prices import new-* --into prices > log"))
        #expect(try workspace.files(in: "prices") == new)
    }

    @Test("a table that is a link stays one, and one that may be read by all too")
    func linkedTable() throws {
        let (workspace, _, new) = try workspace()
        try workspace.write(
            try Data(contentsOf: workspace.directory.appendingPathComponent("prices/\(Self.path)")),
            to: "elsewhere/table")
        try FileManager.default.removeItem(atPath: workspace.path("prices/\(Self.path)"))
        try FileManager.default.createSymbolicLink(
            atPath: workspace.path("prices/\(Self.path)"), withDestinationPath: workspace.path("elsewhere/table"))
        expectDone(
            try workspace.shell("chmod 640 elsewhere/table; \"$PROGRAM\" prices import new-* --into prices > log"))
        #expect(try workspace.files(in: "prices") == new)
        #expect(try workspace.names(in: "elsewhere") == ["table"])
        #expect(try workspace.shell("ls -l elsewhere/table").text.hasPrefix("-rw-r-----"))
    }

    @Test("imports into one directory at the same time lose nothing of each other")
    func atOnce() throws {
        let workspace = try Workspace()
        let types = (0..<24).map { "m\($0).large" }
        for (number, type) in types.enumerated() {
            var offer = OfferFile("AmazonEC2", in: .frankfurt)
            offer.addInstance("S\(number)", type, "0.1")
            try workspace.write(offer.answer(), to: "answers/\(number).json")
        }
        expectDone(
            try workspace.shell(
                """
                for file in answers/*; do "$PROGRAM" prices import $file --into prices > log 2> log2 & done; wait
                """))
        let table = try workspace.read("prices/eu-central-1/AmazonEC2/2025-09-01.json")
        for type in types { #expect(table.contains("\"\(type)\""), "\(type)") }
        #expect(try workspace.names(in: "prices") == ["eu-central-1"])
    }

    @Test(
        "the report is no table that is written, and is refused before a table is touched",
        arguments: ["prices", "fresh"])
    func output(_ directory: String) throws {
        let (workspace, old, _) = try workspace()
        for output in ["\(directory)/\(Self.path)", "./\(directory)/eu-central-1/../\(Self.path)"] {
            let outcome = try workspace.shell(
                "mkdir -p fresh/eu-central-1/AWSLambda; \"$PROGRAM\" prices import new-* --into \(directory) --output \(output)"
            )
            expectFailure(outcome, 73, saying: "it is a price table that is written")
        }
        #expect(try workspace.files(in: "prices") == old)
        #expect(try workspace.files(in: "fresh").isEmpty)
    }

    @Test("a report that cannot be written leaves the tables", arguments: ["/dev/full", "no/such/place", "prices"])
    func badOutput(_ output: String) throws {
        let (workspace, old, _) = try workspace()
        let outcome = try workspace.shell("\"$PROGRAM\" prices import new-* --into prices --output \(output)")
        #expect([73, 74].contains(outcome.status), "\(outcome.message)")
        #expect(try workspace.files(in: "prices") == old)
        #expect(try workspace.names(in: "prices") == ["eu-central-1"])
    }

    @Test("an import that fails leaves no empty folders")
    func noFolders() throws {
        let (workspace, _, new) = try workspace()
        let words = "\"$PROGRAM\" prices import new-* --into fresh"
        expectFailure(try workspace.shell("\(words) --output /dev/full"), 74, saying: "/dev/full")
        #expect(try workspace.names(in: "fresh") == [])
        // What was there before stays.
        expectDone(try workspace.shell("mkdir -p fresh/eu-central-1/AWSLambda"))
        expectFailure(try workspace.shell("\(words) --output /dev/full"), 74, saying: "/dev/full")
        expectDone(
            try workspace.shell("rmdir fresh/eu-central-1/AWSLambda fresh/eu-central-1 && \(words) > log"))
        #expect(try workspace.files(in: "fresh") == new)
    }

    @Test("a reader of the report that leaves does not keep the tables away")
    func closedPipe() throws {
        let (workspace, _, new) = try workspace()
        let outcome = try workspace.shell(
            "{ sleep 0.2; \"$PROGRAM\" prices import new-* --into prices; echo $? >&2; } | true")
        #expect(outcome.message == "0\n")
        #expect(try workspace.files(in: "prices") == new)
    }
}
