import ExactMath
import Pricing

extension LineItemBuilder {
    /// The lines of all functions of the scenario together.
    ///
    /// Requests and on-demand duration are one line each (duration one for each architecture), because AWS applies the
    /// free tier and the tiers to the account's total. The free GB-seconds go to x86_64 first. A function with
    /// provisioned concurrency pays its duration at a price of its own, outside tiers and free tier.
    ///
    /// Source: the AWS Lambda pricing page, 2026.
    mutating func add(
        _ functions: [(function: LambdaFunction, context: ResourceContext)]
    ) throws(PricingError) {
        guard let first = functions.first else { return }
        let billing = try prices.lambdaBilling()
        let everyone = first.context.sharing(with: functions.map { $0.context })
        let invocations = functions.reduce(Rational.zero) { $0 + $1.function.invocationsPerRequest }
        let requests = try prices.price(.lambdaRequests, per: Request.self)
        let freeRequests = estimate.freeTier ? billing.freeRequests : 0
        add(
            "Requests", UsageCurve<Request>(perRequest: invocations, allowance: freeRequests),
            inBlocks: true, at: requests, everyone, basis: .invocations)
        try addDuration(functions, billing)
        for (function, context) in functions {
            try addOwnLines(function, billing, context)
        }
    }

    private mutating func addDuration(
        _ functions: [(function: LambdaFunction, context: ResourceContext)], _ billing: LambdaBilling
    ) throws(PricingError) {
        func onDemand(
            _ architecture: LambdaFunction.Architecture
        ) -> (perRequest: Rational, contexts: [ResourceContext]) {
            let own = functions.filter {
                $0.function.architecture == architecture && $0.function.provisionedConcurrency == 0
            }
            return (own.reduce(0) { $0 + $1.function.gigabyteSeconds(billing) }, own.map { $0.context })
        }
        let (x86, x86Contexts) = onDemand(.x86)
        let (arm, armContexts) = onDemand(.arm)
        let allowance = estimate.freeTier ? billing.freeGBSeconds : 0
        if let context = x86Contexts.first {
            let price = try prices.price(.lambdaDuration, ["x86_64"], per: GigabyteSecond.self)
            add(
                "Duration (x86_64)", UsageCurve<GigabyteSecond>(perRequest: x86, allowance: allowance), at: price,
                context.sharing(with: x86Contexts), basis: .duration)
        }
        if let context = armContexts.first {
            let price = try prices.price(.lambdaDuration, ["arm64"], per: GigabyteSecond.self)
            add(
                "Duration (arm64)",
                UsageCurve<GigabyteSecond>(perRequest: arm, allowance: allowance, after: x86), at: price,
                context.sharing(with: armContexts), basis: .duration)
        }
    }

    /// Ephemeral storage and provisioned concurrency of one function.
    private mutating func addOwnLines(
        _ function: LambdaFunction, _ billing: LambdaBilling, _ context: ResourceContext
    ) throws(PricingError) {
        let architecture = function.architecture.rawValue
        let extraStorage = Rational(function.ephemeralStorageMB) - billing.includedEphemeralStorageMB
        if extraStorage > 0 {
            let price = try prices.price(.ephemeralStorage, per: StorageGigabyteSecond.self)
            let seconds = function.invocationsPerRequest * function.billedMs(billing).divided(by: 1000)
            add(
                "Ephemeral storage", perRequest: Quantity(extraStorage.divided(by: 1024) * seconds), at: price, context,
                basis: .ephemeralStorage)
        }
        if function.provisionedConcurrency > 0 {
            let concurrency = try prices.price(.provisionedConcurrency, [architecture], per: GigabyteSecond.self)
            let hours = function.provisionedHours ?? estimate.hoursPerMonth
            let memory = Rational(function.memoryMB, over: 1024)
            let kept = Rational(function.provisionedConcurrency) * memory * 3600 * hours
            add(
                "Provisioned concurrency (\(architecture))", Quantity(kept), at: concurrency, context,
                basis: .provisionedConcurrency)
            let duration = try prices.price(.provisionedDuration, [architecture], per: GigabyteSecond.self)
            add(
                "Provisioned duration (\(architecture))", perRequest: Quantity(function.gigabyteSeconds(billing)),
                at: duration, context, basis: .duration)
        }
    }
}
