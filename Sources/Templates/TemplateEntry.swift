/// What became of a resource of a template.
public struct TemplateEntry: Sendable {
    public enum Verdict: Equatable, Sendable {
        /// It is priced, as a resource of this service, or as a part of another resource.
        case taken(String)
        /// AWS asks nothing for it.
        case free
        /// It costs something that no scenario has.
        case notModelled
        /// It is not there, or it belongs to no workload.
        case leftOut
    }

    public let address: String
    public let type: String
    public let verdict: Verdict
    /// What is to be known of it beside its values, a sentence each without a full stop.
    public internal(set) var remarks: [String]
    /// In the order of a scenario file.
    public internal(set) var values: [TakenValue]
}

/// A key of a scenario file, what a template says for it, and where.
public struct TakenValue: Equatable, Sendable {
    public enum Content: Hashable, Sendable {
        case text(String)
        /// Digits of a JSON number.
        case number(String)
        case flag(Bool)
        /// JSON, as it was measured.
        case json(String)
        /// Nobody has said it yet.
        case missing
    }

    public let key: String
    public let content: Content
    public let origin: Origin
    /// Whether it stands in the file; what is the key's default need not.
    public var isWritten = true

    init(_ key: String, _ content: Content, _ origin: Origin, isWritten: Bool = true) {
        (self.key, self.content, self.origin, self.isWritten) = (key, content, origin, isWritten)
    }

    public var isMissing: Bool { content == .missing }
}

/// A resource of a scenario, made of one or several of a template that are alike.
struct ScenarioPart {
    let service: String
    var label: String
    /// What it is made of, and what tells those apart that must not be put together.
    let block: String
    /// What logs may call it, where it is a function.
    var function: FunctionNames?
    var count: Int?
    var values: [TakenValue]
    /// Which entries it stands for.
    var entries: [Int]
}

/// What the logs of a function may be called.
struct FunctionNames {
    /// Its own name, of which that of its log group is made where it has no other.
    var name: String?
    /// The same with `${NAME}` for what only the deployment knows.
    var form: String?
    /// What CloudFormation makes a name of where there is none.
    let logicalID: String
    /// The log group that it says, or the logical ID of that.
    var logGroup: String?
    var logGroupForm: String?
    var logGroupID: String?
}
