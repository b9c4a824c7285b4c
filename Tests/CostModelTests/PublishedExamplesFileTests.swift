import ExactMath
import Foundation
import JSONText
import StrictJSON
import Testing

@testable import CostModel

/// The file of published examples.
@Suite struct PublishedExamplesFileTests {
    @Test func theTextInTheProgramIsTheFileByteForByte() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/CostModel/Published/published.json")
        let onDisk = try Data(contentsOf: file)
        let own = try #require(BuiltInPublishedExamples.files.first)
        #expect(own.text.withUTF8Buffer { onDisk.elementsEqual($0) }, "run 'swift run embed-files'")
        #expect(try JSONDocument(Array(onDisk)).tapeText == own.tape.description, "run 'swift run embed-files'")
    }

    /// A later table must not change what an example comes to.
    @Test func everyExampleSaysItsDay() throws {
        let examples = try CostModel.PublishedExample.builtIn()
        #expect(examples.count >= 50)
        for example in examples {
            #expect(example.workload.pricesAsOf != nil, "\(example.name)")
            #expect(!example.source.isEmpty)
        }
        #expect(Set(examples.map(\.name)).count == examples.count)
    }

    private static func read(_ text: String) throws -> [CostModel.PublishedExample] {
        try CostModel.PublishedExample.read(try JSONDocument(Array(text.utf8)), file: "own.json")
    }

    private static func example(
        scenarios: String = #"{"name": "a", "resources": [{"service": "custom", "name": "fee", "monthly": 1}]}"#,
        figure: String = #""published": "1.00", "exact": 1"#
    ) -> String {
        #"""
        {"formatVersion": 1, "examples": [{"example": "fee", "source": "a letter", "requests": 10,
          "workload": {"formatVersion": 1, "scenarios": [\#(scenarios)]}, "figures": [{\#(figure)}]}]}
        """#
    }

    @Test func figuresKeepTheirPlaces() throws {
        let figure = try #require(try Self.read(Self.example()).first?.figures.first)
        #expect(figure.places == 2)
        #expect(figure.published == 1)
        #expect(figure.exact == 1)
        #expect(figure.item == nil)
        #expect(figure.reason == nil)
    }

    @Test func faultsNameTheirPlace() throws {
        let fee = #"{"service": "custom", "name": "fee", "monthly": 1}"#
        let two = #"{"name": "a", "resources": [\#(fee)]}, {"name": "b", "resources": [\#(fee)]}"#
        for (text, path) in [
            (Self.example(scenarios: two), "examples[0].workload.scenarios"),
            (Self.example(figure: #""published": "a dollar", "exact": 1"#), "examples[0].figures[0].published"),
            (Self.example(figure: #""published": 1"#), "examples[0].figures[0]"),
            (Self.example(figure: #""published": 1, "exact": 1, "why": """#), "examples[0].figures[0].why"),
        ] {
            do {
                _ = try Self.read(text)
                Issue.record("\(path) was accepted")
            } catch let fault as FileFault {
                #expect(fault.path == path)
            }
        }
    }
}
