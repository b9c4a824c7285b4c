import ExactMath

/// Instances that carry N requests a month: `max(minimum, ⌈N · instancesPerRequest⌉)`.
public struct Fleet: Hashable, Sendable {
    /// How many run however few requests come; a whole number from 1 on.
    public let minimum: Int
    /// The share of one instance's month that a request takes; 0 for a fleet that never scales.
    public let instancesPerRequest: Rational

    public init(minimum: Int, instancesPerRequest: Rational = 0) {
        self.minimum = minimum
        self.instancesPerRequest = instancesPerRequest
    }

    /// The instances that run at this many requests a month.
    public func instances(at requests: Int) -> Rational {
        let needed = (Rational(requests) * instancesPerRequest).roundedUpToWhole
        if let least = needed.asInt { return Rational(max(minimum, least)) }
        return max(Rational(minimum), needed)
    }
}
