import ExactMath

/// Instances that carry the requests of a month: in each period `max(minimum, ⌈N · instancesPerRequest⌉)` of them.
public struct Fleet: Hashable, Sendable {
    /// A part of the month.
    public struct Period: Hashable, Sendable {
        /// How long it lasts; positive.
        public let hours: Rational
        /// The share of one instance that a request of the month takes in it; 0 where the fleet never scales.
        public let instancesPerRequest: Rational

        public init(hours: Rational, instancesPerRequest: Rational) {
            self.hours = hours
            self.instancesPerRequest = instancesPerRequest
        }
    }

    /// How many run however few requests come; a whole number from 0 on.
    public let minimum: Int
    /// At least one.
    public let periods: [Period]

    /// A fleet that follows the periods of the week.
    ///
    /// - Precondition: there is a period; a file that has none in its week is refused.
    public init(minimum: Int, periods: [Period]) {
        precondition(!periods.isEmpty, "a month has a period")
        self.minimum = minimum
        self.periods = periods
    }

    /// The instances that the busiest period needs, as a function of N; of them those beyond a committed number.
    public func instances(beyond committed: Int = 0) -> SteppedFunction {
        instances(for: periods.reduce(0) { max($0, $1.instancesPerRequest) }, beyond: committed)
    }

    /// The instance-hours of a month, as a function of N; of them those of instances beyond a committed number.
    ///
    /// - Complexity: O(p²) for p periods of different loads.
    public func hours(beyond committed: Int = 0) -> SteppedFunction {
        // In one order, so that sums of several find equal atoms at equal places.
        let loads = periods.sorted { $0.instancesPerRequest < $1.instancesPerRequest }
        return .sum(loads.map { instances(for: $0.instancesPerRequest, beyond: committed).scaled(by: $0.hours) })
    }

    private func instances(for share: Rational, beyond committed: Int) -> SteppedFunction {
        var instances = SteppedFunction(Rational(max(0, minimum - committed)))
        guard share.signum > 0 else { return instances }
        // The last volume that the larger one of both numbers carries is where N · share reaches it.
        let last = (Rational(max(minimum, committed)) / share).roundedDownToWhole.volume
        let climbing = SteppedLine(intercept: 0, slope: share).roundedUpToWhole
        instances.goOn(from: last + 1, climbing + -Rational(committed))
        return instances
    }
}
