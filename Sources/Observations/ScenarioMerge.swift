import ExactMath
import JSONText

/// Puts what was measured into a scenario file that there is, and leaves the rest of it as it stands.
public struct ScenarioMerge {
    /// A value that is another now.
    public struct Change: Equatable, Sendable {
        /// Such as `traffic.responseBytes` or `'fleet'.elb.connectionsPerRequest`.
        public let path: String
        /// As it stood; nil where there was none.
        public let before: String?
        public let after: String
    }

    public private(set) var changes: [Change] = []
    /// Measured resources that no resource of the file was found for.
    public private(set) var unplaced: [MeasuredResource] = []
    /// Whether the peak was left out because the file's own profile says what it is relative to.
    public private(set) var keepsProfile = false
    /// The text of the file with the changes.
    public let bytes: [UInt8]

    /// - Parameter document: the text's values; a valid scenario file.
    public init(_ parts: ScenarioParts, into bytes: [UInt8], _ document: JSONDocument) {
        var edits = JSONEdits(bytes)
        let root = document.root
        keepsProfile = root["traffic"]?["profile"] != nil && parts.peak != nil && parts.peak?.profile == nil
        let hasOwnPeak = keepsProfile
        let responses = Self.responseBytes(parts, root["traffic"]?["requestBytes"])
        let traffic = parts.traffic.filter { !hasOwnPeak || $0.key != "peakToAverage" }.map { member in
            guard member.key == "responseBytes", let responses else { return member }
            return MeasuredMember(key: member.key) { $0.number(responses) }
        }
        if let object = root["traffic"] {
            for member in traffic { changes += edits.set(member, in: object, path: "traffic") }
        } else if !traffic.isEmpty {
            let text = "{" + traffic.map { "\"\($0.key)\": \($0.text)" }.joined(separator: ", ") + "}"
            _ = edits.set("traffic", to: text, in: root)
            changes += traffic.map { Change(path: "traffic.\($0.key)", before: nil, after: $0.text) }
        }
        if let requests = parts.volume {
            let volumes = MeasuredMember(key: "volumes") { json in
                json.beginArray(inline: true)
                json.number(requests)
                json.endArray()
            }
            changes += edits.set(volumes, in: root, path: "")
        }
        for resource in parts.allResources where !resource.members.isEmpty {
            let places = Self.places(for: resource, among: parts.allResources, in: root)
            if places.isEmpty { unplaced.append(resource) }
            for place in places {
                for member in resource.members where member.key != "label" && member.key != "type" {
                    changes += edits.set(member, in: place.object, path: "'\(place.scenario)'.\(resource.service)")
                }
            }
        }
        self.bytes = edits.isEmpty ? bytes : edits.applied()
    }

    /// What is left for responses of a metric of both directions, where the file says how much requests are; nil where
    /// bytes were not measured so.
    private static func responseBytes(_ parts: ScenarioParts, _ requestBytes: JSONValue?) -> Int? {
        guard parts.areBytesOfBothWays, let both = parts.responseBytes,
            let text = requestBytes?.numberText ?? requestBytes?.stringValue, let own = try? Rational(decimal: text)
        else { return nil }
        return max(0, Rational(both) - own).ceiling.asInt
    }

    /// The resources of the file that a measured one is about: those with its name as their label, or, where only one of
    /// the kind was measured, the only one of the kind in each scenario.
    private static func places(
        for resource: MeasuredResource, among measured: [MeasuredResource], in root: JSONValue
    ) -> [(scenario: String, object: JSONValue)] {
        var places: [(scenario: String, object: JSONValue)] = []
        let isOnly = measured.filter { $0.isOfKind(resource) }.count == 1
        guard let scenarios = root["scenarios"] else { return [] }
        for scenario in scenarios.elements {
            guard let resources = scenario["resources"] else { continue }
            let ofKind = resources.elements.filter { resource.describes($0) }
            let named = ofKind.filter { !resource.label.isEmpty && $0["label"]?.equals(resource.label) == true }
            let chosen = !named.isEmpty ? named : isOnly && ofKind.count == 1 ? ofKind : []
            places += chosen.map { (scenario["name"]?.stringValue ?? "", $0) }
        }
        return places
    }
}

extension JSONEdits {
    /// Sets a member that was measured; returns what that changes, if anything.
    fileprivate mutating func set(
        _ member: MeasuredMember, in object: JSONValue, path: String
    ) -> [ScenarioMerge.Change] {
        let before = set(member.key, to: member.text, in: object)
        if before == member.text { return [] }
        let key = path.isEmpty ? member.key : "\(path).\(member.key)"
        return [ScenarioMerge.Change(path: key, before: before, after: member.text)]
    }
}

extension MeasuredResource {
    /// The type of a balancer or an API; empty where the service has none.
    private var type: String { members.first { $0.key == "type" }?.text ?? "" }

    fileprivate func isOfKind(_ other: MeasuredResource) -> Bool { service == other.service && type == other.type }

    /// Whether a resource of a file is of this service, and of this type where both state one.
    fileprivate func describes(_ value: JSONValue) -> Bool {
        guard value["service"]?.equals(service) == true else { return false }
        guard !type.isEmpty, let stated = value["type"]?.stringValue else { return true }
        return type == "\"\(stated)\""
    }
}
