import CostCurves
import ExactMath
import Pricing
import StrictJSON

/// Virtual machines of one type, with their volumes and addresses.
struct EC2: Service {
    var instanceType = ""
    /// The least that run, however few requests come.
    var count = 1
    var operatingSystem = "Linux"
    /// What one instance carries; nil where that follows from the traffic's CPU time, or the fleet never scales.
    var requestsPerSecond: Rational?
    /// The share of its processors that an instance may be busy with, where what it carries follows from CPU time.
    var targetUtilization = InstanceCapacity.usualUtilization
    var scaling = Scaling.peak
    /// nil for what the type has where nobody says otherwise.
    var cpuCredits: CPUCreditMode?
    var purchase = Purchase.onDemand
    /// The hours a month that an instance runs; nil for the whole month.
    var hoursPerMonth: Rational?
    var volumeGB: Rational = 0
    var volumeType = "gp3"
    /// nil for what the type of volume includes.
    var volumeIOPS: Rational?
    /// Mebibytes a second; nil for what the type of volume includes.
    var volumeThroughputMiB: Rational?
    var publicIPv4 = false
    var detailedMonitoring = false

    static let name: StaticString = "ec2"
    static let side: Side? = .alternative

    static let keys: [ResourceKey<EC2>] = [
        .text("instanceType", "AWS's name of the instance type, such as m7g.large", isRequired: true) {
            $0.instanceType = $1
        },
        .number(
            .whole("count", 1...1_000_000, stated: { $0.count }, set: { $0.count = $1 }).chosen,
            "instances that run however few requests come"),
        .text("operatingSystem", "as AWS's price list spells it") { $0.operatingSystem = $1 },
        .number(requestsPerSecond, "requests a second that one instance carries; else as many as it has CPU time for"),
        .number(
            .targetUtilization(stated: { $0.targetUtilization }, set: { $0.targetUtilization = $1 }),
            "the share of its processors that an instance may be busy with"),
        .choice("scaling", Scaling.self, "whether the fleet follows the hours of the week") { $0.scaling = $1 },
        .choice("cpuCredits", CPUCreditMode.self, "whether a T type may use more than its credits allow") {
            $0.cpuCredits = $1
        },
        .purchase(.instances, of: { $0.purchase }, set: { $0.purchase = $1 }),
        .number(
            .optional(
                "hoursPerMonth", Estimate.hoursRange, stated: { $0.hoursPerMonth }, set: { $0.hoursPerMonth = $1 }
            ).chosen,
            "hours a month that an instance runs"),
        .number(
            VariedNumber(
                "volumeGB", .upTo(Limits.largest), stated: { [$0.volumeGB] }, set: { $0.volumeGB = $1 }
            ).chosen,
            "gigabytes of storage of each instance"),
        .text("volumeType", "AWS's name of the volume type") { $0.volumeType = $1 },
        .number(
            .optional("volumeIOPS", .upTo(Limits.largest), stated: { $0.volumeIOPS }, set: { $0.volumeIOPS = $1 })
                .chosen,
            "IOPS of each volume"),
        .number(
            .optional(
                "volumeThroughputMiB", .upTo(Limits.largest), stated: { $0.volumeThroughputMiB },
                set: { $0.volumeThroughputMiB = $1 }
            ).chosen,
            "MiB a second of each volume"),
        .flag("publicIPv4", "whether each instance has a public address") { $0.publicIPv4 = $1 },
        .flag("detailedMonitoring", "whether CloudWatch has metrics of each instance by the minute") {
            $0.detailedMonitoring = $1
        },
    ]

    fileprivate static let committed = ResourcePurchase<EC2>(of: { $0.purchase }, set: { $0.purchase = $1 }).committed
    fileprivate static let requestsPerSecond = VariedNumber<EC2>.optional(
        "requestsPerSecond", .positive(upTo: Limits.largest), stated: { $0.requestsPerSecond },
        set: { $0.requestsPerSecond = $1 })

    func check(_ fields: Fields) throws(FileFault) {
        if scaling == .follow, hoursPerMonth != nil {
            throw fields.fault(
                at: "hoursPerMonth", "A fleet that follows the traffic runs as long as that asks for.",
                advice: "Remove it, or \"scaling\": \"follow\".")
        }
        if cpuCredits != nil, burstable == nil {
            throw fields.fault(
                at: "cpuCredits", "\(instanceType) has no CPU credits; T types have, such as t3.medium.",
                advice: "Remove it.")
        }
        try purchase.check(scaling, fields)
        try storage.check(fields)
    }

    func counts(_ cost: OftenForgotten, _ traffic: Traffic) -> Bool? { cost == .publicAddresses ? publicIPv4 : nil }

    private static let sharedMetrics = "detailed metrics"

    var sharedLines: [String] { detailedMonitoring ? [Self.sharedMetrics] : [] }
}

extension WorkloadInput {
    public static let requestsPerSecond = WorkloadInput(EC2.requestsPerSecond)
    /// What one instance or task carries, of each service that runs some.
    public static let rates = [
        requestsPerSecond, WorkloadInput(Fargate.requestsPerSecond),
        WorkloadInput(LambdaManagedInstances.requestsPerSecond),
    ]
    /// How many instances are paid for all month, of each service that runs some.
    public static let commitments = [
        WorkloadInput(EC2.committed), WorkloadInput(LambdaManagedInstances.committed),
    ]
}

// MARK: Instances

extension EC2 {
    /// The type as one with CPU credits; nil for another.
    private var burstable: BurstableType? { BurstableType(instanceType) }

    /// The type where it may use more than its credits allow, and pays for that.
    private var unlimited: BurstableType? {
        burstable.flatMap { (cpuCredits ?? $0.usualMode) == .unlimited ? $0 : nil }
    }

    private var storage: BlockStorage {
        BlockStorage(gigabytes: volumeGB, type: volumeType, iops: volumeIOPS, throughput: volumeThroughputMiB)
    }

    func fleet(_ sizing: FleetSizing) throws(PricingError) -> InstanceFleet? { try instances(sizing) }

    private func instances(_ sizing: FleetSizing) throws(PricingError) -> InstanceFleet {
        InstanceFleet(count: count, try capacity(sizing), scaling: scaling, sizing)
    }

    /// What one instance carries: a T type in standard mode no more than its credits pay for.
    private func capacity(_ sizing: FleetSizing) throws(PricingError) -> InstanceCapacity? {
        if let requestsPerSecond { return InstanceCapacity(requestsPerSecond: requestsPerSecond) }
        guard let cpuMs = sizing.traffic.cpuMsPerRequest else { return nil }
        var processor = InstanceCapacity.Processor(
            vCPU: try sizing.prices.vCPU(instanceType, operatingSystem), utilization: targetUtilization)
        if let burstable, unlimited == nil {
            let baseline = try burstable.baseline(sizing.prices, operatingSystem)
            if baseline < targetUtilization { (processor.utilization, processor.isBaseline) = (baseline, true) }
        }
        return InstanceCapacity(processor, cpuMsPerRequest: cpuMs)
    }
}

// MARK: Line items

extension EC2 {
    /// Instance usage, CPU credits, storage, addresses and metrics.
    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        let fleet = try instances(lines.sizing)
        let usage = InstanceUsage(
            instanceType: instanceType, operatingSystem: operatingSystem, fleet: fleet, purchase: purchase,
            hours: hoursPerMonth ?? lines.estimate.hoursPerMonth)
        try usage.addLines(to: &lines, context)
        if let unlimited, let cpuMs = lines.traffic.cpuMsPerRequest {
            try unlimited.addSurplus(of: usage, cpuMsPerRequest: cpuMs, to: &lines, context)
        }
        try storage.addLines(to: &lines, ofEach: fleet, context)
        if publicIPv4 {
            try lines.addPublicAddresses(ofEach: fleet, usage.hours, context, words: "instance (\(instanceType))")
        }
        if detailedMonitoring { try Self.addMetrics(to: &lines) }
    }

    /// The metrics that CloudWatch has of an instance with detailed monitoring.
    ///
    /// Source: the Amazon CloudWatch pricing page, "Detailed monitoring", 2026: 7 metrics an instance.
    private static let metricsPerInstance: Rational = 7

    /// The metrics of all the scenario's monitored instances, which share the account's tiers.
    private static func addMetrics(to lines: inout LineItemBuilder) throws(PricingError) {
        guard lines.isFirst(of: sharedMetrics) else { return }
        let monitored = lines.resources(of: EC2.self).filter { $0.resource.detailedMonitoring }
        guard let first = monitored.first?.context else { return }
        var fleets: [SteppedFunction] = []
        for (ec2, _) in monitored { fleets.append(try ec2.instances(lines.sizing).instances) }
        let instances = SteppedFunction.sum(fleets)
        let free = lines.estimate.freeTier ? try lines.prices.cloudWatchBilling().freeMetrics : 0
        let metrics = SteppedFunction.sum([instances.scaled(by: metricsPerInstance), SteppedFunction(-free)])
        lines.add(
            "Detailed monitoring", SteppedUsage<Metric>(free.isZero ? metrics : metrics.positivePart),
            at: try lines.prices.price(.metrics, per: Metric.self),
            first.sharing(with: monitored.map { $0.context })
        ) { volume in
            let count = instances(volume.requests)
            let all = count * metricsPerInstance
            let rest: Derivation = free.isZero ? "" : ", less \(factor: free) free \(result: max(0, all - free))"
            return [
                """
                \(factor: count) \(count == 1 ? "instance" : "instances") × \(factor: metricsPerInstance) metrics \
                \(result: all)\(rest)
                """
            ]
        }
    }
}
