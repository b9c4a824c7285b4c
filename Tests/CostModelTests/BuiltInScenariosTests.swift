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

    /// Every scenario has its prices in both regions.
    @Test(arguments: BuiltInScenarios.names, ["us-east-1", "eu-west-1"])
    func everyFileEvaluatesInBothRegions(name: String, region: String) throws {
        let workload = try Self.workload(name)
        let prices = PricesInForce(book: PriceBook(), region: region, date: workload.pricesAsOf)
        for scenario in workload.scenarios {
            #expect(try ScenarioCost(scenario, of: workload, prices: prices).curve.cost(at: 1_000_000) > 0)
        }
    }

    /// A million alerts of 2,048 bytes at the prices of autumn 2026 in us-east-1, metered to the last digit.
    ///
    /// Through SNS to the function: 1M·0.0000005; 1M·0.0000002; 402.5 ms of 0.125 GB, 50,312.5 GB-s·0.0000133334; logs
    /// 640·10^6/2^30 GB·0.50, of which 15 % are kept for 720 of 730 hours at 0.03; out 64·10^6/2^30 GB·0.09.
    @Test(arguments: [
        ("Lambda via SNS", [("Messages published", "0.5"), ("Requests", "0.2"), ("Duration (arm64)", "0.6708366875")]),
        (
            "Lambda + HTTP API, from SNS",
            [
                ("Messages published", "0.5"), ("Messages delivered over HTTP", "0.6"), ("API calls (HTTP)", "1"),
                ("Duration (arm64)", "0.6708366875"),
            ]
        ),
        // A tenth of the runs, each ten times as long: 400.25 ms an alert; 1M sends, 0.1M receives and deletes each.
        (
            "Lambda via SQS, by schedule",
            [("Queue requests (standard)", "0.48"), ("Requests", "0.02"), ("Duration (arm64)", "0.667086668750")]
        ),
        (
            "1×t4g.nano",
            [("Instance usage (on-demand, t4g.nano)", "3.066"), ("Monitoring agent (per instance)", "15")]
        ),
    ])
    func theSeedsStoryOfToday(scenario: String, lines: [(String, String)]) throws {
        let workload = try Self.workload("threatstack-to-s3-today")
        let cost = try #require(try Self.costs(workload).first { $0.scenario.name == scenario })
        let charges = cost.charges(at: 1_000_000)
        for (item, amount) in lines {
            let charge = try #require(charges.first { $0.item.name == item }, "\(charges.map(\.item.name))")
            #expect(try charge.amount == Rational(decimal: amount), "\(item)")
        }
        let functions = charges.contains { $0.item.name == "Duration (arm64)" }
        let bytes: Rational = functions ? (scenario.contains("SQS") ? 280 : 640) : 256
        let gigabytes = bytes * 1_000_000 / Rational(1 << 30)
        let writer = functions ? "Lambda" : "agent"
        let logs = try #require(charges.first { $0.item.name == "Log ingestion (\(writer), standard)" })
        #expect(logs.amount == gigabytes / 2)
        let kept = try #require(charges.first { $0.item.name == "Log storage" })
        #expect(kept.amount == gigabytes * Rational(15, over: 100) * Rational(720, over: 730) * Rational(3, over: 100))
        let out = try #require(charges.first { $0.item.name == "Data transfer out" })
        #expect(out.amount == Rational(64_000_000 * 9, over: 100) / Rational(1 << 30))
    }
}
