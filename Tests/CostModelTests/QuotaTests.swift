import Foundation
import JSONText
import Testing

@testable import CostModel

/// Limits that no price tells, and what is said where a scenario is beyond them. A month of one hour: 3,600 requests are
/// one a second.
@Suite struct QuotaTests {
    private static func warnings(
        _ resources: String, traffic: String = "", at requests: Int = 3600
    ) throws -> [Warning] {
        let keys = #""estimate": {"hoursPerMonth": 1}, "traffic": {\#(traffic)},"#
        let workload = try ScenarioText.read(ScenarioText.file(keys, resources: resources))
        return try WarningFinderTests.warnings(workload, largestVolume: requests)
    }

    private static func function(_ durationMs: Int, _ keys: String = "") -> String {
        #"{"service": "lambda", "memoryMB": 128, "durationMs": \#(durationMs)\#(keys)}"#
    }

    @Test func theTextInTheProgramIsTheFileByteForByte() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/CostModel/Quotas/quotas.json")
        let onDisk = try Data(contentsOf: file)
        let own = try #require(BuiltInQuotas.files.first)
        #expect(own.text.withUTF8Buffer { onDisk.elementsEqual($0) }, "run 'swift run embed-files'")
        #expect(try JSONDocument(Array(onDisk)).tapeText == own.tape.description, "run 'swift run embed-files'")
    }

    // MARK: Runs at once and a second

    /// A second each, so that as many run at once as start in a second; two functions together.
    @Test(arguments: [(1000, false), (1001, true)])
    func runsAtOnce(perSecond: Int, isSaid: Bool) throws {
        let warnings = try Self.warnings(Self.function(1000), at: perSecond * 3600)
        #expect(warnings.map(\.code) == (isSaid ? ["lambda-concurrency"] : []))
        let both = try Self.warnings(
            "\(Self.function(400)), \(Self.function(600))", at: perSecond * 3600)
        #expect(both.map(\.code) == (isSaid ? ["lambda-concurrency"] : []))
    }

    /// 600 a second at the peak of hours that take 8/9 of the requests in half the week: 1,066 runs of 500 ms, 200 on
    /// average. Starts of 400 ms count with a quarter: 0.6 s.
    @Test func theBusiestTimeAndTheAverageAreTold() throws {
        let warnings = try Self.warnings(
            Self.function(500, #", "coldStartShare": "0.25", "initMs": 400"#),
            traffic: #"""
                "peakToAverage": 3, "profile": [{"hoursPerWeek": 84, "share": "0.9"}, {"hoursPerWeek": 84, "share": "0.1"}]
                """#, at: 400 * 3600)
        // 400·1.8·3·0.6 = 1,296; 400·0.6 = 240.
        #expect(
            warnings.map(\.message) == [
                "'a': 1,440,000 requests a month take about 1,296 runs at once at the peak of the busiest hours, 240 on "
                    + "average; AWS allows 1,000 runs at once in an account and region unless that was raised "
                    + "(as of 2026-11-28)."
            ])
    }

    @Test(arguments: [(10_000, false), (10_001, true)])
    func runsASecond(perSecond: Int, isSaid: Bool) throws {
        let warnings = try Self.warnings(Self.function(1), at: perSecond * 3600)
        #expect(warnings.map(\.code) == (isSaid ? ["lambda-request-rate"] : []))
        let several = try Self.warnings(Self.function(1, #", "invocationsPerRequest": 2"#), at: perSecond * 1800)
        #expect(several.map(\.code) == (isSaid ? ["lambda-request-rate"] : []))
    }

    @Test(arguments: [("REST", 10_000, false), ("REST", 10_001, true), ("HTTP", 10_001, true)])
    func callsASecond(type: String, perSecond: Int, isSaid: Bool) throws {
        let warnings = try Self.warnings(
            #"{"service": "apiGateway", "type": "\#(type)"}"#, traffic: #""peakToAverage": 2"#, at: perSecond * 1800)
        #expect(warnings.map(\.code) == (isSaid ? ["api-request-rate"] : []))
        if isSaid {
            #expect(
                warnings[0].message
                    == "'a': 18,001,800 requests a month are about 10,001 calls a second at the peak, 5,001 on average; "
                    + "AWS allows 10,000 calls a second in an account and region unless that was raised "
                    + "(as of 2026-11-28).")
        }
    }

    // MARK: Time

    @Test func aRunThatLambdaEnds() throws {
        #expect(try Self.warnings(Self.function(899_999)) == [])
        #expect(
            try Self.warnings(Self.function(900_000)).map(\.message) == [
                "'a': runs take up to 900,000 ms; Lambda ends them after 900 s (as of 2026-11-28)."
            ])
    }

    @Test(arguments: [(10_000, [String]()), (10_001, ["init-timeout"])])
    func aStartThatLambdaEnds(initMs: Int, codes: [String]) throws {
        let start = #", "coldStartShare": "0.1", "initMs": \#(initMs)"#
        #expect(try Self.warnings(Self.function(1, start)).map(\.code) == codes)
        #expect(try Self.warnings(Self.function(1, #", "initMs": \#(initMs)"#)) == [], "nothing starts")
    }

    /// An API waits for the start as well: 20 s and 9.5 s.
    @Test func anAPIWaitsForTheStart() throws {
        let start = #", "coldStartShare": "0.1", "initMs": 9500"#
        let api = #"{"service": "apiGateway", "type": "REST"}"#
        #expect(try Self.warnings("\(Self.function(20_000, start)), \(api)").map(\.code) == ["api-timeout"])
        #expect(try Self.warnings("\(Self.function(20_000)), \(api)") == [])
    }

    // MARK: Size

    private static let api = #"{"service": "apiGateway", "type": "HTTP"}"#
    private static let balancer = #"{"service": "elb", "type": "application", "target": "lambda"}"#

    @Test(arguments: [
        ("requestBytes", 6_291_456, [String]()),
        ("responseBytes", 6_291_457, ["Lambda takes or returns 6,291,456 bytes"]),
        (
            "requestBytes", 10_485_761,
            ["API Gateway passes on 10,485,760 bytes", "Lambda takes or returns 6,291,456 bytes"]
        ),
    ])
    func payloadsBehindAnAPI(key: String, bytes: Int, limits: [String]) throws {
        let warnings = try Self.warnings("\(Self.function(1)), \(Self.api)", traffic: "\"\(key)\": \(bytes)", at: 1)
        #expect(warnings.map(\.code) == limits.map { _ in "payload-too-large" })
        for (warning, limit) in zip(warnings, limits) {
            #expect(warning.message.hasSuffix(", but \(limit) (as of 2026-11-28) at most."))
        }
    }

    @Test func payloadsBehindALoadBalancer() throws {
        let large = #""responseBytes": 1048577"#
        #expect(
            try Self.warnings("\(Self.function(1)), \(Self.balancer)", traffic: large, at: 1).map(\.message) == [
                "'a': a response has 1,048,577 bytes, but a load balancer passes to a function or back 1,048,576 bytes "
                    + "(as of 2026-11-28) at most."
            ])
        #expect(
            try Self.warnings("\(Self.function(1)), \(Self.balancer)", traffic: #""responseBytes": 1048576"#, at: 1)
                == [])
    }

    /// Who calls the function is not known, so that nothing is.
    @Test func payloadsOfAFunctionAlone() throws {
        #expect(try Self.warnings(Self.function(1), traffic: #""requestBytes": 20000000"#, at: 1) == [])
    }

    /// What a topic delivers over HTTP is smaller than what a function or a queue takes.
    @Test(arguments: [
        (#"{"service": "sns", "deliverTo": "http"}"#, 262_144, "SNS over HTTP takes 262,144"),
        (#"{"service": "sns"}"#, 1_048_576, "SNS takes 1,048,576"),
        (#"{"service": "sqs", "batchSize": 1}"#, 1_048_576, "SQS takes 1,048,576"),
    ])
    func messages(resource: String, largest: Int, limit: String) throws {
        func messages(_ bytes: Int) throws -> [String] {
            try Self.warnings(resource, traffic: "\"requestBytes\": \(bytes)", at: 1)
                .filter { $0.code != "unconfirmed-price" }.map(\.message)
        }
        #expect(try messages(largest) == [])
        let bytes = limit.contains("262") ? "262,145" : "1,048,577"
        #expect(
            try messages(largest + 1) == [
                "'a': a message has \(bytes) bytes, but \(limit) bytes (as of 2026-11-28) at most."
            ])
    }
}
