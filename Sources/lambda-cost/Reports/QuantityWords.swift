import CostModel
import ExactMath
import Pricing
import Reports

/// The way from the volume to what a line item prices, in short lines.
///
/// A line that follows the requests says what one request uses, what all of them use, what the free tier pays and how far
/// the rest is rounded up to a block; a fleet says which rate it has to carry and how many instances that takes.
struct QuantityWords {
    let workload: Workload
    let scenario: Scenario
    let prices: PricesInForce
    let requests: Int

    /// - Returns: nothing for a line whose quantity stands in the file as it is.
    func lines(for item: LineItem) throws(PricingError) -> [String] {
        let resources = item.resources.compactMap { position in
            scenario.resources.indices.contains(position) ? scenario.resources[position] : nil
        }
        let usage = item.usage(at: requests)
        switch item.basis {
        case .counted: return []
        case .addresses: return resources.compactMap { addresses($0) }
        case .fleet, .reservation: return resources.flatMap { fleet($0) }
        case .allInstances: return ["instances of all the scenario's fleets"]
        case .provisionedConcurrency: return resources.flatMap { provisioned($0) }
        default: break
        }
        guard let usage else { return [] }
        switch item.basis {
        case .invocations: return [invocations(resources, usage) + rest(usage)]
        case .duration:
            return try durations(resources) + [total(usage) + rest(usage)]
        case .ephemeralStorage: return try storage(resources, usage) + [total(usage) + rest(usage)]
        case .calls(let payloadBytes): return [calls(resources, payloadBytes, usage) + rest(usage)]
        case .bytes(let perRequest): return [bytes(perRequest, usage.used)]
        case .capacityUnits(let capacity):
            return resources.flatMap { CapacityWords(self, capacity, usage).lines(for: $0, unit: item.unit) }
        case .millionRequests:
            return ["\(volume.text) ÷ 1,000,000 " + ShownFigure.result(.quantity(usage.used), of: [])]
        default: return []
        }
    }

    // MARK: Requests

    /// `10,000 alerts`
    var volume: (figure: ShownFigure, words: String, text: String) {
        let figure = ShownFigure.quantity(Rational(requests))
        let word = requests == 1 ? workload.request.singular : workload.request.plural
        return (figure, word, "\(figure.text) \(word)")
    }

    private func invocations(_ resources: [Resource], _ usage: LineItem.Usage) -> String {
        let each = resources.compactMap { $0.function?.invocationsPerRequest }
        let word = usage.perRequest == 1 ? "invocation" : "invocations"
        let parts = each.map { ShownFigure.quantity($0).text }.joined(separator: " + ")
        let factor = (
            figure: ShownFigure.quantity(usage.perRequest), words: each.count > 1 ? "\(word) (\(parts))" : word
        )
        return ShownFigure.product([(volume.figure, volume.words), factor], .quantity(usage.used))
    }

    private func calls(_ resources: [Resource], _ payloadBytes: Rational?, _ usage: LineItem.Usage) -> String {
        let calls = resources.reduce(Rational.zero) { $0 + ($1.api?.callsPerRequest ?? 0) }
        var factors: [(figure: ShownFigure, words: String)] = [
            (volume.figure, volume.words), (ShownFigure.quantity(calls), calls == 1 ? "call" : "calls"),
        ]
        if let payloadBytes {
            let units = APIGateway.unitsPerCall(workload.traffic, payloadBytes: payloadBytes)
            let bytes = ShownFigure.quantity(workload.traffic.bytes).text
            let words = "(\(bytes) bytes by the started \(ShownFigure.quantity(payloadBytes).text))"
            factors.append((.quantity(units), "\(units == 1 ? "unit" : "units") \(words)"))
        }
        return ShownFigure.product(factors, .quantity(usage.used))
    }

    func bytes(_ perRequest: Rational, _ gigabytes: Rational) -> String {
        let divisor = ShownFigure.quantity(workload.estimate.bytesPerGB)
        let result = ShownFigure.quantity(gigabytes)
        return "\(volume.text) × \(ShownFigure.quantity(perRequest).text) bytes ÷ \(divisor.text) "
            + ShownFigure.result(result, of: [divisor]) + " GB"
    }

    private func total(_ usage: LineItem.Usage) -> String {
        ShownFigure.product([(volume.figure, volume.words), (.quantity(usage.perRequest), "")], .quantity(usage.used))
    }

    /// What becomes of what is used: `, less 1,000,000 free = 9,000,000, rounded up to the block of 1,000,000`.
    private func rest(_ usage: LineItem.Usage) -> String {
        var text = ""
        if !usage.free.isZero {
            let free = ShownFigure.quantity(usage.free)
            text += ", " + "less \(free.text) free " + ShownFigure.result(.quantity(usage.billable), of: [free])
        }
        if let block = usage.block, usage.billable.roundedUp(toMultipleOf: block) != usage.billable {
            text += ", rounded up to the block of \(ShownFigure.quantity(block).text)"
        }
        return text
    }

    // MARK: Lambda

    private func durations(_ resources: [Resource]) throws(PricingError) -> [String] {
        let billing = try prices.lambdaBilling()
        return resources.compactMap { resource in
            guard let function = resource.function else { return nil }
            let memory = (figure: ShownFigure.quantity(Rational(function.memoryMB)), words: "MB")
            return run(
                function, billing, memory, function.gigabyteSeconds(billing), name: name(resource, of: resources))
        }
    }

    private func storage(_ resources: [Resource], _ usage: LineItem.Usage) throws(PricingError) -> [String] {
        let billing = try prices.lambdaBilling()
        return resources.compactMap { resource in
            guard let function = resource.function else { return nil }
            let included = billing.includedEphemeralStorageMB
            let extra = (
                figure: ShownFigure.quantity(Rational(function.ephemeralStorageMB) - included),
                words: "MB (beyond \(ShownFigure.quantity(included).text) MB)"
            )
            return run(function, billing, extra, usage.perRequest, name: "")
        }
    }

    /// `2 invocations × 128 MB × 100 ms (30 ms by the started 100 ms) = 0.025 GB-seconds per alert`
    private func run(
        _ function: LambdaFunction, _ billing: LambdaBilling, _ memory: (figure: ShownFigure, words: String),
        _ perRequest: Rational, name: String
    ) -> String {
        let billed = ShownFigure.quantity(function.billedMs(billing))
        var factors: [(figure: ShownFigure, words: String)] = [memory, (billed, "ms" + metering(function, billing))]
        if function.invocationsPerRequest != 1 {
            factors.insert((.quantity(function.invocationsPerRequest), "invocations"), at: 0)
        }
        return name + ShownFigure.product(factors, .quantity(perRequest))
            + " GB-seconds per \(workload.request.singular)"
    }

    /// What the billed duration comes from, where it is not the stated one.
    private func metering(_ function: LambdaFunction, _ billing: LambdaBilling) -> String {
        let step = "by the started \(ShownFigure.quantity(billing.incrementMs).text) ms"
        let stated = function.runs.reduce(Rational.zero) { $0 + $1.share * $1.durationMs }
        let isRounded = stated != function.billedMs(billing)
        if function.runs.count > 1 { return isRounded ? " (average, each run \(step))" : " (average)" }
        return isRounded ? " (\(ShownFigure.quantity(stated).text) ms \(step))" : ""
    }

    private func provisioned(_ resource: Resource) -> [String] {
        guard let function = resource.function else { return [] }
        let hours = function.provisionedHours ?? workload.estimate.hoursPerMonth
        let kept = Rational(function.provisionedConcurrency) * Rational(function.memoryMB, over: 1024) * 3600 * hours
        return [
            ShownFigure.product(
                [
                    (.quantity(Rational(function.provisionedConcurrency)), "kept ready"),
                    (.quantity(Rational(function.memoryMB)), "MB"), (.quantity(hours), "Hrs × 3,600 s"),
                ], .quantity(kept)) + " GB-seconds"
        ]
    }

    /// Which of several functions a line is about; empty where there is one.
    private func name(_ resource: Resource, of resources: [Resource]) -> String {
        resources.count > 1 ? (resource.label.map { "\($0): " } ?? "") : ""
    }

    // MARK: Instances

    private func fleet(_ resource: Resource) -> [String] {
        guard case .ec2(let ec2) = resource.kind else { return [] }
        let count = ec2.count == 1 ? "1 instance" : "\(NumberStyle.requests(ec2.count)) instances"
        guard let capacity = ec2.requestsPerSecond,
            let rate = Rational(requests).divided(by: workload.estimate.secondsPerMonth),
            let needed = (rate * workload.traffic.peakToAverage).divided(by: capacity)
        else { return ["\(count) at every volume: no requestsPerSecond is stated"] }
        let peak = workload.traffic.peakToAverage
        let at = peak == 1 ? "" : " at the peak, \(ShownFigure.quantity(peak).text) times the average"
        let running = ec2.instances(at: requests, of: workload)
        let load =
            "about \(NumberStyle.perSecond(rate * peak))\(at); one instance carries "
            + "\(ShownFigure.quantity(capacity).text)/s"
        let enough = Rational(needed.ceiling)
        if enough < running { return ["\(load), the file asks for at least \(count)"] }
        return ["\(load): \(ShownFigure.quantity(running).text) \(running == 1 ? "instance" : "instances")"]
    }
}

extension QuantityWords {
    /// Whose addresses they are, as instances and balancers have them in lines of one name.
    private func addresses(_ resource: Resource) -> String? {
        switch resource.kind {
        case .ec2(let ec2): return "one for each instance (\(ec2.instanceType))"
        case .loadBalancer(let balancer):
            let count = balancer.count == 1 ? "the" : "each of the \(NumberStyle.requests(balancer.count))"
            let word = balancer.count == 1 ? "load balancer" : "load balancers"
            return "\(balancer.publicIPv4) for \(count) \(balancer.type.rawValue) \(word)"
        default: return nil
        }
    }
}

extension Resource {
    fileprivate var function: LambdaFunction? {
        if case .lambda(let function) = kind { function } else { nil }
    }

    fileprivate var api: APIGateway? {
        if case .apiGateway(let api) = kind { api } else { nil }
    }
}
