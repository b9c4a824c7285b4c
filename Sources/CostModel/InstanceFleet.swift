import CostCurves
import ExactMath

/// The instances of one resource, and what one of them carries.
public struct InstanceFleet: Sendable {
    public let fleet: Fleet
    /// What one instance carries; nil where the file does not say, and then the fleet never scales.
    public let requestsPerSecond: Rational?
    private let hoursPerMonth: Rational
    private let peakToAverage: Rational

    /// Enough instances to carry the peak rate, never fewer than `count`.
    init(count: Int, requestsPerSecond: Rational?, _ estimate: Estimate, _ traffic: Traffic) {
        self.requestsPerSecond = requestsPerSecond
        hoursPerMonth = estimate.hoursPerMonth
        peakToAverage = traffic.peakToAverage
        guard let requestsPerSecond else {
            fleet = Fleet(minimum: count)
            return
        }
        fleet = Fleet(
            minimum: count,
            instancesPerRequest: traffic.peakToAverage / (estimate.secondsPerMonth * requestsPerSecond))
    }

    /// The load, what one instance carries, and how many instances that takes.
    func derivation(at volume: Volume) -> Derivation {
        let least = Rational(fleet.minimum)
        let count: Derivation = "\(aside: least) \(fleet.minimum == 1 ? "instance" : "instances")"
        guard let requestsPerSecond else { return "\(count) at every volume: no requestsPerSecond is stated" }
        let rate = Rational(volume.requests) / (hoursPerMonth * 3600) * peakToAverage
        let peak: Derivation =
            peakToAverage == 1 ? "" : " at the peak, \(aside: peakToAverage) times the average"
        let load: Derivation = "about \(rate: rate)/s\(peak); one instance carries \(aside: requestsPerSecond)/s"
        let running = fleet.instances(at: volume.requests)
        if Rational((rate / requestsPerSecond).ceiling) < running {
            return "\(load), the file asks for at least \(count)"
        }
        return "\(load): \(aside: running) \(running == 1 ? "instance" : "instances")"
    }
}

extension Scenario {
    /// The instances of all its resources that run some.
    public func fleets(of workload: Workload) -> [InstanceFleet] {
        resources.compactMap { $0.use.fleet(workload.estimate, workload.traffic) }
    }
}
