import ExactMath
import Pricing
import Testing

/// Instances: t2.nano 0.0058, t4g.nano 0.0042 and t3.medium 0.0416 an hour, gp3 0.08 a GB, an address 0.005 an hour.
@Suite struct EC2Tests {
    private let usage = "Instance usage (on-demand, t4g.nano)"

    @Test(arguments: [(1, 730, "3.066"), (3, 730, "9.198"), (1, 744, "3.1248"), (2, 1, "0.0084")])
    func onDemandIsCountTimesHoursTimesPrice(count: Int, hours: Int, expected: String) throws {
        let scenario = try PricedScenario(
            #"{"service": "ec2", "instanceType": "t4g.nano", "count": \#(count)}"#,
            estimate: #"{"hoursPerMonth": \#(hours)}"#)
        #expect(scenario.items == [usage])
        #expect(scenario.total(at: 0) == expected)
        #expect(scenario.total(at: 1_000_000_000_000) == expected)
    }

    /// 200 h: instance 0.84, address 1.00; the volume is there all month: 8 GB · 0.08 = 0.64.
    @Test func aResourceThatRunsPartOfTheMonth() throws {
        let scenario = try PricedScenario(
            #"""
            {"service": "ec2", "instanceType": "t4g.nano", "hoursPerMonth": 200, "volumeGB": 8, "publicIPv4": true}
            """#)
        #expect(try scenario.amount(usage, at: 0) == "0.84")
        #expect(try scenario.amount("Storage (gp3)", at: 0) == "0.64")
        #expect(try scenario.amount("Public IPv4 addresses", at: 0) == "1")
        #expect(scenario.total(at: 0) == "2.48")
    }

    @Test func aResourceMayRunLongerThanTheEstimatesMonth() throws {
        let scenario = try PricedScenario(
            #"{"service": "ec2", "instanceType": "t4g.nano", "hoursPerMonth": 8784}"#,
            estimate: #"{"hoursPerMonth": 100}"#)
        #expect(scenario.total(at: 0) == "36.8928")
    }

    /// A month of one hour: an instance of 10 requests a second carries 36,000.
    @Test(arguments: [
        (0, 1, 1, 1), (36_000, 1, 1, 1), (36_001, 1, 1, 2), (72_000, 1, 1, 2), (72_001, 1, 1, 3),
        (18_000, 1, 2, 1), (18_001, 1, 2, 2), (108_000, 3, 1, 3), (108_001, 3, 1, 4), (1, 3, 1, 3),
        (1_000_000_000_000, 1, 1, 27_777_778),
    ])
    func aFleetGrowsWithThePeakRate(requests: Int, count: Int, peak: Int, instances: Int) throws {
        let scenario = try PricedScenario(
            #"{"service": "ec2", "instanceType": "t4g.nano", "count": \#(count), "requestsPerSecond": 10}"#,
            estimate: #"{"hoursPerMonth": 1}"#, traffic: #"{"peakToAverage": \#(peak)}"#)
        #expect(try scenario.charge(usage, at: requests).each?.count == Rational(instances))
        let cost = Rational(instances * 42, over: 10_000)
        #expect(scenario.cost.curve.cost(at: requests) == cost)
    }

    /// The seconds of the month stay the estimate's: 36,001 requests need 2 instances, of 2 h each.
    @Test func hoursOfTheResourceDoNotChangeTheFleet() throws {
        let scenario = try PricedScenario(
            #"{"service": "ec2", "instanceType": "t4g.nano", "requestsPerSecond": 10, "hoursPerMonth": 2}"#,
            estimate: #"{"hoursPerMonth": 1}"#)
        #expect(scenario.total(at: 36_000) == "0.0084")
        #expect(scenario.total(at: 36_001) == "0.0168")
    }

    @Test func capacityMayBeAFractionOfARequestASecond() throws {
        let scenario = try PricedScenario(
            #"{"service": "ec2", "instanceType": "t4g.nano", "requestsPerSecond": "0.1"}"#,
            estimate: #"{"hoursPerMonth": 1}"#)
        #expect(scenario.total(at: 360) == "0.0042")
        #expect(scenario.total(at: 361) == "0.0084")
    }

    /// ⌈10^30/3600⌉ = 277,777,777,777,777,777,777,777,778 instances: more than any machine integer holds.
    @Test func aFleetBeyondAllSenseIsStillExact() throws {
        let scenario = try PricedScenario(
            #"{"service": "ec2", "instanceType": "t4g.nano", "requestsPerSecond": "1e-30"}"#,
            estimate: #"{"hoursPerMonth": 1}"#)
        #expect(scenario.total(at: 1) == "1166666666666666666666666.6676")
    }

    /// Storage and addresses are per instance: 3·(8·0.08) and 3·0.005·1 h.
    @Test func storageAndAddressesGrowWithTheFleet() throws {
        let scenario = try PricedScenario(
            #"""
            {"service": "ec2", "instanceType": "t4g.nano", "requestsPerSecond": 10, "volumeGB": 8, "publicIPv4": true}
            """#, estimate: #"{"hoursPerMonth": 1}"#)
        #expect(try scenario.amount("Storage (gp3)", at: 72_001) == "1.92")
        #expect(try scenario.amount("Public IPv4 addresses", at: 72_001) == "0.015")
    }

    /// 730·0.0058 = 4.234 → 4.24 each; 8.1·0.08 = 0.648 → 0.65 each; 730·0.005 = 3.65 stays.
    @Test func roundsUpEachInstance() throws {
        let scenario = try PricedScenario(
            #"""
            {"service": "ec2", "instanceType": "t2.nano", "count": 3, "volumeGB": "8.1", "publicIPv4": true}
            """#, estimate: #"{"roundUpTo": "0.01"}"#)
        #expect(try scenario.amount("Instance usage (on-demand, t2.nano)", at: 0) == "12.72")
        #expect(try scenario.amount("Storage (gp3)", at: 0) == "1.95")
        #expect(try scenario.amount("Public IPv4 addresses", at: 0) == "10.95")
    }

    @Test func storageOfANamedType() throws {
        let scenario = try PricedScenario(
            #"{"service": "ec2", "instanceType": "t4g.nano", "volumeGB": 10, "volumeType": "gp2"}"#)
        #expect(try scenario.amount("Storage (gp2)", at: 0) == "1")
    }

    @Test(arguments: [("2024-01-31", "0"), ("2024-02-01", "3.65")])
    func addressesInUseCostNothingBefore2024(asOf: String, expected: String) throws {
        let scenario = try PricedScenario(
            #"{"service": "ec2", "instanceType": "t2.nano", "publicIPv4": true}"#, asOf: asOf)
        #expect(try scenario.amount("Public IPv4 addresses", at: 0) == expected)
    }

    // MARK: Reserved

    private static func reserved(
        _ term: String, _ payment: String, count: Int = 1, hours: Int? = nil, estimate: String = "{}"
    ) throws -> PricedScenario {
        let prices = [
            ("1yr", "partialUpfront", "0.003", 36), ("3yr", "allUpfront", "0", 72), ("1yr", "allUpfront", "0.003", 10),
        ]
        let table = try OwnTables.table(
            "AmazonEC2", from: "2026-10-01",
            prices: prices.map { term, payment, price, upfront in
                """
                {"item": "reservedInstance", "instanceType": "t4g.nano", "operatingSystem": "Linux", "term": "\(term)",
                 "payment": "\(payment)", "offeringClass": "standard", "unit": "Hrs", "price": "\(price)",
                 "upfront": \(upfront)}
                """
            }.joined(separator: ","))
        let hours = hours.map { #", "hoursPerMonth": \#($0), "publicIPv4": true"# } ?? ""
        return try PricedScenario(
            #"""
            {"service": "ec2", "instanceType": "t4g.nano", "count": \#(count)\#(hours), "purchase":
              {"model": "reserved", "term": "\#(term)", "payment": "\#(payment)", "offeringClass": "standard"}}
            """#, estimate: estimate, tables: [table])
    }

    /// 36/12 + 730·0.003 = 5.19; 72/36 = 2.
    @Test(arguments: [("1yr", "partialUpfront", "5.19"), ("3yr", "allUpfront", "2")])
    func whatIsPaidUpFrontIsSpreadOverTheTerm(term: String, payment: String, expected: String) throws {
        let scenario = try Self.reserved(term, payment)
        #expect(scenario.items == ["Instance usage (reserved \(term), \(payment), t4g.nano)"])
        #expect(scenario.total(at: 0) == expected)
    }

    /// 10/12 + 2.19 = 3.02333… a month: 2 of them 907/150, or 3.03 each rounded up to cents.
    @Test func upFrontThatDoesNotDivideStaysExact() throws {
        let exact = try Self.reserved("1yr", "allUpfront", count: 2)
        #expect(exact.cost.curve.cost(at: 0) == Rational(907, over: 150))
        let rounded = try Self.reserved("1yr", "allUpfront", count: 2, estimate: #"{"roundUpTo": "0.01"}"#)
        #expect(rounded.total(at: 0) == "6.06")
    }

    /// A reservation is paid for all 730 hours; the address only for the 100 it is there: 5.19 + 0.50.
    @Test func aReservationIsPaidForHoursThatDoNotRun() throws {
        #expect(try Self.reserved("1yr", "partialUpfront", hours: 100).total(at: 0) == "5.69")
    }

    /// 730·0.0261.
    @Test func aReservationWithoutUpFrontFromTheBuiltInTable() throws {
        let scenario = try PricedScenario(
            #"""
            {"service": "ec2", "instanceType": "t3.medium", "purchase":
              {"model": "reserved", "term": "1yr", "payment": "noUpfront", "offeringClass": "standard"}}
            """#)
        #expect(scenario.total(at: 0) == "19.053")
    }
}
