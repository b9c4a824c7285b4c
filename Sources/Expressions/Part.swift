/// What a part of an expression may begin with.
enum Part: CaseIterable {
    case lambda, httpAPI, restAPI, apiGateway, applicationBalancer, networkBalancer, classicBalancer, natGateway
    case sns, sqs, fargate, managed, logs, egress

    /// The phrases of all parts by their first words.
    static let beginnings: [String: [(part: Part, phrase: [String])]] = {
        var beginnings: [String: [(part: Part, phrase: [String])]] = [:]
        for part in allCases {
            for words in part.phrases.map({ $0.split(separator: " ").map(String.init) }) {
                if let first = words.first { beginnings[first, default: []].append((part, words)) }
            }
        }
        return beginnings
    }()

    /// The words that begin it, in lower case; of two phrases that fit the longer one is meant.
    private var phrases: [String] {
        switch self {
        case .lambda: ["lambda", "lambda function"]
        case .httpAPI: Self.gateway("http") + ["http api v2"] + Self.gateways.flatMap { ["\($0) v2", "\($0)v2"] }
        case .restAPI: Self.gateway("rest") + Self.gateways.flatMap { ["\($0) v1"] }
        case .apiGateway: Self.gateways
        case .applicationBalancer: ["alb"] + Self.balancer("application")
        case .networkBalancer: ["nlb"] + Self.balancer("network")
        case .classicBalancer: ["elb", "clb"] + Self.balancer("classic")
        case .natGateway: ["nat", "nat gateway", "nat gateways", "nat-gateway", "nat gw"]
        case .sns: ["sns", "sns topic"]
        case .sqs: ["sqs", "sqs queue"]
        case .fargate: ["fargate", "ecs fargate"].flatMap { [$0, "\($0) task", "\($0) tasks"] }
        case .managed: ["managed", "managed instances", "lambda managed", "lambda managed instances"]
        case .logs: ["logs", "cloudwatch", "cloudwatch logs"]
        case .egress: ["egress", "data transfer", "data transfer out", "data out", "transfer out", "bandwidth"]
        }
    }

    private static let gateways = ["api gateway", "api-gateway", "apigateway", "api gw", "apigw"]

    private static func gateway(_ type: String) -> [String] {
        ["\(type) api", "\(type)-api", "\(type)api", "\(type) gateway", "\(type) api gateway", "\(type) api gw"]
            + gateways.flatMap { ["\($0) \(type)", "\($0) \(type) api"] }
    }

    private static func balancer(_ type: String) -> [String] {
        ["\(type) load balancer", "\(type) lb", "\(type) elb", "\(type) balancer"]
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
