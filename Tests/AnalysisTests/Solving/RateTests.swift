import CostModel
import ExactMath
import Pricing
import Testing

@testable import Analysis

/// Every rate at which any period needs another number of instances, and what is just below and above it: between two of
/// them nothing changes.
@Suite("What an instance or a task must carry")
struct RateTests {
    private static func workload(_ fleet: String, rounds: Bool) throws -> Workload {
        let text = """
            {"formatVersion": 1, "pricesAsOf": "2026-11-01",
             "estimate": {"hoursPerMonth": 168\(rounds ? #", "roundUpTo": "1""# : "")},
             "traffic": {"peakToAverage": 2, "cpuMsPerRequest": 20,
               "profile": [{"hoursPerWeek": 30, "share": "0.5"}, {"hoursPerWeek": 75, "share": "0.4"},
                 {"hoursPerWeek": 63, "share": "0.1"}]},
             "scenarios": [
               {"name": "fee", "resources": [{"service": "custom", "name": "fee", "monthly": 120}]},
               {"name": "other", "resources": [{"service": "ec2", "instanceType": "t3.medium", "count": 4,
                 "scaling": "follow"}]},
               {"name": "fleet", "resources": [\(fleet),
                 {"service": "fargate", "vCPU": 0.25, "memoryGB": 0.5, "requestsPerSecond": 30},
                 {"service": "custom", "name": "agent", "perInstanceMonth": "0.7"}]}]}
            """
        return try ScenarioFile.read(Array(text.utf8), file: "own.json", defaultName: "own")
    }

    @Test(
        arguments: [
            #"{"service": "ec2", "instanceType": "t3.medium", "scaling": "follow"}"#,
            #"{"service": "ec2", "instanceType": "t3.medium", "count": 2, "volumeGB": 7}"#,
            #"{"service": "ec2", "instanceType": "c7g.large", "scaling": "follow", "purchase": {"model": "savingsPlan", "kind": "compute", "term": "1yr", "payment": "noUpfront", "committed": 3}}"#,
            #"{"service": "fargate", "vCPU": 0.5, "memoryGB": 1, "scaling": "follow", "publicIPv4": true}"#,
            #"{"service": "lambdaManagedInstances", "instanceType": "m7g.large", "scaling": "follow", "volumeGB": 9}"#,
            #"{"service": "lambdaManagedInstances", "instanceType": "m7g.large"}"#,
        ], [false, true])
    func everyStep(fleet: String, rounds: Bool) throws {
        let workload = try Self.workload(fleet, rounds: rounds)
        let service = try #require(["ec2", "fargate", "lambdaManagedInstances"].first { fleet.contains("\"\($0)\"") })
        let input = try #require(WorkloadInput.named("\(service).requestsPerSecond"))
        let book = PriceBook()
        let prices = PricesInForce(book: book, region: workload.region, date: workload.pricesAsOf)
        let sides = try Sides(workload, baselines: ["fee", "other"], alternatives: ["fleet"])
        for volume in [0, 3_000_000, 20_000_000] {
            let answer = try SolvedInputAnswer(for: input.name, workload, sides: sides, at: volume, book: book)
            #expect(answer.solutions.count == 2)
            var steps: Set<Int128> = [answer.grid.last]
            for period in workload.traffic.profile {
                let load = Rational(volume) * period.share * 2 / (period.hoursPerWeek * 3600)
                for count in 1...25 {
                    let step = (load * 1_000_000_000 / Rational(count)).floor.asInt128 ?? 0
                    steps.formUnion([step - 2, step - 1, step])
                }
            }
            for step in steps where answer.grid.steps.contains(step) {
                let changed = input.setting(workload, to: answer.grid.value(step))
                let costs = try changed.scenarios.map {
                    try ScenarioCost($0, of: changed, prices: prices).curve.cost(at: volume)
                }
                for solution in answer.solutions {
                    #expect(
                        solution.ranges.contains { $0.contains(step) } == (costs[2] < costs[solution.baseline]),
                        "\(fleet), baseline \(solution.baseline), step \(step) at \(volume)")
                }
            }
        }
    }
}
