import ExactMath
import StrictJSON

/// A number of a workload that can be varied, such as `lambda.durationMs`: what it may be, and where it goes.
///
/// It is set in every resource of its service, so a workload with several functions varies them together.
public struct WorkloadInput: Sendable {
    /// The service and the key as a scenario file spells it.
    public let name: String
    public let range: NumberRange
    /// Whether whoever deploys decides on it and so knows it, where others are measured or guessed.
    public let isChosen: Bool
    private let set: @Sendable (inout Workload, Rational) -> Void
    private let stated: @Sendable (Resource) -> [Rational]?
    /// What the workload itself states.
    private let ofWorkload: @Sendable (Workload) -> [Rational]
    /// Multiplies what is stated; false where a value would leave the range, or nothing changes.
    private let scale: @Sendable (inout Workload, Rational) -> Bool

    /// The key without its service.
    public var key: String { name.split(separator: ".").last.map(String.init) ?? name }

    /// The workload with this number in place of what the file says.
    public func setting(_ workload: Workload, to value: Rational) -> Workload {
        var changed = workload
        set(&changed, value)
        return changed
    }

    /// The workload with every value that it states of this number multiplied by a factor, and rounded where only whole
    /// numbers are taken; nil where that changes nothing, or a value would leave the range.
    public func scaling(_ workload: Workload, by factor: Rational) -> Workload? {
        var changed = workload
        return scale(&changed, factor) ? changed : nil
    }

    /// What each resource of these scenarios that takes the number states: nothing where it is silent, several values
    /// where it states a distribution.
    public func values(in scenarios: [Scenario]) -> [[Rational]] {
        scenarios.flatMap { $0.resources.compactMap { stated($0) } }
    }

    /// Every value that a workload states, each once, rising.
    public func stated(in workload: Workload) -> [Rational] {
        Set(values(in: workload.scenarios).joined() + ofWorkload(workload)).sorted()
    }

    /// A number of a service's resources.
    init<S: Service>(_ number: VariedNumber<S>) {
        name = "\(S.name).\(number.name)"
        range = number.range
        isChosen = number.isChosen
        stated = { $0.stated(as: S.self).map(number.stated) }
        ofWorkload = { _ in [] }
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
        scale = { workload, factor in
            var hasChanged = false
            for scenario in workload.scenarios.indices {
                for resource in workload.scenarios[scenario].resources.indices {
                    let use = workload.scenarios[scenario].resources[resource].use
                    guard var changed = (use as? ServiceUseOf<S>)?.resource else { continue }
                    let values = number.stated(changed)
                    let scaled = values.map { Self.scaled($0, by: factor, number.range) }
                    guard scaled.allSatisfy({ number.range.contains($0) }) else { return false }
                    if scaled == values { continue }
                    number.restate(&changed, scaled)
                    workload.scenarios[scenario].resources[resource].use = ServiceUseOf(changed)
                    hasChanged = true
                }
            }
            return hasChanged
        }
    }

    private static func scaled(_ value: Rational, by factor: Rational, _ range: NumberRange) -> Rational {
        range.isWhole ? Rational((value * factor).rounded) : value * factor
    }

    private init(
        _ name: String, _ range: NumberRange, isChosen: Bool = false,
        stated: @escaping @Sendable (Workload) -> Rational?, set: @escaping @Sendable (inout Workload, Rational) -> Void
    ) {
        self.name = name
        self.range = range
        self.isChosen = isChosen
        self.set = set
        self.stated = { _ in nil }
        ofWorkload = { workload in stated(workload).map { [$0] } ?? [] }
        scale = { workload, factor in
            guard let value = stated(workload) else { return false }
            let scaled = Self.scaled(value, by: factor, range)
            guard scaled != value, range.contains(scaled) else { return false }
            set(&workload, scaled)
            return true
        }
    }

    private static let ofTheWorkload = [
        WorkloadInput(
            "traffic.requestBytes", .whole(0...Limits.largest), stated: { $0.traffic.requestBytes },
            set: { $0.traffic.requestBytes = $1 }),
        WorkloadInput(
            "traffic.responseBytes", .whole(0...Limits.largest), stated: { $0.traffic.responseBytes },
            set: { $0.traffic.responseBytes = $1 }),
        WorkloadInput(
            "traffic.peakToAverage", .between(1...1_000_000), stated: { $0.traffic.peakToAverage },
            set: { $0.traffic.peakToAverage = $1 }),
        WorkloadInput(
            "traffic.cpuMsPerRequest", Traffic.cpuMsRange, stated: { $0.traffic.cpuMsPerRequest },
            set: { $0.traffic.cpuMsPerRequest = $1 }),
        hoursPerMonth,
    ]

    /// Of the month, which is no property of the service.
    public static let hoursPerMonth = WorkloadInput(
        "estimate.hoursPerMonth", Estimate.hoursRange, isChosen: true, stated: { $0.estimate.hoursPerMonth },
        set: { $0.estimate.hoursPerMonth = $1 })

    /// Those of the services in their order, then those of the whole workload.
    public static let all: [WorkloadInput] = ServiceKind.all.flatMap { $0.inputs() } + ofTheWorkload

    /// The input of that name, with or without its service.
    public static func named(_ name: String) -> WorkloadInput? {
        all.first { $0.name == name || $0.key == name }
    }
}
