/// All resources of a template, and what refers to what.
final class Estate {
    let resources: [TemplateResource]
    let kinds: [ResourceKind]
    /// The resources of a block, by its address.
    private var blocks: [String: [Int]] = [:]
    /// The first resource of a block in a module, with an index.
    private var places: [Place: Int] = [:]
    /// Resources by what others call them: their ID, name or ARN.
    private var identities: [Identity: Int] = [:]
    /// The resources that point at another one, by what they are.
    private var pointing: [Pointing: [Int]] = [:]
    /// What a resource points at first.
    private var pointed: [Int: Int] = [:]
    private var byKind: [ResourceKind: [Int]] = [:]
    private var deadLetterQueues: Set<Int> = []
    /// Functions that run in Amazon CloudFront's places.
    private var edgeFunctions: Set<Int> = []

    private struct Place: Hashable {
        let block: String
        /// nil for any.
        let module: String?
        let index: String?
    }

    private struct Identity: Hashable {
        let kind: ResourceKind
        let text: String
    }

    private struct Pointing: Hashable {
        let target: Int
        let kind: ResourceKind
    }

    init(_ resources: [TemplateResource]) {
        self.resources = resources
        kinds = resources.map { ResourceKind($0.type) }
        for (position, resource) in resources.enumerated() where resource.absence == nil {
            blocks[resource.block, default: []].append(position)
            byKind[kinds[position], default: []].append(position)
            let module = Self.module(of: resource.address)
            for (module, index) in [(module, resource.index), (module, nil), (nil, resource.index)] {
                let place = Place(block: resource.block, module: module, index: index)
                if places[place] == nil { places[place] = position }
            }
            for text in identifying(position) {
                let identity = Identity(kind: kinds[position], text: text)
                if identities[identity] == nil { identities[identity] = position }
            }
        }
        for position in resources.indices where resources[position].absence == nil {
            for (value, targets) in pointers(position) {
                guard let target = self.target(of: value, from: position, targets) else { continue }
                pointing[Pointing(target: target, kind: kinds[position]), default: []].append(position)
                if pointed[position] == nil { pointed[position] = target }
            }
        }
        deadLetterQueues = findDeadLetterQueues()
        edgeFunctions = findEdgeFunctions()
    }

    /// All that are there, of a kind.
    func all(_ kind: ResourceKind) -> [Int] { byKind[kind] ?? [] }

    /// The function that a version, an alias or a setting of one belongs to.
    func function(_ setting: Int) -> Int? {
        guard let target = pointed[setting] else { return nil }
        return kinds[target] == .function ? target : pointed[target].flatMap { kinds[$0] == .function ? $0 : nil }
    }

    /// Whether it points at a resource that is there.
    func isPointing(_ position: Int) -> Bool { pointed[position] != nil }

    /// The resources of a kind that point at this one.
    func pointing(at target: Int, _ kind: ResourceKind) -> [Int] {
        pointing[Pointing(target: target, kind: kind)] ?? []
    }

    /// What others call a resource.
    private func identifying(_ position: Int) -> [String] {
        let resource = resources[position]
        let names: [TemplateValue]
        switch kinds[position] {
        case .function: names = [resource["function_name", "FunctionName"], resource["arn"]]
        case .launchTemplate: names = [resource["id"], resource["name", "LaunchTemplateName"]]
        case .launchConfiguration: names = [resource["id"], resource["name", "LaunchConfigurationName"]]
        case .taskService: names = [resource["name", "ServiceName"], resource["id"]]
        case .eventRule: names = [resource["name"], resource["id"]]
        case .logGroup: names = [resource["name", "LogGroupName"], resource["arn"]]
        case .restAPI, .httpAPI, .volume, .instance, .subnet, .natGateway, .networkInterface: names = [resource["id"]]
        case .address: names = [resource["id"], resource["public_ip"], resource["allocation_id"]]
        case .balancer, .targetGroup, .listener, .topic, .taskDefinition: names = [resource["arn"], resource["id"]]
        case .queue: names = [resource["arn"], resource["id"], resource["url"]]
        default: return []
        }
        return names.compactMap { $0.form }.filter { !$0.isEmpty }
    }

    /// The properties by which a resource points at another one, and what that may be.
    private func pointers(_ position: Int) -> [(TemplateValue, [ResourceKind])] {
        let resource = resources[position]
        switch kinds[position] {
        case .logDelivery:
            let log = resource["LogGroupName", "log_group_name"]
            let written = log.isAbsent ? resource["log_destination", "LogDestination"] : log
            return [
                (written, [.logGroup]),
                (resource["CloudWatchLogsLogGroupArn", "cloud_watch_logs_group_arn"], [.logGroup]),
            ]
        case .scaling:
            guard resource["service_namespace", "ServiceNamespace"].text == "ecs" else { return [] }
            let scaled = resource["resource_id", "ResourceId"]
            let service = scaled.scalar.map { scalar in
                let last = scalar.text.split(separator: "/").last.map(String.init) ?? ""
                return TemplateValue.scalar(.init(text: last, origin: scalar.origin))
            }
            return [(service ?? scaled, [.taskService])]
        case .functionSetting:
            return [(resource["function_name", "FunctionName"], [.function, .functionSetting])]
        case .apiStage: return [(resource["rest_api_id", "RestApiId"], [.restAPI])]
        case .volumeAttachment:
            return [
                (resource["instance_id", "InstanceId"], [.instance]), (resource["volume_id", "VolumeId"], [.volume]),
            ]
        case .instance:
            let interfaces = resource["network_interface", "NetworkInterfaces"].elements
            return resource["Volumes"].elements.map { ($0["VolumeId"], [.volume]) }
                + interfaces.map { ($0["network_interface_id", "NetworkInterfaceId"], [.networkInterface]) }
        case .networkInterface:
            return resource["attachment"].elements.map { ($0["instance"], [.instance]) }
        case .networkInterfaceAttachment:
            return [
                (resource["instance_id", "InstanceId"], [.instance]),
                (resource["network_interface_id", "NetworkInterfaceId"], [.networkInterface]),
            ]
        case .address:
            return [
                (resource["instance", "InstanceId"], [.instance]), (resource["network_interface"], [.networkInterface]),
            ]
        case .addressAssociation:
            return [
                (resource["instance_id", "InstanceId"], [.instance]),
                (resource["network_interface_id", "NetworkInterfaceId"], [.networkInterface]),
                (resource["allocation_id", "AllocationId", "EIP"], [.address]),
            ]
        case .natGateway:
            let secondary = resource["secondary_allocation_ids", "SecondaryAllocationIds"]
            return ([resource["allocation_id", "AllocationId"]] + secondary.named).map { ($0, [.address]) }
        case .balancer:
            let mappings = resource["subnet_mapping", "SubnetMappings"].elements
            return mappings.map { ($0["allocation_id", "AllocationId"], [.address]) }
        case .listener: return [(resource["load_balancer_arn", "LoadBalancerArn"], [.balancer])]
        case .listenerRule: return [(resource["listener_arn", "ListenerArn"], [.listener])]
        case .subscription: return [(resource["topic_arn", "TopicArn"], [.topic])]
        case .eventSource: return [(resource["event_source_arn", "EventSourceArn"], [.queue])]
        default: return []
        }
    }

    /// The versions, aliases and settings of a function, also those that name it by an alias.
    func settings(of function: Int) -> [Int] {
        let direct = pointing(at: function, .functionSetting)
        let known = Set(direct)
        return direct + direct.flatMap { pointing(at: $0, .functionSetting) }.filter { !known.contains($0) }
    }

    /// The interfaces of the template that an instance is launched with.
    func interfaces(of instance: Int) -> [Int] {
        resources[instance]["network_interface", "NetworkInterfaces"].elements.compactMap {
            target(of: $0["network_interface_id", "NetworkInterfaceId"], from: instance, [.networkInterface])
        }
    }

    /// The interfaces of the template that an instance gets beside those that it is launched with.
    func attachedInterfaces(of instance: Int) -> [Int] {
        pointing(at: instance, .networkInterface)
            + pointing(at: instance, .networkInterfaceAttachment).compactMap {
                let value = resources[$0]["network_interface_id", "NetworkInterfaceId"]
                return target(of: value, from: $0, [.networkInterface])
            }
    }

    /// The instance that an interface belongs to.
    func instance(with interface: Int) -> Int? {
        if let launched = pointing(at: interface, .instance).first { return launched }
        for attachment in pointing(at: interface, .networkInterfaceAttachment) {
            let value = resources[attachment]["instance_id", "InstanceId"]
            if let found = target(of: value, from: attachment, [.instance]) { return found }
        }
        return target(of: resources[interface]["attachment"]["instance"], from: interface, [.instance])
    }

    /// The resource that a value points at: by reference, or by an ID, name or ARN that is known already.
    func target(of value: TemplateValue, from referrer: Int, _ kinds: [ResourceKind]) -> Int? {
        for reference in value.references {
            if let found = resource(inBlock: reference, kinds, from: referrer) { return found }
        }
        guard let text = value.form, !text.isEmpty else { return nil }
        for kind in kinds {
            if let found = identities[Identity(kind: kind, text: text)] { return found }
        }
        // Some tools put an address in the place of an ID that is not known yet.
        guard value.unknown == nil else { return nil }
        let parts = TemplateResource.block(of: text).split(separator: ".")
        guard parts.count > 1 else { return nil }
        return resource(inBlock: parts.joined(separator: "."), kinds, from: referrer)
            ?? resource(inBlock: parts.dropLast().joined(separator: "."), kinds, from: referrer)
    }

    /// All resources of blocks that a value names.
    func targets(of value: TemplateValue, _ kinds: [ResourceKind]) -> [Int] {
        var (found, known): ([Int], Set<Int>) = ([], [])
        for reference in value.references {
            for position in blocks[reference] ?? [] where kinds.contains(self.kinds[position]) {
                if known.insert(position).inserted { found.append(position) }
            }
        }
        return found
    }

    /// Of several resources of a block the one in the same module with the same index; else one in the same module, or with
    /// the same index, or the first.
    private func resource(inBlock block: String, _ kinds: [ResourceKind], from referrer: Int) -> Int? {
        guard let all = blocks[block], let first = all.first, kinds.contains(self.kinds[first]) else { return nil }
        guard all.count > 1 else { return first }
        let own = resources[referrer]
        let module = Self.module(of: own.address)
        return places[Place(block: block, module: module, index: own.index)]
            ?? places[Place(block: block, module: module, index: nil)]
            ?? places[Place(block: block, module: nil, index: own.index)] ?? first
    }

    /// What stands in front of the last two words of an address, with what tells instances apart.
    private static func module(of address: String) -> String {
        var (depth, isQuoted, points) = (0, false, [Int]())
        for (offset, byte) in address.utf8.enumerated() {
            switch byte {
            case 0x22: isQuoted.toggle()
            case 0x5B where !isQuoted: depth += 1
            case 0x5D where !isQuoted: depth -= 1
            case 0x2E where depth == 0 && !isQuoted: points.append(offset)
            default: break
            }
        }
        guard points.count > 1 else { return "" }
        return String(decoding: address.utf8.prefix(points[points.count - 2]), as: UTF8.self)
    }
}

extension Estate {
    /// Whether a queue is where another one, a function or a topic leaves what failed.
    func isDeadLetterQueue(_ position: Int) -> Bool { deadLetterQueues.contains(position) }

    fileprivate func findDeadLetterQueues() -> Set<Int> {
        var found: Set<Int> = []
        for position in resources.indices where resources[position].absence == nil {
            let resource = resources[position]
            let value: TemplateValue
            switch kinds[position] {
            case .queue: value = resource["redrive_policy", "RedrivePolicy"]
            case .function: value = resource["dead_letter_config", "DeadLetterConfig", "DeadLetterQueue"]
            case .subscription: value = resource["redrive_policy", "RedrivePolicy"]
            default: continue
            }
            if let queue = target(of: value["deadLetterTargetArn", "target_arn", "TargetArn"], from: position, [.queue])
                ?? target(of: value, from: position, [.queue])
            {
                found.insert(queue)
            }
        }
        return found
    }
}

extension Estate {
    /// Whether a function is Lambda@Edge.
    func isEdgeFunction(_ position: Int) -> Bool { edgeFunctions.contains(position) }

    fileprivate func findEdgeFunctions() -> Set<Int> {
        var found: Set<Int> = []
        for position in all(.distribution) {
            let resource = resources[position]
            let (own, inner) = (resource["default_cache_behavior"], resource["DistributionConfig"])
            let behaviors =
                [own, inner["DefaultCacheBehavior"]] + resource["ordered_cache_behavior"].elements
                + inner["CacheBehaviors"].elements
            for behavior in behaviors {
                for association in behavior["lambda_function_association", "LambdaFunctionAssociations"].elements {
                    let name = association["lambda_arn", "LambdaFunctionARN"]
                    guard let named = target(of: name, from: position, [.function, .functionSetting]) else { continue }
                    found.insert(kinds[named] == .function ? named : pointed[named] ?? named)
                }
            }
        }
        return found
    }
}
