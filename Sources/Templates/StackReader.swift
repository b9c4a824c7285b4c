import JSONText

/// Reads a template of CloudFormation, AWS SAM or the CDK.
struct StackReader {
    private let root: JSONValue
    private let parameters: [String: String]
    let isServerless: Bool

    init(_ root: JSONValue, parameters: [String: String]) {
        (self.root, self.parameters) = (root, parameters)
        let transform = root["Transform"]
        let names =
            [transform].compactMap { $0?.stringValue }
            + (transform.map { $0.elements.compactMap { $0.stringValue } } ?? [])
        isServerless =
            names.contains { $0.hasPrefix("AWS::Serverless") }
            || root["Resources"].map {
                $0.members.contains { $0.value["Type"]?.stringValue?.hasPrefix("AWS::Serverless::") == true }
            } == true
    }

    var title: String {
        if isServerless { return "AWS SAM template" }
        let isCDK = root["Resources"]?.members.contains { $0.value["Metadata"]?["aws:cdk:path"] != nil } == true
        return isCDK ? "CloudFormation template of the CDK" : "CloudFormation template"
    }

    /// The names of its parameters.
    var parameterNames: [String] { root["Parameters"].map { $0.members.map { $0.key } } ?? [] }

    /// - Throws: where a value that is given for a parameter is none that its declaration allows.
    func checkParameters() throws(TemplateError) {
        guard let declared = root["Parameters"] else { return }
        for member in declared.members {
            guard let value = parameters[member.key] else { continue }
            try ParameterCheck(name: member.key, declaration: member.value).check(value)
        }
    }

    /// - Throws: where what should be a resource is none.
    func resources(in region: String) throws(TemplateError) -> [TemplateResource] {
        let evaluator = StackEvaluator(root, parameters: parameters, region: region)
        var resources: [TemplateResource] = []
        guard let stated = root["Resources"] else { return [] }
        for member in stated.members {
            if member.key.hasPrefix("Fn::ForEach") {
                resources.append(TemplateResource(member.key, type: member.key) { _ in .absent })
                continue
            }
            guard let type = member.value["Type"]?.stringValue else {
                throw .malformed(
                    at: "Resources.\(member.key)", found: member.value.excerpt, accepted: "a resource with its \"Type\""
                )
            }
            var resource = resource(member.key, type, member.value, evaluator)
            if let condition = member.value["Condition"]?.stringValue, !condition.isEmpty {
                switch evaluator.truth(ofCondition: condition) {
                case .holds: break
                case .fails: resource.absence = "its condition \(condition) does not hold"
                case .unknown(let why):
                    resource.remark =
                        "taken, though its condition \(condition) may not hold: \(Self.words(why)) decides"
                }
            }
            resources.append(resource)
        }
        if isServerless { addEvents(to: &resources, evaluator) }
        return resources
    }

    private static func words(_ unknown: TemplateValue.Unknown) -> String {
        switch unknown.reason {
        case .parameter(let name): "the parameter \(name)"
        case .elsewhere(let what): what
        case .computed: "the deployment"
        }
    }

    private func resource(
        _ name: String, _ type: String, _ value: JSONValue, _ evaluator: StackEvaluator
    ) -> TemplateResource {
        let properties = value["Properties"]
        let globals = globals(of: type)
        let ignored = value["IgnoreGlobals"]
        let ignoredKeys = ignored.map { $0.elements.compactMap { $0.stringValue } } ?? []
        // All of them where it is the text '*'.
        let ignoresAll = ignored?.kind == .string
        var resource = TemplateResource(name, type: type) { key in
            let own = evaluator.property(properties?[named: key], .template)
            guard !ignoresAll, !ignoredKeys.contains(key), let common = globals?[named: key] else { return own }
            return evaluator.property(common, .globals).merged(with: own)
        }
        resource.origin = value["Metadata"]?["aws:cdk:path"]?.stringValue
        return resource
    }

    /// What SAM says for all resources of a type.
    ///
    /// Source: AWS SAM, "Globals section of the AWS SAM template", 2026.
    private func globals(of type: String) -> JSONValue? {
        let prefix = "AWS::Serverless::"
        guard isServerless, type.hasPrefix(prefix) else { return nil }
        return root["Globals"]?[named: String(type.dropFirst(prefix.count))]
    }
}

extension TemplateValue {
    /// SAM's rule: what a resource says replaces the globals, but maps are put together, and lists stand behind theirs.
    func merged(with own: TemplateValue) -> TemplateValue {
        switch (self, own) {
        case (_, .absent): return self
        case (.list(let common), .list(let elements)): return .list(common + elements)
        case (.object(let common), .object(let members)):
            var merged = common
            for member in members {
                if let place = merged.firstIndex(where: { $0.key == member.key }) {
                    merged[place].value = merged[place].value.merged(with: member.value)
                } else {
                    merged.append(member)
                }
            }
            return .object(merged)
        default: return own
        }
    }
}

// MARK: SAM's events

extension StackReader {
    /// What SAM makes of the events of functions: APIs that nobody declares, subscriptions, event sources.
    private func addEvents(to resources: inout [TemplateResource], _ evaluator: StackEvaluator) {
        var made: [TemplateResource] = []
        var names = Set(resources.map { $0.address })
        let starting = ["AWS::Serverless::Function", "AWS::Serverless::StateMachine"]
        for function in resources where starting.contains(function.type) && function.absence == nil {
            guard case .object(let events) = function["Events"] else { continue }
            for (name, event) in events {
                let properties = event["Properties"]
                let address = "\(function.address).\(name)"
                switch event["Type"].text ?? "" {
                case "Api" where properties["RestApiId"].isAbsent:
                    implicit("ServerlessRestApi", "AWS::Serverless::Api", &names, &made, evaluator)
                case "HttpApi" where properties["ApiId"].isAbsent:
                    implicit("ServerlessHttpApi", "AWS::Serverless::HttpApi", &names, &made, evaluator)
                case "SNS": addSubscription(address, properties, to: &made)
                case "SQS":
                    made.append(
                        TemplateResource(address, type: "AWS::Lambda::EventSourceMapping") { key in
                            key == "EventSourceArn" ? properties["Queue"] : properties[key]
                        })
                default: break
                }
            }
        }
        resources += made
    }

    /// A function's subscription of a topic, and the queue that SAM puts between where that is asked for.
    ///
    /// Source: AWS SAM, "SNS" event source, SqsSubscription, 2026.
    private func addSubscription(_ address: String, _ properties: TemplateValue, to made: inout [TemplateResource]) {
        let queue = properties["SqsSubscription"]
        let isQueued = queue.isTrue || !queue["QueueArn"].isAbsent
        made.append(
            TemplateResource(address, type: "AWS::SNS::Subscription") { key in
                key == "TopicArn"
                    ? properties["Topic"]
                    : key == "Protocol"
                        ? .scalar(.init(text: isQueued ? "sqs" : "lambda", origin: .template)) : .absent
            })
        guard queue.isTrue else { return }
        var resource = TemplateResource("\(address).Queue", type: "AWS::SQS::Queue") { _ in .absent }
        resource.remark = "SAM makes it of the functions' events"
        made.append(resource)
    }

    private func implicit(
        _ name: String, _ type: String, _ names: inout Set<String>, _ made: inout [TemplateResource],
        _ evaluator: StackEvaluator
    ) {
        guard names.insert(name).inserted else { return }
        let common = globals(of: type)
        var resource = TemplateResource(name, type: type) { evaluator.property(common?[named: $0], .globals) }
        resource.remark = "SAM makes it of the functions' events"
        made.append(resource)
    }
}
