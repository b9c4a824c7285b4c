import ExactMath
import Pricing

extension WarningFinder {
    /// Fleets that never scale because the file does not say what an instance carries.
    func unstatedCapacity() -> [Warning] {
        guard let rate = peakRate else { return [] }
        let concerned = costs.map { $0.scenario }.filter { scenario in
            var instances = 0
            for resource in scenario.resources {
                guard case .ec2(let ec2) = resource.kind else { continue }
                guard ec2.requestsPerSecond == nil else { return false }
                instances += ec2.count
            }
            return instances > 0 && rate >= Self.rateWorthMentioning * Rational(instances)
        }
        guard !concerned.isEmpty else { return [] }
        let peak = workload.traffic.peakToAverage == 1 ? "" : " at the peak"
        return [
            Warning(
                code: "unstated-capacity",
                message: """
                    \(names(concerned)): no requestsPerSecond is stated, so the fleet stays as it is even at \
                    \(grouped(rate)) \(workload.request.plural) a second\(peak).
                    """)
        ]
    }

    /// From this many times what is provisioned on, the runs that find none ready are worth a warning.
    private static let shortageWorthMentioning: Rational = 2

    /// Provisioned concurrency far below what the peak asks for, though all runs are priced as if they found it.
    ///
    /// As many run at once as start in a second times the seconds that each takes. Source: the AWS Lambda developer guide,
    /// "Understanding Lambda function scaling", 2026.
    func provisionedConcurrency() throws(PricingError) -> [Warning] {
        guard let rate = peakRate else { return [] }
        var warnings: [Warning] = []
        for cost in costs {
            let scenario = cost.scenario
            for function in scenario.functions where function.provisionedConcurrency > 0 {
                let seconds = function.runs.reduce(Rational.zero) { $0 + $1.share * $1.durationMs }.divided(by: 1000)
                let needed = Rational((rate * function.invocationsPerRequest * seconds).ceiling)
                let provisioned = Rational(function.provisionedConcurrency)
                guard needed >= provisioned * Self.shortageWorthMentioning else { continue }
                let peak = workload.traffic.peakToAverage == 1 ? "" : " at the peak"
                warnings.append(
                    Warning(
                        code: "provisioned-concurrency-too-small",
                        message: """
                            '\(scenario.name)': \(grouped(provisioned)) concurrent runs are provisioned, but \
                            \(grouped(Rational(largestVolume))) \(workload.request.plural) a month take about \
                            \(grouped(needed))\(peak); all of them are priced as provisioned.
                            """))
            }
        }
        return warnings
    }
}

extension Scenario {
    var functions: [LambdaFunction] {
        resources.compactMap { if case .lambda(let function) = $0.kind { function } else { nil } }
    }
}
