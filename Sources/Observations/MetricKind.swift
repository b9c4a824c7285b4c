/// Metrics of CloudWatch that say something of a service, told by their names.
public enum MetricKind: String, CaseIterable, Sendable {
    // AWS/Lambda
    case invocations = "Invocations", duration = "Duration", concurrentExecutions = "ConcurrentExecutions"
    // AWS/ApplicationELB
    case requestCount = "RequestCount", requestCountPerTarget = "RequestCountPerTarget"
    case newConnectionCount = "NewConnectionCount", activeConnectionCount = "ActiveConnectionCount"
    case processedBytes = "ProcessedBytes", consumedLCUs = "ConsumedLCUs", ruleEvaluations = "RuleEvaluations"
    // AWS/EC2, AWS/AutoScaling
    case cpuUtilization = "CPUUtilization", instances = "GroupInServiceInstances"
    case networkOut = "NetworkOut", networkIn = "NetworkIn"
    // AWS/ApiGateway
    case count = "Count", dataProcessed = "DataProcessed"
    // What took how long, and what failed
    case latency = "Latency", integrationLatency = "IntegrationLatency", targetResponseTime = "TargetResponseTime"
    case errors = "Errors", throttles = "Throttles"

    /// The metric that a label names: it is the name, or has it as one of its words, as `orders Duration p99` has.
    ///
    /// A label is what the one who asked wants it to be.
    init?(label: String) {
        let words = label.lowercased().split { " :/,.()".contains($0) }.filter { MetricStatistic.named($0) == nil }
        if words == ["requests"] {
            self = .count
            return
        }
        // "Count" alone is a word of many labels.
        guard
            let kind = MetricKind.allCases.first(where: { kind in
                let name = kind.rawValue.lowercased()
                return kind == .count ? words.count == 1 && words[0] == name : words.contains { $0 == name }
            })
        else { return nil }
        self = kind
    }

    /// What AWS names as the statistic of use, where an answer does not say which it is; nil where there are several.
    ///
    /// Sources: Application Load Balancer user guide, "CloudWatch metrics for your Application Load Balancer", 2023; AWS
    /// Lambda developer guide, "Using CloudWatch metrics", 2023.
    public var usualStatistic: String? {
        switch self {
        case .invocations, .requestCount, .requestCountPerTarget, .newConnectionCount, .activeConnectionCount,
            .processedBytes, .consumedLCUs, .ruleEvaluations, .count, .dataProcessed, .errors, .throttles:
            "Sum"
        case .cpuUtilization, .instances, .latency, .integrationLatency, .targetResponseTime: "Average"
        case .concurrentExecutions: "Maximum"
        case .duration, .networkOut, .networkIn: nil
        }
    }

    /// The requests that it counts; nil where it counts something else.
    var demand: Demand.Source? {
        switch self {
        case .invocations: .invocations
        case .requestCount: .balancerRequests
        case .count: .apiRequests
        default: nil
        }
    }
}

/// The statistics of CloudWatch that tell something.
enum MetricStatistic {
    /// The statistic that a word names, as CloudWatch writes it: `Sum`, `p99`; nil for other words.
    static func named(_ word: some StringProtocol) -> String? {
        let word = word.lowercased()
        if let known = ["Sum", "SampleCount", "Average", "Maximum", "Minimum"].first(where: { $0.lowercased() == word })
        {
            return known
        }
        let digits = word.dropFirst()
        guard word.hasPrefix("p"), (1...5).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2E }), digits.utf8.first != 0x2E
        else { return nil }
        return word
    }

    /// The statistic that one of a label's words names.
    static func inLabel(_ label: String) -> String? {
        label.split { " :/,()".contains($0) }.compactMap { named($0) }.first
    }
}
