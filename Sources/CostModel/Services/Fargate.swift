import ExactMath
import Pricing
import StrictJSON

/// Tasks that AWS Fargate runs without instances of one's own.
struct Fargate: Service {
    var size = FargateSize(vCPU: 1, memoryGB: 2)
    var architecture = LambdaFunction.Architecture.x86
    /// The least tasks that run, however few requests come.
    var count = 1
    /// What one task carries; nil where that follows from the traffic's CPU time, or the number never changes.
    var requestsPerSecond: Rational?
    var targetUtilization = InstanceCapacity.usualUtilization
    var scaling = Scaling.peak
    /// nil for what a task includes.
    var ephemeralStorageGB: Rational?
    var publicIPv4 = false
    var purchase = Purchase.onDemand

    static let name: StaticString = "fargate"
    static let side: Side? = .alternative

    static let keys: [ResourceKey<Fargate>] = [
        .number(
            VariedNumber(
                "vCPU", .positive(upTo: Limits.largest), stated: { [$0.size.vCPU] }, set: { $0.size.vCPU = $1 }
            ).chosen,
            "processors of a task, a size that Fargate offers", isRequired: true),
        .number(
            VariedNumber(
                "memoryGB", .positive(upTo: Limits.largest), stated: { [$0.size.memoryGB] },
                set: { $0.size.memoryGB = $1 }
            ).chosen,
            "gigabytes of memory of a task, a size that Fargate offers with the vCPU", isRequired: true),
        .choice("architecture", LambdaFunction.Architecture.self, "the processor") { $0.architecture = $1 },
        .number(
            .whole("count", 1...1_000_000, stated: { $0.count }, set: { $0.count = $1 }).chosen,
            "tasks that run however few requests come"),
        .number(
            requestsPerSecond, "requests a second that one task carries; else as many as it has CPU time for"),
        .number(
            .targetUtilization(stated: { $0.targetUtilization }, set: { $0.targetUtilization = $1 }),
            "the share of its processors that a task may be busy with"),
        .choice("scaling", Scaling.self, "whether the tasks follow the hours of the week") { $0.scaling = $1 },
        .number(
            .optional(
                "ephemeralStorageGB", .between(20...200), stated: { $0.ephemeralStorageGB },
                set: { $0.ephemeralStorageGB = $1 }
            ).chosen,
            "gigabytes of storage of a task"),
        .flag("publicIPv4", "whether each task has a public address") { $0.publicIPv4 = $1 },
        .purchase(.computePlan, of: { $0.purchase }, set: { $0.purchase = $1 }),
    ]

    static let requestsPerSecond = VariedNumber<Fargate>.optional(
        "requestsPerSecond", .positive(upTo: Limits.largest), stated: { $0.requestsPerSecond },
        set: { $0.requestsPerSecond = $1 })

    func check(_ fields: Fields) throws(FileFault) {
        if let refusal = size.refusal {
            throw fields.fault(at: refusal.key, refusal.finding, advice: refusal.advice)
        }
        if scaling == .follow, purchase.isCommitment {
            throw fields.fault(
                at: "purchase",
                "A Savings Plan covers all tasks, all month; those that follow the traffic do not run so.",
                advice: "Set \"scaling\": \"peak\", or pay \"onDemand\".")
        }
    }

    func counts(_ cost: OftenForgotten, _ traffic: Traffic) -> Bool? { cost == .publicAddresses ? publicIPv4 : nil }

    func fleet(_ sizing: FleetSizing) throws(PricingError) -> InstanceFleet? { tasks(sizing) }

    private func tasks(_ sizing: FleetSizing) -> InstanceFleet {
        let capacity =
            requestsPerSecond.map { InstanceCapacity(requestsPerSecond: $0) }
            ?? sizing.traffic.cpuMsPerRequest.map {
                InstanceCapacity(.init(vCPU: size.vCPU, utilization: targetUtilization), cpuMsPerRequest: $0)
            }
        return InstanceFleet(count: count, capacity, scaling: scaling, of: .task, sizing)
    }
}

extension Fargate {
    /// Processors and memory of all tasks, storage beyond what they include, and addresses.
    ///
    /// A Savings Plan replaces the prices of processors and memory. Source: the AWS Fargate pricing page, 2026.
    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        // A size that was varied has not been checked yet.
        if let refusal = size.refusal {
            throw .unsuitable(key: refusal.key, finding: refusal.finding, advice: refusal.advice)
        }
        let tasks = tasks(lines.sizing)
        let (month, processor) = (lines.estimate.hoursPerMonth, architecture.rawValue)
        let plan = purchase.plan
        let attributes = [processor] + (plan.map { [$0.term.rawValue, $0.payment.rawValue] } ?? [])
        let vCPU = try lines.prices.price(
            plan == nil ? .fargateVCPU : .planFargateVCPU, attributes, per: VCPUHour.self)
        let memory = try lines.prices.price(
            plan == nil ? .fargateMemory : .planFargateMemory, attributes, per: GigabyteHour.self)
        let words = "\(plan?.words ?? "on-demand"), \(processor)"
        lines.add(
            "Task vCPU (\(words))", anHour: Quantity(size.vCPU), month, ofEach: tasks, at: vCPU, context
        ) { tasks.derivation(at: $0) }
        lines.add(
            "Task memory (\(words))", anHour: Quantity(size.memoryGB), month, ofEach: tasks, at: memory, context)
        if let ephemeralStorageGB {
            let included = try lines.prices.fargateBilling().includedEphemeralStorageGB
            if ephemeralStorageGB > included {
                let extra = ephemeralStorageGB - included
                let price = try lines.prices.price(.fargateEphemeralStorage, per: GigabyteHour.self)
                lines.add(
                    "Task storage", anHour: Quantity(extra), month, ofEach: tasks, at: price, context
                ) { _ in
                    ["\(factor: ephemeralStorageGB) GB less \(factor: included) included \(result: extra) GB a task"]
                }
            }
        }
        if publicIPv4 { try lines.addPublicAddresses(ofEach: tasks, month, context, words: "task") }
    }
}

extension LineItemBuilder {
    /// A public address for each instance or task, as long as that runs.
    mutating func addPublicAddresses(
        ofEach fleet: InstanceFleet, _ hours: Rational, _ context: ResourceContext, words: String
    ) throws(PricingError) {
        let price = try prices.price(.publicIPv4, per: Hour.self)
        add("Public IPv4 addresses", anHour: Quantity<Hour>(1), hours, ofEach: fleet, at: price, context) { _ in
            ["one for each \(words)"]
        }
    }
}
