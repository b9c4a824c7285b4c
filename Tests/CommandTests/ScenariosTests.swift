import Testing

@Suite("scenarios list and scenarios show")
struct ScenariosTests {
    private func names() throws -> [String] {
        try RepositoryFiles.paths(in: "scenarios")
            .map { String($0.dropFirst("scenarios/".count).dropLast(".json".count)) }.sorted()
    }

    @Test("the list has every file of the repository, in each format")
    func list() throws {
        let workspace = try Workspace()
        let rows = try workspace.run("scenarios", "list", "--format", "csv").rows()
        #expect(rows.dropFirst().map { $0[0] }.sorted() == (try names()))
        let files = try #require(
            try workspace.run("scenarios", "list", "--format", "json").object()["files"] as? [[String: Any]])
        #expect(files.compactMap { $0["name"] as? String } == rows.dropFirst().map { $0[0] })
        for (format, _) in [("table", 0), ("markdown", 0)] {
            let outcome = try workspace.run("scenarios", "list", "--format", format)
            expectDone(outcome)
            for name in try names() { #expect(outcome.text.contains(name)) }
        }
    }

    @Test("show gives the repository's file byte for byte")
    func show() throws {
        let workspace = try Workspace()
        for name in try names() {
            let outcome = try workspace.run("scenarios", "show", name)
            expectDone(outcome)
            #expect(outcome.output == (try RepositoryFiles.content("scenarios/\(name).json")))
        }
        #expect(
            try workspace.run("scenarios", "show").output == RepositoryFiles.content("scenarios/threatstack-to-s3.json")
        )
    }

    @Test("what is shown is a file of one's own to run")
    func runsAsOwn() throws {
        let workspace = try Workspace()
        for name in try names() {
            expectDone(try workspace.run("scenarios", "show", name, "--output", "\(name).json"))
            let own = try workspace.run("compare", "\(name).json", "--format", "json")
            #expect(own.status == 0)
            #expect(own.output == (try workspace.run("compare", name, "--format", "json").output))
        }
    }

    @Test("a file in the directory does not stand in for a built-in one")
    func builtInFirst() throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "web-api")
        let words = ["--alerts", "1M", "--format", "csv"]
        #expect(try workspace.run(["compare", "./web-api"] + words).rows()[0][1] == "flat")
        #expect(try workspace.run(["compare", "web-api"] + words).rows()[0][1] != "flat")
    }
}
