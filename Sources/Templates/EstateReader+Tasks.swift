/// Tasks of Amazon ECS.
extension EstateReader {
    mutating func taskService(_ position: Int) throws(TemplateError) -> TemplateEntry {
        let resource = estate.resources[position]
        let named = resource["task_definition", "TaskDefinition"]
        let definition = estate.target(of: named, from: position, [.taskDefinition]).map { estate.resources[$0] }
        let providers = resource["capacity_provider_strategy", "CapacityProviderStrategy"].elements.compactMap {
            $0["capacity_provider", "CapacityProvider"].text
        }
        let launchType = resource["launch_type", "LaunchType"].text
        let compatible = definition?["requires_compatibilities", "RequiresCompatibilities"].texts ?? []
        let isFargate =
            launchType == "FARGATE" || providers.contains { $0.hasPrefix("FARGATE") }
            || (launchType == nil && providers.isEmpty && compatible.contains("FARGATE"))
        guard isFargate else { return verdict(position, .free, "its instances count where they are launched") }
        var taking = Taking(resource, as: "fargate")
        addSize(of: definition, to: &taking)
        let platform = definition?["runtime_platform", "RuntimePlatform"]["cpu_architecture", "CpuArchitecture"].scalar
        if let platform, platform.text.uppercased() == "ARM64", let definition {
            taking.add("architecture", .text("arm64"), .reference(definition.address))
        }
        if let definition {
            let storage = definition["ephemeral_storage", "EphemeralStorage"]["size_in_gib", "SizeInGiB"].from(
                definition.address)
            _ = try taking.takeWhole("ephemeralStorageGB", storage, 20...200)
        }
        let network = resource["network_configuration", "NetworkConfiguration"]
        let own = network["AwsvpcConfiguration"].isAbsent ? network : network["AwsvpcConfiguration"]
        let address = own["assign_public_ip", "AssignPublicIp"]
        if address.isTrue || address.text == "ENABLED", let scalar = address.scalar {
            taking.add("publicIPv4", .flag(true), scalar.origin)
        }
        let system = definition?["runtime_platform", "RuntimePlatform"][
            "operating_system_family", "OperatingSystemFamily"
        ].text
        if system?.hasPrefix("WINDOWS") == true {
            taking.remarks.append("Windows tasks cost more, by a license: priced as Linux")
        }
        for target in estate.pointing(at: position, .scaling) {
            let target = estate.resources[target]
            let ends = [target["min_capacity", "MinCapacity"].text, target["max_capacity", "MaxCapacity"].text]
            let words = ends.map { $0 ?? "?" }.joined(separator: " to ")
            taking.remarks.append("\(words) tasks by auto scaling; without requestsPerSecond it never scales")
        }
        if providers.contains("FARGATE_SPOT") { taking.remarks.append("Fargate Spot is priced on demand") }
        let stated = try taking.whole("count", resource["desired_count", "DesiredCount"], 0...1_000_000)
        if resource["scheduling_strategy", "SchedulingStrategy"].text == "DAEMON" {
            return verdict(position, .notModelled, "one task an instance: write its count")
        }
        // Terraform's provider starts none where nothing is said, CloudFormation one.
        let usual = resource.type == "aws_ecs_service" ? 0 : 1
        let count = stated?.number ?? usual
        guard count > 0 else { return verdict(position, .leftOut, "0 tasks: that is its size now") }
        return take(taking, at: position, count: count, countOrigin: stated?.origin ?? .usual)
    }

    private func addSize(of definition: TemplateResource?, to taking: inout Taking) {
        guard let definition else {
            taking.miss("vCPU", "its task definition is not in the file")
            return taking.miss("memoryGB", "its task definition is not in the file")
        }
        let sizes: [(String, TemplateValue, (String) -> String?)] = [
            ("vCPU", definition["cpu", "Cpu"], { Self.decimal($0, unit: "vcpu") }),
            ("memoryGB", definition["memory", "Memory"], { Self.decimal($0, unit: "gb") }),
        ]
        for (key, value, read) in sizes {
            if let text = value.text, let decimal = read(text) {
                taking.add(key, .text(decimal), .reference(definition.address))
            } else {
                _ = taking.note(value)
                taking.miss(key, "the task definition does not say it")
            }
        }
    }

    /// `256` and `.25 vCPU` are a quarter, `1024` and `1 GB` are one: units of 1024 where none is written.
    private static func decimal(_ text: String, unit: String) -> String? {
        let plain = text.lowercased().filter { $0 != " " }
        if plain.hasSuffix(unit) {
            let number = String(plain.dropLast(unit.count))
            let whole = number.hasPrefix(".") ? "0" + number : number
            let isNumber = !whole.isEmpty && whole.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
            return isNumber ? whole : nil
        }
        guard let units = Int(plain), units > 0, units <= 1 << 30 else { return nil }
        // Of 1024 parts: at most ten binary places, which end as decimals.
        var (rest, digits) = (units % 1024, "\(units / 1024)")
        if rest > 0 { digits += "." }
        while rest > 0 {
            rest *= 10
            digits += "\(rest / 1024)"
            rest %= 1024
        }
        return digits
    }
}
