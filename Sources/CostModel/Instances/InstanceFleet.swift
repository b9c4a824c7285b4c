import CostCurves
import ExactMath
import Pricing

/// What fleets are sized by.
struct FleetSizing {
    let estimate: Estimate
    let traffic: Traffic
    let prices: PricesInForce
}

/// Whether a fleet stays as it is all month or follows the hours of the week.
enum Scaling: String, CaseIterable {
    /// As many instances as the busiest hours need run all month.
    case peak
    /// In each period of the week as many run as it needs.
    case follow
}

/// The instances of one resource, what one of them carries, and how many run when.
public struct InstanceFleet: Sendable {
    /// What a fleet consists of.
    enum Member: String { case instance, task }

    /// How many instances each period of the week needs.
    public let fleet: Fleet
    let scaling: Scaling
    private let member: Member
    /// What one instance carries; nil where the file does not say, and then the fleet never scales.
    let capacity: InstanceCapacity?
    private let estimate: Estimate
    private let traffic: Traffic

    /// Enough instances to carry the peak rate of a period, never fewer than `count`.
    init(
        count: Int, _ capacity: InstanceCapacity?, scaling: Scaling = .peak, of member: Member = .instance,
        _ sizing: FleetSizing
    ) {
        (estimate, traffic) = (sizing.estimate, sizing.traffic)
        self.member = member
        self.capacity = capacity
        self.scaling = scaling
        let (hours, peak) = (estimate.hoursPerMonth, traffic.peakToAverage)
        fleet = Fleet(
            minimum: count,
            periods: traffic.profile.map { period in
                let lasting = hours * period.hoursPerWeek / Traffic.hoursPerWeek
                return Fleet.Period(
                    hours: lasting,
                    instancesPerRequest: capacity.map {
                        period.share * peak / (lasting * 3600 * $0.requestsPerSecond)
                    } ?? 0)
            })
    }

    /// What one instance carries; nil where the file does not say.
    public var requestsPerSecond: Rational? { capacity?.requestsPerSecond }

    /// Whether fewer instances run in the quieter periods of the week.
    public var followsTraffic: Bool { scaling == .follow }

    /// The hours that all instances together run in a month, of which each runs so many where the fleet stays as it is.
    func hours(_ hours: Rational) -> SteppedFunction {
        switch scaling {
        case .peak: fleet.instances().scaled(by: hours)
        case .follow: fleet.hours()
        }
    }

    /// The instances that are paid at N requests a month: those of the busiest period all month, or the average.
    public var instances: SteppedFunction {
        switch scaling {
        case .peak: fleet.instances()
        case .follow: fleet.hours().scaled(by: .one / estimate.hoursPerMonth)
        }
    }
}

extension InstanceFleet {
    /// The most periods that are told one by one.
    private static let mostToldPeriods = 6

    /// `instance`, or `instances` of another number.
    private func members(_ count: Rational) -> String { count == 1 ? member.rawValue : member.rawValue + "s" }

    /// The load, what one instance carries, and how many instances that takes; of them those beyond a committed number.
    func derivation(at volume: Volume, beyond committed: Int = 0) -> [Derivation] {
        let lines = need(at: volume)
        if committed == 0 { return lines }
        let covered: Derivation = "the first \(aside: Rational(committed)) of them are committed to"
        guard scaling == .follow else { return lines + [covered] }
        let rest = fleet.hours(beyond: committed)(volume.requests)
        return lines + [covered + ", which leaves \(aside: rest) \(member.rawValue)-hours"]
    }

    private func need(at volume: Volume) -> [Derivation] {
        let least = Rational(fleet.minimum)
        let count: Derivation = "\(aside: least) \(members(least))"
        guard let capacity else { return ["\(count) at every volume: no requestsPerSecond is stated"] }
        let average = Rational(volume.requests) / estimate.secondsPerMonth
        let carried: Derivation = "one \(member.rawValue) carries \(capacity.derivation)"
        let peak: Derivation =
            traffic.peakToAverage == 1 ? "" : " at the peak, \(aside: traffic.peakToAverage) times the average"
        if scaling == .follow, traffic.profile.count > 1 {
            let rates: Derivation = traffic.peakToAverage == 1 ? "" : "; rates are those\(peak)"
            return [carried + rates] + periods(at: volume, average)
        }
        let busiest = traffic.busiestPeriod
        let rate = average * traffic.busiestToAverage
        let when: Derivation =
            traffic.profile.count == 1
            ? ""
            : " in the busiest \(aside: busiest.hoursPerWeek) of \(aside: Traffic.hoursPerWeek) hours a week"
        let load: Derivation = "about \(rate: rate)/s\(when)\(peak); \(carried)"
        let running = fleet.instances()(volume.requests)
        if Rational((rate / capacity.requestsPerSecond).ceiling) < running {
            return ["\(load), the file asks for at least \(count)"]
        }
        return ["\(load): \(aside: running) \(members(running))"]
    }

    /// The instances of each period, and the instance-hours of the month.
    private func periods(at volume: Volume, _ average: Rational) -> [Derivation] {
        let running = fleet.periods.map {
            max(Rational(fleet.minimum), Rational(($0.instancesPerRequest * Rational(volume.requests)).ceiling))
        }
        let hours = fleet.hours()(volume.requests)
        let mean = hours / estimate.hoursPerMonth
        let total: Derivation = "\(aside: hours) \(member.rawValue)-hours, \(aside: mean) \(members(mean)) on average"
        guard running.count <= Self.mostToldPeriods else {
            let (fewest, most) = (running.min() ?? 0, running.max() ?? 0)
            return [
                """
                \(aside: Rational(running.count)) periods of the week with \(aside: fewest) to \(aside: most) \
                \(members(most)): \(total)
                """
            ]
        }
        return zip(traffic.profile, running).map { period, instances in
            let rate = average * period.overAverage * traffic.peakToAverage
            return """
                \(aside: period.hoursPerWeek) hours a week with \(aside: period.share * 100) % of the \
                \(volume.name.plural): about \(rate: rate)/s, \(aside: instances) \(members(instances))
                """
        } + [total]
    }
}
