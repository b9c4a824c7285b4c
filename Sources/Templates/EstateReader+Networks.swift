/// NAT gateways, and public addresses that stand by themselves.
extension EstateReader {
    /// What is said of an address that no key counts.
    ///
    /// AWS bills every public IPv4 address by the hour since 2024-02-01, those of NAT gateways as well.
    private static let uncounted = "add its hours as a custom resource"

    mutating func natGateway(_ position: Int) -> TemplateEntry {
        let resource = estate.resources[position]
        if resource["availability_mode", "AvailabilityMode"].text == "regional" {
            return verdict(
                position, .notModelled,
                "a regional NAT gateway, billed in each of its zones: add natGateway with their count")
        }
        var taking = Taking(resource, as: "natGateway")
        taking.add(
            "bytesPerRequest", .text("all traffic"), .assumed("how much of the traffic passes it is not said"),
            isWritten: false)
        let isPrivate = resource["connectivity_type", "ConnectivityType"].text == "private"
        if !isPrivate {
            let secondary = resource["secondary_allocation_ids", "SecondaryAllocationIds"].named
            // Those of the file are told each by itself.
            let elsewhere = ([resource["allocation_id", "AllocationId"]] + secondary).filter {
                estate.target(of: $0, from: position, [.address]) == nil
            }.count
            if elsewhere > 0 {
                let words =
                    elsewhere == 1
                    ? secondary.isEmpty ? "its public IPv4 address is" : "one of its public IPv4 addresses is"
                    : "\(elsewhere) of its public IPv4 addresses are"
                taking.remarks.append(
                    elsewhere == 1
                        ? "\(words) not counted, as natGateway has no key for it: \(Self.uncounted)"
                        : "\(words) not counted, as natGateway has no key for them: add their hours as a custom resource"
                )
                looseAddresses += elsewhere
            }
        }
        // All of them carry the traffic once, however many there are.
        return take(taking, at: position, count: 1, block: "NAT gateways")
    }

    mutating func address(_ position: Int) -> TemplateEntry {
        var words = "a public IPv4 address at no instance or balancer of the file, whose publicIPv4 would count it"
        if let instance = instance(at: position) {
            let name = estate.resources[instance].address
            if addressed.insert(instance).inserted { return verdict(position, .taken("ec2"), "counted at \(name)") }
            words = "one more public IPv4 address of \(name), whose publicIPv4 counts one"
        } else if let balancer = estate.pointing(at: position, .balancer).first {
            return verdict(position, .taken("elb"), "counted at \(estate.resources[balancer].address)")
        } else if let gateway = estate.pointing(at: position, .natGateway).first {
            words = "a public IPv4 address of \(estate.resources[gateway].address), for which natGateway has no key"
        }
        looseAddresses += 1
        return verdict(position, .notModelled, "\(words): \(Self.uncounted)")
    }

    /// Gateway endpoints, which is what an endpoint is where nothing is said, cost nothing.
    ///
    /// Source: AWS PrivateLink guide, "Gateway endpoints": "There is no additional charge", 2026.
    func endpoint(_ position: Int) -> TemplateEntry {
        let type = estate.resources[position]["vpc_endpoint_type", "VpcEndpointType"].text ?? "Gateway"
        return type == "Gateway"
            ? verdict(position, .free)
            : verdict(
                position, .notModelled, "an endpoint of type \(type), billed by hour and zone: add a custom resource")
    }

    /// The instance that has an address, itself or by an interface of its own.
    private func instance(at address: Int) -> Int? {
        for holder in [address] + estate.pointing(at: address, .addressAssociation) {
            let resource = estate.resources[holder]
            if let found = estate.target(
                of: resource["instance", "instance_id", "InstanceId"], from: holder, [.instance])
            {
                return found
            }
            let interface = estate.target(
                of: resource["network_interface", "network_interface_id", "NetworkInterfaceId"], from: holder,
                [.networkInterface])
            if let found = interface.flatMap({ estate.instance(with: $0) }) { return found }
        }
        return nil
    }
}
