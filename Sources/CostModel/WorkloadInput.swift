import ExactMath
import StrictJSON

/// A number of a workload that can be varied, such as `lambda.durationMs`: what it may be, and where it goes.
///
/// It is set in every resource of its service, so a workload with several functions varies them together.
public struct WorkloadInput: Sendable {
    /// The service and the key as a scenario file spells it.
    public let name: String
    public let range: NumberRange
    private let set: @Sendable (inout Workload, Rational) -> Void
    private let stated: @Sendable (Resource) -> [Rational]?

    /// The key without its service.
    public var key: String { name.split(separator: ".").last.map(String.init) ?? name }

    /// The workload with this number in place of what the file says.
    public func setting(_ workload: Workload, to value: Rational) -> Workload {
        var changed = workload
        set(&changed, value)
        return changed
    }

    /// What each resource of these scenarios that takes the number states: nothing where it is silent, several values
    /// where it states a distribution.
    public func values(in scenarios: [Scenario]) -> [[Rational]] {
        scenarios.flatMap { $0.resources.compactMap { stated($0) } }
    }

    /// A number of a service's resources.
    init<S: Service>(_ number: VariedNumber<S>) {
        name = "\(S.name).\(number.name)"
        range = number.range
        stated = { $0.stated(as: S.self).map(number.stated) }
        set = { workload, value in
            for scenario in workload.scenarios.indices {
                for resource in workload.scenarios[scenario].resources.indices {
                    let use = workload.scenarios[scenario].resources[resource].use
                    guard var changed = (use as? ServiceUseOf<S>)?.resource else { continue }
                    number.set(&changed, value)
                    workload.scenarios[scenario].resources[resource].use = ServiceUseOf(changed)
                }
            }
        }
    }

    private init(
        _ name: String, _ range: NumberRange, set: @escaping @Sendable (inout Workload, Rational) -> Void
    ) {
        self.name = name
        self.range = range
        self.set = set
        stated = { _ in nil }
    }

    private static let ofTheWorkload = [
        WorkloadInput("traffic.requestBytes", .whole(0...Limits.largest)) { $0.traffic.requestBytes = $1 },
        WorkloadInput("traffic.responseBytes", .whole(0...Limits.largest)) { $0.traffic.responseBytes = $1 },
        WorkloadInput("traffic.peakToAverage", .between(1...1_000_000)) { $0.traffic.peakToAverage = $1 },
        WorkloadInput("traffic.cpuMsPerRequest", Traffic.cpuMsRange) { $0.traffic.cpuMsPerRequest = $1 },
        WorkloadInput("estimate.hoursPerMonth", Estimate.hoursRange) { $0.estimate.hoursPerMonth = $1 },
    ]

    /// Those of the services in their order, then those of the whole workload.
    public static let all: [WorkloadInput] = ServiceKind.all.flatMap { $0.inputs() } + ofTheWorkload

    /// The input of that name, with or without its service.
    public static func named(_ name: String) -> WorkloadInput? {
        all.first { $0.name == name || $0.key == name }
    }
}
