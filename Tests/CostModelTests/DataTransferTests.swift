import Testing

/// Data out: 0.09, 0.085, 0.07 and 0.05 a GB from 0, 10,240, 51,200 and 153,600 GB on, the first 100 GB free where the
/// estimate says so (1 GB before December 2021). NAT gateways: 0.045 an hour and 0.045 a GB.
@Suite struct DataTransferTests {
    /// One GB a request.
    private static let gigabyte = #"{"service": "dataTransfer", "bytesPerRequest": 1073741824}"#

    @Test(arguments: [
        (0, "0"), (1, "0.09"), (99, "8.91"), (100, "9"), (101, "9.09"), (10_239, "921.51"), (10_240, "921.6"),
        (10_241, "921.685"), (51_200, "4403.2"), (51_201, "4403.27"), (153_600, "11571.2"), (153_601, "11571.25"),
    ])
    func withoutFreeTier(gigabytes: Int, expected: String) throws {
        #expect(try PricedScenario(Self.gigabyte).total(at: gigabytes) == expected)
    }

    /// 100 GB free, the tiers count from there: 10,240·0.09 = 921.60 up to 10,340 GB.
    @Test(arguments: [
        (0, "0"), (99, "0"), (100, "0"), (101, "0.09"), (10_240, "912.6"), (10_340, "921.6"), (10_341, "921.685"),
        (51_300, "4403.2"), (51_301, "4403.27"), (153_700, "11571.2"), (153_701, "11571.25"),
    ])
    func withFreeTier(gigabytes: Int, expected: String) throws {
        let scenario = try PricedScenario(Self.gigabyte, estimate: #"{"freeTier": true}"#)
        #expect(scenario.total(at: gigabytes) == expected)
    }

    /// A bill of March 2022: 58,887.163 GB cost $4,934.30, of which 100 were free; 10,240·0.09 + 40,960·0.085 +
    /// 7,587.163·0.07 = 4,934.30141. With bounds that count the free ones it would be 2 dollars less.
    @Test func aBillOfMarch2022() throws {
        let scenario = try PricedScenario(
            #"{"service": "dataTransfer", "bytesPerRequest": 1000}"#,
            estimate: #"{"freeTier": true, "bytesPerGB": 1000000}"#, asOf: "2022-03-05")
        #expect(scenario.total(at: 58_887_163) == "4934.30141")
    }

    /// The free GB counted into the tiers: 10,239 are left of the first.
    @Test(arguments: [
        (false, 1, "0.09"), (false, 2, "0.18"), (true, 1, "0"), (true, 2, "0.09"), (true, 101, "9"),
        (true, 10_240, "921.51"), (true, 10_241, "921.595"), (false, 10_241, "921.685"),
        (true, 51_201, "4403.18"), (true, 153_601, "11571.16"),
    ])
    func oneGBWasFreeBeforeDecember2021(freeTier: Bool, gigabytes: Int, expected: String) throws {
        let scenario = try PricedScenario(
            Self.gigabyte, estimate: #"{"freeTier": \#(freeTier)}"#, asOf: "2021-11-30")
        #expect(scenario.total(at: gigabytes) == expected)
    }

    @Test func responsesGoOutUnlessBytesAreStated() throws {
        let traffic = #"{"requestBytes": 1073741824, "responseBytes": 536870912}"#
        let responses = try PricedScenario(#"{"service": "dataTransfer"}"#, traffic: traffic)
        #expect(try responses.quantity("Data transfer out", at: 10) == "5")
        let nothing = try PricedScenario(#"{"service": "dataTransfer", "bytesPerRequest": 0}"#, traffic: traffic)
        #expect(nothing.total(at: 1_000_000_000) == "0")
    }

    /// Two resources of 1 GB a request: 5,120 requests fill the tier of 10,240 GB.
    @Test func transfersShareTiers() throws {
        let scenario = try PricedScenario(Self.gigabyte, Self.gigabyte)
        #expect(scenario.cost.items.map(\.resources) == [[0, 1]])
        #expect(scenario.total(at: 5120) == "921.6")
        #expect(scenario.total(at: 5121) == "921.77")
    }

    @Test func aGigabyteIsWhatTheEstimateSays() throws {
        let scenario = try PricedScenario(
            #"{"service": "dataTransfer", "bytesPerRequest": 1000}"#, estimate: #"{"bytesPerGB": 1000000000}"#)
        #expect(try scenario.quantity("Data transfer out", at: 3_000_000) == "3")
    }

    @Test func dataOutRoundsUpOnce() throws {
        let scenario = try PricedScenario(Self.gigabyte, Self.gigabyte, estimate: #"{"roundUpTo": "0.1"}"#)
        #expect(scenario.total(at: 1) == "0.2")
        #expect(scenario.total(at: 6) == "1.1")
    }

    // MARK: NAT gateways

    /// 2·730·0.045 = 65.70; 10 requests of 1 GB both ways 0.45, whatever the count.
    @Test func natGatewaysBillHoursAndData() throws {
        let scenario = try PricedScenario(
            #"{"service": "natGateway", "count": 2}"#,
            traffic: #"{"requestBytes": 536870912, "responseBytes": 536870912}"#)
        #expect(try scenario.amount("NAT gateway hours", at: 10) == "65.7")
        #expect(try scenario.amount("NAT gateway data processed", at: 10) == "0.45")
    }

    @Test func natGatewayBytesMayBeStated() throws {
        let scenario = try PricedScenario(
            #"{"service": "natGateway", "bytesPerRequest": 1073741824}"#, traffic: #"{"requestBytes": 5}"#)
        #expect(try scenario.quantity("NAT gateway data processed", at: 10) == "10")
        let silent = try PricedScenario(#"{"service": "natGateway", "bytesPerRequest": 0}"#)
        #expect(silent.items == ["NAT gateway hours"])
    }

    /// 731·0.045 = 32.895 → 32.90 each; 1 GB 0.045 → 0.05.
    @Test func natGatewaysRoundUpEach() throws {
        let scenario = try PricedScenario(
            #"{"service": "natGateway", "count": 2, "bytesPerRequest": 1073741824}"#,
            estimate: #"{"hoursPerMonth": 731, "roundUpTo": "0.01"}"#)
        #expect(scenario.total(at: 1) == "65.85")
    }
}
