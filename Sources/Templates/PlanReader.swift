import JSONText

/// Reads the plan of Terraform or OpenTofu, as `show -json` prints it.
///
/// Source: developer.hashicorp.com/terraform/internals/json-format, read 2026-11.
struct PlanReader {
    private let root: JSONValue
    private let configuration: PlanConfiguration
    /// What happens to a resource, by its address.
    private var changes: [String: JSONValue] = [:]

    init(_ root: JSONValue) {
        self.root = root
        configuration = PlanConfiguration(root)
        for change in Self.elements(root["resource_changes"]) where change["deposed"] == nil {
            if let address = change["address"]?.stringValue { changes[address] = change }
        }
    }

    private static func elements(_ value: JSONValue?) -> [JSONValue] { value.map { Array($0.elements) } ?? [] }

    /// Whether anything stands already that the plan changes, replaces or removes, or adds to.
    var changesSomething: Bool {
        let actions = changes.values.flatMap { Self.elements($0["change"]?["actions"]).compactMap { $0.stringValue } }
        let stands = changes.values.contains { $0["change"]?["before"]?.kind == .object }
        return stands && actions.contains { ["create", "update", "delete"].contains($0) }
    }

    /// What stands once the plan is carried out.
    func after() -> [TemplateResource] {
        var resources: [TemplateResource] = []
        if let planned = root["planned_values"] {
            if let module = planned["root_module"] { collect(module, &resources) }
        } else {
            // Of what tools cut out of plans, the changes are left.
            for change in Self.elements(root["resource_changes"]) where change["mode"]?.equals("data") != true {
                guard let values = change["change"]?["after"], values.kind == .object, change["deposed"] == nil,
                    let address = change["address"]?.stringValue, let type = change["type"]?.stringValue
                else { continue }
                let unknown = change["change"]?["after_unknown"]
                resources.append(resource(address, type, values, unknown: unknown, index: change["index"]))
            }
        }
        let known = Set(resources.map { $0.address })
        for address in unplanned(known) {
            var resource = TemplateResource(address.address, type: address.type) { _ in .absent }
            resource.absence = "stands, but the plan does not hold it: one that is made without -target does"
            resources.append(resource)
        }
        return resources
    }

    /// What stood before: what the plan keeps, in its order, and then what it removes.
    func before() -> [TemplateResource] {
        let planned = after().filter { $0.absence == nil || changes[$0.address] != nil }
        let kept = planned.compactMap { resource in
            guard let change = changes[resource.address] else { return resource }
            return standing(change)
        }
        let known = Set(planned.map { $0.address })
        let removed = Self.elements(root["resource_changes"]).filter { change in
            change["deposed"] != nil || change["address"]?.stringValue.map { !known.contains($0) } == true
        }
        return kept + removed.compactMap { standing($0) }
    }

    /// A resource as it stood before a change; nil where it did not.
    private func standing(_ change: JSONValue) -> TemplateResource? {
        guard let values = change["change"]?["before"], values.kind == .object,
            let address = change["address"]?.stringValue, let type = change["type"]?.stringValue,
            change["mode"]?.equals("data") != true
        else { return nil }
        let place = change["deposed"] == nil ? address : "\(address) (deposed)"
        return resource(place, type, values, unknown: nil, index: change["index"])
    }

    private func collect(_ module: JSONValue, _ resources: inout [TemplateResource]) {
        for entry in Self.elements(module["resources"]) {
            guard let address = entry["address"]?.stringValue, let type = entry["type"]?.stringValue,
                entry["mode"]?.equals("data") != true
            else { continue }
            let unknown = changes[address]?["change"]?["after_unknown"]
            resources.append(resource(address, type, entry["values"], unknown: unknown, index: entry["index"]))
        }
        for child in Self.elements(module["child_modules"]) { collect(child, &resources) }
    }

    private func resource(
        _ address: String, _ type: String, _ values: JSONValue?, unknown: JSONValue?, index: JSONValue?
    ) -> TemplateResource {
        let blockAddress = TemplateResource.block(of: address)
        let block = configuration.block(blockAddress)
        let name = "\(type)."
        // What stands in front of the type is the module.
        let module = blockAddress.firstRange(of: name).map { String(blockAddress[..<$0.lowerBound]) } ?? ""
        let reader = PlanValueReader(configuration: configuration, module: module, isConfigured: block != nil)
        let expressions = block?["expressions"]
        var resource = TemplateResource(address, type: type) { key in
            reader.value(values?[named: key], unknown?[named: key], expressions?[named: key])
        }
        resource.index = index?.stringValue ?? index?.numberText ?? (address == blockAddress ? "" : address)
        resource.region = region(values, block)
        if type.hasPrefix("awscc_") {
            resource.absence = "of the provider awscc, which is not read: add what it costs"
        } else if !type.hasPrefix("aws_") {
            resource.absence = "of another provider than AWS"
        }
        return resource
    }

    /// Resources that stand and that the plan neither keeps nor removes.
    private func unplanned(_ known: Set<String>) -> [(address: String, type: String)] {
        var stood: [(address: String, type: String)] = []
        func collect(_ module: JSONValue) {
            for entry in Self.elements(module["resources"]) where entry["mode"]?.equals("data") != true {
                if let address = entry["address"]?.stringValue, let type = entry["type"]?.stringValue {
                    stood.append((address, type))
                }
            }
            for child in Self.elements(module["child_modules"]) { collect(child) }
        }
        if let module = root["prior_state"]?["values"]?["root_module"] { collect(module) }
        return stood.filter { !known.contains($0.address) && changes[$0.address] == nil }
    }

    /// Its own region, else that of its ARN or zone, else its provider's.
    private func region(_ values: JSONValue?, _ block: JSONValue?) -> String? {
        if let own = values?["region"]?.stringValue, !own.isEmpty { return own }
        if let arn = values?["arn"]?.stringValue {
            let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
            if parts.count > 4, parts[0] == "arn", !parts[3].isEmpty { return String(parts[3]) }
        }
        if let zone = values?["availability_zone"]?.stringValue, let last = zone.utf8.last,
            (0x61...0x7A).contains(last), zone.dropLast().utf8.last.map({ (0x30...0x39).contains($0) }) == true
        {
            return String(zone.dropLast())
        }
        return configuration.region(ofBlock: block)
    }

    /// What the plan says of itself that its reader should know.
    var remarks: [String] {
        var remarks: [String] = []
        if root["errored"]?.boolValue == true {
            remarks.append("The plan failed midway, so that it does not hold everything.")
        }
        if root["deferred_changes"].map({ !$0.elements.isEmpty }) == true || root["complete"]?.boolValue == false {
            remarks.append("The plan is not complete: it says that another one has to follow.")
        }
        if root["planned_values"] == nil {
            remarks.append("It holds the changes of a plan alone: what stays as it is may not be in it.")
        }
        let planned = Set(
            after().map { TemplateResource.block(of: $0.address) } + changes.keys.map { TemplateResource.block(of: $0) }
        )
        let missing = configuration.managedBlocks.filter { !planned.contains($0) }
        if !missing.isEmpty {
            let names = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? ", …" : "")
            remarks.append(
                "\(missing.count) of the configuration's blocks have no resource in the plan (a count of 0, or -target): "
                    + "\(names).")
        }
        return remarks
    }

    /// `Terraform 1.7.5` as far as the plan says it.
    var title: String {
        let version = root["terraform_version"]?.stringValue.map { " \($0)" } ?? ""
        return "plan of Terraform or OpenTofu\(version)"
    }
}

/// Puts together what a plan says of a place: the value, whether it is known, and what its expression names.
struct PlanValueReader {
    let configuration: PlanConfiguration
    /// The address of the module it stands in, empty or ending in a point.
    let module: String
    /// Whether the plan holds the block's own expressions, so that AWS decides what has none.
    let isConfigured: Bool

    func value(_ value: JSONValue?, _ unknown: JSONValue?, _ expression: JSONValue?) -> TemplateValue {
        if unknown?.boolValue == true {
            let isDecided = isConfigured && expression == nil
            return .unknown(
                .init(
                    reason: isDecided ? .computed : .elsewhere("what the plan does not know"),
                    references: configuration.references(of: expression, in: module)))
        }
        switch value?.kind {
        case nil, .null?: return unknownParts(unknown, expression)
        case .string?: return .scalar(.init(text: value?.stringValue ?? "", origin: .planned))
        case .number?: return .scalar(.init(text: value?.numberText ?? "", origin: .planned))
        case .true?: return .scalar(.init(text: "true", origin: .planned))
        case .false?: return .scalar(.init(text: "false", origin: .planned))
        case .array?: return list(value, unknown, expression)
        case .object?: return object(value, unknown, expression)
        }
    }

    /// Of a value that is not there: what of it is unknown.
    private func unknownParts(_ unknown: JSONValue?, _ expression: JSONValue?) -> TemplateValue {
        switch unknown?.kind {
        case .array?: unknown?.elements.isEmpty == true ? .absent : list(nil, unknown, expression)
        case .object?: object(nil, unknown, expression)
        default: .absent
        }
    }

    private func list(_ value: JSONValue?, _ unknown: JSONValue?, _ expression: JSONValue?) -> TemplateValue {
        let values = value.map { Array($0.elements) } ?? []
        let unknowns = unknown.map { Array($0.elements) } ?? []
        let expressions = expression.map { Array($0.elements) } ?? []
        let isKnown = value != nil && value?.kind != .null
        let count = isKnown ? values.count : unknowns.count
        return .list(
            (0..<max(count, unknowns.count)).map { position in
                let own = values.indices.contains(position) ? values[position] : nil
                let known = unknowns.indices.contains(position) ? unknowns[position] : nil
                // The expression of a list of plain values is one for all of them.
                let named = expressions.indices.contains(position) ? expressions[position] : expression
                return self.value(own, known, named)
            })
    }

    private func object(_ value: JSONValue?, _ unknown: JSONValue?, _ expression: JSONValue?) -> TemplateValue {
        var members: [(key: String, value: TemplateValue)] = []
        let (unknowns, expressions) = (Self.byKey(unknown), Self.byKey(expression))
        var known: Set<String> = []
        for member in value.map({ Array($0.members) }) ?? [] {
            let key = member.key
            known.insert(key)
            members.append((key, self.value(member.value, unknowns[key], expressions[key])))
        }
        for member in unknown.map({ Array($0.members) }) ?? [] where !known.contains(member.key) {
            members.append((member.key, self.value(nil, member.value, expressions[member.key])))
        }
        return .object(members)
    }

    private static func byKey(_ object: JSONValue?) -> [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        for member in object.map({ Array($0.members) }) ?? [] { values[member.key] = member.value }
        return values
    }
}
