import ExactMath
import Pricing

/// The requests of all that Lambda runs, functions and managed instances alike, which AWS counts together.
enum LambdaRequests {
    static let sharedLine = "Lambda functions"

    /// Adds the line for all the scenario's resources that invoke Lambda, the first time that one of them asks.
    ///
    /// Source: the AWS Lambda pricing page, 2026.
    static func addLine(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        guard lines.isFirst(of: "Lambda requests") else { return }
        let invoking =
            (lines.resources(of: LambdaFunction.self).map { ($0.resource.invocationsPerRequest, $0.context) }
            + lines.resources(of: LambdaManagedInstances.self).map { ($0.resource.invocationsPerRequest, $0.context) })
            .sorted { $0.1.resources.lexicographicallyPrecedes($1.1.resources) }
        let each = invoking.map { $0.0 }
        let free = lines.estimate.freeTier ? try lines.prices.lambdaBilling().freeRequests : 0
        lines.add(
            "Requests", UsageCurve<Request>(perRequest: each.reduce(0, +), allowance: free), inBlocks: true,
            at: try lines.prices.price(.lambdaRequests, per: Request.self),
            context.sharing(with: invoking.map { $0.1 })
        ) { volume, usage in
            var line: Derivation =
                "\(volume.derivation) × \(factor: usage.perRequest) \(usage.perRequest == 1 ? "invocation" : "invocations")"
            for (position, invocations) in each.enumerated() where each.count > 1 {
                line = line + "\(position == 0 ? " (" : " + ")\(aside: invocations)"
            }
            return ["\(line)\(each.count > 1 ? ")" : "") \(result: usage.used)\(usage.rest)"]
        }
    }
}
