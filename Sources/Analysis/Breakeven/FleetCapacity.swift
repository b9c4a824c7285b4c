import CostCurves
import CostModel
import ExactMath

/// What a scenario's instances carry at a volume, and what they would have to.
public struct FleetCapacity: Sendable {
    /// The scenario's name.
    public let scenario: String
    /// Requests a second at the peak.
    public let load: Rational
    /// The instances of all fleets together.
    public let instances: Rational
    /// What one instance carries, in requests a second: each rate once, rising; nil where the file does not say it of all.
    public let ratesPerInstance: [Rational]?

    /// nil where the scenario has no instances.
    init?(of scenario: Scenario, at requests: Int, _ evaluation: Evaluation) {
        let workload = evaluation.workload
        let fleets = scenario.fleets(of: workload)
        guard !fleets.isEmpty else { return nil }
        self.scenario = scenario.name
        load = evaluation.perSecond(requests) * workload.traffic.peakToAverage
        instances = fleets.reduce(Rational.zero) { $0 + $1.fleet.instances(at: requests) }
        let rates = fleets.compactMap { $0.requestsPerSecond }
        ratesPerInstance = rates.count == fleets.count ? Set(rates).sorted() : nil
    }
}
