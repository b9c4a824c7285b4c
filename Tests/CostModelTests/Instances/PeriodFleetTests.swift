import CostModel
import ExactMath
import Pricing
import Testing
import TestSupport

/// Fleets under a profile of the week: m7g.large 0.0816 an hour with 2 vCPU, gp3 0.08 a GB, an address 0.005 an hour.
@Suite struct PeriodFleetTests {
    private let usage = "Instance usage (on-demand, m7g.large)"

    /// A month of 168 hours: 50 with 80 % of the requests, 118 with the rest.
    private static let estimate = #"{"hoursPerMonth": 168}"#
    private static func traffic(_ keys: String = "") -> String {
        #"""
        {\#(keys) "profile": [{"hoursPerWeek": 50, "share": "0.8"}, {"hoursPerWeek": 118, "share": "0.2"}]}
        """#
    }

    private static func instance(_ keys: String = "") -> String {
        #"{"service": "ec2", "instanceType": "m7g.large"\#(keys)}"#
    }

    /// An instance of 10/s carries 1,800,000 requests in 50 h: the 2,250,000th of a month is the last that one carries.
    @Test(arguments: [(2_250_000, 1), (2_250_001, 2), (4_500_000, 2), (4_500_001, 3)])
    func aPeakFleetIsSizedForTheBusiestPeriod(requests: Int, instances: Int) throws {
        let scenario = try PricedScenario(
            Self.instance(#", "requestsPerSecond": 10"#), estimate: Self.estimate, traffic: Self.traffic())
        #expect(try scenario.charge(usage, at: requests).each?.count == Rational(instances))
        #expect(scenario.cost.curve.cost(at: requests) == Rational(instances * 168) * Rational(816, over: 10_000))
    }

    /// Of 4,500,001 requests 3,600,000.8 come in 50 h: 3 instances; the others have room on 1: 3·50 + 118 = 268 h.
    @Test func aFollowingFleetIsPaidByInstanceHours() throws {
        let scenario = try PricedScenario(
            Self.instance(#", "requestsPerSecond": 10, "scaling": "follow", "volumeGB": 8, "publicIPv4": true"#),
            #"{"service": "custom", "name": "agent", "perInstanceMonth": 15}"#,
            estimate: Self.estimate, traffic: Self.traffic())
        #expect(try scenario.quantity(usage, at: 4_500_001) == "268")
        #expect(try scenario.amount(usage, at: 4_500_001) == "21.8688")
        #expect(try scenario.amount("Public IPv4 addresses", at: 4_500_001) == "1.34")
        // 268/168 instances on average: · 8 · 0.08, and · 15.
        #expect(try scenario.charge("Storage (gp3)", at: 4_500_001).amount == Rational(268 * 64, over: 16_800))
        #expect(try scenario.charge("agent (per instance)", at: 4_500_001).amount == Rational(268 * 15, over: 168))
    }

    /// 21.8688 → 21.87; 1.34; 1.0209… → 1.03: each line at once and not each instance.
    @Test func aFollowingFleetIsRoundedUpOnce() throws {
        let scenario = try PricedScenario(
            Self.instance(#", "requestsPerSecond": 10, "scaling": "follow", "volumeGB": 8, "publicIPv4": true"#),
            estimate: #"{"hoursPerMonth": 168, "roundUpTo": "0.01"}"#, traffic: Self.traffic())
        #expect(try scenario.amount(usage, at: 4_500_001) == "21.87")
        #expect(try scenario.amount("Storage (gp3)", at: 4_500_001) == "1.03")
        #expect(try scenario.amount("Public IPv4 addresses", at: 4_500_001) == "1.34")
    }

    /// Without a capacity nothing follows: 2 instances for 168 h.
    @Test func aFleetOfUnknownCapacityHasNothingToFollow() throws {
        let scenario = try PricedScenario(
            Self.instance(#", "count": 2, "scaling": "follow""#), estimate: Self.estimate, traffic: Self.traffic())
        #expect(try scenario.quantity(usage, at: 1_000_000_000_000) == "336")
    }

    // MARK: CPU time

    /// 2 vCPU · 1,000 ms · 0.6 ÷ 12 ms = 100/s: 360,000 requests in an hour.
    @Test(arguments: [
        ("", 360_000, 1), ("", 360_001, 2), (#", "targetUtilization": "0.3""#, 180_000, 1),
        (#", "targetUtilization": "0.3""#, 180_001, 2), (#", "targetUtilization": 1"#, 600_001, 2),
        (#", "requestsPerSecond": 10"#, 36_001, 2),
    ])
    func whatAnInstanceCarriesFollowsFromCPUTime(keys: String, requests: Int, instances: Int) throws {
        let scenario = try PricedScenario(
            Self.instance(keys), estimate: #"{"hoursPerMonth": 1}"#, traffic: #"{"cpuMsPerRequest": 12}"#)
        #expect(try scenario.charge(usage, at: requests).each?.count == Rational(instances))
    }

    @Test func aTableThatDoesNotSayHowManyProcessors() throws {
        let table = try OwnTables.table(
            "AmazonEC2", from: "2026-10-01",
            prices:
                #"{"item": "instance", "instanceType": "m7g.large", "operatingSystem": "Linux", "unit": "Hrs", "price": 1}"#
        )
        do {
            _ = try PricedScenario(Self.instance(), traffic: #"{"cpuMsPerRequest": 12}"#, tables: [table])
            Issue.record("priced without knowing what an instance carries")
        } catch let error as PricingError {
            #expect(
                "\(error)".contains(" does not state vCPU of instance (m7g.large, Linux) in the table of 2026-10-01"))
        }
    }

    // MARK: By the formulas

    /// Small months with few requests an instance, so that every fleet steps often: each line by its formula.
    @Test func everyVolumeByTheFormulas() throws {
        var random = SeededGenerator(seed: 1101)
        func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        for index in 0..<60 {
            let periods = whole(1...6)
            let hours = Self.parts(of: 168, periods, &random)
            let shares = Self.parts(of: 100, periods, &random)
            let profile = zip(hours, shares).map {
                #"{"hoursPerWeek": \#($0), "share": "\#(Rational($1, over: 100).exactDecimalText(minimumPlaces: 0, maximumPlaces: 2))"}"#
            }.joined(separator: ",")
            let (count, peak, month, perHour) = (whole(1...3), whole(1...4), whole(1...9), whole(1...20))
            let follows = whole(0...1) == 1
            let rounds = whole(0...1) == 1
            let scenario = try PricedScenario(
                Self.instance(
                    #"""
                    , "count": \#(count), "scaling": "\#(follows ? "follow" : "peak")", "volumeGB": 5, "publicIPv4": true,
                    "requestsPerSecond": "\#(Rational(perHour, over: 16).exactDecimalText(minimumPlaces: 0, maximumPlaces: 9))"
                    """#),
                #"{"service": "custom", "name": "agent", "perInstanceMonth": 7}"#,
                estimate: #"{"hoursPerMonth": \#(month)\#(rounds ? #", "roundUpTo": "0.01""# : "")}"#,
                traffic: #"{"peakToAverage": \#(peak), "profile": [\#(profile)]}"#)
            func up(_ amount: Rational) -> Rational {
                rounds ? amount.roundedUp(toMultipleOf: Rational(1, over: 100)) : amount
            }
            for requests in (0...40).map({ $0 * 37 * whole(1...40) }) {
                let needed = zip(hours, shares).map { hours, share in
                    let lasting = Rational(month * hours, over: 168)
                    let load = Rational(requests * share * peak, over: 100) / (3600 * lasting)
                    return (
                        hours: lasting,
                        instances: max(Rational(count), Rational((load / Rational(perHour, over: 16)).ceiling))
                    )
                }
                let most = needed.map { $0.instances }.max() ?? 0
                let paid = needed.reduce(Rational.zero) { $0 + $1.hours * $1.instances }
                let average = paid / Rational(month)
                let (price, address) = (Rational(816, over: 10_000), Rational(5, over: 1000))
                let storage = 5 * Rational(8, over: 100)
                let expected =
                    follows
                    ? up(price * paid) + up(average * storage) + up(address * paid) + up(7 * average)
                    : most * (up(price * Rational(month)) + up(storage) + up(address * Rational(month))) + up(7 * most)
                #expect(scenario.cost.curve.cost(at: requests) == expected, "case \(index) at \(requests)")
            }
        }
    }

    /// Positive whole numbers with this sum.
    private static func parts(of sum: Int, _ count: Int, _ random: inout SeededGenerator) -> [Int] {
        var rest = sum
        return (1...count).map { number in
            let part = number == count ? rest : Int.random(in: 1...(rest - (count - number)), using: &random)
            rest -= part
            return part
        }
    }

    @Test func hoursOfItsOwnDoNotGoWithFollow() throws {
        #expect(
            try ScenarioText.fault(ofResource: Self.instance(#", "scaling": "follow", "hoursPerMonth": 100"#)) == [
                "s.json:4:87: scenarios[0].resources[0].hoursPerMonth",
                "A fleet that follows the traffic runs as long as that asks for.",
                "Remove it, or \"scaling\": \"follow\".",
            ])
    }
}
