/// What a part of an expression may begin with.
enum Part: CaseIterable {
    case lambda, httpAPI, restAPI, apiGateway, applicationBalancer, networkBalancer, classicBalancer, natGateway
    case sns, sqs, fargate, managed, logs, egress

    /// The words that begin it, in lower case, the longest first.
    var phrases: [[String]] {
        switch self {
        case .lambda: [["lambda"]]
        case .httpAPI: [["http", "api", "gateway"], ["http", "api"], ["api", "gateway", "http"]]
        case .restAPI: [["rest", "api", "gateway"], ["rest", "api"], ["api", "gateway", "rest"]]
        case .apiGateway: [["api", "gateway"]]
        case .applicationBalancer: [["alb"]]
        case .networkBalancer: [["nlb"]]
        case .classicBalancer: [["elb"], ["clb"]]
        case .natGateway: [["nat", "gateway"], ["nat"]]
        case .sns: [["sns"]]
        case .sqs: [["sqs"]]
        case .fargate: [["fargate"]]
        case .managed: [["managed"], ["lambda", "managed"]]
        case .logs: [["logs"]]
        case .egress: [["egress"]]
        }
    }

    /// How it is written, for messages.
    var example: String {
        switch self {
        case .lambda: "Lambda 256MB 90ms"
        case .httpAPI: "HTTP API"
        case .restAPI: "REST API"
        case .apiGateway: "API Gateway"
        case .applicationBalancer: "ALB"
        case .networkBalancer: "NLB"
        case .classicBalancer: "ELB"
        case .natGateway: "NAT"
        case .sns: "SNS"
        case .sqs: "SQS"
        case .fargate: "Fargate 0.5 1GB"
        case .managed: "Managed m7g.xlarge"
        case .logs: "logs 2KB"
        case .egress: "egress 20KB"
        }
    }

    /// The name alone.
    var name: String {
        switch self {
        case .lambda: "Lambda"
        case .fargate: "Fargate"
        case .managed: "Managed"
        case .logs: "logs"
        case .egress: "egress"
        default: example
        }
    }

    /// Whether a number of them may stand before it.
    var takesCount: Bool {
        switch self {
        case .applicationBalancer, .networkBalancer, .classicBalancer, .natGateway, .fargate, .managed: true
        default: false
        }
    }

    /// How every part is written, in a sentence.
    static let advice =
        "A part is an instance type such as 2xt3.small, or \(allCases.map { $0.example }.joined(separator: ", ")), "
        + "$15/month or $15/instance; '+' stands between parts."
}
