import CostModel
import ExactMath
import Pricing
import Testing

@testable import Analysis

/// `committed`: at which numbers a fleet of t3.medium (0.0416 an hour, reserved 0.0261) is cheaper than a function, and
/// which number is best.
@Suite("How many instances to commit to")
struct CommitmentTests {
    private static func workload(_ keys: String, rounds: Bool) throws -> Workload {
        let text = """
            {"formatVersion": 1, "pricesAsOf": "2026-10-01",
             "estimate": {"hoursPerMonth": 168\(rounds ? #", "roundUpTo": "0.01""# : "")},
             "traffic": {"profile": [{"hoursPerWeek": 30, "share": "0.5"}, {"hoursPerWeek": 75, "share": "0.4"},
               {"hoursPerWeek": 63, "share": "0.1"}]},
             "scenarios": [
               {"name": "function", "resources": [{"service": "lambda", "memoryMB": 128, "durationMs": 10}]},
               {"name": "fleet", "resources": [{"service": "ec2", "instanceType": "t3.medium", "requestsPerSecond": 10,
                 "purchase": {"model": "reserved", "term": "1yr", "payment": "noUpfront", "offeringClass": "standard",
                   "committed": 1}\(keys)}]}]}
            """
        return try ScenarioFile.read(Array(text.utf8), file: "own.json", defaultName: "own")
    }

    @Test(arguments: [#", "scaling": "follow""#, "", #", "hoursPerMonth": 100"#], [false, true])
    func everyNumberOfInstances(keys: String, rounds: Bool) throws {
        let workload = try Self.workload(keys, rounds: rounds)
        let book = PriceBook()
        let input = try #require(WorkloadInput.named("ec2.committed"))
        let sides = try Sides(workload)
        for volume in [0, 1_000_000, 12_345_678, 40_000_000] {
            let answer = try SolvedInputAnswer(for: "committed", workload, sides: sides, at: volume, book: book)
            let solution = try #require(answer.solutions.first)
            let prices = PricesInForce(book: book, region: workload.region, date: workload.pricesAsOf)
            func costs(_ committed: Int) throws -> [Rational] {
                let changed = input.setting(workload, to: Rational(committed))
                return try changed.scenarios.map {
                    try ScenarioCost($0, of: changed, prices: prices).curve.cost(at: volume)
                }
            }
            var best = (committed: 0, cost: try costs(0)[1])
            for committed in 0...120 {
                let costs = try costs(committed)
                if costs[1] < best.cost { best = (committed, costs[1]) }
                #expect(
                    solution.ranges.contains { $0.contains(Int128(committed)) } == (costs[1] < costs[0]),
                    "\(keys), \(committed) at \(volume)")
            }
            #expect(solution.best?.value == Rational(best.committed), "\(keys) at \(volume)")
            #expect(solution.best?.alternative == best.cost)
        }
    }

    @Test func aFleetOfAnotherServiceDoesNotDependOnIt() throws {
        let workload = try Self.workload("", rounds: false)
        let answer = try SolvedInputAnswer(
            for: "lambdaManagedInstances.committed", workload, sides: Sides(workload), at: 1_000_000, book: PriceBook())
        #expect(answer.solutions.first?.dependsOnInput == false)
        #expect(answer.solutions.first?.best == nil)
    }
}
