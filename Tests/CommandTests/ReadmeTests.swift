import Foundation
import Testing

/// What the pages show is what the program does.
@Suite("READMEs")
struct ReadmeTests {
    @Test("their command lines run in the order of the page, and print what it shows", arguments: ReadmeExample.pages)
    func commands(page: String) throws {
        let examples = ReadmeExample.all(in: try ReadmeExample.text(of: page))
        #expect(page != "README.md" || examples.count >= 5)
        // One directory for all of them: a later line may use what an earlier one wrote.
        let workspace = try Workspace()
        for folder in ["scenarios", "pricing"] {
            try FileManager.default.createSymbolicLink(
                atPath: workspace.path(folder),
                withDestinationPath: Workspace.root.appendingPathComponent(folder).path)
        }
        for example in examples {
            let outcome = try workspace.shell(example.command, variables: ["COLUMNS": "80"])
            #expect(outcome.status == 0, "\(page), \(example): \(outcome.message)")
            if let output = example.output {
                #expect(outcome.text == output, "\(page), \(example)")
            }
        }
    }

    @Test("the first one has the four published figures and fits a sitting")
    func figures() throws {
        let text = try ReadmeExample.text(of: "README.md")
        for figure in ["$4.32", "$31.26", "$121.53", "$3.71"] { #expect(text.contains(figure)) }
        #expect(text.components(separatedBy: "\n").count <= 200)
    }

    @Test("the service shown stands in a test, line by line")
    func service() throws {
        let blocks = try ReadmeExample.text(of: "Sources/README.md").components(separatedBy: "```swift\n")
        let shown = try #require(blocks.dropFirst().first?.components(separatedBy: "```").first)
        let tested = try ReadmeExample.text(of: "Tests/CostModelTests/OwnServiceTests.swift")
        #expect(shown.hasPrefix("private struct Queue: Service {"))
        #expect(tested.contains(shown.dropLast("}\n".count)))
    }

    @Test("the scenario file shown is valid and can be priced")
    func scenarioFile() throws {
        let files = ReadmeExample.json(in: try ReadmeExample.text(of: "scenarios/README.md"))
        #expect(!files.isEmpty)
        for file in files {
            let workspace = try Workspace()
            try workspace.write(file, to: "my.json")
            let outcome = try workspace.run("check", "my.json")
            #expect(outcome.status == 0, "\(outcome.message)")
        }
    }

    @Test("the price table shown is valid, and so is one of each offer's entries")
    func priceTables() throws {
        let blocks = ReadmeExample.json(in: try ReadmeExample.text(of: "pricing/README.md"))
        let (table, entries, billing, others) = try (
            #require(blocks.first), #require(blocks.dropFirst().first), #require(blocks.dropFirst(2).first),
            #require(blocks.last)
        )
        let workspace = try Workspace()
        let path = "us-east-1/AmazonVPC/2024-02-01.json"
        try workspace.write(table, to: "tables/\(path)")
        let offers = try #require(
            JSONSerialization.jsonObject(with: Data(entries.utf8)) as? [String: [[String: Any]]])
        let metering = try #require(JSONSerialization.jsonObject(with: Data(billing.utf8)) as? [String: Any])
        let otherMetering = try #require(
            JSONSerialization.jsonObject(with: Data(others.utf8)) as? [String: [String: Any]])
        #expect(offers.count == 10)
        for (offer, prices) in offers {
            var content: [String: Any] = [
                "formatVersion": 1, "offerCode": offer, "region": "us-east-1", "currency": "USD",
                "effectiveDate": "2024-02-01", "sources": ["by hand"], "prices": prices,
            ]
            if offer == "AWSLambda" { content.merge(metering) { own, _ in own } }
            if let billing = otherMetering[offer] { content.merge(billing) { own, _ in own } }
            let data = try JSONSerialization.data(withJSONObject: content)
            try workspace.write(data, to: "tables/us-east-1/\(offer)/2024-02-01.json")
        }
        let outcome = try workspace.run("prices", "verify", "tables")
        #expect(outcome.status == 0, "\(outcome.message)\(outcome.text)")
    }
}

@Suite("How the README is read")
struct ReadmeReadingTests {
    @Test("command lines with and without output, and nothing else")
    func examples() {
        let examples = ReadmeExample.all(
            in: """
                lambda-cost in prose
                ```sh
                lambda-cost compare
                swift test
                ```
                ```console
                $ lambda-cost check
                fine

                $ swift run lambda-cost --version
                $ ls
                files
                ```
                ```json
                lambda-cost
                ```
                """)
        #expect(examples.map(\.command) == ["\"$PROGRAM\" compare", "\"$PROGRAM\" check", "\"$PROGRAM\" --version"])
        #expect(examples.map(\.output) == [nil, "fine\n\n", nil])
        #expect(examples.map(\.line) == [3, 7, 10])
    }
}
