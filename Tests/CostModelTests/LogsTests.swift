import CostModel
import ExactMath
import Pricing
import Testing

/// CloudWatch Logs at prices of a table of its own: Lambda's at 0.50 up to 10 GB, then 0.20, and in the other class 0.25;
/// an agent's at 0.40 and 0.30; storage 0.03. A gigabyte is one byte.
@Suite struct LogsTests {
    private static let byte = #""bytesPerGB": 1"#
    private static let ofAll = [
        #"{"service": "logs", "bytesPerRequest": 1, "from": "agent", "logClass": "infrequentAccess"}"#,
        #"{"service": "logs", "bytesPerRequest": 1, "from": "agent"}"#,
        #"{"service": "logs", "bytesPerRequest": 1, "logClass": "infrequentAccess"}"#,
        #"{"service": "logs", "bytesPerRequest": 2}"#,
    ]

    private static func scenario(_ resources: String, _ estimate: String...) throws -> PricedScenario {
        try PricedScenario(
            resources, estimate: "{\(([byte] + estimate).joined(separator: ", "))}", asOf: "2030-01-01",
            tables: [try OwnTables.cloudWatch(from: "2030-01-01")])
    }

    @Test func oneLineForEachSourceAndClass() throws {
        let scenario = try Self.scenario(Self.ofAll.joined(separator: ","))
        #expect(
            scenario.items == [
                "Log ingestion (Lambda, standard)", "Log ingestion (Lambda, infrequent access)",
                "Log ingestion (agent, standard)", "Log ingestion (agent, infrequent access)", "Log storage",
            ])
        #expect(scenario.cost.items.map(\.resources) == [[3], [2], [1], [0], [0, 1, 2, 3]])
    }

    /// Of 2, 1, 1 and 1 GB for a request, 5 are free, over all in that order, whatever the order of the file.
    @Test(arguments: [
        (1, "0", "0", "0", "0"), (2, "0", "0.25", "0.8", "0.6"), (3, "0.5", "0.75", "1.2", "0.9"),
        (10, "6", "2.5", "4", "3"),
    ])
    func theFreeGigabytesGoToLambdaFirst(
        requests: Int, lambda: String, rarely: String, agent: String, agentRarely: String
    ) throws {
        let scenario = try Self.scenario(Self.ofAll.joined(separator: ","), #""freeTier": true"#)
        #expect(try scenario.amount("Log ingestion (Lambda, standard)", at: requests) == lambda)
        #expect(try scenario.amount("Log ingestion (Lambda, infrequent access)", at: requests) == rarely)
        #expect(try scenario.amount("Log ingestion (agent, standard)", at: requests) == agent)
        #expect(try scenario.amount("Log ingestion (agent, infrequent access)", at: requests) == agentRarely)
    }

    /// Two groups of one class are one line: 3 GB a request through the tiers, 30 GB at 10: 10·0.5 + 20·0.2.
    @Test func groupsOfAClassShareItsTiers() throws {
        let scenario = try Self.scenario(
            #"{"service": "logs", "bytesPerRequest": 1}, {"service": "logs", "bytesPerRequest": 2}"#)
        #expect(try scenario.amount("Log ingestion (Lambda, standard)", at: 10) == "9")
    }

    /// Half of what comes in, kept for 60 days of a month of 30: as many GB-months as GB. 5 of them are free.
    @Test(arguments: [("false", 4, "0.12"), ("true", 5, "0"), ("true", 6, "0.03")])
    func whatIsKept(freeTier: String, requests: Int, expected: String) throws {
        let scenario = try Self.scenario(
            #"{"service": "logs", "bytesPerRequest": 1, "retentionDays": 60, "storedShare": "0.5"}"#,
            #""hoursPerMonth": 720"#, #""freeTier": \#(freeTier)"#)
        #expect(try scenario.amount("Log storage", at: requests) == expected)
    }

    /// By default 15 % for 30 days: 0.15·30·24/720.
    @Test func byDefaultAMonthIsKept() throws {
        let scenario = try Self.scenario(#"{"service": "logs", "bytesPerRequest": 1}"#, #""hoursPerMonth": 720"#)
        #expect(try scenario.quantity("Log storage", at: 100) == "15")
    }

    @Test(arguments: [#""retentionDays": 0"#, #""storedShare": 0"#])
    func nothingIsKept(key: String) throws {
        let scenario = try Self.scenario(#"{"service": "logs", "bytesPerRequest": 1, \#(key)}"#)
        #expect(scenario.items == ["Log ingestion (Lambda, standard)"])
        #expect(try Self.scenario(#"{"service": "logs", "bytesPerRequest": 0}"#).items == [])
    }

    /// 3 GB at 0.50 less 10 %, rounded up to a dime each: 1.35 → 1.4; 3·0.15·30·24/720 GB-months at 0.03 → 0.1.
    @Test func discountsComeBeforeRoundingUp() throws {
        let scenario = try Self.scenario(
            #"{"service": "logs", "bytesPerRequest": 1, "discountPercent": 10}"#, #""hoursPerMonth": 720"#,
            #""roundUpTo": "0.1""#)
        #expect(try scenario.amount("Log ingestion (Lambda, standard)", at: 3) == "1.4")
        #expect(try scenario.amount("Log storage", at: 3) == "0.1")
    }

    @Test func isExplained() throws {
        let text = ScenarioText.file(
            #""estimate": {"bytesPerGB": 1, "freeTier": true, "hoursPerMonth": 720},"#,
            resources: #"{"service": "logs", "bytesPerRequest": 2, "retentionDays": 60}, \#(Self.ofAll[1])"#)
        let workload = try ScenarioText.read(text)
        let prices = PricesInForce(
            book: PriceBook(adding: [try OwnTables.cloudWatch(from: "2030-01-01")]), region: "us-east-1",
            date: CalendarDate("2030-01-01"))
        let items = try ScenarioCost(workload.scenarios[0], of: workload, prices: prices).items
        #expect(
            items[0].derivation(at: Volume(100, of: workload)) == [
                """
                \(aside: 100) requests × \(aside: 2) bytes ÷ \(factor: 1) \(result: 200) GB, less \(factor: 5) free \
                \(result: 195)
                """
            ])
        let share = Rational(3, over: 20)
        #expect(
            items[2].derivation(at: Volume(100, of: workload)) == [
                """
                \(factor: 200) GB × \(factor: share) after compression × \(factor: 60) days × 24 ÷ \
                \(factor: 720) Hrs \(result: 60) GB-months
                """,
                """
                \(factor: 100) GB × \(factor: share) after compression × \(factor: 30) days × 24 ÷ \
                \(factor: 720) Hrs \(result: 15) GB-months
                """,
                "together \(result: 75) GB-months, less \(factor: 5) free \(result: 70)",
            ])
    }
}
