import ExactMath
import Pricing

/// What the quantity of a line item follows from, so that a report can show the way to it.
///
/// Further numbers stand in the line's resources; nothing is computed until somebody asks for an explanation.
public enum UsageBasis: Sendable {
    /// Things that the file counts, there the whole month however many requests come.
    case counted
    /// Public addresses of the line's instances or balancers.
    case addresses
    /// Instances of the line's fleet, at what each of them uses.
    case fleet
    /// Instances of the line's fleet, reserved: dollars an hour, and what was paid up front for so many months.
    case reservation(hourly: Rational, upfront: Rational, months: Int)
    /// Invocations of the line's functions.
    case invocations
    /// Memory times billed duration of the line's functions.
    case duration
    /// Storage beyond the included one times billed duration of the line's function.
    case ephemeralStorage
    /// Memory of the line's function that is kept ready.
    case provisionedConcurrency
    /// Calls of the line's APIs, each metered by payloads of so many bytes where the table says so.
    case calls(payloadBytes: Rational?)
    /// So many bytes for each request.
    case bytes(perRequest: Rational)
    /// The dimension of the line's balancer that is used most.
    case capacityUnits(LoadBalancerCapacity)
    /// Requests, by the million.
    case millionRequests
    /// Instances of all the scenario's fleets.
    case allInstances
}

extension LineItem {
    /// How what is used becomes what is priced.
    public struct Usage: Sendable {
        public let perRequest: Rational
        /// What the requests use, before the free tier.
        public let used: Rational
        /// The part of it that the free tier pays.
        public let free: Rational
        /// What is left is bought by the started block of this many; nil where it is not.
        public let block: Rational?

        /// What is left after the free tier, before blocks.
        public var billable: Rational { used - free }
    }

    /// The use behind a metered line at this many requests a month; nil for a line that does not follow the requests.
    public func usage(at requests: Int) -> Usage? {
        guard case .metered(let billable, let block) = measure else { return nil }
        // Beyond the free tier every further request adds what it uses.
        let perRequest = (billable.rest.last?.line ?? billable.first).slope
        let used = perRequest * Rational(requests)
        return Usage(perRequest: perRequest, used: used, free: used - billable(Rational(requests)), block: block)
    }
}
