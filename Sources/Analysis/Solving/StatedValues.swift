import CostModel
import ExactMath

/// What a file says of an input in some scenarios.
public struct StatedValues: Sendable {
    /// Each value once, rising.
    public let values: [Rational]
    /// Whether some resource that takes the input states none.
    public let isSilent: Bool
    /// Whether some function states several durations.
    public let isDistribution: Bool

    init(_ input: WorkloadInput, in scenarios: [Scenario]) {
        var values: [Rational] = []
        var isSilent = false
        var isDistribution = false
        for resource in scenarios.flatMap({ $0.resources }) {
            switch (resource.kind, input.name) {
            case (.lambda(let function), WorkloadInput.durationMs.name):
                values += function.runs.map { $0.durationMs }
                if function.runs.count > 1 { isDistribution = true }
            case (.lambda(let function), WorkloadInput.memoryMB.name): values.append(Rational(function.memoryMB))
            case (.lambda(let function), WorkloadInput.invocationsPerRequest.name):
                values.append(function.invocationsPerRequest)
            case (.ec2(let ec2), WorkloadInput.requestsPerSecond.name):
                if let rate = ec2.requestsPerSecond { values.append(rate) } else { isSilent = true }
            default: break
            }
        }
        self.values = Set(values).sorted()
        self.isSilent = isSilent
        self.isDistribution = isDistribution
    }
}
