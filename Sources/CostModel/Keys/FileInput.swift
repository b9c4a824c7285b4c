import JSONText
import StrictJSON

/// An input of a scenario file: a value that `--set` puts into it, with what the file states of it.
///
/// Resources of a service that state different values are different inputs, each with its scenarios.
public struct FileInput: Sendable {
    /// What a value may be, as far as somebody who changes it is helped by knowing.
    public enum Accepted: Sendable {
        case number(NumberRange)
        /// One of these words.
        case words([String])
        /// A text, or a value as a file has it.
        case text
    }

    /// The service or section and the key: `lambda.memoryMB`, `ec2.purchase.term`, `traffic.peakToAverage`, `region`.
    public let name: String
    /// What `--set` takes to change it everywhere that it is stated so; one unless scenarios differ.
    public let keys: [String]
    /// The scenarios that state it so; none where all resources of the service agree and have it, or it is no service's.
    public let scenarios: [String]
    /// The value as `--set` takes it; nil where the file is silent.
    public let stated: String?
    public let accepted: Accepted
    /// What the value says, in words, with its unit.
    public let meaning: String
}

extension FileInput {
    /// The inputs of a file, those of the services in their order and then those of the whole workload. The text has been
    /// read as a scenario file.
    ///
    /// - Throws: `FileFault` where the text is not JSON.
    public static func all(in bytes: [UInt8], file: String) throws(FileFault) -> [FileInput] {
        let root = try JSONDocument(bytes, file: file).root
        let scenarios = root["scenarios"].map { Array($0.elements) } ?? []
        let inputs = ServiceKind.all.flatMap { kind in
            (kind.keys() + Resource.commonKeys).filter { $0.name.description != "label" }.flatMap { key in
                Self.inputs(of: key, kind, in: scenarios)
            }
        }
        return inputs + ScenarioFile.keys.filter { Self.isAboutWorkload($0) }.flatMap { Self.inputs(of: $0, in: root) }
    }

    /// Whether a key at the top of a file changes what anything costs.
    private static func isAboutWorkload(_ key: KeyDescription) -> Bool {
        ["region", "pricesAsOf", "estimate", "traffic"].contains(key.name.description)
    }

    // MARK: Of services

    private static func inputs(
        of key: KeyDescription, _ kind: ServiceKind, in scenarios: [JSONValue]
    ) -> [FileInput] {
        let service = kind.name.description
        let resources = scenarios.enumerated().flatMap { position, scenario in
            (scenario["resources"].map { Array($0.elements) } ?? [])
                .filter { $0["service"]?.equals(service) == true }.map { (position, $0) }
        }
        guard !resources.isEmpty else { return [] }
        return leaves(key).flatMap { leaf in
            var values: [(stated: String?, scenarios: [Int])] = []
            for (position, resource) in resources where leaf.isPlace(in: resource) {
                let stated = Self.stated(leaf.path, in: resource)
                let known = values.firstIndex { $0.stated == stated }
                if let known, values[known].scenarios.last != position { values[known].scenarios.append(position) }
                if known == nil { values.append((stated, [position])) }
            }
            let name = ([service] + leaf.path).joined(separator: ".")
            let names = scenarios.map { $0["name"]?.stringValue ?? "" }
            let isEverywhere = values.count == 1 && resources.allSatisfy { leaf.isPlace(in: $0.1) }
            return values.map { value in
                FileInput(
                    name: name,
                    keys: isEverywhere ? [name] : value.scenarios.map { "\(quoted($0, of: names)).\(name)" },
                    scenarios: isEverywhere ? [] : value.scenarios.map { names[$0] }, stated: value.stated,
                    accepted: leaf.accepted, meaning: leaf.meaning)
            }
        }
    }

    /// A scenario as `--set` names it.
    private static func quoted(_ position: Int, of names: [String]) -> String {
        let name = names[position]
        for quote: Character in ["'", "\""] where !name.contains(quote) { return "\(quote)\(name)\(quote)" }
        return "'#\(position + 1)'"
    }

    // MARK: Of the workload

    private static func inputs(of key: KeyDescription, in root: JSONValue) -> [FileInput] {
        leaves(key).map { leaf in
            let name = leaf.path.joined(separator: ".")
            return FileInput(
                name: name, keys: [name], scenarios: [], stated: stated(leaf.path, in: root), accepted: leaf.accepted,
                meaning: leaf.meaning)
        }
    }

    // MARK: Keys and values

    private struct Leaf {
        let path: [String]
        let accepted: Accepted
        let meaning: String
        /// Whether the value stands for itself only where it is no object, or inside the object only where there is one.
        var isObject: Bool?

        func isPlace(in resource: JSONValue) -> Bool {
            isObject == nil || isObject == (resource[named: path[0]]?.kind == .object)
        }
    }

    /// The key itself, or the keys inside its object; both where an object is one of several things that it may be.
    private static func leaves(_ key: KeyDescription) -> [Leaf] {
        let name = key.name.description
        var own = Leaf(path: [name], accepted: key.shape.accepted, meaning: key.meaning)
        let inner = key.shape.objectKeys
        guard !inner.isEmpty else { return [own] }
        var leaves = inner.map {
            Leaf(path: [name, $0.name.description], accepted: $0.shape.accepted, meaning: $0.meaning)
        }
        guard case .any = key.shape else { return leaves }
        own.isObject = false
        for index in leaves.indices { leaves[index].isObject = true }
        return [own] + leaves
    }

    private static func stated(_ path: [String], in object: JSONValue) -> String? {
        var value = object
        for key in path {
            guard let found = value[named: key] else { return nil }
            value = found
        }
        return value.settingText
    }
}

extension JSONValue {
    /// The value as `--set` takes it: a text without its quotes, anything else as it stands in the file, on one line.
    fileprivate var settingText: String {
        if let text = stringValue { return text }
        if let text = numberText { return text }
        var json = JSONWriter()
        json.value(self, inline: true)
        return String(decoding: json.bytes.dropLast(), as: UTF8.self)
    }
}

extension ValueShape {
    fileprivate var accepted: FileInput.Accepted {
        switch self {
        case .number(let range): .number(range)
        case .flag: .words(["true", "false"])
        case .choice(let words): .words(words)
        case .any(let shapes):
            shapes.lazy.compactMap { shape in if case .number(let range) = shape { Self.number(range) } else { nil } }
                .first?.accepted ?? .text
        default: .text
        }
    }

    /// The keys of the object that the value is, or may be; each once, whatever kinds of object there are.
    fileprivate var objectKeys: [KeyDescription] {
        switch self {
        case .object(let keys): keys
        case .any(let shapes):
            shapes.reduce(into: []) { known, shape in
                for key in shape.objectKeys {
                    guard let at = known.firstIndex(where: { $0.name.description == key.name.description }) else {
                        known.append(key)
                        continue
                    }
                    known[at] = known[at].joined(with: key)
                }
            }
        default: []
        }
    }
}

extension KeyDescription {
    /// A key of two kinds of object, which takes the words of both.
    fileprivate func joined(with other: KeyDescription) -> KeyDescription {
        guard case .choice(let words) = shape, case .choice(let more) = other.shape else { return self }
        return KeyDescription(name, .choice(words + more.filter { !words.contains($0) }), meaning)
    }
}
