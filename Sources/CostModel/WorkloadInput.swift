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

    /// The key without its service.
    public var key: String { name.split(separator: ".").last.map(String.init) ?? name }

    /// The workload with this number in place of what the file says.
    public func setting(_ workload: Workload, to value: Rational) -> Workload {
        var changed = workload
        set(&changed, value)
        return changed
    }

    public static let durationMs = lambda("durationMs", LambdaFunction.durationRange) { function, value in
        function.runs = [LambdaFunction.Run(durationMs: value, share: 1)]
    }
    public static let memoryMB = lambda("memoryMB", .whole(LambdaFunction.memoryRange)) { function, value in
        function.memoryMB = value.asInt ?? function.memoryMB
    }
    public static let invocationsPerRequest = lambda("invocationsPerRequest", .upTo(Limits.largest)) {
        $0.invocationsPerRequest = $1
    }
    public static let provisionedConcurrency = lambda("provisionedConcurrency", .whole(0...1_000_000)) {
        function, value in
        function.provisionedConcurrency = value.asInt ?? function.provisionedConcurrency
    }
    public static let requestsPerSecond = ec2("requestsPerSecond", .positive(upTo: Limits.largest)) {
        $0.requestsPerSecond = $1
    }
    public static let count = ec2("count", .whole(1...1_000_000)) { $0.count = $1.asInt ?? $0.count }
    public static let volumeGB = ec2("volumeGB", .upTo(Limits.largest)) { $0.volumeGB = $1 }
    public static let callsPerRequest = WorkloadInput(
        name: "apiGateway.callsPerRequest", range: .upTo(Limits.largest),
        set: { workload, value in
            workload.changeResources { kind in
                guard case .apiGateway(var api) = kind else { return }
                api.callsPerRequest = value
                kind = .apiGateway(api)
            }
        })
    public static let requestBytes = WorkloadInput(
        name: "traffic.requestBytes", range: .whole(0...Limits.largest), set: { $0.traffic.requestBytes = $1 })
    public static let responseBytes = WorkloadInput(
        name: "traffic.responseBytes", range: .whole(0...Limits.largest), set: { $0.traffic.responseBytes = $1 })
    public static let peakToAverage = WorkloadInput(
        name: "traffic.peakToAverage", range: .between(1...1_000_000), set: { $0.traffic.peakToAverage = $1 })
    public static let hoursPerMonth = WorkloadInput(
        name: "estimate.hoursPerMonth", range: Estimate.hoursRange, set: { $0.estimate.hoursPerMonth = $1 })

    public static let all: [WorkloadInput] = [
        durationMs, memoryMB, invocationsPerRequest, provisionedConcurrency, requestsPerSecond, count, volumeGB,
        callsPerRequest, requestBytes, responseBytes, peakToAverage, hoursPerMonth,
    ]

    /// The input of that name, with or without its service.
    public static func named(_ name: String) -> WorkloadInput? {
        all.first { $0.name == name || $0.key == name }
    }

    private static func lambda(
        _ key: String, _ range: NumberRange, _ change: @escaping @Sendable (inout LambdaFunction, Rational) -> Void
    ) -> WorkloadInput {
        WorkloadInput(name: "lambda.\(key)", range: range) { workload, value in
            workload.changeResources { kind in
                guard case .lambda(var function) = kind else { return }
                change(&function, value)
                kind = .lambda(function)
            }
        }
    }

    private static func ec2(
        _ key: String, _ range: NumberRange, _ change: @escaping @Sendable (inout EC2, Rational) -> Void
    ) -> WorkloadInput {
        WorkloadInput(name: "ec2.\(key)", range: range) { workload, value in
            workload.changeResources { kind in
                guard case .ec2(var ec2) = kind else { return }
                change(&ec2, value)
                kind = .ec2(ec2)
            }
        }
    }
}

extension Workload {
    fileprivate mutating func changeResources(_ change: (inout Resource.Kind) -> Void) {
        for scenario in scenarios.indices {
            for resource in scenarios[scenario].resources.indices {
                change(&scenarios[scenario].resources[resource].kind)
            }
        }
    }
}
