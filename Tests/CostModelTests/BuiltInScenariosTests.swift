import ExactMath
import Foundation
import JSONText
import Pricing
import Testing

@testable import CostModel

/// The scenario files inside the program.
@Suite struct BuiltInScenariosTests {
    private static func workload(_ name: String) throws -> Workload {
        try ScenarioFile.read(try #require(BuiltInScenarios.file(named: name)))
    }

    private static func costs(_ workload: Workload) throws -> [ScenarioCost] {
        let prices = PricesInForce(book: PriceBook(), region: workload.region, date: workload.pricesAsOf)
        return try workload.scenarios.map { try ScenarioCost($0, of: workload, prices: prices) }
    }

    /// The folder `scenarios/` beside `Tests/`.
    private static func folder(from file: String = #filePath) -> URL {
        URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("scenarios")
    }

    @Test func theTextInTheProgramIsTheFolderByteForByte() throws {
        let folder = Self.folder()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        let files = BuiltInScenarios.files.map { (path: "\($0.name).json", text: $0.text, tape: $0.tape) }
        #expect(names.sorted() == files.map(\.path).sorted(), "run 'swift run embed-files'")
        for (path, text, tape) in files {
            let onDisk = try Data(contentsOf: folder.appendingPathComponent(path))
            let isSame = text.withUTF8Buffer { onDisk.elementsEqual($0) }
            #expect(isSame, "\(path) differs: run 'swift run embed-files'")
            #expect(
                try JSONDocument(Array(onDisk)).tapeText == tape.description, "\(path): run 'swift run embed-files'")
        }
    }

    @Test func theStandardOneIsThere() {
        #expect(BuiltInScenarios.names.contains(BuiltInScenarios.standard))
        #expect(BuiltInScenarios.names == BuiltInScenarios.names.sorted())
        #expect(BuiltInScenarios.file(named: "no-such-file") == nil)
    }

    @Test(arguments: BuiltInScenarios.names)
    func everyFileEvaluatesAtAllItsVolumes(name: String) throws {
        let workload = try Self.workload(name)
        #expect(workload.name == name)
        for cost in try Self.costs(workload) {
            for volume in workload.volumes {
                #expect(cost.curve.cost(at: volume) > 0, "\(cost.scenario.name) at \(volume)")
            }
        }
    }

    @Test(arguments: BuiltInScenarios.names)
    func everyExpectedTotalHolds(name: String) throws {
        let workload = try Self.workload(name)
        let costs = try Self.costs(workload)
        for expectation in workload.expected {
            let cost = try #require(costs.first { $0.scenario.name == expectation.scenario })
            #expect(cost.curve.cost(at: expectation.requests) == expectation.total, "\(expectation.path)")
        }
    }

    /// What the service's authors published, from AWS's calculator of early 2017.
    ///
    /// 732·0.0059 = 4.3188 → 4.32; 3·4.32 + 732·0.025 = 31.26; 3·(732·0.047 = 34.404 → 34.41) + 18.30 = 121.53;
    /// a block of a million requests 0.20, 500 GB-s 0.0083… → 0.01, a block of a million calls 3.50.
    @Test(arguments: [
        ("1×t2.nano", "4.32"), ("3×t2.nano + ELB", "31.26"), ("3×t2.medium + ELB", "121.53"),
        ("Lambda + API Gateway", "3.71"),
    ])
    func threatstackToS3CostsWhatWasPublished(scenario: String, total: String) throws {
        let costs = try Self.costs(try Self.workload("threatstack-to-s3"))
        let cost = try #require(costs.first { $0.scenario.name == scenario })
        #expect(cost.curve.cost(at: 10_000).decimalText(places: 2) == total)
        #expect(try cost.curve.cost(at: 10_000) == Rational(decimal: total))
    }
}
