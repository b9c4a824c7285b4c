/// What a template says at a place, whatever language it is written in.
///
/// Numbers, texts and flags are all kept as text, because templates write one for the other: `"2"`, `2`, `"true"`.
indirect enum TemplateValue {
    case absent
    case scalar(Scalar)
    case list([TemplateValue])
    case object([(key: String, value: TemplateValue)])
    /// Not known before it is deployed.
    case unknown(Unknown)

    struct Scalar {
        let text: String
        let origin: Origin
    }

    struct Unknown {
        var reason = Reason.computed
        /// Resources that it is made of, as the template names them.
        var references: [String] = []
        /// The text as far as it is known, with `${NAME}` where it is not: two of the same form are the same text.
        var form: String?
    }

    enum Reason: Equatable {
        /// AWS decides it.
        case computed
        /// A parameter without a value.
        case parameter(String)
        /// Another stack, a secret, a macro: what it is, in words.
        case elsewhere(String)
    }
}

extension TemplateValue {
    /// The member of one of these names; of a list, its first element's, as plans write a block as a list of one.
    subscript(_ names: String...) -> TemplateValue { self[names] }

    subscript(_ names: [String]) -> TemplateValue {
        switch self {
        case .object(let members): members.first { names.contains($0.key) }?.value ?? .absent
        case .list(let elements): elements.first?[names] ?? .absent
        case .unknown: self
        case .absent, .scalar: .absent
        }
    }

    /// The elements of a list; a single block counts as a list of one.
    var elements: [TemplateValue] {
        switch self {
        case .list(let elements): elements
        case .object, .scalar: [self]
        case .absent, .unknown: []
        }
    }

    /// The elements of a list of names; of a list that is not known yet, one for each resource that it is made of.
    var named: [TemplateValue] {
        guard let unknown else { return elements }
        return unknown.references.map { .unknown(Unknown(reason: unknown.reason, references: [$0])) }
    }

    var isAbsent: Bool { if case .absent = self { true } else { false } }

    /// Whether nobody says it, so that AWS decides it.
    var isSilent: Bool {
        if let unknown { return unknown.reason == .computed && unknown.references.isEmpty }
        return isAbsent
    }

    var unknown: Unknown? { if case .unknown(let unknown) = self { unknown } else { nil } }

    /// The text and where it comes from, of a scalar or of a list of one.
    var scalar: Scalar? {
        switch self {
        case .scalar(let scalar): scalar
        case .list(let elements) where elements.count == 1: elements[0].scalar
        default: nil
        }
    }

    var text: String? { scalar?.text }

    /// The text, or what is known of it.
    var form: String? { text ?? unknown?.form }

    /// Whether it is true, or text that says so.
    var isTrue: Bool { text?.lowercased() == "true" }

    /// The resources named in it, at any depth.
    var references: [String] {
        switch self {
        case .unknown(let unknown): unknown.references
        case .list(let elements): elements.flatMap { $0.references }
        case .object(let members): members.flatMap { $0.value.references }
        case .absent, .scalar: []
        }
    }

    /// The texts in it, at any depth.
    var texts: [String] {
        switch self {
        case .scalar(let scalar): [scalar.text]
        case .list(let elements): elements.flatMap { $0.texts }
        case .object(let members): members.flatMap { $0.value.texts }
        case .absent, .unknown: []
        }
    }
}
