import ByteScanning
import JSONText

/// A plan or a template, read into the resources that it states.
public struct Template {
    /// No file is read that is larger.
    public static let largest = 64 << 20

    /// What stands at one time.
    struct State {
        /// `before` or `after`; nil where nothing changes.
        let name: String?
        let resources: [TemplateResource]
    }

    /// What it is, for people.
    public let title: String
    /// What it says of itself that its reader should know.
    public let remarks: [String]
    /// The names of the parameters that it has.
    public let parameterNames: [String]
    private let source: Source

    private enum Source {
        case plan([State])
        case stack(StackReader)
    }

    /// - Parameter parameters: values for a template's parameters.
    /// - Throws: `TemplateError` in the words of what the file is, or of what is wrong in it.
    /// - Complexity: O(bytes).
    public init(_ bytes: [UInt8], parameters: [String: String] = [:]) throws(TemplateError) {
        var root = try TemplateText.document(bytes).root
        if let body = root["TemplateBody"] {
            // The answer of 'aws cloudformation get-template', whose body is a text where it was one.
            root = body
            if let text = body.stringValue { root = try TemplateText.document(Array(text.utf8)).root }
        }
        if let version = root["format_version"], root["planned_values"] != nil || root["resource_changes"] != nil {
            try Self.check(format: version)
            self.init(plan: PlanReader(root))
            return
        }
        guard let resources = root["Resources"], root["scenarios"] == nil else { throw Self.refusal(root) }
        guard resources.kind == .object else {
            throw .malformed(at: "Resources", found: resources.excerpt, accepted: "an object { … }")
        }
        let stack = StackReader(root, parameters: parameters)
        try stack.checkParameters()
        self.init(stack: stack)
    }

    private init(stack: StackReader) {
        (title, remarks, parameterNames, source) = (stack.title, [], stack.parameterNames, .stack(stack))
    }

    private init(plan: PlanReader) {
        (title, remarks, parameterNames) = (plan.title, plan.remarks, [])
        let after = State(name: plan.changesSomething ? "after" : nil, resources: plan.after())
        source = .plan(plan.changesSomething ? [State(name: "before", resources: plan.before()), after] : [after])
    }

    /// What the first bytes of a file say against it, before the rest is read.
    public static func refuse(head: [UInt8]) throws(TemplateError) {
        var problem: TemplateError?
        head.withUnsafeBufferPointer { buffer in
            do throws(TemplateError) { try TemplateText.refuse(ByteView(buffer)) } catch { problem = error }
        }
        if let problem { throw problem }
    }

    private static func check(format version: JSONValue) throws(TemplateError) {
        let text = version.stringValue ?? version.numberText ?? ""
        let major = text.prefix { $0 != "." }
        guard major == "0" || major == "1" else { throw .newFormat(VisibleText.escaping(text, limit: 20)) }
    }

    /// What JSON is that is neither.
    private static func refusal(_ root: JSONValue) -> TemplateError {
        if TemplateGuess.isLogLine(root) { return .logLines }
        if root["format_version"] != nil, root["values"] != nil { return .state(isRaw: false) }
        if root["serial"] != nil || root["lineage"] != nil { return .state(isRaw: true) }
        let declares = root["Parameters"]?.members.contains { $0.value["Type"] != nil } == true
        if root["AWSTemplateFormatVersion"] != nil || declares {
            return .malformed(at: "Resources", found: "nothing", accepted: "an object { … }")
        }
        if root["artifacts"] != nil || root["tree"] != nil { return .cloudAssembly }
        if root["scenarios"] != nil { return .scenarioFile }
        if root["Stacks"] != nil || root["Parameters"] != nil { return .parameters }
        if root["service"] != nil, root["provider"] != nil { return .serverlessYAML }
        return .unknown(keys: root.members.prefix(5).map { $0.key })
    }
}

extension Template {
    /// The regions of what a scenario has, with how many of those resources each holds: the most first.
    public var regions: [(name: String, resources: Int)] {
        guard case .plan(let states) = source else { return [] }
        var counts: [String: Int] = [:]
        for resource in states.flatMap({ $0.resources }) where resource.absence == nil {
            guard let region = resource.region, ResourceKind(resource.type).isTaken else { continue }
            counts[region, default: 0] += 1
        }
        return counts.map { ($0.key, $0.value) }.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
    }

    /// What stands in a region, and what does not say where.
    ///
    /// - Throws: where a value is wrong, or depends on a parameter that has none.
    public func scenarios(in region: String) throws(TemplateError) -> [TemplateScenario] {
        var scenarios: [TemplateScenario] = []
        let states: [State]
        switch source {
        case .plan(let planned): states = planned
        case .stack(let stack): states = [State(name: nil, resources: try stack.resources(in: region))]
        }
        for state in states {
            var resources = state.resources
            for position in resources.indices {
                guard let own = resources[position].region, own != region, resources[position].absence == nil,
                    ResourceKind(resources[position].type).isTaken
                else { continue }
                resources[position].absence = "in \(own); --region \(own) takes what is there"
            }
            let reader = try EstateReader(resources)
            guard reader.unresolved.isEmpty else { throw .unresolved(reader.unresolved) }
            let scenario = TemplateScenario(reader, state: state.name)
            guard scenario.count <= TemplateScenario.mostResources else { throw .tooMany(scenario.count) }
            scenarios.append(scenario)
        }
        return scenarios
    }
}
