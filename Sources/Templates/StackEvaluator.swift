import JSONText

/// Works out what a CloudFormation template says: parameters, mappings, conditions and functions.
///
/// What only a deployment knows stays unknown, with the resources that it is made of.
/// Source: AWS CloudFormation template reference, intrinsic functions and pseudo parameters, read 2026-11.
final class StackEvaluator {
    let root: JSONValue
    private let given: [String: String]
    let region: String
    /// What the template declares.
    private var declared: [String: JSONValue] = [:]
    private var mappings: [String: JSONValue] = [:]
    /// What is known of conditions already.
    var conditions: [String: Truth] = [:]
    /// Conditions on the way to one that is being worked out.
    var open: Set<String> = []
    /// What may still be looked at for one property.
    var budget = 0
    /// How many values are being worked out, each for the one before.
    private var depth = 0

    /// Values are worked out of no more parts than this.
    private static let largestBudget = 200_000
    /// A mapping may lead to itself; a template that is deployed holds no functions in mappings, and few in one another.
    private static let mostDepth = 200
    /// CloudFormation's own limit of a parameter's value.
    private static let longestText = 4096

    enum Truth {
        case holds
        case fails
        case unknown(TemplateValue.Unknown)
    }

    init(_ root: JSONValue, parameters: [String: String], region: String) {
        (self.root, given, self.region) = (root, parameters, region)
        for member in root["Parameters"].map({ Array($0.members) }) ?? [] { declared[member.key] = member.value }
        for member in root["Mappings"].map({ Array($0.members) }) ?? [] { mappings[member.key] = member.value }
    }

    /// The value of a property.
    func property(_ json: JSONValue?, _ origin: Origin) -> TemplateValue {
        budget = Self.largestBudget
        return value(json, origin)
    }

    func value(_ json: JSONValue?, _ origin: Origin) -> TemplateValue {
        guard let json else { return .absent }
        budget -= 1
        depth += 1
        defer { depth -= 1 }
        guard budget > 0, depth <= Self.mostDepth else { return Self.elsewhere("more than is worked out") }
        switch json.kind {
        case .null: return .absent
        case .true, .false: return .scalar(.init(text: json.boolValue == true ? "true" : "false", origin: origin))
        case .number: return .scalar(.init(text: json.numberText ?? "", origin: origin))
        case .string:
            let text = json.stringValue ?? ""
            if text.firstRange(of: "{{resolve:") != nil { return Self.elsewhere("a dynamic reference") }
            return .scalar(.init(text: text, origin: origin))
        case .array: return .list(json.elements.map { value($0, origin) }.filter { !$0.isAbsent })
        case .object:
            let members = json.members
            if let first = members.first(where: { _ in true }), Self.isFunction(first.key), members.count == 1 {
                return call(first.key, first.value, origin)
            }
            var result: [(key: String, value: TemplateValue)] = []
            for member in members {
                let own = value(member.value, origin)
                if !own.isAbsent { result.append((member.key, own)) }
            }
            return .object(result)
        }
    }

    private static func isFunction(_ key: String) -> Bool { key == "Ref" || key.hasPrefix("Fn::") }

    private static func elsewhere(_ what: String) -> TemplateValue { .unknown(.init(reason: .elsewhere(what))) }

    // MARK: Functions

    private func call(_ name: String, _ argument: JSONValue, _ origin: Origin) -> TemplateValue {
        let arguments = Array(argument.elements.prefix(4))
        func argumentValue(_ position: Int) -> TemplateValue {
            arguments.indices.contains(position) ? value(arguments[position], origin) : .absent
        }
        switch name {
        case "Ref": return reference(argument.stringValue ?? "", origin)
        case "Fn::GetAtt":
            let path = argument.stringValue ?? arguments.first?.stringValue ?? ""
            return .unknown(.init(references: [String(path.prefix { $0 != "." })], form: Self.place(path)))
        case "Fn::If":
            guard arguments.count == 3, let condition = arguments[0].stringValue else { return .absent }
            switch truth(ofCondition: condition) {
            case .holds: return argumentValue(1)
            case .fails: return argumentValue(2)
            case .unknown(let unknown):
                let (one, other) = (argumentValue(1), argumentValue(2))
                if let text = one.text, text == other.text { return one }
                return .unknown(.init(reason: unknown.reason, references: one.references + other.references))
            }
        case "Fn::FindInMap": return found(arguments, origin)
        case "Fn::Join": return joined(separator: argumentValue(0), argumentValue(1), origin)
        case "Fn::Sub":
            return argument.kind == .string
                ? substituted(argument.stringValue ?? "", nil, origin)
                : substituted(arguments.first?.stringValue ?? "", arguments.count > 1 ? arguments[1] : nil, origin)
        case "Fn::Select":
            let list = argumentValue(1)
            guard let position = argumentValue(0).text.flatMap({ Int($0) }), case .list(let elements) = list else {
                return list.unknown != nil ? list : .absent
            }
            return elements.indices.contains(position) ? elements[position] : .absent
        case "Fn::Split":
            let source = argumentValue(1)
            guard let separator = argumentValue(0).text, let scalar = source.scalar, !separator.isEmpty else {
                return source
            }
            return .list(
                Self.parts(of: scalar.text, separator).map { .scalar(.init(text: $0, origin: scalar.origin)) })
        case "Fn::ImportValue": return Self.elsewhere("another stack's output")
        case "Fn::GetAZs": return Self.elsewhere("the zones of the region")
        default: return Self.elsewhere(name)
        }
    }

    private static func parts(of text: String, _ separator: String) -> [String] {
        var parts: [String] = []
        var rest = text[...]
        while let range = rest.firstRange(of: separator), parts.count < 1000 {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }

    private func reference(_ name: String, _ origin: Origin) -> TemplateValue {
        switch name {
        case "AWS::NoValue": return .absent
        case "AWS::Region": return .scalar(.init(text: region, origin: .reference("the region")))
        case "AWS::Partition": return .scalar(.init(text: "aws", origin: .usual))
        case "AWS::URLSuffix": return .scalar(.init(text: "amazonaws.com", origin: .usual))
        default: break
        }
        if name.hasPrefix("AWS::") { return .unknown(.init(reason: .elsewhere(name), form: Self.place(name))) }
        guard let parameter = declared[name] else {
            return .unknown(.init(references: [name], form: Self.place(name)))
        }
        let type = parameter["Type"]?.stringValue ?? "String"
        let isList = type == "CommaDelimitedList" || type.hasPrefix("List<")
        func read(_ text: String, isDefault: Bool) -> TemplateValue {
            let origin = Origin.parameter(name, isDefault: isDefault)
            guard isList else { return .scalar(.init(text: text, origin: origin)) }
            return .list(Self.parts(of: text, ",").map { .scalar(.init(text: $0, origin: origin)) })
        }
        if let text = given[name] { return read(text, isDefault: false) }
        if type.hasPrefix("AWS::SSM::Parameter") { return Self.elsewhere("a parameter of Systems Manager") }
        // A default is a text; a function is none.
        guard let value = parameter["Default"],
            let text = value.stringValue ?? value.numberText ?? value.boolValue.map({ $0 ? "true" : "false" })
        else { return .unknown(.init(reason: .parameter(name), form: Self.place(name))) }
        return read(text.utf8.count <= Self.longestText ? text : "", isDefault: true)
    }

    private func found(_ arguments: [JSONValue], _ origin: Origin) -> TemplateValue {
        guard arguments.count > 2 else { return .absent }
        let keys = arguments.prefix(3).map { value($0, origin) }
        if let unknown = keys.first(where: { $0.scalar == nil }) { return unknown }
        let names = keys.compactMap { $0.text }
        if let entry = mappings[names[0]]?[named: names[1]]?[named: names[2]] {
            let parameter = keys.compactMap { $0.scalar?.origin }.first {
                if case .parameter = $0 { true } else { false }
            }
            return value(entry, parameter ?? .mapping(names[0]))
        }
        return arguments.count > 3 ? value(arguments[3]["DefaultValue"], origin) : .absent
    }

    private func joined(separator: TemplateValue, _ list: TemplateValue, _ origin: Origin) -> TemplateValue {
        guard case .list(let elements) = list, let separator = separator.text else { return list }
        return composed(elements, separator: separator, origin)
    }

    /// How the place of a value that is not known is written in a text.
    private static func place(_ name: String) -> String { "${\(name)}" }

    /// One text of several; unknown where one of them is.
    private func composed(_ parts: [TemplateValue], separator: String, _ origin: Origin) -> TemplateValue {
        var (form, result): (String?, Origin) = ("", origin)
        var unknown: TemplateValue.Unknown?
        for (position, part) in parts.enumerated() {
            if let scalar = part.scalar {
                if case .parameter = scalar.origin { result = scalar.origin }
            } else if unknown == nil {
                unknown = .init(
                    reason: part.unknown?.reason ?? .computed, references: parts.flatMap { $0.references })
            }
            form = form.flatMap { known in part.form.map { known + (position == 0 ? "" : separator) + $0 } }
            if let form, form.utf8.count > Self.longestText { return Self.elsewhere("a long text") }
        }
        if var unknown {
            unknown.form = form
            return .unknown(unknown)
        }
        return .scalar(.init(text: form ?? "", origin: result))
    }

    /// `Fn::Sub`: names in `${…}` are references, or members of the map; `${!x}` stands for itself.
    private func substituted(_ text: String, _ map: JSONValue?, _ origin: Origin) -> TemplateValue {
        var parts: [TemplateValue] = []
        var rest = text[...]
        while let start = rest.firstRange(of: "${"), parts.count < 1000 {
            parts.append(.scalar(.init(text: String(rest[..<start.lowerBound]), origin: origin)))
            let name = rest[start.upperBound...].prefix { $0 != "}" }
            rest = rest[name.endIndex...].dropFirst()
            if name.first == "!" {
                parts.append(.scalar(.init(text: "${\(name.dropFirst())}", origin: origin)))
            } else if let own = map?[named: String(name)] {
                parts.append(value(own, origin))
            } else if name.utf8.contains(0x2E) {
                parts.append(
                    .unknown(.init(references: [String(name.prefix { $0 != "." })], form: Self.place(String(name)))))
            } else {
                parts.append(reference(String(name), origin))
            }
        }
        parts.append(.scalar(.init(text: String(rest), origin: origin)))
        return composed(parts, separator: "", origin)
    }
}
