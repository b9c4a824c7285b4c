/// What starts functions and is no resource of a scenario itself.
public enum Entrance: Equatable, Sendable {
    /// A part of an API that the template does not hold, or what lets one in; `type` as a scenario file has it, nil where
    /// nothing says it.
    case api(type: String?, named: String)
    /// A load balancer that the template does not hold.
    case balancer(named: String)
    /// A function's own URL, for which AWS asks nothing.
    case url(named: String)
    /// Messages, schedules and the like.
    case events(named: String)
}

extension EstateReader {
    /// What starts the functions beside the APIs and balancers of the template: the first of each kind.
    var entrances: [Entrance] {
        var found: [Entrance] = []
        func add(_ entrance: Entrance?) {
            guard let entrance, !found.contains(where: { $0.rank == entrance.rank }) else { return }
            found.append(entrance)
        }
        for (position, resource) in estate.resources.enumerated() where resource.absence == nil {
            add(partOfAPI(position))
            add(permission(resource))
            switch estate.kinds[position] {
            case .function:
                for entrance in events(of: resource, at: position) { add(entrance) }
            case .subscription where resource["protocol", "Protocol"].text == "lambda", .eventSource:
                add(.events(named: resource.address))
            default:
                if ["aws_lambda_function_url", "AWS::Lambda::Url"].contains(resource.type) {
                    add(.url(named: resource.address))
                }
            }
        }
        found.sort { $0.rank < $1.rank }
        if found.count > 1, found[0].rank == 0, found[1].rank == 1 { found.remove(at: 1) }
        return found
    }

    /// A method, a route or a stage whose API stands elsewhere.
    private func partOfAPI(_ position: Int) -> Entrance? {
        let resource = estate.resources[position]
        let isREST = resource.type.hasPrefix("AWS::ApiGateway::") || resource.type.hasPrefix("aws_api_gateway_")
        guard isREST || resource.type.hasPrefix("AWS::ApiGatewayV2::") || resource.type.hasPrefix("aws_apigatewayv2_")
        else { return nil }
        let api = resource["rest_api_id", "RestApiId", "api_id", "ApiId"]
        guard !api.isAbsent, estate.target(of: api, from: position, [.restAPI, .httpAPI]) == nil else { return nil }
        return .api(type: isREST ? "REST" : "HTTP", named: resource.address)
    }

    /// Who may start a function.
    private func permission(_ resource: TemplateResource) -> Entrance? {
        guard ["aws_lambda_permission", "AWS::Lambda::Permission"].contains(resource.type),
            let principal = resource["principal", "Principal"].text?.split(separator: ".").first
        else { return nil }
        switch principal {
        case "apigateway": return .api(type: nil, named: resource.address)
        case "elasticloadbalancing": return .balancer(named: resource.address)
        case "events", "s3", "sns", "scheduler", "logs", "iot", "cognito-idp", "ses":
            return .events(named: resource.address)
        default: return nil
        }
    }

    /// The events of a function of AWS SAM.
    private func events(of resource: TemplateResource, at position: Int) -> [Entrance] {
        var found: [Entrance] = []
        if !resource["FunctionUrlConfig"].isAbsent { found.append(.url(named: resource.address)) }
        guard case .object(let events) = resource["Events"] else { return found }
        for (name, event) in events {
            let address = "\(resource.address).\(name)"
            let api = event["Properties"]["RestApiId", "ApiId"]
            switch event["Type"].text ?? "" {
            case "Api", "HttpApi":
                guard !api.isAbsent, estate.target(of: api, from: position, [.restAPI, .httpAPI]) == nil else {
                    continue
                }
                found.append(.api(type: event["Type"].text == "Api" ? "REST" : "HTTP", named: address))
            default: found.append(.events(named: address))
            }
        }
        return found
    }
}

extension Entrance {
    /// In which order they are told: what costs most first.
    fileprivate var rank: Int {
        switch self {
        case .api(let type, _): type != nil ? 0 : 1
        case .balancer: 2
        case .url: 3
        case .events: 4
        }
    }
}
