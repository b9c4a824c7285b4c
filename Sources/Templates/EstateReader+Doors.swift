/// What requests come in through.
extension EstateReader {
    // MARK: Load balancers

    mutating func balancer(_ position: Int) throws(TemplateError) -> TemplateEntry {
        let resource = estate.resources[position]
        let stated = resource["load_balancer_type", "Type"].scalar
        let type = stated?.text ?? "application"
        guard type == "application" || type == "network" else {
            return verdict(position, .notModelled, "a balancer of type \(type)")
        }
        var taking = Taking(resource, as: "elb")
        taking.add("type", .text(type), stated?.origin ?? .usual)
        try addAddresses(to: &taking, leastZones: type == "application" ? 2 : 1)
        if type == "application" {
            let listeners = estate.pointing(at: position, .listener)
            let rules = listeners.reduce(0) { $0 + estate.pointing(at: $1, .listenerRule).count }
            if rules > 0 {
                taking.add("rules", min(rules, 10_000), .reference("its listeners' rules, without the default"))
            }
            if leadsToFunctions(listeners) {
                taking.add("target", .text("lambda"), .reference("its target groups hold functions"))
            }
        }
        return take(taking, at: position, count: 1)
    }

    /// Whether all that a balancer's listeners send requests to are functions.
    private func leadsToFunctions(_ listeners: [Int]) -> Bool {
        var groups: [Int] = []
        for listener in listeners {
            groups += targetGroups(of: listener)
            for rule in estate.pointing(at: listener, .listenerRule) { groups += targetGroups(of: rule) }
        }
        return !groups.isEmpty
            && groups.allSatisfy { estate.resources[$0]["target_type", "TargetType"].text == "lambda" }
    }

    private func targetGroups(of position: Int) -> [Int] {
        let resource = estate.resources[position]
        let actions = resource["default_action", "DefaultActions"].elements + resource["action", "Actions"].elements
        return actions.flatMap { action in
            let groups =
                [action["target_group_arn", "TargetGroupArn"]]
                + action["forward", "ForwardConfig"]["target_group", "TargetGroups"].elements.map {
                    $0["arn", "TargetGroupArn"]
                }
            return groups.compactMap { estate.target(of: $0, from: position, [.targetGroup]) }
        }
    }

    mutating func classicBalancer(_ position: Int) throws(TemplateError) -> TemplateEntry {
        var taking = Taking(estate.resources[position], as: "elb")
        taking.add("type", .text("classic"), .reference(taking.resource.type))
        try addAddresses(to: &taking, leastZones: 1)
        return take(taking, at: position, count: 1)
    }

    /// A balancer in the internet has a public address in each of its zones.
    private func addAddresses(to taking: inout Taking, leastZones: Int) throws(TemplateError) {
        let resource = taking.resource
        let scheme = resource["Scheme"]
        if taking.note(scheme) { return }
        if resource["internal"].isTrue || scheme.text == "internal" { return }
        if resource["ip_address_type", "IpAddressType"].text == "dualstack-without-public-ipv4" { return }
        let mappings = resource["subnet_mapping", "SubnetMappings"].elements
        let zones = [
            resource["subnets", "Subnets"], resource["availability_zones", "AvailabilityZones"],
        ]
        if !mappings.isEmpty {
            return taking.add("publicIPv4", min(mappings.count, 1000), .reference("its subnet mappings"))
        }
        for value in zones {
            if case .list(let elements) = value,
                elements.count > 1 || (elements.first?.unknown == nil && !elements.isEmpty)
            {
                return taking.add(
                    "publicIPv4", min(elements.count, 1000), .reference("its \(elements.count) subnets or zones"))
            }
            let subnets = estate.targets(of: value, [.subnet])
            if !subnets.isEmpty {
                return taking.add("publicIPv4", min(subnets.count, 1000), .reference("its \(subnets.count) subnets"))
            }
        }
        taking.add("publicIPv4", leastZones, .assumed("its subnets are not known; it has one address in each zone"))
    }

    // MARK: API Gateway

    mutating func restAPI(_ position: Int) throws(TemplateError) -> TemplateEntry {
        var taking = Taking(estate.resources[position], as: "apiGateway")
        taking.add("type", .text("REST"), .reference(taking.resource.type))
        addCalls(to: &taking)
        // In SAM the stage's cache stands at the API.
        let stages =
            [taking.resource] + estate.pointing(at: position, .apiStage).map { estate.resources[$0] }
        for stage in stages {
            guard let size = Self.cacheSize(of: stage) else { continue }
            if let scalar = size.scalar, Self.isDecimal(scalar.text) {
                taking.add("cacheGB", .text(scalar.text), .reference(stage.address))
            } else {
                taking.miss("cacheGB", "the size of its cache")
            }
            break
        }
        return take(taking, at: position)
    }

    /// The size of a stage's cache where it has one; a deployment of CloudFormation may describe its stage.
    static func cacheSize(of stage: TemplateResource) -> TemplateValue? {
        let described = stage["StageDescription"]
        let isCached =
            stage["cache_cluster_enabled", "CacheClusterEnabled"].isTrue || described["CacheClusterEnabled"].isTrue
        guard isCached else { return nil }
        let own = stage["cache_cluster_size", "CacheClusterSize"]
        return own.isAbsent ? described["CacheClusterSize"] : own
    }

    private static func isDecimal(_ text: String) -> Bool {
        text.utf8.contains { (0x30...0x39).contains($0) }
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
            && text.utf8.first != 0x2E && text.utf8.last != 0x2E
    }

    mutating func httpAPI(_ position: Int) -> TemplateEntry {
        let resource = estate.resources[position]
        if resource["protocol_type", "ProtocolType"].text == "WEBSOCKET" {
            return verdict(position, .notModelled, "a WebSocket API: messages and minutes go into a custom resource")
        }
        var taking = Taking(resource, as: "apiGateway")
        taking.add("type", .text("HTTP"), .reference(resource.type))
        addCalls(to: &taking)
        return take(taking, at: position)
    }

    /// Where there is one API, requests are its calls.
    private func addCalls(to taking: inout Taking) {
        let apis = estate.all(.restAPI).count + estate.all(.httpAPI).count
        if apis > 1 {
            taking.miss("callsPerRequest", "it is one of \(apis) APIs")
        } else {
            taking.add("callsPerRequest", .number("1"), .assumed("it is the only API"), isWritten: false)
        }
    }
}
