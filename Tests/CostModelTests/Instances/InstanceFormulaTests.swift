import CostModel
import ExactMath
import TestSupport
import Testing

/// Random resources that run instances, at every few volumes, against the formulas written down a second time.
@Suite struct InstanceFormulaTests {
    /// A month cut into periods, and what the requests ask for in each.
    private struct Month {
        let hours: Int
        let weekHours: [Int]
        /// In per cent.
        let shares: [Int]
        let peak: Int
        let cpuMs: Int?

        var estimate: Rational { Rational(hours) }

        func lasting(_ period: Int) -> Rational { Rational(hours * weekHours[period], over: 168) }

        /// The instances of each period.
        func needed(_ requests: Int, least: Int, perSecond: Rational?) -> [Rational] {
            weekHours.indices.map { period in
                guard let perSecond else { return Rational(least) }
                let load = Rational(requests * shares[period] * peak, over: 100)
                return max(Rational(least), Rational((load / (3600 * lasting(period) * perSecond)).ceiling))
            }
        }

        func instanceHours(_ instances: [Rational]) -> Rational {
            weekHours.indices.reduce(0) { $0 + lasting($1) * instances[$1] }
        }

        var traffic: String {
            let profile = weekHours.indices.map {
                #"{"hoursPerWeek": \#(weekHours[$0]), "share": "\#(shares[$0])e-2"}"#
            }.joined(separator: ",")
            let cpu = cpuMs.map { #""cpuMsPerRequest": \#($0), "# } ?? ""
            return #"{"peakToAverage": \#(peak), \#(cpu)"profile": [\#(profile)]}"#
        }
    }

    private var random = SeededGenerator(seed: 1102)

    private mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    private mutating func isSo() -> Bool { Bool.random(using: &random) }

    private mutating func parts(of sum: Int, _ count: Int, least: Int) -> [Int] {
        var rest = sum
        return (1...count).map { number in
            let part = number == count ? rest : whole(least...(rest - least * (count - number)))
            rest -= part
            return part
        }
    }

    private mutating func month() -> Month {
        let periods = whole(1...5)
        return Month(
            hours: whole(1...9), weekHours: parts(of: 168, periods, least: 1),
            shares: parts(of: 100, periods, least: 0), peak: whole(1...3), cpuMs: isSo() ? whole(200...9000) : nil)
    }

    private static func up(_ amount: Rational, _ rounds: Bool) -> Rational {
        rounds ? amount.roundedUp(toMultipleOf: Rational(1, over: 100)) : amount
    }

    private static let price: [String: Rational] = [
        "t2.micro": Rational(116, over: 10_000), "t3.medium": Rational(416, over: 10_000),
        "m7g.large": Rational(816, over: 10_000),
    ]
    private static let vCPU: [String: Rational] = ["t2.micro": 1, "t3.medium": 2, "m7g.large": 2]
    private static let baseline: [String: Rational] = [
        "t2.micro": Rational(1, over: 10), "t3.medium": Rational(1, over: 5),
    ]

    @Test mutating func instances() throws {
        for index in 0..<120 {
            let month = month()
            let (type, count, rounds) = (["t2.micro", "t3.medium", "m7g.large"][whole(0...2)], whole(1...3), isSo())
            let follows = isSo()
            let stated = isSo() ? Rational(whole(1...40), over: 16) : nil
            let ownHours = !follows && isSo() ? whole(1...6) : nil
            let (volumeGB, iops, isMonitored) = (whole(0...9), isSo() ? whole(0...70_000) : 0, isSo())
            // On m7g.large alone are commitments priced.
            let committed = type == "m7g.large" && (follows || isSo()) ? whole(0...4) : nil
            let isPlan = type == "m7g.large" && (committed != nil || isSo())
            let percent = isPlan ? nil : whole(0...2) * 25
            let discount = whole(0...2) * 20
            let mode = type.hasPrefix("t") && isSo() ? ["unlimited", "standard"][whole(0...1)] : nil

            let purchase =
                isPlan
                ? #"{"model": "savingsPlan", "kind": "compute", "term": "1yr", "payment": "noUpfront"\#(committed.map { #", "committed": \#($0)"# } ?? "")}"#
                : #"{"model": "discount", "percent": \#(percent ?? 0)}"#
            if isPlan, committed == nil, follows { continue }
            let rate = stated.map {
                #", "requestsPerSecond": "\#($0.exactDecimalText(minimumPlaces: 0, maximumPlaces: 9))""#
            }
            let scenario = try PricedScenario(
                computing: [
                    #"""
                    {"service": "ec2", "instanceType": "\#(type)", "count": \#(count), "purchase": \#(purchase),
                     "scaling": "\#(follows ? "follow" : "peak")"\#(rate ?? "")\#(ownHours.map { #", "hoursPerMonth": \#($0)"# } ?? ""),
                     "volumeType": "io2", "volumeGB": \#(volumeGB), "volumeIOPS": \#(iops), "publicIPv4": true,
                     "detailedMonitoring": \#(isMonitored), "discountPercent": \#(discount)\#(mode.map { #", "cpuCredits": "\#($0)""# } ?? "")}
                    """#
                ],
                estimate:
                    #"{"hoursPerMonth": \#(month.hours), "freeTier": true\#(rounds ? #", "roundUpTo": "0.01""# : "")}"#,
                traffic: month.traffic)

            let isUnlimited = (mode ?? (type == "t2.micro" ? "standard" : "unlimited")) == "unlimited"
            let vCPU = try #require(Self.vCPU[type])
            let perSecond =
                stated
                ?? month.cpuMs.map { cpuMs in
                    let target = Rational(3, over: 5)
                    let busy = Self.baseline[type].flatMap { isUnlimited ? nil : min(target, $0) } ?? target
                    return vCPU * 1000 * busy / Rational(cpuMs)
                }
            let left = Rational(100 - discount, over: 100)
            let onDemand = try #require(Self.price[type]) * left * Rational(100 - (percent ?? 0), over: 100)
            let plan = Rational(599, over: 10_000) * left
            let hours = Rational(ownHours ?? month.hours)
            for requests in (0..<25).map({ _ in whole(0...60_000) }) {
                let needed = month.needed(requests, least: count, perSecond: perSecond)
                let most = needed.max() ?? 0
                let runs = month.instanceHours(needed)
                let average = runs / month.estimate
                func each(_ amount: Rational) -> Rational {
                    follows ? Self.up(average * amount * left, rounds) : most * Self.up(amount * left, rounds)
                }
                var expected = Rational.zero
                let beyond = committed ?? 0
                if isPlan {
                    let paid = committed.map { Rational($0) } ?? most
                    expected += paid * Self.up(plan * month.estimate, rounds)
                }
                if !isPlan || committed != nil {
                    expected +=
                        follows
                        ? Self.up(
                            onDemand * month.instanceHours(needed.map { max(0, $0 - Rational(beyond)) }), rounds)
                        : max(0, most - Rational(beyond)) * Self.up(onDemand * hours, rounds)
                }
                if let baseline = Self.baseline[type], isUnlimited, let cpuMs = month.cpuMs {
                    let running = follows ? runs : most * hours
                    let surplus = max(0, Rational(requests * cpuMs, over: 3_600_000) - baseline * vCPU * running)
                    expected += Self.up(surplus * Rational(5, over: 100) * left, rounds)
                }
                expected += each(Rational(volumeGB * 125, over: 1000))
                let tiers: [(Int, Int, Int)] = [
                    (0, 32_000, 65_000), (32_000, 64_000, 45_500), (64_000, 1_000_000, 31_850),
                ]
                expected += each(
                    tiers.reduce(Rational.zero) {
                        $0 + Rational(max(0, min(iops, $1.1) - $1.0) * $1.2, over: 1_000_000)
                    })
                let address = Rational(5, over: 1000) * left
                expected += follows ? Self.up(address * runs, rounds) : most * Self.up(address * hours, rounds)
                if isMonitored {
                    let metrics = max(0, 7 * (follows ? average : most) - 10)
                    let first = min(metrics, 10_000)
                    expected += Self.up(
                        (first * Rational(3, over: 10) + (metrics - first) * Rational(1, over: 10)) * left, rounds)
                }
                #expect(
                    scenario.cost.curve.cost(at: requests) == expected,
                    "case \(index) at \(requests): \(scenario.items)")
            }
        }
    }

    @Test mutating func tasksAndManagedInstances() throws {
        for index in 0..<80 {
            let month = month()
            let (count, rounds, follows, discount) = (whole(3...5), isSo(), isSo(), whole(0...2) * 20)
            let stated = isSo() ? Rational(whole(1...40), over: 16) : nil
            let rate =
                stated.map { #", "requestsPerSecond": "\#($0.exactDecimalText(minimumPlaces: 0, maximumPlaces: 9))""# }
                ?? ""
            let shared =
                #""count": \#(count), "scaling": "\#(follows ? "follow" : "peak")", "discountPercent": \#(discount)\#(rate)"#
            let estimate = #"{"hoursPerMonth": \#(month.hours)\#(rounds ? #", "roundUpTo": "0.01""# : "")}"#
            let tasks = try PricedScenario(
                computing: [
                    #"{"service": "fargate", "vCPU": 2, "memoryGB": 5, "ephemeralStorageGB": 50, \#(shared)}"#
                ], estimate: estimate, traffic: month.traffic)
            let managed = try PricedScenario(
                computing: [
                    #"""
                    {"service": "lambdaManagedInstances", "instanceType": "m7g.xlarge", "invocationsPerRequest": "1.5",
                     \#(shared)}
                    """#, #"{"service": "custom", "name": "agent", "perInstanceMonth": "0.7"}"#,
                ], estimate: estimate, traffic: month.traffic)
            let left = Rational(100 - discount, over: 100)
            for requests in (0..<20).map({ _ in whole(0...60_000) }) {
                func line(_ price: Rational, _ needed: [Rational]) -> Rational {
                    follows
                        ? Self.up(price * left * month.instanceHours(needed), rounds)
                        : (needed.max() ?? 0) * Self.up(price * left * month.estimate, rounds)
                }
                func carried(_ vCPU: Rational) -> Rational? {
                    stated ?? month.cpuMs.map { vCPU * 1000 * Rational(3, over: 5) / Rational($0) }
                }
                let ofTasks = month.needed(requests, least: count, perSecond: carried(2))
                #expect(
                    tasks.cost.curve.cost(at: requests)
                        == line(2 * Rational(4048, over: 100_000), ofTasks)
                        + line(5 * Rational(4445, over: 1_000_000), ofTasks)
                        + line(30 * Rational(111, over: 1_000_000), ofTasks), "tasks \(index) at \(requests)")
                let ofInstances = month.needed(requests, least: count, perSecond: carried(3))
                let average = month.instanceHours(ofInstances) / month.estimate
                let onDemand = Rational(1632, over: 10_000)
                #expect(
                    managed.cost.curve.cost(at: requests)
                        == Self.up(Rational(requests * 3, over: 2) * Rational(2, over: 10_000_000) * left, rounds)
                        + line(onDemand, ofInstances) + line(onDemand * Rational(15, over: 100), ofInstances)
                        + Self.up(Rational(7, over: 10) * (follows ? average : ofInstances.max() ?? 0), rounds),
                    "managed \(index) at \(requests)")
            }
        }
    }
}
