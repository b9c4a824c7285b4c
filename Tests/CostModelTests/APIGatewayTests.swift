import Testing

/// APIs: REST 3.50, 2.80, 2.38 and 1.51 a million from 0, 333M, 1G and 20G on; HTTP 1.00 and 0.90 from 0 and 300M on.
@Suite struct APIGatewayTests {
    @Test(arguments: [
        (333_000_000, "1165.5"), (333_000_001, "1165.5000028"), (1_000_000_000, "3033.1"),
        (1_000_000_001, "3033.10000238"), (20_000_000_000, "48253.1"), (20_000_000_001, "48253.10000151"),
    ])
    func restCallsAreGraduated(requests: Int, expected: String) throws {
        let scenario = try PricedScenario(#"{"service": "apiGateway"}"#)
        #expect(scenario.items == ["API calls (REST)"])
        #expect(scenario.total(at: requests) == expected)
    }

    @Test(arguments: [(1, "0.000001"), (300_000_000, "300"), (300_000_001, "300.0000009")])
    func httpCallsAreGraduated(requests: Int, expected: String) throws {
        #expect(try PricedScenario(#"{"service": "apiGateway", "type": "HTTP"}"#).total(at: requests) == expected)
    }

    /// A payload is 524,288 bytes; requests and responses count together.
    @Test(arguments: [
        (0, 0, "10"), (1, 0, "10"), (524_287, 0, "10"), (524_288, 0, "10"), (524_289, 0, "20"), (0, 524_289, "20"),
        (262_144, 262_144, "10"), (262_144, 262_145, "20"), (1_048_576, 0, "20"), (1_048_576, 1, "30"),
    ])
    func httpCallsAreMeteredByPayload(requestBytes: Int, responseBytes: Int, units: String) throws {
        let scenario = try PricedScenario(
            #"{"service": "apiGateway", "type": "HTTP"}"#,
            traffic: #"{"requestBytes": \#(requestBytes), "responseBytes": \#(responseBytes)}"#)
        #expect(try scenario.quantity("API calls (HTTP)", at: 10) == units)
    }

    @Test func restCallsAreNotMeteredByPayload() throws {
        let scenario = try PricedScenario(
            #"{"service": "apiGateway", "type": "REST"}"#, traffic: #"{"requestBytes": 1000000000}"#)
        #expect(try scenario.quantity("API calls (REST)", at: 10) == "10")
    }

    /// 3 calls of 2 payloads a request; half a call of 2 payloads.
    @Test(arguments: [("3", "60"), ("0.5", "10")])
    func callsPerRequestMultiplyTheMeteredUnits(calls: String, units: String) throws {
        let scenario = try PricedScenario(
            #"{"service": "apiGateway", "type": "HTTP", "callsPerRequest": "\#(calls)"}"#,
            traffic: #"{"requestBytes": 524289}"#)
        #expect(try scenario.quantity("API calls (HTTP)", at: 10) == units)
    }

    @Test(arguments: [(0, "0"), (1, "3.5"), (1_000_000, "3.5"), (1_000_001, "7")])
    func restCallsAreBoughtByTheBlock(requests: Int, expected: String) throws {
        let scenario = try PricedScenario(
            #"{"service": "apiGateway"}"#, estimate: #"{"requestBlock": 1000000}"#)
        #expect(scenario.total(at: requests) == expected)
    }

    /// 500,000 calls of 2 payloads are one block of a million, the next call starts another.
    @Test(arguments: [(500_000, "1"), (500_001, "2")])
    func httpBlocksCountMeteredUnits(requests: Int, expected: String) throws {
        let scenario = try PricedScenario(
            #"{"service": "apiGateway", "type": "HTTP"}"#, estimate: #"{"requestBlock": 1000000}"#,
            traffic: #"{"requestBytes": 524289}"#)
        #expect(scenario.total(at: requests) == expected)
    }

    /// Two REST APIs: 166.5M requests fill the first tier of 333M; the HTTP API has a ladder of its own.
    @Test func apisOfATypeShareTiers() throws {
        let rest = #"{"service": "apiGateway", "type": "REST"}"#
        let scenario = try PricedScenario(rest, #"{"service": "apiGateway", "type": "HTTP"}"#, rest)
        #expect(scenario.items == ["API calls (REST)", "API calls (HTTP)"])
        #expect(scenario.cost.items.map(\.resources) == [[0, 2], [1]])
        #expect(try scenario.amount("API calls (REST)", at: 166_500_000) == "1165.5")
        #expect(try scenario.amount("API calls (REST)", at: 166_500_001) == "1165.5000056")
        #expect(try scenario.amount("API calls (HTTP)", at: 166_500_001) == "166.500001")
    }

    /// 730·0.02 and 730·3.8.
    @Test func cachesAreALineOfEachAPI() throws {
        let scenario = try PricedScenario(
            #"{"service": "apiGateway", "cacheGB": "0.50"}"#, #"{"service": "apiGateway", "cacheGB": 237}"#)
        #expect(scenario.items == ["API calls (REST)", "Cache (0.5 GB)", "Cache (237 GB)"])
        #expect(try scenario.amount("Cache (0.5 GB)", at: 0) == "14.6")
        #expect(try scenario.amount("Cache (237 GB)", at: 0) == "2774")
    }

    /// 731·0.038 = 27.778 → 27.78; 3 calls 0.0000105 → 0.01.
    @Test func linesRoundUp() throws {
        let scenario = try PricedScenario(
            #"{"service": "apiGateway", "cacheGB": "1.6"}"#,
            estimate: #"{"hoursPerMonth": 731, "roundUpTo": "0.01"}"#)
        #expect(scenario.total(at: 3) == "27.79")
    }

    @Test func restCallsWereFlatInTheTablesBeforeNovember2020() throws {
        let scenario = try PricedScenario(#"{"service": "apiGateway"}"#, asOf: "2018-01-01")
        #expect(scenario.total(at: 1_000_000_000) == "3500")
    }
}
