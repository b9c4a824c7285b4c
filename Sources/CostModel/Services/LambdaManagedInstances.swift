import ExactMath
import Pricing
import StrictJSON

/// Lambda functions on EC2 instances that Lambda manages: requests and instances are paid, and a fee for these, but no
/// duration.
struct LambdaManagedInstances: Service {
    var instanceType = ""
    /// The least that run, however few requests come.
    var count = 3
    /// What one instance carries; nil where that follows from the traffic's CPU time, or the fleet never scales.
    var requestsPerSecond: Rational?
    var targetUtilization = InstanceCapacity.usualUtilization
    var scaling = Scaling.peak
    var invocationsPerRequest: Rational = 1
    var purchase = Purchase.onDemand
    var volumeGB: Rational = 0
    var volumeType = "gp3"

    static let name: StaticString = "lambdaManagedInstances"
    static let side: Side? = .alternative

    static let keys: [ResourceKey<LambdaManagedInstances>] = [
        .text("instanceType", "AWS's name of the instance type, such as m7g.xlarge", isRequired: true) {
            $0.instanceType = $1
        },
        .number(
            .whole("count", 3...1_000_000, stated: { $0.count }, set: { $0.count = $1 }).chosen,
            "instances that run however few requests come"),
        .number(
            requestsPerSecond, "requests a second that one instance carries; else as many as it has CPU time for"),
        .number(
            .targetUtilization(stated: { $0.targetUtilization }, set: { $0.targetUtilization = $1 }),
            "the share of its processors that an instance may be busy with"),
        .choice("scaling", Scaling.self, "whether the fleet follows the hours of the week") { $0.scaling = $1 },
        .number(
            VariedNumber(
                "invocationsPerRequest", .upTo(Limits.largest), stated: { [$0.invocationsPerRequest] },
                set: { $0.invocationsPerRequest = $1 }
            ).chosen,
            "runs for a request"),
        .purchase(.managedInstances, of: { $0.purchase }, set: { $0.purchase = $1 }),
        .number(
            VariedNumber(
                "volumeGB", .upTo(Limits.largest), stated: { [$0.volumeGB] }, set: { $0.volumeGB = $1 }
            ).chosen,
            "gigabytes of storage of each instance"),
        .text("volumeType", "AWS's name of the volume type") { $0.volumeType = $1 },
    ]

    static let committed = ResourcePurchase<LambdaManagedInstances>(
        of: { $0.purchase }, set: { $0.purchase = $1 }
    ).committed

    static let requestsPerSecond = VariedNumber<LambdaManagedInstances>.optional(
        "requestsPerSecond", .positive(upTo: Limits.largest), stated: { $0.requestsPerSecond },
        set: { $0.requestsPerSecond = $1 })

    func check(_ fields: Fields) throws(FileFault) { try purchase.check(scaling, fields) }

    var sharedLines: [String] { [LambdaRequests.sharedLine] }

    func fleet(_ sizing: FleetSizing) throws(PricingError) -> InstanceFleet? { try instances(sizing) }

    private static let operatingSystem = "Linux"

    private func instances(_ sizing: FleetSizing) throws(PricingError) -> InstanceFleet {
        InstanceFleet(count: count, try capacity(sizing), scaling: scaling, sizing)
    }

    /// AWS keeps one vCPU of each instance. Source: AWS's own calculator for managed instances, 2026.
    private static let keptVCPU: Rational = 1

    private func capacity(_ sizing: FleetSizing) throws(PricingError) -> InstanceCapacity? {
        if let requestsPerSecond { return InstanceCapacity(requestsPerSecond: requestsPerSecond) }
        guard let cpuMs = sizing.traffic.cpuMsPerRequest else { return nil }
        let vCPU = try sizing.prices.vCPU(instanceType, Self.operatingSystem)
        guard vCPU >= 2 else {
            throw .unsuitable(
                key: "instanceType",
                finding: "\(instanceType) has \(vCPU) vCPU, of which Lambda keeps \(Self.keptVCPU) for itself.",
                advice: "Take a type with 2 vCPU or more, or state \"requestsPerSecond\".")
        }
        return InstanceCapacity(
            .init(vCPU: vCPU, kept: Self.keptVCPU, utilization: targetUtilization), cpuMsPerRequest: cpuMs)
    }
}

extension LambdaManagedInstances {
    /// Requests together with those of functions, instances, and the fee for these, which no purchase makes smaller.
    ///
    /// Source: the AWS Lambda pricing page, "Lambda Managed Instances", 2026.
    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        try LambdaRequests.addLine(to: &lines, context)
        let fleet = try instances(lines.sizing)
        let month = lines.estimate.hoursPerMonth
        let usage = InstanceUsage(
            instanceType: instanceType, operatingSystem: Self.operatingSystem, fleet: fleet, purchase: purchase,
            hours: month)
        try usage.addLines(to: &lines, context)
        let onDemand = try usage.onDemand(lines.prices)
        let share = try lines.prices.managedInstanceFeeShare()
        lines.add(
            "Management fee (\(instanceType))", anHour: Quantity<Hour>(1), month, ofEach: fleet,
            at: Price(flat: onDemand.first * share, source: onDemand.source), context
        ) { _ in
            [
                """
                \(factor: share) × \(factor: onDemand.first) an hour on demand \(result: onDemand.first * share), \
                whatever the instances are paid with
                """
            ]
        }
        try BlockStorage(gigabytes: volumeGB, type: volumeType).addLines(to: &lines, ofEach: fleet, context)
    }
}
