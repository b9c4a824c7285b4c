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
        let stated = input.values(in: scenarios)
        values = Set(stated.joined()).sorted()
        isSilent = stated.contains { $0.isEmpty }
        isDistribution = stated.contains { $0.count > 1 }
    }
}
