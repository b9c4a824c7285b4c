import CostCurves
import CostModel
import ExactMath

/// What a scenario's instances carry at a volume, and what they would have to.
public struct FleetCapacity: Sendable {
    /// The scenario's name.
    public let scenario: String
    /// What comes.
    public let load: RequestLoad
    /// The instances of all fleets together, those of the busiest period.
    public let instances: Rational
    /// The same on average over the month; nil where no fleet follows the traffic.
    public let average: Rational?
    /// What one instance carries, in requests a second: each rate once, rising; nil where the file does not say it of all.
    public let ratesPerInstance: [Rational]?

    /// Whether the file says what each instance carries.
    public var isStated: Bool { ratesPerInstance != nil }

    /// nil where the scenario has no instances.
    ///
    /// - Parameter functions: whose runs say how long a request takes; nil for the first scenario that has some.
    init?(of cost: ScenarioCost, at requests: Int, _ evaluation: Evaluation, as functions: Scenario? = nil) {
        let fleets = cost.fleets
        guard !fleets.isEmpty else { return nil }
        scenario = cost.scenario.name
        let functions = functions ?? evaluation.costs.first { $0.scenario.functionMs != nil }?.scenario
        load = RequestLoad(at: requests, evaluation, as: functions)
        instances = fleets.reduce(Rational.zero) { $0 + $1.fleet.instances()(requests) }
        average =
            fleets.contains { $0.followsTraffic }
            ? fleets.reduce(Rational.zero) { $0 + $1.instances(requests) } : nil
        let rates = fleets.compactMap { $0.requestsPerSecond }
        ratesPerInstance = rates.count == fleets.count ? Set(rates).sorted() : nil
    }
}
