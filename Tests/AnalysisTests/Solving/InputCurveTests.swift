import CostModel
import ExactMath
import Pricing
import TestSupport
import Testing

@testable import Analysis

@Suite("A scenario's cost as a function of one input")
struct InputCurveTests {
    @Test(
        "is the whole model's cost at every value",
        arguments: BuiltInScenarios.names, SolvedInputAnswer.inputs.map(\.name))
    func wholeModel(_ file: String, _ inputName: String) throws {
        let builtIn = try #require(BuiltInScenarios.file(named: file))
        let workload = try ScenarioFile.read(builtIn)
        let input = try #require(WorkloadInput.named(inputName))
        let prices = PricesInForce(book: PriceBook(), region: workload.region, date: workload.pricesAsOf)
        let grid = try #require(try InputGrid(input, prices: prices))
        let isRate = input.key == WorkloadInput.requestsPerSecond.key
        var generator = SeededGenerator(seed: 7)
        for volume in [0, 1, 999_999, 10_000_000, 123_456_789_012] {
            for position in workload.scenarios.indices {
                let curve = try InputCurve(
                    position, input, of: workload, from: isRate ? 1 : grid.first + grid.step,
                    through: grid.value(grid.last), prices: prices, volume: volume)
                guard let curve else {
                    #expect(isRate, "only fleets that follow the traffic, or have CPU credits, have no such curve")
                    continue
                }
                for _ in 0..<4 {
                    let largest = Int(min(grid.last, 1_000_000_000_000))
                    let value = grid.value(Int128(Int.random(in: 0...largest, using: &generator)))
                    let changed = input.setting(workload, to: value)
                    let cost = try ScenarioCost(changed.scenarios[position], of: changed, prices: prices).curve
                        .cost(at: volume)
                    // The rate of one instance counts through the instances that it asks for.
                    let load = Rational(volume) * workload.traffic.busiestToAverage
                    let needed = load.divided(by: workload.estimate.hoursPerMonth * 3600 * value)
                    let argument = isRate ? Rational(try #require(needed).ceiling) : value
                    #expect(curve.cost(at: argument) == cost, "\(file), \(inputName) \(value), \(volume)")
                }
            }
        }
    }
}
