import CostCurves
import ExactMath
import Pricing

/// Whether an instance of a T type may use more of its processors than its CPU credits allow, and pay for that.
enum CPUCreditMode: String, CaseIterable { case unlimited, standard }

/// An instance type of a T family, which earns CPU credits while it is below its baseline and spends them above.
struct BurstableType {
    let instanceType: String
    /// `t3` of `t3.medium`.
    let family: String

    /// nil for a type without CPU credits.
    init?(_ instanceType: String) {
        let parts = instanceType.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, parts[0].first == "t", let generation = parts[0].dropFirst().first,
            // The first generation's bursts were not counted.
            generation.isNumber, generation != "1"
        else { return nil }
        self.instanceType = instanceType
        family = String(parts[0])
    }

    /// The mode that a new instance has where nobody says otherwise.
    ///
    /// Source: the EC2 user guide, "Unlimited mode for burstable performance instances", 2026.
    var usualMode: CPUCreditMode { family == "t2" ? .standard : .unlimited }

    /// The share of each vCPU that its credits pay for.
    func baseline(_ prices: PricesInForce, _ operatingSystem: String) throws(PricingError) -> Rational {
        try prices.detail("baselineShare", of: .instance, [instanceType, operatingSystem])
    }

    /// What the requests take beyond all that the running instances earn in the month.
    ///
    /// AWS settles what was spent beyond with what is earned over 24 hours, so that how even the load is within a day does
    /// not matter. Source: the EC2 user guide, "Surplus credits can incur charges", 2026.
    func addSurplus(
        of usage: InstanceUsage, cpuMsPerRequest: Rational, to lines: inout LineItemBuilder, _ context: ResourceContext
    ) throws(PricingError) {
        let baseline = try baseline(lines.prices, usage.operatingSystem)
        let vCPU = try lines.prices.vCPU(instanceType, usage.operatingSystem)
        let price = try lines.prices.price(.cpuCredits, [family, usage.operatingSystem], per: VCPUHour.self)
        let running = usage.fleet.hours(usage.hours)
        let spent = SteppedFunction(PiecewiseLinear(slopes: cpuMsPerRequest / Self.msPerHour, then: []))
        let surplus = SteppedFunction.sum([spent, running.scaled(by: -(baseline * vCPU))]).positivePart
        lines.add("CPU credits (\(instanceType))", SteppedUsage<VCPUHour>(surplus), at: price, context) { volume in
            let hours = running(volume.requests)
            let spent = Rational(volume.requests) * cpuMsPerRequest / Self.msPerHour
            return [
                """
                \(volume.derivation) × \(factor: cpuMsPerRequest) ms of CPU ÷ 3,600,000 \(result: spent) vCPU-hours
                """,
                """
                less \(factor: hours) instance-hours × \(factor: vCPU) vCPU × a baseline of \(factor: baseline) \
                \(result: hours * vCPU * baseline) vCPU-hours earned
                """,
            ]
        }
    }

    private static let msPerHour: Rational = 3_600_000
}
