/// How a value was come by.
public enum Origin: Equatable, Sendable {
    /// Stated by a plan.
    case planned
    /// Stated by a template.
    case template
    /// Stated by the globals of an AWS SAM template.
    case globals
    /// A template's parameter; `isDefault` where nobody gave it another value.
    case parameter(String, isDefault: Bool)
    /// A table of the template's own.
    case mapping(String)
    /// Stated by, or following from, another resource.
    case reference(String)
    /// What AWS takes where the template says nothing.
    case usual
    /// Nowhere stated: why this was taken.
    case assumed(String)
    /// Measured, of logs.
    case measured(String)
    /// Still to be given: what is known of it all the same.
    case missing(String)

    var isAssumed: Bool { if case .assumed = self { true } else { false } }

    /// A word for a column.
    public var word: String {
        switch self {
        case .planned: "planned"
        case .template: "template"
        case .globals: "globals"
        case .parameter: "parameter"
        case .mapping: "mapping"
        case .reference: "reference"
        case .usual: "default"
        case .assumed: "assumed"
        case .measured: "measured"
        case .missing: "missing"
        }
    }

    /// What the word leaves open; empty where it says it all.
    public var remark: String {
        switch self {
        case .planned, .template, .globals, .usual: ""
        case .parameter(let name, let isDefault): isDefault ? "\(name), its default" : "\(name), as given"
        case .mapping(let name), .reference(let name): name
        case .assumed(let why), .measured(let why), .missing(let why): why
        }
    }
}
