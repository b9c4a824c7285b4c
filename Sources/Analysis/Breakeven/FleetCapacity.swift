import CostCurves
import CostModel
import ExactMath

/// What a scenario's instances carry at a volume, and what they would have to.
public struct FleetCapacity: Sendable {
    /// The scenario's name.
    public let scenario: String
    /// Requests a second at the peak of the busiest period.
    public let load: Rational
    /// The instances of all fleets together, those of the busiest period.
    public let instances: Rational
    /// The same on average over the month; nil where no fleet follows the traffic.
    public let average: Rational?
    /// What one instance carries, in requests a second: each rate once, rising; nil where the file does not say it of all.
    public let ratesPerInstance: [Rational]?

    /// nil where the scenario has no instances.
    init?(of cost: ScenarioCost, at requests: Int, _ evaluation: Evaluation) {
        let fleets = cost.fleets
        guard !fleets.isEmpty else { return nil }
        scenario = cost.scenario.name
        load = evaluation.perSecond(requests) * evaluation.workload.traffic.busiestToAverage
        instances = fleets.reduce(Rational.zero) { $0 + $1.fleet.instances(at: requests) }
        average =
            fleets.contains { $0.followsTraffic }
            ? fleets.reduce(Rational.zero) { $0 + $1.instances(requests) } : nil
        let rates = fleets.compactMap { $0.requestsPerSecond }
        ratesPerInstance = rates.count == fleets.count ? Set(rates).sorted() : nil
    }
}
