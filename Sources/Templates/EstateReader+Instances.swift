extension EstateReader {
    private static let typeRemedy = "the instance type, which the template does not know"

    mutating func instance(_ position: Int) throws(TemplateError) -> TemplateEntry {
        let resource = estate.resources[position]
        let named = resource["launch_template", "LaunchTemplate"]
        let launch = Launch(own: resource, template: launchTemplate(named, from: position))
        var taking = Taking(resource, as: "ec2")
        let type = launch["instance_type", "InstanceType"]
        if let scalar = type.scalar {
            taking.add("instanceType", .text(scalar.text), scalar.origin)
        } else if type.isAbsent, resource.type == "AWS::EC2::Instance", named.isAbsent {
            taking.add("instanceType", .text("m1.small"), .usual)
        } else {
            _ = taking.note(type)
            taking.miss("instanceType", Self.typeRemedy)
        }
        try addFleet(of: launch, at: position, to: &taking)
        return take(taking, at: position, count: 1)
    }

    /// A launch template or configuration that a block names.
    private func launchTemplate(_ block: TemplateValue, from position: Int) -> TemplateResource? {
        guard !block.isAbsent else { return nil }
        let names = [
            block["id", "LaunchTemplateId", "launch_template_id"],
            block["name", "LaunchTemplateName", "launch_template_name"],
            block,
        ]
        for name in names {
            if let found = estate.target(of: name, from: position, [.launchTemplate]) { return estate.resources[found] }
        }
        return nil
    }

    // MARK: Auto Scaling groups

    mutating func group(_ position: Int) throws(TemplateError) -> TemplateEntry {
        let resource = estate.resources[position]
        var taking = Taking(resource, as: "ec2")
        let policy = resource["mixed_instances_policy", "MixedInstancesPolicy"]
        let launch = Launch(own: resource, template: launchSource(of: position, policy))
        var (capacity, origin) = try capacity(of: resource, &taking)
        let overrides = policy["launch_template", "LaunchTemplate"]["override", "Overrides"].elements
        let types = overrides.compactMap { $0["instance_type", "InstanceType"].scalar }
        if let first = types.first {
            taking.add("instanceType", .text(first.text), first.origin)
            if types.count > 1 {
                let others = types.dropFirst().map { $0.text }.joined(separator: ", ")
                taking.remarks.append("the first of its types is taken; it may launch \(others) as well")
            }
            let weight = overrides.first?["weighted_capacity", "WeightedCapacity"] ?? .absent
            if let weight = try taking.whole("count", weight, 1...999), weight.number > 1 {
                capacity = (capacity + weight.number - 1) / weight.number
                origin = .reference("capacity of \(origin.word), \(weight.number) an instance")
            }
        } else if let scalar = launch["instance_type", "InstanceType"].scalar {
            taking.add("instanceType", .text(scalar.text), scalar.origin)
        } else {
            _ = taking.note(launch["instance_type", "InstanceType"])
            let sources = [
                resource["launch_template", "LaunchTemplate"], policy,
                resource["launch_configuration", "LaunchConfigurationName"],
            ]
            let isNamed = sources.contains { $0.unknown != nil || !$0.elements.isEmpty }
            taking.miss(
                "instanceType",
                launch.template != nil
                    ? Self.typeRemedy
                    : isNamed
                        ? "what it launches by is not in the file" : "it names no launch template or configuration")
        }
        if !policy.isAbsent { addSpotRemark(policy["instances_distribution", "InstancesDistribution"], &taking) }
        try addFleet(of: launch, at: position, to: &taking)
        if let unit = resource["desired_capacity_type", "DesiredCapacityType"].text, unit != "units", !unit.isEmpty {
            taking.remarks.append("its capacity counts \(unit), not instances: change count")
        }
        if !resource["warm_pool", "WarmPool"].elements.isEmpty {
            taking.remarks.append("the instances of its warm pool are not counted")
        }
        guard capacity > 0 else {
            return verdict(
                position, .leftOut, (["0 instances: that is its size now"] + taking.remarks).joined(separator: "; "))
        }
        guard capacity <= 1_000_000 else {
            throw .value(resource.address, key: "count", found: "\(capacity)", accepted: "at most 1000000")
        }
        return take(taking, at: position, count: capacity, countOrigin: origin)
    }

    /// What a group launches by: a template, one inside a mixed policy, or a configuration.
    private func launchSource(of position: Int, _ policy: TemplateValue) -> TemplateResource? {
        let resource = estate.resources[position]
        let mixed = policy["launch_template", "LaunchTemplate"]
        let blocks = [
            resource["launch_template", "LaunchTemplate"],
            mixed["launch_template_specification", "LaunchTemplateSpecification"],
        ]
        for block in blocks {
            if let found = launchTemplate(block, from: position) { return found }
        }
        let configuration = resource["launch_configuration", "LaunchConfigurationName"]
        return estate.target(of: configuration, from: position, [.launchConfiguration]).map { estate.resources[$0] }
    }

    /// How many instances it has: what is desired, else the least, which is what AWS then starts with.
    ///
    /// Source: Amazon EC2 Auto Scaling API, CreateAutoScalingGroup, DesiredCapacity.
    private func capacity(
        of resource: TemplateResource, _ taking: inout Taking
    ) throws(TemplateError) -> (Int, Origin) {
        let range = 0...1_000_000
        let least = try taking.whole("count", resource["min_size", "MinSize"], range)
        let most = try taking.whole("count", resource["max_size", "MaxSize"], range)
        let desired = try taking.whole("count", resource["desired_capacity", "DesiredCapacity"], range)
        let size = desired?.number ?? least?.number ?? 1
        if let most, size == 0, most.number > 0 {
            taking.remarks.append("it may have up to \(most.number)")
        } else if let least, let most, size > 0 {
            let range = least.number == most.number ? "\(most.number)" : "\(least.number) to \(most.number)"
            let unit = range == "1" ? "instance" : "instances"
            taking.remarks.append("\(range) \(unit); without requestsPerSecond it never scales")
        }
        if let desired { return (desired.number, desired.origin) }
        if let least { return (least.number, .reference("its least size, as none is desired")) }
        return (1, .assumed("no size is known"))
    }

    private func addSpotRemark(_ distribution: TemplateValue, _ taking: inout Taking) {
        let share = distribution["on_demand_percentage_above_base_capacity", "OnDemandPercentageAboveBaseCapacity"].text
        guard let share, share != "100" else { return }
        let base = distribution["on_demand_base_capacity", "OnDemandBaseCapacity"].text ?? "0"
        taking.remarks.append(
            "beyond \(base) only \(share) % are on demand, the rest is Spot: all are priced on demand")
    }
}

// MARK: What instances have

extension EstateReader {
    /// Disks, addresses, monitoring and the rest of the instances that are launched so.
    private mutating func addFleet(of launch: Launch, at position: Int, to taking: inout Taking) throws(TemplateError) {
        let platform = launch["platform"].text ?? ""
        if platform.lowercased().hasPrefix("windows") {
            taking.add("operatingSystem", .text("Windows"), .planned)
        } else {
            taking.add("operatingSystem", .text("Linux"), .assumed("its image decides"), isWritten: false)
        }
        let isBurstable = taking.values.contains {
            if case .text(let type) = $0.content { $0.key == "instanceType" && type.hasPrefix("t") } else { false }
        }
        let credits = launch["credit_specification", "CreditSpecification"]["cpu_credits", "CPUCredits", "CpuCredits"]
        if isBurstable, let scalar = credits.scalar, ["standard", "unlimited"].contains(scalar.text) {
            taking.add("cpuCredits", .text(scalar.text), scalar.origin)
        }
        let market = launch["instance_market_options", "InstanceMarketOptions"]["market_type", "MarketType"]
        let spotPrice = launch["spot_price", "SpotPrice"]
        if market.text == "spot" || spotPrice.scalar?.text.isEmpty == false {
            taking.remarks.append("Spot, priced on demand: write \"purchase\": {\"model\": \"discount\", …}")
        }
        let tenancy =
            launch["tenancy", "Tenancy", "placement_tenancy"].text
            ?? launch["placement", "Placement"]["tenancy", "Tenancy"].text
        if let tenancy, ["dedicated", "host"].contains(tenancy) {
            taking.remarks.append("tenancy \(tenancy) is not modelled: priced as shared")
        }
        try addVolumes(of: launch, at: position, to: &taking)
        addPublicAddress(of: launch, at: position, to: &taking)
        addMonitoring(of: launch, to: &taking)
    }

    /// Detailed monitoring is what launch configurations have where they are silent.
    ///
    /// Source: Amazon EC2 Auto Scaling API, InstanceMonitoring: "The default value is true".
    private func addMonitoring(of launch: Launch, to taking: inout Taking) {
        if let source = launch.template, ResourceKind(source.type) == .launchConfiguration {
            let stated = source["enable_monitoring", "InstanceMonitoring"]
            if stated.isAbsent || stated.unknown != nil {
                taking.add("detailedMonitoring", .flag(true), .usual)
            } else {
                taking.takeFlag("detailedMonitoring", stated.from(source.address))
            }
            return
        }
        let monitoring = launch["monitoring", "Monitoring"]
        taking.takeFlag(
            "detailedMonitoring", monitoring.scalar != nil ? monitoring : monitoring["enabled", "Enabled"])
    }

    /// An address of an interface that is attached later comes beside the one of the interface that an instance is
    /// launched with, so that it counts here only where that has none.
    private mutating func addPublicAddress(of launch: Launch, at position: Int, to taking: inout Taking) {
        if let address = addresses(at: [position] + estate.interfaces(of: position)).first {
            return taking.add("publicIPv4", .flag(true), .reference(estate.resources[address].address))
        }
        let own = publicAddress(of: launch, &taking)
        if own?.isPublic != true, let address = addresses(at: estate.attachedInterfaces(of: position)).first {
            return taking.add("publicIPv4", .flag(true), .reference(estate.resources[address].address))
        }
        guard let own else { return }
        if own.isPublic { addressed.insert(position) }
        taking.add("publicIPv4", .flag(own.isPublic), own.origin, isWritten: own.isPublic)
    }

    /// The addresses of instances and interfaces, and what associates addresses with them.
    private func addresses(at holders: [Int]) -> [Int] {
        holders.flatMap { estate.pointing(at: $0, .address) + estate.pointing(at: $0, .addressAssociation) }
    }

    /// Whether AWS gives an instance an address when it is launched; nil where that needs no word.
    private func publicAddress(
        of launch: Launch, _ taking: inout Taking
    ) -> (isPublic: Bool, origin: Origin)? {
        let interface = launch["network_interfaces", "NetworkInterfaces"]
        var stated = launch["associate_public_ip_address", "AssociatePublicIpAddress"]
        if stated.scalar == nil || stated.text == "" {
            stated = interface["associate_public_ip_address", "AssociatePublicIpAddress"]
        }
        if let scalar = stated.scalar, !scalar.text.isEmpty {
            return stated.isTrue ? (true, scalar.origin) : nil
        }
        if taking.note(stated) { return nil }
        let own = launch["subnet_id", "SubnetId", "vpc_zone_identifier", "VPCZoneIdentifier"]
        let subnets = own.isSilent ? interface["subnet_id", "SubnetId"] : own
        if subnets.isSilent, interface["network_interface_id", "NetworkInterfaceId"].isSilent,
            launch["network_interface"].elements.isEmpty
        {
            return (true, .assumed("no subnet is named, and default ones give addresses"))
        }
        for subnet in estate.targets(of: subnets, [.subnet]) {
            let source = estate.resources[subnet]
            if source["map_public_ip_on_launch", "MapPublicIpOnLaunch"].isTrue {
                return (true, .reference(source.address))
            }
        }
        return estate.targets(of: subnets, [.subnet]).isEmpty
            ? (false, .assumed("its subnet, which is not in the file, decides")) : nil
    }
}
