import ExactMath
import Pricing

/// Resources that AWS would not run as the file describes them, or that cost nothing.
extension WarningFinder {
    /// Functions with memory that Lambda did not offer at the date.
    func memory() throws(PricingError) -> [Warning] {
        var warnings: [Warning] = []
        for cost in costs {
            for resource in cost.scenario.resources {
                guard case .lambda(let function) = resource.kind else { continue }
                let billing = try prices.lambdaBilling()
                guard !billing.offers(memoryMB: Rational(function.memoryMB)) else { continue }
                let date = try prices.table(of: .lambda).effectiveDate
                let step = billing.memoryStepMB == 1 ? "" : " in steps of \(billing.memoryStepMB)"
                let warning = Warning(
                    code: "memory-not-offered",
                    message: """
                        '\(cost.scenario.name)': \(function.memoryMB) MB is no size that Lambda offered from \(date) on: \
                        \(billing.smallestMemoryMB) to \(billing.largestMemoryMB) MB\(step).
                        """)
                if !warnings.contains(warning) { warnings.append(warning) }
            }
        }
        return warnings
    }

    /// Functions that run longer than an API waits for them.
    ///
    /// A REST API gives up after 29 s unless a higher quota was granted, an HTTP API after 30 s. Source: the Amazon API
    /// Gateway developer guide, "Quotas", 2026.
    func timeouts() -> [Warning] {
        var warnings: [Warning] = []
        for cost in costs {
            let scenario = cost.scenario
            for resource in scenario.resources {
                guard case .apiGateway(let api) = resource.kind else { continue }
                let longest = scenario.functions.flatMap { $0.runs }.map { $0.durationMs }.max() ?? 0
                let seconds: Rational = api.type == .rest ? 29 : 30
                guard longest > seconds * 1000 else { continue }
                let exception = api.type == .rest ? " unless its quota was raised" : ""
                let warning = Warning(
                    code: "api-timeout",
                    message: """
                        '\(scenario.name)': runs take up to \(grouped(longest)) ms, but \
                        \(api.type == .rest ? "a REST" : "an HTTP") API gives up after \(seconds) s\(exception).
                        """)
                if !warnings.contains(warning) { warnings.append(warning) }
            }
        }
        return warnings
    }

    /// Costs beside AWS's of which the file states no amount.
    func emptyCosts() -> [Warning] {
        var warnings: [Warning] = []
        for cost in costs {
            let scenario = cost.scenario
            for resource in scenario.resources {
                guard case .custom(let custom) = resource.kind, custom.monthly == nil,
                    custom.perInstanceMonth == nil, custom.perMillionRequests == nil
                else { continue }
                warnings.append(
                    Warning(
                        code: "custom-without-amount",
                        message: """
                            '\(scenario.name)': '\(custom.name)' states none of monthly, perInstanceMonth and \
                            perMillionRequests, so it costs nothing.
                            """))
            }
        }
        return warnings
    }
}
