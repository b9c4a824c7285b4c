import ExactMath

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
    public func usage(at requests: Int) -> Usage? { measure.usage(at: requests) }
}

extension LineItem.Measure {
    func usage(at requests: Int) -> LineItem.Usage? {
        guard case .metered(let billable, let block) = self else { return nil }
        // Beyond the free tier every further request adds what it uses.
        let perRequest = (billable.rest.last?.line ?? billable.first).slope
        let used = perRequest * Rational(requests)
        return LineItem.Usage(
            perRequest: perRequest, used: used, free: used - billable(Rational(requests)), block: block)
    }
}
