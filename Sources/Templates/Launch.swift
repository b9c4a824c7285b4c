/// What instances are launched by: their own properties, and a template's or a configuration's where they are silent.
struct Launch {
    let own: TemplateResource
    /// The data of a launch template, or nil.
    var template: TemplateResource?

    /// The value of a property, its own first.
    ///
    /// In CloudFormation the data of a launch template stand in a property of its own.
    subscript(_ names: String...) -> TemplateValue {
        for name in names {
            let value = own[name]
            if !value.isAbsent { return value }
        }
        guard let template else { return .absent }
        let data = template["LaunchTemplateData"]
        for name in names {
            let value = template[name]
            if !value.isAbsent { return value.from(template.address) }
        }
        return data[names].from(template.address)
    }
}

extension TemplateValue {
    /// The same value, as another resource states it.
    func from(_ address: String) -> TemplateValue {
        switch self {
        case .scalar(let scalar):
            if case .parameter = scalar.origin { return self }
            return .scalar(Scalar(text: scalar.text, origin: .reference(address)))
        case .list(let elements): return .list(elements.map { $0.from(address) })
        case .object(let members): return .object(members.map { ($0.key, $0.value.from(address)) })
        case .absent, .unknown: return self
        }
    }
}
