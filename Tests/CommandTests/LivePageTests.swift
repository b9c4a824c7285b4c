import Foundation
import Testing

@Suite("report --live")
struct LivePageTests {
    /// The page's own text as it is in the sources, without the program.
    private func page() throws -> String {
        String(decoding: try RepositoryFiles.content("Sources/page/page.html"), as: UTF8.self)
    }

    /// What stands between two texts.
    private func part(_ text: String, _ start: String, _ end: String) throws -> String {
        let from = try #require(text.range(of: start))
        let to = try #require(text[from.upperBound...].range(of: end))
        return String(text[from.upperBound..<to.lowerBound])
    }

    private func question(_ page: String) throws -> [String: Any] {
        let json = try part(page, "<script type=\"application/json\" id=\"question\">", "</script>")
        #expect(!json.contains("<"))
        return try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }

    @Test("a copy of the page holds the report as it is, and the whole question")
    func holds() throws {
        let workspace = try Workspace()
        try workspace.write(try page(), to: "lambda-cost.html")
        let words = ["report", "web-api", "2xt3.small + ALB", "--requests", "30M", "--set", "lambda.memoryMB=1024"]
        let others = ["--region", "us-east-1", "--no-free-tier", "--baseline", "Lambda + ALB", "--current", "#6"]
        let outcome = try workspace.run(words + others + ["--live", "lambda-cost.html", "--output", "live.html"])
        #expect(outcome.status == 0 && outcome.text.isEmpty)
        let live = try workspace.read("live.html")
        let report = try workspace.run(words + others + ["--format", "html"]).text
        #expect(live.contains(try part(report, "<main>\n", "</main>")))
        #expect(live.contains("<style id=\"report-style\">\(try part(report, "<style>", "</style>"))</style>"))
        #expect(live.contains("<title>\(try part(report, "<title>", "</title>"))</title>"))
        let question = try question(live)
        #expect(question["file"] as? String == "web-api")
        #expect((question["files"] as? [String: String])?.isEmpty == true)
        #expect(question["deployments"] as? [String] == ["2xt3.small + ALB"])
        #expect(question["requests"] as? String == "30M")
        // The page offers scenarios by their names.
        #expect(question["current"] as? String == "Lambda + REST API")
        #expect(question["sets"] as? [[String]] == [["lambda.memoryMB", "1024"]])
        #expect(question["options"] as? [String] == ["--region", "us-east-1", "--no-free-tier"])
        #expect(question["sides"] as? [String] == ["--baseline", "Lambda + ALB"])
        // The rest is the page.
        #expect(live.hasSuffix(try part(try page() + "END", "id=\"question\">null</script>", "END")))
    }

    @Test("a file of the user's goes along, without its folders, and nothing in it ends the script that holds it")
    func ownFile() throws {
        let workspace = try Workspace()
        try workspace.write(try page(), to: "lambda-cost.html")
        let text = """
            {"formatVersion": 1, "name": "</script><script>alert(1)</script><!--report-->", "scenarios": [
              {"name": "<b>", "resources": [{"service": "lambda", "memoryMB": 128, "durationMs": 90}]},
              {"name": "fleet", "resources": [{"service": "ec2", "instanceType": "t3.small", "count": 1}]}]}

            """
        try workspace.write(text, to: "mine/own.json")
        let outcome = try workspace.run("report", "mine/own.json", "--requests", "1M", "--live", "lambda-cost.html")
        #expect(outcome.status == 0)
        let question = try question(outcome.text)
        #expect(question["file"] as? String == "own.json")
        #expect(question["files"] as? [String: String] == ["own.json": text])
        #expect(!outcome.text.contains("<script>alert"))
    }

    @Test("what is no such page is refused, and so is another format")
    func refused() throws {
        let workspace = try Workspace()
        try workspace.write("<html></html>", to: "other.html")
        try workspace.write(try page(), to: "lambda-cost.html")
        expectFailure(
            try workspace.run("report", "--live", "other.html"), 65, saying: "other.html", "Sources/page/build")
        expectFailure(
            try workspace.run("report", "--live", "missing.html"), 66, saying: "missing.html", "No such file")
        expectFailure(
            try workspace.run("report", "--live", "lambda-cost.html", "--format", "json"), 64, saying: "--live")
        expectFailure(
            try workspace.run("report", "--live", "lambda-cost.html", "-o", "page.md"), 64, saying: "--live")
        expectFailure(
            try workspace.run("report", "--live", "lambda-cost.html", "-o", "lambda-cost.html"), 73,
            saying: "it is the file that is read")
        #expect(try workspace.read("lambda-cost.html") == page())
    }

    @Test("the user's own tables go along")
    func tables() throws {
        let workspace = try Workspace()
        try workspace.write(try page(), to: "lambda-cost.html")
        let table = try RepositoryFiles.content("pricing/us-east-1/AWSELB/2015-03-28.json")
        try workspace.write(table, to: "mine/us-east-1/AWSELB/2015-03-28.json")
        let outcome = try workspace.run("report", "--pricing", "mine", "--live", "lambda-cost.html")
        #expect(outcome.status == 0)
        let question = try question(outcome.text)
        #expect(
            question["files"] as? [String: String]
                == ["pricing0/us-east-1/AWSELB/2015-03-28.json": String(decoding: table, as: UTF8.self)])
        #expect(question["tables"] as? [String] == ["--pricing", "pricing0"])
    }
}
