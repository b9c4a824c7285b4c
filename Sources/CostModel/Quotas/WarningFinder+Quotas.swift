import ExactMath
import Pricing

/// What a scenario asks of a service beyond what AWS lets it do.
extension WarningFinder {
    func beyondQuotas(_ scenario: Scenario) -> [Warning] {
        let functions = scenario.resources(of: LambdaFunction.self)
        let apis = scenario.resources(of: APIGateway.self)
        let found =
            runsAtOnce(functions) + calls(apis) + longRuns(functions, apis)
            + payloads(scenario, functions, apis) + messages(scenario)
        var warnings: [Warning] = []
        for (code, message) in found {
            let warning = Warning(code: code, message: "'\(scenario.name)': \(message)")
            if !warnings.contains(warning) { warnings.append(warning) }
        }
        return warnings
    }

    private typealias Finding = (code: String, message: String)

    private var volume: String { "\(grouped(Rational(largestVolume))) \(workload.request.plural) a month" }

    /// As many run at once as start in a second times the seconds that each takes.
    ///
    /// Source: the AWS Lambda developer guide, "Understanding Lambda function scaling", 2026.
    private func runsAtOnce(_ functions: [LambdaFunction]) -> [Finding] {
        let starts = functions.reduce(Rational.zero) { $0 + $1.invocationsPerRequest }
        let running = functions.reduce(Rational.zero) { $0 + $1.invocationsPerRequest * $1.occupiedMs / 1000 }
        var found: [Finding] = []
        if let quota = quotas.exceeded(.lambdaConcurrency, by: peakRate * running) {
            let runs = atBusiestAndOnAverage(running, "runs at once")
            found.append(("lambda-concurrency", "\(volume) take about \(runs); \(allowed(quota))."))
        }
        if let quota = quotas.exceeded(.lambdaRequestRate, by: peakRate * starts) {
            let runs = atBusiestAndOnAverage(starts, "runs a second")
            found.append(("lambda-request-rate", "\(volume) start about \(runs); \(allowed(quota))."))
        }
        return found
    }

    private func calls(_ apis: [APIGateway]) -> [Finding] {
        let calls = apis.reduce(Rational.zero) { $0 + $1.callsPerRequest }
        guard let quota = quotas.exceeded(.apiGatewayRequestRate, by: peakRate * calls) else { return [] }
        let rate = atBusiestAndOnAverage(calls, "calls a second")
        return [("api-request-rate", "\(volume) are about \(rate); \(allowed(quota)).")]
    }

    /// Runs that Lambda ends before they are done, or that last longer than the API in front of them waits.
    private func longRuns(_ functions: [LambdaFunction], _ apis: [APIGateway]) -> [Finding] {
        let run = functions.map { $0.longestRunMs }.max() ?? 0
        let start = functions.map { $0.longestStartMs }.max() ?? 0
        var found: [Finding] = []
        if let quota = quotas.reached(.lambdaDuration, by: run / 1000) {
            found.append(
                ("lambda-timeout", "runs take up to \(grouped(run)) ms; Lambda ends them after \(limit(quota))."))
        }
        if let quota = quotas.exceeded(.lambdaInit, by: start / 1000) {
            found.append(("init-timeout", "a start takes \(grouped(start)) ms; Lambda ends it after \(limit(quota))."))
        }
        let longest = functions.map { $0.longestRunMs + $0.longestStartMs }.max() ?? 0
        return found
            + apis.compactMap { api in
                let isREST = api.type == .rest
                guard let quota = quotas.exceeded(isREST ? .restAPITimeout : .httpAPITimeout, by: longest / 1000)
                else { return nil }
                return (
                    "api-timeout",
                    """
                    runs take up to \(grouped(longest)) ms, but \(isREST ? "a REST" : "an HTTP") API gives up after \
                    \(limit(quota)).
                    """
                )
            }
    }

    /// Requests and responses that are too large for what stands in front of a function, or for the function.
    private func payloads(_ scenario: Scenario, _ functions: [LambdaFunction], _ apis: [APIGateway]) -> [Finding] {
        let behindBalancer = scenario.resources(of: LoadBalancer.self).contains { $0.target == .lambda }
        var limits: [(quota: Quota.Name, of: String)] = []
        if !apis.isEmpty { limits.append((.apiGatewayPayload, "API Gateway passes on")) }
        if !functions.isEmpty, !apis.isEmpty { limits.append((.lambdaSynchronousPayload, "Lambda takes or returns")) }
        if behindBalancer {
            limits.append((.loadBalancerLambdaPayload, "a load balancer passes to a function or back"))
        }
        let traffic = workload.traffic
        return [("request", traffic.requestBytes), ("response", traffic.responseBytes)].flatMap { what, bytes in
            limits.compactMap { name, words -> Finding? in
                quotas.exceeded(name, by: bytes).map {
                    ("payload-too-large", "a \(what) has \(grouped(bytes)) bytes, but \(words) \(limit($0)) at most.")
                }
            }
        }
    }

    private func messages(_ scenario: Scenario) -> [Finding] {
        let topics = scenario.resources(of: SNS.self).map { topic in
            (bytes: topic.messageBytes, quota: topic.subscriber == .http ? Quota.Name.snsHTTPMessage : .snsMessage)
        }
        let queues = scenario.resources(of: SQS.self).map { (bytes: $0.messageBytes, quota: Quota.Name.sqsMessage) }
        return (topics + queues).compactMap { bytes, name in
            let bytes = bytes ?? workload.traffic.requestBytes
            return quotas.exceeded(name, by: bytes).map {
                let service = name == .sqsMessage ? "SQS" : name == .snsMessage ? "SNS" : "SNS over HTTP"
                return (
                    "message-too-large",
                    "a message has \(grouped(bytes)) bytes, but \(service) takes \(limit($0)) at most."
                )
            }
        }
    }

    /// `AWS allows 1,000 runs at once in an account and region unless it raised that (as of 2026-11-28)`
    private func allowed(_ quota: Quota) -> String { "AWS allows \(limit(quota))" }

    private func limit(_ quota: Quota) -> String {
        "\(grouped(quota.limit)) \(quota.unit)\(quota.isRaisable ? " unless that was raised" : "") (as of \(quota.seen))"
    }
}
