import CostModel
import ExactMath
import Pricing
import Testing

@testable import Analysis

/// One example and what moves its break-even, one change at a time: 512 MB for 100 ms behind an HTTP API, 0.000002033335 a
/// request, against two m7g.large and the hours of a load balancer, 135.561 a month: 66.7M requests.
///
/// Source: research of November 2026 over what users say decides, in figures of one decimal.
@Suite("What moves a break-even")
struct MovedBreakEvenTests {
    private static func tables() throws -> [PriceTableSource] {
        func table(_ offer: String, _ billing: String, _ prices: String) throws -> PriceTableSource {
            let text = """
                {"formatVersion": 1, "offerCode": "\(offer)", "region": "us-east-1", "currency": "USD",
                 "effectiveDate": "2026-11-01", \(billing) "prices": [\(prices)]}
                """
            return try #require(
                PriceTableSource(directory: "own", path: "us-east-1/\(offer)/2026-11-01.json") { Array(text.utf8) })
        }
        func instance(_ type: String, _ price: String, _ more: String = "") -> String {
            """
            {"item": "instance", "instanceType": "\(type)", "operatingSystem": "Linux", "unit": "Hrs",
             "price": "\(price)", "vCPU": 2\(more)}
            """
        }
        func plan(_ term: String, _ price: String) -> String {
            """
            {"item": "instance", "instanceType": "m7g.large", "operatingSystem": "Linux", "kind": "compute",
             "term": "\(term)", "payment": "noUpfront", "unit": "Hrs", "price": "\(price)"}
            """
        }
        return [
            try table(
                "AmazonEC2", "",
                [
                    instance("m7g.large", "0.0816"), instance("t3.medium", "0.0416", #", "baselineShare": "0.2""#),
                    #"""
                    {"item": "cpuCredits", "instanceFamily": "t3", "operatingSystem": "Linux", "unit": "vCPU-Hrs",
                     "price": "0.05"}
                    """#, #"{"item": "natGatewayHours", "unit": "Hrs", "price": "0.045"}"#,
                ].joined(separator: ",")),
            try table(
                "AWSComputeSavingsPlan", "", [plan("1yr", "0.0599"), plan("3yr", "0.0414")].joined(separator: ",")),
            try table(
                "AmazonECS", #""billing": {"includedEphemeralStorageGB": 20},"#,
                #"""
                {"item": "fargateVCPU", "architecture": "x86_64", "unit": "vCPU-Hrs", "price": "0.04048"},
                {"item": "fargateMemory", "architecture": "x86_64", "unit": "GB-Hrs", "price": "0.004445"}
                """#),
            try table(
                "AmazonCloudWatch",
                #""billing": {"freeTier": {"logIngestionGB": 5, "logStorageGB": 5, "metrics": 10}},"#,
                #"{"item": "metrics", "unit": "Metrics", "price": "0.3"}"#),
        ]
    }

    private static let function = """
        {"service": "lambda", "memoryMB": 512, "durationMs": 100}, {"service": "apiGateway", "type": "HTTP"}
        """
    private static let balancer = #"{"service": "elb", "type": "application", "connectionsPerRequest": 0}"#

    private static func breakEven(
        _ fleet: String, besideFunction: String = "", traffic: String = "{}"
    ) throws -> Int? {
        let text = """
            {"formatVersion": 1, "pricesAsOf": "2026-11-01", "traffic": \(traffic), "scenarios": [
              {"name": "function", "resources": [\(function)\(besideFunction)]},
              {"name": "fleet", "resources": [\(fleet), \(balancer)]}]}
            """
        let workload = try ScenarioFile.read(Array(text.utf8), file: "own.json", defaultName: "own")
        let answer = try BreakevenAnswer(
            workload, sides: Sides(workload), over: .everything, at: nil, book: PriceBook(adding: tables()))
        return try #require(answer.pairs.first).comparison.breakEven
    }

    /// The first whole request at which the function costs more than a fixed amount a month.
    private static func first(beyond fixed: String) throws -> Int? {
        (try Rational(decimal: fixed) / Rational(2_033_335, over: 1_000_000_000_000)).floor.asInt.map { $0 + 1 }
    }

    private static func m7g(_ keys: String = "", count: Int = 2) -> String {
        #"{"service": "ec2", "instanceType": "m7g.large", "count": \#(count)\#(keys)}"#
    }

    private static func plan(_ term: String) -> String {
        m7g(#", "purchase": {"model": "savingsPlan", "kind": "compute", "term": "\#(term)", "payment": "noUpfront"}"#)
    }

    @Test(
        "by one change of the fleet",
        arguments: [
            (m7g(), "135.561", "66.7"), (m7g(count: 5), "314.265", "154.6"), (plan("1yr"), "103.879", "51.1"),
            (plan("3yr"), "76.869", "37.8"),
            (#"{"service": "fargate", "vCPU": 1, "memoryGB": 2, "count": 2}"#, "88.5052", "43.5"),
            (#"{"service": "ec2", "instanceType": "t3.medium", "count": 2}"#, "77.161", "37.9"),
            (m7g(#", "detailedMonitoring": true"#), "139.761", "68.7"),
            (m7g() + #", {"service": "natGateway", "count": 2, "bytesPerRequest": 0}"#, "201.261", "99.0"),
        ])
    func fleet(fleet: String, fixed: String, millions: String) throws {
        let found = try #require(try Self.breakEven(fleet))
        #expect(found == (try Self.first(beyond: fixed)))
        #expect(Rational(found, over: 1_000_000).exactDecimalText(minimumPlaces: 1, maximumPlaces: 1) == millions)
    }

    /// 135.561 less the gateways' 65.70.
    @Test func gatewaysThatOnlyTheFunctionNeeds() throws {
        let nat = #", {"service": "natGateway", "count": 2, "bytesPerRequest": 0}"#
        let found = try #require(try Self.breakEven(Self.m7g(), besideFunction: nat))
        #expect(found == (try Self.first(beyond: "69.861")))
    }

    /// The example has five instances for a peak of 254 requests a second, that of the break-even of two. At the break-even
    /// of the five, 154.6M, that peak is 588, which takes ten. An instance of 60/s costs 3.78 for a million requests at ten
    /// times the average, the function 2.03: no fleet that really grows is ever cheaper.
    @Test func aPeakThatTheFleetGrowsWith() throws {
        #expect(
            try Self.breakEven(
                Self.m7g(#", "requestsPerSecond": 60"#), traffic: #"{"peakToAverage": 10}"#) == nil)
    }

    /// Two t3.medium at 60 %, 58.40 of credits, cost the same as the example's 135.56: with 94.6 ms of CPU a request that is
    /// where the function costs as much, at 66.7M. Each has room for it: requestsPerSecond keeps the fleet at two.
    @Test func creditsOfABusyFleet() throws {
        let fleet = #"{"service": "ec2", "instanceType": "t3.medium", "count": 2, "requestsPerSecond": 1000000}"#
        let found = try #require(try Self.breakEven(fleet, traffic: #"{"cpuMsPerRequest": "94.6"}"#))
        #expect(Rational(found, over: 1_000_000).exactDecimalText(minimumPlaces: 1, maximumPlaces: 1) == "66.7")
    }
}
