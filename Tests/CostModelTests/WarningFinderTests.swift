import CostModel
import Pricing
import Testing

/// What is worth saying about figures that are right, and that nothing else is said.
@Suite struct WarningFinderTests {
    static func warnings(
        _ workload: Workload, largestVolume: Int, tables own: [PriceTableSource] = []
    ) throws -> [Warning] {
        let prices = PricesInForce(book: PriceBook(adding: own), region: workload.region, date: workload.pricesAsOf)
        let costs = try workload.scenarios.map { try ScenarioCost($0, of: workload, prices: prices) }
        let tables = try ScenarioCost.tables(of: costs, prices: prices)
        return try WarningFinder(
            workload, costs, prices: prices, tables: tables, largestVolume: largestVolume
        ).warnings()
    }

    /// The warnings for scenarios named a, b, c … of these resources.
    private static func warnings(
        _ scenarios: String..., keys: String = "", at volume: Int = 1000
    ) throws -> [Warning] {
        let list = zip("abcdefgh", scenarios).map { #"{"name": "\#($0)", "resources": [\#($1)]}"# }
        let text = #"{"formatVersion": 1, \#(keys) "scenarios": [\#(list.joined(separator: ","))]}"#
        return try warnings(try ScenarioText.read(text), largestVolume: volume)
    }

    private static let instance = #"{"service": "ec2", "instanceType": "t2.nano"}"#
    private static let addressed = #"{"service": "ec2", "instanceType": "t2.nano", "publicIPv4": true}"#
    private static let function = #"{"service": "lambda", "memoryMB": 128, "durationMs": 100}"#
    private static let out = #"{"service": "dataTransfer", "bytesPerRequest": 1000}"#

    @Test func nothingToSay() throws {
        #expect(try Self.warnings(Self.instance, Self.function) == [])
    }

    @Test(arguments: ["threatstack-to-s3", "threatstack-to-s3-today", "web-api"])
    func nothingIsSaidOfTheBuiltInFiles(name: String) throws {
        let workload = try ScenarioFile.read(try #require(BuiltInScenarios.file(named: name)))
        // First days that nobody could establish are the tables' affair.
        let warnings = try Self.warnings(workload, largestVolume: workload.volumes.max() ?? 0)
        #expect(warnings.filter { $0.code != "unconfirmed-price" } == [])
    }

    // MARK: Unstated capacity. A month of one hour: 36,000 requests are 10 a second.

    @Test(arguments: [
        (35_999, 1, 1, false), (36_000, 1, 1, true), (107_999, 3, 1, false), (108_000, 3, 1, true),
        (17_999, 1, 2, false), (18_000, 1, 2, true),
    ])
    func instancesThatCarryMoreThanTenASecond(requests: Int, count: Int, peak: Int, isSaid: Bool) throws {
        let warnings = try Self.warnings(
            #"{"service": "ec2", "instanceType": "t2.nano", "count": \#(count)}"#,
            keys: #""estimate": {"hoursPerMonth": 1}, "traffic": {"peakToAverage": \#(peak)},"#, at: requests)
        #expect(warnings.map(\.code) == (isSaid ? ["unstated-capacity"] : []))
    }

    @Test func aRateBeyondAllUseIsNotSpelledOut() throws {
        let keys = #""estimate": {"hoursPerMonth": "1e-9999"},"#
        let warnings = try Self.warnings(Self.instance, Self.function, keys: keys, at: 1000)
        #expect(warnings.first?.message.contains("even at over 10^18 requests a second") == true)
    }

    @Test func unstatedCapacityNamesTheScenariosAndTheRate() throws {
        let keys = #""estimate": {"hoursPerMonth": 1}, "request": {"singular": "alert"},"#
        let one = try Self.warnings(Self.instance, Self.function, keys: keys, at: 36_000)
        #expect(
            one.map(\.message) == [
                "'a': no requestsPerSecond is stated, so the fleet stays as it is even at 10 alerts a second."
            ])
        let peak = #""traffic": {"peakToAverage": 2},"#
        let many = try Self.warnings(
            Self.instance, Self.instance, Self.instance, Self.instance, Self.instance, keys: keys + peak, at: 36_000)
        #expect(
            many.map(\.message) == [
                "'a', 'b', 'c' and 2 more: no requestsPerSecond is stated, so the fleet stays as it is even at "
                    + "20 alerts a second at the peak, 10 on average."
            ])
    }

    @Test func ratesAreGrouped() throws {
        // 36,000,000 requests in an hour are 10,000 a second.
        let warnings = try Self.warnings(Self.instance, keys: #""estimate": {"hoursPerMonth": 1},"#, at: 36_000_000)
        #expect(warnings.first?.message.contains("even at 10,000 requests a second.") == true)
    }

    @Test func aStatedCapacityIsSilent() throws {
        let stated = #"{"service": "ec2", "instanceType": "t2.nano", "requestsPerSecond": 100}"#
        #expect(try Self.warnings(stated, "\(Self.instance), \(stated)", at: 1_000_000_000_000) == [])
    }

    // MARK: Provisioned concurrency. A month of one hour: 3,600,000 requests are 1,000 a second.

    @Test(arguments: [
        // 1,000 a second for 0.1 s are 100 at once; half of them or less is far below.
        ("100", 50, 1, true), ("100", 51, 1, false), ("100", 100, 1, false), ("100", 100, 2, true),
        (#"[{"ms": 50, "share": "0.5"}, {"ms": 150, "share": "0.5"}]"#, 50, 1, true),
    ])
    func provisionedConcurrencyFarBelowThePeak(duration: String, kept: Int, peak: Int, isSaid: Bool) throws {
        let warnings = try Self.warnings(
            """
            {"service": "lambda", "memoryMB": 128, "durationMs": \(duration), "provisionedConcurrency": \(kept)}
            """,
            keys: #""estimate": {"hoursPerMonth": 1}, "traffic": {"peakToAverage": \#(peak)},"#, at: 3_600_000)
        #expect(warnings.map(\.code) == (isSaid ? ["provisioned-concurrency-too-small"] : []))
    }

    @Test func provisionedConcurrencySaysWhatThePeakTakes() throws {
        let warnings = try Self.warnings(
            """
            {"service": "lambda", "memoryMB": 128, "durationMs": 100, "invocationsPerRequest": 2,
            "provisionedConcurrency": 10}
            """,
            keys: #""estimate": {"hoursPerMonth": 1}, "traffic": {"peakToAverage": 3},"#, at: 3_600_000)
        #expect(
            warnings.map(\.message) == [
                "'a': 10 concurrent runs are provisioned, but 3,600,000 requests a month take about 600 runs at once at the peak, "
                    + "200 on average; all of them are priced as provisioned."
            ])
    }

    // MARK: Timeouts

    @Test(arguments: [
        ("REST", 29_000, false), ("REST", 29_001, true), ("HTTP", 30_000, false), ("HTTP", 30_001, true),
    ])
    func aFunctionThatRunsLongerThanItsAPIWaits(type: String, duration: Int, isSaid: Bool) throws {
        let function = #"{"service": "lambda", "memoryMB": 128, "durationMs": \#(duration)}"#
        let api = #"{"service": "apiGateway", "type": "\#(type)"}"#
        #expect(try Self.warnings("\(function), \(api)").map(\.code) == (isSaid ? ["api-timeout"] : []))
        #expect(try Self.warnings(function) == [])
    }

    @Test func theLongestRunCounts() throws {
        let warnings = try Self.warnings(
            """
            {"service": "apiGateway"}, {"service": "lambda", "memoryMB": 128,
            "durationMs": [{"ms": 40, "share": "0.99"}, {"ms": 60000, "share": "0.01"}]}
            """)
        #expect(
            warnings.map(\.message) == [
                "'a': runs take up to 60,000 ms, but a REST API gives up after 29 s unless that was raised "
                    + "(as of 2026-11-28)."
            ])
    }

    // MARK: Costs beside AWS's

    @Test func aCustomCostWithoutAnAmount() throws {
        let warnings = try Self.warnings(#"{"service": "custom", "name": "agent"}"#)
        #expect(
            warnings.map(\.message) == [
                "'a': 'agent' states none of monthly, perInstanceMonth, perMillionRequests and units with a price, so it "
                    + "costs nothing."
            ])
        #expect(try Self.warnings(#"{"service": "custom", "name": "agent", "monthly": 0}"#) == [], "0 is said")
    }

    // MARK: One-sided costs

    @Test func dataTransferOfNoBytesIsNone() throws {
        let none = #"{"service": "dataTransfer", "bytesPerRequest": 0}"#
        let warnings = try Self.warnings("\(Self.instance), \(Self.out)", "\(Self.function), \(none)")
        #expect(warnings.map(\.message) == ["Data transfer out is counted in 'a', but not in 'b'."])
        let byTraffic = try Self.warnings(
            "\(Self.instance), \(Self.out)", #"\#(Self.function), {"service": "dataTransfer"}"#)
        #expect(byTraffic.map(\.code) == ["one-sided-data-transfer"], "the traffic states no bytes")
        #expect(try Self.warnings("\(Self.instance), \(none)", Self.function) == [])
    }

    @Test func gatewaysInSomeScenarios() throws {
        let gateway = #"{"service": "natGateway"}"#
        let warnings = try Self.warnings("\(Self.instance), \(gateway)", Self.function, Self.instance)
        #expect(
            warnings.map(\.message) == [
                "NAT gateways are counted in 'a', but not in 'b', 'c'; functions outside a VPC need none."
            ])
        let both = try Self.warnings("\(Self.instance), \(gateway)", "\(Self.function), \(gateway)")
        #expect(both == [])
        let other = try Self.warnings("\(Self.instance), \(gateway)", Self.addressed)
        #expect(!other.map(\.code).contains("one-sided-nat-gateway"), "addresses of one's own reach the internet too")
        #expect(
            try Self.warnings("\(Self.instance), \(gateway)", #"{"service": "custom", "name": "c", "monthly": 1}"#)
                == [])
    }

    @Test func dataTransferInSomeScenarios() throws {
        let warnings = try Self.warnings("\(Self.instance), \(Self.out)", Self.function)
        #expect(warnings.map(\.code) == ["one-sided-data-transfer"])
        #expect(warnings.map(\.message) == ["Data transfer out is counted in 'a', but not in 'b'."])
        #expect(try Self.warnings("\(Self.instance), \(Self.out)", "\(Self.function), \(Self.out)") == [])
    }

    @Test func logsInSomeScenarios() throws {
        func logs(_ bytes: Int, _ keys: String = "") -> String {
            #"{"service": "logs", "bytesPerRequest": \#(bytes)\#(keys)}"#
        }
        let warnings = try Self.warnings(
            Self.instance, "\(Self.function), \(logs(2048))", "\(Self.function), \(logs(0))")
        #expect(warnings.map(\.code) == ["one-sided-logs"])
        #expect(warnings.map(\.message) == ["CloudWatch Logs are counted in 'b', but not in 'a', 'c'."])
        let both = try Self.warnings(
            "\(Self.instance), \(logs(10, #", "from": "agent""#))", "\(Self.function), \(logs(2048))")
        #expect(both == [])
    }

    @Test func addressesInSomeScenarios() throws {
        let warnings = try Self.warnings(Self.instance, Self.addressed, Self.function)
        #expect(warnings.map(\.code) == ["one-sided-public-addresses"])
        #expect(warnings.map(\.message) == ["Public IPv4 addresses are counted in 'b', but not in 'a'."])
    }

    /// Functions have none, and an address of the balancer serves the instances behind it.
    @Test func addressesWhereTheyBelong() throws {
        let behind = #"\#(Self.instance), {"service": "elb", "type": "application", "publicIPv4": 2}"#
        #expect(try Self.warnings(Self.addressed, behind, Self.function) == [])
    }

    // MARK: Memory

    @Test func memoryThatLambdaDidNotOffer() throws {
        let function = #"{"service": "lambda", "memoryMB": 130, "durationMs": 100}"#
        let then = try Self.warnings(Self.instance, "\(function), \(function)", keys: #""pricesAsOf": "2019-01-01","#)
        #expect(then.map(\.code) == ["memory-not-offered"])
        #expect(
            then.map(\.message) == [
                "'b': 130 MB is no size that Lambda offered from 2017-11-30 on: 128 to 3008 MB in steps of 64."
            ])
        #expect(try Self.warnings(Self.instance, function) == [])
        let now = try Self.warnings(#"{"service": "lambda", "memoryMB": 10241, "durationMs": 100}"#)
        #expect(
            now.map(\.message) == ["'a': 10241 MB is no size that Lambda offered from 2025-11-30 on: 128 to 10240 MB."])
    }

    // MARK: Tables

    @Test func aPriceThatIsNotConfirmed() throws {
        let stored =
            #"{"service": "ec2", "instanceType": "t2.nano", "volumeGB": 8, "volumeType": "gp2"}"#
        let warnings = try Self.warnings(stored, stored, keys: #""pricesAsOf": "2016-02-01","#)
        #expect(warnings.map(\.code) == ["unconfirmed-price"])
        #expect(
            warnings.map(\.message) == [
                "The price of volume (gp2) in pricing/us-east-1/AmazonEC2/2016-01-13.json is unconfirmed: "
                    + "first day not established; seen 2024-07-01."
            ])
    }

    @Test func severalPricesThatAreNotConfirmed() throws {
        let warnings = try Self.warnings(
            #"{"service": "ec2", "instanceType": "t2.nano", "volumeGB": 8, "volumeType": "gp2"}"#,
            #"{"service": "ec2", "instanceType": "t2.nano", "volumeGB": 8, "volumeType": "io1"}"#,
            keys: #""pricesAsOf": "2016-02-01","#)
        #expect(
            warnings.map(\.message) == [
                "2 prices are unconfirmed: volume (gp2), volume (io1). 'lambda-cost explain' says what is known of each."
            ])
    }

    /// A built-in table of 2026-07-20 follows, so that the own one is not the newest and its prices no guess.
    @Test func anOlderTableOfOnesOwn() throws {
        let own = try OwnTables.table(
            "AmazonEC2", from: "2025-02-01", billing: #""lastSeen": "2025-02-03","#,
            prices:
                #"{"item": "instance", "instanceType": "t2.nano", "operatingSystem": "Linux", "unit": "Hrs", "price": 1}"#
        )
        let workload = try ScenarioText.read(ScenarioText.file(#""pricesAsOf": "2025-06-01","#))
        #expect(try Self.warnings(workload, largestVolume: 1, tables: [own]) == [])
    }

    /// Its newest table was last seen on 2026-07-20.
    @Test func aDayThatTheTableDoesNotReach() throws {
        #expect(try Self.warnings(Self.instance, keys: #""pricesAsOf": "2026-07-20","#) == [])
        let warnings = try Self.warnings(Self.instance, keys: #""pricesAsOf": "2026-07-21","#)
        #expect(warnings.map(\.code) == ["table-outside-its-days"])
        #expect(
            warnings.map(\.message) == [
                "The newest prices of AmazonEC2 in us-east-1 are of 2026-07-20 and were last seen on 2026-07-20; "
                    + "for 2026-07-21 they are a guess."
            ])
        #expect(try Self.warnings(Self.instance) == [], "no day is asked for")
    }
}
