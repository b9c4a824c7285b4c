import JSONText

extension StackEvaluator {
    /// Conditions that lead from one to the next.
    private static let longestChain = 64

    /// Whether a condition of the template holds.
    func truth(ofCondition name: String) -> Truth {
        if let known = conditions[name] { return known }
        guard let condition = root["Conditions"]?[named: name], !open.contains(name), open.count < Self.longestChain
        else {
            return .unknown(.init(reason: .elsewhere("the condition \(name)")))
        }
        open.insert(name)
        let truth = truth(of: condition)
        open.remove(name)
        conditions[name] = truth
        return truth
    }

    /// What a condition compares; it has a budget of its own, so that it is the same from wherever it is asked.
    private func condition(_ json: JSONValue) -> TemplateValue {
        let rest = budget
        defer { budget = rest }
        return property(json, .template)
    }

    private func truth(of json: JSONValue) -> Truth {
        guard let member = json.members.first(where: { _ in true }) else { return .unknown(.init()) }
        let arguments = Array(member.value.elements)
        switch member.key {
        case "Condition": return truth(ofCondition: member.value.stringValue ?? "")
        case "Fn::Equals":
            guard arguments.count == 2 else { return .unknown(.init()) }
            let (one, other) = (condition(arguments[0]), condition(arguments[1]))
            guard let left = one.text, let right = other.text else {
                return .unknown(one.unknown ?? other.unknown ?? .init())
            }
            return left == right ? .holds : .fails
        case "Fn::Not":
            switch arguments.first.map({ truth(of: $0) }) {
            case .holds?: return .fails
            case .fails?: return .holds
            case .unknown(let why)?: return .unknown(why)
            case nil: return .unknown(.init())
            }
        case "Fn::And", "Fn::Or":
            let isAnd = member.key == "Fn::And"
            var unknown: TemplateValue.Unknown?
            for argument in arguments {
                switch truth(of: argument) {
                case .holds where !isAnd: return .holds
                case .fails where isAnd: return .fails
                case .unknown(let why): unknown = unknown ?? why
                default: break
                }
            }
            return unknown.map { .unknown($0) } ?? (isAnd ? .holds : .fails)
        default: return .unknown(.init(reason: .elsewhere(member.key)))
        }
    }
}
