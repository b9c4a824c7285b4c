import ExactMath
import JSONText

extension MetricInputs {
    /// What metrics say of services.
    var resources: [MeasuredResource] {
        var resources: [MeasuredResource] = []
        func add(_ service: String, _ members: [MeasuredMember]) {
            if !members.isEmpty { resources.append(MeasuredResource(service: service, label: "", members: members)) }
        }
        switch durations {
        case .mean(let mean, _): add("lambda", [.durations(Self.around(mean))])
        case .percentiles(let percentiles):
            add(
                "lambda",
                [
                    MeasuredMember(key: "durationMs") { json in
                        json.beginObject(inline: true)
                        for entry in percentiles {
                            json.key(entry.name)
                            json.number(entry.ms)
                        }
                        json.endObject()
                    }
                ])
        case nil: break
        }
        var balancer: [MeasuredMember] = []
        if let each = connectionsPerRequest.map(Self.sixPlaces) {
            balancer.append(MeasuredMember(key: "connectionsPerRequest") { $0.decimal(each) })
        }
        if let seconds = connectionSeconds.map(Self.sixPlaces) {
            balancer.append(MeasuredMember(key: "connectionSeconds") { $0.decimal(seconds) })
        }
        if let rules = rulesPerRequest?.ceiling.asInt, rules <= ScenarioLimits.mostRules {
            balancer.append(MeasuredMember(key: "rules") { $0.number(rules) })
        }
        if !balancer.isEmpty || bytesSource == .processedBytes {
            add("elb", [MeasuredMember(key: "type") { $0.string("application") }] + balancer)
        }
        var fleet: [MeasuredMember] = []
        if let instances, instances.least == instances.most, let count = instances.most.asInt,
            count <= ScenarioLimits.mostInstances
        {
            fleet.append(MeasuredMember(key: "count") { $0.number(count) })
        }
        if let requestsPerSecond, requestsPerSecond <= Rational(ScenarioLimits.largest) {
            let carried = Self.rounded(requestsPerSecond, down: true)
            if carried.signum > 0 { fleet.append(MeasuredMember(key: "requestsPerSecond") { $0.decimal(carried) }) }
        }
        add("ec2", fleet)
        return resources
    }

    /// The whole milliseconds around a mean, which is the least that these runs are billed.
    private static func around(_ mean: Rational) -> [(ms: Int, share: Rational)] {
        guard mean >= 1, let whole = mean.floor.asInt else { return [(1, 1)] }
        // Rounded up, so that it stays the least.
        let unit: Rational = 1_000_000_000_000
        let above = Rational(((mean - Rational(whole)) * unit).ceiling) / unit
        return [(whole, 1 - above), (whole + 1, above)].filter { !$0.1.isZero }
    }

    private static func sixPlaces(_ value: Rational) -> Rational {
        min(Rational(ScenarioLimits.largest), rounded(value, down: false))
    }

    private static func rounded(_ value: Rational, down: Bool) -> Rational {
        let scaled = value * 1_000_000
        return Rational(down ? scaled.floor : scaled.ceiling) / 1_000_000
    }
}
