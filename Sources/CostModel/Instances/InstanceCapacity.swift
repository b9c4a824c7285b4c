import ExactMath
import Pricing
import StrictJSON

/// What one instance or task carries.
struct InstanceCapacity: Sendable {
    let requestsPerSecond: Rational
    /// What it follows from; nil where the file states it.
    private let computing: (processor: Processor, cpuMsPerRequest: Rational)?

    /// How busy a fleet's processors are meant to be where nobody says otherwise: it leaves room for what comes at once.
    static let usualUtilization = Rational(3, over: 5)

    /// The part of an instance's processors that serves requests.
    struct Processor: Sendable {
        /// All that the instance has.
        let vCPU: Rational
        /// What of it the service keeps for itself.
        var kept: Rational = 0
        /// The share of a vCPU that may be busy; positive.
        var utilization: Rational
        /// Whether that is what CPU credits allow, and not what the file asks for.
        var isBaseline = false
    }

    init(requestsPerSecond: Rational) {
        self.requestsPerSecond = requestsPerSecond
        computing = nil
    }

    /// As many requests as the processors compute in a second.
    ///
    /// - Precondition: not all of them are kept, and a request takes some time.
    init(_ processor: Processor, cpuMsPerRequest: Rational) {
        requestsPerSecond = (processor.vCPU - processor.kept) * 1000 * processor.utilization / cpuMsPerRequest
        computing = (processor, cpuMsPerRequest)
    }

    /// `60/s`, and what that follows from.
    var derivation: Derivation {
        guard let (processor, cpuMs) = computing else { return "\(aside: requestsPerSecond)/s" }
        let kept: Derivation =
            processor.kept.isZero ? "" : "\(aside: processor.vCPU - processor.kept) of "
        let limit = processor.isBaseline ? " (the baseline of its CPU credits)" : ""
        return """
            \(aside: requestsPerSecond)/s (\(kept)\(aside: processor.vCPU) vCPU × 1,000 ms × \
            \(aside: processor.utilization)\(limit) ÷ \(aside: cpuMs) ms of CPU)
            """
    }
}

extension VariedNumber {
    /// How busy the processors of a resource that runs instances are meant to be.
    static func targetUtilization(
        stated: @escaping @Sendable (Content) -> Rational, set: @escaping @Sendable (inout Content, Rational) -> Void
    ) -> VariedNumber {
        VariedNumber("targetUtilization", .positive(upTo: 1), stated: { [stated($0)] }, set: set).chosen
    }
}

extension PricesInForce {
    /// The virtual processors of an instance of a type.
    ///
    /// - Throws: `PricingError.missingPrice` where the table does not say how many it has.
    func vCPU(_ instanceType: String, _ operatingSystem: String) throws(PricingError) -> Rational {
        try detail("vCPU", of: .instance, [instanceType, operatingSystem])
    }
}
