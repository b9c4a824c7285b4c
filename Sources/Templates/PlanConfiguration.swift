import JSONText

/// The configuration that a plan was made of: what the expressions of its blocks name.
final class PlanConfiguration {
    /// Blocks of resources by their address without what tells instances apart.
    private var blocks: [String: JSONValue] = [:]
    /// The calls of modules by the same kind of address: `module.a.module.b`.
    private var calls: [String: JSONValue] = [:]
    private let providers: JSONValue?
    private let variables: JSONValue?
    /// What expressions name, once it was followed: all instances of a module share them.
    private var followed: [Place: [String]] = [:]

    private struct Place: Hashable {
        let module: String
        let offset: Int
    }

    init(_ root: JSONValue) {
        providers = root["configuration"]?["provider_config"]
        variables = root["variables"]
        if let module = root["configuration"]?["root_module"] { add(module, under: "") }
    }

    private func add(_ module: JSONValue, under prefix: String) {
        if let resources = module["resources"] {
            for resource in resources.elements {
                if let address = resource["address"]?.stringValue { blocks[prefix + address] = resource }
            }
        }
        guard let named = module["module_calls"] else { return }
        for member in named.members {
            let address = "\(prefix)module.\(member.key)"
            calls[address] = member.value
            if let inner = member.value["module"] { add(inner, under: address + ".") }
        }
    }

    func block(_ address: String) -> JSONValue? { blocks[address] }

    /// The blocks of resources that are managed, as the configuration names them.
    var managedBlocks: [String] {
        blocks.filter { $0.value["mode"]?.equals("managed") == true }.map { $0.key }.sorted()
    }
}

// MARK: References

extension PlanConfiguration {
    /// No chain of modules is longer.
    private static let longestChain = 40

    /// The blocks of resources that an expression names, followed through the inputs and outputs of modules; addresses
    /// without what tells instances apart.
    ///
    /// - Parameter module: the address of the module it stands in, empty or ending in a point.
    func references(of expression: JSONValue?, in module: String) -> [String] {
        guard let expression else { return [] }
        let place = Place(module: module, offset: expression.byteOffset)
        if let known = followed[place] { return known }
        var (found, budget) = (Found(), 1000)
        follow(expression, in: module, &found, &budget, depth: 0)
        followed[place] = found.addresses
        return found.addresses
    }

    /// Addresses in the order in which they were met, each once.
    private struct Found {
        private(set) var addresses: [String] = []
        private var known: Set<String> = []

        mutating func add(_ address: String) {
            if known.insert(address).inserted { addresses.append(address) }
        }
    }

    private func follow(
        _ expression: JSONValue?, in module: String, _ found: inout Found, _ budget: inout Int, depth: Int
    ) {
        guard let list = expression?["references"], depth < Self.longestChain else { return }
        for element in list.elements {
            guard let text = element.stringValue, budget > 0 else { continue }
            budget -= 1
            let parts = TemplateResource.block(of: text).split(separator: ".").map(String.init)
            guard let first = parts.first, parts.count > 1 else { continue }
            switch first {
            case "var":
                guard let (parent, name) = Self.parent(of: module) else { continue }
                let call = calls["\(parent)module.\(name)"]
                follow(call?["expressions"]?[named: parts[1]], in: parent, &found, &budget, depth: depth + 1)
            case "module":
                let address = "\(module)module.\(parts[1])"
                guard parts.count > 2, let inner = calls[address]?["module"] else { continue }
                let output = inner["outputs"]?[named: parts[2]]?["expression"]
                follow(output, in: address + ".", &found, &budget, depth: depth + 1)
            case "data", "local", "each", "count", "path", "self", "terraform": continue
            default:
                found.add("\(module)\(first).\(parts[1])")
            }
        }
    }

    /// The module around one, and its name in there: of `module.a.module.b.` these are `module.a.` and `b`.
    private static func parent(of module: String) -> (module: String, name: String)? {
        let parts = module.split(separator: ".").map(String.init)
        guard parts.count >= 2 else { return nil }
        let outer = parts.dropLast(2)
        return (outer.isEmpty ? "" : outer.joined(separator: ".") + ".", parts[parts.count - 1])
    }
}

// MARK: Regions

extension PlanConfiguration {
    /// The region of the provider that a block is made by; nil where the plan does not say it.
    func region(ofBlock block: JSONValue?) -> String? {
        let key = block?["provider_config_key"]?.stringValue ?? "aws"
        // In a module: `module.web:aws`, whose provider the root hands down under its own name unless it has one.
        let name = key.split(separator: ":").last.map(String.init) ?? key
        return region(ofProvider: key) ?? region(ofProvider: name)
            ?? (name.utf8.contains(0x2E) ? nil : region(ofProvider: "aws"))
    }

    private func region(ofProvider key: String) -> String? {
        guard let expression = providers?[named: key]?["expressions"]?["region"] else { return nil }
        if let constant = expression["constant_value"]?.stringValue { return constant }
        guard let references = expression["references"] else { return nil }
        for element in references.elements {
            guard let text = element.stringValue, text.hasPrefix("var."),
                let name = text.split(separator: ".").dropFirst().first
            else { continue }
            if let region = variables?[named: String(name)]?["value"]?.stringValue { return region }
        }
        return nil
    }
}
